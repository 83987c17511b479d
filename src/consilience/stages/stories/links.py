"""Which articles are worth looking at together: found cell by cell, never over all pairs of a collection."""

from collections.abc import Iterator

import numpy as np

from consilience.models import Vocabulary
from consilience.records import Linked, Signature
from consilience.stages.stories.grouping import Edges, forest
from consilience.stages.stories.levels import SAGA
from consilience.stages.stories.likeness import Floats, compare

EDGE = -3.0  # log odds of a single pair from which two articles come to be looked at together


def link(signatures: list[Signature], *, vocabulary: Vocabulary) -> Iterator[Linked]:
    """Link the likely pairs of one cell. One that gets an article is compared again; all others keep their links."""
    block = sorted(signatures, key=lambda s: s.article_id)
    found = _likely(compare(block, vocabulary).scores(SAGA.window)) if len(block) > 1 else Edges.none()
    kept = forest(len(block), found)
    yield Linked(
        articles=tuple(s.article_id for s in block),
        lefts=tuple(kept.left.tolist()),
        rights=tuple(kept.right.tolist()),
        scores=tuple(round(score, 3) for score in kept.score.tolist()),
    )


def _likely(scores: Floats) -> Edges:
    left, right = np.nonzero(np.triu(scores >= EDGE, 1))
    return Edges(left, right, scores[left, right])
