"""Match what accounts of one saga tell, so that one account's date dates another's "Monday"."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from consilience.records import Sentence, TimeExpression
from consilience.stages.annotate.publication.account import WORD, Account, beginning, spoken
from consilience.stages.annotate.publication.clues import Clue, Span, Window, after_month, span_of
from consilience.stages.annotate.publication.pegs import pegs
from consilience.stages.annotate.time.periods import add_days, add_months, parse_value
from consilience.stages.annotate.time.steps import resolve_day
from consilience.text import DAY_NAMES, MONTH_NAMES, fold, word_list

_LEAD = 8  # sentences in which a bare weekday is the day of the news
_AROUND = 1  # sentences on either side that tell what happened on a day
_SHARED = 5  # stems that two tellings of one event share at least, two of them names
_SAME_YEAR = 180  # days after which a day and month need their year
_SURE = 7  # stems shared where no weekday or month agrees besides
_MARGIN = 2  # stems by which the telling of one day must then be nearer than those of all others
_SHOWING = ("caption", "embed", "dateline")  # blocks whose dates are those of the news
_NEWS = 10  # days; what an account dates further back with its year is background, no peg for others
_FRESH = 2  # days within which a weekday of the lead is told
_NEAR_DAYS = {"+0", "-0", "0", "-1"}  # today and yesterday
_OPENING = 2  # sentences of the text proper that can count from the event
_OPENS = 16  # characters before a duration that opens a sentence: "More than three weeks after"
_SLACK = {"D": 1, "W": 3, "M": 10, "Y": 45}  # days by which a round number of each unit can be off
_AFTER = re.compile(r"\s+(?:after|since)\b")
_COMMON = frozenset(
    word_list(
        "about after again against also among been before being between both could does during each from have "
        "having into just more most much only other over said same says some such than that their them then there "
        "these they this those through under very were what when where which while will with would your year "
        "years month months weeks days week today told photo"
    )
) | {name.lower() for name in (*DAY_NAMES, *MONTH_NAMES)}


@dataclass(frozen=True, slots=True)
class Encounter:
    """A day on the calendar, and the words an account tells it with."""

    day: date
    article_id: str
    start: int
    end: int
    stems: frozenset[str]
    names: frozenset[str]
    fresh: bool  # told as news of that day, not looked back on years later
    ahead: bool  # told as still to come

    @property
    def span(self) -> Span:
        """Where it stands, to be cited."""
        return self.article_id, self.start, self.end


def find_encounters(account: Account, window: Window) -> list[Encounter]:
    """The days that an account names, outright or relative to a publication that is known to the day."""
    shows = {b.n for b in account.blocks if b.kind in _SHOWING}
    shown = {s.n for s in account.sentences if s.block in shows}
    found = []
    for time in account.times:
        period = parse_value(time.value) if time.kind in ("date", "time") else None
        named = period.start if period and period.unit == "day" else None
        day = named or _relative_day(time, window)
        if day is not None:
            fresh = named is None or time.sentence in shown or _newly(day, window)
            ahead = " future" in time.relative or (window.latest is not None and day > window.latest)
            found.append(Encounter(day, time.article_id, time.start, time.end, *_told(account, time), fresh, ahead))
    return found


def _newly(day: date, window: Window) -> bool:
    """Whether an account was surely published within days of a day."""
    return window.latest is not None and window.earliest is not None and abs((window.latest - day).days) <= _NEWS


def _relative_day(time: TimeExpression, window: Window) -> date | None:
    if window.earliest is None or window.latest is None or not time.relative.startswith("publication"):
        return None
    first, last = (resolve_day(time.relative, day) for day in (window.earliest, window.latest))
    return first if first == last else None


def _told(account: Account, time: TimeExpression) -> tuple[frozenset[str], frozenset[str]]:
    """Stems and names of the sentences around a time expression."""
    at = next((i for i, s in enumerate(account.sentences) if s.start <= time.start < s.end), None)
    if at is None:
        return frozenset(), frozenset()
    near = account.sentences[max(0, at - _AROUND) : at + _AROUND + 1]
    words = WORD.findall(account.article.text[near[0].start : near[-1].end])
    kept = [w for w in words if fold(w) not in _COMMON]
    return frozenset(beginning(w) for w in kept), frozenset(beginning(w) for w in kept if w[0].isupper())


def same_event(account: Account, others: list[Encounter], around: Window) -> list[Clue]:
    """Clues from days that other accounts give for what this one names by weekday or month only.

    Only days that put the account ``around`` those on which most accounts of its happening were published.
    """
    lead_end = account.lead_end(_LEAD)
    times = [t for t in account.times if not (pegs(account) and " shift day " in t.relative)]  # Thursday says it better
    found = [_matched(account, time, others, around, time.start < lead_end) for time in times]
    return [clue for clue in found if clue is not None]


def _matched(
    account: Account, time: TimeExpression, others: list[Encounter], around: Window, in_lead: bool
) -> Clue | None:
    """The clue of the best told encounter that fits one expression."""
    window_of = _fit(time, in_lead, _peg_days(account, time))
    if window_of is None:
        return None
    pegged = " weekday " in time.relative or " shift " in time.relative
    alike = [
        (n, e)
        for n, e in _alike(account, time, others)
        if (e.fresh or not pegged) and (" future" in time.relative or not e.ahead)
    ]
    fits = [(n, e, w) for n, e in alike if (w := window_of(e.day)) and (not pegged or _soon(w).meet(around))]
    if not fits or (" shift " in time.relative and not _decided(fits)):
        return None
    _, best, window = max(fits, key=lambda f: (f[0], f[1].day, f[1].article_id, -f[1].start))
    why = f"what it calls “{account.words(time)}” another account of the same events dates {spoken(best.day)}"
    spans = (span_of(time), best.span)
    return Clue(window, 2, why, spans)


def _soon(window: Window) -> Window:
    """The first days of a window that begins with a weekday of the lead: news is not left lying."""
    if window.earliest is None or window.latest is None:
        return window
    return Window(window.earliest, min(window.latest, add_days(window.earliest, _FRESH)))


def _alike(account: Account, time: TimeExpression, others: list[Encounter]) -> list[tuple[int, Encounter]]:
    """The encounters told in the words of the sentences around an expression, with how many stems they share."""
    stems, names = _told(account, time)
    shared = [(len(stems & e.stems), e) for e in others if len(names & e.names) >= 2]
    return [(n, e) for n, e in shared if n >= _SHARED]


def _decided(fits: list[tuple[int, Encounter, Window]]) -> bool:
    """Whether one day is clearly meant: "yesterday" fits any day, so only the words can tell."""
    most, best, _ = max(fits, key=lambda f: (f[0], f[1].day))
    return most >= _SURE and all(n + _MARGIN <= most for n, e, _ in fits if e.day != best.day)


def _fit(time: TimeExpression, in_lead: bool, fresh: int) -> Callable[[date], Window | None] | None:
    """What a day would say about the publication if an expression meant it; None when it can say nothing."""
    words = time.relative.split(" ")
    if words[:2] != ["publication", "|"] or len(words) < 5:
        return None
    name, what, way = words[2:5]
    if name in ("weekday", "shift"):
        return _fit_day(name, what, way, time.tense, fresh) if in_lead else None
    if name == "month" and way != "future" and not time.modifier:
        return lambda day: after_month(day) if day.month == int(what) else None
    if name == "monthday" and way != "future":
        return lambda day: Window(day, day + timedelta(days=_SAME_YEAR)) if f"{day.month}-{day.day}" == what else None
    return None


def _fit_day(name: str, what: str, way: str, tense: str, fresh: int) -> Callable[[date], Window | None] | None:
    """The same for a weekday, today and yesterday in the lead."""
    if name == "weekday" and way == "future":
        return lambda day: Window(day - timedelta(days=6), day) if day.isoweekday() == int(what) else None
    if tense != "past":
        return None
    if name == "weekday" and way == "past":
        return lambda day: Window(day, day + timedelta(days=fresh)) if day.isoweekday() == int(what) else None
    if what == "day" and way in _NEAR_DAYS:
        return lambda day: Window(day - timedelta(days=int(way)), day - timedelta(days=int(way) - 1))
    return None


def aftermath(account: Account, known: list[Encounter]) -> list[Clue]:
    """Clues from a lead that counts from the event: "Three weeks after the fire, families say …"."""
    kinds = {b.n: b.kind for b in account.blocks}
    told = [s for s in account.sentences if kinds.get(s.block, "paragraph") == "paragraph"][:_OPENING]
    clues = []
    for sentence in told:
        for time in account.times:
            since = _since(account, sentence, time)
            fits = _alike(account, time, known) if since else []
            if since and fits:
                clues.append(_counted(account, time, since, fits))
    return clues


def _since(account: Account, sentence: Sentence, time: TimeExpression) -> tuple[int, str] | None:
    """Number and unit of a duration that opens a sentence and is followed by "after"."""
    amount = re.fullmatch(r"P(\d+)([DWMY])", time.value) if time.kind == "duration" else None
    opens = sentence.start <= time.start <= sentence.start + _OPENS
    if amount is None or not opens or not _AFTER.match(account.article.text, time.end):
        return None
    return int(amount[1]), amount[2]


def _counted(account: Account, time: TimeExpression, since: tuple[int, str], fits: list[tuple[int, Encounter]]) -> Clue:
    """The days so long after the day that the best told encounters date."""
    most = max(n for n, _ in fits)
    event = min((e for n, e in fits if n == most), key=lambda e: (e.day, e.article_id, e.start))
    n, unit = since
    months = {"M": 1, "Y": 12}.get(unit)
    day = add_months(event.day, n * months) if months else add_days(event.day, n * (7 if unit == "W" else 1))
    window = Window(add_days(day, -_SLACK[unit]), add_days(day, _SLACK[unit]))
    why = f"it is written “{account.words(time)} after” what happened on {spoken(event.day)}"
    spans = (span_of(time), event.span)
    return Clue(window, 3, why, spans)


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
