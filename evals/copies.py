"""Who copied whom, on copies made from independent accounts of real events (see ``derive.py``).

DATA holds one folder a story with a text file an account, headline first. In each story one account is copied by each
method, at one of three strengths in turn; the copy must be linked to its source and to no other account. Accounts that
themselves share a run of 12 words are left out as negatives: agency text runs through real news, and nobody labelled
it. Every second story taught the weights (``training/lineage.py``) and is left out here.
"""

import itertools
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from consilience.models import AttributionModel, Parser, Vocabulary, load
from consilience.records import Article, Block, CopyLink, Member, Quote, Sentence
from consilience.stages.annotate.sentences import parse
from consilience.stages.annotate.speech.quotes import find_quotes
from consilience.stages.lineage.trace import Accounts, trace_copies
from evals.accounts import plain_article, plain_blocks, plain_publication
from evals.derive import METHODS, STRENGTHS, derive
from evals.measures import f1
from evals.roundtrip import missing

DEPENDENT = {"copy", "rewrite", "translation"}
SHARED_RUN = 12
EARLY, LATE = "2021-03-04", "2021-03-05"  # where times are known, the copy is a day younger
TAUGHT, HELD = slice(0, None, 2), slice(1, None, 2)  # stories, by their place in the order of their folders' names


@dataclass
class Account:
    """An article with what the stage reads of it."""

    article: Article
    blocks: list[Block]
    sentences: list[Sentence] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)

    @property
    def id(self) -> str:
        """The name of the account."""
        return self.article.article_id


def account(name: str, text: str) -> Account:
    """Cut a plain text into a headline and paragraphs, and read it."""
    article = plain_article(name, text, text.split("\n", 1)[0].strip())
    blocks = plain_blocks(article)
    made = Account(article, blocks)
    made.sentences = list(parse([article], blocks, [], parser=load(Parser)))
    made.quotes = list(find_quotes([article], blocks, made.sentences, [], attribution=load(AttributionModel)))
    return made


@dataclass(frozen=True)
class Case:
    """A saga of independent accounts and one copy."""

    method: str
    strength: int
    accounts: tuple[Account, ...]
    copy: str
    sources: frozenset[str]
    unknown: frozenset[frozenset[str]]  # pairs that share real text


def cases(data: Path, part: slice) -> Iterable[Case]:
    """Make the copies of some stories: each method at the strength whose turn it is in that story."""
    methods = [m for m in METHODS if m != "roundtrip" or not missing()]
    for at, folder in enumerate(sorted({p.parent for p in data.rglob("*.txt")})[part]):
        texts = {p.stem: p.read_text(encoding="utf-8", errors="replace").strip() for p in sorted(folder.glob("*.txt"))}
        texts = {k: t for k, t in texts.items() if len(t.split()) > 120}
        if len(texts) < 2:
            continue
        own = {k: account(f"{folder.name}/{k}", t) for k, t in texts.items()}
        unknown = {frozenset(pair) for pair in itertools.combinations(own, 2) if _share(*(texts[k] for k in pair))}
        for n, method in enumerate(methods):
            source = sorted(own)[n % len(own)]
            other = next((k for k in sorted(own) if k != source and frozenset((k, source)) not in unknown), None)
            if other is not None:
                strength = STRENGTHS[(at + n) % len(STRENGTHS)]
                yield _case(own, texts, (method, strength), (source, other), unknown)


def _case(
    own: dict[str, Account],
    texts: dict[str, str],
    way: tuple[str, int],
    pair: tuple[str, str],
    unknown: set[frozenset[str]],
) -> Case:
    source, other = pair
    title, _, body = texts[source].partition("\n")
    story = own[source].id.rpartition("/")[0]
    made = account(f"{story}/{way[0]}-{way[1]}", derive(*way, title, body, texts[other].partition("\n")[2]))
    sources = {source, other} if way[0] in {"merged", "borrowed"} else {source}
    doubtful = {frozenset(own[k].id for k in p) for p in unknown}
    doubtful |= {frozenset((made.id, own[k].id)) for k in own if any(frozenset((k, s)) in unknown for s in sources)}
    return Case(*way, (*own.values(), made), made.id, frozenset(own[k].id for k in sources), frozenset(doubtful))


def _share(a: str, b: str) -> bool:
    def runs(text: str) -> set[tuple[str, ...]]:
        words = text.lower().split()
        return {tuple(words[i : i + SHARED_RUN]) for i in range(len(words) - SHARED_RUN + 1)}

    return bool(runs(a) & runs(b))


def ours(case: Case, times: bool = False) -> dict[frozenset[str], tuple[float, str]]:
    """Score of each linked pair and the account held to be the copy."""
    accounts = case.accounts
    read = Accounts(
        articles=[a.article for a in accounts],
        members=[Member(article_id=a.id, story_id="s", saga_id="s") for a in accounts],
        blocks=[b for a in accounts for b in a.blocks],
        sentences=[s for a in accounts for s in a.sentences],
        credits=[],
        publications=[plain_publication(a.id, LATE if a.id == case.copy else EARLY) for a in accounts] if times else [],
        quotes=[q for a in accounts for q in a.quotes],
    )
    links = [
        r for r in trace_copies(read, vocabulary=load(Vocabulary)) if isinstance(r, CopyLink) and r.kind in DEPENDENT
    ]
    return {frozenset((k.article_id, k.source_article)): (k.score, k.article_id) for k in links}


