"""What tells an article's lines from a site's furniture: two pairs of boosted forests and two tables of log-odds."""

from collections.abc import Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from consilience.models.word_odds import WordOdds

Floats = NDArray[np.float32]


class Forest:
    """Boosted trees over a table of numbers, all trees walked at once.

    Arrays are a row a tree, a column a node: ``feature``, ``threshold``, ``left`` (the right child stands next to
    the left one; a leaf is its own child under an infinite threshold) and ``value``. A row goes left when its
    feature is <= threshold; the sum of the leaves goes through the logistic function.
    """

    def __init__(self, arrays: dict[str, NDArray[np.generic]]) -> None:
        trees, nodes = arrays["feature"].shape
        first = (np.arange(trees) * nodes)[:, None]
        self._roots = first[:, 0]
        self._feature = arrays["feature"].astype(np.intp).ravel()
        self._threshold = arrays["threshold"].astype(np.float32).ravel()
        self._left = (arrays["left"].astype(np.intp) + first).ravel()
        self._value = arrays["value"].astype(np.float32).ravel()
        self._depth = int(arrays["depth"])
        self._bias = float(arrays["bias"])

    def __call__(self, table: Floats) -> Floats:
        """Score the rows, 0..1."""
        if not len(table):
            return np.zeros(0, np.float32)
        flat = np.ascontiguousarray(table, np.float32).ravel()
        start = np.arange(len(table)) * table.shape[1]
        node = np.repeat(self._roots[:, None], len(table), axis=1)
        for _ in range(self._depth):
            right = flat.take(self._feature.take(node) + start) > self._threshold.take(node)
            node = self._left.take(node) + right
        total = self._value.take(node).sum(axis=0) + self._bias
        scores: Floats = (1 / (1 + np.exp(-total))).astype(np.float32)
        return scores


class ContentForests:
    """The shipped scorer: a first look at every line, and a second that also sees the first looks around it."""

    def __init__(self, paths: Iterable[Path], name: str) -> None:
        self.name = name
        tables: dict[str, NDArray[np.generic]] = {}
        for path in paths:
            with np.load(path, allow_pickle=False) as arrays:
                tables |= {key: arrays[key] for key in arrays.files}
        self.words = WordOdds(_odds(tables, "words"))
        self.page_words = WordOdds(_odds(tables, "page_words"))
        self.boxes = _odds(tables, "boxes")
        self._forests = {
            key: Forest({name.split("/")[1]: a for name, a in tables.items() if name.startswith(f"{key}/")})
            for key in ("lines1", "lines2", "pages1", "pages2")
        }

    def first(self, table: Floats, *, page: bool) -> Floats:
        """Score each line or block by its own features."""
        return self._forests["pages1" if page else "lines1"](table)

    def second(self, table: Floats, *, page: bool) -> Floats:
        """Score each line or block by its own features and the first scores around it."""
        return self._forests["pages2" if page else "lines2"](table)


def _odds(tables: dict[str, NDArray[np.generic]], name: str) -> dict[str, float]:
    words = bytes(tables[f"{name}/words"]).decode("utf-8").split("\n")
    values = (tables[f"{name}/odds"].astype(np.float32) / 40).tolist()
    return dict(zip(words, values, strict=True))
