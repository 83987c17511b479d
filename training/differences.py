"""Teach which differences of two claims are worth telling: boosted trees over the comparators' findings.

python -m training.differences STORIES OUT.npz
"""

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
from numpy.typing import NDArray

from consilience.stages.claims.accounts import Accounts, sagas
from consilience.stages.claims.contrasts import Contrast
from consilience.stages.claims.pairs import Pairs
from consilience.stages.claims.slots import Filler
from consilience.stages.claims.telling import LEAST, columns, contrasts_of
from training import agreement
from training.agreement import FOLDS, Labelled, label, sentence_of
from training.stories import stories

ROUNDS = 150
SETTINGS = {
    "objective": "cross_entropy", "learning_rate": 0.04, "num_leaves": 15, "min_data_in_leaf": 60,
    "feature_fraction": 0.3, "bagging_fraction": 0.7, "bagging_freq": 1, "lambda_l2": 10.0, "verbose": -1,
    "num_threads": 1, "seed": 1, "deterministic": True, "max_bin": 127,
}  # fmt: skip
ONLY_PLACE = 0.25  # worth of a finding whose sentences are marked, but for another kind


@dataclass
class Findings:
    """A story's contrasts with features, the marked differences each hits, and how many there are to hit."""

    found: list[tuple[int, Contrast]]
    table: NDArray[np.float32]
    names: list[str]
    hits: list[set[int]]
    kinds: list[str]  # of the marked differences
    traps: list[set[int]]
    trap_count: int
    sentences: list[tuple[Any, ...]]


def find(story: Labelled, score: NDArray[np.float32], read: Accounts, folder: Path) -> Findings:
    filler, units = Filler(read), story.saga.units
    pairs = Pairs(
        story.rows, story.columns, dict(zip(story.names, story.table.T, strict=True)), np.asarray(score, np.float32)
    )
    found = [
        (n, c)
        for n in np.flatnonzero(pairs.score >= LEAST).tolist()
        for c in contrasts_of(filler.of(units[story.rows[n]]), filler.of(units[story.columns[n]]))
    ]
    at = columns(found, pairs)
    gold = json.loads(next(p for p in (folder / "labels.json", folder / "gold.json") if p.exists()).read_text())
    stem = {u.article.article_id: Path(u.article.path).stem for u in units}
    text = {stem[u.article.article_id]: u.article.text for u in units}

    def place(evidence: list[str]) -> tuple[str, int, int]:
        key = next((k for k in text if k == evidence[0] or k.startswith(evidence[0] + "_")), "")
        start = text.get(key, "").find(evidence[1])
        return (key, *sentence_of(text.get(key, ""), start, start + len(evidence[1]))) if start >= 0 else ("", 0, 0)

    def spans(n: int, c: Contrast) -> tuple[tuple[str, int, int], tuple[str, int, int]]:
        a, b = units[story.rows[n]], units[story.columns[n]]
        return (stem[a.article.article_id], *c.a), (stem[b.article.article_id], *c.b)

    def hits(marked: list[tuple[Any, Any]]) -> list[set[int]]:
        out = []
        for n, c in found:
            a, b = spans(n, c)
            out.append({k for k, (x, y) in enumerate(marked) if (hit(a, x) and hit(b, y)) or (hit(a, y) and hit(b, x))})
        return out

    conflicts = [(place(c["a"]), place(c["b"])) for c in gold["conflicts"]]
    traps = [(c["a"], c["b"]) if isinstance(c, dict) else (c[0], c[1]) for c in gold["not_conflicts"]]
    return Findings(
        found,
        np.stack(list(at.values()), 1) if found else np.zeros((0, len(at)), np.float32),
        list(at),
        hits(conflicts),
        [c["slot"] for c in gold["conflicts"]],
        hits([(place(a), place(b)) for a, b in traps]),
        len(traps),
        [
            (units[story.rows[n]].claim.article_id, units[story.rows[n]].claim.sentence,
             units[story.columns[n]].claim.article_id, units[story.columns[n]].claim.sentence)
            for n, _ in found
        ],
    )  # fmt: skip


def hit(a: tuple[str, int, int], b: tuple[str, int, int]) -> bool:
    return a[0] == b[0] and a[1] < b[2] and b[1] < a[2]


def worth(story: Findings) -> NDArray[np.float32]:
    """1 for a finding that is marked under its kind, less for one marked under another, 0 for the rest."""
    return np.array(
        [
            1.0 if any(story.kinds[k] == c.kind for k in hits) else ONLY_PLACE if hits else 0.0
            for (_, c), hits in zip(story.found, story.hits, strict=True)
        ],
        np.float32,
    )


def fit(stories: list[Findings]) -> lightgbm.Booster:
    table = np.concatenate([s.table for s in stories])
    return lightgbm.train(SETTINGS, lightgbm.Dataset(table, np.concatenate([worth(s) for s in stories])), ROUNDS)


def crossvalidate(stories: list[Findings]) -> list[NDArray[np.float32]]:
    scores: list[Any] = [None] * len(stories)
    for fold in range(FOLDS):
        model = fit([s for n, s in enumerate(stories) if n % FOLDS != fold])
        for n in range(fold, len(stories), FOLDS):
            scores[n] = model.predict(stories[n].table)
    return scores


def figures(story: Findings, score: NDArray[np.float32], least: float) -> tuple[float, float, float, float]:
    """Precision, recall, share of the right kind, traps avoided; one finding a pair of sentences."""
    kept, seen = [], set()
    for n in np.argsort(-score, kind="stable"):
        if score[n] >= least and story.sentences[n] not in seen:
            seen.add(story.sentences[n])
            kept.append(n)
    got = {k for n in kept for k in story.hits[n]}
    kind = {k for n in kept for k in story.hits[n] if story.kinds[k] == story.found[n][1].kind}
    caught = {k for n in kept if story.found[n][1].sort == "conflict" for k in story.traps[n]}
    right = sum(bool(story.hits[n]) for n in kept)
    return (
        right / len(kept) if kept else float("nan"),
        len(got) / max(len(story.kinds), 1),
        len(kind) / len(got) if got else float("nan"),
        1 - len(caught) / max(story.trap_count, 1),
    )


def main(data: Path, out: Path) -> None:
    every = list(stories(data))
    labelled = [label(next(sagas(read)), folder) for folder, read in every]
    scores = agreement.crossvalidate(labelled)  # of stories left out, as they will be scored in use
    found = [find(own, score, read, folder) for own, score, (folder, read) in zip(labelled, scores, every, strict=True)]
    judged = crossvalidate(found)
    for least in (0.06, 0.08, 0.1, 0.12, 0.15, 0.2, 0.3):
        mean = np.nanmean([figures(f, s, least) for f, s in zip(found, judged, strict=True)], axis=0)
        print(f"least {least:.2f}: precision, recall, kind, traps avoided", mean.round(3).tolist())
    agreement.export(fit(found), found[0].names, out)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
