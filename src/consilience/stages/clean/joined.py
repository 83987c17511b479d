"""Lines as one text, in which signs are found once for all lines: most lines hold none, and are never looked at."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import AnyStr

import numpy as np
from numpy.typing import NDArray

Flags = NDArray[np.bool_]


def once(lines: list[str]) -> tuple[list[str], NDArray[np.intp], NDArray[np.float32]]:
    """Each different line once, which of them each line is, and the logarithm of how often each stands."""
    times = Counter(lines)
    number = {line: n for n, line in enumerate(times)}
    row = np.fromiter(map(number.__getitem__, lines), np.intp, len(lines))
    return [*times], row, np.log(np.fromiter(times.values(), np.float32, len(times)))


class Joined:
    """Lines without line breaks, joined by them."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.text = "\n".join([*lines, ""])
        self._plain = self.text.encode("ascii", "replace")  # a byte a character: sought through twice as fast
        self._starts = np.cumsum([0, *(len(line) + 1 for line in lines)])[:-1]

    def opening(self, signs: tuple[str, ...]) -> Flags:
        """Tell which lines open with one of the signs."""
        letters = {sign[:1] for sign in signs}
        return np.array([line[:1] in letters and line.startswith(signs) for line in self.lines], np.bool_)

    def holding(self, signs: Iterable[str]) -> Flags:
        """Tell which lines hold one of the signs."""
        at = [place for sign in signs for place in self._places(sign)]
        held = np.zeros(len(self._starts), np.bool_)
        held[np.searchsorted(self._starts, np.array(at, np.intp), "right") - 1] = True
        return held

    def _places(self, sign: str) -> Iterator[int]:
        """Where a sign first stands in each line that holds it."""
        if sign.isascii():
            return _once_a_line(self._plain, sign.encode(), b"\n")
        return _once_a_line(self.text, sign, "\n")


def _once_a_line(text: AnyStr, sign: AnyStr, line_end: AnyStr) -> Iterator[int]:
    place = text.find(sign)
    while place >= 0:
        yield place
        place = text.find(sign, text.find(line_end, place))
