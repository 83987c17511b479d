"""Which propositions are of one matter: what is promised, in other words, by when, after what."""

from collections.abc import Sequence

import numpy as np
from rapidfuzz import fuzz

from consilience.stages.claims.accounts import Place
from consilience.stages.claims.vectors import Index, Matrix
from consilience.text import fold


class Matters:
    """Compares propositions of one saga, each given as the numbers of its claims.

    Two are of one matter when their claims are on average as alike as claims of one fact are, though some of them are
    clearly not: so they were kept apart, and a reader would still read them together. Sentences that both cite say
    nothing of that; one sentence may tell two facts.
    """

    def __init__(self, table: Matrix, accounts: Index, places: Sequence[Place], least: float) -> None:
        self._links = table * (accounts[:, None] != accounts[None, :])
        self._accounts, self._least = accounts, least
        self._sentence = np.unique([f"{article} {n}" for article, n in places], return_inverse=True)[1]

    def wider(self, groups: Sequence[list[int]], texts: Sequence[str]) -> list[int | None]:
        """For each group, the weightiest first, the one before it that it belongs under: of those near the likest."""
        linked, told = self._linked(groups), [fold(text) for text in texts]
        return [
            max(
                (m for m in np.flatnonzero(linked[n, :n]).tolist() if self._likeness(own, groups[m]) >= self._least),
                key=lambda m: fuzz.token_set_ratio(told[n], told[m]),
                default=None,
            )
            for n, own in enumerate(groups)
        ]

    def _linked(self, groups: Sequence[list[int]]) -> Matrix:
        """The sum of all links between the claims of any two groups."""
        holds = np.zeros((len(groups), len(self._accounts)), np.float32)
        for n, own in enumerate(groups):
            holds[n, own] = 1.0
        linked: Matrix = holds @ self._links @ holds.T
        return linked

    def _likeness(self, one: list[int], other: list[int]) -> float:
        """Mean score of their pairs across accounts, of sentences that not both cite where there are any."""
        a, b = np.array(one), np.array(other)
        a_own = a[~np.isin(self._sentence[a], self._sentence[b])]
        b_own = b[~np.isin(self._sentence[b], self._sentence[a])]
        a, b = (a_own, b_own) if len(a_own) and len(b_own) else (a, b)
        pairs = self._accounts[a][:, None] != self._accounts[b][None, :]
        return float(self._links[np.ix_(a, b)].sum() / max(1, pairs.sum()))
