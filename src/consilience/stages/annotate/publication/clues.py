"""Clues to a publication date: intervals with a strength, and how they narrow one another."""

from dataclasses import dataclass
from datetime import date, timedelta

from consilience.records import Quote, TimeExpression
from consilience.stages.annotate.time.periods import add_months

Span = tuple[str, int, int]  # article, start, end

# A month named without its year is one of the last or next nine: further off, writers say "last October".
MONTHS_BARE = 9
FETCHED = 5  # strength of the day of fetching: nothing goes beyond it, but alone it dates nothing
_MONTH = 28  # days; in a narrower interval it says nothing either
_WIDEST = 36  # months; in a wider interval a bare month says nothing


@dataclass(frozen=True, slots=True)
class Window:
    """The days on which an article can have been published; None where open."""

    earliest: date | None = None
    latest: date | None = None

    def meet(self, other: "Window") -> "Window | None":
        """The days that both allow; None when there are none."""
        starts = [d for d in (self.earliest, other.earliest) if d]
        ends = [d for d in (self.latest, other.latest) if d]
        both = Window(max(starts, default=None), min(ends, default=None))
        return None if both.earliest and both.latest and both.earliest > both.latest else both


@dataclass(frozen=True, slots=True)
class Clue:
    """One reason for a window."""

    window: Window
    strength: int  # 5 it was fetched then, 4 the page says it, 3 days named as past, 2 other accounts, 1 custom
    why: str
    spans: tuple[Span, ...]


def span_of(found: TimeExpression | Quote) -> Span:
    """Where it stands, to be cited."""
    return found.article_id, found.start, found.end


def narrow(clues: list[Clue]) -> tuple[Window, list[Clue]]:
    """Meet the clues, the strongest first; one that contradicts or adds nothing is left out."""
    window, used = Window(), []
    for clue in sorted(clues, key=lambda c: (-c.strength, c.spans, c.why)):
        both = window.meet(clue.window)
        if both is not None and both != window:
            window = both
            used.append(clue)
    return window, [c for c in used if _bounds(c.window, window)]


def _bounds(part: Window, window: Window) -> bool:
    """Whether a clue gives a bound of the final window."""
    return (part.earliest is not None and part.earliest == window.earliest) or (
        part.latest is not None and part.latest == window.latest
    )


def narrow_by_month(window: Window, times: tuple[TimeExpression, ...]) -> tuple[Window, list[Clue]]:
    """Narrow by months named without a year: "in October" with a past verb is one of the last months.

    Days that are known well are not narrowed: on 28 April "in early April" is of this month.
    """
    used = []
    for time in times:
        words = time.relative.split(" ")
        if window.earliest is None or window.latest is None or (window.latest - window.earliest).days < _MONTH:
            break
        if words[2:3] != ["month"] or len(words) != 5:
            continue
        if not time.tense:  # a list of months, no report
            continue
        smaller = _months_allowed(window, int(words[3]), words[4])
        if smaller is not None and smaller != window:
            window = smaller
            side = "to come" if words[4] == "future" else "past"
            used.append(Clue(window, 1, f"a month it names without the year is {side}", (span_of(time),)))
    return window, used


def _months_allowed(window: Window, month: int, way: str) -> Window | None:
    """The part of a window from which a bare month lies the right way and near enough."""
    way = "past" if way in ("near", "lately") else way  # undecided by its verb: reports mostly look back
    if way not in ("past", "future") or window.earliest is None or window.latest is None:
        return None
    first, allowed = date(window.earliest.year, window.earliest.month, 1), []
    for n in range(_WIDEST):
        at = add_months(first, n)
        if at > window.latest:
            break
        away = (at.month - month) % 12 if way == "past" else (month - at.month) % 12
        if 1 <= away <= MONTHS_BARE:
            allowed.append(at)
    if not allowed:
        return None
    last = add_months(allowed[-1], 1) - timedelta(days=1)
    return Window(max(window.earliest, allowed[0]), min(window.latest, last))


def after_month(day: date) -> Window:
    """When an account was published that calls the month of a day by its bare name, as past."""
    first = date(day.year, day.month, 1)
    return Window(add_months(first, 1), add_months(first, MONTHS_BARE + 1) - timedelta(days=1))
