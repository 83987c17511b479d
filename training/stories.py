"""Labelled stories, read by the flow: every story is one saga, whatever the clustering would say of it."""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from consilience import records
from consilience.models import load
from consilience.pipeline import PIPELINE
from consilience.records import Article, Member, RawDocument
from consilience.stage import Stage
from consilience.stages.claims.accounts import Accounts
from consilience.text import content_id
from evals.accounts import plain_document

T = TypeVar("T")
LABELS = ("labels.json", "gold.json")  # what marks a folder as a labelled story
LEFT_OUT = {"stories", "claims", "timeline", "brief"}  # rooms whose stages are not run
SENTENCE_END = re.compile(r"[.!?][\"”’)]?\s+(?=[A-Z“\"‘])|\n+")
_STOP = re.compile(r"[.!?][\"”’)]?(\s|$)|\n")
Rows = dict[type, list[Any]]
Span = tuple[str, int, int]  # stem of the account, start, end


def stories(data: Path) -> Iterator[tuple[Path, Accounts]]:
    """Read each labelled story."""
    for folder in folders(data):
        yield folder, accounts(folder)


def folders(data: Path) -> list[Path]:
    """The folders of labelled stories, in order."""
    return sorted({path.parent for name in LABELS for path in data.rglob(name)})


def labels_of(folder: Path) -> dict[str, Any]:
    """What is marked in a story."""
    found = next(path for path in (folder / name for name in LABELS) if path.exists())
    return dict(json.loads(found.read_text(encoding="utf-8")))


def sentence_of(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence around a span, as the labels' makers cut it."""
    left = max((m.end() for m in SENTENCE_END.finditer(text, 0, start)), default=0)
    right = _STOP.search(text, end)
    return left, right.start() + 1 if right else len(text)


def stem_of(article: Article) -> str:
    """How labels name an account."""
    return Path(article.path).stem


class Texts:
    """The texts of a story, in which labels cite words; an account may be named by how its stem begins ("a1")."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._text = {stem_of(a): a.text for a in articles}

    def words(self, account: str, words: str) -> Span | None:
        """Where the words first stand in the account, if they do."""
        stem = next((k for k in self._text if k == account or k.startswith(account + "_")), "")
        start = self._text.get(stem, "").find(words)
        return (stem, start, start + len(words)) if start >= 0 else None

    def sentence(self, account: str, words: str) -> Span | None:
        """The sentence in which they stand."""
        if (found := self.words(account, words)) is None:
            return None
        stem, start, end = found
        return stem, *sentence_of(self._text[stem], start, end)


def meets(one: Span, other: Span) -> bool:
    """Whether two spans of one account overlap."""
    return one[0] == other[0] and one[1] < other[2] and other[1] < one[2]


def accounts(folder: Path) -> Accounts:
    """Run the flow on one folder up to what the claims room reads."""
    rows: Rows = {RawDocument: [_document(path) for path in sorted(folder.glob("*.txt"))]}
    for stage in PIPELINE:
        if stage.name == "cluster":
            rows[Member] = [_member(article) for article in rows[Article]]
        elif _room(stage) not in LEFT_OUT:
            for row in list(_written(stage, rows)):
                rows.setdefault(type(row), []).append(row)
    return Accounts(
        articles=_of(rows, Article), blocks=_of(rows, records.Block), members=_of(rows, Member),
        publications=_of(rows, records.Publication), sentences=_of(rows, records.Sentence),
        mentions=_of(rows, records.Mention), quantities=_of(rows, records.Quantity),
        times=_of(rows, records.ResolvedTime), quotes=_of(rows, records.Quote), claims=_of(rows, records.Claim),
        vectors=_of(rows, records.ClaimVector), entities=_of(rows, records.Entity),
        words=_of(rows, records.WordVectors), links=_of(rows, records.EntityLink),
        origin_spans=_of(rows, records.OriginSpan),
    )  # fmt: skip


def _written(stage: Stage, rows: Rows) -> Iterator[Any]:
    needs = {name: load(use) for name, use in stage.needs.items()}
    for inputs in _partitions([rows.get(kind, []) for kind in stage.reads], stage.by):
        yield from stage(inputs, needs)


def _room(stage: Stage) -> str:
    """The room of a stage: consilience.stages.ROOM..."""
    return stage.func.__module__.split(".")[2]


def _of(rows: Rows, kind: type[T]) -> list[T]:
    return rows.get(kind, [])


def _partitions(inputs: list[list[Any]], by: str | None) -> Iterator[list[list[Any]]]:
    if by not in {"doc_id", "article_id"}:
        yield inputs
        return
    for key in sorted({getattr(row, by) for rows in inputs for row in rows}):
        yield [[row for row in rows if getattr(row, by) == key] for rows in inputs]


def _document(path: Path) -> RawDocument:
    return plain_document(content_id(path.name, path.parent.name), path.read_bytes(), path=path.name)


def _member(article: Article) -> Member:
    return Member(article_id=article.article_id, story_id="story", saga_id="saga")
