"""Dates that a page states about itself: in its metadata, its address, or a line of its text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from email.utils import parsedate_to_datetime
from itertools import islice

from consilience.stages.clean.others import OF_ANOTHER, is_in_list, of_article
from consilience.stages.clean.parts import Dated, Part
from consilience.stages.clean.phrases import (
    MONTH_LINES,
    PUBLISHED_LINES,
    PUBLISHED_STEMS,
    SOME_DATE,
    UPDATED_WORD,
    has_year,
    is_date_line,
)

_ISO = re.compile(
    r"(?P<date>(?:19|20)\d\d-\d\d?(?:-\d\d?)?)(?:[T"
    r" ]+(?P<clock>\d\d:\d\d)(?P<seconds>:\d\d)?(?:[.,]\d+)?\s*(?P<zone>Z|[+-]\d\d:?\d\d)?)?"
)
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:T.*|\d{6})?")
# the first letters of month names, in order, in the languages that datelines are most often written in
_MONTH_STEMS = (
    "jan janv ene gen янв يناي",
    "feb fev fév févr фев فبرا شباط",
    "mar mär maa мар مارس آذار",
    "apr avr abr апр أبري إبري نيسا",
    "may mai mag mei мая май مايو أيار",
    "jun juin giu июн يوني حزير",
    "jul juil lug июл يولي تموز",
    "aug aoû aou ago авг أغسط",
    "sep set сен سبتم أيلو",
    "oct okt out ott окт أكتو",
    "nov ноя نوفم",
    "dec dez déc dic дек ديسم",
)
_MONTH_NUMBERS = {stem: n for n, stems in enumerate(_MONTH_STEMS, 1) for stem in stems.split()}
_WORDED = re.compile(
    r"(?:(?P<d1>\d{1,2})(?:st|nd|rd|th|er|\.|º)?[\s-]+(?:(?:de|of)\s+)?(?P<m1>[^\W\d_]{3,10})\.?,?[\s-]+(?:de\s+)?"
    r"(?P<y1>(?:19|20)\d\d)"
    r"|(?P<y3>(?:19|20)\d\d)\s+(?P<m3>[^\W\d_]{3,10})\.?\s+(?P<d3>\d{1,2})\b"
    r"|(?P<m2>[^\W\d_]{3,10})\.?\s+(?P<d2>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y2>(?:19|20)\d\d))",
    re.IGNORECASE,
)
_NUMERIC = re.compile(r"(?P<a>\d{1,4})[-/.](?P<b>\d{1,2})[-/.](?P<c>\d{1,4})")
_CJK = re.compile(r"((?:19|20)\d\d)年\s*(\d{1,2})月\s*(\d{1,2})日")
_IN_URL = re.compile(
    r"(?:[/_.-]|[/-]id[A-Z]{2}[A-Z0-9]+?)(?P<year>(?:19|20)\d\d)(?:(?P<mm>0[1-9]|1[0-2])(?P<dd>[0-2]\d|3[01])"
    r"|[/_-](?P<month>0?[1-9]|1[0-2]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:[/_-](?P<day>[0-2]?\d|3[01]))?)"
    r"(?=[/_.?#&-]|$)",
    re.IGNORECASE,
)  # an agency's item number, as in idUSTRE55F54520090619, ends in its day
WHOLE_DATE = len("2021-07-26")  # characters of a date that tells the day
FURTHER, OF_TIME = 0.95, 0.92  # scores of what the metadata state besides their first statement, and of a time
FARTHER = 0.5  # score of the first date of the text where none stands near the headline
_DATE_LINE_LENGTH = 160
_SENTENCE = 60  # characters of a line with a full stop that is more than a date and a byline
_BELOW, _BESIDE = 9, 30  # lines below the headline where a date may stand under a dek; characters beside it there
_ABOVE, _LEADING = 4, 10  # lines above the headline, or where there is none above the body, in which a date may stand
_FAR = 30  # lines below the headline where one may stand that states no date nearer
_YEARS = range(1980, 2100)  # in which a page can have been published
_NO_DATES = frozenset({"paragraph", "title", "heading", "caption", "dek", "embed"})  # their dates are of other things
_IN_SCRIPT = re.compile(
    r'"(?:datePublished|published_?[aA]t|pubDate|publishDate|published|dateCreated|uploadDate)"\s*:\s*"([^"]{8,35})"'
)


def iso(value: str) -> str:
    """Read a stated date into ISO 8601, its clock and zone kept where given; "" when it is not a date."""
    value = value.strip()
    for reader in (_iso, _compact, _mail, _worded, _numeric):
        if found := reader(value):
            return found
    return ""


def _iso(value: str) -> str:
    m = _ISO.match(value)
    if m is None or not _possible(*m["date"].split("-")):
        return ""
    date = "-".join(piece.zfill(2) for piece in m["date"].split("-"))
    zone = m["zone"] or ""
    if len(zone) == 5:
        zone = f"{zone[:3]}:{zone[3:]}"
    moment = f"{date}T{m['clock']}{m['seconds'] or ''}{zone}" if m["clock"] else date
    return moment if _is_moment(moment) else date


def _is_moment(value: str) -> bool:
    """Rule out clocks of 25 hours."""
    try:
        return len(value) <= WHOLE_DATE or datetime.fromisoformat(value) is not None
    except ValueError:
        return False


def _compact(value: str) -> str:
    m = _COMPACT.fullmatch(value)
    return "-".join(m.groups()) if m and _possible(*m.groups()) else ""


def _mail(value: str) -> str:
    if not re.match(r"[A-Za-z]{3},? \d", value):
        return ""
    try:
        read = parsedate_to_datetime(value)
        return read.isoformat() if _possible(str(read.year)) else ""
    except (ValueError, TypeError, IndexError):
        return ""


def _worded(value: str) -> str:
    for m in _WORDED.finditer(value):
        month = _month(m["m1"] or m["m2"] or m["m3"])
        year, day = m["y1"] or m["y2"] or m["y3"], m["d1"] or m["d2"] or m["d3"]
        if month and _possible(year, str(month), day):
            return f"{year}-{month:02}-{int(day):02}"
    cjk = _CJK.search(value)
    return f"{cjk[1]}-{int(cjk[2]):02}-{int(cjk[3]):02}" if cjk and _possible(cjk[1], cjk[2], cjk[3]) else ""


def _month(name: str) -> int:
    folded = name.lower()
    return next((_MONTH_NUMBERS[folded[:n]] for n in (4, 3) if folded[:n] in _MONTH_NUMBERS), 0)


def _numeric(value: str) -> str:
    """Read 26/07/2021; where both orders of day and month are possible, only the year is certain."""
    found = readings(value)
    return found[0] if len(found) == 1 else found[0][:4] if found else ""


def readings(value: str) -> list[str]:
    """The dates that a date in numbers can stand for: 3/4/2021 is the third of April or the fourth of March."""
    m = _NUMERIC.search(value)
    if m is None or 4 not in (len(m["a"]), len(m["c"])):
        return []
    year, *rest = (m["a"], m["b"], m["c"]) if len(m["a"]) == 4 else (m["c"], m["b"], m["a"])
    orders = [rest] if len(m["a"]) == 4 else [rest, rest[::-1]]
    return sorted({f"{year}-{int(k):02}-{int(d):02}" for k, d in orders if _possible(year, k, d)})


def _possible(year: str, month: str = "1", day: str = "1") -> bool:
    try:
        return datetime(int(year), int(month), int(day)).year in _YEARS
    except ValueError:
        return False


def dates_of_url(url: str) -> Iterator[Dated]:
    """Read the date that many sites put into an article's address."""
    m = _IN_URL.search(url)
    if m is None:
        return
    month, day = m["mm"] or m["month"], m["dd"] or m["day"]
    number = int(month) if month.isdigit() else _month(month)
    value = f"{m['year']}-{number:02}" + (f"-{int(day):02}" if day and int(day) else "")
    if _possible(*value.split("-")):
        yield Dated("published", value, "url", url[m.start("year") : m.end()], score=0.9 if day else 0.7)


