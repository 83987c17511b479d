"""Teach the scorer of name pairs: labelled pairs in, ``models/weights/name_pairs.json`` out.

Usage: ``python -m training.name_pairs DATA_FOLDER`` where the folder holds pairs as ``evals/names.py`` reads them.
Only half of the pairs, drawn by the hash of their spellings, is taught; the scores printed are those of the other half.
One core, under a minute.
"""

import json
import math
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np

from consilience.models.name_trees import NameTrees
from consilience.stages.entities.names import align, match_names
from consilience.stages.entities.spelling import operations, words
from consilience.text import content_id
from evals.names import Pair, pairs, scores

FOLDS = 4
SEEN = 3  # an edit seen less often weighs as the rare ones
SETTINGS: dict[str, Any] = {
    "n_estimators": 200,
    "num_leaves": 15,
    "learning_rate": 0.05,
    "min_child_samples": 20,
    "random_state": 0,
    "n_jobs": 1,
    "verbose": -1,
    "deterministic": True,
    "force_row_wise": True,
}
OUT = Path(__file__).parent.parent / "src/consilience/models/weights/name_pairs.json"


def drawn(pair: Pair) -> int:
    """Draw a number from the spellings, the same in both directions."""
    return int(content_id(*sorted((pair.a.lower(), pair.b.lower())))[:8], 16)


class Edits:
    """Log-odds of edits between the words of names that match, against those that do not."""

    def __init__(self, taught: list[Pair]) -> None:
        same: Counter[str] = Counter()
        other: Counter[str] = Counter()
        for pair in taught:
            for x, y, _ in align(words(pair.a), words(pair.b)).pairs:
                (same if pair.match else other).update(operations(x, y))
        a, b = same.total() + 50, other.total() + 50
        self.odds = {
            edit: round(math.log((same[edit] + 1) / a) - math.log((other[edit] + 1) / b), 3)
            for edit in sorted(set(same) | set(other))
            if same[edit] + other[edit] >= SEEN
        }
        self.rare = -0.5
        self.seen: dict[str, float] = {}

    def weigh(self, edits: list[str]) -> float:
        """The sum of the log-odds of some edits."""
        return sum(self.odds.get(edit, self.rare) for edit in edits)

    def __call__(self, features: dict[str, float]) -> float:
        self.seen = dict(features)  # match_names computes the features; they are taken from here
        return 0.5


def features(pair: Pair, edits: Edits) -> dict[str, float]:
    """The features of a pair, empty where a rule decides without them."""
    edits.seen = {}
    match_names(pair.a, pair.b, pair.kind, scorer=edits)
    return edits.seen


def weight(pair: Pair) -> float:
    """The curated pairs are few and more like news: each counts as several."""
    return 4.0 if pair.group == "curated" else 1.0


def main(folder: Path) -> None:
    """Teach half of the pairs, write the trees, and print the scores of the other half."""
    read = list(pairs(folder))
    taught = [p for p in read if drawn(p) % 2 == 0]
    rows, kept = [], []
    for fold in range(FOLDS):  # an edit's weight must not come from the very pair it scores
        out = [p for p in taught if drawn(p) // 2 % FOLDS == fold]
        edits = Edits([p for p in taught if drawn(p) // 2 % FOLDS != fold])
        for pair in out:
            if row := features(pair, edits):
                rows.append(row)
                kept.append(pair)
    names = sorted(rows[0])
    table = np.array([[row[n] for n in names] for row in rows])
    model = lightgbm.LGBMClassifier(**SETTINGS)
    model.fit(table, [p.match for p in kept], sample_weight=[weight(p) for p in kept])
    edits = Edits(taught)
    trees = [_nodes(t["tree_structure"]) for t in model.booster_.dump_model()["tree_info"]]
    data = {"edits": edits.odds, "rare": edits.rare, "features": names, "trees": trees}
    OUT.write_text(json.dumps(data, separators=(",", ":"), sort_keys=True), encoding="utf-8")
    _report([p for p in read if drawn(p) % 2], lambda p: match_names(p.a, p.b, p.kind, scorer=NameTrees(OUT))[0])


def _nodes(tree: dict[str, Any]) -> list[list[float]]:
    """Flatten a tree to nodes whose children are places in the list."""
    nodes: list[list[float]] = []

    def add(node: dict[str, Any]) -> int:
        at = len(nodes)
        nodes.append([])
        if "leaf_value" in node:
            nodes[at] = [round(node["leaf_value"], 5)]
        else:
            left, right = add(node["left_child"]), add(node["right_child"])
            nodes[at] = [node["split_feature"], round(node["threshold"], 5), left, right]
        return at

    add(tree)
    return nodes


def _report(held: list[Pair], score: Callable[[Pair], float]) -> None:
    for group in sorted({p.group for p in held}):
        print(group, scores([p for p in held if p.group == group], score))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
