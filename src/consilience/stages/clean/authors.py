"""Names of authors out of bylines and metadata."""

import re

from consilience.stages.clean.phrases import BYLINE, DATE, LONE_NAME
from consilience.text import squeeze

_AND = re.compile(r"\s*(?:,|;|\||\s(?:and|und|et|y|e|&|with)\s)\s*")
_CREDENTIAL = re.compile(
    r"(?:MD|M\.D\.|PhD|Ph\.D\.?|MS|MA|MBA|RD|RDN|JD|Esq\.?|Jr\.?|Sr\.?|CPA|FAND|RN|DDS|DVM|MPH|LD|CNS|CDN|LDN)"
)
_DATE = re.compile(DATE, re.IGNORECASE)
_PREFIX = re.compile(
    r"^(?:(?:(?:written|posted|reported|story|text|words|article) by|by|von|par|por|di|authors?)\s*:?\s+)+",
    re.IGNORECASE,
)
_NOT_A_NAME = re.compile(
    r"@|https?:|www\.|\.com\b|\d{2,}|[{}]|^(?:admin(?:istrator)?|editor|posted|author|guest|unknown|anonymous)$",
    re.IGNORECASE,
)


def names_of_byline(line: str) -> tuple[str, ...]:
    """Read "By Ann Reyes and Tom Okafor | Staff writers" as two names."""
    line = squeeze(_DATE.sub(" ", line)).rstrip(" |,•·–-")
    if LONE_NAME.fullmatch(line):
        return names_in(line)
    m = BYLINE.fullmatch(line)
    return names_in(m["names"]) if m else ()


def names_in(stated: str) -> tuple[str, ...]:
    """Cut a stated author into names; credentials stay with the name before them."""
    names: list[str] = []
    for piece in _AND.split(_PREFIX.sub("", squeeze(stated))):
        if _CREDENTIAL.fullmatch(piece) and names:
            names[-1] += f", {piece}"
        elif piece and len(piece) < 60 and not _NOT_A_NAME.search(piece) and len(piece.split()) <= 6:
            names.append(piece)
    return tuple(dict.fromkeys(names))
