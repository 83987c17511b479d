"""Match what accounts of one saga tell, so that one account's date dates another's "Monday"."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from consilience.records import TimeExpression
from consilience.stages.annotate.calendar import resolve_day
from consilience.stages.annotate.clues import Clue, Window, after_month
from consilience.stages.annotate.own_clues import Account
from consilience.stages.annotate.periods import parse_value
from consilience.text import fold, listed

_LEAD = 8  # sentences in which a bare weekday is the day of the news
_AROUND = 1  # sentences on either side that tell what happened on a day
_SHARED = 5  # stems that two tellings of one event share at least, two of them names
_SAME_YEAR = 180  # days after which a day and month need their year
_STEM = 5  # letters: "Iraq" and "Iraqi", "announced" and "announcement" meet
_WORD = re.compile(r"[^\W\d_]{4,}")
_COMMON = frozenset(
    listed(
        "about after again against also among been before being between both could does during each from have "
        "having into just more most much only other over said same says some such than that their them then there "
        "these they this those through under very were what when where which while will with would your year "
        "years month week monday tuesday wednesday thursday friday saturday sunday january february march april "
        "june july august september october november december today told photo"
    )
)


@dataclass(frozen=True, slots=True)
class Encounter:
    """A day on the calendar, and the words an account tells it with."""

    day: date
    article_id: str
    start: int
    end: int
    stems: frozenset[str]
    names: frozenset[str]


def find_encounters(account: Account, window: Window) -> list[Encounter]:
    """The days that an account names, outright or relative to a publication that is known to the day."""
    found = []
    for time in account.times:
        period = parse_value(time.value) if time.kind in ("date", "time") else None
        day = period.start if period and period.unit == "day" else _relative_day(time, window)
        if day is not None:
            found.append(_encounter(account, time, day))
    return found


def _relative_day(time: TimeExpression, window: Window) -> date | None:
    if window.earliest is None or window.latest is None or not time.relative.startswith("publication"):
        return None
    first, last = (resolve_day(time.relative, day) for day in (window.earliest, window.latest))
    return first if first == last else None


def _encounter(account: Account, time: TimeExpression, day: date) -> Encounter:
    stems, names = _told(account, time)
    return Encounter(day, time.article_id, time.start, time.end, stems, names)


def _told(account: Account, time: TimeExpression) -> tuple[frozenset[str], frozenset[str]]:
    """Stems and names of the sentences around a time expression."""
    at = next((i for i, s in enumerate(account.sentences) if s.start <= time.start < s.end), None)
    if at is None:
        return frozenset(), frozenset()
    near = account.sentences[max(0, at - _AROUND) : at + _AROUND + 1]
    words = _WORD.findall(account.article.text[near[0].start : near[-1].end])
    kept = [w for w in words if fold(w) not in _COMMON]
    return frozenset(fold(w)[:_STEM] for w in kept), frozenset(fold(w)[:_STEM] for w in kept if w[0].isupper())


def same_event(account: Account, others: list[Encounter]) -> list[Clue]:
    """Clues from days that other accounts give for what this one names by weekday or month only."""
    lead_end = account.sentences[min(_LEAD, len(account.sentences)) - 1].end if account.sentences else 0
    clues = []
    for time in account.times:
        clue = _matched(account, time, others, time.start < lead_end)
        if clue is not None:
            clues.append(clue)
    return clues


def _matched(account: Account, time: TimeExpression, others: list[Encounter], in_lead: bool) -> Clue | None:
    """The clue of the best told encounter that fits one expression."""
    window_of = _fit(time, in_lead, _peg_days(account, time))
    if window_of is None:
        return None
    stems, names = _told(account, time)
    fits = [(len(stems & e.stems), e, w) for e in others if (w := window_of(e.day)) is not None]
    fits = [f for f in fits if f[0] >= _SHARED and len(names & f[1].names) >= 2]
    if not fits:
        return None
    _, best, window = max(fits, key=lambda f: (f[0], f[1].day, f[1].article_id, -f[1].start))
    words = " ".join(account.article.text[time.start : time.end].split())
    why = (
        f"what it calls “{words}” another account of the same events dates {best.day.day} {best.day:%B} {best.day.year}"
    )
    spans = ((time.article_id, time.start, time.end), (best.article_id, best.start, best.end))
    return Clue(window, 2, why, spans)


def _fit(time: TimeExpression, in_lead: bool, fresh: int) -> Callable[[date], Window | None] | None:
    """What a day would say about the publication if an expression meant it; None when it can say nothing."""
    words = time.relative.split(" ")
    if words[:2] != ["publication", "|"] or len(words) < 5:
        return None
    name, what, way = words[2:5]
    if name == "weekday" and way == "past" and time.tense == "past" and in_lead:
        return lambda day: Window(day, day + timedelta(days=fresh)) if day.isoweekday() == int(what) else None
    if name == "month" and way != "future":
        return lambda day: after_month(day) if day.month == int(what) else None
    if name == "monthday" and way != "future":
        return lambda day: Window(day, day + timedelta(days=_SAME_YEAR)) if f"{day.month}-{day.day}" == what else None
    return None


def _peg_days(account: Account, peg: TimeExpression) -> int:
    """How many days after its "Monday" an account can have been published.

    At most six; fewer when it also names a weekday of the three days before: by the next "Saturday"
    its "on Saturday" would mean another day.
    """
    first = re.search(r"weekday (\d) past", peg.relative)
    if first is None:
        return 6
    named = (re.search(r"^publication \| weekday (\d) past", t.relative) for t in account.times)
    gaps = [(int(n[1]) - int(first[1])) % 7 for n in named if n]
    return min([6, *(gap - 1 for gap in gaps if gap >= 4)])
