from functools import cache

import pytest

from consilience.models import Encoder, Vocabulary, Whitening, load
from consilience.records import Article, ArticleVector, Block, Signature, StatedDate
from consilience.stages.stories.signature import Accounts, sign
from consilience.text import content_id
from tests.factory import make


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return load(Vocabulary)


@cache
def meaning(text: str) -> bytes:
    return load(Encoder)([text])[0].astype("<f2").tobytes()


def signature(title: str, body: str, vocabulary: Vocabulary, published: str = "") -> Signature:
    text = f"{title}\n{body}"
    article = make(Article, article_id=content_id(text), title=title, text=text)
    of = article.article_id
    blocks = [make(Block, article_id=of, kind="paragraph", start=0, end=len(text))]
    dates = [make(StatedDate, article_id=of, role="published", value=published)] if published else []
    vectors = [make(ArticleVector, article_id=of, vector=meaning(text))]
    rows = sign(Accounts([article], blocks, dates, vectors), vocabulary=vocabulary, whitening=load(Whitening))
    return next(row for row in rows if isinstance(row, Signature))


FERRY = [
    (
        "Ferry sinks off Tarnwick, 40 rescued",
        "A ferry with 52 people on board sank off Tarnwick on Tuesday night. The Tarnwick coastguard "
        "rescued 40 passengers of the Merle Queen in heavy seas, Captain Ossian Veld said.",
    ),
    (
        "Twelve missing after Merle Queen goes down",
        "Twelve people are missing after the ferry Merle Queen sank near Tarnwick. Captain Ossian Veld "
        "of the coastguard said 40 passengers were rescued.",
    ),
    (
        "Tarnwick ferry disaster: coastguard calls off search",
        "The coastguard at Tarnwick searched all night for passengers of the ferry Merle Queen. Ossian "
        "Veld, who led the rescue, said 40 people were saved.",
    ),
]
OTHER_FERRY = [
    (
        "Ferry sinks off Quellport, 31 rescued",
        "A ferry with 37 people on board sank off Quellport on Friday morning. The Quellport coastguard "
        "rescued 31 passengers of the Hadda Star in calm seas, Inspector Ruvane Toll said.",
    ),
    (
        "Six missing after Hadda Star goes down",
        "Six people are missing after the ferry Hadda Star sank near Quellport. Inspector Ruvane Toll of "
        "the coastguard said 31 passengers were rescued.",
    ),
    (
        "Quellport ferry disaster: coastguard calls off search",
        "The coastguard at Quellport searched since morning for passengers of the ferry Hadda Star. "
        "Ruvane Toll, who led the rescue, said 31 people were saved.",
    ),
]
BAKERY = (
    "Prize for a rye loaf",
    "The bakers' guild of Ostrin gave its yearly prize to Mirel Adda for a dark rye loaf.",
)


@pytest.fixture
def ferry(vocabulary: Vocabulary) -> list[Signature]:
    return [signature(*told, vocabulary) for told in FERRY]


@pytest.fixture
def other_ferry(vocabulary: Vocabulary) -> list[Signature]:
    return [signature(*told, vocabulary) for told in OTHER_FERRY]


@pytest.fixture
def bakery(vocabulary: Vocabulary) -> Signature:
    return signature(*BAKERY, vocabulary)
