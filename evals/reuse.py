"""Reuse of a source text in four grades: JSONL rows of ``source``, ``text`` and ``label`` (cut, light, heavy, non).

As in Clough and Stevenson (2011) a small classifier on measured features is trained and tested on the corpus itself;
here each row is judged by a classifier trained on all the others (leave one out), for us and for each baseline alike.
It weighs every row the same, as accuracy does.
``link_accuracy`` asks the stage's own link threshold instead, which was set on news accounts of one event.
"""

import json
import time
from pathlib import Path
from typing import Any

import numpy as np

from consilience.models import Vocabulary, load
from consilience.stages.lineage.links import FEATURES, LINK, Pair, compare
from consilience.stages.lineage.units import text_of, units
from evals.copies import BASELINES, account

_HEADED = "Untitled\n"  # the first line of an account is its headline, which is not compared


def run(data: Path) -> dict[str, Any]:
    """Grade every row by a classifier of the others, for us and for each baseline."""
    rows = [
        json.loads(line) for path in sorted(data.rglob("*.jsonl")) for line in path.read_text().splitlines() if line
    ]
    began = time.perf_counter()
    pairs = [_compared(row["source"], row["text"]) for row in rows]
    labels = [row["label"] for row in rows]
    seconds = time.perf_counter() - began
    linked = [(p.score >= LINK if p else False) == (label != "non") for p, label in zip(pairs, labels, strict=True)]
    result = _scores([_features(p) for p in pairs], labels)
    baselines = {name: _scores([[f(r["source"], r["text"])] for r in rows], labels) for name, f in BASELINES.items()}
    return {
        **result,
        "link_accuracy": float(np.mean(linked)),
        "n": len(rows),
        "seconds": seconds,
        "baselines": baselines,
    }


def _compared(source: str, text: str) -> Pair | None:
    a, b = account("source", _HEADED + source.replace("\r", "")), account("text", _HEADED + text.replace("\r", ""))
    own = units([a.article, b.article], [*a.blocks, *b.blocks], [*a.sentences, *b.sentences], [], load(Vocabulary))
    return compare(text_of(own["source"]), text_of(own["text"])) if own["source"] and own["text"] else None


def _features(pair: Pair | None) -> list[float]:
    """How surely sentences were taken over, on the scale of ratios, and how many word for word or nearly so."""
    mean = dict(zip(FEATURES, pair.features, strict=True))["mean"] if pair else 0.0
    kinds = [m.kind for m in pair.passages] if pair else []
    compared = max(1, len(pair.matches)) if pair else 1
    return [float(np.log(mean + 0.01)), kinds.count("verbatim") / compared, kinds.count("edited") / compared]


def _scores(features: list[list[float]], labels: list[str]) -> dict[str, float]:
    return {
        "binary_accuracy": _left_out(features, ["non" if label == "non" else "reuse" for label in labels]),
        "class_accuracy": _left_out(features, labels),
    }


def _left_out(features: list[list[float]], labels: list[str]) -> float:
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import LeaveOneOut, cross_val_predict
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    model = make_pipeline(StandardScaler(), LogisticRegression(C=1.0, max_iter=2000))
    said = cross_val_predict(model, np.array(features), np.array(labels), cv=LeaveOneOut())
    return float(np.mean(said == np.array(labels)))
