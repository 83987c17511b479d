"""Names that an account itself says are one: "the Islamic State (also known as ISIS)", "the security service (SBU)"."""

import re
from collections.abc import Iterator
from itertools import pairwise

from consilience.records import Mention
from consilience.stages.entities.locals import Local

STATED = (1.0, ("stated=1.000",)), 1.0  # the score of such a pair
_FAR = 60  # characters between two names that such words can span
_KNOWN = r"(?:known|referred\s+to|called|nicknamed|dubbed|named|styled)"
_HOW = r"(?:(?:also|better|once|formerly|previously|sometimes|often|commonly|widely|locally|informally|variously)\s+)?"
_WHOM = r"(?:\s+(?:to|by|among|in)\s+(?:[\w-]+\s+){0,2}[\w-]+)?"
_SAYS = re.compile(
    rf"[\s,(–—-]*(?:(?:which|who|that)\s+)?(?:(?:is|are|was|were)\s+)?{_HOW}"
    rf"(?:{_KNOWN}{_WHOM}\s+as|(?:called|nicknamed|dubbed){_WHOM}|a\.?k\.?a\.?|alias|née|born|(?:whose\s+)?real\s+name(?:\s+is)?"
    r"|nom\s+de\s+guerre(?:\s+is)?)[\s:,(]+(?:the\s+)?[\"“‘«']?",
    re.IGNORECASE,
)


def stated(units: list[list[int]], found: list[Local], texts: dict[str, str]) -> frozenset[tuple[int, int]]:
    """Pairs of units, the smaller first, that some account says are one under two names."""
    unit_of = {m.mention_id: n for n, unit in enumerate(units) for k in unit for m in found[k].mentions}
    pairs = {
        (min(a, b), max(a, b))
        for text, one, other in _neighbours(found, texts)
        if _SAYS.fullmatch(text, one.end, other.start) or _abbreviated(text, one, other)
        for a, b in [(unit_of[one.mention_id], unit_of[other.mention_id])]
        if a != b
    }
    return frozenset(pairs)


def _abbreviated(text: str, one: Mention, other: Mention) -> bool:
    """Whether a body's name is followed by its short form in brackets, whose letters may be of another language."""
    short = text[other.start : other.end]
    opened = text[one.end : other.start].strip() == "(" and text[other.end : other.end + 1] == ")"
    return opened and one.kind == "organization" and short.isalpha() and short.isupper()


def _neighbours(found: list[Local], texts: dict[str, str]) -> Iterator[tuple[str, Mention, Mention]]:
    """Names that follow one another closely in an account, and may be of one."""
    told: dict[str, list[Mention]] = {}
    for local in found:
        told.setdefault(local.article_id, []).extend(m for m in local.mentions if m.form != "pronoun")
    for article_id, mentions in told.items():
        for one, other in pairwise(sorted(mentions, key=lambda m: (m.start, m.end))):
            if 0 < other.start - one.end <= _FAR and one.kind == other.kind:
                yield texts[article_id], one, other
