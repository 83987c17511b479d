"""Task ``clean``: pages (main text, title, author, date) and flattened lines (content or furniture).

Reads every JSONL file (gzipped or not) of the folder: rows with ``html`` are pages, rows with ``lines`` flattened
pages.
``f1``, ``precision`` and ``recall`` are over words, a page at a time (as WCXB scores); ``shingle_f1`` is the scorer of
the article extraction benchmark (Scrapinghub 2020: shingles of four words, precision and recall averaged over pages).
``pages_taught`` counts the pages that the shipped weights were taught: their text scores flatter, and the card of the
model has those of held-out sites. Title, author and date are read by rules, and are not flattered.
"""

import gzip
import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from consilience.models import ContentScorer, load
from consilience.records import Article, Block, RawDocument, StatedDate
from consilience.stages.clean.reader import clean
from consilience.text import fold, squeeze
from evals.accounts import plain_document
from evals.clean_errors import errors, labels_of
from evals.measures import f1

_AND = re.compile(r",? (?:and|&) |, ")  # however a list of authors is joined
_TAUGHT = re.compile(r"dev/\d+")  # ids of WCXB's development pages
_WORD = re.compile(r"\w+")
_CONTENT = {"paragraph", "heading", "embed", "dek"}


@dataclass
class Read:
    """What one system reads out of one page."""

    text: str = ""
    title: str = ""
    author: str = ""
    date: str = ""
    blocks: list[tuple[str, bool]] = field(default_factory=list)  # and whether each was kept; ours alone


def run(data: Path) -> dict[str, Any]:
    """Score our reader and the libraries that users would pick instead, on the same items in the same process."""
    rows = [row for path in sorted(data.rglob("*.jsonl*")) for row in _rows(path)]
    pages = [row for row in rows if row.get("html") is not None]
    flats = [row for row in rows if row.get("lines") is not None]
    result = {"n": len(pages) + len(flats), **_ours(pages, flats, {row["id"]: row for row in pages})}
    result["pages_taught"] = sum(_TAUGHT.fullmatch(row["id"]) is not None for row in pages)
    result["baselines"] = {
        **{name: _score_pages(pages, reader) for name, reader in _libraries().items() if pages},
        **({"sentence-like lines": _score_lines(flats, _sentence_like)} if flats else {}),
    }
    return result


