"""When each article was published: stated by the page, or inferred from the accounts of its saga.

A stated date wins. Otherwise clues narrow an interval: days that the account itself names (datelines,
embedded posts, captions, explicit dates), and days that another account of the same saga gives for
what this one calls "Monday" or "in July". Clues that contradict stronger ones are left out, what is
left is an interval with its reason and its citations, or an honest "unknown". Nothing rests on the clock.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from consilience.records import Article, Block, Member, Publication, Quote, Sentence, StatedDate, TimeExpression
from consilience.stages.annotate.publication.account import Account, spoken
from consilience.stages.annotate.publication.clues import FETCHED, Clue, Window, narrow, narrow_by_month, span_of
from consilience.stages.annotate.publication.encounters import Encounter, aftermath, find_encounters, same_event
from consilience.stages.annotate.publication.numbered import numbered
from consilience.stages.annotate.publication.own_clues import deadline_years, own_clues
from consilience.stages.annotate.publication.pegs import (
    dateline,
    narrow_by_named_days,
    narrow_by_named_weekdays,
    narrow_by_updates,
    narrow_by_weekdays,
)
from consilience.stages.annotate.time.periods import add_days, parse_value

_ROUNDS = 2  # an account dated in the first round can date another in the second
_END_OF_YEAR = "publication | shift year 0"
_SAME_NEWS = 3  # days in which accounts of one happening agree
_BESIDE = 1  # days around the day of most accounts within which the others of the same happening mostly fall
_CITED = 3  # places of other accounts that are shown for their day
_EXACT = 2  # days: such a window is as good as a day
_SHARP = 10  # days: an account in a wider window is not well dated
_MONTH = 31
_YEAR = 366
_STATES, _STATED = "The page states it: ", "the page states "
_BASES = {"metadata": 0, "url": 1, "text": 2}
_WHOLE = len("2021-07-26")  # characters of a date that tells the day


@dataclass(frozen=True)
class Accounts:
    """Everything that can tell when the articles of one saga were published."""

    articles: list[Article]
    blocks: list[Block]
    sentences: list[Sentence]
    stated: list[StatedDate]
    times: list[TimeExpression]
    quotes: list[Quote]
    members: list[Member]


def date_articles(read: Accounts) -> Iterator[Publication]:
    """Date every article of a saga."""
    accounts = _accounts(read)
    told = {a.id: s for a in accounts if (s := _stated(a)) is not None}
    stated = {i: s for i, s in told.items() if _width(_days(s)) <= _EXACT}
    undated = [a for a in accounts if a.id not in stated]
    windows = {a.id: narrow(_own_clues(a)) for a in undated}
    fellows = _fellows(accounts, read.members)
    alone = _all_days(stated, windows)
    for _ in range(_ROUNDS):
        days = _all_days(stated, windows)
        around = {a.id: _around(alone[a.id], [days[f.id] for f in fellows[a.id]]) for a in undated}
        known = [e for a in accounts for e in find_encounters(a, days.get(a.id, Window()))]
        windows = {a.id: _from_others(a, known, accounts, around[a.id]) for a in undated}
    days = _all_days(stated, windows)
    for account in accounts:
        i = account.id
        if i in stated:
            yield stated[i]
        else:
            window, clues = _beside(account, windows[i], days, fellows[i])
            yield _better(told.get(i), _inferred(i, window, clues))


def _fellows(accounts: list[Account], members: list[Member]) -> dict[str, list[Account]]:
    """The other accounts of the same happening, by the account's id."""
    story_of = {m.article_id: m.story_id for m in members}
    same = {a.id: story_of.get(a.id, "") for a in accounts}
    return {a.id: [f for f in accounts if f is not a and same[f.id] == same[a.id]] for a in accounts}


def _all_days(stated: dict[str, Publication], windows: dict[str, tuple[Window, list[Clue]]]) -> dict[str, Window]:
    """The days on which each account can have been published, by its id."""
    return {i: _days(s) for i, s in stated.items()} | {i: window for i, (window, _) in windows.items()}


def _own_clues(account: Account) -> list[Clue]:
    """What the account and its number tell, and the month or year that the page states where it states no day."""
    stated, number = _stated(account), numbered(account.article.url)
    clues = own_clues(account) + ([number] if number else [])
    if stated is None:
        return clues
    spans = tuple(zip(stated.cited_articles, stated.cited_starts, stated.cited_ends, strict=True))
    return [*clues, Clue(_days(stated), 4, _STATED + stated.why.removeprefix(_STATES), spans)]


