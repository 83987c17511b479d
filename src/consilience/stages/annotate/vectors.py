"""The meaning of articles and claims as unit vectors."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from consilience.models import Encoder, WordEncoder
from consilience.records import Article, ArticleVector, Block, Claim, ClaimVector, Sentence, WordVectors
from consilience.text import carries_meaning, squeeze

LEAD_CHARACTERS = 1000  # headline and lead: where news says what happened; the encoder cuts at about this length
_LEAD_KINDS = {"title", "dek", "paragraph", "embed"}


def embed_article(articles: list[Article], blocks: list[Block], *, encoder: Encoder) -> Iterator[ArticleVector]:
    """Encode the headline and lead of each article that has any content."""
    for article in articles:
        lead = _lead(article, [b for b in blocks if b.article_id == article.article_id])
        if lead:
            vector = encoder([lead])[0].astype("<f2").tobytes()
            yield ArticleVector(article_id=article.article_id, model=encoder.name, vector=vector)


def _lead(article: Article, blocks: list[Block]) -> str:
    spans = sorted((b.start, b.end) for b in blocks if b.kind in _LEAD_KINDS and not b.duplicate)
    return squeeze(" ".join(article.text[start:end] for start, end in spans))[:LEAD_CHARACTERS]


def embed_claims(claims: list[Claim], *, encoder: Encoder) -> Iterator[ClaimVector]:
    """Encode each claim's text alone."""
    vectors = np.asarray(encoder([claim.text for claim in claims])).astype("<f2")
    for claim, vector in zip(claims, vectors, strict=True):
        yield ClaimVector(
            claim_id=claim.claim_id, article_id=claim.article_id, model=encoder.name, vector=vector.tobytes()
        )


def embed_words(
    articles: list[Article], sentences: list[Sentence], claims: list[Claim], *, encoder: WordEncoder
) -> Iterator[WordVectors]:
    """Encode the words that carry meaning in each sentence that makes a claim, each by its first piece."""
    texts = {a.article_id: a.text for a in articles}
    claiming = {(c.article_id, c.sentence) for c in claims}
    wanted = [s for s in sentences if (s.article_id, s.n) in claiming]
    encoded = encoder([texts[s.article_id][s.start : s.end] for s in wanted])
    for s, (starts, rows) in zip(wanted, encoded, strict=True):
        piece = {s.start + start: n for n, start in reversed(list(enumerate(starts)))}
        known = [k for k, at in enumerate(s.starts) if at in piece and carries_meaning(s.lemmas[k], s.pos[k])]
        yield WordVectors(
            article_id=s.article_id,
            sentence=s.n,
            model=encoder.name,
            tokens=tuple(known),
            vectors=_small(rows[[piece[s.starts[k]] for k in known]]),
        )


def _small(rows: NDArray[np.float32]) -> bytes:
    """Rows in eight bits a number, each scaled to its own greatest number: only directions matter."""
    greatest = np.abs(rows).max(1, keepdims=True, initial=1e-6)
    return bytes(np.round(rows / greatest * 127).astype(np.int8).tobytes())