def _ours(pages: list[dict[str, Any]], flats: list[dict[str, Any]], by_id: dict[str, dict[str, Any]]) -> dict[str, Any]:
    _records(_document("warm", "A first text to load the models of languages and lines."))
    read, flat = _score_pages(pages, _read_page), _score_lines(flats, _read_lines)
    kinds = [("page", read.pop("failures", {})), ("flattened", flat.pop("failures", {}))]
    scores = {**read, **flat}
    scores["failures"] = {f"{way}: {kind}": n for way, found in kinds for kind, n in sorted(found.items())}
    scores["seconds"] = scores.pop("page_seconds", 0.0) + scores.pop("line_seconds", 0.0)
    return {**scores, **_score_flat_facts(flats, by_id)}


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    read = gzip.open if path.suffix == ".gz" else open
    with read(path, "rt", encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


# ---------------------------------------------------------------- systems


def _document(doc_id: str, text: str, **known: str) -> RawDocument:
    return plain_document(doc_id, text.encode("utf-8", "replace"), charset="utf-8", **known)


def _records(document: RawDocument) -> tuple[Article, list[Block], list[StatedDate]]:
    records = list(clean([document], scorer=load(ContentScorer)))
    article = next(r for r in records if isinstance(r, Article))
    return article, [r for r in records if isinstance(r, Block)], [r for r in records if isinstance(r, StatedDate)]


def _read_page(row: dict[str, Any]) -> Read:
    article, blocks, dates = _records(
        _document(row["id"], row["html"], url=row.get("url") or "", media_type="text/html")
    )
    kept = [(article.text[b.start : b.end], _is_content(b, article.text)) for b in blocks if not b.duplicate]
    text = "\n".join(words for words, content in kept if content)
    return Read(text, article.title, ", ".join(article.authors), _published(dates), kept)


def _is_content(block: Block, text: str) -> bool:
    """Content, and a dateline that opens a paragraph's line (one that is a line of its own is the page's date)."""
    return block.kind in _CONTENT or (block.kind == "dateline" and text[block.end : block.end + 1] == " ")


def _published(dates: list[StatedDate]) -> str:
    """The stated date of publication; where a page states only that of its last update, that."""
    return next((d.value[:10] for role in ("published", "updated") for d in dates if d.role == role), "")


def _libraries() -> dict[str, Callable[[dict[str, Any]], Read]]:
    import trafilatura
    from readability import Document
    from resiliparse.extract.html2text import extract_plain_text

    def by_trafilatura(row: dict[str, Any]) -> Read:
        found = trafilatura.bare_extraction(row["html"], url=row.get("url"), with_metadata=True)
        return Read(found.text or "", found.title or "", found.author or "", found.date or "") if found else Read()

    def by_readability(row: dict[str, Any]) -> Read:
        document = Document(row["html"])
        return Read(extract_plain_text(document.summary()), document.short_title() or "")

    def by_resiliparse(row: dict[str, Any]) -> Read:
        return Read(extract_plain_text(row["html"], main_content=True))

    return {"trafilatura": by_trafilatura, "readability": by_readability, "resiliparse": by_resiliparse}


def _read_lines(lines: list[str]) -> list[bool]:
    """Which lines of a flattened page our reader takes for content, by the blocks that lie on them."""
    article, blocks, _ = _records(_document("flat", "\n".join(lines)))
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    kept = [(b.start, b.end) for b in blocks if _is_content(b, article.text)]
    covered = [0] * len(lines)
    at = 0
    for start, end in kept:
        while starts[at + 1] <= start:
            at += 1
        covered[at] += end - start
    return [2 * c > len(line.strip()) > 0 for c, line in zip(covered, lines, strict=True)]


def _sentence_like(lines: list[str]) -> list[bool]:
    """The line rule of C4 (Raffel et al. 2020): five words and an end mark."""
    return [len(line.split()) >= 5 and line.rstrip("\"'”’ ").endswith((".", "!", "?")) for line in lines]


# ---------------------------------------------------------------- scores


@dataclass
class _Sums:
    """Running sums over pages."""

    words: list[tuple[float, float, float]] = field(default_factory=list)
    shingles: list[tuple[float, float]] = field(default_factory=list)
    facts: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    failures: Counter[str] = field(default_factory=Counter)


def _score_pages(pages: list[dict[str, Any]], reader: Callable[[dict[str, Any]], Read]) -> dict[str, Any]:
    if not pages:
        return {}
    sums, seconds, failures = _Sums(), 0.0, 0
    for row in pages:
        started = time.process_time()
        try:
            read = reader(row)
        except Exception:  # a library that fails on a page has read nothing from it
            read, failures = Read(), failures + 1
        seconds += time.process_time() - started
        _add(sums, row, read)
    return {
        **_page_scores(sums),
        "pages_per_second": round(len(pages) / max(seconds, 1e-9), 1),
        "page_seconds": round(seconds, 2),
        "failed": failures,
        **({"failures": dict(sums.failures)} if sums.failures else {}),
    }


def _add(sums: _Sums, row: dict[str, Any], read: Read) -> None:
    sums.words.append(_overlap(Counter(_WORD.findall(read.text.lower())), Counter(_WORD.findall(row["text"].lower()))))
    precision, recall, _ = _overlap(_shingles(read.text), _shingles(row["text"]))
    sums.shingles.append((precision, recall))
    blocks = [words for words, _ in read.blocks]
    sums.failures += errors(blocks, [kept for _, kept in read.blocks], labels_of(blocks, row["text"]))
    for fact in ("title", "author", "date"):
        if gold := row.get(fact):
            sums.asked[fact] += 1
            sums.facts[fact] += _same(fact, getattr(read, fact), gold)


def _page_scores(sums: _Sums) -> dict[str, float]:
    n = len(sums.words)
    precision, recall = (sum(pair[k] for pair in sums.shingles) / n for k in (0, 1))
    scores = {name: sum(w[k] for w in sums.words) / n for k, name in enumerate(("precision", "recall", "f1"))}
    scores["shingle_f1"] = f1(precision, recall)
    scores |= {fact: sums.facts[fact] / sums.asked[fact] for fact in ("title", "author", "date") if sums.asked[fact]}
    return {name: round(value, 4) for name, value in scores.items()}


def _same(fact: str, found: str, gold: str) -> bool:
    if fact == "date":
        return found[:10] == gold[:10]
    return _AND.sub(", ", fold(squeeze(found))) == _AND.sub(", ", fold(squeeze(gold)))


def _overlap(found: Counter[Any], gold: Counter[Any]) -> tuple[float, float, float]:
    """Precision, recall and F1 of one multiset against another; two empty ones agree."""
    if not found and not gold:
        return 1.0, 1.0, 1.0
    common = (found & gold).total()
    precision, recall = common / max(1, found.total()), common / max(1, gold.total())
    return precision, recall, f1(precision, recall)


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    return Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3))) if words else Counter()


