"""How labelled stories are read for the recipes."""

from pathlib import Path

from consilience.records import Article
from tests.factory import make
from training.stories import Texts, accounts


def test_a_folder_is_read_as_one_saga_up_to_what_claims_are_compared_by(tmp_path: Path) -> None:
    (tmp_path / "a1.txt").write_text("Ferry sinks\nA ferry sank off Port Mell on Monday, Mayor Ada Quill said.")
    (tmp_path / "a2.txt").write_text("Circus opens\nA circus opened in the valley and sold two hundred tickets.")
    read = accounts(tmp_path)
    assert {m.saga_id for m in read.members} == {"saga"}
    assert {c.article_id for c in read.claims} == {a.article_id for a in read.articles}
    assert any(e.name == "Ada Quill" for e in read.entities)


def test_labels_cite_words_of_an_account_by_how_its_name_begins() -> None:
    texts = Texts(
        [make(Article, path="a1_tide.txt", text="A ferry sank. It lay off Port Mell, in fog. Nobody was hurt.")]
    )
    assert texts.words("a1", "off Port Mell") == ("a1_tide", 21, 34)
    assert texts.sentence("a1", "off Port Mell") == ("a1_tide", 14, 43)
    assert texts.sentence("a1", "off Port Holm") is texts.sentence("a", "off Port Mell") is None
