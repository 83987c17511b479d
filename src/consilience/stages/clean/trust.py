"""How far each date that a page states is trusted where its statements contradict each other."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from consilience.stages.clean.dates import FARTHER, FURTHER, WHOLE_DATE
from consilience.stages.clean.parts import Dated
from consilience.stages.clean.phrases import PUBLISHED_WORD

_DOUBTED = 0.4
_CLOCKS_BEHIND, _CLOCKS_AHEAD = timedelta(hours=12), timedelta(hours=14)  # as far as any clock is from UTC


def weighed(stated: Sequence[Dated], address: Sequence[Dated], shown: Sequence[Dated]) -> tuple[Dated, ...]:
    """Doubt the metadata about the publication where a date shown on the page corrects them; nothing is left out."""
    claims = [d for d in stated if d.role == "published"]
    near = (d for d in shown if d.role == "published" and d.score > FARTHER)
    right = next((d.value for d in near if _corrects(d, claims, address)), "")
    return (*(_doubted(d) if right and _contradicts(d, right) else d for d in stated), *address, *shown)


def _corrects(shown: Dated, claims: Sequence[Dated], address: Sequence[Dated]) -> bool:
    """Tell a day that the page shows and that outranks what the metadata state.

    It is before that (metadata often tell the last rebuilding), stands behind the word "published", or a second
    statement of the metadata agrees with it. What may be the same moment by a local clock is no contradiction, unless
    the address says so; what the address says too is not outranked.
    """
    day, first = shown.value, claims[0].value if claims else ""
    if len(day) != WHOLE_DATE or len(first) < WHOLE_DATE or day == first[:WHOLE_DATE]:
        return False
    addressed = {d.value for d in address}
    if first[:WHOLE_DATE] in addressed or _may_fall_on(day, first):
        return day in addressed
    if day < first or PUBLISHED_WORD.match(shown.evidence):
        return True
    return any(d.value[:WHOLE_DATE] == day for d in claims[1:] if d.score == FURTHER)


def _may_fall_on(day: str, moment: str) -> bool:
    """Tell whether a stated moment falls on a day by some clock of the world; a date without a clock is no moment."""
    if len(moment) == WHOLE_DATE:
        return False
    at = datetime.fromisoformat(moment)
    at = at.astimezone(UTC) if at.tzinfo else at
    return (at - _CLOCKS_BEHIND).date() <= date.fromisoformat(day) <= (at + _CLOCKS_AHEAD).date()


def _contradicts(stated: Dated, right: str) -> bool:
    return stated.role == "published" and not stated.value.startswith(right)


def _doubted(stated: Dated) -> Dated:
    return replace(stated, score=_DOUBTED)
