"""The name tagger: a linear-chain conditional random field over hashed features, decoded with numpy."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray


class NameField:
    """Weights of the field: a row a hashed feature, a column a label; transitions with the start row at the end."""

    def __init__(self, emission: NDArray[np.floating], transition: NDArray[np.floating]) -> None:
        self.emission = emission.astype(np.float32)
        self.transition = transition.astype(np.float32)
        self.size = len(emission)

    @classmethod
    def read(cls, path: Path) -> "NameField":
        """Read the weights from a file that ``training/names.py`` wrote."""
        with np.load(path, allow_pickle=False) as arrays:
            return cls(arrays["emission"], arrays["transition"])

    def __call__(self, rows: list[NDArray[np.int64]], odds: NDArray[np.float32]) -> list[int]:
        """Find the best sequence of labels for a stretch of tokens (Viterbi 1967)."""
        scores = np.array([np.add.reduce(self.emission[ids]) for ids in rows], dtype=np.float32) + odds
        best, back = self.transition[-1] + scores[0], []
        for row in scores[1:]:
            paths = best[:, None] + self.transition[:-1]
            back.append(paths.argmax(axis=0))
            best = paths.max(axis=0) + row
        labels = [int(best.argmax())]
        for step in reversed(back):
            labels.append(int(step[labels[-1]]))
        return labels[::-1]
