"""Teach which differences of two claims are worth telling: boosted trees over the comparators' findings.

python -m training.differences STORIES HALF0.onnx HALF1.onnx OUT.npz

The halves are the pair readers of ``training.judging``; what they read, and all scores, are of stories left out.
"""

import sys
from dataclasses import dataclass
from pathlib import Path

import lightgbm
import numpy as np
from numpy.typing import NDArray

from consilience.stages.claims.accounts import Accounts, sagas
from consilience.stages.claims.contrasts import Contrast
from consilience.stages.claims.pairs import Pairs
from consilience.stages.claims.slots import Filler
from consilience.stages.claims.telling import Findings, choose, columns, find
from training import agreement, judging
from training.agreement import Labelled, label
from training.stories import Span, Texts, labels_of, meets, stem_of, stories

ROUNDS = 400
SETTINGS = {
    "objective": "cross_entropy", "learning_rate": 0.015, "num_leaves": 12, "min_data_in_leaf": 120,
    "feature_fraction": 0.2, "bagging_fraction": 0.7, "bagging_freq": 1, "lambda_l2": 10.0, "verbose": -1,
    "num_threads": 1, "seed": 1, "deterministic": True, "max_bin": 127,
}  # fmt: skip
ONLY_PLACE = 0.4  # worth of a finding whose sentences are marked, but for another kind


@dataclass
class Marked:
    """A story's contrasts with features, the marked differences each hits, and how many there are to hit."""

    findings: Findings
    table: NDArray[np.float32]
    names: list[str]
    hits: list[set[int]]
    kinds: list[str]  # of the marked differences
    traps: list[set[int]]
    trap_count: int


def mark(story: Labelled, score: NDArray[np.float32], read: Accounts, folder: Path) -> Marked:
    """Run the comparators on a story whose pairs are scored, and see which marked differences and traps each finds."""
    pairs = Pairs(
        story.rows, story.columns, dict(zip(story.names, story.table.T, strict=True)), np.asarray(score, np.float32)
    )
    findings = find(story.saga, pairs, Filler(read))
    at, gold = columns(findings), labels_of(folder)
    texts = Texts(u.article for u in story.saga.units)
    ends = [_ends(story, n, contrast) for n, contrast in findings.found]
    traps = [(c["a"], c["b"]) if isinstance(c, dict) else (c[0], c[1]) for c in gold["not_conflicts"]]
    return Marked(
        findings,
        np.stack(list(at.values()), 1) if ends else np.zeros((0, len(at)), np.float32),
        list(at),
        _hits(ends, [(texts.sentence(*c["a"]), texts.sentence(*c["b"])) for c in gold["conflicts"]]),
        [c["slot"] for c in gold["conflicts"]],
        _hits(ends, [(texts.sentence(*a), texts.sentence(*b)) for a, b in traps]),
        len(traps),
    )


def _ends(story: Labelled, n: int, contrast: Contrast) -> tuple[Span, Span]:
    """Where the two sides of a finding stand."""
    a, b = (story.saga.units[side[n]].article for side in (story.rows, story.columns))
    return (stem_of(a), *contrast.a), (stem_of(b), *contrast.b)


def _hits(found: list[tuple[Span, Span]], marked: list[tuple[Span | None, Span | None]]) -> list[set[int]]:
    """For each finding the numbers of the marked pairs whose two places it meets, in either order."""
    known = [(k, x, y) for k, (x, y) in enumerate(marked) if x and y]
    return [
        {k for k, x, y in known if (meets(a, x) and meets(b, y)) or (meets(a, y) and meets(b, x))} for a, b in found
    ]


def worth(story: Marked) -> NDArray[np.float32]:
    """1 for a finding that is marked under its kind, less for one marked under another, 0 for the rest."""
    return np.array(
        [
            1.0 if any(story.kinds[k] == c.kind for k in hits) else ONLY_PLACE if hits else 0.0
            for (_, c), hits in zip(story.findings.found, story.hits, strict=True)
        ],
        np.float32,
    )


def fit(stories: list[Marked]) -> lightgbm.Booster:
    """Boosted trees over the findings of some stories."""
    table = np.concatenate([s.table for s in stories])
    return lightgbm.train(SETTINGS, lightgbm.Dataset(table, np.concatenate([worth(s) for s in stories])), ROUNDS)


def figures(story: Marked, score: NDArray[np.float32], least: float) -> tuple[float, float, float, float]:
    """Precision, recall, share of the right kind, traps avoided."""
    found = story.findings.found
    kept = [row[0] for row in choose(score, story.findings, least)]
    got = {k for n in kept for k in story.hits[n]}
    kind = {k for n in kept for k in story.hits[n] if story.kinds[k] == found[n][1].kind}
    caught = {k for n in kept if found[n][1].sort == "conflict" for k in story.traps[n]}
    right = sum(bool(story.hits[n]) for n in kept)
    return (
        right / len(kept) if kept else float("nan"),
        len(got) / max(len(story.kinds), 1),
        len(kind) / len(got) if got else float("nan"),
        1 - len(caught) / max(story.trap_count, 1),
    )


def main(data: Path, halves: list[Path], out: Path) -> None:
    """Print the figures at several thresholds, and write the trees of all stories."""
    every = list(stories(data))
    labelled = [label(next(sagas(read)), folder) for folder, read in every]
    looked, _, scores = judging.crossvalidate(labelled, halves)
    marked = [mark(own, score, read, folder) for own, score, (folder, read) in zip(looked, scores, every, strict=True)]
    judged = agreement.crossvalidate(marked, fit)
    for least in (0.06, 0.08, 0.1, 0.12, 0.15, 0.2, 0.3):
        mean = np.nanmean([figures(f, s, least) for f, s in zip(marked, judged, strict=True)], axis=0)
        print(f"least {least:.2f}: precision, recall, kind, traps avoided", mean.round(3).tolist())
    agreement.export(fit(marked), marked[0].names, out)


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(sys.argv[2]), Path(sys.argv[3])], Path(sys.argv[4]))
