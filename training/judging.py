"""Teach the pair judge: trees over the features of two claims and what the pair reader says of their sentences, and
few trees over the scores of a pair and of all others.

    python -m training.judging STORIES HALF0.onnx HALF1.onnx WEIGHTS

Each story is read by the reader that was taught on the other half of the stories, and its first scores come from trees
that were not taught on it; so do the second scores that the last trees learn from. Prints the cross-validated figures
and writes ``judging.npz`` and ``support.npz`` into the folder of weights.
"""

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
from numpy.typing import NDArray

from consilience.models.pair_reader import OnnxPairReader
from consilience.stages.claims import reading, support
from consilience.stages.claims.accounts import sagas
from consilience.stages.claims.pairs import SHARE_UNREAD
from training import agreement
from training.agreement import FOLDS, SETTINGS, Labelled, export, label, report
from training.halves import TOKENIZER
from training.stories import stories

ALONE, TOGETHER = (150, SETTINGS | {"learning_rate": 0.06}), (100, SETTINGS | {"learning_rate": 0.06, "num_leaves": 8})
BESIDE = ("first_score", "read_same")  # columns of the second look that the third learns from as well
Scores = list[NDArray[np.float32]]
Choice = Callable[[Labelled], NDArray[np.bool_]]


def second_look(story: Labelled, first: NDArray[np.float32], reader: OnnxPairReader) -> Labelled:
    """Add the columns of what is read to a story's table."""
    first = first.astype(np.float32)
    found = reading.sentences(story.features, story.rows, story.columns, first)
    told = reading.columns(story.features, found, reading.read(story.saga, story.features, found, reader))
    table = np.concatenate([story.table, np.stack([first, *told.values()], 1)], 1)
    return replace(story, table=table, names=[*story.names, "first_score", *told])


def third_look(story: Labelled, second: NDArray[np.float32]) -> Labelled:
    """Put the scores of a pair and of all others in place of a story's table."""
    beside = {name: story.table[:, story.names.index(name)] for name in BESIDE}
    told = support.columns(story.features, story.rows, story.columns, second) | beside
    return replace(story, table=np.stack(list(told.values()), 1), names=list(told))


def was_read(story: Labelled) -> NDArray[np.bool_]:
    """Which pairs of a story were read: the second look judges them."""
    return np.asarray(story.table[:, story.names.index("read_same")] != reading.UNREAD)


def possible(story: Labelled) -> NDArray[np.bool_]:
    """Which pairs of a story the second look leaves possible: the third judges them."""
    return np.asarray(story.table[:, story.names.index("score")] >= support.LEAST)


def fit(stories: list[Labelled], chosen: Choice, how: tuple[int, dict[str, Any]]) -> lightgbm.Booster:
    """Trees over the chosen pairs of some stories."""
    table = np.concatenate([s.table[chosen(s)] for s in stories])
    same = np.concatenate([s.same[chosen(s)] for s in stories])
    return lightgbm.train(how[1], lightgbm.Dataset(table, same), how[0])


def unseen(stories: list[Labelled], chosen: Choice, how: tuple[int, dict[str, Any]]) -> Scores:
    """The scores of the chosen pairs of each story by trees that were not taught on it; of the others nothing."""
    models = [fit([s for n, s in enumerate(stories) if n % FOLDS != fold], chosen, how) for fold in range(FOLDS)]
    out = [np.full(len(s.table), np.nan, np.float32) for s in stories]
    for n, story in enumerate(stories):
        out[n][chosen(story)] = models[n % FOLDS].predict(story.table[chosen(story)])
    return out


def kept(scores: Scores, before: Scores) -> Scores:
    """Scores, and where there are none those of the look before."""
    return [np.where(np.isnan(own), other, own).astype(np.float32) for own, other in zip(scores, before, strict=True)]


def crossvalidate(labelled: list[Labelled], readers: list[Path]) -> tuple[list[Labelled], list[Labelled], Scores]:
    """Each story with what the second look and the third go by, and its last scores, by models not taught on it."""
    first = agreement.crossvalidate(labelled, agreement.fit)
    halves = [OnnxPairReader({"reader": path, "tokenizer": TOKENIZER}, path.stem) for path in readers]
    looked = [second_look(s, p, halves[1 - n % 2]) for n, (s, p) in enumerate(zip(labelled, first, strict=True))]
    second = kept(unseen(looked, was_read, ALONE), [p * np.float32(SHARE_UNREAD) for p in first])
    beside = [third_look(s, q) for s, q in zip(looked, second, strict=True)]
    return looked, beside, kept(unseen(beside, possible, TOGETHER), second)


def main(data: Path, readers: list[Path], weights: Path) -> None:
    """Print the cross-validated figures, and write the trees of both looks."""
    labelled = [label(next(sagas(read)), folder) for folder, read in stories(data)]
    looked, beside, scores = crossvalidate(labelled, readers)
    report(labelled, scores)
    export(fit(looked, was_read, ALONE), looked[0].names, weights / "judging.npz")
    export(fit(beside, possible, TOGETHER), beside[0].names, weights / "support.npz")


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(sys.argv[2]), Path(sys.argv[3])], Path(sys.argv[4]))
