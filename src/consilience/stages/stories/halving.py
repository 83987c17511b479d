"""Halve what is too much to be compared each with each, by meaning."""

from collections.abc import Iterator

import numpy as np

from consilience.stages.stories.likeness import Floats, Ints


def halved(meaning: Floats, most: int) -> Iterator[Ints]:
    """Cut rows into blocks of at most ``most``, each across the direction in which its meanings differ most.

    Principal direction divisive partitioning (Boley 1998), again and again.
    """
    waiting = [np.arange(len(meaning))]
    while waiting:
        rows = waiting.pop()
        if len(rows) <= most:
            yield rows
            continue
        order = rows[np.argsort(meaning[rows] @ _direction(meaning[rows]), kind="stable")]
        waiting += [np.sort(half) for half in reversed(np.split(order, [len(order) // 2]))]


def _direction(meaning: Floats) -> Floats:
    """First principal direction, by a few steps of the power method from a fixed start."""
    centred = meaning - meaning.mean(0)
    direction = np.linspace(1, 2, centred.shape[1], dtype=np.float32)
    for _ in range(8):
        direction = centred.T @ (centred @ direction)
        direction = direction / max(float(np.linalg.norm(direction)), 1e-9)
    return np.asarray(direction, np.float32)
