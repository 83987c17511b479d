"""Cut the content blocks of an article into sentences with words and grammar."""

from collections.abc import Iterator

from consilience.models import Parser, TokenColumns
from consilience.records import Article, Block, Sentence

_UNREAD = {"boilerplate", "byline"}


def parse(articles: list[Article], blocks: list[Block], *, parser: Parser) -> Iterator[Sentence]:
    """Parse every content block by itself, so that no sentence runs from one block into the next.

    Repeated blocks (a doubled caption) and furniture are not read: nothing in them may become content.
    """
    for article in articles:
        own = [b for b in blocks if b.article_id == article.article_id and b.kind not in _UNREAD and not b.duplicate]
        parsed = zip(own, parser([article.text[b.start : b.end] for b in own]), strict=True)
        found = ((block, columns) for block, of_block in parsed for columns in of_block if columns.starts)
        yield from (_sentence(n, block, columns) for n, (block, columns) in enumerate(found))


def _sentence(n: int, block: Block, columns: TokenColumns) -> Sentence:
    """Move a sentence from its block into the article."""
    return Sentence(
        article_id=block.article_id,
        n=n,
        block=block.n,
        start=block.start + columns.start,
        end=block.start + columns.end,
        starts=tuple(block.start + s for s in columns.starts),
        ends=tuple(block.start + e for e in columns.ends),
        lemmas=columns.lemmas,
        tags=columns.tags,
        pos=columns.pos,
        deps=columns.deps,
        heads=columns.heads,
        names=columns.names,
        signals=columns.signals,
    )
