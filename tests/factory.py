"""The only way tests make records: name the fields that matter, the rest is filled with empty values."""

import dataclasses
import typing
from functools import cache
from types import NoneType
from typing import Any, TypeVar

from consilience.models import Parser, load
from consilience.records import Article, Block, Sentence
from consilience.text import content_id

T = TypeVar("T")

_EMPTY = {str: "", int: 0, float: 0.0, bool: False, bytes: b"", tuple: ()}


def make(cls: type[T], **given: Any) -> T:
    """Make a record; fields that are not given are empty (``None`` where None is allowed)."""
    hints = _hints(cls)
    blank = {f.name: _empty(hints[f.name]) for f in dataclasses.fields(cls)}  # type: ignore[arg-type]
    return cls(**{**blank, **given})


@cache
def _hints(cls: type) -> dict[str, Any]:
    return typing.get_type_hints(cls)


def _empty(hint: Any) -> Any:
    if NoneType in typing.get_args(hint):
        return None
    return _EMPTY[typing.get_origin(hint) or hint]


def article(text: str, **given: Any) -> tuple[Article, list[Block], list[Sentence]]:
    """Make a clean article: one paragraph block a line, parsed by the real parser."""
    made = make(Article, **{"article_id": content_id(text), "text": text, "language": "en", "form": "article", **given})
    blocks, sentences, at = [], [], 0
    for line in text.split("\n"):
        if line.strip():
            start = at + len(line) - len(line.lstrip())
            blocks.append(
                make(
                    Block,
                    article_id=made.article_id,
                    n=len(blocks),
                    kind="paragraph",
                    start=start,
                    end=start + len(line.strip()),
                    score=1.0,
                )
            )
            sentences += _sentences(made.article_id, len(blocks) - 1, start, line.strip(), len(sentences))
        at += len(line) + 1
    return made, blocks, sentences


def _sentences(article_id: str, block: int, offset: int, text: str, n: int) -> list[Sentence]:
    parsed = load(Parser)([text])[0]
    return [
        Sentence(
            article_id=article_id,
            n=n + k,
            block=block,
            start=offset + c.start,
            end=offset + c.end,
            starts=tuple(offset + s for s in c.starts),
            ends=tuple(offset + e for e in c.ends),
            lemmas=c.lemmas,
            tags=c.tags,
            pos=c.pos,
            deps=c.deps,
            heads=c.heads,
            names=c.names,
            signals=c.signals,
        )
        for k, c in enumerate(parsed)
    ]
