"""Differences of number: how many, how much, how old."""

import math
import re
from collections.abc import Iterator

from consilience.records import Quantity
from consilience.stages.claims.acts import one_matter
from consilience.stages.claims.contrasts import Contrast, later
from consilience.stages.claims.slots import Slots
from consilience.text import fold, stem, word_set

_PEOPLE = word_set(
    "person people other man woman child student victim civilian passenger soldier troop officer fighter militant "
    "protester demonstrator resident worker worshipper palestinian israeli body life death casualty fatality injury"
)
_LOOSE = {"about", "dozens", "at-least", "at-most", "more-than", "less-than"}
_LOOSELY = re.compile(
    r"(?:at (?:least|most)|(?:more|less|fewer) than|up to|no (?:more|less|fewer) than|about|around|some|nearly|almost|"
    r"over|under|roughly|approximately|only|just (?:over|under)|close to)\s+\W?$",
    re.IGNORECASE,
)
_FATES = (
    word_set("kill die dead death toll fatality body casualty perish drown lose victim"),
    word_set("injure injured wound wounded hurt injury"),
    word_set("miss missing disappear unaccounted trap"),
    word_set("arrest detain custody capture hold"),
    word_set("rescue save survive survivor"),
)
_RISES = {0, 1}  # the dead and the hurt become more as days pass; the missing become fewer
_FALLS = {2}
_DEMANDS = word_set("ask demand seek want request urge")
_NEAR = word_set("nsubj nsubjpass dobj compound acl relcl amod")
_LIGHT = word_set("be have do say tell person people man woman other more least")
_SHARE = 0.5  # words in common from which two percentages may be of the same thing
_STEPS = 5  # from a number up to its verb
_CORRECTION = re.compile(r"\bcorrect(?:ion|ed|s)\b|\brevised\b|\binstead of\b|, not \d", re.IGNORECASE)
_ROUNDING = 0.06  # two figures nearer than this are one figure, rounded


def amounts(a: Slots, b: Slots) -> Iterator[Contrast]:
    """Compare the numbers of two claims that count the same thing and do not state the same value.

    A value that both state is no difference, however exactly they state it; and it is taken: what else is counted is
    not compared with it. What is demanded is not compared with what came of it.
    """
    taken = {x.quantity_id for q in a.quantities for r in b.quantities if _same(q, r) for x in (q, r)}
    if _demanded(a) != _demanded(b):
        return
    for q in a.quantities:
        for r in b.quantities:
            if taken.isdisjoint({q.quantity_id, r.quantity_id}) and _comparable(q, r):
                alike = _counted_alike(a, b, q, r)
                if alike > 0:
                    yield _contrast(a, b, q, r, alike)


def _contrast(a: Slots, b: Slots, q: Quantity, r: Quantity, alike: float) -> Contrast:
    moved = _moved(a, b, q, r)
    sort, reason = ("update", moved) if moved else _judge(a, b, q, r)
    low, high = sorted((_middle(q), _middle(r)))
    return Contrast(
        kind="quantity",
        sort=sort,
        a=(q.start, q.end),
        b=(r.start, r.end),
        values=(f"{q.low}:{q.high}", f"{r.low}:{r.high}"),
        says=(a.words(*phrase(q, a)), b.words(*phrase(r, b))),
        reason=reason,
        features={
            "same_unit": float(_head(q) == _head(r)),
            "unit_known": float(bool(_head(q)) and bool(_head(r))),
            "overlap": float(_overlap(q, r)),
            "loose": float(bool(q.modifier)) + float(bool(r.modifier)),
            "ratio": low / high if high else 1.0,
            "count": float(q.kind == "count"),
            "small": float(high <= 2),
            "of": _of(q, r),
            "share": alike,
        },
        sure=bool(moved),
    )


def _demanded(s: Slots) -> bool:
    sentence = s.unit.sentence
    return any(sentence.lemmas[k].lower() in _DEMANDS and sentence.pos[k] in {"VERB", "NOUN"} for k in s.unit.tokens)


