"""Stretches of text between quotation marks, in all scripts' marks and in the states that scrapes leave them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from consilience.text import trimmed

# Opening mark -> the marks that may close it. Low and reversed marks are German and Nordic usage.
_PAIRS = {
    "“": '”“"',
    "”": '”"',
    "„": '“”"‟',
    "‟": '”"',
    "«": "»",
    "»": "«»",
    "‹": "›",
    "›": "‹",
    "「": "」",
    "『": "』",
    "《": "》",
    '"': '"”',
    "‘": "’'",
    "'": "'’",
    "‚": "‘’",
}
_SINGLE = "‘'‚"
_MOJIBAKE = {"â\x80\x9c": "“", "â\x80\x9d": "”", "â€œ": "“", "â€\x9d": "”", "â€": "”"}  # UTF-8 read as Latin-1
_MARK = re.compile(r"â\x80[\x9c\x9d]|â€[œ\x9d]?|[“”„‟\"]{1,3}|``|''|’’|‘‘|[«»‹›「」『』《》‘’'‚]")
_DOUBLED = {**_MOJIBAKE, "``": "“", "''": "”", "’’": "”", "‘‘": "“"}
_LEADING = re.compile(r"[\s(\[{—–\-:,;/.!?]")
_SENTENCE_END = re.compile(r"[.!?…,][\s]+")
_PAUSES = ",.!?…"  # what stands before a closing mark whose opening one was lost; else it is a stray mark
_VERB = r"(?:said|says|told|added|wrote|warned|asked|explained|insisted|noted|replied)"
_TOLD = re.compile(
    rf",\s+(?:(?:(?:[Tt]he|an?)\s+)?[\w.’'-]+(?:\s+[\w.’'-]+){{0,4}}?\s+{_VERB}\b|{_VERB}\s+(?:[A-Z]|the\b|an?\b))"
)
LONGEST_SINGLE = 400  # characters; longer runs between single marks are two apostrophes


@dataclass(frozen=True, slots=True)
class Stretch:
    """Quoted words: ``start``/``end`` without their marks, ``outer_*`` with them."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    opened: bool  # the opening mark stands in the text
    closed: bool  # the closing mark stands in the text


def stretches(text: str, start: int, end: int) -> list[Stretch]:
    """Find the quoted stretches of one block; those inside another stretch are left out."""
    found: list[Stretch] = []
    for s in _pair(text, start, end):
        if s.end > s.start and any(c.isalnum() for c in text[s.start : s.end]):
            found.append(s)
    return found


def _pair(text: str, start: int, end: int) -> Iterator[Stretch]:
    """Walk over the marks of a block and match each opening one with its closing one."""
    marks = list(_MARK.finditer(text, start, end))
    done = start  # everything before is read
    k = 0
    while k < len(marks):
        mark = marks[k]
        k += 1
        if mark.start() < done:
            continue
        sign = _sign(mark.group())
        if _opens(text, mark, sign, start):
            stop, k_next = _closing(text, marks, k, sign, end)
            if stop is None and sign in _SINGLE:
                continue
            yield _stretch(text, mark, stop, _lost_close(text, marks, k, mark.end(), end))
            done = stop.end() if stop else _lost_close(text, marks, k, mark.end(), end)
            k = k_next
        elif sign not in _SINGLE + "’" and _closes(text, mark, end) and text[mark.start() - 1] in _PAUSES:
            opened_at = _lost_open(text, done, mark.start())
            yield Stretch(opened_at, mark.start(), opened_at, mark.end(), False, True)
            done = mark.end()


def _sign(group: str) -> str:
    return _DOUBLED.get(group, group[0])


def _stretch(text: str, mark: re.Match[str], stop: re.Match[str] | None, lost: int) -> Stretch:
    start, end = trimmed(text, mark.end(), stop.start() if stop else lost)
    return Stretch(start, end, mark.start(), stop.end() if stop else end, True, stop is not None)


