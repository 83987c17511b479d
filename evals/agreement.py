"""Do two texts say the same: answers of outlets (NAnCo), summaries of documents (SummEdits), inference pairs, stories.

The folder may hold a JSON list of questions with ``answers`` in clusters, JSONL rows of ``premise``, ``hypothesis``
and ``label`` ("e" where the hypothesis follows from the premise), and a folder of stories with ``labels.json``.
``accuracy`` is that of pairs of answers when there are any, else of the rows; ``balanced_accuracy`` that of rows whose
premise is a document when there are any, else of all rows. Answers are judged by the shipped pair scorer, a question's
answers making up a small saga; rows by the pair reader, which reads each sentence of the hypothesis against
the few of the premise that are nearest to it. Our thresholds are the constants below; each
baseline gets the threshold that is best for it on the very data, which flatters it.
"""

import json
import time
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from consilience.models import READINGS, Encoder, PairReader, PairScorer, Parser, Vocabulary, WordEncoder, load
from consilience.records import Claim, Sentence
from consilience.stages.claims.accounts import NO_WORDS, Saga, Unit, Words
from consilience.stages.claims.features import Features
from consilience.text import carries_meaning
from evals.accounts import plain_article
from evals.gold import find_scorer, score
from evals.passages import passage, sentences

AGREE = 0.2  # answers to one question with this score or more agree
HELD = 0.5  # probability from which a text holds another
DOCUMENT = 120  # words from which a premise is a document
ROWS, STORIES = 1000, 10  # of larger sets so many are taken, evenly spread: the whole takes a quarter of an hour
Scores = NDArray[np.float64]
T = TypeVar("T")


@dataclass(frozen=True)
class Row:
    """Two texts and whether the second follows from the first."""

    premise: str
    hypothesis: str
    holds: bool


def run(data: Path) -> dict[str, Any]:
    """Score answers, documents and pairs as far as the folder holds them, and the agreement of whole stories."""
    began = time.perf_counter()
    questions = [q for path in sorted(data.glob("*.json")) for q in json.loads(path.read_text(encoding="utf-8"))]
    rows = [row for path in sorted(data.glob("*.jsonl")) for row in _rows(path)]
    long = [len(row.premise.split()) > DOCUMENT for row in rows]
    parts: list[tuple[str, NDArray[np.bool_], dict[str, Scores], float]] = []
    if questions:
        parts.append(("answers", *_answers(questions), AGREE))
    for name, wanted in (("documents", True), ("pairs", False)):
        chosen = _some([row for row, is_long in zip(rows, long, strict=True) if is_long == wanted], ROWS)
        if chosen:
            parts.append((name, np.array([r.holds for r in chosen]), _held(chosen), HELD))
    tables = {name: _table(truth, scores, least) for name, truth, scores, least in parts}
    result = {system: _headline(tables, system) for system in ("ours", "bge cosine", "TF-IDF cosine")}
    return {
        **result.pop("ours"),
        **_stories(data),
        "n": sum(len(truth) for _, truth, _, _ in parts),
        "seconds": time.perf_counter() - began,
        "baselines": result,
        "parts": tables,
    }


