"""What an account itself says about the time at which it was written."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from consilience.records import Article, Block, Quote, Sentence, StatedDate, TimeExpression
from consilience.stages.annotate.clues import Clue, Window
from consilience.stages.annotate.periods import Period, parse_value
from consilience.text import fold

FRESH = 7  # days: news is written within a week of what its pictures, posts and lead show
_LEAD = 4  # sentences in which the day of the news itself is named
_FILE_PHOTO = re.compile(r"(?i)\b(?:file|archive)\b.{0,20}\b(?:photo|picture|image|pic)\b|\bfile\b\s*[:/)]")
_POST = re.compile(r"[—–-]\s*[^\n]{0,60}\(@\w+\)\s*$")
_AMENDED = re.compile(r"(?i)\b(?:amended|updated|corrected|modified|edited)\b[^.\n]{0,20}$")
_DEADLINE = re.compile(r"(?i)\b(?:by|until|before|after|from)\s+(?:the\s+)?$")
_BEFORE = 90  # characters that tell what a date is for
_NAME = re.compile(r"\b[A-Z][\w’'-]+")


@dataclass(frozen=True)
class Account:
    """The records of one article that tell about time."""

    article: Article
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    stated: tuple[StatedDate, ...]
    times: tuple[TimeExpression, ...]
    posts: tuple[Quote, ...]


def own_clues(account: Account) -> list[Clue]:
    """Clues inside one account."""
    clues = [_updated(s) for s in account.stated if s.role == "updated"]
    clues += [_post(q) for q in account.posts]
    lead_end = account.sentences[min(_LEAD, len(account.sentences)) - 1].end if account.sentences else 0
    for time in account.times:
        period = parse_value(time.value) if time.kind in ("date", "time") else None
        if period is not None:
            clues += _named(account, time, period, time.start < lead_end)
    return [c for c in clues if c is not None]


def _updated(stated: StatedDate) -> Clue | None:
    period = parse_value(stated.value[:10])
    if period is None:
        return None
    spans = ((stated.article_id, stated.start, stated.end),) if stated.start is not None and stated.end else ()
    return Clue(Window(None, period.end), 4, "the page was updated then", spans)


def _post(quote: Quote) -> Clue | None:
    period = parse_value(quote.date[:10])
    span = (quote.article_id, quote.start, quote.end)
    return _shown(period.start, "it shows a post", span) if period else None


def _shown(day: date, what: str, span: tuple[str, int, int]) -> Clue:
    """An account that shows something of a day is not older, and mostly not much younger."""
    why = f"{what} of {_spoken(day)}"
    return Clue(Window(day, day + timedelta(days=FRESH)), 1, why, (span,))


def _named(account: Account, time: TimeExpression, period: Period, in_lead: bool) -> list[Clue]:
    """Clues from a date named with its year, by where it stands."""
    span = (time.article_id, time.start, time.end)
    block = next((b for b in account.blocks if b.start <= time.start < b.end), None)
    kind = block.kind if block else "paragraph"
    before = account.article.text[max(0, time.start - _BEFORE) : time.start]
    if kind == "dateline" and period.unit == "day":
        return [Clue(Window(period.start, period.start + timedelta(days=1)), 3, "its dateline gives the day", (span,))]
    if _AMENDED.search(before):
        return [Clue(Window(None, period.end), 3, f"it was amended on {_words(account, time)}", (span,))]
    if time.modifier == "END" or (time.tense == "future" and _DEADLINE.search(before)):
        return [Clue(Window(None, period.end), 1, f"{_words(account, time)} is still to come in it", (span,))]
    post = kind == "embed" or _POST.search(before) is not None
    if time.tense != "past" and kind != "caption" and not post:
        return []
    clues = [Clue(Window(period.start, None), 3, f"it tells of {_words(account, time)}", (span,))]
    if period.unit == "day" and post:
        clues.append(_shown(period.start, "it shows a post", span))
    elif period.unit == "day" and kind == "caption" and block and _shows_the_news(account, block):
        clues.append(_shown(period.start, "it shows a picture", span))
    elif period.unit == "day" and kind != "caption" and in_lead and _is_the_news(account, period):
        clues.append(_shown(period.start, "its lead tells the news", span))
    return clues


def _is_the_news(account: Account, named: Period) -> bool:
    """Whether a date of the lead is the day of the news: no "today" or other weekday beside it is."""
    lead_end = account.sentences[min(_LEAD, len(account.sentences)) - 1].end
    near = [t.relative.split(" | ")[1:2] for t in account.times if t.start < lead_end and "publication" in t.relative]
    steps = [step[0].split(" ") for step in near if step]
    days = [s for s in steps if s[:2] == ["shift", "day"] or s[0] == "weekday"]
    return all(s[0] == "weekday" and int(s[1]) == named.start.isoweekday() for s in days)


def _shows_the_news(account: Account, caption: Block) -> bool:
    """Whether a caption is of the event itself: it shares two names with the title and lead, and is no file photo."""
    words = account.article.text[caption.start : caption.end]
    if _FILE_PHOTO.search(words) or not account.sentences:
        return False
    lead = account.article.title + " " + account.article.text[account.sentences[0].start : caption.start][:2000]
    return len({fold(n) for n in _NAME.findall(words)} & {fold(n) for n in _NAME.findall(lead)}) >= 2


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


def _words(account: Account, time: TimeExpression) -> str:
    return "“" + " ".join(account.article.text[time.start : time.end].split()) + "”"


def _spoken(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"
