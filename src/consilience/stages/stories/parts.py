"""Cut the collection into parts that are clustered each by itself."""

from collections.abc import Iterator, Sequence

import numpy as np

from consilience.records import Bond, Collection, Entry, Knot, Nearest, Part, Reach, Tie
from consilience.stages.stories.grouping import Edges, components, forest
from consilience.stages.stories.size import is_small, prior

LARGEST = 600  # articles of a part, unless it is one vast story
SURE = 4.0  # log odds of a pair that no limit takes apart
WHOLE = "whole"  # name of the one part of a small collection


def choose(ties: list[Tie], collections: list[Collection]) -> Iterator[Nearest]:
    """Choose the likeliest tie of one article, and all that are sure.

    All ties at once chain most of what is said of a country's politics. By their nearest alone articles hang together
    in small knots, and so do the knots (two steps of Borůvka 1926), however dense the collection is.
    """
    ranked = _ranked(ties)
    sure = [tie for tie in ranked if tie.score >= SURE - prior(collections)]
    for tie in sure or ranked[:1]:
        yield Nearest(article_id=tie.article_id, tied_to=tie.tied_to, score=tie.score)


def knot(entries: list[Entry], nearest: list[Nearest], bonds: list[Bond]) -> Iterator[Knot]:
    """Name what hangs together by its first article.

    ``nearest`` and ``bonds`` have done their part before: by them the articles are cut into partitions.
    """
    ids = sorted(entry.article_id for entry in entries)
    for article in ids:
        yield Knot(article_id=article, knot=ids[0])


def reach(knots: list[Knot], ties: list[Tie]) -> Iterator[Reach]:
    """Choose the likeliest tie that leads out of one knot."""
    own = {row.article_id for row in knots}
    for tie in _ranked([tie for tie in ties if tie.tied_to not in own])[:1]:
        yield Reach(article_id=tie.article_id, tied_to=tie.tied_to, score=tie.score)


def _ranked(ties: list[Tie]) -> list[Tie]:
    """Ties in an order that is the same from either side."""
    return sorted(ties, key=lambda tie: (-tie.score, *sorted((tie.article_id, tie.tied_to))))


def gather(
    entries: list[Entry], nearest: list[Nearest], reaches: list[Reach], bonds: list[Bond], collections: list[Collection]
) -> Iterator[Part]:
    """Put articles that hang together, directly or through others, into parts: the likeliest first, while it is small.

    What is sure to be one story stays in one part whatever its size. A part is named by its first article, so that one
    that got nothing new is the same. A small collection is one part.
    """
    ids = sorted(entry.article_id for entry in entries)
    place = {article: n for n, article in enumerate(ids)}
    pairs = forest(len(ids), _likely([*nearest, *reaches], place), LARGEST, SURE - prior(collections)).pairs
    for part in components(len(ids), pairs + _places(bonds, place)):
        for n in part:
            yield Part(article_id=ids[n], part_id=WHOLE if is_small(collections) else ids[part[0]])


def _likely(ties: list[Nearest | Reach], place: dict[str, int]) -> Edges:
    at = np.array(_places(ties, place), np.int64).reshape(-1, 2)
    return Edges(at[:, 0], at[:, 1], np.array([tie.score for tie in ties], np.float32))


def _places(pairs: Sequence[Nearest | Reach | Bond], place: dict[str, int]) -> list[tuple[int, int]]:
    """The pairs as places; a person's word may bind articles that are not there."""
    known = (pair for pair in pairs if pair.article_id in place and pair.tied_to in place)
    return [(place[pair.article_id], place[pair.tied_to]) for pair in known]
