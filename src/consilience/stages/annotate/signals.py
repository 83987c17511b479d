"""What the token reader says of the tokens of a sentence, in steps that linear models can weigh."""

import math
from collections.abc import Iterator

from consilience.models import NAME_LABELS, SIGNALS
from consilience.records import Sentence

_COLUMN = {name: k for k, name in enumerate(SIGNALS)}
_ODDS = tuple(math.log((p + 0.5) / (255.5 - p)) for p in range(256))
_LIKELY = 26  # of 255: what is less probable is not named
_SURE = 250  # of 255: from here on a token is taken for no name
_OFF = -7  # log odds of what stands outside the sentence
_OFFERED = -1.5  # log odds from which the end of a part is offered as a candidate
_UNLIKELY = -11.0  # log odds of both ends together that most candidates have, and 1 in 150 of the right ones
_CERTAIN = 6 / 255  # what one step of a certainty means, on its scale from -3 to +3


class Signals:
    """The outputs for one sentence; falsy when no reader has read it."""

    def __init__(self, sentence: Sentence) -> None:
        self._bytes = sentence.signals
        self._columns: dict[str, tuple[float, ...]] = {}
        self._parts: dict[str, tuple[tuple[float, ...], ...]] = {}

    def __bool__(self) -> bool:
        return bool(self._bytes)

    def odds(self, i: int, name: str) -> float:
        """Log odds of one output for a token."""
        column = self._column(name)
        return column[i] if 0 <= i < len(column) else _OFF

    def _column(self, name: str) -> tuple[float, ...]:
        """Log odds of one output for all tokens."""
        if name not in self._columns:
            self._columns[name] = tuple(map(_ODDS.__getitem__, self._bytes[_COLUMN[name] :: len(SIGNALS)]))
        return self._columns[name]

    def _part(self, part: str) -> tuple[tuple[float, ...], ...]:
        """Log odds for all tokens that a part of an attribution begins, goes on and ends there."""
        if part not in self._parts:
            self._parts[part] = tuple(self._column(f"{part}-{place}") for place in ("begin", "inside", "end"))
        return self._parts[part]

    def certainty(self, i: int, scale: str) -> float:
        """Certainty of a token as an event, -3..+3, on the scale of "news" or "web"."""
        return self._bytes[i * len(SIGNALS) + _COLUMN[scale]] * _CERTAIN - 3

    def share(self, i: int, name: str) -> float:
        """One output for a token as a probability."""
        return self._bytes[i * len(SIGNALS) + _COLUMN[name]] / 255

    def names(self, i: int) -> list[tuple[str, int]]:
        """The likely labels of a token as a name, the likeliest first, each with its log odds as a whole number."""
        row = self._bytes[i * len(SIGNALS) : i * len(SIGNALS) + len(NAME_LABELS)]
        rated = sorted(((p, k) for k, p in enumerate(row) if p >= _LIKELY), reverse=True)
        return [(NAME_LABELS[k], round(_ODDS[p])) for p, k in rated]

    def labels(self, i: int) -> tuple[int, ...]:
        """All labels of a token as a name, of 255."""
        return tuple(self._bytes[i * len(SIGNALS) : i * len(SIGNALS) + len(NAME_LABELS)])

    def nameless(self, i: int) -> bool:
        """Whether a token is almost certainly no part of a name."""
        return self._bytes[i * len(SIGNALS)] >= _SURE

    def bounds(self, part: str, lo: int, hi: int) -> list[str]:
        """Name how well a range of tokens fits as a part of an attribution: at its ends, inside and just outside."""
        if not self._bytes or not lo < hi:
            return []
        begin, end, before, after = self._around(part, lo, hi)
        inside = min(self._part(part)[1][lo:hi])
        total = begin + end + min(inside, 2)
        return [
            f"r.begin={round(begin)}",
            f"r.end={round(end)}",
            f"r.both={round((begin + end) / 2)}",
            f"r.in={round(inside)}",
            f"r.before={round(before)}",
            f"r.after={round(after)}",
            f"r.all={round(total)}",
        ]

    def unlikely(self, part: str, lo: int, hi: int) -> bool:
        """Whether the reader holds that a range of tokens neither begins nor ends a part of an attribution."""
        if not self._bytes:
            return False
        begins, _, ends = self._part(part)
        return begins[lo] + ends[hi - 1] < _UNLIKELY

    def edges(self, part: str, lo: int, hi: int) -> list[str]:
        """Name both ends of a range together, for parts so long that their ends are judged apart."""
        if not self._bytes or not lo < hi:
            return []
        begin, end, before, after = self._around(part, lo, hi)
        around = f"{round(before / 2)}.{round(begin / 2)}.{round(end / 2)}.{round(after / 2)}"
        return [f"r.ends={round(begin)}.{round(end)}", f"r.edges={around}"]

    def _around(self, part: str, lo: int, hi: int) -> tuple[float, float, float, float]:
        """Log odds that a part begins and ends where a range does, and that the tokens just outside belong to it."""
        begins, inside, ends = self._part(part)
        before = inside[lo - 1] if lo else _OFF
        return begins[lo], ends[hi - 1], before, inside[hi] if hi < len(inside) else _OFF

    def ranges(self, part: str) -> Iterator[tuple[int, int]]:
        """Ranges of tokens of which the reader holds both ends for likely, nearer ends first."""
        ends = [k + 1 for k, odds in enumerate(self._column(f"{part}-end")) if odds > _OFFERED]
        for lo in (k for k, odds in enumerate(self._column(f"{part}-begin")) if odds > _OFFERED):
            yield from ((lo, hi) for hi in ends if hi > lo)

    def best(self, part: str, lo: int, hi: int) -> int:
        """The highest log odds that a part begins at any token of a range."""
        return round(max(self._column(f"{part}-begin")[lo:hi], default=_OFF))
