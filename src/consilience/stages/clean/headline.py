"""The headline of a flattened text: the first line of an article, or the line of a page that leads its body."""

import re
from itertools import islice

from consilience.stages.clean.phrases import DATE, LONE_NAME, NAMED_DATE_LINE, is_furniture, tells_when, template_signs

_TITLE_LENGTH = 220
_REACH = 60  # lines above the body in which a headline is looked for: byline, date, share bar and contents come between
_LEAD = 12  # paragraphs whose words a headline is compared with
_DATE = re.compile(DATE, re.IGNORECASE)
_ALONE_BY = re.compile(r"(?:(?:written|posted|words|story) )?by:?|authors?:?|par|von|por|di|text:?", re.IGNORECASE)
_SHORT_LINE, _FEW_WORDS = 120, 10
_TRAIL = re.compile(r" [>»/›] .* [>»/›] ")  # the way down from the home page
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")


def find_headline(lines: list[str], kinds: list[str]) -> int | None:
    """Say which line is the headline, or None where the text begins without one."""
    body = next((i for i, kind in enumerate(kinds) if kind == "paragraph" and len(lines[i]) > 80), None)
    if body is None:
        body = next((i for i, kind in enumerate(kinds) if kind == "paragraph"), None)
    if body is None or len(lines) < 2:
        return None
    prose = islice((line for line, kind in zip(lines, kinds, strict=True) if kind == "paragraph"), _LEAD)
    known = {word for line in prose for word in _LONG_WORD.findall(line.lower())}
    when = {i: tells_when(lines[i]) for i in range(max(0, body - _REACH), min(len(lines), body + 4))}
    weights = {
        i: _weight(i, body, lines, kinds, known, when)
        for i in range(max(0, body - _REACH), body)
        if not when[i] and _may_be(lines[i])
    }
    best = max(weights, key=lambda i: (weights[i], -i), default=None)
    return best if best is not None and weights[best] > 0 else None


def _may_be(line: str) -> bool:
    ends = line.endswith((".", ":", ";", ",")) and not line.endswith(("...", "U.S.", "U.K.", "U.N."))
    if ends or not 8 <= len(line) <= _TITLE_LENGTH:
        return False
    return not _TRAIL.search(line) and not template_signs(line) and not is_furniture(line)


def _weight(i: int, body: int, lines: list[str], kinds: list[str], known: set[str], when: dict[int, bool]) -> float:
    """Weigh a candidate: its length, whether the body speaks of it, what follows it, how near the body it stands."""
    count = lines[i].count(" ") + 1
    words = _LONG_WORD.findall(lines[i].lower())
    spoken = sum(word in known for word in words) / (len(words) + 1)
    length = 1.2 if 6 <= count <= 22 else 0.6 if count in (4, 5) else -0.2 if count == 3 else -0.7
    signed = {"byline", "dateline"} & set(kinds[i + 1 : i + 4]) or any(
        when[k] for k in range(i + 1, min(i + 4, len(lines)))
    )
    own = {"byline": -3.0, "dateline": -3.0, "caption": -2.0}.get(kinds[i], 0.0)
    inside = -0.5 * (kinds[i] == "heading" and i > 0)  # a heading of the body is below the headline
    return length + 2.0 * spoken + 1.0 * bool(signed) + own + inside - 0.015 * (body - i) + 0.8 * (i == 0 and body < 5)


def mark_date_line(headline: int, lines: list[str], kinds: list[str]) -> None:
    """A short line with a date between headline and body is the article's date line; in the body it is a heading."""
    for i in range(headline + 1, min(headline + 6, len(lines))):
        if kinds[i] == "paragraph" and len(lines[i]) > _SHORT_LINE:
            return
        if kinds[i] in {"heading", "boilerplate"} and _is_date_of_article(lines[i]):
            kinds[i] = "dateline"


def _is_date_of_article(line: str) -> bool:
    return tells_when(line) and (NAMED_DATE_LINE.fullmatch(line) is not None or _left_of_date(line) <= _FEW_WORDS)


def _left_of_date(line: str) -> int:
    """Count the words that a line holds beside its date."""
    rest, found = _DATE.subn(" ", line)
    return len(_LONG_WORD.findall(rest)) if found else 1000


def mark_byline(headline: int, lines: list[str], kinds: list[str]) -> None:
    """A name that stands alone next to the headline, below "By" or beside its date line is who wrote it."""
    for i in range(headline + 1, min(headline + 7, len(lines))):
        below = _ALONE_BY.fullmatch(lines[i - 1]) is not None
        beside = i == headline + 1 or below or "dateline" in kinds[max(0, i - 1) : i + 2]
        if beside and kinds[i] in {"heading", "boilerplate"} and LONE_NAME.fullmatch(lines[i]):
            kinds[i] = "byline"
            return
