"""What the recipes of both content forests share: rows, halves and folds by site, log-odds, trees as arrays."""

import argparse
import gzip
import hashlib
import json
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
from numpy.typing import NDArray

from consilience.models.content import Floats

SEED = 7
FURNITURE_SHARE = 0.3  # of the furniture lines; the rest teach nothing new
FOREST = {
    "objective": "binary",
    "learning_rate": 0.1,
    "num_leaves": 24,
    "max_depth": 7,
    "min_data_in_leaf": 80,
    "feature_fraction": 0.4,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 5,
    "max_bin": 63,
    "num_threads": 1,
    "verbose": -1,
    "seed": SEED,
    "deterministic": True,
}
FIRST_TREES, SECOND_TREES = 60, 120


def read_rows(folder: Path) -> list[dict[str, Any]]:
    """Read every JSONL file whose rows carry WCXB's page numbers."""
    rows = []
    for path in sorted(folder.rglob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            rows += [row for row in map(json.loads, lines) if re.search(r"(^|:)dev/\d+$", row["id"])]
    return rows


def log_odds(seen: Iterable[tuple[str, str, bool]], sites: int, prior: float) -> dict[str, float]:
    """Log-odds of being content for each word that occurs on enough sites, drawn to nought by the prior."""
    counts: dict[str, list[float]] = defaultdict(lambda: [prior / 2, prior / 2])
    places: dict[str, set[str]] = defaultdict(set)
    for word, site, content in seen:
        counts[word][content] += 1
        places[word].add(site)
    odds = {w: math.log(c[1] / c[0]) for w, c in counts.items() if len(places[w]) >= sites}
    return {w: round(max(-3.0, min(3.0, v)) * 40) / 40 for w, v in sorted(odds.items()) if abs(v) > 0.3}


def half(site: str) -> int:
    """Which half a site is in: by hash, the same on every machine."""
    return hashlib.md5(site.encode()).digest()[0] % 2


def fold_of(site: str) -> int:
    """Which of five folds a site is in."""
    return hashlib.md5(site.encode()).digest()[1] % 5


def grow(labels: list[NDArray[Any]], tables: list[Floats], weights: NDArray[Any], trees: int) -> dict[str, Any]:
    """Grow one forest on documents, given the labels and features of each and the weight of every row.

    Much of the furniture is left out, and what is left weighs more for it.
    """
    flat = np.concatenate(labels)
    keep = (flat == 1) | ((flat == 0) & (np.random.default_rng(SEED).random(len(flat)) < FURNITURE_SHARE))
    weights = np.where(flat == 0, weights / FURNITURE_SHARE, weights)
    rows = np.vstack(
        [t[k] for t, k in zip(tables, np.split(keep, np.cumsum([len(t) for t in tables])[:-1]), strict=True)]
    )
    booster = lightgbm.train(FOREST, lightgbm.Dataset(rows, flat[keep], weight=weights[keep]), trees)
    return arrays_of(booster)


def told(counts: Mapping[tuple[bool, int], int]) -> str:
    """F1 of content and both kinds of error, of counts of (said to be content, label)."""
    right, wrong, lost = counts[True, 1], counts[True, 0], counts[False, 1]
    return f"f1 {2 * right / max(1, 2 * right + wrong + lost):.4f} kept wrongly {wrong} lost {lost}"


def arrays_of(booster: Any) -> dict[str, Any]:
    """Write the trees as arrays: a row a tree, children side by side, leaves under an infinite threshold."""
    trees = [t["tree_structure"] for t in booster.dump_model()["tree_info"]]
    flat = [_flatten(t) for t in trees]
    width = max(len(nodes) for nodes, _ in flat)
    columns = np.zeros((4, len(trees), width))
    for row, (nodes, _) in enumerate(flat):
        columns[:, row, : len(nodes)] = np.array(nodes).T
    names = ("feature", "threshold", "left", "value")
    kinds = (np.int16, np.float32, np.int16, np.float32)
    arrays = {n: c.astype(k) for n, c, k in zip(names, columns, kinds, strict=True)}
    return {**arrays, "depth": np.array(max(d for _, d in flat)), "bias": np.array(0.0)}


def _flatten(tree: dict[str, Any]) -> tuple[list[list[float]], int]:
    nodes: list[list[float]] = [[]]
    queue, deepest = [(tree, 0, 0)], 0
    while queue:
        node, at, depth = queue.pop(0)
        deepest = max(deepest, depth)
        if "leaf_value" in node:
            nodes[at] = [0, np.inf, at, node["leaf_value"]]
            continue
        left = len(nodes)
        nodes += [[], []]
        nodes[at] = [node["split_feature"], node["threshold"], left, 0.0]
        queue += [(node["left_child"], left, depth + 1), (node["right_child"], left + 1, depth + 1)]
    return nodes, deepest


def mean(a: dict[str, Any], b: dict[str, Any]) -> dict[str, Any]:
    """Join two forests into one whose sum is the mean of theirs."""
    width = max(a["feature"].shape[1], b["feature"].shape[1])
    joined = {}
    for name in ("feature", "threshold", "left", "value"):
        padded = [np.pad(x[name], ((0, 0), (0, width - x[name].shape[1]))) for x in (a, b)]
        joined[name] = np.vstack(padded) / (2 if name == "value" else 1)
    return {**joined, "depth": np.maximum(a["depth"], b["depth"]), "bias": np.array(0.0)}


def save(path: Path, odds: dict[str, dict[str, float]], forests: dict[str, dict[str, Any]]) -> None:
    """Write tables of log-odds and forests, each under its name."""
    arrays: dict[str, Any] = {}
    for name, table_of_odds in odds.items():
        arrays[f"{name}/words"] = np.frombuffer("\n".join(table_of_odds).encode("utf-8"), np.uint8)
        arrays[f"{name}/odds"] = np.round(np.array(list(table_of_odds.values())) * 40).astype(np.int8)
    for name, forest in forests.items():
        arrays |= {f"{name}/{key}": value for key, value in forest.items()}
    np.savez_compressed(path, **arrays)


def arguments_of(doc: str | None) -> argparse.Namespace:
    """Read the command line that both recipes have."""
    parser = argparse.ArgumentParser(description=doc)
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--hold-out", type=int, default=-1)
    return parser.parse_args()
