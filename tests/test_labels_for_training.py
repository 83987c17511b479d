"""Labels of stories are kept without the texts, and laid out again beside them."""

import gzip
import json
from pathlib import Path

from training.labels import GIVEN, LINES, keep, lay_out

TEXTS = {
    "a1": "Ferry sinks off Holm\nTwo ferries met in the fog. Nobody was hurt.\n",
    "a2": "Fog on the sound\nNo one came to harm when the “Marit” went down.\n",
}
LABELS = {
    "about": "A ferry sinks.",
    "claims": [
        {
            "id": "unhurt",
            "gist": "Nobody was hurt.",
            "statements": [["a1", "Nobody was hurt"], ["a2", "No one came to harm"]],
            "agree": "yes",
        }
    ],
    "conflicts": [
        {
            "id": "how",
            "a": ["a1", "Two ferries met"],
            "b": ["a2", "the “Marit” went down"],
            "slot": "act",
            "kind": "conflict",
            "why": "a collision or not",
        }
    ],
    "not_conflicts": [{"a": ["a1", "Ferry sinks"], "b": ["a2", "Fog on the sound"], "why": "two things"}],
}


def story(folder: Path) -> Path:
    """A labelled story as its labeller leaves it."""
    folder.mkdir(parents=True)
    for stem, text in TEXTS.items():
        (folder / f"{stem}.txt").write_text(text, encoding="utf-8")
    meta = {stem: {"set": "wire", "doc_id": f"{stem}-id"} for stem in TEXTS}
    (folder / "meta.json").write_text(json.dumps(meta), encoding="utf-8")
    (folder / "labels.json").write_text(json.dumps(LABELS), encoding="utf-8")
    return folder


def data(folder: Path) -> Path:
    """A folder of data sets: the articles, and one labelled story."""
    (folder / "stories").mkdir(parents=True)
    rows = []
    for stem, text in TEXTS.items():
        title, body = text.split("\n", 1)
        rows.append(json.dumps({"doc_id": f"{stem}-id", "title": title, "text": body}))
    (folder / "stories" / "wire.dev.jsonl").write_text("\n".join(rows), encoding="utf-8")
    story(folder / GIVEN / "t00")
    return folder


def test_labels_that_were_kept_come_back_with_their_texts(tmp_path: Path) -> None:
    kept = tmp_path / "kept.jsonl.gz"
    keep(story(tmp_path / "labelled" / "one").parent, kept)
    facts = tmp_path / "facts.jsonl.gz"
    fact = {"story": "t00", "key_facts": [{"gist": "A ferry sank.", "at": [["a1", 0, 11]]}]}
    facts.write_bytes(gzip.compress(json.dumps(fact).encode()))
    lay_out(data(tmp_path / "data"), tmp_path / "out", kept, facts)
    given = json.loads((tmp_path / "out" / "t00" / "labels.json").read_text(encoding="utf-8"))
    assert given == LABELS | {"key_facts": [{"gist": "A ferry sank.", "at": [["a1", "Ferry sinks"]]}]}
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["lines", "t00", "u000"]
    again = tmp_path / "out" / "u000"
    made = json.loads((again / "labels.json").read_text(encoding="utf-8"))
    assert {key: made[key] for key in LABELS} == LABELS
    assert {p.stem: p.read_text(encoding="utf-8") for p in again.glob("a*.txt")} == TEXTS


def test_no_word_of_a_text_is_kept(tmp_path: Path) -> None:
    kept = tmp_path / "kept.jsonl.gz"
    keep(story(tmp_path / "labelled" / "one").parent, kept)
    assert "Marit" not in gzip.decompress(kept.read_bytes()).decode()


def test_lines_of_our_own_name_articles_and_say_whether_they_follow() -> None:
    rows = [json.loads(row) for row in gzip.decompress(LINES.read_bytes()).splitlines()]
    assert all(len(row["article"]) == 2 and row["line"] and row["holds"] in {True, False} for row in rows)
    assert len({(*row["article"], row["line"]) for row in rows}) == len(rows)