def _better(stated: Publication | None, inferred: Publication) -> Publication:
    """What is inferred, unless it is no closer than the month or year that the page states."""
    as_stated = stated and (stated.earliest, stated.latest) == (inferred.earliest, inferred.latest)
    return stated if stated and as_stated else inferred


def _beside(
    account: Account,
    found: tuple[Window, list[Clue]],
    days: dict[str, Window],
    fellows: list[Account],
) -> tuple[Window, list[Clue]]:
    """Add the custom that accounts of one happening are published together, for an account not well dated."""
    window, used = found
    together = _together([days[f.id] for f in fellows])
    both = together and window.meet(_widened(together, _BESIDE))
    if together is None or together.earliest is None or both is None or _width(window) <= _EXACT:
        return found if together else _roughly(account, found, [days[f.id] for f in fellows])
    told = [e.span for a in fellows for e in find_encounters(a, days[a.id]) if _new(e, together.earliest)]
    why = f"most other accounts of this happening were published around {spoken(together.earliest)}"
    return _sharpened(both, [*used, Clue(both, 1, why, tuple(told[:_CITED]))], account)


def _roughly(account: Account, found: tuple[Window, list[Clue]], fellows: list[Window]) -> tuple[Window, list[Clue]]:
    """Where nothing better is known, the month or so in which all other accounts of the happening were published."""
    window, used = found
    known = [w for w in fellows if _width(w) <= _MONTH]
    first = min((w.earliest for w in known if w.earliest), default=None)
    last = max((w.latest for w in known if w.latest), default=None)
    around = Window(first, last)
    both = window.meet(_widened(around, _SAME_NEWS)) if first and last else None
    if both is None or _width(around) > _MONTH or _width(window) <= _MONTH:
        return found
    why = "other accounts of this happening were published in those weeks"
    return _sharpened(both, [*used, Clue(both, 1, why, ())], account)


def _new(told: Encounter, day: date) -> bool:
    return told.fresh and not told.ahead and 0 <= (day - told.day).days <= _EXACT


def _together(windows: list[Window]) -> Window | None:
    """The days around which more of the well-dated accounts of one happening were published than around any others."""
    known = [w for w in windows if _width(w) <= _SHARP]
    groups = [[w for w in known if w.meet(_from(first))] for first in known]
    most = max(groups, key=lambda g: (len(g), -_spread(g)), default=[])  # the closest together of the largest
    others = [[w for w in g if w not in most] for g in groups]
    return _middle(most) if len(most) > max(map(len, others), default=0) else None


def _from(first: Window) -> Window:
    """The days of one happening if a window is its first."""
    assert first.earliest is not None
    return Window(first.earliest, add_days(first.earliest, _SAME_NEWS))


def _spread(windows: list[Window]) -> int:
    days = [w.earliest for w in windows if w.earliest]
    return (max(days) - min(days)).days


