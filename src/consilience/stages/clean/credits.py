"""Sources that an article credits: agencies, photographers and pools, links, outlets and documents it repeats."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from consilience.records import Credit
from consilience.stages.clean.cited import MEDIA, cited_media
from consilience.stages.clean.credit_words import (
    AGENCY,
    FIRST,
    FIRST_SIGNS,
    LINK_LINE,
    PHOTO_LINE,
    PHOTO_SIGNS,
    SEVERAL,
    SOURCE_LINE,
    WITH,
)
from consilience.stages.clean.documents import DOCUMENTS, cited_documents
from consilience.stages.clean.informants import SOURCES, cited_sources
from consilience.stages.clean.joined import Joined
from consilience.stages.clean.parts import CONTENT, Part
from consilience.stages.clean.phrases import DATELINE, PHOTO_WORDS, photo_credit
from consilience.stages.clean.words import Places, words_of
from consilience.text import DAY_NAMES, MONTH_NAMES

_BRACKETED = re.compile(rf"[(\[](?P<name>{SEVERAL})[)\]]")
_COPYRIGHT = re.compile(
    rf"(?:[Cc]opyright|©|\([Cc]\))(?: ?(?:©|\([Cc]\)))?,?(?: (?:19|20)\d\d)?,?(?: by)?(?: [Tt]he)? (?P<name>{AGENCY})\b"
)
_TAKEN = re.compile(
    rf"[(\[] ?(?P<name>[A-ZÀ-Þ][^()\[\]/\n]{{2,60}}/ ?(?:[A-Z][\w ]{{1,30}}/ ?)?{AGENCY}) ?[)\]]"
)  # in a line
_LONE = re.compile(rf"(?:[-–—/|©]\s*)?(?:(?:19|20)\d\d )?(?P<name>{AGENCY}(?:\s*[/,&|-]\s*{AGENCY})*)\.?")
_SIGNED = re.compile(rf"[.!?”\"’)] (?:[-–—] ?)?(?P<name>(?:REUTERS|{SEVERAL}))$")  # behind the last sentence
_WITH = re.compile(
    rf"(?:with (?:inputs?|files?|reporting|agency inputs?|information) from|(?:input|material|content) (?:from"
    rf"|by)|source\s*:|via|by|from)\s+"
    rf"(?:the )?(?P<name>{AGENCY})\b|(?P<name2>(?:with )?agenc(?:y|ies)(?: inputs?)?)$",
    re.IGNORECASE,
)
_DAY = rf"(?:{'|'.join((*MONTH_NAMES, *DAY_NAMES))})\b"
_WHEN = rf"(?: (?:in|on|last|this|late|early)){{0,2}} {_DAY}(?: \d{{1,2}}\b,?)?(?: \d{{4}})?"
_REPORTED = re.compile(
    r"\b(?:(?:as )?(?:first|originally|earlier) (?:reported|published|revealed|obtained)|(?:this"
    r"|the) (?:article|story|post|report) (?:was |is )?(?:first |originally )?"
    rf"(?:appeared|published|posted|reported))(?:{_WHEN})? (?:by|in|on|at)"
    rf" (?P<name>(?:[Tt]he )?(?!{_DAY})[A-Z][\w.’'&-]*(?: [A-Z][\w.’'&-]*){{0,4}})"
)
_STAFF = re.compile(
    r"(?:(?P<name>[A-Z][\w’'. ,-]{2,150}?) contributed (?:to|reporting (?:to|for)) this (?:report|article|story)"
    r"|(?:[Aa]dditional reporting (?:by|from)|[Rr]eporting by) (?P<name2>[A-Z](?:[\w’' ,-]|(?<=\b[A-Z])\.){2,120}))"
)
_IN_LINE = (
    (_BRACKETED, ("(", "[")),
    (_REPORTED, ("eported", "ublished", "ppeared", "osted", "evealed", "btained")),
    (_STAFF, ("contributed", "eporting")),
    (FIRST, FIRST_SIGNS),
    (_COPYRIGHT, ("opyright", "©", "(c)", "(C)")),
)
_LINES = (("text", _LONE), ("link", LINK_LINE), ("text", WITH), ("text", SOURCE_LINE))
_FILE_PHOTO = re.compile(r"(?:file|pool|handout) (?:photo|picture|image)\s*:", re.IGNORECASE)  # a caption follows
_WITH_SIGNS = ("with ", "input", "material ", "content ", "source", "via ", "by ", "from ", "agenc")
_SHORT, _LONG = 80, 400  # characters of a heading that may be a credit, and of a line that is no caption
_SIGNATURE = 60  # characters behind the last sentence
_REACH = 8  # blocks before and after the content in which a credit is still the article's


Found = tuple[str, int, int, str]  # kind, span, name


@dataclass(frozen=True)
class _Near:
    """The parts whose credits are the article's, and what is sought in all of them at once."""

    text: str
    parts: list[Part]
    lines: list[str]
    joined: Joined
    short: Joined  # the lines that are no running text, in lower case


