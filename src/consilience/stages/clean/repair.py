"""In-line damage: where it is, and the reading the words probably had. The text itself never changes."""

import re
from collections.abc import Callable, Iterable, Iterator

import numpy as np

from consilience.records import Repair
from consilience.stages.clean.misread import (
    MAY_BE_INVISIBLE,
    MAY_BE_MISREAD,
    MISREAD,
    Damage,
    entities,
    invisible,
    misread,
)
from consilience.stages.clean.parts import CONTENT, Part
from consilience.stages.clean.words import words_of
from consilience.text import word_set

# "BidenA", "IranThe": a capitalised word with a capitalised function word grown onto it
_JOINED_WORDS = re.compile(
    r"\b(?!LinkedIn\b)([A-ZÀ-Þ][a-zà-ÿ]{2,})((?:A|An|The|It|In|On|And|But|He|She|They|We|This|That|These|As|At|For|If|Is|Was|By|Of|To|With)\b)"
)
# "president.U.S. and": no space after a stop; abbreviations (single letters) and host names are left alone
_JOINED_SENTENCES = re.compile(
    r"([a-zà-ÿа-яё]{3,}|\d)([.!?][”\"’)]?)([A-ZÀ-ÞА-ЯЁ“](?:[a-zà-ÿа-яё]+|\.[A-Z]\.)|@)(?=[\s,.]|\w)"
)
# "they have. been since", "power. is led by": a stop before a word that cannot begin a sentence
_STRAY_BREAK = re.compile(r"\.(?= [a-zà-ÿ]{2,})(?! \S*\w\.\w)")
_WORD_BEFORE = re.compile(r"(?<![\w.@/])([^\W\d_]*[a-zà-ÿ]{2})(\s?)$")  # of an address, it is not
_DOUBLED_STOP = re.compile(r"(?<=\w) (?:\. )?\.(?=\s|$)|(?<=\w)\. \.(?=\s|$)")
_DOUBLED_WORD = re.compile(
    r"\b(the|a|an|of|in|to|and|is|was|for|on|by|with|at"
    r"|de|del|el|le|les|des|et|em|da|do|und|von|в|и|по) \1\b"
)
_GROWN = re.compile(  # what all joined words have in common; capitals are rare, so that they are sought first
    r"[A-ZÀ-ÞА-ЯЁ“@](?:(?<=[a-zà-ÿ]{2}[ABFHIOSTW])|(?<=[a-zà-ÿа-яё\d][.!?].)|(?<=[a-zà-ÿа-яё\d][.!?][”\"’)].))"
)
_SMALL_AFTER_STOP = re.compile(r"\. [a-zà-ÿ]")
_LONGEST_ENTITY = 24  # characters, escaped twice
_LONGEST_WORD = 40  # characters before a sign that may be of its word
_REPAIRED = CONTENT | {"title", "caption"}
ABBREVIATIONS = word_set(
    "mr mrs ms dr st gen col lt sen rep gov jr sr vs no etc inc corp co ltd al jan feb mar apr aug sept oct nov dec "
    "approx est fig vol ca pp prof capt sgt maj hon bros ave blvd dept div ext pres rev supt brig"
    " bzw usw nr vgl evtl ggf inkl tel str abs art mio mrd ej sra srta dra aprox pág págs núm ud uds av"
    " env éd mme mlle ecc sig dott др гг руб тыс млн млрд им ул"
)

_Finder = Callable[[str, Part], Iterator[Damage]]
_Signs = Callable[[str, int], Iterable[int]]  # a text, and where to begin: places at which damage may be


def find_repairs(article_id: str, text: str, parts: tuple[Part, ...]) -> Iterator[Repair]:
    """Look through the content for joined words, stray stops and wrongly decoded characters."""
    found = [(part, repair) for part, find in _suspected(text, parts) for repair in find(text, part)]
    for _, (kind, start, end, reading) in sorted(found, key=lambda f: (f[0].start, f[1][1:3])):
        yield Repair(article_id=article_id, kind=kind, start=start, end=end, reading=reading)


def _suspected(text: str, parts: tuple[Part, ...]) -> Iterator[tuple[Part, _Finder]]:
    """Which parts can hold which damage: most texts hold none, and one look over the whole for their signs is cheap."""
    content = [part for part in parts if part.kind in _REPAIRED and not part.duplicate]
    if not content:
        return
    starts, ends = [part.start for part in content], [part.end for part in content]
    for find, signs in _FINDERS:
        places = np.sort(np.array([*signs(text[: max(ends)], starts[0])], np.intp))
        held = np.searchsorted(places, starts) < np.searchsorted(places, ends)
        yield from ((content[n], find) for n in np.flatnonzero(held).tolist())


def _matching(sign: re.Pattern[str]) -> _Signs:
    return lambda text, start: (m.start() for m in sign.finditer(text, start))


def _said_again(text: str, start: int) -> list[int]:
    return [*_occurrences(text, " .", start), *words_of(text).doubled().tolist()]


def _occurrences(text: str, sign: str, start: int) -> Iterator[int]:
    """Where a sign stands in a text."""
    place = text.find(sign, start)
    while place >= 0:
        yield place
        place = text.find(sign, place + 1)


def _beginning(first: re.Pattern[str], sign: re.Pattern[str]) -> _Signs:
    return lambda text, start: (m.start() for m in first.finditer(text, start) if sign.match(text, m.start()))


def _entities(text: str, start: int) -> Iterator[int]:
    return (place for place in _occurrences(text, "&", start) if ";" in text[place : place + _LONGEST_ENTITY])


def _in_characters(find: Callable[[str, int, int], Iterator[Damage]]) -> _Finder:
    return lambda text, part: find(text, part.start, part.end)


def _joined(text: str, part: Part) -> Iterator[Damage]:
    for m in _JOINED_WORDS.finditer(text, part.start, part.end):
        yield "joined-words", m.start(), m.end(), f"{m[1]} {m[2]}"
    for m in _JOINED_SENTENCES.finditer(text, part.start, part.end):
        yield "missing-space", m.start(), m.end(3), f"{m[1]}{m[2]} {m[3]}"


def _breaks(text: str, part: Part) -> Iterator[Damage]:
    for m in _STRAY_BREAK.finditer(text, part.start, part.end):
        before = _WORD_BEFORE.search(text[max(part.start, m.start() - _LONGEST_WORD) : m.start()])
        if before is not None and before[1].lower() not in ABBREVIATIONS:
            yield "stray-break", m.start() - len(before[2]), m.end(), ""


def _doubled(text: str, part: Part) -> Iterator[Damage]:
    for m in _DOUBLED_STOP.finditer(text, part.start, part.end):
        yield "stray-break", m.start(), m.end(), "."
    for m in _DOUBLED_WORD.finditer(text, part.start, part.end):
        yield "doubled", m.start(), m.end(), m[1]


# each kind of damage, and what in a text is a sign of it
_FINDERS: tuple[tuple[_Finder, _Signs], ...] = (
    (_joined, _matching(_GROWN)),
    (_breaks, _matching(_SMALL_AFTER_STOP)),
    (_doubled, _said_again),
    (_in_characters(misread), _beginning(MAY_BE_MISREAD, MISREAD)),
    (_in_characters(entities), _entities),
    (_in_characters(invisible), _matching(MAY_BE_INVISIBLE)),
)
