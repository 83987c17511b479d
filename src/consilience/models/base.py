"""The seams: what a stage may ask of a model."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class TokenColumns:
    """A parsed sentence: offsets into the text that was given, and one entry a token in every column."""

    start: int
    end: int
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    lemmas: tuple[str, ...]
    tags: tuple[str, ...]
    pos: tuple[str, ...]
    deps: tuple[str, ...]
    heads: tuple[int, ...]
    ents: tuple[str, ...]


class Parser(Protocol):
    """Cuts texts into sentences with words and grammar."""

    def __call__(self, texts: list[str]) -> list[list[TokenColumns]]:
        """Parse each text alone: the result never depends on its neighbours in the list."""


class Encoder(Protocol):
    """Turns texts into unit vectors whose dot product is their likeness of meaning."""

    name: str  # "name@revision", written on every vector

    def __call__(self, texts: list[str]) -> NDArray[np.float32]:
        """Encode each text alone, one row a text, in the same order."""


class Vocabulary(Protocol):
    """Knows how common the stems of words are in writing at large, so that rare words weigh more."""

    documents: int  # that were counted

    def counts(self, stems: list[str]) -> NDArray[np.float32]:
        """Documents each stem stands in, at least 1."""

    def capitals(self, stems: list[str]) -> NDArray[np.float32]:
        """Share of each stem's uses inside sentences that are capitalised, 0..1."""
