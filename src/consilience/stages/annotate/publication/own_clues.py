"""What an account itself says about the time at which it was written."""

import re
from datetime import date, timedelta

from consilience.records import Block, Quote, StatedDate, TimeExpression
from consilience.stages.annotate.publication.account import WORD, Account, beginning, spoken
from consilience.stages.annotate.publication.clues import FETCHED, Clue, Span, Window, span_of
from consilience.stages.annotate.time.periods import Period, parse_value
from consilience.text import FINITE, squeeze

FRESH = 7  # days: news is written within a week of what its pictures, posts and lead show
_SAME_DAYS = 2  # days: when a weekday of the text confirms the date of a picture, the news is that fresh
REVISED = 2  # days: an article is published on the day of its first update or shortly before
_NOT_AFTER = {"updated": (4, "the page was updated then"), "retrieved": (FETCHED, "it was fetched then")}
_LEAD = 4  # sentences in which the day of the news itself is named
_LINE = 80  # characters of a line that is nothing but paper and date
_FILE_PHOTO = re.compile(
    r"(?i)\b(?:file|archive)\b.{0,20}\b(?:photo|picture|image|pic)\b|\bfile\b\s*[:/)]|[/(]\s*file\b"
)
_POST = re.compile(r"[—–-]\s*[^\n]{0,60}\(@\w+\)\s*$")
AMENDED = re.compile(
    r"(?im)(?:\bth(?:is|e)\s+(?:article|story|piece|post|page|version|headline|column|gallery|live\s?blog)\b[^.\n]{0,50}"
    r"\b(?:amended|updated|corrected|modified|edited|revised|published)|^\W*(?:last\s+)?(?:updated?|amended|edited))\b"
    r"[^.\n]{0,20}$"
)
# agencies write the year of a piece under it, sites that of the page as it is now
_COPYRIGHT = re.compile(
    r"(?:\bcopyright|©|\(c\))(?: ?(?:©|\(c\)))?(?: (?:19|20)\d\d ?[-–])?,? ?(?P<year>(?:19|20)\d\d)\b"
    r"(?P<agency>,?(?: by)?(?: the)? (?:associated press|ap\b|agence france|afp|reuters|thomson reuters|united press"
    r"|upi\b|xinhua|bloomberg|dpa\b|press association|canadian press))?",
    re.IGNORECASE,
)
_DEADLINE = re.compile(r"(?i)\b(?:by|until|before|after|from)\s+(?:the\s+)?$")
BEFORE = 90  # characters that tell what a date is for
_NOT_LINES = ("caption", "embed", "title")  # blocks whose dates are not the page's own
_NAMED = 2  # names that a picture of the news shares with the text
_CONFIRMED = 3  # words it shares at least when the text names its weekday besides
_AROUND = 2000  # characters on either side of a caption that tell the news
_NAME = re.compile(r"\b[A-Z][\w’'-]+")


def own_clues(account: Account) -> list[Clue]:
    """Clues inside one account."""
    clues = [_not_after(s) for s in account.stated if s.role in _NOT_AFTER]
    clues += [_post(q) for q in account.posts]
    clues += [_copyright(account, m) for m in _COPYRIGHT.finditer(account.article.text)]
    lead_end = account.lead_end(_LEAD)
    for time in account.times:
        period = parse_value(time.value) if time.kind in ("date", "time") else None
        if period is not None:
            clues += _named(account, time, period, time.start < lead_end)
    return [c for c in clues if c is not None]


def _not_after(stated: StatedDate) -> Clue | None:
    period = parse_value(stated.value[:10])
    if period is None:
        return None
    spans = ((stated.article_id, stated.start, stated.end),) if stated.start is not None and stated.end else ()
    strength, why = _NOT_AFTER[stated.role]
    return Clue(Window(None, period.end), strength, why, spans)


def _copyright(account: Account, match: re.Match[str]) -> Clue:
    year = int(match["year"])
    first = date(year, 1, 1) if match["agency"] else None
    why = f"it says “{squeeze(match.group())}”"
    return Clue(Window(first, date(year, 12, 31)), 2, why, ((account.id, *match.span()),))


def _post(quote: Quote) -> Clue | None:
    period = parse_value(quote.date[:10])
    return _shown(period.start, "it shows a post", span_of(quote)) if period else None


def _shown(day: date, what: str, span: Span) -> Clue:
    """An account that shows something of a day is not older, and mostly not much younger."""
    why = f"{what} of {spoken(day)}"
    return Clue(Window(day, day + timedelta(days=FRESH)), 1, why, (span,))


