"""The boxes of a page as arrays: how they stand in each other, and how much of the page is in each."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from consilience.stages.clean.around import Sums
from consilience.stages.clean.blocks import Blocks, Ints
from consilience.stages.clean.tree import name_of

_LEVELS = 4  # the own box, and three around it


class Nest:
    """The boxes around the blocks of a page."""

    def __init__(self, blocks: Blocks) -> None:
        self.blocks = blocks
        self.names = [*map(name_of, blocks.tags)]  # of the boxes
        self.box, self.parents, self.ends = blocks.box, blocks.parents, blocks.ends
        self.sizes = np.fromiter(map(len, blocks.lines), np.float32, len(blocks.lines))
        self.path = self._paths()[self.box]
        levels = [self.box]
        for _ in range(_LEVELS - 1):
            levels.append(self.parents[levels[-1]])
        self.levels = np.stack(levels, 1)  # the box of each block and those around it, nearest first

    def sums(self, *columns: NDArray[Any]) -> Sums:
        """Sum numbers of the blocks over all blocks in each box: a row a box."""
        boxes = len(self.parents)
        own = np.stack([np.bincount(self.box, column, boxes) for column in columns], 1)
        before = np.concatenate([np.zeros((1, len(columns))), np.cumsum(own, axis=0)])
        sums: Sums = before[self.ends] - before[:-1]
        return sums

    def inside(self, box: int) -> NDArray[np.bool_]:
        """Which boxes are a box or in it."""
        at = np.arange(len(self.parents))
        return (at >= box) & (at < (self.ends[box] if box >= 0 else 0))

    def depths(self) -> Ints:
        """How deep each box stands; the page itself at 1."""
        boxes = len(self.parents)
        return np.cumsum(1 - np.bincount(self.ends, minlength=boxes + 1)[:boxes])

    def around(self, kind: Ints, kinds: int) -> NDArray[np.bool_]:
        """Which kinds of boxes (numbers; -1 for none) each box is or stands in: a column a kind."""
        opened = np.zeros((len(kind) + 1, kinds), np.intp)
        boxes = np.flatnonzero(kind >= 0)
        opened[boxes, kind[boxes]] = 1
        np.subtract.at(opened, (self.ends[boxes], kind[boxes]), 1)
        return np.cumsum(opened[:-1], axis=0) > 0

    def _paths(self) -> Ints:
        """Number the paths of tags from the page down to each box: the items of one list have one path."""
        numbers: dict[tuple[int, str], int] = {}
        paths = [0]
        for name, parent in zip(self.names[1:], self.parents[1:].tolist(), strict=True):
            paths.append(numbers.setdefault((paths[parent], name), len(numbers) + 1))
        return np.array(paths, np.intp)
