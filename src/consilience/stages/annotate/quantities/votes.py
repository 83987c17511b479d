"""Votes: both numbers of "voted 52-48" and "by 217 votes to 213", and those "against" or abstaining."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from consilience.stages.annotate.numerals import parse_number

_N = r"(?:\d{1,3}(?:,\d{3})+|\d{1,3})"
_SPLIT = re.compile(
    rf"(?<![\w.,$€£/–-])(?!50-50)(?P<a>{_N})(?:(?P<dash>[-–—])|\s+(?:votes?\s+)?(?:to|against)\s+)(?P<b>{_N})(?![\w%/–-]|[.,]\d)"
)
_SIDE = re.compile(
    rf"(?i)(?<![\w.,$€£/–-])(?P<a>{_N}|two|three|four|five|six|seven|eight|nine)\s+(?:votes?\s+|members?\s+|MPs\s+)?"
    r"(?P<side>against|opposed|in\s+favou?r|abstentions?|abstained|abstaining)\b"
)
_DECIDES = (
    r"vot(?:e|es|ed|ing)|ballots?|pass(?:ed|es)?|approv(?:ed|al|es)|confirm(?:ed|s)?|reject(?:ed|s)?|adopt(?:ed|s)?"
    r"|carried|defeated|ruled|ruling|failed|split|backed|upheld|struck\s+down|elected"
)
_BEFORE = re.compile(rf"(?i)\b(?:{_DECIDES})\b[^.;:]{{0,60}}$")
_AFTER = re.compile(r"(?i)\s+(?:votes?|decision|ruling|majority|margin|split|party-line)\b")
_PLAY = re.compile(
    r"(?i)\b(?:goals?|beat(?:en|s)?|match(?:es)?|games?|scored?|won|wins?|season|league|cup|innings|sets?|team|side)\b"
)


@dataclass(frozen=True, slots=True)
class Vote:
    """A number of votes as written, and the words that say which votes."""

    start: int
    end: int
    value: float
    of: tuple[int, int] | None


def votes(words: str) -> Iterator[Vote]:
    """The numbers of votes of a sentence, as offsets in it; scores of a game are none."""
    for m in _SPLIT.finditer(words):
        told = _BEFORE.search(words[: m.start()]) or _AFTER.match(words, m.end()) or "vote" in m[0]
        if told and not (m["dash"] and _PLAY.search(words)):
            yield from (_vote(m, name, None) for name in ("a", "b"))
    for m in _SIDE.finditer(words):
        if m["side"].lower().startswith("absten") or _BEFORE.search(words[: m.start()]):
            yield _vote(m, "a", m.span("side"))


def _vote(m: re.Match[str], name: str, of: tuple[int, int] | None) -> Vote:
    return Vote(*m.span(name), parse_number(m[name]) or 0.0, of)
