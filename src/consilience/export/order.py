"""The order in which propositions are shown."""

from collections.abc import Iterable

from consilience.export.book import Json
from consilience.text import overlap


def in_order(propositions: Iterable[Json]) -> list[Json]:
    """The best borne out first; what most of its passages are cited for above already comes behind all that is new."""
    seen: list[Json] = []
    fresh: list[Json] = []
    again: list[Json] = []
    for p in _by_weight(propositions):
        cited = [c["citation"] for c in p["claims"]]
        known = sum(any(stands_in(c, other) for other in seen) for c in cited)
        (again if 2 * known > len(cited) else fresh).append(p)
        seen += cited
    return fresh + again


def _by_weight(propositions: Iterable[Json]) -> list[Json]:
    return sorted(propositions, key=lambda p: (-p["origins"], -p["outlets"], -p["salience"], p["id"]))


def stands_in(citation: Json, other: Json) -> bool:
    """Whether another citation holds most of one."""
    shared = overlap(citation["start"], citation["end"], other["start"], other["end"])
    return bool(citation["article"] == other["article"]) and 2 * shared > citation["end"] - citation["start"]
