"""The planted pairs: the same from the same seed, of every kind, their spans on what differs."""

import gzip
import json
from collections import Counter
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from random import Random

from training.planted import KINDS, pairs, write_story

PUBLISHED = Path(__file__).parent.parent / "training" / "planted.jsonl.gz"


def test_the_generator_makes_the_published_set() -> None:
    with gzip.open(PUBLISHED, "rt", encoding="utf-8") as lines:
        published = [json.loads(line) for line in islice(lines, 300)]
    assert [json.loads(json.dumps(asdict(pair))) for pair in pairs(300)] == published


def test_the_published_set_is_large_and_has_every_kind() -> None:
    with gzip.open(PUBLISHED, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    assert len({(r["a"], r["b"]) for r in rows}) >= 5000
    kinds = Counter(r["kind"] for r in rows if r["label"] == "differs")
    assert set(kinds) == set(KINDS)
    assert {r["label"] for r in rows} == {"same", "differs", "related", "unrelated"}


def test_spans_stand_on_words_that_differ_and_no_slot_is_left_open() -> None:
    for pair in pairs(400):
        assert not set("{}[]⟦⟧|") & set(pair.a + pair.b)
        if pair.label == "differs" and pair.a_at and pair.b_at:
            assert pair.a[slice(*pair.a_at)].strip() != pair.b[slice(*pair.b_at)].strip()
        if pair.label != "same":
            assert not pair.a_holds_b and not pair.b_holds_a


def test_a_story_cites_words_of_its_accounts(tmp_path: Path) -> None:
    write_story(tmp_path, Random(5))
    labels = json.loads((tmp_path / "labels.json").read_text(encoding="utf-8"))
    texts = {p.stem: p.read_text(encoding="utf-8") for p in tmp_path.glob("a*.txt")}
    cited = [s for c in labels["claims"] for s in c["statements"]]
    cited += [c[side] for c in labels["conflicts"] + labels["not_conflicts"] for side in "ab"]
    assert cited
    assert all(words in texts[account] for account, words in cited)