Links = dict[frozenset[str], float]
Told = list[tuple[Case, Links]]


def run(data: Path) -> dict[str, Any]:
    """Score links and directions by method and strength, and three usual ways at their best thresholds."""
    began = time.perf_counter()
    found = [(case, ours(case)) for case in cases(data, HELD)]
    seconds = time.perf_counter() - began
    result = _summary([(case, dict.fromkeys(links, 1.0)) for case, links in found], 0.5)
    return {
        **result,
        **_directions(found, result["cells"]),
        "n": len(found),
        "seconds": seconds,
        "skipped": missing(),
        "baselines": {k: _baseline([case for case, _ in found], f) for k, f in BASELINES.items()},
    }


def _directions(found: list[tuple[Case, dict[frozenset[str], tuple[float, str]]]], cells: dict[str, Any]) -> Any:
    """Share of the found links whose copy is told from its source, without times and with them."""
    right: dict[str, Counter[str]] = defaultdict(Counter)
    for case, links in found:
        dated = ours(case, times=True)
        for pair in (frozenset((source, case.copy)) for source in case.sources):
            if pair in links:
                blind, known = links[pair][1] == case.copy, dated.get(pair, (0, ""))[1] == case.copy
                for cell in ("", *_cells(case)):
                    right[cell].update(n=1, direction_times_unknown=blind, direction_times_known=known)
    shares = {cell: {k: c[k] / c["n"] for k in c if k != "n"} for cell, c in right.items()}
    for cell, row in cells.items():
        row.update(shares.get(cell, {}))
    return shares.get("", {})


def _cells(case: Case) -> tuple[str, ...]:
    return case.method, f"strength {case.strength}", f"{case.method} {case.strength}"


def _summary(scored: Told, threshold: float) -> dict[str, Any]:
    """F1 of the pairs linked from a threshold on: of all, by method, by strength and by both."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for case, links in scored:
        for a, b in itertools.combinations([x.id for x in case.accounts], 2):
            pair = frozenset((a, b))
            true = case.copy in pair and bool(pair & case.sources)
            if pair in case.unknown and not true:
                continue
            said = links.get(pair, 0.0) >= threshold
            for cell in ("", *_cells(case)):
                counts[cell].update(tp=true and said, fp=said and not true, fn=true and not said)
    return {**_measures(counts.pop("", Counter())), "cells": {k: _measures(c) for k, c in sorted(counts.items())}}


def _measures(c: Counter[str]) -> dict[str, float]:
    precision, recall = c["tp"] / max(1, c["tp"] + c["fp"]), c["tp"] / max(1, c["tp"] + c["fn"])
    return {"precision": precision, "recall": recall, "f1": f1(precision, recall)}


def _baseline(found: list[Case], score: Callable[[str, str], float]) -> dict[str, Any]:
    """A baseline with the threshold that suits this very data best: an upper bound of what it can do."""
    known: dict[tuple[str, str], float] = {}
    scored = [(case, _scored(case, score, known)) for case in found]
    values = sorted({v for _, links in scored for v in links.values()})
    steps = values[:: max(1, len(values) // 60)]
    return max((_summary(scored, t) | {"threshold": t} for t in steps), key=lambda r: r["f1"], default={})


def _scored(case: Case, score: Callable[[str, str], float], known: dict[tuple[str, str], float]) -> Links:
    links = {}
    for a, b in itertools.combinations(case.accounts, 2):
        if (a.id, b.id) not in known:
            known[a.id, b.id] = score(a.article.text, b.article.text)
        links[frozenset((a.id, b.id))] = known[a.id, b.id]
    return links


def grams(text: str, n: int = 5) -> set[str]:
    """The runs of ``n`` words of a text; of a shorter text the whole."""
    words = "".join(c if c.isalnum() else " " for c in text.lower()).split()
    return {" ".join(words[i : i + n]) for i in range(max(1, len(words) - n + 1))}


def containment(a: str, b: str) -> float:
    """Share of the shorter text's runs of five words that the other has too."""
    x, y = grams(a), grams(b)
    return len(x & y) / max(1, min(len(x), len(y)))


def minhash(a: str, b: str) -> float:
    """Estimated Jaccard likeness of the runs of five words (Broder 1997)."""
    from datasketch import MinHash

    def signed(text: str) -> Any:
        made = MinHash(128)
        made.update_batch([g.encode() for g in grams(text)])
        return made

    return float(signed(a).jaccard(signed(b)))


def tfidf(a: str, b: str) -> float:
    """Cosine of TF-IDF vectors; how rare a word is, these two texts alone say."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    rows = TfidfVectorizer(sublinear_tf=True).fit_transform([a, b])
    return float((rows[0] @ rows[1].T).toarray()[0, 0])


BASELINES: dict[str, Callable[[str, str], float]] = {
    "5-gram containment": containment,
    "MinHash": minhash,
    "TF-IDF cosine": tfidf,
}
