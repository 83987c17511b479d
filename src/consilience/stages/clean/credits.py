"""Sources that an article credits: agencies, photographers and pools, links, outlets and documents it repeats."""

import re
from collections.abc import Iterator

from consilience.records import Credit
from consilience.stages.clean.cited import cited_media
from consilience.stages.clean.documents import cited_documents
from consilience.stages.clean.parts import CONTENT, Part
from consilience.stages.clean.phrases import DATELINE, photo_credit

# news agencies of the world that outlets credit by name or initials
_AGENCY = (
    r"(?:Reuters|Agence France[- ]Presse|AFP|(?:The )?Associated Press|AP|UPI|United Press International|DPA|dpa"
    r"|ANSA|EFE|TASS|ITAR-TASS"
    r"|Interfax|RIA Novosti|Xinhua|Kyodo|Yonhap|PTI|ANI|IANS|UNI|Bernama|Antara|Anadolu(?: Agency)?|AA|IRNA|Fars"
    r"|Tasnim|Petra|WAFA|MENA|SANA"
    r"|Ukrinform|BelTA|PAP|CTK|TT|NTB|Ritzau|ANP|APA|AAP|PA(?: Media)?|Press Association|CNA|Bloomberg|EPA"
    r"|Getty(?: Images)?)"
)
_BRACKETED = re.compile(rf"[(\[](?P<name>{_AGENCY}(?:\s*[/,&]\s*{_AGENCY})*)[)\]]")
_LONE = re.compile(rf"(?:[-–—/|]\s*)?(?P<name>{_AGENCY}(?:\s*[/,&|-]\s*{_AGENCY})*)\.?")
_WITH = re.compile(
    rf"(?:with (?:inputs?|files?|reporting|agency inputs?|information) from|(?:input|material|content) (?:from"
    rf"|by)|source\s*:|via|by|from)\s+"
    rf"(?:the )?(?P<name>{_AGENCY})\b|(?P<name2>(?:with )?agenc(?:y|ies)(?: inputs?)?)$",
    re.IGNORECASE,
)
_SOURCE_LINE = re.compile(
    r"(?:source|via|original(?:ly published (?:by|in|on|at))?)\s*:\s*(?P<name>\S.{0,60}?)\.?$", re.IGNORECASE
)
_LINK_LINE = re.compile(
    r"(?P<name>(?:source|original|article|news)\s*(?:link|url|article)|view (?:the )?original.{0,20})\W*$",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"\b(?:(?:as )?(?:first|originally|earlier) (?:reported|published|revealed|obtained) (?:by|in|on)|(?:this"
    r"|the) (?:article|story|post|report) (?:was |is )?(?:first |originally )?"
    r"(?:appeared|published|posted|reported) (?:in|on|by"
    r"|at)) (?P<name>(?:[Tt]he )?[A-Z][\w.’'&-]*(?: [A-Z][\w.’'&-]*){0,4})"
)
_STAFF = re.compile(
    r"(?:(?P<name>[A-Z][\w’'. ,-]{2,150}?) contributed (?:to|reporting (?:to|for)) this (?:report|article|story)"
    r"|(?:additional reporting (?:by|from)|reporting by) (?P<name2>[A-Z](?:[\w’' ,-]|(?<=\b[A-Z])\.){2,120}))"
)
_IN_LINE = (
    (_BRACKETED, ("(", "[")),
    (_REPORTED, ("eported", "ublished", "ppeared", "osted", "evealed", "btained")),
    (_STAFF, ("contributed", "eporting")),
)
_WITH_SIGNS = ("with ", "input", "material ", "content ", "source", "via ", "by ", "from ", "agenc")
_REACH = 8  # blocks before and after the content in which a credit is still the article's


def find_credits(article_id: str, text: str, parts: tuple[Part, ...]) -> Iterator[Credit]:
    """Yield each credit once a place. Repeated blocks credit nobody twice."""
    for part in _near_content(parts):
        spans: set[tuple[int, int]] = set()
        for kind, start, end, name in (*_in_part(text, part), *_cited(text, part)):
            if not any(start < e and s < end for s, e in spans):
                spans.add((start, end))
                yield Credit(article_id=article_id, name=name, kind=kind, start=start, end=end)


def _cited(text: str, part: Part) -> Iterator[tuple[str, int, int, str]]:
    """The media and then the documents on which a paragraph rests what it says."""
    if part.kind in CONTENT:
        for find in (cited_media, cited_documents):
            yield from (("cited", start, end, name) for start, end, name in find(text, part.start, part.end))


def _near_content(parts: tuple[Part, ...]) -> list[Part]:
    """Leave out repeats, and furniture far from the article: what it credits is not the article's."""
    content = [i for i, part in enumerate(parts) if part.kind in CONTENT]
    first, last = (content[0], content[-1]) if content else (0, len(parts))
    near = parts[max(0, first - _REACH) : last + 1 + _REACH]
    return [part for part in near if not part.duplicate]


def _in_part(text: str, part: Part) -> Iterator[tuple[str, int, int, str]]:
    line = text[part.start : part.end]
    if part.kind in {"caption", "boilerplate"} and len(line) < 400:
        match = photo_credit(line)
        if match is not None:
            yield "photo", *_shifted(part, match, "name")
    if part.kind == "dateline":
        match = DATELINE.match(line)
        if match and match["agency"]:
            yield "text", *_shifted(part, match, "agency")
    short = part.kind not in {"paragraph", "heading", "title"} or len(line) < 80
    low = line.lower() if short else ""
    for pattern, signs, words in (*((p, s, line) for p, s in _IN_LINE), (_WITH, _WITH_SIGNS, low)):
        if any(map(words.__contains__, signs)):  # most lines are ruled out without the pattern
            yield from (("text", *_shifted(part, m, m.lastgroup or "name")) for m in pattern.finditer(line))
    if short:
        yield from _whole_line(line, part)


def _whole_line(line: str, part: Part) -> Iterator[tuple[str, int, int, str]]:
    if (m := _LONE.fullmatch(line)) and part.kind != "title":
        yield "text", *_shifted(part, m, "name")
    elif m := _LINK_LINE.fullmatch(line):
        yield "link", *_shifted(part, m, "name")
    elif m := _SOURCE_LINE.fullmatch(line):
        yield "text", *_shifted(part, m, "name")


def _shifted(part: Part, match: re.Match[str], group: str) -> tuple[int, int, str]:
    start, found = part.start + match.start(group), match.group(group)
    found = found.rstrip(" .,)") or found
    return start, start + len(found), found