def dated_in_script(script: str) -> Dated | None:
    """Find a field named for publication in a script's data."""
    return next(
        (
            Dated("published", iso(m[1]), "metadata", m.group(), score=0.6)
            for m in _IN_SCRIPT.finditer(script)
            if iso(m[1]) and not is_in_list(script, m.start())
        ),
        None,
    )


def first_dated(lines: Iterable[str], partial: Dated | None) -> Dated | None:
    """Find the first short line that holds a whole date, one that can be the date as far as it is known.

    A sentence that tells when something happened is none.
    """
    among, stem = (readings(partial.evidence), partial.value) if partial else ([], "")
    for line in lines:
        m = None if _is_sentence(line) else _dated(line)
        value = iso(m.group()) if m else ""
        if m and len(value) >= WHOLE_DATE and (value in among if among else value.startswith(stem)):
            return Dated(_role(line[: m.start()]), value, "text", line, score=FARTHER)
    return None


def _is_sentence(line: str) -> bool:
    return line.rstrip(' "”’»').endswith((".", "!", "?")) and len(line) > _SENTENCE


def _dated(line: str) -> re.Match[str] | None:
    """Find a whole date in a short line; its words come in lower case."""
    return SOME_DATE.search(line.lower()) if len(line) < _DATE_LINE_LENGTH and has_year(line) else None


