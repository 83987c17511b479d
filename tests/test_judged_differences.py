"""An eval of findings that were judged: matched with what is told by their two sentences and kind."""

import gzip
import json
from pathlib import Path

import pytest

from evals.differences import run
from training.labels import FINDINGS

TEXTS = {
    "Ferry lost off Port Mell": "The ferry Marit sank off Port Mell on Monday, and 12 passengers drowned, police said.",
    "Marit goes down": "The ferry Marit sank off Port Mell on Monday, and 19 passengers drowned, police said.",
}
SENTENCES = [["a1", 25, 110], ["a2", 16, 101]]


def judged(folder: Path, **finding: object) -> Path:
    """Two accounts in a folder of data sets, and one judged finding of their second sentences."""
    rows = [json.dumps({"doc_id": title, "title": title, "text": text}) for title, text in TEXTS.items()]
    (folder / "stories").mkdir(parents=True)
    (folder / "stories" / "wire.dev.jsonl").write_text("\n".join(rows), encoding="utf-8")
    b, a = SENTENCES
    kept = {"accounts": [["wire", title] for title in TEXTS], "findings": [{"a": a, "b": b, "right": "", **finding}]}
    (folder / "kept.jsonl.gz").write_bytes(gzip.compress(json.dumps(kept).encode()))
    return folder


def test_what_is_told_has_the_verdict_of_its_sentences_and_kind(tmp_path: Path) -> None:
    data = judged(tmp_path, kind="quantity", mark=2, other=False)
    result = run(data, data / "kept.jsonl.gz")
    assert (result["judged"], result["printed"], result["wrong"]) == (1, 1.0, 0.0)
    assert result["kinds"]["quantity"]["printed"] == result["baselines"]["all found"]["printed"] == 1.0
    assert result["told"] == result["n"] == sum(row["told"] for row in result["kinds"].values())


def test_a_verdict_on_another_kind_is_none_on_what_is_told(tmp_path: Path) -> None:
    data = judged(tmp_path, kind="place", mark=0, other=False)
    result = run(data, data / "kept.jsonl.gz")
    assert (result["judged"], result["printed"], result["area"]) == (0, None, None)
    assert result["told"] >= 1


def test_without_the_articles_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="skipped"):
        run(tmp_path)


def test_every_judged_finding_has_two_places_and_a_mark() -> None:
    rows = [json.loads(row) for row in gzip.decompress(FINDINGS.read_bytes()).splitlines()]
    findings = [finding for row in rows for finding in row["findings"]]
    assert len(findings) == 1313
    for finding in findings:
        assert finding["a"][0] != finding["b"][0]
        assert (finding["mark"] == 2) == bool(finding["right"])
        assert finding["mark"] == 2 or not finding["other"]
