"""The desk answers questions about a collection from its store."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from consilience import Desk, SettingsError, open_desk
from consilience.records import RawDocument
from tests.factory import make

ACCOUNTS = {
    "a.txt": "Moor dam to close by 2027\n\nMOOR, May 3, 2024 - Moor will close the Tarn dam by the end of 2027, "
    'President Ada Holt said on Friday. "The river comes first," Holt said.',
    "b.txt": "Tarn dam to be shut\n\nMay 4, 2024\n\nThe Tarn dam in Moor will be closed by the end of 2027, President "
    "Ada Holt announced on Friday. Some 300 people work there.",
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder: Path = tmp_path_factory.mktemp("desk")
    for name, text in ACCOUNTS.items():
        (folder / name).write_text(text)
    with open_desk(folder / "store.db") as desk:
        desk.read([folder])
        desk.update()
        yield desk


def test_stories_and_their_accounts(desk: Desk) -> None:
    (story,) = desk.stories()
    assert {Path(a.path).name for a in desk.articles(story.story_id)} == set(ACCOUNTS)
    assert desk.articles() == [desk.article(a.article_id) for a in desk.articles()]
    with pytest.raises(SettingsError, match="no article"):
        desk.article("nothing")


def test_search_gives_exact_places(desk: Desk) -> None:
    hits = desk.search("tarn dam")
    words = [desk.article(h.article_id).text[h.start : h.end].lower() for h in hits]
    assert set(words) == {"tarn", "dam"}
    assert desk.search("volcano") == desk.search("") == []


def test_who_is_named_where(desk: Desk) -> None:
    holt = next(e for e in desk.entities("holt") if e.kind == "person")
    places = {desk.article(m.article_id).text[m.start : m.end] for m in desk.mentions(holt.entity_id)}
    assert "Ada Holt" in places


def test_what_is_claimed_and_promised(desk: Desk) -> None:
    (story,) = desk.stories()
    propositions = desk.propositions(story.story_id)
    assert propositions == sorted(propositions, key=lambda p: (-p.salience, p.proposition_id))
    claims = [c for p in propositions for _, c in desk.claims(p.proposition_id)]
    assert any("300" in c.text for c in claims)
    assert any("2027" in c.deadline for c in desk.commitments(story.saga_id))
    assert desk.differences(story.saga_id) == desk.differences()
    assert [h.date for h in desk.timeline()] == sorted(h.date for h in desk.timeline())


def test_who_was_written_from_whom(desk: Desk) -> None:
    (link,) = desk.lineage()
    assert [Path(desk.article(a).path).name for a in (link.article_id, link.source_article)] == ["b.txt", "a.txt"]
    assert desk.lineage(link.source_article) == []


def test_the_timeline_of_a_story_and_of_a_person(desk: Desk) -> None:
    (story,) = desk.stories()
    every = desk.timeline()
    assert every == desk.timeline(story.saga_id) == desk.timeline(story_id=story.story_id)
    of_holt = desk.timeline(who="Holt")
    assert of_holt
    assert all("Holt" in desk.article(h.cited_articles[0]).text for h in of_holt)
    assert desk.timeline(who="Nobody at all") == desk.timeline(story_id="none") == []


def test_judgements_outlive_runs_additions_and_other_versions(tmp_path: Path) -> None:
    first, second, third = (
        make(RawDocument, doc_id=f"d{n}", path=f"{n}.txt", media_type="text/plain", body=text.encode())
        for n, text in enumerate(
            [
                "Bridge opens\n\nMayor Anna Bergstrom opened the bridge at Moor on Monday, the town said.",
                "Moor bridge open\n\nThe bridge at Moor was opened on Monday by Mayor Ana Bergstroem, officials said.",
                "Bridge at Moor\n\nMayor Anna Bergstrom opened the Moor bridge on Monday, residents said.",
            ]
        )
    )

    def people(desk: Desk) -> list[set[str]]:
        return sorted(({e.name, *e.aliases} for e in desk.entities("bergstr")), key=len)

    store = tmp_path / "x.db"
    with open_desk(store) as desk:
        desk.put([first, second])
        desk.update()
        assert len(people(desk)) == 1
        assert desk.judge("different", "Anna Bergstrom", "Ana Bergstroem") == 1
        desk.update()
        assert len(people(desk)) == 2
    with sqlite3.connect(store) as db:
        db.execute("PRAGMA user_version=1")  # as another version of the program leaves it
    with open_desk(store) as desk:
        desk.put([first, second, third])
        desk.update()
        assert len(people(desk)) == 2
        assert [j.verdict for j in desk.judgements()] == ["different"]
        with pytest.raises(SettingsError, match="no story names both"):
            desk.judge("same", "Anna Bergstrom", "Nobody Else")
        with pytest.raises(SettingsError, match="which two accounts"):
            desk.judge("same", "Anna Bergstrom", "Anna Bergstrom")
