"""What a person says of stories, as constraints on the clustering: these together, those never."""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from consilience.records import StoryJudgement
from consilience.stages.stories.grouping import Group, Scores, components

Sides = dict[str, tuple[list[int], list[int]]]  # of each judgement by its id: articles by their places


@dataclass(frozen=True)
class Word:
    """Articles by their places: those that belong together by a person's word, and those kept apart."""

    together: list[list[int]]
    apart: list[tuple[int, int]]
    pinned: frozenset[int]

    def rule(self, scores: Scores, groups: list[Group]) -> Scores:
        """Scores of groups where a person's word is infinite: joined first, or never."""
        home = {n: k for k, group in enumerate(groups) for n in group}
        out = scores.copy()
        for told in self.together:
            own = sorted({home[n] for n in told if n in home})
            out[np.ix_(own, own)] = np.inf
        for a, b in self.apart:
            if a in home and b in home:
                out[home[a], home[b]] = out[home[b], home[a]] = -np.inf
        return out

    def features(self, article: int, story: Group) -> tuple[str, ...]:
        """Say so where an article stands in a story by a person's word."""
        return ("judged=1",) if any(article in told and story != (article,) for told in self.together) else ()

    def naming(self, members: Group) -> list[int]:
        """Which members may give their group its id: the pinned ones, so that older accounts do not move it."""
        return [m for m in members if m in self.pinned] or list(members)


def read(articles: list[str], judgements: list[StoryJudgement]) -> Word:
    """Read judgements on some articles. Raises ValueError where they contradict each other.

    What belongs together by several judgements at once belongs together (pin A and B, merge B and C).
    """
    place = {article: n for n, article in enumerate(articles)}
    sides = _sides(judgements, place)
    together = components(len(articles), _bound(sides))
    home = {n: k for k, group in enumerate(together) for n in group}
    apart = [(a, b) for one, other in sides.values() for a in one for b in other]
    for a, b in apart:
        if home[a] == home[b]:
            raise ValueError(_contradiction(articles[a], articles[b], judgements))
    pinned = frozenset(place[row.article_id] for row in judgements if row.kind == "pin" and row.article_id in place)
    return Word([group for group in together if len(group) > 1], apart, pinned)


def _bound(sides: Sides) -> list[tuple[int, int]]:
    """Pairs of articles that a person's word puts into one story."""
    return [(side[0], other) for both in sides.values() for side in both for other in side[1:]]


def _sides(judgements: list[StoryJudgement], place: dict[str, int]) -> Sides:
    """The articles on either side of each judgement; those that have left are no matter."""
    sides: Sides = defaultdict(lambda: ([], []))
    for row in judgements:
        if row.article_id in place:
            sides[row.judgement_id][row.side].append(place[row.article_id])
    return sides


def _contradiction(one: str, other: str, judgements: list[StoryJudgement]) -> str:
    """Name the two articles, and every judgement that names either."""
    naming = sorted({f"{row.kind} {row.judgement_id}" for row in judgements if row.article_id in {one, other}})
    return f"articles {one} and {other} are to be one story and two at once, by {', '.join(naming)}: withdraw one"
