"""Which propositions are of one matter: what is promised, in other words, by when, after what."""

from collections.abc import Sequence

import numpy as np
from rapidfuzz import fuzz

from consilience.stages.claims.accounts import Place
from consilience.stages.claims.vectors import Flags, Index, Matrix
from consilience.text import fold


class Matters:
    """Compares propositions of one saga, each given as the numbers of its claims, the weightiest first.

    Two are of one matter when their claims are on average as alike as claims of one fact are, though some of them are
    clearly not: so they were kept apart, and a reader would still read them together. Sentences that both cite say
    nothing of that, but where there are no others; one sentence may tell two facts.
    """

    def __init__(self, table: Matrix, accounts: Index, places: Sequence[Place], groups: Sequence[list[int]]) -> None:
        self._across = (accounts[:, None] != accounts[None, :]).astype(np.float32)
        self._links = table * self._across
        self._groups = groups
        self._holds = np.zeros((len(groups), len(accounts)), np.float32)
        for n, own in enumerate(groups):
            self._holds[n, own] = 1.0
        self._sentence = np.unique([f"{article} {n}" for article, n in places], return_inverse=True)[1]
        self._cites = np.zeros((len(groups), len(places)), bool)  # by the number of a sentence
        for n, own in enumerate(groups):
            self._cites[n, self._sentence[own]] = True

    def wider(self, texts: Sequence[str], least: float) -> list[int | None]:
        """For each group the one before it that it belongs under: of those ``least`` alike the likest in words."""
        told = [fold(text) for text in texts]
        linked = self._holds @ self._links @ self._holds.T >= least  # no mean is more than the sum
        found = list[int | None]()
        for n in range(len(self._groups)):
            others = np.flatnonzero(linked[n, :n])
            near = others[self._likeness(n, others) >= least].tolist() if len(others) else []
            found.append(max(near, key=lambda m: fuzz.token_set_ratio(told[n], told[m]), default=None))
        return found

    def _likeness(self, one: int, others: Index) -> Matrix:
        """Mean score of a group's pairs with each other group across accounts."""
        own = self._groups[one]
        mine = ~self._cites[others][:, self._sentence[own]]
        theirs = self._holds[others].astype(bool) & ~self._cites[one, self._sentence]
        none = ~(mine.any(1) & theirs.any(1))
        mine[none], theirs[none] = True, self._holds[others[none]].astype(bool)
        pairs = _paired(self._across[own], mine, theirs).clip(min=1.0)
        likeness: Matrix = _paired(self._links[own], mine, theirs) / pairs
        return likeness


def _paired(values: Matrix, mine: Flags, theirs: Flags) -> Matrix:
    """For each other group the sum of the values between those of a group's claims and of its that count."""
    sums: Matrix = ((theirs.astype(np.float32) @ values.T) * mine).sum(1)
    return sums
