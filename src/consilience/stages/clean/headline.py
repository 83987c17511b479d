"""The headline of a flattened text: the first line of an article, or the line of a page that leads its body."""

import re

from consilience.stages.clean.authors import names_of_byline
from consilience.stages.clean.phrases import NAMED_DATE_LINE, SOME_DATE, is_furniture, tells_when, template_signs

_TITLE_LENGTH = 220
_REACH = 60  # lines above the body in which a headline is looked for: byline, date, share bar and contents come between
_LEAD = 12  # paragraphs whose words a headline is compared with
_ALONE_BY = re.compile(
    r"(?:(?:written|posted|words|story) )?by:?|author(?:s|\(s\))?:?|par|von|por|di|text:?", re.IGNORECASE
)
_PERSON = re.compile(
    r"\b(?:he|she|his|her|writer|editor|journalist|reporter|author|blogger|columnist|correspondent|freelancer?)\b",
    re.IGNORECASE,
)
_TOLD_OF = (" is ", ", ", " has ", " writes ", " covers ")
_SHORT_LINE, _LONG_LINE, _FEW_WORDS = 120, 80, 10
_NEAR, _SIGNED = 6, 13  # lines below the headline in which a name stands beside a date, or below "By"
_NOTICES = 3  # paragraphs above which a headline is looked for
_TRAIL = re.compile(r" [>»/›▸▶→] .* [>»/›▸▶→] ")  # the way down from the home page
_ITEM = re.compile(r"[•·*▪‣◦–-] ")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")


def find_headline(lines: list[str], kinds: list[str]) -> int | None:
    """Say which line is the headline, or None where the text begins without one.

    A notice may stand above the headline, so that the first paragraph is not yet the body: then a headline above the
    second or third is believed if a date or a byline signs it.
    """
    prose = [i for i, kind in enumerate(kinds) if kind == "paragraph"]
    if not prose or len(lines) < 2:
        return None
    long = [i for i in prose if len(lines[i]) > _LONG_LINE] or prose[:1]
    known = {word for i in prose[:_LEAD] for word in _LONG_WORD.findall(lines[i].lower())}
    for body in long[:_NOTICES]:
        page = _Page(lines, kinds, body, known)
        best = page.headline(signed=body != long[0])
        if best is not None:
            return best
    return None


class _Page:
    """The lines above one paragraph, as candidates for the headline."""

    def __init__(self, lines: list[str], kinds: list[str], body: int, known: set[str]) -> None:
        self._lines, self._kinds, self._body, self._known = lines, kinds, body, known
        self._from = max(0, body - _REACH)
        self._when = {i: tells_when(lines[i]) for i in range(self._from, min(len(lines), body + 4))}

    def headline(self, *, signed: bool) -> int | None:
        """Find the weightiest candidate; where ``signed``, only among those beside a date or a byline."""
        candidates = [i for i in range(self._from, self._body) if not self._when[i] and _may_be(self._lines[i])]
        weights = {i: self._weight(i) for i in candidates if not signed or self._signed(i)}
        best = max(weights, key=lambda i: (weights[i], -i), default=None)
        return best if best is not None and weights[best] > 0 else None

    def _signed(self, i: int) -> bool:
        marked = {"byline", "dateline"} & set(self._kinds[i + 1 : i + 4])
        return bool(marked) or any(self._when.get(k) for k in (i + 1, i + 2, i + 3))

    def _weight(self, i: int) -> float:
        """Weigh a candidate: its length, whether the body speaks of it, what stands around it, how near the body."""
        line, kind = self._lines[i], self._kinds[i]
        count = line.count(" ") + 1
        words = _LONG_WORD.findall(line.lower())
        spoken = sum(word in self._known for word in words) / (len(words) + 1)
        length = 1.2 if 6 <= count <= 22 else 0.6 if count in (4, 5) else -0.2 if count == 3 else -0.7
        own = {"byline": -3.0, "dateline": -3.0, "caption": -2.0}.get(kind, 0.0)
        inside = -0.5 * (kind == "heading" and i > 0)  # a heading of the body is below the headline
        trail = -2.0 * any(line != below and line.endswith(below) for below in self._lines[i + 1 : i + 3])
        place = 0.8 * (i == 0 and self._body < 5) - 0.015 * (self._body - i)
        named = 1.0 * self._named_above(i)
        return length + 2.0 * spoken + 1.0 * self._signed(i) + own + inside + trail + place + named

    def _named_above(self, i: int) -> bool:
        """Whether the way down from the home page, or a list, has named the line before."""
        line = self._lines[i]
        return any(above.endswith(line) for above in self._lines[max(0, i - 4) : i] if above != line)


def _may_be(line: str) -> bool:
    ends = line.endswith((".", ":", ";", ",")) and not line.endswith(("...", "U.S.", "U.K.", "U.N."))
    if ends or not 8 <= len(line) <= _TITLE_LENGTH:
        return False
    return not _TRAIL.search(line) and not _ITEM.match(line) and not template_signs(line) and not is_furniture(line)


def mark_date_line(headline: int, lines: list[str], kinds: list[str]) -> None:
    """A short line with a date between headline and body is the article's date line; in the body it is a heading."""
    paragraphs = 0  # the first may be a dek
    for i in range(headline + 1, min(headline + 6, len(lines))):
        paragraphs += kinds[i] == "paragraph" and len(lines[i]) > _SHORT_LINE
        if paragraphs > 1:
            return
        if kinds[i] in {"heading", "boilerplate"} and _is_date_of_article(lines[i]):
            kinds[i] = "dateline"


def _is_date_of_article(line: str) -> bool:
    return tells_when(line) and (NAMED_DATE_LINE.fullmatch(line) is not None or _left_of_date(line) <= _FEW_WORDS)


def _left_of_date(line: str) -> int:
    """Count the words that a line holds beside its date."""
    rest, found = SOME_DATE.subn(" ", line.lower())
    return len(_LONG_WORD.findall(rest)) if found else 1000


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
