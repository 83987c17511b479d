"""The meaning of articles and claims as unit vectors."""

from collections.abc import Iterator

import numpy as np

from consilience.models import Encoder
from consilience.records import Article, ArticleVector, Block, Claim, ClaimVector
from consilience.text import squeeze

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
