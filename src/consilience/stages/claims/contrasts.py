"""How two claims of one fact differ, slot by slot: deterministic comparators, each with its reason in words."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from consilience.records import Article
from consilience.stages.claims.slots import Slots

Span = tuple[int, int]
_QUOTED = 60  # characters of a value that a reason quotes
_LISTED = 3  # accounts that a reason names


@dataclass(frozen=True, slots=True)
class Contrast:
    """One way in which claims ``a`` and ``b`` differ."""

    kind: str  # as Difference.kind
    sort: str  # conflict | update | compatible
    a: Span
    b: Span
    values: tuple[str, str]  # what is compared; the same two values are told once
    says: tuple[str, str]  # the same in the account's words, "" where it has none for it
    reason: str  # with {a} and {b} where the accounts are named
    features: dict[str, float] = field(default_factory=dict)
    sure: bool = False  # told whatever the learned score says: its slots leave no doubt that one thing is meant


Comparator = Callable[[Slots, Slots], Iterator[Contrast]]


def explain(contrast: Contrast, one: list[Article], other: list[Article]) -> str:
    """Say both values, whose they are (by their paths, as the brief does), and the reason; what one lacks last."""
    a, b = (_listed([x.path for x in side]) for side in (one, other))
    sides = sorted(zip(contrast.says, (a, b), strict=True), key=lambda side: not side[0])
    left, right = (f"“{_short(words)}” ({who})" if words else f"no such word ({who})" for words, who in sides)
    reason = contrast.reason.replace("{a}", a).replace("{b}", b)
    return f"{left} and {right}: {reason}"


def _listed(names: list[str]) -> str:
    known = list(dict.fromkeys(names))
    if len(known) > _LISTED:
        return f"{', '.join(known[:_LISTED])} and {len(known) - _LISTED} more"
    return " and ".join([", ".join(known[:-1]), known[-1]] if len(known) > 1 else known)


def _short(words: str) -> str:
    """Cut a long value at a word's end."""
    return words if len(words) <= _QUOTED else words[:_QUOTED].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def later(a: Slots, b: Slots) -> int:
    """1 when a was surely published after b, -1 when before, 0 when that cannot be said."""
    one, other = a.published, b.published
    if one is None or other is None:
        return 0
    if one.earliest and other.latest and one.earliest[:10] > other.latest[:10]:
        return 1
    return -1 if other.earliest and one.latest and other.earliest[:10] > one.latest[:10] else 0
