"""Put every article of a part into a story and a saga, whatever the order they arrive in."""

from collections.abc import Iterator

import numpy as np

from consilience.models import Vocabulary
from consilience.records import Member, Part, Placement, Signature, StoryJudgement
from consilience.stages.stories.core import Cores
from consilience.stages.stories.grouping import average_link, components
from consilience.stages.stories.judgements import read
from consilience.stages.stories.likeness import FEATURES, Floats, compare
from consilience.text import content_id

STORY = -2.5  # log odds that keep a story together: mean of all pairs, less what tells groups apart
SAGA = -3.5  # and a story with its follow-ups


def cluster(
    signatures: list[Signature], parts: list[Part], judgements: list[StoryJudgement], *, vocabulary: Vocabulary
) -> Iterator[Member | Placement]:
    """Group the articles of one part of the collection, under a person's word where there is one.

    Ids are a function of the members alone, so that a run after additions equals a run from scratch; they rest
    on the earliest dated member, so that news added later does not change them (docs/decisions/010-story-ids.md).
    """
    part = sorted(signatures, key=lambda s: s.article_id)
    if not part:
        return
    likeness = compare(part, vocabulary)
    word = read([s.article_id for s in part], judgements)
    scores = likeness.scores + np.float32(min((p.prior for p in parts), default=0.0))
    merges = average_link(word.rule(scores), SAGA, Cores(likeness).apart)
    sagas = components(len(part), [(m.left[0], m.right[0]) for m in merges])
    stories = components(len(part), [(m.left[0], m.right[0]) for m in merges if m.score >= STORY])
    story_of = {n: story for story in stories for n in story}
    for saga in sagas:
        saga_id = _identity("saga", [part[n] for n in word.naming(saga)])
        for n in saga:
            story_id = _identity("story", [part[m] for m in word.naming(story_of[n])])
            yield Member(article_id=part[n].article_id, story_id=story_id, saga_id=saga_id)
            yield _placement(part, n, story_of[n], scores, likeness.features)


def _placement(part: list[Signature], n: int, story: list[int], scores: Floats, features: Floats) -> Placement:
    """Name what ties an article to the nearest other of its story."""
    article, others = part[n].article_id, [m for m in story if m != n]
    if not others:
        return Placement(article_id=article, score=1.0, features=("alone=1",))
    nearest = max(others, key=lambda m: (scores[n, m], -m))
    shared = sorted(set(part[n].names[:12]) & set(part[nearest].names))
    named = [f"{name}={value:.2f}" for name, value in zip(FEATURES, features[n, nearest].tolist(), strict=True)]
    return Placement(
        article_id=article,
        score=round(float(1 / (1 + np.exp(-scores[n, others].mean()))), 3),
        features=(f"nearest={part[nearest].article_id}", *named, f"shared_names={', '.join(shared[:6])}"),
    )


def _identity(kind: str, members: list[Signature]) -> str:
    """Hash of the earliest dated member, or of the smallest id where no date is known."""
    first = min(members, key=lambda s: (s.earliest or "9999", s.article_id))
    return content_id(kind, first.article_id)
