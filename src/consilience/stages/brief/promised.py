"""Lines on what became of a promise: a fixed frame around the words of the accounts."""

from collections.abc import Iterator
from itertools import islice

from consilience.records import BriefLine, Commitment

Span = tuple[str, int, int]  # article, start, end

_FRAMES = {"fulfilled": "Kept", "broken": "Not kept"}
_ORDER = ("pledge", "agreement", "deadline", "plan", "threat")  # a forecast promises nothing
_LONG = 45  # words
_MOST = 2


def promised(commitments: list[Commitment]) -> list[tuple[Commitment, str]]:
    """Choose the promises whose fate is told, first those of which an account says more than that."""
    told = [c for c in commitments if c.status in _FRAMES and c.kind in _ORDER and not c.same_as]
    told.sort(key=lambda c: (not c.note, c.status != "broken", _ORDER.index(c.kind), c.article_id, c.start))
    worded = [(c, _worded(c)) for c in told]
    return [(c, text) for c, text in worded if len(text.split()) <= _LONG][:_MOST]


def first_outcome(c: Commitment) -> Span | None:
    """Where the fate is told."""
    return next(_outcome(c), None)


def quoted(c: Commitment) -> list[Span]:
    """What the frame quotes: the promise, and what is said beside its fate."""
    return [(c.article_id, c.start, c.end), *islice(_outcome(c), 1, None)]


def _outcome(c: Commitment) -> Iterator[Span]:
    return zip(c.outcome_articles, c.outcome_starts, c.outcome_ends, strict=True)


def _worded(c: Commitment) -> str:
    said = c.text.rstrip(".").strip('“”"')
    aside = c.note.partition(": ")[2].rstrip(".")
    frame = _FRAMES[c.status] + (" to the letter" if aside else "")
    return f"{frame}: “{said}” ({c.actor_text})" + (f", but “{aside[0].lower()}{aside[1:]}”." if aside else ".")


def promise_line(c: Commitment, text: str, story: str, n: int) -> BriefLine:
    """Cite where the promise was made, and what shows its fate."""
    return BriefLine(
        saga_id=c.saga_id,
        story_id=story,
        n=n,
        text=text,
        proposition_ids=(),
        cited_articles=(c.article_id, *c.outcome_articles),
        cited_starts=(c.start, *c.outcome_starts),
        cited_ends=(c.end, *c.outcome_ends),
    )
