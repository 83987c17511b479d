"""Timelines from news archives (Timeline17): are the right days chosen, and is the right thing said of each?

Protocol of Martschat and Markert (2017, 2018): a system is told how many days the reference timeline has and how
many sentences a day on average, and may use sentences with a keyword of the topic. Scores are means over timelines:
date F1, and alignment ROUGE-1/2 F1 (``align+ m:1``): each day of one timeline is aligned to the day of the other with
the least cost (1 - 1/(|t1 - t2| + 1)) * (1 - ROUGE-1 F1), and counts its n-gram matches times 1/(|t1 - t2| + 1);
precision aligns the system's days to the reference, recall the reference's to the system. The scorer is our own after
the papers (``tilse`` needs long outdated libraries), without stemming: compare with published figures only roughly.

Ours: the stages parse, find_times, resolve_times and happenings; a day's rank is the weight of its happenings and how
often it is named.
Baselines, on the same sentences: PUBCOUNT (days with most articles, their opening sentences) and mention counts with
central sentences (what DATEWISE regression mostly learns, without its training).
"""

import gzip
import json
import math
import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

from consilience.models import Parser, load
from consilience.page import Accounts
from consilience.records import Happening, Member, ResolvedTime
from consilience.stages.annotate.sentences import parse
from consilience.stages.annotate.time.calendar import resolve_times
from consilience.stages.annotate.time.times import find_times
from consilience.stages.timeline.happenings import happenings
from consilience.text import content_id
from evals.accounts import plain_article, plain_blocks, plain_publication
from evals.measures import f1

ARTICLES_PER_TOPIC = 100  # evenly over the topic's days, so that the whole run stays within minutes on two cores
OPENING = 2  # keyword sentences of an article that its publication day is summarised by in PUBCOUNT

Timeline = dict[str, list[str]]  # ISO day: sentences

_BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "``": '"', "''": '"', "\\/": "/"}
_SPACED = re.compile(r" (?=[,.;:!?%)\]]|n't\b|'(?:s|re|ve|ll|d|m)\b)|(?<=[(\[$]) ")
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:T.*)?~?")
_WORD = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True)
class Told:
    """A keyword sentence, its article's day, and the days it names."""

    article_id: str
    start: int
    text: str
    published: str
    rank: int  # among the keyword sentences of its article
    days: tuple[str, ...]


def run(data: Path) -> dict[str, Any]:
    """Score our timelines and the baselines on every reference timeline of a folder."""
    began = time.perf_counter()
    documents, references = _read(data)
    scores: dict[str, list[dict[str, float]]] = defaultdict(list)
    for topic, timelines in sorted(references.items()):
        keywords = sorted({k.lower() for t in timelines for k in t["keywords"]})
        bundle = _annotated(_sampled(documents.get(topic, [])), keywords)
        told = _told(bundle)
        lines = list(happenings(bundle))
        for item in timelines:
            gold = {day[:10]: [plain(s) for s in sentences] for day, sentences in item["timeline"]}
            size = max(1, round(sum(map(len, gold.values())) / max(len(gold), 1)))
            window = (min(gold), max(gold))
            scores["ours"].append(score(_ours(lines, told, len(gold), size, window), gold))
            scores["pubcount"].append(score(_pubcount(told, len(gold), size, window), gold))
            scores["mentions"].append(score(_mentions(told, len(gold), size, window), gold))
    means = {name: _mean(rows) for name, rows in scores.items()}
    return {
        **means.get("ours", {"date_f1": 0.0, "align_rouge1": 0.0, "align_rouge2": 0.0}),
        "n": len(scores["ours"]),
        "seconds": round(time.perf_counter() - began, 1),
        "baselines": {name: mean for name, mean in means.items() if name != "ours"},
    }


def _read(data: Path) -> tuple[dict[str, list[dict[str, str]]], dict[str, list[dict[str, Any]]]]:
    """Documents and reference timelines by topic, told apart by their fields."""
    documents: dict[str, list[dict[str, str]]] = defaultdict(list)
    references: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for path in sorted([*data.rglob("*.jsonl"), *data.rglob("*.jsonl.gz")]):
        opener = gzip.open if path.suffix == ".gz" else open
        with opener(path, "rt", encoding="utf-8") as lines:
            for line in filter(str.strip, lines):
                item = json.loads(line)
                (references if "timeline" in item else documents)[item["topic"]].append(item)
    return documents, references


