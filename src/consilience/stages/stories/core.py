"""What all accounts of one event share and no account of another has: the words that tell two of a kind apart.

Two bus crashes share most of what is said of bus crashes. But the place and the names of each stand in nearly every
account of it and in none of the other: only groups show that, no single pair of articles does.
"""

import numpy as np
from numpy.typing import NDArray

from consilience.stages.stories.grouping import Group
from consilience.stages.stories.likeness import Likeness

CORE = 0.5  # share of a group's accounts that hold a word of its core
WEIGHT = 7.5  # log odds that a core wholly foreign to the other group takes away: chosen by training/story_likeness.py


class Cores:
    """Compares groups of the articles of one part of a collection."""

    def __init__(self, likeness: Likeness) -> None:
        self._rarity, self._held = likeness.rarity, likeness.held

    def apart(self, left: Group, right: Group) -> float:
        """Log odds against one event: as much as the core of each group is foreign to the other, in the lesser case.

        Single articles have no core yet; the larger the smaller group, the more its core means.
        """
        smaller = min(len(left), len(right))
        if smaller < 2:
            return 0.0
        a, b = self._held[list(left)].mean(0), self._held[list(right)].mean(0)
        return WEIGHT * min(self._foreign(a, b), self._foreign(b, a)) * (1 - 1 / smaller)

    def _foreign(self, a: NDArray[np.float32], b: NDArray[np.float32]) -> float:
        core = a * (a >= CORE) * self._rarity
        return float((core * (1 - b)).sum() / max(float(core.sum()), 1e-6))
