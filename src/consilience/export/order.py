"""The order in which propositions are shown, and which are read under another of the same matter."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from consilience.export.book import Json, alike
from consilience.text import overlap, stems

_MOST, _SOME = 0.5, 0.3  # share of its passages that another cites for what is told again, there in the same words
_SAME_WORDS = 0.6


def by_matter(propositions: Iterable[Json]) -> list[list[Json]]:
    """The propositions of each matter, the best borne out first, each before those under it; so the matters."""
    told = dict[str, Json]()
    under = defaultdict[str | None, list[Json]](list)
    for p in _by_weight(propositions):
        wider = p.get("under")
        under[wider if wider in told else _told_by(p, told.values())].append(p)
        told[p["id"]] = p
    return [list(_with_aspects(p, under)) for p in under[None]]


def _with_aspects(p: Json, under: Mapping[str | None, list[Json]]) -> Iterator[Json]:
    yield p
    for aspect in under.get(p["id"], []):
        yield from _with_aspects(aspect, under)


def _told_by(p: Json, others: Iterable[Json]) -> str | None:
    """The proposition that cites the most of its passages: most of them or, in much the same words, a third."""
    words, cited = stems(p["text"]), [c["citation"] for c in p["claims"]]
    shares = [(_share(cited, other), other) for other in others]
    near = [
        (share, other["id"])
        for share, other in shares
        if share > _SOME and (share > _MOST or alike(words, stems(other["text"])) >= _SAME_WORDS)
    ]
    return max(near, key=lambda x: x[0], default=(0.0, None))[1]


def _share(cited: list[Json], other: Json) -> float:
    above = [c["citation"] for c in other["claims"]]
    return sum(any(stands_in(c, a) for a in above) for c in cited) / max(1, len(cited))


def _by_weight(propositions: Iterable[Json]) -> list[Json]:
    return sorted(propositions, key=lambda p: (-p["origins"], -p["outlets"], -p["salience"], p["id"]))


def stands_in(citation: Json, other: Json) -> bool:
    """Whether another citation holds most of one."""
    shared = overlap(citation["start"], citation["end"], other["start"], other["end"])
    return bool(citation["article"] == other["article"] and 2 * shared > citation["end"] - citation["start"])
