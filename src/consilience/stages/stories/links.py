"""Which articles are worth looking at together: found bucket by bucket, never over all pairs of a collection."""

from collections.abc import Iterator

import numpy as np

from consilience.models import Vocabulary
from consilience.records import Linked, Signature
from consilience.stages.stories.grouping import Edges, forest
from consilience.stages.stories.likeness import Floats, Ints, compare, vectors

EDGE = -3.0  # log odds of a single pair from which two articles come to be looked at together
LARGEST = 600  # articles compared each with each; more in a bucket are halved by meaning until they are few enough


def link(signatures: list[Signature], *, vocabulary: Vocabulary) -> Iterator[Linked]:
    """Link the likely pairs of one bucket. One that gets an article is compared again; all others keep their links."""
    ordered = sorted(signatures, key=lambda s: s.article_id)
    for rows in _halved(vectors(ordered), np.arange(len(ordered))):
        block = [ordered[n] for n in rows]
        yield _linked(block, vocabulary)


def _linked(block: list[Signature], vocabulary: Vocabulary) -> Linked:
    found = forest(len(block), _likely(compare(block, vocabulary).scores)) if len(block) > 1 else Edges.none()
    return Linked(
        articles=tuple(s.article_id for s in block),
        lefts=tuple(found.left.tolist()),
        rights=tuple(found.right.tolist()),
        scores=tuple(round(score, 3) for score in found.score.tolist()),
    )


def _likely(scores: Floats) -> Edges:
    left, right = np.nonzero(np.triu(scores >= EDGE, 1))
    return Edges(left, right, scores[left, right])


def _halved(meaning: Floats, rows: Ints) -> Iterator[Ints]:
    """Halve a large set across the direction in which its meanings differ most (Boley 1998), again and again."""
    if len(rows) <= LARGEST:
        yield rows
        return
    order = rows[np.argsort(meaning[rows] @ _direction(meaning[rows]), kind="stable")]
    for half in np.split(order, [len(order) // 2]):
        yield from _halved(meaning, np.sort(half))


def _direction(meaning: Floats) -> Floats:
    """First principal direction, by a few steps of the power method from a fixed start."""
    centred = meaning - meaning.mean(0)
    direction = np.linspace(1, 2, centred.shape[1], dtype=np.float32)
    for _ in range(8):
        direction = centred.T @ (centred @ direction)
        direction = direction / max(float(np.linalg.norm(direction)), 1e-9)
    return np.asarray(direction, np.float32)
