"""What lines say of themselves: their kind by known phrases, and numbers of each line alone, a page at a time.

A page is looked at as one text: what can be counted or found in one pass is never asked line by line.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from consilience.stages.clean.around import Floats
from consilience.stages.clean.characters import Tally, count_characters
from consilience.stages.clean.joined import Flags, Joined
from consilience.stages.clean.phrases import (
    AGES,
    BY_WORDS,
    CAPTION_LENGTH,
    CAPTION_OPENINGS,
    CAPTION_START,
    COUNTS,
    FURNITURE_WORDS,
    PHOTO_WORDS,
    SOME_DATE,
    TEMPLATE_SIGNS,
    YEARS,
    ends_in_credit,
    is_byline,
    is_date_line,
    is_furniture,
    opens_furniture,
    photo_credit,
    template_signs,
)

Columns = tuple[NDArray[Any], ...]

QUOTES = ('"', "“", "«")
ADDRESS_SIGNS = ("http", "www.", "@")
SAMPLE = 400  # characters of a line that are looked at
_STOPS = frozenset(".!?…。！？؟।")
_CLOSING_MARKS = "\"'”’»)]"
_CLOSING = " \"'“”’«»)]"
_SAYING = ("said", "says", "wrote", "replied", "reply")
_SAID = re.compile(r"\b(?:said|says|wrote|replied|reply)\b:?$")
_ADDRESS = re.compile(r"https?://|www\.|@\w")
_BULLET = re.compile(r"[•·*▪‣◦–—-]\s|\d{1,2}[.)]\s")
_DATE_LINE, _COMMENT_LINE, _FURNITURE_LINE, _BYLINE = 130, 100, 260, 110  # characters beyond which a line is none
_SIGN_EVERY = 400  # characters of a line that may hold one sign of a template
_WORDS, _MANY_WORDS, _LONG = 4, 25, 160  # running text ends like a sentence of more words, or is longer


@dataclass(frozen=True)
class Signs:
    """Numbers of each line alone, the kind that its own signs tell ("" for none), and whether it is running text."""

    columns: list[Floats]
    own: list[str]
    prose: Flags
    tally: Tally  # what was counted in the samples


def signs_of(lines: list[str]) -> Signs:
    """Look at each line alone; of long ones, mostly at how they begin."""
    samples = [line[:SAMPLE] for line in lines]
    tally, text = count_characters(samples), Joined([*map(str.lower, samples)])
    size = np.array([*map(len, lines)], np.float32)
    prose = np.array([*map(is_prose, lines)], np.bool_)
    found = _find(lines, samples, size, tally.digits, text)
    columns = [*begun(tally, size), *edges(samples, size), *counted(tally, size), *_phrases(size, text, found)]
    own = _kinds(size, prose, found)
    return Signs([c.astype(np.float32) for c in columns], own, prose, tally)


def is_prose(line: str) -> bool:
    """Tell running text from labels: it ends like a sentence, or it is long."""
    words = line.count(" ") + 1
    return len(line) > _LONG or words > _MANY_WORDS or (words > _WORDS and line.rstrip(_CLOSING)[-1:] in _STOPS)


def begun(tally: Tally, size: Floats) -> Columns:
    """How long lines are, in characters and words, how long their words, and how dense their stops and commas."""
    seen = np.minimum(size, SAMPLE)
    count, scale = np.maximum(1, tally.words), size / seen
    lengths = np.log1p(size), np.log1p(count * scale), tally.letters / count
    return (*lengths, tally.stops * scale, tally.commas / seen)


def counted(tally: Tally, size: Floats) -> Columns:
    """Shares of digits and signs, and of words that are capitalised, shouted or short."""
    seen, count = np.minimum(size, SAMPLE), np.maximum(1, tally.words)
    shares = tally.digits / seen, tally.symbols / seen
    return (*shares, tally.capitals / count, tally.shouts / count, tally.small / count)


def edges(samples: list[str], size: Floats) -> Columns:
    """How lines begin and end."""
    return (
        np.array([line.rstrip(_CLOSING_MARKS)[-1:] in _STOPS for line in samples]) | (size > SAMPLE),
        np.array([line[-1] == ":" for line in samples]),
        np.array([line[0].islower() for line in samples]),
        np.array([line[0].isdigit() for line in samples]),
        np.array([not line[0].isalpha() and _BULLET.match(line) is not None for line in samples]),
    )


@dataclass(frozen=True)
class _Found:
    """Which known phrases the lines are made of."""

    furniture: Flags
    dated: Flags
    byline: Flags
    photo: Flags
    caption: Flags
    address: Flags
    heads: Flags  # an age, a date, or a verb of saying at its end: most often it heads a comment or a teaser
    counted: Flags
    template: Floats  # signs in each sample,
    torn: Flags  # and whether the line holds too many


def _find(lines: list[str], samples: list[str], size: Floats, digits: Floats, text: Joined) -> _Found:
    """Try only the lines that hold a sign of the phrase."""
    photo = text.holding(PHOTO_WORDS)
    signed = text.holding(TEMPLATE_SIGNS)
    return _Found(
        furniture=each(
            is_furniture, lines, np.array([*map(opens_furniture, text.lines)], np.bool_) | text.holding(FURNITURE_WORDS)
        ),
        dated=each(is_date_line, lines, text.holding(YEARS)),
        byline=each(is_byline, lines, text.opening(BY_WORDS) & (size < _DATE_LINE)),
        photo=each(photo_credit, samples, photo),
        caption=captions(lines, size, photo, text),
        address=each(_ADDRESS.search, samples, text.holding(ADDRESS_SIGNS)),
        heads=heading_others(size < _COMMENT_LINE, text),
        counted=each(COUNTS.fullmatch, lines, digits > 3),
        template=_signs(samples, signed),
        torn=_signs(lines, signed | (size > SAMPLE)) > size // _SIGN_EVERY,
    )


def captions(lines: list[str], size: Floats, photo: Flags, text: Joined) -> Flags:
    """Tell a photo's captions and credits, by how they begin or end. ``photo``: lines that speak of one."""
    begun = each(CAPTION_START.match, lines, text.opening(CAPTION_OPENINGS) & (size <= CAPTION_LENGTH))
    return begun | each(ends_in_credit, lines, photo & (size <= CAPTION_LENGTH))


