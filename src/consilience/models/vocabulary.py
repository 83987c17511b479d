"""How common words are in English writing at large: counts of documents, and how often a word is capitalised."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from consilience.models.listed import words_of


class WordTable:
    """Read the table that ``training/vocabulary.py`` counted: one row a stem, words of a single document left out."""

    def __init__(self, path: Path) -> None:
        with np.load(path, allow_pickle=False) as table:
            self.documents = int(table["documents"])
            self._counts = table["counts"].astype(np.float32)
            self._capitals = table["capitals"].astype(np.float32)
            stems = words_of(table["stems"])
        self._row = {stem: n for n, stem in enumerate(stems)}

    def counts(self, stems: list[str]) -> NDArray[np.float32]:
        """Documents each stem stands in; 1 for the unknown, which stand in one at most."""
        return np.array([self._counts[n] if (n := self._row.get(s)) is not None else 1.0 for s in stems], np.float32)

    def capitals(self, stems: list[str]) -> NDArray[np.float32]:
        """Share of each stem's uses inside sentences that are capitalised; 1 for the unknown."""
        return np.array([self._capitals[n] if (n := self._row.get(s)) is not None else 1.0 for s in stems], np.float32)
