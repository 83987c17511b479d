"""Cut the collection into parts that are clustered each by itself."""

from collections.abc import Iterator, Sequence

import numpy as np

from consilience.records import Bond, Collection, Entry, Part, Tie
from consilience.stages.stories.grouping import Edges, components, forest
from consilience.stages.stories.size import is_small, prior

LARGEST = 600  # articles of a part, unless it is one vast story
SURE = 4.0  # log odds of a pair that no limit takes apart
WHOLE = "whole"  # name of the one part of a small collection


def gather(entries: list[Entry], ties: list[Tie], bonds: list[Bond], collections: list[Collection]) -> Iterator[Part]:
    """Put articles that are tied, directly or through others, into parts: the likeliest first, while a part is small.

    What is sure to be one story stays in one part whatever its size. A part is named by its first article, so that one
    that got nothing new is the same. A small collection is one part.
    """
    ids = sorted(entry.article_id for entry in entries)
    place = {article: n for n, article in enumerate(ids)}
    pairs = forest(len(ids), _likely(ties, place), LARGEST, SURE - prior(collections)).pairs
    for part in components(len(ids), pairs + _places(bonds, place)):
        for n in part:
            yield Part(article_id=ids[n], part_id=WHOLE if is_small(collections) else ids[part[0]])


def _likely(ties: list[Tie], place: dict[str, int]) -> Edges:
    at = np.array(_places(ties, place), np.int64).reshape(-1, 2)
    return Edges(at[:, 0], at[:, 1], np.array([tie.score for tie in ties], np.float32))


def _places(pairs: Sequence[Tie | Bond], place: dict[str, int]) -> list[tuple[int, int]]:
    """The pairs as places; a person's word may bind articles that are not there."""
    known = (pair for pair in pairs if pair.article_id in place and pair.tied_to in place)
    return [(place[pair.article_id], place[pair.tied_to]) for pair in known]
