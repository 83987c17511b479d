"""A linear model over named features: small enough to ship, plain enough to read with numpy alone."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import repeat
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from consilience.models.listed import listed, words_of


class LinearModel:
    """Weights by feature name. A file holds ``features`` (names, one a line), ``weights`` (a row a feature), ``labels``
    (outcomes, one a line, a column each) and ``bias``.
    """

    def __init__(self, path: Path) -> None:
        with np.load(path, allow_pickle=False) as table:
            names = words_of(table["features"])
            self.labels = tuple(words_of(table["labels"]))
            self._weights = table["weights"].astype(np.float32)
            self._bias = table["bias"].astype(np.float32)
        self._row = {name: n for n, name in enumerate(names)}

    def scores(self, features: Iterable[str]) -> NDArray[np.float32]:
        """Sum the weights of the features, an entry for each label; unknown features count nothing."""
        rows = [n for f in features if (n := self._row.get(f)) is not None]
        total: NDArray[np.float32] = self._weights[rows].sum(axis=0) + self._bias
        return total


class ChoiceModel:
    """Weights by feature name, apart for each choice that is made with them: a file as of a linear model, with one
    label and the choice before every name ("cue:", "source:").
    """

    def __init__(self, path: Path) -> None:
        with np.load(path, allow_pickle=False) as table:
            names = words_of(table["features"])
            weights = table["weights"][:, 0].astype(np.float32).tolist()
        self._weights: dict[str, dict[str, float]] = defaultdict(dict)
        for name, weight in zip(names, weights, strict=True):
            choice, _, feature = name.partition(":")
            self._weights[choice][feature] = weight

    def score(self, choice: str, features: Iterable[str]) -> float:
        """Sum the weights that the features have in a choice; unknown features count nothing."""
        return sum(map(self._weights[choice].get, features, repeat(0.0)))


def save(
    path: Path, features: list[str], weights: NDArray[np.float32], bias: NDArray[np.float32], labels: list[str]
) -> None:
    """Write a model file; features whose weights are all nought are left out."""
    keep = np.flatnonzero(np.abs(weights).max(axis=1) > 0)
    np.savez_compressed(
        path,
        features=listed(features[k] for k in keep),
        labels=listed(labels),
        weights=weights[keep].astype(np.float16),
        bias=bias.astype(np.float32),
    )
