"""Cut the collection into parts that are clustered each by itself."""

import math
from collections.abc import Iterator

import numpy as np

from consilience.records import Linked, Part, StoryJudgement
from consilience.stages.stories.grouping import Edges, components, forest
from consilience.stages.stories.judgements import bound
from consilience.stages.stories.links import EDGE

LARGEST = 600  # articles of a part, unless it is one vast story
SURE = 4.0  # log odds of a pair that no limit takes apart
SMALL = 2_000  # a collection of up to so many articles is one part: every article is compared with every other
USUAL = 1_500  # articles of the largest collection the weights were learned on; beyond it a pair is likelier by chance
LARGE = 8_000  # the largest collection in which that was seen to hold; not carried on beyond it


def gather(linked: list[Linked], judgements: list[StoryJudgement]) -> Iterator[Part]:
    """Put articles that any cell links into one part, the likeliest first, as long as a part stays small enough.

    What is sure to be one story stays in one part whatever its size. A small collection is one part. A part is named
    by its first article, so that one that got nothing new is the same.
    """
    ids = sorted({article for row in linked for article in row.articles})
    place = {article: n for n, article in enumerate(ids)}
    prior = _prior(len(ids))
    if len(ids) <= SMALL:
        parts = [list(range(len(ids)))]
    else:
        pairs = forest(len(ids), _likely(linked, place, prior), LARGEST, SURE - prior).pairs
        parts = components(len(ids), pairs + bound(judgements, place))
    for part in parts:
        for n in part:
            yield Part(article_id=ids[n], part_id=ids[part[0]], prior=prior)


def _prior(articles: int) -> float:
    """The prior odds of a pair fall as the collection grows: two steps each time it doubles, so seldom."""
    doubled = math.log2(max(min(articles, LARGE), USUAL) / USUAL)
    return -math.floor(2 * doubled) / 2 * math.log(2)


def _likely(linked: list[Linked], place: dict[str, int], prior: float) -> Edges:
    """All likely pairs of all cells, as places in the collection."""
    lefts, rights, scores = [Edges.none().left], [Edges.none().right], [Edges.none().score]
    for row in linked:
        if row.scores:
            at = np.array([place[article] for article in row.articles])
            lefts.append(at[list(row.lefts)])
            rights.append(at[list(row.rights)])
            scores.append(np.array(row.scores, np.float32))
    return Edges(np.concatenate(lefts), np.concatenate(rights), np.concatenate(scores)).above(EDGE - prior)
