"""Do two names mean the same: F1 on labelled pairs, tables with name1, name2 and is_match."""

import csv
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from consilience.models import NameScorer, load
from consilience.stages.entities.names import match_names
from evals.measures import f1

_KINDS = {"person": "person", "full_name": "person", "unit": "person"}
_SAME = 0.5  # the scorer gives a probability
_STEPS = 100


@dataclass(frozen=True)
class Pair:
    """Two names, whether they mean the same, and the set they belong to."""

    a: str
    b: str
    kind: str
    match: bool
    group: str  # curated (with a schema column) | full_name | unit


def pairs(data: Path) -> Iterator[Pair]:
    """Read every table below a folder: comma or tab separated, by its header."""
    for path in sorted(p for p in data.rglob("*") if p.suffix in {".csv", ".tsv"}):
        with path.open(encoding="utf-8", newline="") as file:
            tabbed = path.suffix == ".tsv"
            rows = csv.DictReader(
                file, delimiter="\t" if tabbed else ",", quoting=csv.QUOTE_NONE if tabbed else csv.QUOTE_MINIMAL
            )
            for row in rows:
                if row.get("name1") and row.get("name2") and row.get("is_match"):
                    yield _pair(row)


def _pair(row: dict[str, str]) -> Pair:
    kind = row.get("schema") or row.get("kind") or "person"
    group = "curated" if "schema" in row else kind
    same = row["is_match"].strip().lower() in {"1", "true", "yes"}
    return Pair(row["name1"], row["name2"], _KINDS.get(kind.lower(), "organization"), same, group)


def scores(read: list[Pair], score: Callable[[Pair], float], least: float = _SAME) -> dict[str, float]:
    """Precision, recall and F1 of "the same" at a threshold."""
    said = [score(p) >= least for p in read]
    hits = sum(s and p.match for s, p in zip(said, read, strict=True))
    precision, recall = hits / max(1, sum(said)), hits / max(1, sum(p.match for p in read))
    return {"f1": f1(precision, recall), "precision": precision, "recall": recall}


def _best(read: list[Pair], score: Callable[[str, str], float]) -> dict[str, float]:
    """A baseline's scores at the threshold that suits it best on the very data it is measured on."""
    found = {(p.a, p.b): score(p.a.lower(), p.b.lower()) for p in read}
    runs = (scores(read, lambda p: found[p.a, p.b], step / _STEPS) for step in range(_STEPS + 1))
    return max(runs, key=lambda s: s["f1"])


def _baselines() -> dict[str, Callable[[str, str], float]]:
    from rapidfuzz import fuzz
    from rapidfuzz.distance import JaroWinkler, Levenshtein

    return {
        "levenshtein": Levenshtein.normalized_similarity,
        "token_sort": lambda a, b: fuzz.token_sort_ratio(a, b) / 100,
        "jaro_winkler": JaroWinkler.similarity,
    }


def run(data: Path) -> dict[str, Any]:
    """Score all pairs together, and each set alone under ``sets``."""
    began = time.perf_counter()
    read = list(pairs(data))
    scorer = load(NameScorer)
    found = {p: match_names(p.a, p.b, p.kind, scorer=scorer)[0] for p in read}
    sets = {g: [p for p in read if p.group == g] for g in sorted({p.group for p in read})}
    whole = scores(read, found.__getitem__)
    return {
        **whole,
        "n": len(read),
        "sets": {g: {**scores(own, found.__getitem__), "n": len(own)} for g, own in sets.items()},
        "baselines": {
            name: {**_best(read, score), "sets": {g: _best(own, score) for g, own in sets.items()}}
            for name, score in _baselines().items()
        },
        "failures": {
            "taken for one": sum(found[p] >= _SAME and not p.match for p in read),
            "kept apart": sum(found[p] < _SAME and p.match for p in read),
        },
        "seconds": time.perf_counter() - began,
    }
