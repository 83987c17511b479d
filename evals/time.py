"""Expressions of time on TimeML documents, with the measures of TempEval-3 (UzZaman et al. 2013).

Relaxed F1: the spans overlap. Strict F1: they are equal. Value F1: relaxed F1 times the share of the
overlapping pairs whose ``value`` attributes are equal. The document creation time itself is given to
the system as the publication date and is not scored.
"""

import hashlib
import re
import time
import xml.etree.ElementTree as ET
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from consilience.models import Parser, load
from consilience.records import Article, Block
from consilience.stages.annotate.sentences import parse
from consilience.stages.annotate.time.calendar import resolve_times
from consilience.stages.annotate.time.times import find_times
from evals.accounts import plain_article, plain_block, plain_publication


@dataclass(frozen=True)
class Span:
    """An expression of time with its normalised value."""

    start: int
    end: int
    value: str


@dataclass(frozen=True)
class Document:
    """A TimeML document: plain text, creation time, gold expressions."""

    name: str
    text: str
    created: str
    gold: tuple[Span, ...]


def read_documents(data: Path) -> list[Document]:
    """Read every TimeML file below a folder (or the one file given)."""
    files = [data] if data.is_file() else sorted(p for p in data.rglob("*") if p.suffix in (".tml", ".xml"))
    return [d for d in map(_document, files) if d is not None]


def _document(path: Path) -> Document | None:
    try:
        root = ET.fromstring(path.read_bytes())
    except ET.ParseError:
        return None
    if root.tag != "TimeML":
        return None
    created = next((t.get("value", "") for t in root.iter("TIMEX3") if _is_creation(t)), "")
    body = root.find("TEXT")
    body = root if body is None else body
    text, gold = _flatten(body)
    return Document(path.stem, text, created, tuple(gold))


def _is_creation(element: ET.Element) -> bool:
    return element.get("functionInDocument") == "CREATION_TIME"


def _flatten(element: ET.Element) -> tuple[str, list[Span]]:
    parts, gold, at = [], [], 0

    def walk(node: ET.Element) -> None:
        nonlocal at
        start = at
        parts.append(node.text or "")
        at += len(node.text or "")
        for child in node:
            walk(child)
            parts.append(child.tail or "")
            at += len(child.tail or "")
        if node.tag == "TIMEX3" and at > start and not _is_creation(node):
            gold.append(Span(start, at, node.get("value", "")))

    walk(element)
    text = "".join(parts)
    return text, [_stripped(text, g) for g in gold]


def _stripped(text: str, span: Span) -> Span:
    """The span without white space and closing punctuation, which annotators took in at random."""
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, span.start + len(words.rstrip()), span.value)


def our_spans(documents: list[Document]) -> list[list[Span]]:
    """What the project's stages find."""
    parser = load(Parser)
    found = []
    for document in documents:
        article, blocks = _article(document)
        sentences = list(parse([article], blocks, [], parser=parser))
        times = list(find_times([article], sentences))
        resolved = resolve_times(times, [plain_publication(document.name, document.created[:10])], [])
        found.append([Span(r.start, r.end, r.value) for r in resolved])
    return found


def _article(document: Document) -> tuple[Article, list[Block]]:
    parts = re.finditer(r"\S(?:.|\n(?!\s*\n))*", document.text)
    blocks = [plain_block(document.name, n, m.start(), m.start() + len(m[0].rstrip())) for n, m in enumerate(parts)]
    return plain_article(document.name, document.text), blocks


def dateparser_spans(documents: list[Document]) -> list[list[Span]]:
    """The baseline: ``dateparser.search`` with the creation time as base and past dates preferred."""
    from dateparser.search import search_dates

    found = []
    for document in documents:
        base = datetime.fromisoformat(document.created[:10]) if document.created else datetime(2000, 1, 1)
        settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"}
        spans, at = [], 0
        for paragraph in re.findall(r".+", document.text):
            for words, day in search_dates(paragraph, languages=["en"], settings=settings) or []:
                start = document.text.find(words, at)
                if start >= 0:
                    spans.append(Span(start, start + len(words), day.date().isoformat()))
                    at = start + len(words)
        found.append(spans)
    return found


def score(documents: list[Document], found: list[list[Span]]) -> dict[str, float]:
    """The measures of TempEval-3 over all documents."""
    relaxed = strict = values = predicted = gold = 0
    for document, spans in zip(documents, found, strict=True):
        predicted, gold = predicted + len(spans), gold + len(document.gold)
        for wanted, got in _pairs(document.gold, spans):
            relaxed += 1
            strict += (wanted.start, wanted.end) == (got.start, got.end)
            values += wanted.value == got.value
    relaxed_f1 = _f1(relaxed, predicted, gold)
    return {
        "relaxed_f1": relaxed_f1,
        "strict_f1": _f1(strict, predicted, gold),
        "value_f1": relaxed_f1 * values / relaxed if relaxed else 0.0,
    }


def _pairs(gold: tuple[Span, ...], found: list[Span]) -> list[tuple[Span, Span]]:
    """Pair each gold span with a found one that overlaps it, equal spans first, each used once."""
    pairs, free = [], list(found)
    for exact in (True, False):
        for wanted in gold:
            if any(p[0] is wanted for p in pairs):
                continue
            hits = [g for g in free if g.start < wanted.end and wanted.start < g.end]
            hits = [g for g in hits if (g.start, g.end) == (wanted.start, wanted.end)] if exact else hits
            if hits:
                free.remove(hits[0])
                pairs.append((wanted, hits[0]))
    return pairs


def _f1(hits: int, predicted: int, gold: int) -> float:
    return 2 * hits / (predicted + gold) if predicted + gold else 0.0


def failures(documents: list[Document], found: list[list[Span]]) -> dict[str, int]:
    """Count what went wrong, by kind."""
    counts: Counter[str] = Counter()
    for document, spans in zip(documents, found, strict=True):
        pairs = _pairs(document.gold, spans)
        counts["missed"] += len(document.gold) - len(pairs)
        counts["spurious"] += len(spans) - len(pairs)
        counts["extent"] += sum((a.start, a.end) != (b.start, b.end) for a, b in pairs)
        counts["value"] += sum(a.value != b.value for a, b in pairs)
    return dict(counts)


def development(documents: list[Document]) -> list[Document]:
    """The three quarters of the documents that may be looked at; chosen by the hash of the text."""
    return [d for d in documents if hashlib.sha256(d.text.encode()).digest()[0] % 4 != 3]


def run(data: Path) -> dict[str, Any]:
    """Score the project's stages and the baseline on a folder of TimeML files."""
    documents = read_documents(data)
    began = time.perf_counter()
    found = our_spans(documents)
    seconds = time.perf_counter() - began
    looked_at = development(documents)
    kept = [(d, f) for d, f in zip(documents, found, strict=True) if d not in looked_at]
    return {
        **score(documents, found),
        "held_out": score([d for d, _ in kept], [f for _, f in kept]),
        "n": len(documents),
        "seconds": seconds,
        "baselines": {"dateparser": score(documents, dateparser_spans(documents))},
        "failures": failures(documents, found),
    }
