"""Which articles are worth comparing: near in meaning, or sharing rare words. Never all pairs of a large collection."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from consilience.models.neighbours import nearest
from consilience.stages.stories.likeness import Ints, Likeness

EXACT = 1500  # up to here all pairs are compared: cheaper than an index, and exact
NEIGHBOURS = 24  # of each article by meaning
RARE = 30  # a term in more articles than this proposes nothing by itself
SHARED = 2  # rare terms that two articles must share


def candidates(likeness: Likeness) -> Iterator[Ints]:
    """Yield for each article the later ones to compare it with, in order."""
    count = len(likeness.signatures)
    if count <= EXACT:
        yield from (np.arange(i + 1, count) for i in range(count))
        return
    near = _near(likeness.vectors)
    postings = _Postings(likeness)
    for i in range(count):
        yield np.union1d(near[1][near[0][i] : near[0][i + 1]], postings.sharing(i))


def _near(vectors: NDArray[np.float32]) -> tuple[Ints, Ints]:
    """Later neighbours by meaning, of each article those from its place in the first array to the next place."""
    found = nearest(vectors, NEIGHBOURS).astype(np.int64)
    one, other = np.repeat(np.arange(len(found)), found.shape[1]), found.ravel()
    keys = np.unique(np.minimum(one, other)[one != other] * len(found) + np.maximum(one, other)[one != other])
    return np.searchsorted(keys, np.arange(len(found) + 1) * len(found)), keys % len(found)


class _Postings:
    """The articles that each rare term stands in."""

    def __init__(self, likeness: Likeness) -> None:
        self._words = likeness.words
        self._rare = (likeness.spread >= 2) & (likeness.spread <= RARE)
        kept = self._rare[self._words.columns]
        owner = np.repeat(np.arange(len(self._words.at) - 1), np.diff(self._words.at))[kept]
        columns = self._words.columns[kept]
        self._articles = owner[np.argsort(columns, kind="stable")]
        counts = np.bincount(columns, minlength=len(likeness.spread))
        self._at = np.concatenate([[0], np.cumsum(counts)])

    def sharing(self, i: int) -> Ints:
        """Later articles that share enough rare terms with one."""
        columns = self._words.row(i)[0]
        own = columns[self._rare[columns]]
        if not len(own):
            return np.zeros(0, np.int64)
        holding = np.concatenate([self._articles[self._at[c] : self._at[c + 1]] for c in own])
        later, shared = np.unique(holding[holding > i], return_counts=True)
        return later[shared >= SHARED]
