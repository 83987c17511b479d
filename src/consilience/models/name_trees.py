"""The scorer of name pairs: learned weights of spelling edits, and boosted trees for one pair at a time."""

import json
from math import exp
from pathlib import Path


class NameTrees:
    """Read from JSON: ``edits`` (log-odds of an edit between spellings of one name), ``features`` (their order) and
    ``trees``, each a list of nodes ``[feature, threshold, left, right]`` or ``[value]``; node 0 is the root.
    """

    def __init__(self, path: Path) -> None:
        data = json.loads(path.read_text(encoding="utf-8"))
        self._edits: dict[str, float] = data["edits"]
        self._rare = float(data["rare"])
        self._features: list[str] = data["features"]
        self._trees: list[list[list[float]]] = data["trees"]

    def weigh(self, edits: list[str]) -> float:
        """Sum the log-odds of edits; edits never seen count as the rare ones do."""
        return sum(self._edits.get(edit, self._rare) for edit in edits)

    def __call__(self, features: dict[str, float]) -> float:
        """Score a pair given as named features, 0..1."""
        row = [features[name] for name in self._features]
        return 1.0 / (1.0 + exp(-sum(_leaf(tree, row) for tree in self._trees)))


def _leaf(tree: list[list[float]], row: list[float]) -> float:
    node = tree[0]
    while len(node) > 1:
        node = tree[int(node[2] if row[int(node[0])] <= node[1] else node[3])]
    return node[0]
