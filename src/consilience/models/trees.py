"""Boosted trees on onnxruntime: no learning library at run time."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from consilience.models.listed import words_of
from consilience.models.onnx import session

Floats = NDArray[np.float32]


class Forest:
    """Boosted trees over a table of numbers: an ONNX graph of one ``TreeEnsembleRegressor`` and the logistic function.

    ``model``: the graph's bytes; ``training.forests`` writes them.
    """

    def __init__(self, model: bytes) -> None:
        self._session = session(model)

    def __call__(self, table: Floats) -> Floats:
        """Score the rows, 0..1."""
        if not len(table):
            return np.zeros(0, np.float32)
        (scores,) = self._session.run(None, {"rows": np.asarray(table, np.float32)})
        return np.asarray(scores[:, 0], np.float32)


class TreeScorer:
    """A forest over named features: the file holds the graph and the ``names`` of its columns, one a line."""

    def __init__(self, path: Path, name: str) -> None:
        self.name = name
        with np.load(path, allow_pickle=False) as arrays:
            self.features = tuple(words_of(arrays["names"]))
            self._forest = Forest(arrays["forest"].tobytes())

    def __call__(self, columns: dict[str, Floats]) -> Floats:
        """Score rows given as named columns, 0..1."""
        return self._forest(np.stack([columns[name] for name in self.features], axis=1))
