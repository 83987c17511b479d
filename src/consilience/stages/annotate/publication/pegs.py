"""Weekdays on which an account hangs its news, and what they tell about the day it was published."""

import re
from datetime import date, timedelta
from itertools import pairwise

from consilience.records import TimeExpression
from consilience.stages.annotate.publication.account import Account
from consilience.stages.annotate.publication.clues import Clue, Window, span_of
from consilience.stages.annotate.publication.own_clues import AMENDED, BEFORE, REVISED, weekday_of
from consilience.stages.annotate.time.periods import add_days
from consilience.text import DAY_NAMES

_WIDEST = 10  # days; in a wider window a weekday comes round too often to narrow it
_WEEKDAY = 30  # characters before a date in which its weekday stands
_FRESH = 7  # days: the news is that fresh
_YEARS = 4  # in which the year of a weekday is sought; a date falls on it again after five or six
_YEAR = 366  # days; in a wider window a day of some month comes round again
_NEWEST = 2  # days: the newest weekday of a lead is the day of publication or one of the two before
_OLDEST = 3  # days: the other weekdays of a lead are not much older
_LEAD = 10  # sentences whose weekdays are those of the news
_OPENING = 3  # sentences at the top, title and dek among them, in which the dateline stands
_PLACE = 40  # characters
_PLACES = re.compile(r"(?:[A-Z][\w.’'/-]*[,.]? *)*\(?")
_SHIFT = re.compile(r"publication \| shift day (-?\d+)$")
_MONTH_DAY = re.compile(r"publication \| monthday (\d+)-(\d+) ")
_WEEKDAY_BEFORE = re.compile(rf"\b({'|'.join(DAY_NAMES).lower()})(?: \w+){{0,2}},? \(?\w+\.? \w+$")
_BESIDE = re.compile(r",? \(?")  # between "today" and its date
_TEXT_FOLLOWS = re.compile(r"\s*(?:\([A-Z][^()\n]{1,30}\)|[):]?\s*[-–—\x97:]| {2,})\s*\S")


def narrow_by_weekdays(window: Window, account: Account) -> tuple[Window, list[Clue]]:
    """Narrow a window of days to those on which the weekdays of the lead are the last few days."""
    if window.earliest is None or window.latest is None or (window.latest - window.earliest).days > _WIDEST:
        return window, []
    found = pegs(account)
    days = [window.earliest + timedelta(days=n) for n in range((window.latest - window.earliest).days + 1)]
    allowed = [d for d in days if _fresh(d, [number for number, _ in found])]
    allowed = allowed or [d for d in days if _fresh(d, [number for number, _ in found[:1]])]
    if not found or not allowed or (allowed[0], allowed[-1]) == (window.earliest, window.latest):
        return window, []
    spans = tuple(span_of(t) for _, t in found)
    names = " and ".join(DAY_NAMES[number - 1] for number, _ in sorted(found)[:3])
    clue = Clue(Window(allowed[0], allowed[-1]), 1, f"its first sentences speak of {names} as just past", spans)
    return clue.window, [clue]


def _fresh(published: date, weekdays: list[int]) -> bool:
    """Whether all these weekdays were shortly before a day, the newest of them very shortly."""
    back = [(published.isoweekday() - number) % 7 for number in weekdays]
    return bool(back) and min(back) <= _NEWEST and max(back) <= _OLDEST


def narrow_by_updates(window: Window, account: Account) -> tuple[Window, list[Clue]]:
    """Narrow by a note such as "UPDATE: July 18, 11:35 a.m.", in the year that the window allows."""
    used: list[Clue] = []
    for time in _update_notes(account):
        named = _MONTH_DAY.search(time.relative)
        if named is None or window.earliest is None:
            continue
        day = _day(window.earliest.year, int(named[1]), int(named[2]))
        both = window.meet(Window(add_days(day, -REVISED), day)) if day else None
        if both is not None and both != window:
            window = both
            used.append(Clue(window, 2, "it was updated then", (span_of(time),)))
    return window, used