def _all_dated(line: str) -> list[re.Match[str]]:
    """Find every whole date in such a line."""
    return [*SOME_DATE.finditer(line.lower())] if len(line) < _DATE_LINE_LENGTH and has_year(line) else []


def _role(before: str) -> str:
    return "updated" if UPDATED_WORD.search(before) else "published"


def dates_of_text(text: str, parts: tuple[Part, ...]) -> Iterator[Dated]:
    """Read the short lines around the headline, and the one farther off that says in so many words "published".

    A date elsewhere belongs to a comment or another article most often.
    """
    own = of_article(text, parts)
    around, parts = _around_headline(parts if any(part.kind == "title" for part in parts) else own), own
    near = [*_dated_parts(text, around, _DATE_LINE_LENGTH), *_dated_parts(text, _below_dek(parts, around), _BESIDE)]
    yield from near
    yield from _said_published(text[: parts[-1].end if parts else 0], {d.value for d in near})
    far = () if near else islice(_dated_parts(text, _farther(parts), _BESIDE), 1)
    yield from (replace(d, score=FARTHER) for d in far)


def _dated_parts(text: str, parts: list[Part], beside: int) -> Iterator[Dated]:
    """Read the dates of parts that hold less than so many characters beside theirs."""
    for part in parts:
        score = 0.8 if part.kind == "dateline" else 0.6
        yield from _dates_of_line(text[part.start : part.end], part.start, beside, score)


def _dates_of_line(line: str, start: int, beside: int, score: float) -> Iterator[Dated]:
    """Read every date of a line; what it is of, the words before it tell."""
    dates, said = _all_dated(line), 0
    if len(line) - sum(len(m.group()) for m in dates) < beside and not OF_ANOTHER.search(line.lower()):
        for m in dates:
            if value := iso(m.group()):
                yield Dated(_role(line[said : m.start()]), value, "text", line, start, start + len(line), score)
            said = m.end()


def _said_published(text: str, near: set[str]) -> Iterator[Dated]:
    """The line that is a date and the word "published"; where several say so they are a list of other articles."""
    said = PUBLISHED_LINES.finditer(f"\n{text}") if any(map(text.__contains__, PUBLISHED_STEMS)) else ()
    lines = ((m.start(), m["line"]) for m in said if is_date_line(m["line"]))
    dates = [d for start, line in lines for d in _dates_of_line(line, start, _DATE_LINE_LENGTH, 0.7)]
    days = {d.value: d for d in dates if d.role == "published"}
    yield from (d for d in days.values() if len(days) == 1 and d.value not in near)


def month_alone(text: str) -> Iterator[Dated]:
    """The line that is a month and a year, as essays and magazines bear; several are a list's or an archive's."""
    months = {}
    for m in MONTH_LINES.finditer(f"\n{text}"):
        if number := _month(m["month"]):
            value, start = f"{m['year']}-{number:02}", m.start()
            months[value] = Dated(_role(m["line"]), value, "text", m["line"], start, start + len(m["line"]), FARTHER)
    yield from months.values() if len(months) == 1 else ()


def _around_headline(parts: tuple[Part, ...]) -> list[Part]:
    """The lines from a little above the headline, or from farther above the body, to the line behind its first."""
    title = next((i for i, part in enumerate(parts) if part.kind == "title"), None)
    body = next((i for i, part in enumerate(parts) if part.kind == "paragraph" and i > (title or 0)), len(parts))
    first = title - _ABOVE if title is not None else body - _LEADING
    return [part for part in parts[max(0, first) : body + 2] if part.kind not in _NO_DATES]


def _below_dek(parts: tuple[Part, ...], near: list[Part]) -> list[Part]:
    """The other lines close below the headline: a long dek is taken for the first paragraph, but not for the second."""
    title = next((i for i, part in enumerate(parts) if part.kind == "title"), len(parts))
    below = parts[title + 1 : title + _BELOW]
    body = [i for i, part in enumerate(below) if part.kind == "paragraph"][1:2]
    seen = {p.start for p in near}
    return [p for p in below[: body[0] if body else None] if p.kind not in _NO_DATES and p.start not in seen]


def _farther(parts: tuple[Part, ...]) -> list[Part]:
    """The lines farther around the headline, for a text that states no date near it."""
    title = next((i for i, part in enumerate(parts) if part.kind == "title"), 0)
    return [part for part in parts[max(0, title - _BELOW) : title + _FAR] if part.kind not in _NO_DATES]
