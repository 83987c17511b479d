"""Names of authors out of bylines and metadata."""

import re

from consilience.stages.clean.byline_words import (
    ARABIC_NAME,
    CYRILLIC_NAME,
    DESK,
    FOR_WHOM,
    LEAD,
    OFFICE,
    OFFICE_LINE,
    WHERE,
)
from consilience.stages.clean.phrases import BYLINE, DATE, LONE_NAME
from consilience.text import DAY_NAMES, squeeze

_AND = re.compile(r"\s*(?:,(?:\s+(?:and|und|et|y|e|&)(?=\s))?|;|\||\s(?:and|und|et|y|e|&|with)\s)\s*")
_CREDENTIAL = re.compile(
    r"(?:MD|M\.D\.|PhD|Ph\.D\.?|MS|MA|MBA|RD|RDN|JD|Esq\.?|Jr\.?|Sr\.?|CPA|FAND|RN|DDS|DVM|MPH|LD|CNS|CDN|LDN"
    r"|VMD|DACVB|FOMA|DABOM|LVT|BA|BS|BSN|CFP|CFA|DO|DPT|LCSW|LMFT|PharmD|[A-Z]{2,6}®)"
)
_CREDENTIALS = re.compile(rf"(?:,? {_CREDENTIAL.pattern})+")
_DATE = re.compile(DATE, re.IGNORECASE)
# "ByAnn Reyes", "2023By Ann Reyes", "March,2023": the markup held the space
_GROWN = re.compile(
    r"(?<![^\W\d_])((?:[Pp]osted |[Ww]ritten )?[Bb]y:?)(?=[A-Z])|(\d{4}|[^\W\d_],)(?=[Bb]y\b|(?:19|20)\d\d)"
)
_PIECE = re.compile(
    r"\s*[|•·⋅]\s*|\s+[–—/-]\s+"
    r"|(?<=[a-zà-ÿ)A-Z])(?:\.\s+|\s*)(?=(?:Last )?(?:Updated|Published|Posted|Modified|Reviewed|Edited)\b)"
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
    r"\b(?:Articles?|Products?|Newsletters?|Save|View|Subscribe|Free|Min|Read|Posted|Updated|Published|Comments?|News"
    r"|Blog|Home|Share|Reviews?|Guides?|Authors?|Team|Posts?|Original|Released|Sponsored|Started|"
    rf"{'|'.join(day.title() for day in DAY_NAMES)})\b"
)
_PREFIX = re.compile(
    r"^(?:(?:(?:written|posted|reported|authored|story|text|words|article) by|by|von|par|por|di|authors?)"
    r"(?:\s*:\s*|\s+))+",
    re.IGNORECASE,
)
_SAYS_BY = re.compile(
    r"(?:[•·*‣◦–-] ?)?(?:(?:written|posted|reported|words|story) )?by\b|von |par |por |di ", re.IGNORECASE
)
JOINT = re.compile(r"(?:,|;|\b(?:and|und|et|y|e|&))$")  # where a list of names goes on in the next line
_NICKNAME = re.compile(r"(?<= )\([A-ZÀ-Þ][\w’'-]+\) ")  # "Paula (Guha) Ghosh"
_MARKS = '"“”-–—|•●· '
_NOT_A_NAME = re.compile(
    r"@|https?:|www\.|\.com\b|\d{2,}|^\d+ |\d min(?:ute)?s?\b|[{}⟨⟩<>=]"
    r"|^(?:(?:written|posted|authored) by|names?|sign(?:ing)? (?:in|up)|view (?:more|all)\b.*"
    r"|admin(?:istrator)?|editor|posted|author|guest|unknown|anonymous)$",
    re.IGNORECASE,
)


def says_by(line: str) -> bool:
    """Tell a line that opens with the words by which one says who wrote."""
    return _SAYS_BY.match(line) is not None or LEAD.match(line) is not None


def names_of_byline(line: str) -> tuple[str, ...]:
    """Read "By Ann Reyes and Tom Okafor | Staff writers", or a name beside a date, as names."""
    line = _GROWN.sub(r"\1\2 ", squeeze(line.lstrip(_MARKS)))
    dated = _DATE.search(line) is not None
    for piece in _PIECE.split(_DATE.sub(" | ", line)):
        words = _WHEN.sub("", WHERE.sub(r"\1", piece)).strip(
            " |•·–-"
        )  # a name with a comma before the date is a place or an outlet
        words = LEAD.sub("By ", words, count=1)
        if (match := BYLINE.fullmatch(words)) and not match["names"][0].islower():
            return _signed(words, match["names"])
        bare = _without_office(words)
        if (dated or words == line or WHERE.search(line)) and _names_people(bare):
            return names_in(bare)
    return ()


def _signed(words: str, named: str) -> tuple[str, ...]:
    """The names behind a "By"; of what follows them, places, offices and outlets are none."""
    names = _PREFIX.sub("", words)
    if not _SEVERAL.fullmatch(names) and not _CREDENTIALS.fullmatch(names.removeprefix(named)):
        names = named
    found = [FOR_WHOM.sub("", name) for name in names_in(names)]
    bare = [_without_office(name) for name in found]
    return tuple(name for n, name in enumerate(bare) if not n or _is_another(name, found[n - 1] != bare[n - 1]))


def _is_another(name: str, behind_office: bool) -> bool:
    """Tell a further name from a further office: "Gardener & Astrologer"."""
    return not OFFICE_LINE.fullmatch(name) and not (behind_office and " " not in name)


def _without_office(name: str) -> str:
    """Cut what a writer is off a whole name: a "Staff Reporter" is all that is known of some."""
    bare = OFFICE.sub("", name)
    return bare.removesuffix(",") if " " in bare and bare != name else name


def _names_people(words: str) -> bool:
    if DESK.fullmatch(words) or ARABIC_NAME.fullmatch(words) or CYRILLIC_NAME.fullmatch(words):
        return True
    named = LONE_NAME.fullmatch(_NICKNAME.sub("", words)) or _SEVERAL.fullmatch(words)
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
