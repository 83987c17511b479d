"""Differences of time."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from consilience.records import ResolvedTime
from consilience.stages.claims.acts import one_event
from consilience.stages.claims.contrasts import Contrast
from consilience.stages.claims.slots import Slots
from consilience.text import DAY_NAMES, MONTH_NAMES, fold, stem, word_list, word_set

_YEAR = 366  # days: "July" is no closer time of "the past 20 years"
_MONTH, _WHOLE_YEAR = 31, 360  # days
_UNITS = word_set("second minute hour day week month year decade century")
_NUMBERS = {
    word: float(n)
    for n, word in enumerate(word_list("one two three four five six seven eight nine ten eleven twelve"), start=1)
}
_FULL_HOUR, _LOCAL = re.compile(r"\b(\d{1,2})(?:[:.]00\b)?(?: (?=[ap]m\b))?"), re.compile(r"\s*\blocal time\b")
_PAST = re.compile(r"\bpast(?= (?:\w+ )?(?:second|minute|hour|day|night|week|month|year|decade|century)s?\b)")
_HOUR = re.compile(r"\d[:.]\d\d\b|\d ?[ap]\.?m\b|o'clock|\bnoon\b|\bmidnight\b")
_DAYS, _MONTHS = (frozenset(name.lower() for name in names) for names in (DAY_NAMES, MONTH_NAMES))


def moments(a: Slots, b: Slots) -> Iterator[Contrast]:
    """Compare the times of two claims that share none: another day of one event, or one more exact than the other.

    Where a claim gives several, a time that fits one of the other claim's is not set against the rest.
    """
    one_side, other_side = ([t for t in x.times if is_date(t)] for x in (a, b))
    if any(alike(s, t, a, b) for s in one_side for t in other_side) or not one_event(a, b):
        return
    fits = {t.time_id for s in one_side for t in other_side if _fit(s, t) for t in (s, t)}
    for s in one_side:
        for t in other_side:
            found = judge(s, t, a, b) if _same_verb(s, t, a, b) else None
            if found and (found[0] != "conflict" or fits.isdisjoint({s.time_id, t.time_id})):
                yield Contrast(
                    kind="time",
                    sort=found[0],
                    a=(s.start, s.end),
                    b=(t.start, t.end),
                    values=(_key(s, a), _key(t, b)),
                    says=(a.words(s.start, s.end), b.words(t.start, t.end)),
                    reason=found[1],
                    features={
                        "days": float(_grain(s) == _grain(t) == "day"),
                        "resolved": float(bool(s.earliest)) + float(bool(t.earliest)),
                        "inside": float(found[0] == "compatible"),
                    },
                )


def _same_verb(s: ResolvedTime, t: ResolvedTime, a: Slots, b: Slots) -> bool:
    """Whether two times tell when one thing was done: not "annexed in March" of a port that saw fights on Friday."""
    one, other = _verb(s, a), _verb(t, b)
    return one == other or {one, other} <= {"", stem(a.unit.claim.predicate), stem(b.unit.claim.predicate)}


def _verb(t: ResolvedTime, slots: Slots) -> str:
    """The stem of the verb that a time goes with, "" for the claim's own."""
    sentence = slots.unit.sentence
    at = max(bisect_right(sentence.starts, t.start) - 1, 0)
    seen = {at}
    while sentence.pos[at] not in {"VERB", "AUX"} and sentence.heads[at] not in seen:
        at = sentence.heads[at]
        seen.add(at)
    own = sentence.starts[at] <= slots.unit.claim.predicate_start < sentence.ends[at]
    return "" if own or sentence.pos[at] not in {"VERB", "AUX"} else stem(sentence.lemmas[at].lower())


def is_date(t: ResolvedTime) -> bool:
    """Durations, repeated times and mere "now" or "recently" say no day."""
    return not t.value.startswith(("P", "FUTURE", "XXXX")) or bool(t.earliest and t.latest)


def alike(s: ResolvedTime, t: ResolvedTime, a: Slots, b: Slots) -> bool:
    """Whether two times are one, or written with the same words."""
    one, other = _plain(a.words(s.start, s.end)), _plain(b.words(t.start, t.end))
    return _key(s, a) == _key(t, b) or one in other or other in one or sorted(one.split()) == sorted(other.split())


def _plain(words: str) -> str:
    """The words of a time without what is only another way to write it: "9:00 am" and "9 a.m. local time"."""
    said = _PAST.sub("last", fold(words).replace(".m.", "m"))
    return _LOCAL.sub("", _FULL_HOUR.sub(r"\1", said))


