"""What all accounts of one event share and no account of another has: the words that tell two of a kind apart.

Two bus crashes share most of what is said of bus crashes. But the place and the names of each stand in nearly every
account of it and in none of the other: only groups show that, no single pair of articles does.
"""

import numpy as np

from consilience.stages.stories.grouping import Group
from consilience.stages.stories.likeness import Floats, Likeness

# WEIGHT and STRANGE are chosen by training/story_likeness.py, the others were set on the same halves by hand
WEIGHT = 6.5  # log odds that a core wholly foreign to the other group takes away
STRANGE = 0.15  # log odds that each unit of weight of the most telling words takes away
CORE = 0.5  # share of a group's accounts that hold a word of its core
HARDLY = 0.15  # share of a group's accounts below which it hardly knows a word
TELLING = 10  # words of a core: the weightiest of those that the other group hardly knows
SURE = 8  # how much larger groups than for a core must be before single words tell


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
        known = 1 - 1 / smaller
        foreign = min(self._foreign(a, b), self._foreign(b, a))
        strange = min(self._strange(a, b), self._strange(b, a))
        return WEIGHT * known * foreign + STRANGE * known**SURE * strange

    def _foreign(self, a: Floats, b: Floats) -> float:
        """Share of a group's core that the accounts of another do not hold."""
        core = a * (a >= CORE) * self._rarity
        return float((core * (1 - b)).sum() / max(float(core.sum()), 1e-6))

    def _strange(self, a: Floats, b: Floats) -> float:
        """Weight of the most telling words of a group's core that another hardly knows."""
        core = a * ((a >= CORE) & (b < HARDLY)) * self._rarity
        return float(np.sort(core)[-TELLING:].sum())
