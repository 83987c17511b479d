"""Corrections: one account says outright that a figure which another gives was wrong, or is so no longer."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from consilience.records import Quantity
from consilience.stages.claims.contrasts import Contrast, Span
from consilience.stages.claims.slots import Figure, Slots, figure, middle
from consilience.text import fold

_BEFORE = 80  # characters before a figure in which a correction announces itself
_FIGURE = r"(?:figures?|numbers?|tolls?|counts?|tall(?:y|ies)|totals?|estimates?|reports?)"
_EARLIER = r"(?:earlier|previous|initial|original|first|preliminary|provisional|mistaken|wrong|incorrect)"
_CHANGED = r"(?:revised|corrected|amended|adjusted|changed|lowered|raised|cut|upgraded|downgraded|updated)"
# What stands before a figure that is taken back: "236, not 212", "revised from 212", "an earlier figure of 212".
_NOT = re.compile(
    r"(?:^|,|\b)\s*(?:\bnot|\brather than|\binstead of)\s+(?:the\s+)?(?:[a-z]+\s+){0,2}\W?$", re.IGNORECASE
)
_FROM = re.compile(rf"\b{_CHANGED}\b[\w\s]{{0,40}}(?:\d[\w\s,.]{{0,30}})?\bfrom\s+\W?$", re.IGNORECASE)
_SAID = re.compile(
    rf"\b{_EARLIER}\s+(?:[a-z]+\s+){{0,2}}{_FIGURE}\s+(?:of|was|were|put\s+\w+\s+at)\s+\W?$", re.IGNORECASE
)
_WRONG = re.compile(r"[\w\s,]{0,40}\b(?:wrong|incorrect|mistaken|an error|in error|too (?:high|low))\b", re.IGNORECASE)
_NUMBER = re.compile(r"\d+(?:[,.]\d+)*")


@dataclass(frozen=True, slots=True)
class Correction:
    """A figure that an account takes back, and where it says so or gives the right one."""

    wrong: Figure
    at: Span


def corrections(a: Slots, b: Slots) -> Iterator[Contrast]:
    """One claim gives as right what the other takes back: an update, whichever account came out later."""
    one, other = list(corrected(a)), list(corrected(b))
    for q in a.quantities:
        yield from (_contrast(a, b, (q.start, q.end), c.at, "{b}") for c in other if _gives(q, c, one))
    for r in b.quantities:
        yield from (_contrast(a, b, c.at, (r.start, r.end), "{a}") for c in one if _gives(r, c, other))


def corrected(s: Slots) -> Iterator[Correction]:
    """Find the figures that a claim takes back."""
    for q in s.quantities:
        before, after = _around(s, q)
        rivals = [r for r in s.quantities if r.kind == q.kind and middle(r) != middle(q)]
        if rivals and (_NOT.search(before) or _FROM.search(before) or _SAID.search(before)):
            right = min(rivals, key=lambda r: (abs(r.start - q.start), r.start))
            yield Correction(figure(q), (right.start, right.end))
        elif _SAID.search(before) and _WRONG.match(after):
            yield Correction(figure(q), (q.start, q.end))
        elif q.low != q.high and _FROM.search(f"{before}from ") and (first := _first_of_two(s, q)):
            yield Correction((q.kind, fold(q.unit), first), (q.start, q.end))


def _around(s: Slots, q: Quantity) -> tuple[str, str]:
    text, sentence = s.unit.article.text, s.unit.sentence
    return text[max(sentence.start, q.start - _BEFORE) : q.start], text[q.end : sentence.end]


def _first_of_two(s: Slots, q: Quantity) -> float | None:
    """The first bound of "from 212 to 236" in the order of the words, which were read as one range."""
    found = _NUMBER.search(s.words(q.start, q.end))
    first = float(found.group().replace(",", "")) if found else None
    return first if first in {q.low, q.high} else None


def _gives(q: Quantity, taken_back: Correction, own: list[Correction]) -> bool:
    """Whether a number is the one that another account takes back, and its own does not."""
    kind, unit, value = taken_back.wrong
    alike = q.kind == kind and middle(q) == value and len({fold(q.unit), unit} - {"", "a"}) < 2
    return alike and all(value != c.wrong[2] for c in own)


def _contrast(a: Slots, b: Slots, one: Span, other: Span, corrects: str) -> Contrast:
    says = a.words(*one), b.words(*other)
    return Contrast(
        kind="quantity",
        sort="update",
        a=one,
        b=other,
        values=(fold(says[0]), fold(says[1])),
        says=says,
        reason=f"corrected in {corrects}",
        features={"corrected": 1.0},
        sure=True,
    )
