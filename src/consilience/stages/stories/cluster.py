"""Put every article of a part into a story and a saga, whatever the order they arrive in."""

from collections.abc import Iterator

import numpy as np

from consilience.models import Vocabulary
from consilience.records import Collection, Member, Placement, Signature, StoryJudgement
from consilience.stages.stories.grouping import Group
from consilience.stages.stories.judgements import read
from consilience.stages.stories.levels import MOST, SAGA, STORY, Grouped
from consilience.stages.stories.likeness import FEATURES, Likeness
from consilience.stages.stories.size import prior
from consilience.text import content_id

SHOWN = 6  # shared names that a placement tells


def cluster(
    signatures: list[Signature],
    judgements: list[StoryJudgement],
    collections: list[Collection],
    *,
    vocabulary: Vocabulary,
) -> Iterator[Member | Placement]:
    """Group the articles of one part of the collection, under a person's word where there is one.

    Ids are a function of the members alone, so that a run after additions equals a run from scratch; they rest
    on the earliest dated member, so that news added later does not change them (docs/decisions/010-story-ids.md).
    """
    part = sorted(signatures, key=lambda s: s.article_id)
    if not part:
        return
    word = read([s.article_id for s in part], judgements)
    grouped = Grouped(part, word, prior(collections), vocabulary)
    stories = grouped.joined([(n,) for n in range(len(part))], STORY)
    saga_of = {n: saga for saga in grouped.joined(stories, SAGA) for n in saga}
    for story in stories:
        story_id = _identity("story", [part[n] for n in word.naming(story)])
        saga_id = _identity("saga", [part[n] for n in word.naming(saga_of[story[0]])])
        for n in story:
            yield Member(article_id=part[n].article_id, story_id=story_id, saga_id=saga_id)
        yield from _placements(grouped, story)


def _placements(grouped: Grouped, story: Group) -> Iterator[Placement]:
    """Say of each article what ties it to the nearest other of its story; in a vast one, of some of them."""
    for start in range(0, len(story), MOST):
        rows = story[start : start + MOST]
        likeness = grouped.likeness(rows)
        scores = likeness.scores() + np.float32(grouped.prior)
        own = [grouped.part[n] for n in rows]
        for n, signature in enumerate(own):
            others = [m for m in range(len(own)) if m != n]
            nearest = max(others, key=lambda m: (scores[n, m], -m), default=n)
            yield Placement(
                article_id=signature.article_id,
                score=round(float(1 / (1 + np.exp(-scores[n, others].mean()))), 3) if others else 1.0,
                features=(*_ties(own, n, nearest, likeness), *grouped.word.features(rows[n], story)),
            )


def _ties(own: list[Signature], n: int, nearest: int, likeness: Likeness) -> Iterator[str]:
    """Name what two articles of a story have in common."""
    if n == nearest:
        yield "alone=1"
        return
    yield f"nearest={own[nearest].article_id}"
    for name, value in zip(FEATURES, likeness.features[n, nearest].tolist(), strict=True):
        yield f"{name}={value:.2f}"
    if not np.isnan(likeness.apart[n, nearest]):
        yield f"days_apart={likeness.apart[n, nearest]:.0f}"
    shared = [name for name in own[n].names if name in own[nearest].names]
    yield f"shared_names={', '.join(shared[:SHOWN])}"


def _identity(kind: str, members: list[Signature]) -> str:
    """Hash of the earliest dated member, or of the smallest id where no date is known."""
    first = min(members, key=lambda s: (s.earliest or "9999", s.article_id))
    return content_id(kind, first.article_id)