def _some(every: list[T], most: int) -> list[T]:
    return every[:: -(-len(every) // most)] if every else []


def _rows(path: Path) -> list[Row]:
    """Rows of a set that is for testing; one whose labels are those of several sources is for training."""
    made = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [Row(r["premise"], r["hypothesis"], r["label"] == "e") for r in made if "source" not in r]


def _answers(questions: list[dict[str, Any]]) -> tuple[NDArray[np.bool_], dict[str, Scores]]:
    """All pairs of answers to one question: in one cluster or not, and each system's score."""
    truth: list[bool] = []
    found: dict[str, list[float]] = {"ours": [], "bge cosine": [], "TF-IDF cosine": []}
    for question in questions:
        texts = [a["Answer"] or a["Paragraph"] for a in question["answers"]]
        clusters = [a["cluster_global"] for a in question["answers"]]
        rows, columns = (np.array(x) for x in zip(*combinations(range(len(texts)), 2), strict=True))
        truth += [clusters[a] == clusters[b] for a, b in zip(rows, columns, strict=True)]
        saga = saga_of(texts)
        found["ours"] += load(PairScorer)(Features(saga, load(Vocabulary)).at(rows, columns)).tolist()
        vectors = np.stack([u.vector for u in saga.units])
        found["bge cosine"] += (vectors[rows] * vectors[columns]).sum(1).tolist()
        found["TF-IDF cosine"] += _tfidf(texts, [(int(a), int(b)) for a, b in zip(rows, columns, strict=True)])
    return np.array(truth), {name: np.array(values) for name, values in found.items()}


def saga_of(texts: list[str]) -> Saga:
    """Every text as an account of one claim."""
    vectors = load(Encoder)(texts)
    units = []
    for n, (text, parsed) in enumerate(zip(texts, load(Parser)(texts), strict=True)):
        tokens = [(s, k) for s in parsed for k in range(len(s.lemmas))]
        columns = {
            name: tuple(getattr(s, name)[k] for s, k in tokens)
            for name in ("starts", "ends", "lemmas", "tags", "pos", "deps", "names")
        }
        own = f"{n:04d}"
        sentence = Sentence(
            article_id=own, n=0, block=0, start=0, end=len(text), heads=tuple(range(len(tokens))), **columns
        )
        units.append(
            Unit(
                claim=_claim(own, text),
                article=plain_article(own, text),
                sentence=sentence,
                block="paragraph",
                vector=vectors[n],
                tokens=range(len(tokens)),
                words=_words(sentence, text),
            )
        )
    return Saga("", {u.claim.article_id: "" for u in units}, units)


def _words(sentence: Sentence, text: str) -> Words:
    starts, rows = load(WordEncoder)([text])[0]
    piece = {start: n for n, start in reversed(list(enumerate(starts)))}
    known = [
        k
        for k, at in enumerate(sentence.starts)
        if at in piece and carries_meaning(sentence.lemmas[k], sentence.pos[k])
    ]
    return Words(tuple(known), rows[[piece[sentence.starts[k]] for k in known]]) if known else NO_WORDS


def _claim(article_id: str, text: str) -> Claim:
    empty = dict.fromkeys(("quote_id", "speaker_mention", "speaker_text", "predicate", "event"), "")
    return Claim(
        claim_id=article_id, article_id=article_id, sentence=0, start=0, end=len(text), text=text, subject_start=None,
        subject_end=None, predicate_start=0, predicate_end=0, object_start=None, object_end=None, negated=False,
        modality="asserted", certainty=3.0, time_ids=(), quantity_ids=(), mention_ids=(), **empty,
    )  # fmt: skip


def _held(rows: list[Row]) -> dict[str, Scores]:
    """How well each premise holds its hypothesis."""
    tfidf = _tfidf([t for r in rows for t in (r.premise, r.hypothesis)], [(2 * n, 2 * n + 1) for n in range(len(rows))])
    ours = [held(r.premise, r.hypothesis) for r in rows]
    encoder = load(Encoder)
    known: dict[str, NDArray[np.float32]] = {}

    def vector(text: str) -> NDArray[np.float32]:
        if text not in known:
            known[text] = encoder([text])[0]
        return known[text]

    cosine = [float(vector(r.premise) @ vector(r.hypothesis)) for r in rows]
    return {"ours": np.array(ours), "bge cosine": np.array(cosine), "TF-IDF cosine": np.array(tfidf)}


def held(premise: str, hypothesis: str) -> float:
    """How probably the sentence of the hypothesis that is held least is held by those of the premise nearest to it."""
    return min((_holds(passage(premise, sentence), sentence) for sentence in sentences(hypothesis)), default=0.0)


@cache
def _holds(one: str, other: str) -> float:
    """Many hypotheses of one premise have the same sentences but for one."""
    return float(load(PairReader)([(one, other)])[0][READINGS.index("holds")]) if one else 0.0


def _tfidf(texts: list[str], pairs: list[tuple[int, int]]) -> list[float]:
    from sklearn.feature_extraction.text import TfidfVectorizer

    table = TfidfVectorizer(sublinear_tf=True).fit_transform(texts)
    a, b = zip(*pairs, strict=True)
    return np.asarray(table[list(a)].multiply(table[list(b)]).sum(1)).ravel().tolist()


def _table(truth: NDArray[np.bool_], scores: dict[str, Scores], least: float) -> dict[str, dict[str, float]]:
    out = {"ours": _figures(truth, scores["ours"] >= least, scores["ours"])}
    for name in ("bge cosine", "TF-IDF cosine"):
        steps = np.quantile(scores[name], np.linspace(0.02, 0.98, 49))
        best = max(steps, key=lambda t: _figures(truth, scores[name] >= t, scores[name])["accuracy"])
        fair = max(steps, key=lambda t: _figures(truth, scores[name] >= t, scores[name])["balanced_accuracy"])
        out[name] = _figures(truth, scores[name] >= best, scores[name])
        out[name]["balanced_accuracy"] = _figures(truth, scores[name] >= fair, scores[name])["balanced_accuracy"]
    return out


def _figures(truth: NDArray[np.bool_], said: NDArray[np.bool_], scores: Scores) -> dict[str, float]:
    sides = [float((said == truth)[truth == side].mean()) for side in (True, False) if (truth == side).any()]
    correlation = float(np.corrcoef(truth, scores)[0, 1]) if len(sides) == 2 and scores.std() else 0.0
    accuracy = float((said == truth).mean())
    return {"accuracy": accuracy, "balanced_accuracy": float(np.mean(sides)), "correlation": correlation}


def _headline(tables: dict[str, dict[str, dict[str, float]]], system: str) -> dict[str, float]:
    """The accuracy of answers, else of pairs; the balanced accuracy of documents, else of whatever there is."""

    def first(key: str, *order: str) -> dict[str, float]:
        return {key: next(tables[name][system][key] for name in order if name in tables)} if tables else {}

    return first("accuracy", "answers", "pairs", "documents") | first(
        "balanced_accuracy", "documents", "answers", "pairs"
    )


def _stories(data: Path) -> dict[str, float]:
    """Agreement and differences of the whole flow on labelled stories, as the maintainers' scorer counts them."""
    folders = _some(sorted(path.parent for path in data.rglob("labels.json")), STORIES)
    if not folders:
        return {}
    scorer = find_scorer(data)
    every = [score(folder, scorer) for folder in folders]
    keys = [k for k in every[0] if k.startswith(("agreement", "differences"))]
    return {f"stories.{k}": float(np.nanmean([figures[k] for figures in every])) for k in keys}
