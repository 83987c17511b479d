"""What the stage of this room reads, and each claim with all that is known of it."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from consilience.page import by_article
from consilience.records import (
    Article,
    Block,
    Claim,
    ClaimVector,
    Entity,
    EntityLink,
    Member,
    Mention,
    OriginSpan,
    Publication,
    Quantity,
    Quote,
    ResolvedTime,
    Sentence,
    WordVectors,
)
from consilience.text import overlap

Place = tuple[str, int]  # an account and the number of a sentence in it


@dataclass(frozen=True)
class Accounts:
    """All that is known of the accounts of a saga before their claims are compared."""

    articles: list[Article]
    blocks: list[Block]
    members: list[Member]
    publications: list[Publication]
    sentences: list[Sentence]
    mentions: list[Mention]
    quantities: list[Quantity]
    times: list[ResolvedTime]
    quotes: list[Quote]
    claims: list[Claim]
    vectors: list[ClaimVector]
    words: list[WordVectors]
    entities: list[Entity]
    links: list[EntityLink]
    origin_spans: list[OriginSpan]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a sentence that carry meaning: their places in its columns, and a vector each."""

    tokens: tuple[int, ...]
    vectors: NDArray[np.float32]


NO_WORDS = Words((), np.zeros((0, 0), np.float32))


@dataclass(frozen=True, slots=True)
class Unit:
    """A claim in its sentence."""

    claim: Claim
    article: Article
    sentence: Sentence
    block: str  # kind of the block it stands in
    vector: NDArray[np.float32]
    tokens: range  # indices into the sentence's columns
    words: Words

    @property
    def place(self) -> Place:
        """The sentence it stands in."""
        return self.claim.article_id, self.claim.sentence


@dataclass(frozen=True)
class Saga:
    """The units of one saga in the order of article, place, id; and its accounts."""

    saga_id: str
    story_of: dict[str, str]  # by article_id
    units: list[Unit]

    def accounts(self) -> NDArray[np.int64]:
        """The number of each unit's account, 0 for the first."""
        return np.unique(np.array([u.claim.article_id for u in self.units]), return_inverse=True)[1].astype(np.int64)


def sagas(read: Accounts) -> Iterator[Saga]:
    """Gather the claims of each saga with what they stand in."""
    claims, sentences = by_article(read.claims), by_article(read.sentences)
    vectors = {v.claim_id: v for v in read.vectors}
    words = {(w.article_id, w.sentence): _words(w) for w in read.words}
    kinds = {(b.article_id, b.n): b.kind for b in read.blocks}
    articles = {a.article_id: a for a in read.articles}
    for saga_id in sorted({m.saga_id for m in read.members}):
        story_of = {m.article_id: m.story_id for m in read.members if m.saga_id == saga_id}
        units = []
        for article_id in sorted(story_of.keys() & articles.keys()):
            place = {s.n: s for s in sentences[article_id]}
            for claim in sorted(claims[article_id], key=lambda c: (c.start, c.end, c.claim_id)):
                if claim.claim_id in vectors and claim.sentence in place:
                    sentence = place[claim.sentence]
                    units.append(
                        Unit(
                            claim=claim,
                            article=articles[article_id],
                            sentence=sentence,
                            block=kinds.get((article_id, sentence.block), "paragraph"),
                            vector=np.frombuffer(vectors[claim.claim_id].vector, "<f2").astype(np.float32),
                            tokens=_inside(sentence, claim.start, claim.end),
                            words=words.get((article_id, claim.sentence), NO_WORDS),
                        )
                    )
        yield Saga(saga_id, story_of, units)


def _words(found: WordVectors) -> Words:
    rows = np.frombuffer(found.vectors, np.int8).astype(np.float32)
    return Words(found.tokens, rows.reshape(len(found.tokens), -1)) if found.tokens else NO_WORDS


def _inside(sentence: Sentence, start: int, end: int) -> range:
    inside = [
        k for k, (s, e) in enumerate(zip(sentence.starts, sentence.ends, strict=True)) if overlap(s, e, start, end)
    ]
    return range(inside[0], inside[-1] + 1) if inside else range(0)