def _sampled(documents: list[dict[str, str]]) -> list[dict[str, str]]:
    """Every k-th document in the order of days."""
    ordered = sorted(documents, key=lambda d: (d["date"], d["doc_id"]))
    step = max(1, math.ceil(len(ordered) / ARTICLES_PER_TOPIC))
    return ordered[::step]


def plain(text: str) -> str:
    """Undo the treebank's tokens: brackets, quotation marks, loose punctuation."""
    for token, sign in _BRACKETS.items():
        text = text.replace(token, sign)
    return _SPACED.sub("", re.sub(r"\s+", " ", text)).strip()


def _annotated(documents: list[dict[str, str]], keywords: list[str]) -> Accounts:
    """Run the stages on the keyword sentences, each a paragraph, of all documents as one saga."""
    articles, blocks = [], []
    for item in documents:
        kept = [plain(s) for s in item["text"].split("\n") if any(k in s.lower() for k in keywords)]
        article = plain_article(content_id(item["doc_id"]), "\n".join(kept))
        articles.append(article)
        blocks += plain_blocks(article)
    sentences = list(parse(articles, blocks, [], parser=load(Parser)))
    times = list(find_times(articles, sentences))
    days = [plain_publication(a.article_id, d["date"][:10]) for a, d in zip(articles, documents, strict=True)]
    members = [Member(article_id=a.article_id, story_id="topic", saga_id="topic") for a in articles]
    made = {
        "articles": articles, "blocks": blocks, "sentences": sentences, "times": times, "publications": days,
        "members": members, "resolved": list(resolve_times(times, days, [])),
    }  # fmt: skip
    return Accounts(**{f.name: made.get(f.name, []) for f in fields(Accounts)})


def _told(bundle: Accounts) -> list[Told]:
    published = {p.article_id: p.latest for p in bundle.publications}
    text = {a.article_id: a.text for a in bundle.articles}
    days: dict[tuple[str, int], set[str]] = defaultdict(set)
    of_time = {t.time_id: t for t in bundle.times}
    for r in bundle.resolved:
        if _is_day(r):
            days[r.article_id, of_time[r.time_id].sentence].add(r.earliest[:10])
    rank: Counter[str] = Counter()
    out = []
    for s in sorted(bundle.sentences, key=lambda s: (published[s.article_id], s.article_id, s.n)):
        told = tuple(sorted(days[s.article_id, s.n]))
        words_ = text[s.article_id][s.start : s.end]
        out.append(Told(s.article_id, s.start, words_, published[s.article_id], rank[s.article_id], told))
        rank[s.article_id] += 1
    return out


def _is_day(time: ResolvedTime) -> bool:
    return bool(time.edtf) and bool(time.earliest) and time.earliest[:10] == time.latest[:10]


def _ours(lines: list[Happening], told: list[Told], days: int, size: int, window: tuple[str, str]) -> Timeline:
    """Rank days by the happenings on them and by how often they are named.

    Say what is central to the tellings of all, news first: a sentence that opens an article of the day counts double.
    """
    place = {(t.article_id, t.start): t.text for t in told}
    of_day: dict[str, list[str]] = defaultdict(list)
    rank: Counter[str] = Counter()
    for h in sorted(lines, key=lambda h: (-h.salience, h.happening_id)):
        day = h.date[:10]
        if _DAY.fullmatch(h.date) and window[0] <= day <= window[1] and h.kind != "forecast":
            cited = zip(h.cited_articles, h.cited_starts, strict=True)
            of_day[day] += [place[key] for key in cited if key in place] or [h.text]
            rank[day] += h.salience * len(set(h.cited_articles))
    for t in told:
        rank.update(day for day in t.days if window[0] <= day <= window[1])
    chosen = sorted(rank, key=lambda d: (-rank[d], d))[:days]
    general = Counter(w for t in told for w in set(words(t.text)))
    out = {}
    for day in chosen:
        openings = [t.text for t in told if t.published == day and t.rank < OPENING]
        first = frozenset(t.text for t in told if t.published == day and t.rank == 0)
        out[day] = central(of_day[day] + 2 * openings, size, general, first)
    return out


