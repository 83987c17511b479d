"""Words of a text by numbers: a list of words is sought among all words of a text at once."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from consilience.models import word_keys
from consilience.stages.clean.characters import codes_of, word_bounds

Places = NDArray[np.intp]

_BELOW = np.uint64(48)  # bits of a number below those that stand for it at first sight


class Words:
    """Where the words of a text begin and end, letters only, and the number of each; capitals count."""

    def __init__(self, text: str) -> None:
        codes = codes_of(text)
        self.begin, self.end = word_bounds(codes)
        self.keys = word_keys(codes, self.begin, self.end)

    def doubled(self) -> Places:
        """Where a word begins that stands again one character behind itself."""
        again = (self.keys[1:] == self.keys[:-1]) & (self.begin[1:] == self.end[:-1] + 1)
        places: Places = self.begin[:-1][again]
        return places


@lru_cache(maxsize=1)  # credits and damage are sought in one text after the other
def words_of(text: str) -> Words:
    """The words of a text."""
    return Words(text)


class Known:
    """A list of words, written as one text."""

    def __init__(self, words: str) -> None:
        self._keys = np.unique(Words(words).keys)
        self._slots = np.zeros(1 << (64 - int(_BELOW)), np.bool_)
        self._slots[self._keys >> _BELOW] = True

    def places(self, words: Words) -> Places:
        """Where words of the list begin; nearly all others are ruled out by the first bits of their numbers."""
        likely = np.flatnonzero(self._slots.take(words.keys >> _BELOW))
        keys = words.keys[likely]
        nearest = self._keys.take(np.searchsorted(self._keys, keys), mode="clip")
        places: Places = words.begin[likely[nearest == keys]]
        return places
