"""Teach the pair scorer: boosted trees over the features of two claims, from hand-labelled stories.

    python -m training.agreement STORIES OUT.npz

STORIES holds folders in the format of the labelled agreement stories (``aN.txt`` and ``labels.json``).
Prints the cross-validated figures, story by story left out in five folds, and writes the trees of all stories.
"""

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeVar

import lightgbm
import numpy as np
from numpy.typing import NDArray

from consilience.models import Vocabulary, load
from consilience.stages.claims.accounts import Saga, sagas
from consilience.stages.claims.features import Features
from consilience.stages.claims.grouping import gather
from consilience.stages.claims.pairs import candidates
from training.forests import network, trees_of
from training.stories import labels_of, stories

ROUNDS, FOLDS = 300, 5
SETTINGS = {
    "objective": "binary", "learning_rate": 0.04, "num_leaves": 24, "min_data_in_leaf": 80, "feature_fraction": 0.35,
    "bagging_fraction": 0.7, "bagging_freq": 1, "lambda_l2": 5.0, "verbose": -1, "num_threads": 1, "seed": 1,
    "deterministic": True, "max_bin": 127,
}  # fmt: skip
Span = tuple[str, int, int]


class Table(Protocol):
    """A story with features of what may be found in it, a row each."""

    table: NDArray[np.float32]


Tabled = TypeVar("Tabled", bound=Table)


@dataclass
class Labelled:
    """A story's candidate pairs, their features and labels, and what is needed to score a grouping."""

    saga: Saga
    rows: NDArray[np.int64]
    columns: NDArray[np.int64]
    table: NDArray[np.float32]
    names: list[str]
    same: NDArray[np.bool_]  # the claims themselves were marked as one fact, or are the best of two such sentences
    near: NDArray[np.bool_]  # their sentences were
    gold: list[tuple[list[int], list[int]]]  # units whose sentences hit the two ends of each agreeing pair
    article: NDArray[np.int64]
    features: Features


def sentence_of(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence around a span, as the labels' makers cut it."""
    left = max(
        (m.end() for m in re.finditer(r"[.!?][\"”’)]?\s+(?=[A-Z“\"‘])|\n+", text[:start])),
        default=0,
    )
    right = re.search(r"[.!?][\"”’)]?(\s|$)|\n", text[end:])
    return left, end + right.start() + 1 if right else len(text)


def label(saga: Saga, folder: Path) -> Labelled:
    """Lay out the candidate pairs of a story with their features, and mark those that its labels hold for one fact."""
    features = Features(saga, load(Vocabulary))
    rows, columns = candidates(features)
    at = features.at(rows, columns)
    groups = labels_of(folder)
    stem = {u.article.article_id: Path(u.article.path).stem for u in saga.units}
    text = {stem[u.article.article_id]: u.article.text for u in saga.units}
    tight = np.zeros((len(saga.units), len(groups["claims"])), np.float32)
    loose = tight.copy()
    gold = []
    for g, fact in enumerate(groups["claims"]):
        ends = []
        for short, words in fact["statements"]:
            key = next((k for k in text if k == short or k.startswith(short + "_")), "")
            start = text.get(key, "").find(words)
            if start < 0:
                continue
            left, right = sentence_of(text[key], start, start + len(words))
            own = [(n, u.claim) for n, u in enumerate(saga.units) if stem[u.article.article_id] == key]
            hit = [n for n, c in own if c.start < right and left < c.end]
            exact = [n for n, c in own if c.start < start + len(words) and start < c.end]
            loose[hit, g] = 1
            tight[exact, g] = 1
            ends.append((short, hit))
        gold += [(a[1], b[1]) for n, a in enumerate(ends) for b in ends[:n] if a[0] != b[0]]
    pairs = (tight[rows] * tight[columns]).sum(1) > 0, (loose[rows] * loose[columns]).sum(1) > 0
    table = np.stack(list(at.values()), 1)
    where = features.sentence[rows] * len(saga.units) + features.sentence[columns]
    same = pairs[0] | (pairs[1] & best_of(where, at["aligned"], pairs[0]))
    return Labelled(saga, rows, columns, table, list(at), same, pairs[1], gold, features.article, features)


def best_of(where: NDArray[np.int64], likeness: NDArray[np.float32], same: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The most alike pair of claims of each pair of sentences in which no pair is known to be the same.

    The marked words of a fact may lie beside our clauses; then the clauses nearest to each other state it.
    """
    order = np.lexsort((-likeness, where))
    first = np.r_[True, np.diff(where[order]) > 0]
    out = np.zeros(len(where), bool)
    out[order[first]] = True
    return out & ~np.isin(where, where[same])


def fit(stories: list[Labelled]) -> lightgbm.Booster:
    """Boosted trees over all pairs of some stories."""
    table = np.concatenate([s.table for s in stories])
    same = np.concatenate([s.same for s in stories])
    return lightgbm.train(SETTINGS, lightgbm.Dataset(table, same), ROUNDS)


def figures(story: Labelled, score: NDArray[np.float32], least: float) -> tuple[float, float]:
    """Precision and recall over pairs of accounts inside the groups, as ``score_dossier`` counts them."""
    size = len(story.saga.units)
    likeness = np.zeros((size, size), np.float32)
    likeness[story.rows, story.columns] = score
    likeness = np.maximum(likeness, likeness.T)
    near = np.zeros((size, size), bool)
    near[story.rows, story.columns] = story.near
    near |= near.T
    said = right = 0
    together = np.zeros((size, size), bool)
    for members in gather(likeness, story.article, least):
        at = np.ix_(members, members)
        pairs = story.article[members][:, None] < story.article[members][None, :]
        said, right = said + int(pairs.sum()), right + int((near[at] & pairs).sum())
        together[at] = True
    got = sum(bool(together[np.ix_(a, b)].any()) for a, b in story.gold)
    return right / said if said else 0.0, got / max(len(story.gold), 1)


def crossvalidate(stories: list[Tabled], fit: Callable[[list[Tabled]], lightgbm.Booster]) -> list[NDArray[np.float32]]:
    """The score of each row (0..1) of the stories' tables by trees that were not taught on its story."""
    scores: list[Any] = [None] * len(stories)
    for fold in range(FOLDS):
        model = fit([s for n, s in enumerate(stories) if n % FOLDS != fold])
        for n in range(fold, len(stories), FOLDS):
            scores[n] = model.predict(stories[n].table)
    return scores


def report(stories: list[Labelled], scores: list[NDArray[np.float32]]) -> None:
    """Print precision, recall and F1 of the groups, the mean of the stories, at each of several thresholds."""
    for least in (0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5):
        both = [figures(s, p, least) for s, p in zip(stories, scores, strict=True)]
        precision, recall = (float(np.mean([b[k] for b in both])) for k in (0, 1))
        f1 = np.mean([2 * p * r / (p + r) if p + r else 0.0 for p, r in both])
        print(f"least {least:.2f}: precision {precision:.3f} recall {recall:.3f} f1 {f1:.3f}")


def export(model: lightgbm.Booster, names: list[str], out: Path) -> None:
    """Write the trees as ``TreeScorer`` reads them."""
    forest = np.frombuffer(network(trees_of(model)), np.uint8)
    np.savez_compressed(out, names=np.frombuffer("\n".join(names).encode(), np.uint8), forest=forest)


def main(data: Path, out: Path) -> None:
    """Read the stories, print the cross-validated figures, and write the trees of all stories."""
    labelled = [label(next(sagas(read)), folder) for folder, read in stories(data)]
    report(labelled, crossvalidate(labelled, fit))
    export(fit(labelled), labelled[0].names, out)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
