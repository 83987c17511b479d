"""Which articles are worth looking at together: found cell by cell, never over all pairs of a collection."""

from collections.abc import Iterator
from itertools import combinations, permutations

import numpy as np

from consilience.models import Vocabulary
from consilience.records import Bond, Collection, Signature, StoryJudgement, Tie
from consilience.stages.stories.grouping import Edges, forest
from consilience.stages.stories.levels import SAGA
from consilience.stages.stories.likeness import compare
from consilience.stages.stories.size import is_small, prior

EDGE = -3.0  # log odds of a single pair from which two articles come to be looked at together
STEP = 0.5  # to which they are told, as an added article moves the scores of its whole cell a little


def link(signatures: list[Signature], collections: list[Collection], *, vocabulary: Vocabulary) -> Iterator[Tie]:
    """Tie the likely pairs of one cell: no more than connect them. All of a small collection is looked at anyway."""
    if len(signatures) < 2 or is_small(collections):
        return
    cell = sorted(signatures, key=lambda s: s.article_id)
    scores = compare(cell, vocabulary).scores(SAGA.window)
    left, right = np.nonzero(np.triu(scores >= EDGE - prior(collections), 1))
    kept = forest(len(cell), Edges(left, right, np.round(scores[left, right] / STEP) * np.float32(STEP)))
    for pair, score in zip(kept.pairs, kept.score.tolist(), strict=True):
        for one, other in permutations(pair):
            yield Tie(article_id=cell[one].article_id, tied_to=cell[other].article_id, score=score)


def bind(judgements: list[StoryJudgement]) -> Iterator[Bond]:
    """Bind what is one story by one judgement of a person: each with each, as any of them may leave."""
    for side in (0, 1):
        named = sorted({row.article_id for row in judgements if row.side == side})
        for one, other in combinations(named, 2):
            yield Bond(article_id=one, tied_to=other)