def is_hour(t: ResolvedTime, slots: Slots) -> bool:
    """Whether a time is one of the clock that names no day."""
    words = fold(slots.words(t.start, t.end))
    return bool(_HOUR.search(words)) and (_DAYS | _MONTHS).isdisjoint(words.split())


def duration(t: ResolvedTime, slots: Slots) -> tuple[float, str] | None:
    """How long a time lasts or how long ago it was, where it is said in whole units: 37 and "year"."""
    words = fold(slots.words(t.start, t.end)).replace("-", " ").split()
    for word, unit in pairwise(words):
        if unit.rstrip("s") in _UNITS:
            number = float(word) if word.isdigit() else _NUMBERS.get(word)
            return (number, unit.rstrip("s")) if number else None
    return None


def _key(t: ResolvedTime, slots: Slots) -> str:
    return t.edtf or t.value or fold(slots.words(t.start, t.end))


def _grain(t: ResolvedTime) -> str:
    if not t.earliest or not t.latest:
        return ""
    return "day" if t.earliest[:10] == t.latest[:10] else "month" if t.earliest[:7] == t.latest[:7] else "long"


def judge(s: ResolvedTime, t: ResolvedTime, a: Slots, b: Slots) -> tuple[str, str] | None:
    """Sort and reason of two times that differ, nothing where they may be one."""
    if s.earliest and s.latest and t.earliest and t.latest:
        first, second = sorted((s, t), key=lambda x: (x.earliest, x.latest))
        gap = _days(first.latest, second.earliest)
        narrow, wide = sorted(_days(x.earliest, x.latest) for x in (s, t))
        if gap > 0:
            return ("conflict", "these are different times") if wide <= gap else None
        same = (s.earliest, s.latest) == (t.earliest, t.latest)
        part = narrow <= _MONTH and wide >= _WHOLE_YEAR and _some_year(s, t, a, b)
        beside = part or narrow <= _YEAR < wide
        no_rivals = same or beside or _other_weekdays(s, t, a, b)
        return None if no_rivals else ("compatible", "one is more exact than the other")
    return ("conflict", "different days of the week") if _other_weekdays(s, t, a, b) else None


def _other_weekdays(s: ResolvedTime, t: ResolvedTime, a: Slots, b: Slots) -> bool:
    one, other = (_DAYS.intersection(fold(x.words(y.start, y.end)).split()) for x, y in ((a, s), (b, t)))
    return bool(one) and bool(other) and one != other


def _some_year(s: ResolvedTime, t: ResolvedTime, a: Slots, b: Slots) -> bool:
    """Whether either is a year that is not named: "this year" is said of much that is not of "January"."""
    return any("year" in fold(x.words(y.start, y.end)).split() for x, y in ((a, s), (b, t)))


def may_be_one(s: ResolvedTime, t: ResolvedTime, a: Slots, b: Slots) -> bool:
    """Whether two times may be one in other words: both of one stretch, or as long, one not known on the calendar."""
    if s.earliest and s.latest and t.earliest and t.latest:
        return (s.earliest, s.latest) == (t.earliest, t.latest)
    return _stretch(s, a) == _stretch(t, b)


def _stretch(t: ResolvedTime, slots: Slots) -> str:
    """How long a time is, by its value or else by its words: "0000" a year, "0000-00" a month, "month", "day" …"""
    if t.value:
        return re.sub(r"[\dX]", "0", t.value.partition("T")[0]).replace("-W00-0", "-00-00")
    words = re.findall(r"[a-z]+|\d+", fold(slots.words(t.start, t.end)))
    dated = any(w.isdigit() for w in words) or not _DAYS.isdisjoint(words)
    unit = next((w.rstrip("s") for w in words if w.rstrip("s") in _UNITS), "")
    return "day" if dated else "month" if not _MONTHS.isdisjoint(words) else unit


def _fit(s: ResolvedTime, t: ResolvedTime) -> bool:
    """Whether two times of the calendar have a day in common: then each may be the other, and disputes no third."""
    known = s.earliest and s.latest and t.earliest and t.latest
    return bool(known) and s.earliest <= t.latest and t.earliest <= s.latest


def _days(start: str, end: str) -> int:
    try:
        return (date.fromisoformat(end[:10]) - date.fromisoformat(start[:10])).days
    except ValueError:  # years before 1 or in the far future
        return 0
