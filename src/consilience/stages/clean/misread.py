"""Characters that went wrong on the way: read in another character set, left as entities, or invisible inside words."""

import re
from collections.abc import Iterator
from html import unescape

from consilience.text import read_again, squeeze

Damage = tuple[str, int, int, str]  # kind, span, reading

_WINDOWS = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_AFTER = rf"[\x80-\xbf{_WINDOWS}]"  # the second and later bytes of a character in UTF-8, as Windows-1252 shows them
MISREAD = re.compile(
    rf"[Â-ß]{_AFTER}|[à-ï]{_AFTER}{{2}}|[ð-ô]{_AFTER}{{3}}"
    r"|(?<![A-ZÀ-Þ])[ÃÂ] |â(?:[\x80-\x9f]|\s?€)|[\x80-\x84\x86-\x9f]"
)
MAY_BE_MISREAD = re.compile(r"[Â-ô\x80-\x9f]")  # how all of these begin: one class of characters is sought at once
ENTITY = re.compile(r"&(?:amp;)*(?:#\d{2,6}|#x[\da-fA-F]{2,5}|[A-Za-z]{2,8}\d{0,2});")
_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff]")
_TURNS = "\u200e\u200f\u202a-\u202e\u2066-\u2069"
# joiners belong to other scripts and to emoji, white space of no width to those that part no words
INVISIBLE = re.compile(
    rf"(?:\x1b\[[\d;]*m|[\xad\u2060-\u2064\ufeff\x00-\x08\x0e-\x1f\x7f{_TURNS}]|(?<![\u0e00-\u109f\u1780-\u17ff])\u200b"
    r"|(?<=[A-Za-zÀ-ӿ])[\u200c\u200d])+"
)
MAY_BE_INVISIBLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_IN_BOTH_WAYS = re.compile(rf"[{_TURNS}]+")
_MARKUP = re.compile(r"[<>]")
_LONGEST_WORD = 40  # characters before a sign that may be of its word
_DEEPEST = 4  # times that one text is escaped


def misread(text: str, start: int, end: int) -> Iterator[Damage]:
    """Read words of the wrong character set again; those that stand together are one place."""
    done = start
    for m in MISREAD.finditer(text, start, end):
        if m.start() < done:
            continue
        begin = max(text.rfind(gap, max(done, m.start() - _LONGEST_WORD), m.start()) + 1 for gap in " \n\t")
        begin, done = max(begin, done), min([end, *(at for gap in " \n\t" if (at := text.find(gap, m.end())) >= 0)])
        reading = read_again(text[begin:done])
        if reading != text[begin:done]:
            yield "mojibake", begin, done, reading


def entities(text: str, start: int, end: int) -> Iterator[Damage]:
    """Read what was escaped once too often: "&amp;#8217;"."""
    for m in ENTITY.finditer(text, start, end):
        reading = _unescaped(m.group())
        if reading != m.group() and not _MARKUP.search(reading):
            yield "entity", *m.span(), squeeze(reading) or " "


def invisible(text: str, start: int, end: int) -> Iterator[Damage]:
    """Leave out what no reader sees; signs that turn the direction of writing have a use where it turns."""
    turns = _RIGHT_TO_LEFT.search(text, start, end) is not None
    for m in INVISIBLE.finditer(text, start, end):
        if not (turns and _IN_BOTH_WAYS.fullmatch(m.group())):
            yield "invisible", *m.span(), ""


def plain(words: str) -> str:
    """A name or headline, its characters repaired and its white space folded."""
    for find in (misread, entities, invisible):
        for _, start, end, reading in reversed([*find(words, 0, len(words))]):
            words = words[:start] + reading + words[end:]
    return squeeze(words)


def _unescaped(text: str) -> str:
    for _ in range(_DEEPEST):
        text = unescape(text)
    return text
