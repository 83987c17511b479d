"""The expressions of time that put something on the calendar, as each account states them."""

import re
from dataclasses import replace
from datetime import date, timedelta

from consilience.page import Page, days_between
from consilience.records import ResolvedTime, Sentence, TimeExpression
from consilience.stages.timeline.clauses import SUBJECTS
from consilience.text import FINITE
from consilience.wording import window

_ERA = 11 * 366  # days: what is wider than a decade is an era, not a date
_YEARLESS = re.compile(r"publication \| month(?:day)? (\d{1,2})(?:-(\d{1,2}))? ")
_NOW = re.compile(
    r"\b(?:now|current(?:ly)?|recent(?:ly)?|lately|these days|so far|at (?:the|this) moment|present)\b", re.I
)
_AGO = re.compile(r"\b(days|weeks) (?:ago|back)\b", re.I)  # with a number it is resolved already
_SINCE = {"days": (7, 2), "weeks": (42, 14)}  # days before an account that such words mean, at most and at least
_TO = re.compile(r"\s*(?:to|through|until|till|[–—-])\s+(?:the\s+)?", re.I)
_AND = re.compile(r"\s+and\s+", re.I)
_BETWEEN = re.compile(r"\bbetween\s+(?:\w+\s+|mid-)?$", re.I)
_AHEAD = 20  # characters before a date that can tell that a stretch begins
_FROM_ITS_START = re.compile(r"\b(?:first|opening|initial)\b", re.I)  # "in the first two hours" of what is told

Said = tuple[Sentence, TimeExpression, ResolvedTime]


def stated(page: Page) -> list[Said]:
    """The expressions of an account that say when something was or will be, with their sentences."""
    times = ((page.sentences.get(t.sentence), t, _vague(page, t, _yearless(t, r))) for t, r in page.times)
    told = [(s, t, r) for s, t, r in times if s is not None and tells(page, s) and _says_when(page, t, r)]
    return [(s, t, r) for s, t, r in _stretches(page, told) if not _only_bounds(page, s, t, r)]


def _stretches(page: Page, told: list[Said]) -> list[Said]:
    """The expressions, two that are the ends of one stretch as one: "from 2005 to 2010", "between May and July"."""
    out: list[Said] = []
    for said in told:
        whole = _stretch(page, out[-1], said) if out else None
        out[-1:] = [whole] if whole else [*out[-1:], said]
    return out


def _stretch(page: Page, first: Said, last: Said) -> Said | None:
    (sentence, one, opens), (_, other, closes) = first, last
    text = page.article.text
    between = text[one.end : other.start] if one.sentence == other.sentence else ""
    ahead = text[max(sentence.start, one.start - _AHEAD) : one.start]
    joined = _TO.fullmatch(between) or (_AND.fullmatch(between) and _BETWEEN.search(ahead))
    plain = not any("/" in r.edtf or r.edtf.startswith("XXXX") for r in (opens, closes))
    if not joined or not plain or opens.earliest > closes.latest:
        return None
    edtf = f"{opens.edtf}/{closes.edtf}"
    return sentence, replace(one, end=other.end), replace(opens, edtf=edtf, end=closes.end, latest=closes.latest)


def tells(page: Page, sentence: Sentence) -> bool:
    """Whether a sentence tells something: no heading, no dateline, no question, and a verb of its own.

    A finite verb, or one with a subject: "cut" and "put" are often taken for participles.
    """
    words = page.article.text[sentence.start : sentence.end]
    if page.kinds.get(sentence.block) in {"dateline", "heading"} or words.rstrip('"”’ ').endswith("?"):
        return False
    subjects = (h for h, dep in zip(sentence.heads, sentence.deps, strict=True) if dep in SUBJECTS)
    return any(t in FINITE for t in sentence.tags) or any(sentence.pos[h] == "VERB" for h in subjects)


def _yearless(time: TimeExpression, resolved: ResolvedTime) -> ResolvedTime:
    """A day or month whose year nothing tells keeps its unknown year: "5 April" is XXXX-04-05."""
    named = _YEARLESS.match(time.relative) if not resolved.edtf else None
    if named is None:
        return resolved
    edtf = "-".join(["XXXX", *(f"{int(part):02}" for part in named.groups() if part)])
    return replace(resolved, edtf=edtf, earliest=edtf, latest=edtf)


def _vague(page: Page, time: TimeExpression, resolved: ResolvedTime) -> ResolvedTime:
    """Some day of the week before an account for "several days ago", of the weeks before that for "weeks ago"."""
    unit = _AGO.search(page.article.text[time.start : time.end])
    published = whole_days(page.published.earliest, page.published.latest) if page.published else None
    if unit is None or published is None or resolved.edtf:
        return resolved
    far, near = (timedelta(days=days) for days in _SINCE[unit[1].lower()])
    first, last = (published[0] - far).isoformat(), (published[1] - near).isoformat()
    return replace(resolved, edtf=f"{first}/{last}", earliest=first, latest=last)


def whole_days(earliest: str, latest: str) -> tuple[date, date] | None:
    """Two ISO days as dates; None where either is not told in full."""
    try:
        return date.fromisoformat(earliest[:10]), date.fromisoformat(latest[:10])
    except ValueError:
        return None


def _only_bounds(page: Page, sentence: Sentence, time: TimeExpression, resolved: ResolvedTime) -> bool:
    """Whether a bygone date only says after or before what something was: "policy changed after 9/11".

    "Shortly after 6 a.m." is the day all the same.
    """
    if time.kind == "time" or page.published is None or resolved.latest[:10] >= page.published.earliest[:10]:
        return False
    above = {sentence.heads[k] for k in window(sentence, time.start, time.end) if sentence.deps[k] == "pobj"}
    return any(sentence.lemmas[k].lower() in {"after", "before"} for k in above)


def _says_when(page: Page, time: TimeExpression, resolved: ResolvedTime) -> bool:
    """Whether an expression is a date: no duration, no "now", no era."""
    if time.kind == "set" or not (resolved.edtf and resolved.earliest and resolved.latest):
        return False
    told = page.article.text[time.start : time.end]
    if _NOW.search(told) or (time.kind == "duration" and _FROM_ITS_START.search(told)):
        return False
    wide = days_between(resolved.earliest, resolved.latest)
    return resolved.edtf.startswith("XXXX") or (wide is not None and wide <= _ERA)
