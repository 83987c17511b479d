"""Rolls of people that belong to an article: who signed an open letter, who died, whom a jury chose."""

import re
from collections.abc import Iterator

_FEWEST = 5  # lines of a roll
_TELLING = 0.6  # share of its lines that say of whom they tell more than the name
_LONGEST = 300  # characters of a line
_NAME = r"(?:[A-ZÀ-Þ][\w.'’-]*|d[aeou]s?|d['’]\w+|van|von|der|den|bin|al|el|la)"
_TITLE = (
    r"(?:Prof(?:essor)?|Dr|Sir|Dame|Lord|Lady|Baroness|Baron|Rev(?:erend)?|Fr|Rabbi|Imam|Sheikh|Judge|Justice|Mr|Mrs|Ms|Miss"
    r"|Capt(?:ain)?|Lt|Lieutenant|Sgt|Sergeant|Cpl|Corporal|Maj(?:or)?|Col(?:onel)?|Gen(?:eral)?|Pte|Private|Pfc)"
)
_OFFICE = (
    r"(?:professor|lecturer|researcher|fellow|doctor|surgeon|nurse|barrister|lawyer|solicitor|judge|counsel|prosecutor"
    r"|minister|president|chair(?:man|woman|person)?|director|secretary|ambassador|senator|governor|mayor|councillor"
    r"|member|founder|author|writer|journalist|bishop|engineer|student|teacher|pilot|driver|farmer|officer|rapporteur"
    r"|Q\.?C|K\.?C|M\.?P|MEP|Ph\.?D)"
)
_OPENS = re.compile(rf"(?:{_TITLE}\.? )*[A-ZÀ-Þ][\w.'’-]*(?: {_NAME}){{1,5}}(?=$|[\s,;:(–—-])")
_TELLS = re.compile(
    rf"{_TITLE}\.? [A-ZÀ-Þ]|[^,(]+,? \(?(?:aged? )?\d{{1,3}}\b(?:\)|,|$| of\b| from\b)|.*\b(?i:{_OFFICE})\b"
)


def rolls(lines: list[str], inside: list[bool]) -> Iterator[int]:
    """Lines of runs that each open with a person's name, right below what is ``inside`` the article.

    Most of a run must say whose name it is (a title, an age, an office): a site's topics and tags are names alone.
    """
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and _opens(lines[end]):
            end += 1
        if end - at >= _FEWEST and (inside[at] or (at and inside[at - 1])):
            told = sum(_TELLS.match(line) is not None for line in lines[at:end])
            yield from range(at, end) if told >= _TELLING * (end - at) else ()
        at = end + 1


def _opens(line: str) -> bool:
    return len(line) <= _LONGEST and line[-1] not in "?!:" and _OPENS.match(line) is not None
