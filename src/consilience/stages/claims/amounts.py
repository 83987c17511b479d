"""Differences of number: how many, how much, how old."""

import math
import re
from collections.abc import Iterator

from consilience import gazetteer
from consilience.records import Entity, Quantity
from consilience.stages.claims.acts import one_matter
from consilience.stages.claims.contrasts import Contrast, later
from consilience.stages.claims.scopes import of_another_scope
from consilience.stages.claims.slots import Slots, figure, middle, share
from consilience.text import fold, stem, word_set

_PEOPLE = word_set(
    "person people other man woman child student victim civilian passenger soldier troop officer fighter militant "
    "protester demonstrator resident worker worshipper body life death casualty fatality injury"
)
_ARMED = word_set("soldier troop officer fighter militant")
_ANYBODY = word_set("person people other man body life death casualty fatality injury victim")
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
_FATED = 0.5  # how surely two numbers of people of one fate count the same people
_STEPS = 5  # from a number up to its verb
_CORRECTION = re.compile(r"\bcorrect(?:ion|ed|s)\b|\brevised\b|\binstead of\b|, not \d", re.IGNORECASE)
_RESTS = word_set("remaining other others another additional further more extra rest")
_NEW = word_set("new fresh daily")
_PART = 0.5  # a figure smaller than this share of another is no other count of the same whole
_FAR = 0.01  # figures farther apart than this share are of other things, unless the same digits stand in both
_BESIDE = 12  # characters beside a number in which such a word stands
_LOOSE_REACH = 16  # characters before a number in which words that make it less exact stand
_NEXT = 2  # characters between a number and what it counts: a space and a mark
_LONGEST = 60  # characters of a number with what it counts that are shown
_TONS = frozenset({"t", "[ston_av]", "[lton_av]"})
_WORDS = 3  # words that describe what is counted, each of more letters than that
_FAR_AWAY = 100.0  # kilometres between towns that are not one another's surroundings
_DEGREE = 111.2  # kilometres of latitude
_BOTH = 2.0  # accounts, of two
_MANY = 100  # of fewer everyone counts each
_ROUNDING, _CUT = 0.06, 0.1  # two figures nearer than this are one figure, rounded or cut to fewer digits


def amounts(a: Slots, b: Slots) -> Iterator[Contrast]:
    """Compare the numbers of two claims that count the same thing and do not state the same value.

    A number is compared with the one of the other claim that counts most nearly the same, seen from either side. A
    value that both state is no difference, however exactly they state it; and it is taken: what else is counted is not
    compared with it. What is demanded is not compared with what came of it.
    """
    taken = {x.quantity_id for q in a.quantities for r in b.quantities if _same(q, r) for x in (q, r)}
    if _demanded(a) != _demanded(b):
        return
    rivals = [
        (_counted_alike(a, b, q, r), q, r)
        for q in a.quantities
        for r in b.quantities
        if taken.isdisjoint({q.quantity_id, r.quantity_id})
        and comparable(q, r)
        and not no_rivals(a, b, q, r)
        and not _of_other_size(q, r)
    ]
    best: dict[str, float] = {}
    for alike, *pair in rivals:
        for x in pair:
            best[x.quantity_id] = max(best.get(x.quantity_id, 0.0), alike)
    for alike, q, r in rivals:
        if 0 < alike == best[q.quantity_id] == best[r.quantity_id]:
            yield _contrast(a, b, q, r, alike)


def _contrast(a: Slots, b: Slots, q: Quantity, r: Quantity, alike: float) -> Contrast:
    moved = _moved(a, b, q, r)
    sort, reason = ("update", moved) if moved else _judge(a, b, q, r)
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
            "ratio": likeness(q, r),
            "count": float(q.kind == "count"),
            "small": float(max(middle(q), middle(r)) <= 2),
            "of": _of(q, r),
            "share": alike,
            "elsewhere": elsewhere(a, b, q, r),
        },
        sure=bool(moved) and not elsewhere(a, b, q, r),
    )


def no_rivals(a: Slots, b: Slots, q: Quantity, r: Quantity) -> bool:
    """Whether two figures are no rivals: both accounts state both, one is of the rest or of what is new of many, they
    are of towns far apart, or bound to different acts, sides, ages or stretches."""
    if far_apart(a.sites, b.sites) or of_another_scope(a, b, q, r):
        return True
    if elsewhere(a, b, q, r) >= _BOTH or _beside(a, q, _RESTS) != _beside(b, r, _RESTS):
        return True
    return likeness(q, r) < _PART and _beside(a, q, _NEW) != _beside(b, r, _NEW)