def find_credits(article_id: str, text: str, parts: tuple[Part, ...]) -> Iterator[Credit]:
    """Yield each credit once a place. Repeated blocks credit nobody twice."""
    found: dict[int, list[Found]] = {}
    spans: list[tuple[int, int]] = []  # of all that is found, in order: none overlaps another
    for n, credit in _credits(_near_content(text, parts)):
        start, end = credit[1:3]
        at = bisect_left(spans, (end,))
        if not at or spans[at - 1][1] <= start:
            spans.insert(at, (start, end))
            found.setdefault(n, []).append(credit)
    for _, credits in sorted(found.items()):
        for kind, start, end, name in credits:
            yield Credit(article_id=article_id, name=name, kind=kind, start=start, end=end)


def _near_content(text: str, parts: tuple[Part, ...]) -> _Near:
    """Leave out repeats, and furniture far from the article: what it credits is not the article's."""
    content = [i for i, part in enumerate(parts) if part.kind in CONTENT]
    first, last = (content[0], content[-1]) if content else (0, len(parts))
    near = [part for part in parts[max(0, first - _REACH) : last + 1 + _REACH] if not part.duplicate]
    lines = [text[part.start : part.end] for part in near]
    short = [line.lower() if _is_short(part, line) else "" for part, line in zip(near, lines, strict=True)]
    return _Near(text, near, lines, Joined(lines), Joined(short))


def _is_short(part: Part, line: str) -> bool:
    return part.kind not in {"paragraph", "heading", "title"} or len(line) < _SHORT


def _credits(near: _Near) -> Iterator[tuple[int, Found]]:
    """Yield the credits of each part, the surest first: only parts that hold a sign of one are looked at."""
    yield from _photos(near)
    for n, part in enumerate(near.parts):
        if part.kind == "dateline" and (match := DATELINE.match(near.lines[n])) and match["agency"]:
            yield n, ("text", *_shifted(part, match, "agency"))
    for pattern, signs, among in (*((p, s, near.joined) for p, s in _IN_LINE), (_WITH, _WITH_SIGNS, near.short)):
        for n in np.flatnonzero(among.holding(signs)).tolist():
            for m in pattern.finditer(near.lines[n]):
                yield n, ("text", *_shifted(near.parts[n], m, m.lastgroup or "name"))
    for n, line in enumerate(near.lines):
        if line[-1:].isalpha() and (match := _SIGNED.search(line, max(0, len(line) - _SIGNATURE))):
            yield n, ("text", *_shifted(near.parts[n], match, "name"))
    for n, low in enumerate(near.short.lines):
        if low:
            yield from ((n, found) for found in _whole_line(near.lines[n], near.parts[n]))
    yield from _cited(near)


def _photos(near: _Near) -> Iterator[tuple[int, Found]]:
    """Credits of pictures: by a slash between who took it and whose it is, or in so many words."""
    for n in np.flatnonzero(near.short.holding(PHOTO_SIGNS)).tolist():
        if match := PHOTO_LINE.search(near.lines[n]):
            yield n, ("photo", *_shifted(near.parts[n], match, match.lastgroup or "name"))
    for n in np.flatnonzero(near.joined.holding(("/",))).tolist():
        for match in _TAKEN.finditer(near.lines[n]):
            yield n, ("photo", *_shifted(near.parts[n], match, "name"))
    for n in np.flatnonzero(near.short.holding(PHOTO_WORDS)).tolist():
        part, line = near.parts[n], near.lines[n]
        match = photo_credit(line) if part.kind in {"caption", "boilerplate"} and len(line) < _LONG else None
        if match is not None and not _FILE_PHOTO.match(line):
            yield n, ("photo", *_shifted(part, match, "name"))


def _cited(near: _Near) -> Iterator[tuple[int, Found]]:
    """The media, then the documents and then whoever else paragraphs rest on what they say."""
    words, content = words_of(near.text), [n for n, part in enumerate(near.parts) if part.kind in CONTENT]
    paragraphs = [(n, near.parts[n].start, near.parts[n].end) for n in content]
    for n, start, end, places in _holding(paragraphs, MEDIA.places(words)):
        yield from ((n, ("cited", *found)) for found in cited_media(near.text, start, end, places))
    for n, start, end, _ in _holding(paragraphs, DOCUMENTS.places(words)):
        yield from ((n, ("cited", *found)) for found in cited_documents(near.text, start, end))
    for n, start, end, _ in _holding(paragraphs, SOURCES.places(words)):
        yield from ((n, ("cited", *found)) for found in cited_sources(near.text, start, end))


def _holding(paragraphs: list[tuple[int, int, int]], places: Places) -> Iterator[tuple[int, int, int, list[int]]]:
    """Yield the paragraphs in which some of the places lie, with these."""
    bounds = np.searchsorted(places, np.array([span for _, *span in paragraphs], np.intp).reshape(-1, 2))
    for at in np.flatnonzero(bounds[:, 0] < bounds[:, 1]).tolist():
        yield *paragraphs[at], places[slice(*bounds[at])].tolist()


def _whole_line(line: str, part: Part) -> Iterator[Found]:
    """The credit that a whole line is, by the first pattern that it fits."""
    for kind, pattern in _LINES:
        if (m := pattern.fullmatch(line)) and part.kind != "title":
            group = m.lastgroup or "name"
            yield "link" if m[group].startswith("http") else kind, *_shifted(part, m, group)
            return


def _shifted(part: Part, match: re.Match[str], group: str) -> tuple[int, int, str]:
    start, found = part.start + match.start(group), match.group(group)
    found = found.rstrip(" .,)") or found
    return start, start + len(found), found