def _score_lines(flats: list[dict[str, Any]], reader: Callable[[list[str]], list[bool]]) -> dict[str, Any]:
    """F1 of content lines over all pages, and by the way of flattening (the id's first word)."""
    if not flats:
        return {}
    counts: dict[str, Counter[str]] = {}
    failures: Counter[str] = Counter()
    seconds = 0.0
    for row in flats:
        lines = [squeeze(line) for line in row["lines"]]
        started = time.process_time()
        said = reader(lines)
        seconds += time.process_time() - started
        failures += errors(lines, said, row["labels"])
        way = row["id"].split(":")[0] if ":" in row["id"] else "plain"
        for one in ("", way):
            counts.setdefault(one, Counter()).update(_outcomes(said, row["labels"]))
    scores = {f"line_f1_{way}" if way else "line_f1": round(_f1_of(c), 4) for way, c in counts.items()}
    return {
        **scores,
        "failures": dict(failures),
        "flat_pages_per_second": round(len(flats) / max(seconds, 1e-9), 1),
        "line_seconds": round(seconds, 2),
    }


def _outcomes(said: list[bool], labels: Iterable[int]) -> Iterator[str]:
    names = {(True, 1): "right", (True, 0): "wrong", (False, 1): "lost", (False, 0): "left"}
    return (names[kept, label] for kept, label in zip(said, labels, strict=True) if label != 2)


def _f1_of(c: Counter[str]) -> float:
    return 2 * c["right"] / max(1, 2 * c["right"] + c["wrong"] + c["lost"])


def _score_flat_facts(flats: list[dict[str, Any]], pages: dict[str, dict[str, Any]]) -> dict[str, float]:
    """Title, date and byline from the flattened text alone, for rows that show their page's title as a line."""
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for row in flats:
        gold = pages.get(row["id"].split(":")[-1], {})
        lines = [squeeze(line) for line in row["lines"]]
        if not gold.get("title") or fold(squeeze(gold["title"])) not in {fold(line) for line in lines}:
            continue
        article, _, dates = _records(_document("flat", "\n".join(lines)))
        found = Read("", article.title, ", ".join(article.authors), _published(dates))
        for fact in ("title", "author", "date"):
            if gold.get(fact):
                asked[fact] += 1
                right[fact] += _same(fact, getattr(found, fact), gold[fact])
    return {f"flat_{fact}": round(right[fact] / n, 4) for fact, n in asked.items()}
