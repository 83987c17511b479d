"""Boosted trees as plain arrays, evaluated with numpy: no learning library at run time."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray


class TreeScorer:
    """A sum of regression trees over named features, through the logistic function.

    The file holds, for all trees one after the other: ``feature``, ``threshold``, ``left`` and ``right`` of each
    node (children as indices into the same arrays; a leaf is its own child), ``value`` of each leaf, the ``root``
    of each tree, and the ``names`` of the features, one a line. A row goes left when its feature is <= threshold.
    """

    def __init__(self, path: Path, name: str) -> None:
        self.name = name
        with np.load(path, allow_pickle=False) as arrays:
            self.features = tuple(bytes(arrays["names"]).decode("utf-8").split("\n"))
            self._feature = arrays["feature"].astype(np.int64)
            self._threshold = arrays["threshold"].astype(np.float32)
            self._children = np.stack([arrays["left"], arrays["right"]]).astype(np.int64)
            self._value = arrays["value"].astype(np.float64)
            self._roots = arrays["root"].astype(np.int64)

    def __call__(self, columns: dict[str, NDArray[np.float32]]) -> NDArray[np.float32]:
        """Score rows given as named columns, 0..1."""
        table = np.stack([columns[name] for name in self.features], axis=1).astype(np.float32)
        rows = np.arange(len(table))
        total = np.zeros(len(table))
        for root in self._roots:
            total += self._value[self._leaf(table, rows, root)]
        return np.asarray(1.0 / (1.0 + np.exp(-total)), np.float32)

    def _leaf(self, table: NDArray[np.float32], rows: NDArray[np.int64], root: np.int64) -> NDArray[np.int64]:
        node = np.full(len(table), root)
        while True:
            right = table[rows, self._feature[node]] > self._threshold[node]
            below = self._children[right.astype(np.int64), node]
            if np.array_equal(below, node):
                return node
            node = below
