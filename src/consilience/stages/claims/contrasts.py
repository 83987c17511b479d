"""How two claims of one fact differ, slot by slot: deterministic comparators, each with its reason in words."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from consilience.stages.claims.slots import Slots

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Contrast:
    """One way in which claims ``a`` and ``b`` differ."""

    kind: str  # as Difference.kind
    sort: str  # conflict | update | compatible
    a: Span
    b: Span
    values: tuple[str, str]
    why: str
    features: dict[str, float] = field(default_factory=dict)


_QUOTED = 140  # characters of a claim that a reason quotes
Comparator = Callable[[Slots, Slots], Iterator[Contrast]]


def both(a: Slots, b: Slots, one: str, other: str, reason: str) -> str:
    """Say two values, whose they are, and the reason."""
    return f"“{_short(one)}” ({a.account}) and “{_short(other)}” ({b.account}): {reason}"


def _short(words: str) -> str:
    """Cut long words at a word's end."""
    return words if len(words) <= _QUOTED else words[:_QUOTED].rsplit(" ", 1)[0] + " …"


def later(a: Slots, b: Slots) -> int:
    """1 when a was surely published after b, -1 when before, 0 when that cannot be said."""
    one, other = a.published, b.published
    if one is None or other is None:
        return 0
    if one.earliest and other.latest and one.earliest[:10] > other.latest[:10]:
        return 1
    return -1 if other.earliest and one.latest and other.earliest[:10] > one.latest[:10] else 0