def narrow_by_named_days(window: Window, account: Account) -> tuple[Window, list[Clue]]:
    """Narrow by a day that is named beside what it is to the account: "yesterday (Feb. 26)", in the window's year."""
    if window.earliest is None or window.latest is None or (window.latest - window.earliest).days > _YEAR:
        return window, []
    for one, other in pairwise(account.times):
        shift, named = _SHIFT.match(one.relative), _MONTH_DAY.match(other.relative)
        if not shift or not named:
            continue
        day = _nearest(window.earliest, int(named[1]), int(named[2]))
        own = add_days(day, -int(shift[1])) if day else None
        if own and window.meet(Window(own, own)) and _BESIDE.fullmatch(account.article.text[one.end : other.start]):
            why = f"it says that “{account.words(one)}” is “{account.words(other)}”"
            return Window(own, own), [Clue(Window(own, own), 3, why, (span_of(one), span_of(other)))]
    return window, []


def narrow_by_named_weekdays(window: Window, account: Account) -> tuple[Window, list[Clue]]:
    """Narrow by days named with their weekday, "Thursday (March 27)": of years the next in which all of them fit."""
    if window.earliest is None or (window.latest and (window.latest - window.earliest).days <= _FRESH):
        return window, []
    named = [(*day, t) for t in account.times if t.tense == "past" and (day := _named_with_weekday(account, t))]
    for year in range(window.earliest.year, window.earliest.year + _YEARS) if named else ():
        days = [(_day(year, month, day), number, t) for month, day, number, t in named]
        if not all(day and day.isoweekday() == number for day, number, _ in days):
            continue
        last, time = max((day, t) for day, _, t in days if day)
        own = window.meet(Window(last, last + timedelta(days=_FRESH)))
        if own is not None:
            why = f"“{account.words(time)}” was such a day in {year}"
            return own, [Clue(own, 1, why, (span_of(time),))]
    return window, []


def _named_with_weekday(account: Account, time: TimeExpression) -> tuple[int, int, int] | None:
    """Month, day and ISO weekday of "Thursday, March 27" or "Thursday (March 27)"."""
    named = _MONTH_DAY.match(time.relative)
    said = account.article.text[max(0, time.start - _WEEKDAY) : time.end] if named else ""
    weekday = _WEEKDAY_BEFORE.search(said.casefold())
    return (int(named[1]), int(named[2]), DAY_NAMES.index(weekday[1].title()) + 1) if named and weekday else None


def dateline(account: Account, around: Window) -> Clue | None:
    """The day of a dateline without its year, "BAGHDAD, July 6 —", "June 21 (Agency) --", next to known days."""
    if around.earliest is None or not account.sentences:
        return None
    for time in account.times:
        named = _MONTH_DAY.match(time.relative)
        if named and time.start < account.lead_end(_OPENING) and _opens_line(account, time):
            day = _nearest(around.earliest, int(named[1]), int(named[2]))
            return (
                Clue(Window(day, add_days(day, 1)), 3, "its dateline gives the day", (span_of(time),)) if day else None
            )
    return None


def _nearest(near: date, month: int, day: int) -> date | None:
    """A day of some month in the year in which it lies nearest to another day."""
    days = [found for n in (-1, 0, 1) if (found := _day(near.year + n, month, day))]
    return min(days, key=lambda d: abs((d - near).days), default=None)


def _opens_line(account: Account, time: TimeExpression) -> bool:
    """Whether a date stands before the text of a line, behind a place at most."""
    line, _, _ = account.article.text[time.end :].partition("\n")
    before = account.article.text[: time.start].rpartition("\n")[2]
    return len(before) <= _PLACE and _PLACES.fullmatch(before) is not None and _TEXT_FOLLOWS.match(line) is not None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:  # 29 February
        return None


def pegs(account: Account) -> list[tuple[int, TimeExpression]]:
    """The past weekdays that the first sentences name, each once, posts of others left out."""
    lead_end = account.lead_end(_LEAD)
    found: dict[int, TimeExpression] = {}
    for time in account.times:
        number = weekday_of(time)
        shown = any(q.start <= time.start < q.end for q in account.posts)
        if number and time.start < lead_end and time.tense == "past" and not shown:
            found.setdefault(number, time)
    return list(found.items())


def _update_notes(account: Account) -> list[TimeExpression]:
    """Dates in notes of a page about its own updates."""
    text = account.article.text
    return [t for t in account.times if AMENDED.search(text[max(0, t.start - BEFORE) : t.start])]
