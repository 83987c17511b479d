"""Gold annotation is kept without texts, and laid out again beside them."""

import gzip
import json
from pathlib import Path

from training.gold import KEPT, keep, lay_out

TEXT = "Ferry sinks off Holm\nThe Marit sank on Monday, Ada Lund said. “We were lucky.”\nShare this"
GOLD = {
    "about": "A ferry sinks.",
    "boilerplate": {"a1": ["Share this"]},
    "captions": {"a1": []},
    "entities": [{"kind": "person", "name": "Ada Lund", "mentions": [["a1", "Ada Lund"]]}],
    "confusable": [[["a1", "Holm"], ["a1", "Ada Lund"]]],
    "quotes": [{"at": ["a1", "We were lucky."], "speaker": "Ada Lund", "same_as": None}],
    "lineage": [{"from": "a1", "to": "a2", "at": []}],
}


def test_annotation_comes_back_with_the_texts(tmp_path: Path) -> None:
    folder, data = tmp_path / "made" / "held" / "ferry", tmp_path / "data"
    folder.mkdir(parents=True)
    (folder / "a1.txt").write_text(TEXT, encoding="utf-8")
    (folder / "meta.json").write_text(json.dumps({"a1": {"doc_id": "x"}}), encoding="utf-8")
    (folder / "gold.json").write_text(json.dumps(GOLD | {"notes": "“Share this” is no text"}), encoding="utf-8")
    kept = tmp_path / "kept.jsonl.gz"
    keep(tmp_path / "made", kept)
    assert not any(words in gzip.decompress(kept.read_bytes()).decode() for words in ("Marit", "Share", "lucky"))
    (data / "stories").mkdir(parents=True)
    title, _, text = TEXT.partition("\n")
    row = {"doc_id": "x", "title": title, "text": text, "url": "https://holm.example/ferry"}
    (data / "stories" / "wire.dev.jsonl").write_text(json.dumps(row), encoding="utf-8")
    lay_out(data, tmp_path / "out", kept)
    out = tmp_path / "out" / "held" / "ferry"
    assert json.loads((out / "gold.json").read_text(encoding="utf-8")) == GOLD
    assert (out / "a1.txt").read_text(encoding="utf-8") == TEXT
    assert json.loads((out / "meta.json").read_text(encoding="utf-8"))["a1"]["url"] == row["url"]


def test_what_is_kept_holds_no_sentence() -> None:
    """Names and remarks of the labellers are short; evidence is places."""
    with gzip.open(KEPT, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    assert {row["part"] for row in rows} == {"read", "held", "promises"}
    for row in rows:
        told = row["gold"].get("quotes", row["gold"]["commitments"])
        assert all(isinstance(quote["at"][1], int) for quote in told)
