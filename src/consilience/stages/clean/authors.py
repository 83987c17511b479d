"""Names of authors out of bylines and metadata."""

import re

from consilience.stages.clean.phrases import BYLINE, DATE, LONE_NAME
from consilience.text import squeeze

_AND = re.compile(r"\s*(?:,(?:\s+(?:and|und|et|y|e|&)(?=\s))?|;|\||\s(?:and|und|et|y|e|&|with)\s)\s*")
_CREDENTIAL = re.compile(
    r"(?:MD|M\.D\.|PhD|Ph\.D\.?|MS|MA|MBA|RD|RDN|JD|Esq\.?|Jr\.?|Sr\.?|CPA|FAND|RN|DDS|DVM|MPH|LD|CNS|CDN|LDN)"
)
_DATE = re.compile(DATE, re.IGNORECASE)
_GROWN = re.compile(r"\b((?:[Pp]osted |[Ww]ritten )?[Bb]y:?)(?=[A-Z])")  # "ByAnn Reyes": the markup held the space
_PIECE = re.compile(
    r"\s*[|•·⋅]\s*|\s+[–—-]\s+"
    r"|(?<=[a-zà-ÿ)])(?:\.\s+|\s*)(?=(?:Last )?(?:Updated|Published|Posted|Modified|Reviewed|Edited)\b)"
)
# "Ann Reyes, Tom Okafor, and Dana Bell": with a comma and no "and", what follows the name may be an office
_SEVERAL = re.compile(rf"(?:{LONE_NAME.pattern}, )*?{LONE_NAME.pattern},? (?:and|&) {LONE_NAME.pattern}")
_WHEN = re.compile(
    r"\b(?:(?:last )?(?:updated|modified)|published|posted|created)(?: (?:on|at))?\s*:?\s*$"
    r"|\s+(?:(?:last )?(?:updated|modified)|published|posted)\b.*$|\d+ ?min(?:ute)?s?(?: read)?|\d+ comments?.*$"
    r"|\son (?:mon|tues|wednes|thurs|fri|satur|sun)day\b.*|^\s*(?:on|at)\b"
    r"|\sin(?: [A-Z].{0,60})?$|\s(?:on|at|le|am|el)\s*$",
    re.IGNORECASE,
)
_NOT_PEOPLE = re.compile(
    r"\b(?:Articles?|Products?|Newsletters?|Save|View|Subscribe|Free|Min|Read|Posted|Updated|Published|Comments?|News|Blog|Home|Share|Reviews?|Guides?|Authors?|Team)\b"
)
_PREFIX = re.compile(
    r"^(?:(?:(?:written|posted|reported|authored|story|text|words|article) by|by|von|par|por|di|authors?)"
    r"(?:\s*:\s*|\s+))+",
    re.IGNORECASE,
)
_MARKS = '"“”-–—|•●· '
_NOT_A_NAME = re.compile(
    r"@|https?:|www\.|\.com\b|\d{2,}|^\d+ |\d min(?:ute)?s?\b|[{}⟨⟩<>=]"
    r"|^(?:(?:written|posted|authored) by|names?|sign(?:ing)? (?:in|up)|view (?:more|all)\b.*"
    r"|admin(?:istrator)?|editor|posted|author|guest|unknown|anonymous)$",
    re.IGNORECASE,
)


def names_of_byline(line: str) -> tuple[str, ...]:
    """Read "By Ann Reyes and Tom Okafor | Staff writers", or a name beside a date, as names."""
    line = line.lstrip(_MARKS)
    dated = _DATE.search(line) is not None
    for piece in _PIECE.split(_DATE.sub(" | ", _GROWN.sub(r"\1 ", squeeze(line)))):
        words = _WHEN.sub("", piece).strip(" |•·–-")  # a name with a comma before the date is a place or an outlet
        if (match := BYLINE.fullmatch(words)) and not match["names"][0].islower():
            names = _PREFIX.sub("", words)
            return names_in(names if _SEVERAL.fullmatch(names) else match["names"])
        if (dated or words == line) and _names_people(words):
            return names_in(words)
    return ()


def _names_people(words: str) -> bool:
    named = LONE_NAME.fullmatch(words) or _SEVERAL.fullmatch(words)
    return named is not None and not _NOT_PEOPLE.search(words)


def names_in(stated: str) -> tuple[str, ...]:
    """Cut a stated author into names; credentials stay with the name before them."""
    names: list[str] = []
    for piece in (piece.strip(_MARKS) for piece in _AND.split(_PREFIX.sub("", squeeze(stated)))):
        if _CREDENTIAL.fullmatch(piece) and names:
            names[-1] += f", {piece}"
        elif piece and len(piece) < 60 and not _NOT_A_NAME.search(piece) and len(piece.split()) <= 6:
            names.append(piece)
    return tuple(dict.fromkeys(names))
