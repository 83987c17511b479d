"""Cut the content blocks of an article into sentences with words and grammar."""

from collections.abc import Iterator

from consilience.models import Parser
from consilience.records import Article, Block, Sentence

_UNREAD = {"boilerplate", "byline"}


def parse(articles: list[Article], blocks: list[Block], *, parser: Parser) -> Iterator[Sentence]:
    """Parse every content block by itself, so that no sentence runs from one block into the next.

    Repeated blocks (a doubled caption) and furniture are not read: nothing in them may become content.
    """
    for article in articles:
        own = [b for b in blocks if b.article_id == article.article_id and b.kind not in _UNREAD and not b.duplicate]
        n = 0
        for block, parsed in zip(own, parser([article.text[b.start : b.end] for b in own]), strict=True):
            for c in parsed:
                if not c.starts:
                    continue
                yield Sentence(
                    article_id=article.article_id,
                    n=n,
                    block=block.n,
                    start=block.start + c.start,
                    end=block.start + c.end,
                    starts=tuple(block.start + s for s in c.starts),
                    ends=tuple(block.start + e for e in c.ends),
                    lemmas=c.lemmas,
                    tags=c.tags,
                    pos=c.pos,
                    deps=c.deps,
                    heads=c.heads,
                    names=c.names,
                    signals=c.signals,
                )
                n += 1
