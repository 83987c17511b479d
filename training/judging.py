"""Teach the pair judge: trees over the features of two claims and what the pair reader says of their sentences.

    python -m training.judging STORIES HALF0.onnx HALF1.onnx OUT.npz

Each story is read by the reader that was taught on the other half of the stories, and its first scores come from trees
that were not taught on it. Prints the cross-validated figures of both looks and writes the trees of all stories.
"""

import sys
from dataclasses import replace
from pathlib import Path

import lightgbm
import numpy as np
from numpy.typing import NDArray

from consilience.models.pair_reader import OnnxPairReader
from consilience.stages.claims import reading
from consilience.stages.claims.accounts import sagas
from consilience.stages.claims.pairs import UNREAD
from training import agreement
from training.agreement import FOLDS, SETTINGS, Labelled, export, label, report
from training.halves import TOKENIZER
from training.stories import stories

ROUNDS, RATE = 150, 0.06


def second_look(story: Labelled, first: NDArray[np.float32], reader: OnnxPairReader) -> Labelled:
    """Add the columns of what is read to a story's table."""
    first = first.astype(np.float32)
    found = reading.sentences(story.features, story.rows, story.columns, first)
    told = reading.columns(story.features, found, reading.read(story.saga, story.features, found, reader))
    table = np.concatenate([story.table, np.stack([first, *told.values()], 1)], 1)
    return replace(story, table=table, names=[*story.names, "first_score", *told])


def was_read(story: Labelled) -> NDArray[np.bool_]:
    return np.asarray(story.table[:, story.names.index("read_same")] != reading.UNREAD)


def fit(stories: list[Labelled]) -> lightgbm.Booster:
    table = np.concatenate([s.table[was_read(s)] for s in stories])
    same = np.concatenate([s.same[was_read(s)] for s in stories])
    return lightgbm.train(SETTINGS | {"learning_rate": RATE}, lightgbm.Dataset(table, same), ROUNDS)


def judged(story: Labelled, model: lightgbm.Booster) -> NDArray[np.float32]:
    """The second score of the pairs that were read, a share of the first of the others."""
    score = story.table[:, story.names.index("first_score")] * np.float32(UNREAD)
    score[was_read(story)] = model.predict(story.table[was_read(story)])
    return np.asarray(score, np.float32)


def crossvalidate(labelled: list[Labelled], readers: list[Path]) -> tuple[list[Labelled], list[NDArray[np.float32]]]:
    """Each story with what is read of it, and its second scores, by models that were not taught on it."""
    first = agreement.crossvalidate(labelled)
    halves = [OnnxPairReader({"reader": path, "tokenizer": TOKENIZER}, path.stem) for path in readers]
    looked = [second_look(s, p, halves[1 - n % 2]) for n, (s, p) in enumerate(zip(labelled, first, strict=True))]
    models = [fit([s for n, s in enumerate(looked) if n % FOLDS != fold]) for fold in range(FOLDS)]
    return looked, [judged(s, models[n % FOLDS]) for n, s in enumerate(looked)]


def main(data: Path, readers: list[Path], out: Path) -> None:
    labelled = [label(next(sagas(read)), folder) for folder, read in stories(data)]
    looked, scores = crossvalidate(labelled, readers)
    report(labelled, scores)
    export(fit(looked), looked[0].names, out)


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(sys.argv[2]), Path(sys.argv[3])], Path(sys.argv[4]))