def _counted_alike(a: Slots, b: Slots, q: Quantity, r: Quantity) -> float:
    """Whether two numbers count the same: the same fate of people, or words in common around them."""
    one, other = _frame(a, q), _frame(b, r)
    fates = [_fates(words) for words in (one, other)]
    if fates[0] or fates[1]:
        return 1.0 if fates[0] & fates[1] else 0.0
    one, other = one - {_head(q)}, other - {_head(r)}
    shared = len(one & other) / max(min(len(one), len(other)), 1)
    if q.kind == "count" and _head(q) != _head(r):
        return shared
    alike = max(shared, _of(q, r))
    if q.unit == "%" and (alike < _SHARE or bool(q.of) != bool(r.of)):
        return 0.0
    return max(alike, 0.5 * one_matter(a, b))


def _moved(a: Slots, b: Slots, q: Quantity, r: Quantity) -> str:
    """Say that a toll rose, or that fewer are missing, in an account of a later day; "" where that is not so."""
    order, one, other = later(a, b), _fates(_frame(a, q)), _fates(_frame(b, r))
    people = all(x.kind == "count" and (not _head(x) or _head(x) in _PEOPLE) for x in (q, r))
    if not order or one != other or len(one) != 1 or not people:
        return ""
    last, first = (q, r) if order > 0 else (r, q)
    rose = _middle(last) > _middle(first)
    if not one <= (_RISES if rose else _FALLS):
        return ""
    return f"{'more' if rose else 'fewer'} by the day of {'{a}' if order > 0 else '{b}'}"


def _fates(words: frozenset[str]) -> set[int]:
    return {n for n, fate in enumerate(_FATES) if not fate.isdisjoint(words)}


def _frame(s: Slots, q: Quantity) -> frozenset[str]:
    """Lemmas that say what a number counts: what it depends on up to the verb, and what depends on those."""
    sentence = s.unit.sentence
    at = next((k for k in s.unit.tokens if sentence.ends[k] > q.start), None)
    if at is None:
        return frozenset()
    up = [at]
    while sentence.pos[up[-1]] != "VERB" and sentence.heads[up[-1]] != up[-1] and len(up) < _STEPS:
        up.append(sentence.heads[up[-1]])
    near = {*up, *(k for k in s.unit.tokens if sentence.heads[k] in up and sentence.deps[k] in _NEAR)}
    words = {fold(sentence.lemmas[k]) for k in near if sentence.pos[k] in {"VERB", "NOUN", "PROPN", "ADJ"}}
    return frozenset(words - _LIGHT)


def phrase(q: Quantity, s: Slots) -> tuple[int, int]:
    """The number with what it counts, when that stands next to it, and the words that make it less exact."""
    near = q.of_end is not None and q.of_start is not None and q.of_start <= q.end + 2 and q.of_end - q.start < 60
    start, before = q.start, s.unit.article.text[max(s.unit.claim.start, q.start - 16) : q.start]
    if q.modifier and (loose := _LOOSELY.search(before)):
        start = q.start - len(before) + loose.start()
    return (start, q.of_end if near and q.of_end is not None and q.of_end > q.end else q.end)


def _judge(a: Slots, b: Slots, q: Quantity, r: Quantity) -> tuple[str, str]:
    if _overlap(q, r) or _rounded(q, r):
        loose = [name for name, x in (("{a}", q), ("{b}", r)) if x.modifier in _LOOSE]
        return "compatible", f"both can hold, less exact in {loose[0]}" if loose else "one figure rounds the other"
    order = later(a, b)
    if order:
        return "update", f"the later report is {'{a}' if order > 0 else '{b}'}"
    corrects = [name for name, s in (("{a}", a), ("{b}", b)) if _CORRECTION.search(s.words(*_around(s)))]
    if len(corrects) == 1:
        return "update", f"corrected in {corrects[0]}"
    return "conflict", "they cannot both be the number of the same thing"


def _around(s: Slots) -> tuple[int, int]:
    return s.unit.sentence.start, s.unit.sentence.end


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
    one, other = ({stem(w) for w in fold(x.of).split()} - {stem(_head(x))} for x in (q, r))
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


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
