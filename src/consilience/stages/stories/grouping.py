"""Average-link clustering: a group stays together by the mean likeness of all its pairs, so chains do not grow."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]


@dataclass(frozen=True)
class Merge:
    """One step of the tree: which groups were joined, and their mean likeness."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    score: float


def average_link(scores: Scores, stop: float) -> list[Merge]:
    """Join the two most alike groups again and again, until the best mean likeness falls below ``stop``."""
    count = len(scores)
    groups: list[tuple[int, ...]] = [(i,) for i in range(count)]
    link = scores.astype(np.float64)
    np.fill_diagonal(link, -np.inf)
    merges = []
    for _ in range(count - 1):
        a, b = divmod(int(link.argmax()), count)
        if link[a, b] < stop:
            break
        merges.append(Merge(groups[a], groups[b], float(link[a, b])))
        size_a, size_b = len(groups[a]), len(groups[b])
        link[a] = (link[a] * size_a + link[b] * size_b) / (size_a + size_b)
        link[:, a] = link[a]
        link[a, a] = -np.inf
        link[b], link[:, b] = -np.inf, -np.inf
        groups[a] = tuple(sorted(groups[a] + groups[b]))
    return merges


def components(count: int, edges: list[tuple[int, int]]) -> list[list[int]]:
    """Connected parts of a graph, each sorted, in the order of their first member."""
    parent = list(range(count))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for a, b in edges:
        low, high = sorted((root(a), root(b)))
        parent[high] = low
    parts: dict[int, list[int]] = {}
    for i in range(count):
        parts.setdefault(root(i), []).append(i)
    return list(parts.values())
