"""A story's title and keywords, taken from the words of its members."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator

from consilience.models import Vocabulary
from consilience.records import Member, Signature, Story
from consilience.text import fold, stem, stems, words

KEYWORDS = 8
CUT = "…"  # ends a title that is the opening of an article without a headline
COMMON = 0.2  # share of documents at large from which a word says nothing of a story


def describe(signatures: list[Signature], members: list[Member], *, vocabulary: Vocabulary) -> Iterator[Story]:
    """Describe every story by its most central headline and the terms its members share."""
    signed = {s.article_id: s for s in signatures}
    stories: dict[tuple[str, str], list[Signature]] = defaultdict(list)
    for member in sorted(members, key=lambda m: m.article_id):
        if member.article_id in signed:
            stories[member.saga_id, member.story_id].append(signed[member.article_id])
    for (saga_id, story_id), own in sorted(stories.items()):
        weights = _shared(own, vocabulary)
        yield Story(
            story_id=story_id,
            saga_id=saga_id,
            title=_headline(own, weights),
            keywords=_keywords(own, weights),
            articles=len(own),
        )


def _headline(own: list[Signature], weights: dict[str, float]) -> str:
    """The most central headline; the cut opening of an article only where no member has a headline."""
    return max(own, key=lambda s: (not s.title.endswith(CUT), _centrality(s.title, weights), s.article_id)).title


def _shared(own: list[Signature], vocabulary: Vocabulary) -> dict[str, float]:
    """Weigh terms by how many members use them, how heavily, and how rare they are at large."""
    weights: dict[str, float] = defaultdict(float)
    for signature in own:
        for term, weight in zip(signature.terms, signature.term_weights, strict=True):
            weights[term] += weight / len(own)
    holding = Counter(term for s in own for term in s.terms)
    terms = sorted(weights)
    rarity = [math.log(vocabulary.documents / n) for n in vocabulary.counts(terms).tolist()]
    floor = math.log(1 / COMMON)
    return {t: weights[t] * r * holding[t] / len(own) for t, r in zip(terms, rarity, strict=True) if r > floor}


def _centrality(title: str, weights: dict[str, float]) -> float:
    """Mean weight of the headline's words, damped so that neither two words win by chance nor thirty by length."""
    told = stems(title)
    return sum(weights.get(s, 0.0) for s in sorted(told)) / (len(told) + 6)


def _keywords(own: list[Signature], weights: dict[str, float]) -> tuple[str, ...]:
    """Pick the heaviest terms that stand in a headline, as written there; names first."""
    written: dict[str, str] = {}
    for title in (signature.title for signature in own):
        for start, end in words(title):
            written.setdefault(stem(fold(title[start:end])), title[start:end])
    names = {n for s in own for n in s.names}
    usable = [k for k in written if weights.get(k, 0.0) > 0 and len(k) > 2]
    return tuple(written[k] for k in sorted(usable, key=lambda k: (k not in names, -weights[k], k))[:KEYWORDS])