def far_apart(some: list[Entity], others: list[Entity]) -> bool:
    """Whether every place of the one lies far from all of the other."""
    return bool(some and others) and all(_distance(p, q) > _FAR_AWAY for p in some for q in others)


def _distance(p: Entity, q: Entity) -> float:
    """Kilometres between two places on the map, near enough for telling towns apart."""
    assert p.latitude is not None and q.latitude is not None and p.longitude is not None and q.longitude is not None
    across = math.cos(math.radians((p.latitude + q.latitude) / 2)) * ((p.longitude - q.longitude + 180) % 360 - 180)
    return _DEGREE * math.hypot(p.latitude - q.latitude, across)


def likeness(q: Quantity, r: Quantity) -> float:
    """How near two figures are: the smaller as a share of the larger."""
    low, high = sorted((middle(q), middle(r)))
    return low / high if high > 0 else 1.0


def _beside(s: Slots, q: Quantity, words: frozenset[str]) -> bool:
    """Whether one of these words stands beside a number: "the remaining five", "two more", "300 new cases"."""
    text = s.unit.article.text
    near = f"{text[max(s.unit.claim.start, q.start - _BESIDE) : q.start]} {text[q.end : q.end + _BESIDE]}"
    return not words.isdisjoint(re.findall(r"[a-z]+(?! than)\b", near.lower()))


def _of_other_size(q: Quantity, r: Quantity) -> bool:
    """Whether two figures are too far apart for one thing, and not one that lost a "thousand" or a "million"."""
    return likeness(q, r) < _FAR and _digits(q) != _digits(r)


def _digits(q: Quantity) -> str:
    return f"{middle(q):.3e}".partition("e")[0]


def elsewhere(a: Slots, b: Slots, q: Quantity, r: Quantity) -> float:
    """How many of two numbers the other account states too, here or elsewhere: then they may not be rivals."""
    return float(figure(q) in b.figures) + float(figure(r) in a.figures)


def _demanded(s: Slots) -> bool:
    sentence = s.unit.sentence
    return any(sentence.lemmas[k].lower() in _DEMANDS and sentence.pos[k] in {"VERB", "NOUN"} for k in s.unit.tokens)


def _counted_alike(a: Slots, b: Slots, q: Quantity, r: Quantity) -> float:
    """Whether two numbers count the same: the same fate of people, or words in common around them."""
    one, other = _frame(a, q), _frame(b, r)
    fates = [_fates(words) for words in (one, other)]
    if (fates[0] or fates[1]) and not fates[0] & fates[1]:
        return 0.0
    one, other = one - {_head(q)}, other - {_head(r)}
    shared = share(one, other)
    if fates[0]:
        return _FATED + (1 - _FATED) * shared
    if q.kind == "count" and _head(q) != _head(r):
        return shared
    alike = max(shared, _of(q, r))
    if q.unit == "%" and (alike < _SHARE or bool(q.of) != bool(r.of)):
        return 0.0
    return max(alike, 0.5 * one_matter(a, b))


def _moved(a: Slots, b: Slots, q: Quantity, r: Quantity) -> str:
    """Say that a toll rose, or that fewer are missing, in an account of a later day; "" where that is not so."""
    order, one, other = later(a, b), _fates(_frame(a, q)), _fates(_frame(b, r))
    people = all(x.kind == "count" and (not _head(x) or _of_people(_head(x))) for x in (q, r))
    if not order or one != other or len(one) != 1 or not people:
        return ""
    last, first = (q, r) if order > 0 else (r, q)
    rose = middle(last) > middle(first)
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
    start, end = q.start, q.end
    before = s.unit.article.text[max(s.unit.claim.start, start - _LOOSE_REACH) : start]
    if q.modifier and (loose := _LOOSELY.search(before)):
        start -= len(before) - loose.start()
    beside = q.of_start is not None and q.of_start <= q.end + _NEXT
    if beside and q.of_end is not None and q.of_end - q.start < _LONGEST:
        end = max(end, q.of_end)
    return start, end


