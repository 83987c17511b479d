"""Average-link clustering: a group stays together by the mean likeness of all its pairs, so chains do not grow."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Group = tuple[int, ...]


@dataclass(frozen=True)
class Merge:
    """One step of the tree: which groups were joined, and at which score."""

    left: Group
    right: Group
    score: float


@dataclass(frozen=True)
class Edges:
    """Pairs of places with a score each, as parallel columns."""

    left: NDArray[np.integer[Any]]
    right: NDArray[np.integer[Any]]
    score: Scores

    @staticmethod
    def none() -> "Edges":
        """No pairs at all."""
        return Edges(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.float32))


def average_link(scores: Scores, stop: float, apart: Callable[[Group, Group], float]) -> list[Merge]:
    """Join the two most alike groups again and again, until the best score falls below ``stop``.

    The score of two groups is the mean likeness of their pairs, less ``apart``: what only groups can tell, asked when
    two groups come to be the most alike. A score of plus or minus infinity is a person's word: such pairs are joined
    first, or never (constraints as in Davidson and Ravi 2005).
    """
    count = len(scores)
    groups: list[Group] = [(i,) for i in range(count)]
    mean = scores.astype(np.float64)
    open_ = mean.copy()  # the score as far as known: the mean, less what is known to keep the groups apart
    np.fill_diagonal(open_, -np.inf)
    asked = np.zeros((count, count), bool)
    merges = []
    while count:
        a, b = divmod(int(open_.argmax()), count)
        if open_[a, b] < stop:
            break
        if not asked[a, b]:
            asked[a, b] = asked[b, a] = True
            open_[a, b] = open_[b, a] = mean[a, b] - apart(groups[a], groups[b])
            continue
        merges.append(Merge(groups[a], groups[b], float(open_[a, b])))
        _join(mean, a, b, (len(groups[a]), len(groups[b])))
        gone = np.isneginf(open_[a]) | np.isneginf(open_[b])
        open_[a] = np.where(gone, -np.inf, mean[a])
        open_[:, a] = open_[a]
        open_[b], open_[:, b] = -np.inf, -np.inf
        asked[a], asked[:, a] = False, False
        groups[a] = tuple(sorted(groups[a] + groups[b]))
    return merges


def _join(mean: NDArray[np.float64], a: int, b: int, sizes: tuple[int, int]) -> None:
    mean[a] = (mean[a] * sizes[0] + mean[b] * sizes[1]) / sum(sizes)
    mean[:, a] = mean[a]


def forest(count: int, edges: Edges, largest: int = 0) -> Edges:
    """Keep the best edges that connect what all of them connect (Kruskal 1956), in the order of their score.

    With ``largest``, no tree grows beyond that many places.
    """
    parent, size = list(range(count)), [1] * count
    order = np.lexsort((edges.right, edges.left, -edges.score))
    kept = []
    for n, left, right in zip(order.tolist(), edges.left[order].tolist(), edges.right[order].tolist(), strict=True):
        a, b = _root(parent, left), _root(parent, right)
        if a != b and not (largest and size[a] + size[b] > largest):
            low, high = min(a, b), max(a, b)
            parent[high], size[low] = low, size[a] + size[b]
            kept.append(n)
    return Edges(edges.left[kept], edges.right[kept], edges.score[kept])


def _root(parent: list[int], i: int) -> int:
    while parent[i] != i:
        parent[i] = parent[parent[i]]
        i = parent[i]
    return i


def components(count: int, edges: list[tuple[int, int]]) -> list[list[int]]:
    """Connected parts of a graph, each sorted, in the order of their first member."""
    parent = list(range(count))
    for a, b in edges:
        low, high = sorted((_root(parent, a), _root(parent, b)))
        parent[high] = low
    parts: dict[int, list[int]] = {}
    for i in range(count):
        parts.setdefault(_root(parent, i), []).append(i)
    return list(parts.values())
