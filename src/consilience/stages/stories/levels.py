"""Join the articles of one part of the collection to stories, and its stories to sagas."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from consilience.models import Vocabulary
from consilience.records import Signature
from consilience.stages.stories.core import Cores
from consilience.stages.stories.grouping import Group, average_link, between
from consilience.stages.stories.halving import halved
from consilience.stages.stories.judgements import Word
from consilience.stages.stories.likeness import NEAR, Floats, Likeness, compare, vectors

MOST = 2_000  # articles compared each with each; a larger part is joined block by block
CENTRAL = 5  # accounts that stand for a group in a part larger than that


@dataclass(frozen=True)
class Level:
    """What makes groups of articles one: a happening, or a happening and its follow-ups."""

    least: float  # log odds that keep a group together: mean of all pairs, less what tells groups apart
    window: int  # days between two accounts, where both bear a date, beyond which they fall


STORY = Level(least=-2.5, window=NEAR)
# Half a year: the same match a year later is none of its follow-ups. Of 62 labelled stories of several accounts, each
# read alone, one comes out as two sagas from -3.2 on and three at -3; lower, two ferries sunk elsewhere would join.
SAGA = Level(least=-3.2, window=183)


@dataclass(frozen=True)
class Grouped:
    """The articles of one part, with all that decides how they are grouped."""

    part: list[Signature]
    word: Word
    prior: float
    vocabulary: Vocabulary

    @cached_property
    def _whole(self) -> Likeness:
        return compare(self.part, self.vocabulary)

    def likeness(self, rows: Group) -> Likeness:
        """Some articles, each compared with each."""
        if len(self.part) <= MOST:
            return self._whole.among(rows)
        return compare([self.part[n] for n in rows], self.vocabulary)

    def joined(self, groups: list[Group], level: Level) -> list[Group]:
        """Join groups of articles. Blocks are cut anew and joined again, until there is one or none joins any more."""
        while True:
            blocks = self._blocks(groups)
            joined = sorted(group for block in blocks for group in self._block(block, level))
            if len(blocks) == 1 or len(joined) == len(groups):
                return joined
            groups = joined

    def _blocks(self, groups: list[Group]) -> list[list[Group]]:
        if len(self.part) <= MOST:
            return [groups]
        heads = np.stack([self._meaning[list(self._standing(group))].mean(0) for group in groups])
        most = MOST if len(groups) == len(self.part) else MOST // CENTRAL
        return [[groups[n] for n in rows.tolist()] for rows in halved(heads, most)]

    def _block(self, groups: list[Group], level: Level) -> list[Group]:
        standing = [self._standing(group) for group in groups]
        rows = tuple(sorted(n for group in standing for n in group))
        place = {n: k for k, n in enumerate(rows)}
        home = {place[n]: group for own, group in zip(standing, groups, strict=True) for n in own}
        local = [tuple(place[n] for n in own) for own in standing]
        likeness = self.likeness(rows)
        scores = between(likeness.scores(level.window) + np.float32(self.prior), local)
        found = average_link(self.word.rule(scores, groups), local, level.least, Cores(likeness).apart)
        return [tuple(sorted(n for group in {home[k] for k in own} for n in group)) for own in found]

    def _standing(self, group: Group) -> Group:
        """The articles that stand for a group: all, or in a large part those nearest to its middle."""
        if len(self.part) <= MOST or len(group) <= CENTRAL:
            return group
        own = self._meaning[list(group)]
        nearest = np.argsort(-(own @ own.mean(0)), kind="stable")[:CENTRAL]
        return tuple(sorted(group[n] for n in nearest.tolist()))

    @cached_property
    def _meaning(self) -> Floats:
        return vectors(self.part)
