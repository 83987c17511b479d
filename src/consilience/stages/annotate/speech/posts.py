"""Embedded social posts: the words of their author, with the date that the embed states."""

import re
from dataclasses import dataclass
from datetime import date

from consilience.records import Block
from consilience.stages.annotate.time.words import MONTHS
from consilience.text import trimmed

# "— Name (@handle) July 26, 2021", the signature that the embed code of the large network leaves in plain text
_SIGNATURE = re.compile(
    r"(?:[—–-]+|&mdash;)\s*(?P<name>[^\n(]{1,80}?)\s*\((?P<handle>@\w{1,20})\)"
    r"(?:\s*(?P<month>[A-Z][a-z]{2,8})\.? (?P<day>\d{1,2}), (?P<year>\d{4}))?"
)
_LINK = re.compile(r"\s*(?:https?://|pic\.twitter\.com/|t\.co/)\S+\s*$")


@dataclass(frozen=True, slots=True)
class Post:
    """Offsets of a post's words and of its author's name, and the ISO date or ""."""

    start: int
    end: int
    author_start: int | None
    author_end: int | None
    date: str


def posts(text: str, blocks: list[Block]) -> list[Post]:
    """Read the posts of an article's embed blocks; a signature in a block of its own signs the block before."""
    found: list[Post] = []
    pending: tuple[int, int] | None = None
    for block in sorted(blocks, key=lambda b: b.start):
        if block.kind != "embed" or block.duplicate:
            pending = None if block.kind != "embed" else pending
            continue
        signature = _SIGNATURE.search(text, block.start, block.end)
        stop = signature.start() if signature else block.end
        start, end = _words(text, block.start, stop)
        if start == end and signature and pending:
            start, end = pending
            found = [p for p in found if (p.start, p.end) != pending]
        pending = (start, end) if start < end else None
        if pending:
            found.append(_post(start, end, signature))
    return found


def _post(start: int, end: int, signature: re.Match[str] | None) -> Post:
    if signature is None:
        return Post(start, end, None, None, "")
    return Post(start, end, signature.start("name"), signature.end("name"), _date(signature))


def _words(text: str, start: int, end: int) -> tuple[int, int]:
    """Trim white space and trailing links."""
    while (link := _LINK.search(text, start, end)) is not None:
        end = link.start()
    return trimmed(text, start, end)


def _date(signature: re.Match[str]) -> str:
    month = (signature["month"] or "").lower()[:3]
    if month not in MONTHS:
        return ""
    try:
        return date(int(signature["year"]), MONTHS[month], int(signature["day"])).isoformat()
    except ValueError:
        return ""
