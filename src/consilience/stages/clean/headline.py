"""The headline of a flattened text: the first line of an article, or the line of a page that leads its body."""

import re

from consilience.stages.clean.authors import names_of_byline
from consilience.stages.clean.headline_signs import LONG_WORD, Candidates
from consilience.stages.clean.phrases import NAMED_DATE_LINE, SOME_DATE, tells_when
from consilience.text import fold

_ALONE_BY = re.compile(
    r"(?:(?:written|posted|words|story) )?by:?|author(?:s|\(s\))?:?|par|von|por|di|text:?", re.IGNORECASE
)
_PERSON = re.compile(
    r"\b(?:he|she|his|her|writer|editor|journalist|reporter|author|blogger|columnist|correspondent|freelancer?)\b",
    re.IGNORECASE,
)
_TOLD_OF = (" is ", ", ", " has ", " writes ", " covers ")
_SHORT_LINE, _FEW_WORDS = 120, 10
_NEAR, _SIGNED = 6, 40  # lines below the headline in which its date and a name beside that stand, or a name below "By"


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
    """A name that stands alone below the headline, below "By" or beside a date line is who wrote it.

    So is a name alone anywhere below the headline that the next line tells about: "Ann Reyes is a reporter".
    """
    below = range(headline + 1, min(headline + _SIGNED, len(lines)))
    for i in (*below, *range(headline - 1, max(0, headline - 3), -1)):
        signed = _ALONE_BY.fullmatch(lines[i - 1]) is not None or _beside(i, headline, kinds)
        if signed and kinds[i] in {"heading", "boilerplate"} and names_of_byline(lines[i]):
            kinds[i] = "byline"
            return
    for i in range(headline + 1, len(lines) - 1):
        if kinds[i] in {"heading", "boilerplate"} and _tells_about(lines[i], lines[i + 1]):
            kinds[i] = "byline"
            return


def _beside(i: int, headline: int, kinds: list[str]) -> bool:
    """Whether a line stands next below the headline, or near it and beside a date line."""
    return i == headline + 1 or (i <= headline + _NEAR and "dateline" in kinds[max(0, i - 1) : i + 2])


def _tells_about(name: str, line: str) -> bool:
    told = line.startswith(name) and line[len(name) :].startswith(_TOLD_OF)
    return told and _PERSON.search(line) is not None and bool(names_of_byline(name))
