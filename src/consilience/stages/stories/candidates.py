"""Which articles are worth comparing: near in meaning, or sharing rare words. Never all pairs of a large collection."""

from collections import defaultdict
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from consilience.models.neighbours import nearest
from consilience.stages.stories.likeness import Likeness

EXACT = 1500  # up to here all pairs are compared: cheaper than an index, and exact
NEIGHBOURS = 24  # of each article by meaning
RARE = 30  # a term in more articles than this proposes nothing by itself
SHARED = 2  # rare terms that two articles must share


def candidates(likeness: Likeness) -> list[NDArray[np.int64]]:
    """List for each article the later ones to compare it with, in order."""
    count = len(likeness.signatures)
    if count <= EXACT:
        return [np.arange(i + 1, count) for i in range(count)]
    proposed: list[set[int]] = [set() for _ in range(count)]
    for i, j in (*_near(likeness.vectors), *_rare(likeness)):
        proposed[min(i, j)].add(max(i, j))
    return [np.array(sorted(later - {i}), np.int64) for i, later in enumerate(proposed)]


def _near(vectors: NDArray[np.float32]) -> list[tuple[int, int]]:
    return [(i, int(j)) for i, row in enumerate(nearest(vectors, NEIGHBOURS)) for j in row if i != int(j)]


def _rare(likeness: Likeness) -> list[tuple[int, int]]:
    postings = defaultdict(list)
    for i in range(len(likeness.signatures)):
        for column in likeness.words.row(i)[0].tolist():
            if 2 <= likeness.spread[column] <= RARE:
                postings[column].append(i)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for posting in postings.values():
        for pair in combinations(posting, 2):
            shared[pair] += 1
    return [pair for pair, n in shared.items() if n >= SHARED]