def _pubcount(told: list[Told], days: int, size: int, window: tuple[str, str]) -> Timeline:
    published = Counter(t.published for t in told if t.rank == 0 and window[0] <= t.published <= window[1])
    chosen = sorted(published, key=lambda d: (-published[d], d))[:days]
    return {d: [t.text for t in told if t.published == d and t.rank < OPENING][:size] for d in chosen}


def _mentions(told: list[Told], days: int, size: int, window: tuple[str, str]) -> Timeline:
    counts = Counter(day for t in told for day in t.days if window[0] <= day <= window[1])
    chosen = sorted(counts, key=lambda d: (-counts[d], d))[:days]
    general = Counter(w for t in told for w in set(words(t.text)))
    return {d: central([t.text for t in told if d in t.days], size, general) for d in chosen}


def central(sentences: list[str], size: int, general: Counter[str], first: frozenset[str] = frozenset()) -> list[str]:
    """The sentences nearest to the mean of all (TF-IDF centroid), ``first`` twice as near, half of each new."""
    total = max(general.values(), default=1)
    centre: Counter[str] = Counter()
    for s in sentences:
        centre.update(set(words(s)))
    weight = {w: n * math.log(1 + total / (1 + general[w])) for w, n in centre.items()}

    def near(s: str) -> float:
        own = set(words(s))
        return (1 + (s in first)) * sum(weight[w] for w in own) / math.sqrt(len(own)) if own else 0.0

    chosen: list[str] = []
    for s in sorted(dict.fromkeys(sentences), key=lambda s: (-near(s), s)):
        own = set(words(s))
        if len(chosen) < size and all(len(own & set(words(c))) < 0.5 * len(own) for c in chosen):
            chosen.append(s)
    return chosen


# ------------------------------------------------------------------ the scorer


def score(system: Timeline, gold: Timeline) -> dict[str, float]:
    """Date F1 and alignment ROUGE of one timeline."""
    hits = len(system.keys() & gold.keys())
    out = {"date_f1": f1(hits / len(system) if system else 0.0, hits / len(gold) if gold else 0.0)}
    for n in (1, 2):
        out[f"align_rouge{n}"] = f1(_aligned(system, gold, n), _aligned(gold, system, n))
    return out


def _aligned(these: Timeline, those: Timeline, n: int) -> float:
    """Share of the n-grams of ``these`` days found in the days of ``those`` they align to, discounted by distance."""
    matched = total = 0.0
    for day, sentences in these.items():
        own = grams(sentences, n)
        total += sum(own.values())
        if those:
            other = min(those, key=lambda d: (_cost(day, d, sentences, those[d]), d))
            matched += _near(day, other) * sum((own & grams(those[other], n)).values())
    return matched / total if total else 0.0


def _cost(a: str, b: str, x: Iterable[str], y: Iterable[str]) -> float:
    left, right = grams(x, 1), grams(y, 1)
    shared = sum((left & right).values())
    likeness = f1(shared / max(sum(left.values()), 1), shared / max(sum(right.values()), 1))
    return (1 - _near(a, b)) * (1 - likeness)


def _near(a: str, b: str) -> float:
    return 1 / (abs((date.fromisoformat(a) - date.fromisoformat(b)).days) + 1)


def words(text: str) -> list[str]:
    """Lower-case words and numbers."""
    return _WORD.findall(text.lower())


def grams(sentences: Iterable[str], n: int) -> Counter[tuple[str, ...]]:
    """Count the n-grams of a day's summary."""
    tokens = [w for s in sentences for w in words(s)]
    return Counter(zip(*(tokens[i:] for i in range(n)), strict=False))


def _mean(rows: list[dict[str, float]]) -> dict[str, float]:
    return {key: round(sum(r[key] for r in rows) / len(rows), 4) for key in rows[0]}
