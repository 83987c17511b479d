"""Plain texts as the records that the stages read."""

from typing import Any

from consilience.models import TokenColumns
from consilience.records import Article, Block, Publication, RawDocument, Sentence


def plain_document(doc_id: str, body: bytes, **known: Any) -> RawDocument:
    """A text of which nothing is known but what is given."""
    blank = dict.fromkeys(
        ("path", "url", "charset", "title", "outlet", "language", "published", "updated", "retrieved"), ""
    )
    return RawDocument(**{**blank, "doc_id": doc_id, "body": body, "media_type": "text/plain", "authors": (), **known})


def plain_article(article_id: str, text: str, title: str = "") -> Article:
    """An English article of which nothing else is known."""
    return Article(
        article_id=article_id, doc_id=article_id, path=article_id, url="", outlet="", site="", title=title, authors=(),
        section="", language="en", language_confidence=1.0, form="article", translated=0.0, text=text,
    )  # fmt: skip


def plain_block(article_id: str, n: int, start: int, end: int, kind: str = "paragraph") -> Block:
    """A block of an article's own text."""
    return Block(article_id=article_id, n=n, kind=kind, start=start, end=end, score=1.0, duplicate=False)


def plain_publication(article_id: str, day: str) -> Publication:
    """A day of publication that a page states; "" where it states none."""
    return Publication(
        article_id=article_id, earliest=day, latest=day, basis="metadata" if day else "unknown", why="",
        cited_articles=(), cited_starts=(), cited_ends=(),
    )  # fmt: skip


def plain_sentence(columns: TokenColumns, offset: int = 0, block: int = 0) -> Sentence:
    """A sentence as the parser gives it, of a block that begins so many code points into the text."""
    moved = {name: tuple(offset + at for at in getattr(columns, name)) for name in ("starts", "ends")}
    as_is = {name: getattr(columns, name) for name in ("lemmas", "tags", "pos", "deps", "heads", "names", "signals")}
    return Sentence(
        article_id="", n=0, block=block, start=offset + columns.start, end=offset + columns.end, **moved, **as_is
    )


def plain_blocks(article: Article) -> list[Block]:
    """Each line of a text as a paragraph; the first is the headline where the article has one."""
    blocks, at = [], 0
    for line in article.text.split("\n"):
        if line.strip():
            start = at + len(line) - len(line.lstrip())
            kind = "paragraph" if blocks or not article.title else "title"
            blocks.append(plain_block(article.article_id, len(blocks), start, start + len(line.strip()), kind))
        at += len(line) + 1
    return blocks
