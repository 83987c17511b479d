"""The headline of a flattened text: the first line of an article, or the line of a page that leads its body."""

import re
from itertools import chain

from consilience.stages.clean.authors import JOINT, names_of_byline, says_by
from consilience.stages.clean.byline_words import ALONE_BY, LEAD, OFFICE_LINE
from consilience.stages.clean.headline_signs import LONG_WORD, Candidates
from consilience.stages.clean.phrases import LONE_NAME, NAMED_DATE_LINE, SOME_DATE, tells_when
from consilience.text import fold

_PERSON = re.compile(
    r"\b(?:he|she|his|her|writer|editor|journalist|reporter|author|blogger|columnist|correspondent|freelancer?|founder)\b",
    re.IGNORECASE,
)
_TOLD_OF = (" is ", ", ", " has ", " writes ", " covers ")
_SHORT_LINE, _FEW_WORDS = 120, 10
_NEAR, _SIGNED = 6, 40  # lines below the headline in which its date and a name beside that stand, or a name below "By"
_ABOVE, _SHORT_NAME = 5, 40  # lines above the headline that are looked at; characters of a further name
_FREE = frozenset({"heading", "boilerplate"})


def find_headline(lines: list[str], kinds: list[str], weights: dict[str, float], stated: str = "") -> int | None:
    """Say which line is the headline, or None where the text begins without one.

    ``weights``: of the signs of a headline, whose sum is above nought where there is one. A line that reads as the
    ``stated`` headline is it: of several, the last above the body.
    """
    if told := [i for i, line in enumerate(lines) if stated and fold(line) == fold(stated)]:
        body = kinds.index("paragraph") if "paragraph" in kinds else 0
        return max((i for i in told if i < body), default=told[0])
    if "paragraph" not in kinds or len(lines) < 2:
        return None
    candidates = Candidates(lines, kinds)
    weighed = {i: sum(weights[sign] * value for sign, value in candidates.signs(i).items()) for i in candidates.places}
    best = max(weighed, key=lambda i: (weighed[i], -i), default=None)
    return best if best is not None and weighed[best] > 0 else None


def mark_date_line(headline: int, lines: list[str], kinds: list[str]) -> None:
    """A short line with a date above the headline, or between it and the body, is the article's date line."""
    paragraphs = 0  # the first may be a dek
    for i in range(max(0, headline - 1), min(headline + _NEAR, len(lines))):
        paragraphs += i > headline and kinds[i] == "paragraph" and len(lines[i]) > _SHORT_LINE
        if paragraphs > 1:
            return
        if kinds[i] in {"heading", "boilerplate"} and _is_date_of_article(lines[i]):
            kinds[i] = "dateline"


def _is_date_of_article(line: str) -> bool:
    return tells_when(line) and (NAMED_DATE_LINE.fullmatch(line) is not None or _is_little_but_date(line))


def _is_little_but_date(line: str) -> bool:
    rest, dates = SOME_DATE.subn(" ", line.lower())
    return dates > 0 and len(LONG_WORD.findall(rest)) <= _FEW_WORDS


def mark_byline(headline: int, lines: list[str], kinds: list[str]) -> None:
    """A name that stands alone below the headline, below "By" or beside a date line or an office is who wrote it.

    So is a name alone anywhere below the headline that the next line tells about, "Ann Reyes is a reporter", and
    whoever is named in so many words there.
    """
    below = range(headline + 1, min(headline + _SIGNED, len(lines)))
    near = [i for i in (*below, *range(headline - 1, max(-1, headline - _ABOVE), -1)) if kinds[i] in _FREE]
    signed = (i for i in near if _is_signed(i, headline, lines, kinds))
    next_below = (i for i in near if i == headline + 1 and _names(lines[i], lines, kinds))
    far = (i for i in range(headline + 1, len(lines)) if kinds[i] in _FREE and _signs_below(i, lines))
    first = next(chain(signed, next_below, far), None)
    if first is not None:
        _mark_names(first, lines, kinds)


def _is_signed(i: int, headline: int, lines: list[str], kinds: list[str]) -> bool:
    """Whether the line below "By" can be a name, or another that a date or an office marks is one by all signs."""
    if i and ALONE_BY.fullmatch(lines[i - 1]) and not tells_when(lines[i]):
        return bool(names_of_byline(f"By {lines[i]}"))
    marked = _has_date(i, headline, lines, kinds) or _has_office(i, headline, lines)
    return marked and _names(lines[i], lines, kinds)


def _names(line: str, lines: list[str], kinds: list[str]) -> bool:
    names = names_of_byline(line)
    return bool(names) and (says_by(line) or not _is_of_the_body(names, lines, kinds))


def _has_date(i: int, headline: int, lines: list[str], kinds: list[str]) -> bool:
    """Whether a line near the headline stands beside a date line, or has its date itself."""
    return i <= headline + _NEAR and ("dateline" in kinds[max(0, i - 1) : i + 2] or tells_when(lines[i]))


def _has_office(i: int, headline: int, lines: list[str]) -> bool:
    """Whether a line near the headline has an office below it: "Ann Reyes", "Political Editor"."""
    below = lines[i + 1] if i + 1 < len(lines) else ""
    return abs(i - headline) <= _NEAR and OFFICE_LINE.fullmatch(below) is not None and below[:1].isupper()


def _is_of_the_body(names: tuple[str, ...], lines: list[str], kinds: list[str]) -> bool:
    """Tell a topic from a name: the body has all its words in small letters."""
    words = LONG_WORD.findall(" ".join(names).lower())
    body = " ".join(line for line, kind in zip(lines, kinds, strict=True) if kind == "paragraph")
    return all(re.search(rf"\b{word}\b", body) for word in words)


def _mark_names(first: int, lines: list[str], kinds: list[str]) -> None:
    """Mark a name, and those on the next lines that a comma or an "and" joins to it."""
    kinds[first] = "byline"
    for i in range(first + 1, len(lines)):
        joined = JOINT.search(lines[i - 1]) or JOINT.fullmatch(lines[i])
        if kinds[i] not in _FREE or not joined or len(lines[i]) > _SHORT_NAME:
            return
        kinds[i] = "byline"


def _signs_below(i: int, lines: list[str]) -> bool:
    """Whether a line far below the headline is a name that the next tells about, or says by whom in many words."""
    line, below = lines[i], lines[i + 1] if i + 1 < len(lines) else ""
    if ALONE_BY.fullmatch(lines[i - 1]) and " " in lines[i - 1]:  # "About the author"
        return LONE_NAME.match(line) is not None and bool(names_of_byline(f"By {line}"))
    led = LEAD.match(line) is not None and len(line) < _SHORT_LINE
    return _tells_about(line, below) or (led and bool(names_of_byline(line)))


def _tells_about(name: str, line: str) -> bool:
    told = line.startswith(name) and line[len(name) :].startswith(_TOLD_OF)
    return told and _PERSON.search(line) is not None and bool(names_of_byline(name))
