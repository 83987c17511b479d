"""What the recipes of both content forests share: rows, halves and folds by site, log-odds, trees."""

import argparse
import gzip
import hashlib
import json
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
from numpy.typing import NDArray

from consilience.models.listed import listed
from consilience.models.trees import Floats
from consilience.stages.clean.line_signs import SAMPLE

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
SHORT = 400  # characters of the longest line whose words are counted
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Node:
    """A split, whose right child stands next to the left one, or a leaf, which has a value."""

    feature: int = 0
    threshold: float = 0.0
    left: int = 0
    value: float = 0.0


Trees = list[list[Node]]


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


def word_odds(documents: Iterable[tuple[str, Iterable[tuple[str, bool]]]]) -> dict[str, float]:
    """Log-odds of the words of lines up to 400 characters, counted once a document and side.

    A document is its site and its lines, each with whether it is content.
    """
    once = {
        (word, n, content): site
        for n, (site, lines) in enumerate(documents)
        for line, content in lines
        if len(line) <= SHORT
        for word in set(_WORD.findall(line[:SAMPLE].lower()))
    }
    return log_odds(((word, site, content) for (word, _, content), site in once.items()), sites=4, prior=8)


def half(site: str) -> int:
    """Which half a site is in: by hash, the same on every machine."""
    return hashlib.md5(site.encode()).digest()[0] % 2


def fold_of(site: str) -> int:
    """Which of five folds a site is in."""
    return hashlib.md5(site.encode()).digest()[1] % 5


def grow(labels: list[NDArray[Any]], tables: list[Floats], weights: NDArray[Any], trees: int) -> Trees:
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
    return trees_of(booster)


def told(counts: Mapping[tuple[bool, int], int]) -> str:
    """F1 of content and both kinds of error, of counts of (said to be content, label)."""
    right, wrong, lost = counts[True, 1], counts[True, 0], counts[False, 1]
    return f"f1 {2 * right / max(1, 2 * right + wrong + lost):.4f} kept wrongly {wrong} lost {lost}"


def trees_of(booster: Any) -> Trees:
    """Write the trees as lists of nodes."""
    return [_nodes_of(tree["tree_structure"]) for tree in booster.dump_model()["tree_info"]]


def _nodes_of(tree: dict[str, Any]) -> list[Node]:
    nodes: list[Node] = []
    queue = [tree]
    for node in queue:  # children stand side by side
        if "leaf_value" in node:
            nodes.append(Node(value=node["leaf_value"]))
            continue
        nodes.append(Node(node["split_feature"], node["threshold"], len(queue)))
        queue += [node["left_child"], node["right_child"]]
    return nodes


def mean(a: Trees, b: Trees) -> Trees:
    """Join two forests into one whose sum is the mean of theirs."""
    return [[replace(node, value=node.value / 2) for node in tree] for tree in (*a, *b)]


def network(trees: Trees) -> bytes:
    """Write a forest as an ONNX graph; a row goes left where its feature is <= the threshold."""
    from onnx import TensorProto, helper

    nodes = [(t, n, node) for t, tree in enumerate(trees) for n, node in enumerate(tree)]
    leaves = [(t, n, node) for t, n, node in nodes if not node.left]
    sums = helper.make_node(
        "TreeEnsembleRegressor",
        ["rows"],
        ["sums"],
        domain="ai.onnx.ml",
        n_targets=1,
        nodes_treeids=[t for t, _, _ in nodes],
        nodes_nodeids=[n for _, n, _ in nodes],
        nodes_featureids=[node.feature for _, _, node in nodes],
        nodes_values=[_below(node.threshold) for _, _, node in nodes],
        nodes_modes=["BRANCH_LEQ" if node.left else "LEAF" for _, _, node in nodes],
        nodes_truenodeids=[node.left for _, _, node in nodes],
        nodes_falsenodeids=[node.left + 1 if node.left else 0 for _, _, node in nodes],
        target_treeids=[t for t, _, _ in leaves],
        target_nodeids=[n for _, n, _ in leaves],
        target_ids=[0] * len(leaves),
        target_weights=[node.value for _, _, node in leaves],
    )
    graph = helper.make_graph(
        [sums, helper.make_node("Sigmoid", ["sums"], ["scores"])],
        "forest",
        [helper.make_tensor_value_info("rows", TensorProto.FLOAT, ["lines", "features"])],
        [helper.make_tensor_value_info("scores", TensorProto.FLOAT, ["lines", 1])],
    )
    opsets = [helper.make_opsetid("ai.onnx.ml", 3), helper.make_opsetid("", 17)]
    return bytes(helper.make_model(graph, opset_imports=opsets, ir_version=8).SerializeToString())


def _below(threshold: float) -> float:
    """The greatest number of single precision that is not above: rows of that precision fall on the same side."""
    single = np.float32(threshold)
    return float(single if single <= threshold else np.nextafter(single, np.float32(-np.inf)))


def save(path: Path, odds: dict[str, dict[str, float]], forests: dict[str, Trees]) -> None:
    """Write tables of log-odds and forests, each under its name."""
    arrays: dict[str, Any] = {}
    for name, table_of_odds in odds.items():
        arrays[f"{name}/words"] = listed(table_of_odds)
        arrays[f"{name}/odds"] = np.round(np.array(list(table_of_odds.values())) * 40).astype(np.int8)
    arrays |= {name: np.frombuffer(network(forest), np.uint8) for name, forest in forests.items()}
    np.savez_compressed(path, **arrays)


def arguments_of(doc: str | None) -> argparse.Namespace:
    """Read the command line that both recipes have."""
    parser = argparse.ArgumentParser(description=doc)
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--hold-out", type=int, default=-1)
    return parser.parse_args()
