"""What is counted from an event: "two days after the attack", "on the eve of the vote", "hours before she left"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from consilience.page import Page, token_at
from consilience.records import Sentence, TimeExpression
from consilience.stages.timeline.clauses import dependents

_AFTER = r"(?P<after>after|following|into)"
_BEFORE = r"(?P<before>before|ahead\s+of|prior\s+to)"
_LINK = re.compile(rf"\s+(?:{_AFTER}|{_BEFORE}|(?P<of>of))\s+", re.IGNORECASE)
_WITHIN = re.compile(r"\bwithin\s+(?:the\s+(?:first\s+)?)?$", re.IGNORECASE)
_DAY = r"(?:day|night|morning|evening|afternoon)"
_NAMED = re.compile(
    rf"\b(?:the\s+(?P<eve>eve\s+of)|the\s+(?P<same>{_DAY}\s+of)"
    rf"|(?:the\s+(?P<unit>{_DAY}|week|weekend|year)|(?P<soon>shortly|soon|immediately|moments|minutes|seconds|right|just|barely))"
    rf"\s+(?:{_AFTER}|{_BEFORE}))\s+",
    re.IGNORECASE,
)
_LENGTH = re.compile(r"P(?P<clock>T)?(?P<n>\d+(?:\.\d+)?|X)(?P<unit>[SMHDWY])")
_UNITS = {"S": "hour", "H": "hour", "D": "day", "W": "week", "M": "month", "Y": "year"}
_DAYS = {"hour": 1 / 24, "day": 1, "week": 7, "month": 30.44, "year": 365.25}
_SOME = {"hour": (0, 0), "day": (1, 7), "week": (7, 60)}  # days from an event that "hours", "days", "weeks" are
_SLACK = {"week": 2, "month": 10, "year": 180}  # days by which "a week", "a month", "a year" from an event may be off
_KNOWN = {"month": 31, "year": 366}  # days within which an event must be known to count such units from it, else one

Dates = tuple[str, str, str]  # EDTF, first and last day


@dataclass(frozen=True, slots=True)
class Offset:
    """How far from an event something lies."""

    start: int  # of the expression, "after" included
    end: int
    event: int  # token that names the event: a noun, or the verb of a clause
    unit: str  # hour | day | week | month | year
    count: float | None  # units; None: "days", "weeks"
    way: int  # 1 after the event, -1 before it
    within: bool = False  # no later than that: "within two days of"
    onset: bool = False  # counted from its beginning: "a month into"
    about: bool = False  # "about two days", "more than two days"

    def turned(self) -> "Offset":
        """The way back: from what is dated so to the event."""
        return replace(self, way=-self.way)


def offsets(page: Page, sentence: Sentence, times: list[TimeExpression]) -> Iterator[Offset]:
    """Find what is counted from an event in a sentence, ``times`` its expressions of time."""
    text = page.article.text
    for time in times:
        length = _LENGTH.fullmatch(time.value) if time.kind == "duration" and not time.relative else None
        link = _LINK.match(text, time.end, sentence.end)
        if length is None or link is None:
            continue
        within = _WITHIN.search(text, sentence.start, time.start) is not None
        event = _event(sentence, link)
        if event is not None and bool(link["of"]) == within:
            yield _counted(time, length, link, event, within)
    for named in _NAMED.finditer(text, sentence.start, sentence.end):
        if (event := _event(sentence, named)) is not None:
            yield _by_name(named, event)


def _event(sentence: Sentence, link: re.Match[str]) -> int | None:
    """The noun after the preposition, or the verb of the clause that it opens."""
    k = token_at(sentence, link.end()) - 1
    if sentence.deps[k] == "mark":
        return sentence.heads[k]
    return next(iter(dependents(sentence, k, {"pobj"})), None)


def _counted(time: TimeExpression, length: re.Match[str], link: re.Match[str], event: int, within: bool) -> Offset:
    return Offset(
        start=time.start,
        end=link.end(),
        event=event,
        unit="hour" if length["clock"] else _UNITS[length["unit"]],
        count=None if length["n"] == "X" else float(length["n"]),
        way=-1 if link["before"] else 1,
        within=within,
        onset=(link["after"] or "").lower() == "into",
        about=bool(time.modifier),
    )


def _by_name(named: re.Match[str], event: int) -> Offset:
    """The eve is the day before, "the night of" the day itself, "the week before" some day of seven."""
    unit = (named["unit"] or "day").lower()
    count = None if unit in {"week", "weekend"} else 0.0 if named["same"] or named["soon"] else 1.0
    way = -1 if named["eve"] or named["before"] else 1
    unit = "year" if unit == "year" else "day"
    return Offset(named.start(), named.end(), event, unit, count, way, about=bool(named["soon"]))


def same_day(sentence: Sentence, k: int) -> Offset:
    """No offset at all: on the day of the event that a token names."""
    return Offset(sentence.starts[k], sentence.starts[k], k, "day", 0.0, 1)


def placed(offset: Offset, first: date, last: date) -> Dates | None:
    """Count from an event that is known to lie between two days; None where that gives no date worth telling.

    The date is no finer than the words: a day for hours and days, about a day for weeks, else about a month or year.
    """
    unit, way = offset.unit, offset.way
    if (last - first).days >= _KNOWN.get(unit, 1):
        return None
    middle = first + (last - first) / 2
    if offset.within or offset.count is None:
        return _between(offset, middle)
    apart = way * offset.count * _DAYS[unit]
    day = middle + timedelta(days=int(apart) if unit == "hour" else round(apart))
    if unit in {"hour", "day"}:
        return day.isoformat() + "~" * offset.about, day.isoformat(), day.isoformat()
    written = day.isoformat()[: {"week": 10, "month": 7, "year": 4}[unit]]
    slack = timedelta(days=_SLACK[unit])
    return f"{written}~", (day - slack).isoformat(), (day + slack).isoformat()


def _between(offset: Offset, event: date) -> Dates | None:
    """Some day of a stretch beside an event: "days before", "within a week of"."""
    if offset.count is None and offset.unit not in _SOME:
        return None
    near, far = _SOME[offset.unit] if offset.count is None else (0, round(offset.count * _DAYS[offset.unit]))
    ends = sorted(event + timedelta(days=offset.way * n) for n in (0 if offset.within else near, far))
    first, last = (end.isoformat() for end in ends)
    return first if first == last else f"{first}/{last}", first, last
