"""Counts of letters, words, capitals, stops and signs in many lines at once, by a table of character classes."""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from consilience.models import word_keys

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
_LAST = 0xFFFF  # of the basic plane
_SMALL = 4  # letters; words below are mostly function words


@dataclass(frozen=True)
class Tally:
    """The words, and counts, one number a line."""

    spelt: NDArray[np.uint64]  # each word of the text, numbered by its letters
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
    codes = codes_of(text)
    kinds = _table().take(codes)
    bounds = np.cumsum([0, *(len(line) + 1 for line in lines)])
    letter, capital = _has(kinds, _LETTER), _has(kinds, _CAPITAL)
    first = letter & ~_before(letter)
    opening = capital & ~_before(_has(kinds, _ALNUM))
    begin, end = np.flatnonzero(first), np.flatnonzero(letter & ~_after(letter)) + 1
    small = np.zeros(len(codes), np.bool_)
    small[begin[end - begin < _SMALL]] = True
    stop = _has(kinds, _STOP) & _after(_has(kinds, _AFTER_STOP))
    flags = (first, letter, small, _has(kinds, _DIGIT), opening, opening & _after(capital), stop,
             _has(kinds, _COMMA), _has(kinds, _SYMBOL))  # fmt: skip
    counts = (np.diff(np.searchsorted(np.flatnonzero(flag), bounds)).astype(np.float32) for flag in flags)
    return Tally(word_keys(_lower().take(codes), begin, end), *counts)


def codes_of(text: str) -> NDArray[np.uint32]:
    """The characters of a text as numbers; those beyond the basic plane as its last."""
    return np.minimum(np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32), _LAST)


def word_bounds(codes: NDArray[np.uint32]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Where each run of letters begins, and where it has ended."""
    letter = np.concatenate([[False], _has(_table().take(codes), _LETTER), [False]])
    edges = np.flatnonzero(letter[1:] != letter[:-1])
    return edges[::2], edges[1::2]


def word_scores(counts: Floats, odds: Floats) -> tuple[Floats, Floats, Floats]:
    """Sum, lowest and highest of the log-odds of the words of each line, given how many it has; 0 where it has none."""
    some = counts > 0
    starts = (np.cumsum(counts, dtype=np.intp) - counts.astype(np.intp))[some]
    found = np.zeros((3, len(counts)), np.float32)
    if len(starts):
        for row, reduce in enumerate((np.add, np.minimum, np.maximum)):
            found[row, some] = reduce.reduceat(odds, starts)
    return found[0], found[1], found[2]


def _has(kinds: NDArray[np.uint8], kind: int) -> _Flags:
    return (kinds & kind) > 0


def _before(flags: _Flags) -> _Flags:
    """Move flags so that each place holds that of the character before it."""
    return np.concatenate([[False], flags[:-1]])


def _after(flags: _Flags) -> _Flags:
    return np.concatenate([flags[1:], [False]])


@cache
def _lower() -> NDArray[np.uint32]:
    """The small letter of each character of the basic plane."""
    small = (chr(code).lower() for code in range(_LAST + 1))
    return np.array([ord(c) if len(c) == 1 else code for code, c in enumerate(small)], np.uint32)


@cache
def _table() -> NDArray[np.uint8]:
    """Classes of the characters of the basic plane; rarer ones have none."""
    table = np.zeros(_LAST + 1, np.uint8)
    for code, character in enumerate(map(chr, range(_LAST + 1))):
        if character.isalnum():
            table[code] = _ALNUM | (_DIGIT if character.isdecimal() else _LETTER)
        elif character.isspace():
            table[code] = _AFTER_STOP
    for kind, characters in _CLASSES:
        table[[ord(c) for c in characters]] |= kind
    return table
