"""The steps of relative expressions (see ``times.py``): each turns one calendar period into another."""

from dataclasses import replace
from datetime import date

from consilience.stages.annotate.time.periods import (
    FINER_THAN_DAY,
    Period,
    add_days,
    containing,
    season_start,
    shift,
)
from consilience.stages.annotate.time.words import feast

_JUST_OVER, _FAR_AHEAD = 65, 270  # days; a month and day so little over is not meant as that of next year
_AHEAD = 1.5  # a bare month or day four months ahead is as likely as one six months back
# with a past verb only what is weeks ahead is meant ("the dividend, payable Dec. 1, was raised"), months even less
_LATELY = {"monthday": 3.0, "month": 8.0}


def resolve_day(relative: str, published: date) -> date | None:
    """The single day that a relative expression means for one day of publication; None when it is no day."""
    period = take(Period(published, "day"), relative.split(" | ")[1:])
    return period.start if period is not None and period.unit == "day" else None


def take(period: Period, steps: list[str]) -> Period | None:
    """Take the steps of a relative expression from a period; None where they lead nowhere."""
    for step in steps:
        following = _step(period, step.split(" "))
        if following is None:
            return None
        period = following
    return period


def _step(period: Period, words: list[str]) -> Period | None:
    name, rest = words[0], words[1:]
    if name == "span":  # a stretch, no single period
        return None
    if name == "shift":
        return _shift(period, rest[0], int(float(rest[1])))
    if name == "through":
        return _through(period, int(rest[0]))
    if name == "clock":
        return Period(period.start, "day", rest[0])
    if name == "weekday":
        return _weekday(period.start, int(rest[0]), rest[1])
    return _recurring(period, name, " ".join(rest[:-1]), rest[-1])


def _through(period: Period, day: int) -> Period | None:
    """The days from a first one to a later one of its month: June 3-7."""
    try:
        return replace(period, through=Period(period.start.replace(day=day), "day"))
    except ValueError:
        return None


def _shift(period: Period, unit: str, n: int) -> Period:
    if unit in FINER_THAN_DAY:  # the day is all a publication date can give
        return Period(add_days(period.start, n // 24 if unit == "hour" else 0), "day")
    return shift(containing(period.start, unit), n)


def _weekday(day: date, number: int, way: str) -> Period:
    """The day of the week that a direction picks, counted from a day."""
    back = (day.isoweekday() - number) % 7
    offsets = {
        "past": -back,
        "last": -(back or 7),
        "future": (-back) % 7,
        "next": (-back) % 7 or 7,
        "this": number - day.isoweekday(),
        "near": -back if back <= 3 else 7 - back,
    }
    return Period(add_days(day, offsets[way]), "day")


def _recurring(anchor: Period, name: str, what: str, way: str) -> Period | None:
    """A month, day, season, quarter, half or feast of the year that a direction picks."""
    around = [_in_year(name, what, anchor.start.year + n) for n in (-1, 0, 1)]
    options = [p for p in around if p is not None]
    if way == "this" or not options:
        return around[1]
    if way in ("past", "last"):
        before = [p for p in options if p.end < anchor.start or (way == "past" and p.start <= anchor.start)]
        return before[-1] if before else None
    if way == "future" and name == "monthday" and (over := _just_over(options, anchor)) is not None:
        return over  # "would be paid within two weeks of the fire on March 14"
    if way in ("future", "next"):
        after = [p for p in options if p.start > anchor.end or (way == "future" and p.end >= anchor.start)]
        return after[0] if after else None
    ahead = _LATELY[name] if way == "lately" and name in _LATELY else _AHEAD
    return min(options, key=lambda p: (_distance(p, anchor, ahead), p.start))


def _just_over(options: list[Period], anchor: Period) -> Period | None:
    """The day of the year that lies a few weeks back, when its next return is most of a year off."""
    ahead = [(p.start - anchor.end).days for p in options if p.start >= anchor.start]
    back = [p for p in options if 0 < (anchor.start - p.start).days <= _JUST_OVER]
    return back[-1] if back and min(ahead, default=0) > _FAR_AHEAD else None


def _distance(period: Period, anchor: Period, ahead: float) -> float:
    """Days between two periods; what lies ahead counts more, as reports mostly look back."""
    days = (period.start - anchor.start).days
    return days * ahead if days > 0 else -days


def _in_year(name: str, what: str, year: int) -> Period | None:
    """A recurring period in one year; None when that year has none (29 February)."""
    try:
        if name == "monthday":
            month, day = (int(part) for part in what.split("-"))
            return Period(date(year, month, day), "day")
        if name == "feast":
            day_of = feast(what, year)
            return Period(day_of, "day") if day_of else None
        if name == "season":
            return Period(season_start(what, year), "season")
        size = {"month": 1, "quarter": 3, "half": 6}[name]
        return Period(date(year, size * int(what) - size + 1, 1), name)
    except (ValueError, OverflowError):
        return None
