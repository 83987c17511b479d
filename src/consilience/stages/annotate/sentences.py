"""Cut the content blocks of an article into sentences with words and grammar."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from consilience.models import Parser, TokenColumns
from consilience.records import Article, Block, Repair, Sentence

_UNREAD = {"boilerplate", "byline"}
_READ_AS_MEANT = {"mojibake", "entity", "invisible"}  # what is damaged in words alone would cut other claims


@dataclass(frozen=True)
class _Meant:
    """A block as it was meant, without its damage, and where each character of that stands in the article."""

    block: Block
    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def parse(articles: list[Article], blocks: list[Block], repairs: list[Repair], *, parser: Parser) -> Iterator[Sentence]:
    """Parse every content block by itself, so that no sentence runs from one block into the next.

    Repeated blocks (a doubled caption) and furniture are not read: nothing in them may become content. Damaged places
    are read as they were meant; all offsets are those of the text as it stands.
    """
    for article in articles:
        own = [b for b in blocks if b.article_id == article.article_id and b.kind not in _UNREAD and not b.duplicate]
        damaged = [r for r in repairs if r.article_id == article.article_id and r.kind in _READ_AS_MEANT]
        meant = [_meant(article.text, block, damaged) for block in own]
        parsed = zip(meant, parser([m.text for m in meant]), strict=True)
        found = ((block, columns) for block, of_block in parsed for columns in of_block if columns.starts)
        yield from (_sentence(n, block, columns) for n, (block, columns) in enumerate(found))


def _meant(text: str, block: Block, repairs: list[Repair]) -> _Meant:
    """Put the readings of its repairs into a block; of two that overlap the first counts."""
    pieces, at = [], block.start
    for r in sorted(repairs, key=lambda r: (r.start, -r.end)):
        if at <= r.start and r.end <= block.end:
            pieces += [_kept(text, at, r.start), *_repaired(text, r)]
            at = r.end
    words, starts, ends = zip(*pieces, _kept(text, at, block.end), strict=True)
    return _Meant(block, "".join(words), tuple(chain(*starts)), tuple(chain(*ends)))


_Piece = tuple[str, range | list[int], range | list[int]]  # words, and where each of their characters begins and ends


def _kept(text: str, start: int, end: int) -> _Piece:
    return text[start:end], range(start, end), range(start + 1, end + 1)


def _repaired(text: str, repair: Repair) -> Iterator[_Piece]:
    """The reading of a damaged place: what both begin and end with stays where it is, the rest stands for the rest."""
    was, reads = text[repair.start : repair.end], repair.reading
    head = _common(was, reads)
    tail = _common(was[head:][::-1], reads[head:][::-1])
    start, end = repair.start + head, repair.end - tail
    new = reads[head : len(reads) - tail]
    places = [start + (end - start) * k // max(len(new), 1) for k in range(len(new) + 1)]
    yield _kept(text, repair.start, start)
    yield new, places[:-1], places[1:]
    yield _kept(text, end, repair.end)


def _common(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    return next((k for k, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _sentence(n: int, meant: _Meant, columns: TokenColumns) -> Sentence:
    """Move a sentence from its block into the article."""
    return Sentence(
        article_id=meant.block.article_id,
        n=n,
        block=meant.block.n,
        start=meant.starts[columns.start],
        end=meant.ends[columns.end - 1],
        starts=tuple(meant.starts[s] for s in columns.starts),
        ends=tuple(meant.ends[e - 1] for e in columns.ends),
        lemmas=columns.lemmas,
        tags=columns.tags,
        pos=columns.pos,
        deps=columns.deps,
        heads=columns.heads,
        names=columns.names,
        signals=columns.signals,
    )