def _middle(windows: list[Window]) -> Window:
    """The day in the middle of those known to the day, else all that the windows share, else the closest."""
    exact = sorted(w.earliest for w in windows if w.earliest and _width(w) <= _EXACT)
    if exact:
        return Window(exact[(len(exact) - 1) // 2], exact[(len(exact) - 1) // 2])
    shared: Window | None = Window()
    for window in windows:
        shared = shared and shared.meet(window)
    return shared or min(windows, key=_width)


def _around(own: Window, fellows: list[Window]) -> Window:
    """The days around most accounts that are dated by themselves; open where the account's own words lie elsewhere."""
    days = _together(fellows)
    near = _widened(days, _BESIDE) if days else Window()
    return near if own.meet(near) else Window()


def _widened(window: Window, days: int) -> Window:
    """A closed window with so many days more on either side."""
    assert window.earliest is not None and window.latest is not None
    return Window(add_days(window.earliest, -days), add_days(window.latest, days))


def _width(window: Window) -> int:
    """Days from the first to the last; endless where a window is open."""
    return (window.latest - window.earliest).days if window.earliest and window.latest else 10**6


def _accounts(read: Accounts) -> list[Account]:
    return [_account(article, read) for article in sorted(read.articles, key=lambda a: a.article_id)]


def _account(article: Article, read: Accounts) -> Account:
    """The records of one article, in the order of the text."""
    of, start = article.article_id, attrgetter("start")
    return Account(
        article=article,
        blocks=tuple(sorted((b for b in read.blocks if b.article_id == of), key=start)),
        sentences=tuple(sorted((s for s in read.sentences if s.article_id == of), key=start)),
        stated=tuple(s for s in read.stated if s.article_id == of),
        times=tuple(sorted((t for t in read.times if t.article_id == of), key=start)),
        posts=tuple(sorted((q for q in read.quotes if q.article_id == of and q.date), key=start)),
    )


def _stated(account: Account) -> Publication | None:
    """The publication that the page states: to the day before less, then the most trusted statement."""
    dates = [s for s in account.stated if s.role == "published" and parse_value(s.value[:10]) is not None]
    dates = [s for s in dates if s.basis != "text" or "(@" not in s.evidence]  # the date of a post, not of the page
    if not dates:
        return None
    best = min(dates, key=lambda s: (len(s.value) < _WHOLE, -s.score, _BASES.get(s.basis, 3), s.start or 0, s.value))
    period = parse_value(best.value[:10])
    assert period is not None
    exact = best.value if len(best.value) > 10 else ""
    spans = [(best.start, best.end)] if best.start is not None and best.end is not None else []
    return Publication(
        article_id=account.id,
        earliest=exact or period.start.isoformat(),
        latest=exact or period.end.isoformat(),
        basis=best.basis,
        why=f"{_STATES}{best.evidence}" if best.evidence else "The page states it.",
        cited_articles=tuple(account.id for _ in spans),
        cited_starts=tuple(start for start, _ in spans),
        cited_ends=tuple(end for _, end in spans),
    )


def _days(stated: Publication) -> Window:
    return Window(date.fromisoformat(stated.earliest[:10]), date.fromisoformat(stated.latest[:10]))


def _from_others(
    account: Account, known: list[Encounter], accounts: list[Account], around: Window
) -> tuple[Window, list[Clue]]:
    """Own clues, and what dated accounts of the same events add to them."""
    others = [e for e in known if e.article_id != account.id]
    events = others + find_encounters(account, Window())
    clues = _own_clues(account) + same_event(account, others, around) + aftermath(account, events)
    opening = dateline(account, around)
    window, used = narrow([*clues, opening] if opening else clues)
    window, used = _sharpened(window, used, account)
    deadline = _shared_deadline(account, window, accounts)
    return (window, used) if deadline is None else _sharpened(*narrow([*used, deadline]), account)


def _sharpened(window: Window, used: list[Clue], account: Account) -> tuple[Window, list[Clue]]:
    """Narrow a window by months without a year, notes of updates, named days and the weekdays of the lead."""
    window, months = narrow_by_month(window, account.times)
    window, updates = narrow_by_updates(window, account)
    window, named = narrow_by_named_weekdays(window, account)
    window, days = narrow_by_named_days(window, account)
    window, weekdays = narrow_by_weekdays(window, account)
    return window, [*used, *months, *updates, *named, *days, *weekdays]


def _shared_deadline(account: Account, window: Window, accounts: list[Account]) -> Clue | None:
    """What this account calls the end of the year others give with its number, when only one year is in question."""
    own = next((t for t in account.times if t.relative == _END_OF_YEAR and t.modifier == "END"), None)
    years = {y: t for y, t in deadline_years(accounts).items() if window.meet(_year(y)) is not None}
    if own is None or len(years) != 1 or window.earliest is None:
        return None
    ((year, cited),) = years.items()
    spans = (span_of(own), span_of(cited))
    return Clue(_year(year), 2, f"the “end of the year” it speaks of is that of {year}", spans)


def _year(year: int) -> Window:
    return Window(date(year, 1, 1), date(year, 12, 31))


def _inferred(article_id: str, window: Window, clues: list[Clue]) -> Publication:
    """The record of a window; what is open or spans a year and more is honestly unknown."""
    told = window.latest is not None and (window.earliest is not None or any(2 < c.strength < FETCHED for c in clues))
    if not told or (window.earliest and _width(window) > _YEAR):
        return Publication(
            article_id=article_id, earliest="", latest="", basis="unknown", cited_articles=(), cited_starts=(),
            cited_ends=(), why="Nothing in this account or beside it tells when it was published.",
        )  # fmt: skip
    clues = [c for c in clues if c.window.latest or _width(Window(c.window.earliest, window.latest)) <= _YEAR]
    spans = list(dict.fromkeys(span for clue in clues for span in clue.spans))
    return Publication(
        article_id=article_id,
        earliest=window.earliest.isoformat() if window.earliest else "",
        latest=window.latest.isoformat() if window.latest else "",
        basis="inferred",
        why="Inferred: " + "; ".join(dict.fromkeys(clue.why for clue in clues)) + ".",
        cited_articles=tuple(s[0] for s in spans),
        cited_starts=tuple(s[1] for s in spans),
        cited_ends=tuple(s[2] for s in spans),
    )
