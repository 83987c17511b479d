"""How translated or spun a text reads: by marks of machine translation and word spinning, rare in edited prose."""

import re
from collections.abc import Callable

from consilience.stages.clean.repair import ABBREVIATIONS
from consilience.text import word_set

_FUNCTION = word_set(
    "An The It In On And But He She They We This That These As At For If Is Was By Of To With Said Are Will"
)
_FEWEST = 200  # words; in a shorter text a slip would tell as much as a habit does in a long one
_USUAL = 4  # marks in a thousand words at which the score is a half

Mark = re.Match[str]


def _is_joined(mark: Mark) -> bool:
    """Tell "BidenIt" from YouTube and LinkedIn."""
    return mark.group() in _FUNCTION and not mark.string.endswith("Linked", 0, mark.start())


def _is_broken(mark: Mark) -> bool:
    """Tell "they have. been since" from "Corp. said"."""
    before = mark.string[max(0, mark.start() - 20) : mark.start()].split()
    return not before or before[-1].lower().lstrip("(“\"'„«") not in ABBREVIATIONS


def _is_lost(mark: Mark) -> bool:
    """Tell a quotation mark that lost its side from one that closes a quotation as German writes it."""
    return "„" not in mark.string[mark.string.rfind("\n", 0, mark.start()) + 1 : mark.start()]


def _is_any(_: Mark) -> bool:
    return True


# what is rarest in each mark is sought first
_MARKS: tuple[tuple[re.Pattern[str], Callable[[Mark], bool]], ...] = (
    (re.compile(r"[A-Z](?<=[a-zà-ÿ]{2}[A-Z])[a-z]+(?=\s)"), _is_joined),
    (re.compile(r"\.(?:(?<=[a-z]{3}\.)|(?<=[a-z]{3}\s\.)) [a-z]{3,}"), _is_broken),
    (
        re.compile(
            r"[A-Z](?:(?<=\bthe .)|(?<=\ba .)|(?<=\bof .)|(?<=\bin .)|(?<=\bto .))[a-z]+"
            r" (?:It|The|And|In|Said|Is|Are|Become|See|Will)\b"
        ),
        _is_any,
    ),  # lost sentence structure
    (re.compile(r"[,.](?:(?<=[a-zà-ÿ]\s.)(?=\s)|(?<=\.) \.)|;(?<=[.,] ;)"), _is_any),  # a space before the stop
    (re.compile(r"[“”](?:(?<=“)\s*$|(?<=\s”)(?=[\s.,]|$))", re.MULTILINE), _is_lost),
)


def translated_score(text: str) -> float:
    """Score 0..1 how strongly a text shows machine translation or spinning: marks in a thousand words, saturating."""
    marks = sum(is_mark(m) for pattern, is_mark in _MARKS for m in pattern.finditer(text))
    rate = 1000 * marks / max(_FEWEST, text.count(" "))
    return round(rate / (rate + _USUAL), 3)
