"""Put every article into a story and a saga, whatever the order they arrive in."""

import math
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from consilience.models import Vocabulary
from consilience.records import Member, Placement, Signature
from consilience.stages.stories.candidates import candidates
from consilience.stages.stories.core import Cores
from consilience.stages.stories.grouping import average_link, components
from consilience.stages.stories.likeness import FEATURES, Ints, Likeness
from consilience.text import content_id

# log odds that two articles tell one story: learned by training/story_likeness.py (see docs/models/story-likeness.md)
WEIGHTS = np.array([9.9, 0.7, 11.7, 1.3, 1.4, -0.6, -0.8], np.float32)
BIAS = -12.0
USUAL = 750  # articles of the collections the weights were learned on; in a larger one a pair is likelier by chance
LARGE = 8_000  # the largest collection in which that was seen to hold; not carried on beyond it
STORY = -2.5  # log odds that keep a story together: mean of all pairs, less what tells groups apart
SAGA = -3.5  # and a story with its follow-ups
EDGE = -3.0  # log odds of a single pair from which two articles come to be looked at together
LARGEST = 600  # articles in one part; a larger part is cut at a higher score until its parts fit


def cluster(signatures: list[Signature], *, vocabulary: Vocabulary) -> Iterator[Member | Placement]:
    """Group the articles of a collection.

    Ids are a function of the members alone, so that a run after additions equals a run from scratch; they rest
    on the earliest dated member, so that news added later does not change them (docs/decisions/010-story-ids.md).
    """
    ordered = sorted(signatures, key=lambda s: s.article_id)
    if not ordered:
        return
    likeness = Likeness(ordered, vocabulary)
    for part in _parts(likeness):
        yield from _members(likeness, part)


def _score(likeness: Likeness, i: int, others: Ints) -> NDArray[np.float32]:
    """Log odds of one story; the prior odds of any pair fall as the collection grows."""
    prior = BIAS - max(0.0, math.log(min(LARGE, len(likeness.signatures)) / USUAL))
    return np.asarray(likeness.features(i, others) @ WEIGHTS + prior, np.float32)


def _parts(likeness: Likeness) -> list[list[int]]:
    """Cut the collection into parts that share no likely pair."""
    edges, scores = [], []
    for i, later in enumerate(candidates(likeness)):
        score = _score(likeness, i, later)
        edges += [(i, int(j)) for j in later[score >= EDGE]]
        scores += score[score >= EDGE].tolist()
    return _fitting(list(range(len(likeness.signatures))), edges, scores, EDGE)


def _fitting(items: list[int], edges: list[tuple[int, int]], scores: list[float], level: float) -> list[list[int]]:
    place = {item: n for n, item in enumerate(items)}
    kept = [(e, s) for e, s in zip(edges, scores, strict=True) if s >= level and e[0] in place and e[1] in place]
    parts = components(len(items), [(place[a], place[b]) for (a, b), _ in kept])
    out: list[list[int]] = []
    for part in ([items[n] for n in p] for p in parts):
        if len(part) <= LARGEST:
            out.append(part)
        else:
            inside = set(part)
            own = [(e, s) for e, s in kept if e[0] in inside]
            out += _fitting(part, [e for e, _ in own], [s for _, s in own], level + 0.5)
    return out


def _members(likeness: Likeness, part: list[int]) -> Iterator[Member | Placement]:
    scores = np.zeros((len(part), len(part)), np.float32)
    rows = np.array(part, np.int64)
    for n, i in enumerate(part[:-1]):
        scores[n, n + 1 :] = _score(likeness, i, rows[n + 1 :])
    scores += scores.T
    merges = average_link(scores, SAGA, Cores(likeness, part).apart)
    sagas = components(len(part), [(m.left[0], m.right[0]) for m in merges])
    stories = components(len(part), [(m.left[0], m.right[0]) for m in merges if m.score >= STORY])
    story_of = {n: story for story in stories for n in story}
    for saga in sagas:
        saga_id = _identity("saga", [likeness.signatures[part[n]] for n in saga])
        for n in saga:
            article_id = likeness.signatures[part[n]].article_id
            story_id = _identity("story", [likeness.signatures[part[m]] for m in story_of[n]])
            yield Member(article_id=article_id, story_id=story_id, saga_id=saga_id)
            others = [m for m in story_of[n] if m != n]
            nearest = max(others, key=lambda m: (scores[n, m], -m), default=n)
            yield Placement(
                article_id=article_id,
                score=round(float(1 / (1 + np.exp(-scores[n, others].mean()))), 3) if others else 1.0,
                features=_why(likeness, part[n], part[nearest]) if others else ("alone=1",),
            )


def _why(likeness: Likeness, i: int, nearest: int) -> tuple[str, ...]:
    """Name what ties an article to the nearest other of its story."""
    values = likeness.features(i, np.array([nearest]))[0]
    shared = sorted(set(likeness.signatures[i].names[:12]) & set(likeness.signatures[nearest].names))
    named = [f"{name}={value:.2f}" for name, value in zip(FEATURES, values.tolist(), strict=True)]
    return (f"nearest={likeness.signatures[nearest].article_id}", *named, f"shared_names={', '.join(shared[:6])}")


def _identity(kind: str, members: list[Signature]) -> str:
    """Hash of the earliest dated member, or of the smallest id where no date is known."""
    first = min(members, key=lambda s: (s.earliest or "9999", s.article_id))
    return content_id(kind, first.article_id)
