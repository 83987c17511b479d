"""Log-odds of words, looked up for all words of a text at once."""

from functools import cache

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Keys = NDArray[np.uint64]

_BASE = 0x9E3779B97F4A7C15  # odd, so that its powers have inverses modulo 2**64
_INVERSE = pow(_BASE, -1, 1 << 64)
_HALF = np.uint64(32)
_SLOTS = 1 << 16
_BELOW = np.uint64(64 - 16)  # bits of a key; those above them say where it stands in the table


def word_keys(codes: NDArray[np.uint32], begin: NDArray[np.intp], end: NDArray[np.intp]) -> Keys:
    """Number the words of a text by their characters alone (the rolling hash of Karp & Rabin 1987).

    ``codes``: characters in lower case; ``begin``, ``end``: where each word begins, and where it has ended.
    """
    sums = np.zeros(len(codes) + 1, np.uint64)
    np.cumsum(codes * _powers(_BASE, len(codes)), out=sums[1:])
    keys = (sums[end] - sums[begin]) * _powers(_INVERSE, len(codes))[begin]
    return (keys ^ (keys >> _HALF)) * np.uint64(_BASE)  # mixed, so that the first bits differ as much as the last


@cache
def _doubled(base: int, times: int) -> Keys:
    """The powers of a number modulo 2**64, from the noughth, twice as many each time."""
    if not times:
        return np.ones(1, np.uint64)
    half = _doubled(base, times - 1)
    return np.concatenate([half, half * np.uint64(pow(base, len(half), 1 << 64))])


def _powers(base: int, count: int) -> Keys:
    return _doubled(base, count.bit_length())[:count]


class WordOdds:
    """A table of words and their log-odds."""

    def __init__(self, odds: dict[str, float]) -> None:
        text = "\n".join([*odds, ""])
        codes = np.frombuffer(text.encode("utf-32-le"), np.uint32)
        end = np.flatnonzero(codes == ord("\n"))
        keys = word_keys(codes, np.concatenate([[0], end + 1])[:-1], end)
        order = np.argsort(keys)
        first = np.searchsorted(keys[order] >> _BELOW, np.arange(_SLOTS, dtype=np.uint64))
        self._deepest = int(np.diff(np.append(first, len(keys))).max())
        self._first = first
        self._keys = np.append(keys[order], np.zeros(self._deepest + 1, np.uint64))
        self._odds = np.append(np.fromiter(odds.values(), np.float32, len(odds))[order], np.zeros(1, np.float32))

    def __call__(self, keys: Keys) -> Floats:
        """Look up words by their keys; 0 for words that the table does not hold."""
        at = self._first[keys >> _BELOW]
        found = np.full(len(keys), len(self._odds) - 1)
        for step in range(self._deepest):
            here = self._keys[at + step] == keys
            found[here] = at[here] + step
        odds: Floats = self._odds[found]
        return odds
