"""Counts of letters, words, capitals, stops and signs in many lines at once, by a table of character classes."""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
_Flags = NDArray[np.bool_]

_LETTER, _ALNUM, _DIGIT, _CAPITAL, _STOP, _AFTER_STOP, _COMMA, _SYMBOL = (1 << k for k in range(8))
_CLASSES = (
    (_STOP, ".!?…。！？؟।"),
    (_AFTER_STOP, "\"'”’»)]"),
    (_COMMA, ",،、，"),
    (_SYMBOL, "|/\\<>={}_;#*+~^$%&[]©•·»›→"),
    (_CAPITAL, "".join(map(chr, (*range(0x41, 0x5B), *range(0xC0, 0xDF), *range(0x410, 0x430))))),
)
_SMALL = 4  # letters; words below are mostly function words


@dataclass(frozen=True)
class Tally:
    """Counts, one number a line."""

    words: Floats
    letters: Floats
    small: Floats  # words of fewer than four letters
    digits: Floats
    capitals: Floats  # words that begin with a capital
    shouts: Floats  # words that begin with two
    stops: Floats  # sentence ends
    commas: Floats
    symbols: Floats


def count_characters(lines: list[str]) -> Tally:
    """Count over lines without line breaks."""
    text = "\n".join(lines) + "\n"
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    kinds = _table()[np.minimum(codes, 0xFFFF)]
    starts = np.cumsum([0, *(len(line) + 1 for line in lines[:-1])])
    letter, capital = _has(kinds, _LETTER), _has(kinds, _CAPITAL)
    first = letter & ~_before(letter)
    opening = capital & ~_before(_has(kinds, _ALNUM))
    begin, end = np.flatnonzero(first), np.flatnonzero(letter & ~_after(letter))
    small = np.zeros(len(codes), np.bool_)
    small[begin[end - begin + 1 < _SMALL]] = True
    stop = _has(kinds, _STOP) & _after(_has(kinds, _AFTER_STOP))
    flags = (first, letter, small, _has(kinds, _DIGIT), opening, opening & _after(capital), stop,
             _has(kinds, _COMMA), _has(kinds, _SYMBOL))  # fmt: skip
    return Tally(*(np.add.reduceat(flag, starts, dtype=np.int32).astype(np.float32) for flag in flags))


def _has(kinds: NDArray[np.uint8], kind: int) -> _Flags:
    return (kinds & kind) > 0


def _before(flags: _Flags) -> _Flags:
    """Move flags so that each place holds that of the character before it."""
    return np.concatenate([[False], flags[:-1]])


def _after(flags: _Flags) -> _Flags:
    return np.concatenate([flags[1:], [False]])


@cache
def _table() -> NDArray[np.uint8]:
    """Classes of the characters of the basic plane; rarer ones have none."""
    table = np.zeros(0x10000, np.uint8)
    for code, character in enumerate(map(chr, range(0x10000))):
        if character.isalnum():
            table[code] = _ALNUM | (_DIGIT if character.isdecimal() else _LETTER)
        elif character.isspace():
            table[code] = _AFTER_STOP
    for kind, characters in _CLASSES:
        table[[ord(c) for c in characters]] |= kind
    return table