def _named(account: Account, time: TimeExpression, period: Period, in_lead: bool) -> list[Clue]:
    """Clues from a date named with its year, by where it stands."""
    span = span_of(time)
    block = next((b for b in account.blocks if b.start <= time.start < b.end), None)
    kind = block.kind if block else "paragraph"
    before = account.article.text[max(0, time.start - BEFORE) : time.start]
    if period.unit == "day" and (kind == "dateline" or (block is not None and _is_date_line(account, block, time))):
        return [Clue(Window(period.start, period.start + timedelta(days=1)), 3, "its dateline gives the day", (span,))]
    if AMENDED.search(before):
        return _amended(account, time, period)
    if time.modifier == "END" or (time.tense == "future" and _DEADLINE.search(before)):
        return [Clue(Window(None, period.end), 1, f"“{account.words(time)}” is still to come in it", (span,))]
    post = kind == "embed" or _POST.search(before) is not None
    if time.tense != "past" and kind != "caption" and not post:
        return []
    shown = _fresh(account, block, period, span, post=post, in_lead=in_lead)
    why = shown[0].why if shown else f"it tells of “{account.words(time)}”"
    return [Clue(Window(period.start, None), 3, why, (span,)), *shown]


def _fresh(
    account: Account, block: Block | None, period: Period, span: Span, *, post: bool, in_lead: bool
) -> list[Clue]:
    """Clues from a day that an account tells or shows as news."""
    if period.unit != "day":
        return []
    if post:
        return [_shown(period.start, "it shows a post", span)]
    if block is not None and block.kind == "caption":
        return _pictured(account, block, period.start, span)
    return [_shown(period.start, "its lead tells the news", span)] if in_lead and _is_the_news(account, period) else []


def _is_date_line(account: Account, block: Block, time: TimeExpression) -> bool:
    """Whether a date ends a line of its own above the text: "The Courier, Wednesday, March 15, 2023"."""
    line, at = account.article.text[block.start : block.end], time.start - block.start
    alone = not line[:at].strip() or line[:at].rstrip()[-1] in ",:|·–—-"
    rest = line[time.end - block.start :].strip(" .–—-")
    if block.kind in _NOT_LINES or len(line) > _LINE or not alone or rest:
        return False
    above = [s for s in account.sentences[:_LEAD] if s.start < block.end and s.end > block.start]
    return bool(above) and not any(tag in FINITE for s in above for tag in s.tags)


def _amended(account: Account, time: TimeExpression, period: Period) -> list[Clue]:
    """What a note of the page about itself bounds: surely from above, and mostly closely."""
    span, why = span_of(time), f"it was amended on “{account.words(time)}”"
    clues = [Clue(Window(None, period.end), 3, why, (span,))]
    if period.unit == "day":
        clues.append(Clue(Window(period.start - timedelta(days=REVISED), period.end), 1, why, (span,)))
    return clues


def _pictured(account: Account, caption: Block, day: date, span: Span) -> list[Clue]:
    """Clues from a dated picture: a weekday of the text that is its day tells that the picture is of the news."""
    if not account.sentences or _FILE_PHOTO.search(account.article.text[caption.start : caption.end]):
        return []
    past = {weekday_of(t) for t in account.times if t.tense == "past"}
    top = caption.start <= account.lead_end(_LEAD)
    if top and day.isoweekday() in past and _shared(account, caption, WORD) >= _CONFIRMED:
        why = f"it shows a picture of {spoken(day)}, a day of the week that its text names too"
        return [Clue(Window(day, day + timedelta(days=_SAME_DAYS)), 1, why, (span,))]
    return [_shown(day, "it shows a picture", span)] if _shared(account, caption, _NAME) >= _NAMED else []


def _is_the_news(account: Account, named: Period) -> bool:
    """Whether a date of the lead is the day of the news: the lead names its weekday too, and no other day."""
    lead_end = account.sentences[min(_LEAD, len(account.sentences)) - 1].end
    near = [t.relative.split(" | ")[1:2] for t in account.times if t.start < lead_end and "publication" in t.relative]
    steps = [step[0].split(" ") for step in near if step]
    days = [s for s in steps if s[:2] == ["shift", "day"] or s[0] == "weekday"]
    return bool(days) and all(s[0] == "weekday" and int(s[1]) == named.start.isoweekday() for s in days)


def _shared(account: Account, caption: Block, pattern: re.Pattern[str]) -> int:
    """How many names or words a caption shares with the title and the text around it."""
    text = account.article.text
    around = text[account.sentences[0].start : caption.start][-_AROUND:] + text[caption.end :][:_AROUND]
    words, others = (
        {beginning(w) for w in pattern.findall(part)}
        for part in (text[caption.start : caption.end], f"{account.article.title} {around}")
    )
    return len(words & others)


def weekday_of(time: TimeExpression) -> int:
    """The ISO number of the bare weekday that an expression names as past; 0 for every other."""
    named = re.match(r"publication \| weekday (\d) past", time.relative)
    return int(named[1]) if named else 0


def deadline_years(accounts: list[Account]) -> dict[int, TimeExpression]:
    """Years whose end the accounts of a saga name as a deadline: "by the end of 2021", "by 31 December 2021"."""
    found: dict[int, TimeExpression] = {}
    for account in accounts:
        for time in account.times:
            period = parse_value(time.value) if time.kind == "date" else None
            if period is None:
                continue
            last_day = period.unit == "day" and (period.start.month, period.start.day) == (12, 31)
            if last_day or (period.unit == "year" and time.modifier == "END"):
                found.setdefault(period.start.year, time)
    return found
