"""Average-link clustering: a group stays together by the mean likeness of all its pairs, so chains do not grow."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Group = tuple[int, ...]


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

    @property
    def pairs(self) -> list[tuple[int, int]]:
        """The pairs without their scores."""
        return list(zip(self.left.tolist(), self.right.tolist(), strict=True))

    def above(self, least: float) -> "Edges":
        """The pairs that score as much."""
        kept = self.score >= least
        return Edges(self.left[kept], self.right[kept], self.score[kept])


def average_link(
    scores: Scores, groups: list[Group], stop: float, apart: Callable[[Group, Group], float]
) -> list[Group]:
    """Join the two most alike groups again and again, until the best score falls below ``stop``.

    The score of two groups is the mean likeness of their pairs, less ``apart``: what only groups can tell, asked when
    two groups come to be the most alike. A score of plus or minus infinity is a person's word: such pairs are joined
    first, or never (constraints as in Davidson and Ravi 2005).
    """
    tree = _Tree(scores, groups)
    while len(tree.groups) > 1:
        a, b = tree.nearest()
        if tree.open[a, b] < stop:
            break
        if tree.asked[a, b]:
            tree.join(a, b)
        else:
            tree.tell(a, b, apart(tree.groups[a], tree.groups[b]))
    return sorted(tree.groups.values())


class _Tree:
    """Groups, and how alike they are; each row knows its best column, so that no step looks at all pairs."""

    def __init__(self, scores: Scores, groups: list[Group]) -> None:
        self.groups = dict(enumerate(groups))
        self.open = scores.astype(np.float64)  # the score as far as known: the mean, less what keeps groups apart
        np.fill_diagonal(self.open, -np.inf)
        self.asked = np.zeros(scores.shape, bool)
        self._mean = scores.astype(np.float64)
        self._best = self.open.argmax(1) if groups else np.zeros(0, np.int64)

    def nearest(self) -> tuple[int, int]:
        """The two groups that may be the most alike."""
        a = int(self.open[np.arange(len(self._best)), self._best].argmax())
        return a, int(self._best[a])

    def tell(self, a: int, b: int, apart: float) -> None:
        """Learn what keeps two groups apart."""
        self.asked[a, b] = self.asked[b, a] = True
        self.open[a, b] = self.open[b, a] = self._mean[a, b] - apart
        self._look([a, b])

    def join(self, a: int, b: int) -> None:
        """Make two groups one, in the place of the first."""
        mean, sizes = self._mean, (len(self.groups[a]), len(self.groups[b]))
        mean[a] = mean[:, a] = (mean[a] * sizes[0] + mean[b] * sizes[1]) / sum(sizes)
        gone = np.isneginf(self.open[a]) | np.isneginf(self.open[b])
        self.open[a] = self.open[:, a] = np.where(gone, -np.inf, mean[a])
        self.open[b] = self.open[:, b] = -np.inf
        self.asked[a] = self.asked[:, a] = False
        self.groups[a] = tuple(sorted(self.groups[a] + self.groups.pop(b)))
        rows = np.arange(len(self._best))
        closer = self.open[:, a] > self.open[rows, self._best]
        stale = np.flatnonzero(((self._best == a) | (self._best == b)) & ~closer)
        self._best[closer] = a
        self._look([a, b, *stale.tolist()])

    def _look(self, rows: list[int]) -> None:
        self._best[rows] = self.open[rows].argmax(1)


def between(scores: Scores, groups: list[Group]) -> Scores:
    """Mean score of the pairs of each two groups."""
    if len(groups) == len(scores):
        return scores
    share = np.zeros((len(groups), len(scores)), np.float32)
    for k, group in enumerate(groups):
        share[k, list(group)] = 1 / len(group)
    return np.asarray(share @ scores @ share.T, np.float32)


def forest(count: int, edges: Edges, largest: int = 0, sure: float = np.inf) -> Edges:
    """Keep the best edges that connect what all of them connect (Kruskal 1956), in the order of their score.

    With ``largest``, no tree grows beyond that many places by edges that score less than ``sure``.
    """
    parent, size = list(range(count)), [1] * count
    order = np.lexsort((edges.right, edges.left, -edges.score))
    bound = (edges.score < sure) & (largest > 0)
    kept = []
    columns = (order, edges.left[order], edges.right[order], bound[order])
    for n, left, right, bounded in zip(*(column.tolist() for column in columns), strict=True):
        a, b = _root(parent, left), _root(parent, right)
        if a != b and not (bounded and size[a] + size[b] > largest):
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