def heading_others(short: Flags, text: Joined) -> Flags:
    """Tell short lines with an age, a date, or a verb of saying at their end."""
    lines = text.lines
    said = each(_SAID.search, lines, text.holding(_SAYING) & short)
    ages = each(AGES.search, lines, text.holding((" ago",)) & short)
    return said | ages | each(SOME_DATE.search, lines, text.holding(YEARS) & short)


def each(asked: Callable[[str], object], lines: list[str], candidates: Flags) -> Flags:
    """Ask of the candidates alone."""
    said = np.zeros(len(lines), np.bool_)
    for i in np.flatnonzero(candidates).tolist():
        said[i] = bool(asked(lines[i]))
    return said


def _signs(lines: list[str], candidates: Flags) -> Floats:
    """Count the signs of scripts and templates in the candidates."""
    signs = np.zeros(len(lines), np.float32)
    for i in np.flatnonzero(candidates).tolist():
        signs[i] = template_signs(lines[i])
    return signs


def _phrases(size: Floats, text: Joined, found: _Found) -> Columns:
    return (
        found.address,
        found.furniture & (size < _FURNITURE_LINE),
        (found.dated | found.byline) & (size < _DATE_LINE),
        found.photo,
        found.template / np.minimum(size, SAMPLE) + (found.counted & (size <= SAMPLE)),
        text.holding(QUOTES),
        found.heads,
    )


def _kinds(size: Floats, prose: Flags, found: _Found) -> list[str]:
    """Tell what the lines' own signs say."""
    furniture = found.furniture | found.counted | found.torn
    told = [furniture, found.dated, found.byline & (size < _BYLINE) & ~prose, found.caption]
    kinds: list[str] = np.select(told, ["boilerplate", "dateline", "byline", "caption"], "").tolist()
    return kinds