def _opens(text: str, mark: re.Match[str], sign: str, block: int) -> bool:
    """Whether a mark can open: by its shape, and for the straight ones by the space around them."""
    before = text[mark.start() - 1] if mark.start() > block else " "
    after = text[mark.end()] if mark.end() < len(text) else " "
    if sign in "“„«「『《‹":
        return True
    if sign in '"”‟':
        return bool(_LEADING.match(before)) and not after.isspace() and (sign == '"' or before.isspace())
    if sign in "»›":  # German and Danish books turn the marks round
        return bool(_LEADING.match(before)) and after.isalnum()
    if sign in _SINGLE:
        return bool(_LEADING.match(before)) and (after.isalnum() or after in '“"[…') and not _elision(text, mark.end())
    return False


def _elision(text: str, at: int) -> bool:
    """'90s, 'em, 'tis: an apostrophe, not a mark."""
    return bool(re.match(r"\d0s|em\b|tis\b|twas\b|til\b|cause\b|n\b", text[at : at + 6]))


def _closes(text: str, mark: re.Match[str], end: int) -> bool:
    before = text[mark.start() - 1] if mark.start() else " "
    after = text[mark.end()] if mark.end() < end else " "
    inches = before.isdigit() and mark.group() == '"'
    return not before.isspace() and not after.isalnum() and not inches


def _closing(text: str, marks: list[re.Match[str]], k: int, sign: str, end: int) -> tuple[re.Match[str] | None, int]:
    """Find the mark that closes ``sign`` from ``marks[k]`` on, and the place to read on from."""
    closers, opening = _PAIRS[sign], marks[k - 1]
    odd = sign == '"' and sum(_sign(m.group()) == sign for m in marks) % 2 == 1
    for n in range(k, len(marks)):
        mark = marks[n]
        this = _sign(mark.group())
        if sign in _SINGLE and mark.start() - opening.end() > LONGEST_SINGLE:
            break
        if this in closers and _is_close(text, mark, this, sign, end):
            return mark, n + 1
        if this == sign and sign == "“" and _stands_free(text, opening) and _stands_free(text, mark):
            return mark, n + 1  # spaced marks of one kind: “ no deal “
        if this == sign and (sign in "“«" or (odd and _opens(text, mark, sign, 0))):
            break  # opened again: the closing mark was lost
    return None, k


def _stands_free(text: str, mark: re.Match[str]) -> bool:
    return text[mark.end() : mark.end() + 1].isspace()


def _is_close(text: str, mark: re.Match[str], this: str, sign: str, end: int) -> bool:
    before = text[mark.start() - 1]
    after = text[mark.end()] if mark.end() < end else " "
    if sign in _SINGLE:  # an apostrophe is followed by a letter, or stands after the s of a plural owner
        return not after.isalnum() and not before.isspace()
    if this == "“" and sign == "“":  # a second opening mark in place of the closing one
        return not before.isspace() and (after.isspace() or not after.isalnum())
    if this == '"':
        return not (before.isspace() and after.isalnum())
    return True


def _lost_close(text: str, marks: list[re.Match[str]], k: int, start: int, end: int) -> int:
    """Where a stretch without closing mark ends: before the next opening mark, else with the block."""
    stop = next((m.start() for m in marks[k:] if _sign(m.group()) in '“«"' and m.start() > start), end)
    told = _TOLD.search(text, start, stop) if stop < end else None
    if told:  # what "the mayor said" follows, else the last sentence end before the next quotation
        return told.start() + 1
    if stop < end:
        stop = max((m.end() for m in _SENTENCE_END.finditer(text, start, stop)), default=stop)
    return start + len(text[start:stop].rstrip())


def _lost_open(text: str, start: int, stop: int) -> int:
    """Where a stretch without opening mark begins: at the start of its sentence."""
    ends = [m.end() for m in re.finditer(r"[.!?][\"”’)]*\s+", text[start : max(start, stop - 2)])]
    at = start + (ends[-1] if ends else 0)
    while at < stop and (text[at].isspace() or text[at] in ",;:"):
        at += 1
    return at
