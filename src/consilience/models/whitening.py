"""Whitening of sentence vectors (Su et al. 2021): their mean is taken off, and their directions are made equal."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray


class WhiteningMap:
    """Read the mean and the turn that ``training/whitening.py`` counted."""

    def __init__(self, path: Path) -> None:
        with np.load(path, allow_pickle=False) as table:
            self._mean = table["mean"].astype(np.float32)
            self._turn = table["turn"].astype(np.float32)

    def __call__(self, vector: NDArray[np.float32]) -> NDArray[np.float32]:
        """The turned vector, of unit length."""
        turned = (vector - self._mean) @ self._turn
        return np.asarray(turned / max(float(np.linalg.norm(turned)), 1e-9), np.float32)