def _judge(a: Slots, b: Slots, q: Quantity, r: Quantity) -> tuple[str, str]:
    if _overlap(q, r) or _rounded(q, r) or _vaguely(q, r) or _vaguely(r, q):
        loose = [name for name, x in (("{a}", q), ("{b}", r)) if x.modifier in _LOOSE]
        return "compatible", f"both can hold, less exact in {loose[0]}" if loose else "one figure rounds the other"
    among = [name for name, few, all_ in (("{a}", q, r), ("{b}", r, q)) if _among(few, all_)]
    if among:
        return "compatible", f"those of {among[0]} may be among the others"
    order = later(a, b)
    if order and _grows(q) and _grows(r):
        return "update", f"the later report is {'{a}' if order > 0 else '{b}'}"
    corrects = [name for name, s in (("{a}", a), ("{b}", b)) if _CORRECTION.search(s.words(*_around(s)))]
    if len(corrects) == 1:
        return "update", f"corrected in {corrects[0]}"
    return "conflict", "they cannot both be the number of the same thing"


def _grows(q: Quantity) -> bool:
    """Whether a number may be another by the next day: people, money and shares, not how many ships a line has."""
    return q.kind != "count" or not _head(q) or _of_people(_head(q))


def _around(s: Slots) -> tuple[int, int]:
    return s.unit.sentence.start, s.unit.sentence.end


def comparable(q: Quantity, r: Quantity) -> bool:
    """Whether two numbers may count one thing, as far as their units say."""
    if q.kind != r.kind or q.kind in {"ordinal", "rate"} or q.change != r.change or middle(q) == 0.0:
        return False
    if q.kind != "count":
        return q.kind == "age" or _unit(q) == _unit(r)
    one, other = _head(q), _head(r)
    people = _of_people(one) and _of_people(other) and not _other_of_people(one, other)
    return one == other or not one or not other or people or not _described(q).isdisjoint(_described(r))


def _of_people(word: str) -> bool:
    """Whether a word is of people: "passenger", "Palestinian"."""
    return word in _PEOPLE or word in gazetteer.demonyms()


def _other_of_people(one: str, other: str) -> bool:
    """Whether one word is of armed people and the other of people who are not: soldiers are no passengers."""
    return _ANYBODY.isdisjoint({one, other}) and (one in _ARMED) != (other in _ARMED)


def _among(few: Quantity, all_: Quantity) -> bool:
    """Whether the one counts some kind of people and the other, more of them, people of whatever kind."""
    kind, any_kind = _head(few), _head(all_)
    named = kind in _PEOPLE and kind not in _ANYBODY
    return named and (any_kind in _ANYBODY or not any_kind) and few.kind == all_.kind and middle(few) < middle(all_)


def _unit(q: Quantity) -> str:
    """The unit; writers of news do not tell one ton from another."""
    return "t" if q.unit in _TONS else q.unit


def _described(q: Quantity) -> frozenset[str]:
    """Stems of what a number counts with what describes it: "star systems", "different stars"."""
    return frozenset(stem(w) for w in fold(q.of).split()[:_WORDS] if len(w) > _WORDS) - _LIGHT


def _head(q: Quantity) -> str:
    return "" if q.unit in {"a", ""} else fold(q.unit)


def _of(q: Quantity, r: Quantity) -> float:
    """Share of the shorter description's words that the other has too."""
    one, other = ({stem(w) for w in fold(x.of).split()} - {stem(_head(x))} for x in (q, r))
    return share(one, other)


def _bounds(q: Quantity) -> tuple[float, float]:
    return (-math.inf if q.low is None else q.low, math.inf if q.high is None else q.high)


def _same(q: Quantity, r: Quantity) -> bool:
    return middle(q) == middle(r)


def _overlap(q: Quantity, r: Quantity) -> bool:
    (a, b), (c, d) = _bounds(q), _bounds(r)
    return a <= d and c <= b


def _rounded(q: Quantity, r: Quantity) -> bool:
    """Whether one figure is the other said roughly: "about 60" of 62, "nine million" of 9.3 million."""
    away = 1 - likeness(q, r)
    near = away <= _ROUNDING
    return (near and "about" in {q.modifier, r.modifier}) or (away <= _CUT and (_rounds(q, r) or _rounds(r, q)))


def _vaguely(q: Quantity, r: Quantity) -> bool:
    """Whether one is "thousands" and the other more than so many thousands."""
    return q.modifier == "dozens" and q.low is not None and middle(r) >= q.low


def _rounds(q: Quantity, r: Quantity) -> bool:
    """Whether a figure of a hundred and more is another one, cut to fewer digits."""
    digits = len(_digits(q).replace(".", "").rstrip("0"))
    return middle(q) >= _MANY and float(f"{middle(r):.{digits - 1}e}") == middle(q) != middle(r)
