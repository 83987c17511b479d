"""Teach the pair scorer: boosted trees over the features of two claims, from hand-labelled stories.

    python -m training.agreement STORIES OUT.npz

STORIES holds folders in the format of the labelled agreement stories (``aN.txt`` and ``labels.json``).
Prints the cross-validated figures, story by story left out in five folds, and writes the trees of all stories.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple, Protocol, TypeVar

import lightgbm
import numpy as np
from numpy.typing import NDArray

from consilience.models import Vocabulary, load
from consilience.models.listed import listed
from consilience.stages.claims.accounts import Saga, sagas
from consilience.stages.claims.features import Features
from consilience.stages.claims.grouping import gather
from consilience.stages.claims.pairs import candidates
from training.forests import network, trees_of
from training.stories import Span, Texts, labels_of, meets, stem_of, stories

ROUNDS, FOLDS = 300, 5
SETTINGS = {
    "objective": "binary", "learning_rate": 0.04, "num_leaves": 24, "min_data_in_leaf": 80, "feature_fraction": 0.35,
    "bagging_fraction": 0.7, "bagging_freq": 1, "lambda_l2": 5.0, "verbose": -1, "num_threads": 1, "seed": 1,
    "deterministic": True, "max_bin": 127,
}  # fmt: skip


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


class Statement(NamedTuple):
    """What an account says of a fact: the units that meet its words, and those that meet its sentence."""

    account: str
    exact: list[int]
    near: list[int]


def label(saga: Saga, folder: Path) -> Labelled:
    """Lay out the candidate pairs of a story with their features, and mark those that its labels hold for one fact."""
    features = Features(saga, load(Vocabulary))
    rows, columns = candidates(features)
    at = features.at(rows, columns)
    facts = statements(saga, labels_of(folder)["claims"])
    exact = _together(rows, columns, [[s.exact for s in fact] for fact in facts], len(saga.units))
    near = _together(rows, columns, [[s.near for s in fact] for fact in facts], len(saga.units))
    pairs = ((a, b) for fact in facts for n, a in enumerate(fact) for b in fact[:n])
    gold = [(a.near, b.near) for a, b in pairs if a.account != b.account]
    table = np.stack(list(at.values()), 1)
    where = features.sentence[rows] * len(saga.units) + features.sentence[columns]
    same = exact | (near & best_of(where, at["aligned"], exact))
    return Labelled(saga, rows, columns, table, list(at), same, near, gold, features.article, features)


def statements(saga: Saga, facts: list[dict[str, Any]]) -> list[list[Statement]]:
    """The statements of each fact whose words stand in their account."""
    texts, out = Texts(u.article for u in saga.units), []
    for fact in facts:
        places = [(a, texts.words(a, words), texts.sentence(a, words)) for a, words in fact["statements"]]
        out.append([Statement(a, meeting(saga, w), meeting(saga, s)) for a, w, s in places if w and s])
    return out


def meeting(saga: Saga, place: Span) -> list[int]:
    """The units whose claims share a code point with a place."""
    claims = ((stem_of(u.article), u.claim.start, u.claim.end) for u in saga.units)
    return [n for n, claim in enumerate(claims) if meets(claim, place)]


def _together(
    rows: NDArray[np.int64], columns: NDArray[np.int64], facts: list[list[list[int]]], units: int
) -> NDArray[np.bool_]:
    """Which pairs tell a fact together; a fact is given as the units of each of its statements."""
    tells = np.zeros((units, len(facts)), np.float32)
    for n, fact in enumerate(facts):
        tells[list(chain.from_iterable(fact)), n] = 1
    return np.asarray((tells[rows] * tells[columns]).sum(1) > 0)


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
    np.savez_compressed(out, names=listed(names), forest=forest)


def main(data: Path, out: Path) -> None:
    """Read the stories, print the cross-validated figures, and write the trees of all stories."""
    labelled = [label(next(sagas(read)), folder) for folder, read in stories(data)]
    report(labelled, crossvalidate(labelled, fit))
    export(fit(labelled), labelled[0].names, out)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
