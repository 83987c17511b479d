"""The order in which propositions are shown."""

from collections.abc import Callable, Iterable

from consilience.export.book import Json, alike
from consilience.text import overlap, stems

_MOST, _SOME = 0.5, 0.3  # share of its passages that are cited above for what is told again, there in the same words
_SAME_WORDS = 0.6


def in_order(propositions: Iterable[Json], agreed: Callable[[Json], bool]) -> list[tuple[Json, bool]]:
    """The best borne out first, marked and behind all that is new what says again what accounts agree on above.

    That is told where most of its passages are cited already, or, in much the same words, a third of them.
    """
    seen: list[Json] = []
    said: list[frozenset[str]] = []
    fresh: list[tuple[Json, bool]] = []
    again: list[tuple[Json, bool]] = []
    for p in _by_weight(propositions):
        cited = [c["citation"] for c in p["claims"]]
        words = stems(p["text"])
        least = _SOME if any(alike(words, other) >= _SAME_WORDS for other in said) else _MOST
        known = sum(any(stands_in(c, other) for other in seen) for c in cited) > least * len(cited)
        (again if known else fresh).append((p, known))
        if agreed(p):
            seen += cited
            said.append(words)
    return fresh + again


def _by_weight(propositions: Iterable[Json]) -> list[Json]:
    return sorted(propositions, key=lambda p: (-p["origins"], -p["outlets"], -p["salience"], p["id"]))


def stands_in(citation: Json, other: Json) -> bool:
    """Whether another citation holds most of one."""
    shared = overlap(citation["start"], citation["end"], other["start"], other["end"])
    return bool(citation["article"] == other["article"]) and 2 * shared > citation["end"] - citation["start"]
