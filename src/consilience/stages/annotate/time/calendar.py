"""Put time expressions on the calendar: resolve each against its article's publication interval.

The publication is an interval, so an expression is resolved from both ends of it; where the two agree
the result is as sharp as the words, otherwise it is as coarse as the ends have in common. Where the
publication is unknown, what depends on it stays unresolved: nothing is ever taken from the clock.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from consilience.records import Publication, Quote, ResolvedTime, TimeExpression
from consilience.stages.annotate.time.periods import (
    FINER_THAN_DAY,
    Period,
    add_days,
    add_months,
    parse_value,
)
from consilience.stages.annotate.time.steps import take

_VAGUE = 70  # days; "Thursday" in an account that can be of any week of a whole season is no date
_SAME_UNIT = re.compile(r"shift \w+ [+-]?0\b")  # "the same day", "that week"
_LATER = re.compile(r"shift \w+ \+?[1-9]")
_SAME = 2  # sentences within which "the same day" is of the date named last
_YEAR_OF = {"quarter": -4, "month": -12}
_SIZES = {unit: n for n, unit in enumerate(["day", "weekend", "week", "month", "season", "quarter", "half", "year"])}


Ends = tuple[Period, Period]  # an expression read from the first and from the last possible publication day


@dataclass(frozen=True, slots=True)
class _Known:
    """A date of the text that later expressions may refer to: its ends, and the expression that gave it."""

    first: Period
    last: Period
    time_id: str
    sentence: int
    compared: bool  # itself "a year ago"


def resolve_times(
    times: list[TimeExpression], publications: list[Publication], quotes: list[Quote]
) -> Iterator[ResolvedTime]:
    """Resolve every expression of each article, in the order of its text; embedded posts by their own date."""
    published = {p.article_id: _ends(p) for p in publications}
    posts = [q for q in quotes if q.kind == "post" and q.date]
    for article_id in sorted({t.article_id for t in times}):
        known: list[_Known] = []
        for time in sorted((t for t in times if t.article_id == article_id), key=lambda t: (t.start, t.end)):
            posted = next((_posted(q) for q in posts if _holds(q, time)), None)
            resolved, periods = _resolve(time, posted or published.get(article_id), known)
            if posted and resolved.anchor == "publication":
                resolved = replace(resolved, anchor="post")
            if periods is not None:
                known.append(_Known(*periods, time.time_id, time.sentence, time.relative.startswith("comparable")))
            yield resolved


def _holds(post: Quote, time: TimeExpression) -> bool:
    return post.article_id == time.article_id and post.start <= time.start and time.end <= post.end


def _posted(post: Quote) -> Ends | None:
    day = _day(post.date, first=True)
    return (day, day) if day else None


def _ends(publication: Publication) -> Ends | None:
    """The first and last day on which the article can have been published; None when unknown."""
    first, last = _day(publication.earliest, first=True), _day(publication.latest, first=False)
    return (first, last) if first and last else None


def _day(value: str, *, first: bool) -> Period | None:
    period = parse_value(value[:10])
    if period is None:
        return None
    return Period(period.start if first else period.end, "day")


def _resolve(time: TimeExpression, published: Ends | None, known: list[_Known]) -> tuple[ResolvedTime, Ends | None]:
    """Resolve one expression; the periods come back where later words may refer to them."""
    if not time.relative:
        period = parse_value(time.value) if time.kind in ("date", "time") else None
        named = (period, period) if period else None
        return _record(time, time.value, named, "text"), named
    anchor, ends = _anchor(time, published, known)
    if ends is None:
        return _record(time, time.value, None, ""), None
    steps = time.relative.split(" | ")[1:]
    if time.kind == "duration":
        return _spanning(time, steps[0].split(), ends, anchor), None
    if time.relative.startswith("comparable") and ends[0].unit in ("quarter", "month"):
        steps = [f"shift {ends[0].unit} {_YEAR_OF[ends[0].unit]}"]
    if _SAME_UNIT.match(steps[0]) and not _fine_enough(ends[0].unit, _unit_of_step(steps[0])):
        steps = []  # some day of it
    first, last = (take(end, steps) for end in ends)
    if first is None or last is None:
        return _record(time, "", None, ""), None
    if anchor == "publication" and first != last and _too_vague(first, last):
        return _record(time, "", None, ""), None
    return _record(time, _common(first, last), (first, last), anchor), (first, last)


def _too_vague(first: Period, last: Period) -> bool:
    """Whether a publication is known so roughly that its "Thursday" may be any of many days."""
    return _SIZES.get(first.unit, 9) <= _SIZES["week"] and (last.start - first.start).days > _VAGUE


def _anchor(time: TimeExpression, published: Ends | None, known: list[_Known]) -> tuple[str, Ends | None]:
    """The dates an expression counts from, and what to name them."""
    anchor, _, first_step = time.relative.partition(" | ")
    if anchor.startswith("year "):
        year = Period(date(int(anchor.split()[1]), 1, 1), "year")
        return "text", (year, year)
    if anchor == "mentioned":
        later = _LATER.match(first_step)  # "two days later" than nothing named says nothing
        return _mentioned(first_step, time, known) or ("publication", None if later else published)
    if anchor == "comparable":
        return _comparable(time, known) or ("publication", published)
    return "publication", published


def _mentioned(step: str, time: TimeExpression, known: list[_Known]) -> tuple[str, Ends] | None:
    """The date named last that is fine enough for a step; "the same day" as news of last August is of last August."""
    unit = _unit_of_step(step)
    same = _SAME_UNIT.match(step)
    for earlier in reversed(known):
        beside = same and time.sentence - earlier.sentence <= _SAME
        if beside or _fine_enough(earlier.first.unit, unit):
            return earlier.time_id, (earlier.first, earlier.last)
    return None


def _comparable(time: TimeExpression, known: list[_Known]) -> tuple[str, Ends] | None:
    """The quarter or month named in this sentence or the two before, which "a year ago" compares with its like."""
    near = [
        k for k in known if not k.compared and k.first.unit in ("quarter", "month") and time.sentence - k.sentence <= 2
    ]
    return (near[-1].time_id, (near[-1].first, near[-1].last)) if near else None


def _unit_of_step(step: str) -> str:
    words = step.split(" ")
    return {"shift": words[1] if len(words) > 1 else "day", "weekday": "week", "month": "year"}.get(words[0], "day")


def _fine_enough(unit: str, wanted: str) -> bool:
    """Whether a date of one unit can anchor a step of another: "two days later" needs a day, not a year."""
    wanted = "day" if wanted in FINER_THAN_DAY else wanted
    return _SIZES.get(unit, 9) <= _SIZES.get(wanted, 9)


def _spanning(time: TimeExpression, words: list[str], ends: Ends, anchor: str) -> ResolvedTime:
    """A duration that starts or ends at the anchor: the past two years, the next few weeks."""
    unit, count = words[1], words[2]
    ahead = count[0] == "+"
    earliest, latest = ends[0].start.isoformat(), ends[1].end.isoformat()
    if count[1:] == "X":
        far = ""
    else:
        end = ends[1].end if ahead else ends[0].start
        far = _far(end, unit, float(count)).isoformat()
    bounds = (earliest, far) if ahead else (far, latest)
    edtf = f"{bounds[0] or '..'}/{bounds[1] or '..'}"
    return _make(time, time.value, edtf, bounds, anchor)


def _far(day: date, unit: str, n: float) -> date:
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
    if unit in months:
        return add_months(day, round(n * months[unit]))
    days = {"week": 7, "fortnight": 14, "weekend": 7, "day": 1, "hour": 1 / 24, "minute": 1 / 1440}
    return add_days(day, round(n * days.get(unit, 0)))


def _common(first: Period, last: Period) -> str:
    """What two readings of one expression agree on: the value, its year and month, its year, or nothing."""
    if first == last:
        return first.timex
    same_year = first.start.year == last.start.year
    if same_year and first.start.month == last.start.month and first.unit in ("day", "week", "weekend"):
        return f"{first.start:%Y-%m}"
    return f"{first.start.year:04}" if same_year and first.unit not in ("decade", "century") else ""


def _record(time: TimeExpression, value: str, ends: Ends | None, anchor: str) -> ResolvedTime:
    if ends is None:
        return _make(time, value, "", ("", ""), anchor)
    first, last = ends
    start, end = first.start, last.end
    if first == last:
        start, end = _narrowed(start, end, time.modifier)
        about = "~" if time.modifier == "APPROX" and "/" not in first.edtf else ""
        return _make(time, value, first.edtf + about, (start.isoformat(), end.isoformat()), anchor)
    return _make(time, value, f"{start}/{end}", (start.isoformat(), end.isoformat()), anchor)


def _narrowed(start: date, end: date, modifier: str) -> tuple[date, date]:
    """The third of a period that "early", "mid" or "late" leaves of it."""
    third = (end - start).days // 3
    if modifier == "START":
        return start, add_days(start, third)
    if modifier == "END":
        return add_days(end, -third), end
    return (add_days(start, third), add_days(end, -third)) if modifier == "MID" else (start, end)


def _make(time: TimeExpression, value: str, edtf: str, bounds: tuple[str, str], anchor: str) -> ResolvedTime:
    return ResolvedTime(
        time_id=time.time_id,
        article_id=time.article_id,
        start=time.start,
        end=time.end,
        value=value,
        edtf=edtf,
        earliest=bounds[0],
        latest=bounds[1],
        anchor=anchor,
    )
