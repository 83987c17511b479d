"""A toy pipeline on real record types: one story a first letter, one line of brief a story."""

from collections.abc import Iterator

from consilience.records import Article, BriefLine, Member, RawDocument, Sentence
from consilience.stage import Stage
from consilience.text import content_id
from tests.factory import make


def document(text: str, path: str = "") -> RawDocument:
    return make(
        RawDocument, doc_id=content_id(path, text), path=path or text, media_type="text/plain", body=text.encode()
    )


def clean(documents: list[RawDocument]) -> Iterator[Article]:
    for d in documents:
        text = d.body.decode()
        if text == "bad":
            raise ValueError("cannot be read")
        yield make(Article, article_id=d.doc_id, doc_id=d.doc_id, text=text)


def cut(articles: list[Article]) -> Iterator[Sentence]:
    for a in articles:
        for n, word in enumerate(a.text.split()):
            start = a.text.index(word)
            yield make(Sentence, article_id=a.article_id, n=n, start=start, end=start + len(word), lemmas=(word,))


def group(articles: list[Article], previous: list[Member]) -> Iterator[Member]:
    for a in articles:
        yield make(Member, article_id=a.article_id, story_id=a.text[:1], saga_id=a.text[:1])


def tell(articles: list[Article], sentences: list[Sentence]) -> Iterator[BriefLine]:
    words = sorted(lemma for s in sentences for lemma in s.lemmas)
    yield make(
        BriefLine,
        saga_id=articles[0].text[:1],
        text=" ".join(words),
        cited_articles=tuple(a.article_id for a in articles),
    )


PIPELINE = [
    Stage(clean, by="doc_id"),
    Stage(cut, by="article_id"),
    Stage(group),
    Stage(tell, by="saga_id", via=Member),
]
RECORDS = [RawDocument, Article, Sentence, Member, BriefLine]
