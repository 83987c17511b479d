"""Differences of number: how many, how much, how old."""

import math
import re
from collections.abc import Iterator

from consilience.records import Quantity
from consilience.stages.claims.contrasts import Contrast, both, later
from consilience.stages.claims.slots import Slots
from consilience.text import fold, lexicon, stem

_PEOPLE = lexicon(
    "person people other man woman child student victim civilian passenger soldier troop officer fighter militant "
    "protester demonstrator resident worker worshipper palestinian israeli body life death casualty fatality injury"
)
_LOOSE = {"about", "dozens", "at-least", "at-most", "more-than", "less-than"}
_LOOSELY = re.compile(
    r"(?:at (?:least|most)|(?:more|less|fewer) than|up to|no (?:more|less|fewer) than|about|around|some|nearly|almost|"
    r"over|under|roughly|approximately|only|just (?:over|under)|close to)\s+\W?$",
    re.IGNORECASE,
)
_ROUNDING = 0.06  # two figures nearer than this are one figure, rounded


def amounts(a: Slots, b: Slots) -> Iterator[Contrast]:
    """Compare the numbers of two claims that count the same thing and do not state the same value.

    A value that both state is no difference, save for how exactly they state it; and it is taken: what else is
    counted is not compared with it.
    """
    shared = [(q, r) for q in a.quantities for r in b.quantities if _same(q, r) and _comparable(q, r)]
    taken = {q.quantity_id for pair in shared for q in pair}
    if all(q.modifier != r.modifier for q, r in shared):
        yield from (_contrast(a, b, q, r) for q, r in shared)
    for q in a.quantities:
        for r in b.quantities:
            if taken.isdisjoint({q.quantity_id, r.quantity_id}) and _comparable(q, r):
                yield _contrast(a, b, q, r)


def _contrast(a: Slots, b: Slots, q: Quantity, r: Quantity) -> Contrast:
    one, other = a.words(*_phrase(q, a)), b.words(*_phrase(r, b))
    sort, reason = _judge(a, b, q, r)
    low, high = sorted((_middle(q), _middle(r)))
    return Contrast(
        kind="quantity",
        sort=sort,
        a=(q.start, q.end),
        b=(r.start, r.end),
        values=(f"{q.low}:{q.high}:{q.modifier}", f"{r.low}:{r.high}:{r.modifier}"),
        why=both(a, b, one, other, reason),
        features={
            "same_unit": float(_head(q) == _head(r)),
            "unit_known": float(bool(_head(q)) and bool(_head(r))),
            "overlap": float(_overlap(q, r)),
            "loose": float(bool(q.modifier)) + float(bool(r.modifier)),
            "ratio": low / high if high else 1.0,
            "count": float(q.kind == "count"),
            "small": float(high <= 2),
            "of": _of(q, r),
        },
    )


def _phrase(q: Quantity, s: Slots) -> tuple[int, int]:
    """The number with what it counts, when that stands next to it, and the words that make it less exact."""
    near = q.of_end is not None and q.of_start is not None and q.of_start <= q.end + 2 and q.of_end - q.start < 60
    start, before = q.start, s.unit.article.text[max(s.unit.claim.start, q.start - 16) : q.start]
    if q.modifier and (loose := _LOOSELY.search(before)):
        start = q.start - len(before) + loose.start()
    return (start, q.of_end if near and q.of_end is not None and q.of_end > q.end else q.end)


def _judge(a: Slots, b: Slots, q: Quantity, r: Quantity) -> tuple[str, str]:
    if _overlap(q, r) or _rounded(q, r):
        loose = [x.account for s, x in ((q, a), (r, b)) if s.modifier in _LOOSE]
        return "compatible", f"both can hold, {loose[0]} is less exact" if loose else "one figure rounds the other"
    order = later(a, b)
    if order:
        newer = a if order > 0 else b
        return "update", f"{newer.account} was published later"
    return "conflict", "they cannot both be the number of the same thing"


def _comparable(q: Quantity, r: Quantity) -> bool:
    if q.kind != r.kind or q.kind in {"ordinal", "rate"} or q.change != r.change or _middle(q) == 0.0:
        return False
    if q.kind != "count":
        return q.kind == "age" or q.unit == r.unit
    one, other = _head(q), _head(r)
    return one == other or not one or not other or (one in _PEOPLE and other in _PEOPLE)


def _head(q: Quantity) -> str:
    return "" if q.unit in {"a", ""} else fold(q.unit)


def _of(q: Quantity, r: Quantity) -> float:
    """Share of the shorter description's words that the other has too."""
    one, other = ({stem(w) for w in fold(x.of).split()} for x in (q, r))
    return len(one & other) / min(len(one), len(other)) if one and other else 0.5


def _bounds(q: Quantity) -> tuple[float, float]:
    return (-math.inf if q.low is None else q.low, math.inf if q.high is None else q.high)


def _same(q: Quantity, r: Quantity) -> bool:
    return _middle(q) == _middle(r)


def _overlap(q: Quantity, r: Quantity) -> bool:
    (a, b), (c, d) = _bounds(q), _bounds(r)
    return a <= d and c <= b


def _middle(q: Quantity) -> float:
    known = [x for x in (q.low, q.high) if x is not None]
    return abs(sum(known) / len(known)) if known else 0.0


def _rounded(q: Quantity, r: Quantity) -> bool:
    low, high = sorted((_middle(q), _middle(r)))
    return "about" in {q.modifier, r.modifier} and high > 0 and (high - low) / high <= _ROUNDING
