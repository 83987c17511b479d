"""Rows of numbers that are compared by their direction, and what a word weighs among the texts of a saga."""

from collections import Counter
from collections.abc import Callable, Hashable, Sequence

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]
Index = NDArray[np.int64]
Flags = NDArray[np.bool_]

_NOUGHT = 1e-6  # what is shorter has no direction
LIGHTEST = 0.05  # weight of what all texts have: little, but it keeps every share defined


def unit_length(rows: Matrix) -> Matrix:
    """Vectors at unit length, so that their products are cosines; zeros stay zeros."""
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=-1, keepdims=True), _NOUGHT), np.float32)


def centred(rows: Matrix) -> Matrix:
    """Vectors without what all of them share (the story's topic), at unit length."""
    return unit_length(rows - rows.mean(0))


def local_weight(items: Sequence[Sequence[Hashable]]) -> Callable[[Sequence[Hashable]], Matrix]:
    """Rare in this saga weighs more: what all accounts repeat tells no fact from another."""
    counts = Counter(item for bag in items for item in set(bag))
    total = len(items) + 1
    return lambda every: np.log(np.array([total / (counts[i] + 0.5) for i in every], np.float32)).clip(LIGHTEST)
