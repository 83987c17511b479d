"""Certainty of events: mean absolute error and Pearson correlation on the scale -3..+3."""

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from consilience.models import Parser, load
from consilience.stages.annotate.clauses.certainty import by_rule, certainty
from consilience.stages.annotate.tree import Tree
from evals.accounts import plain_sentence


def run(data: Path) -> dict[str, Any]:
    """Score every ``*.jsonl`` below the folder: sentences with target words and their labels."""
    begin = time.perf_counter()
    items = [item for path in sorted(data.rglob("*.jsonl")) for item in targets(path, load(Parser))]
    gold = np.array([label for _, _, label in items])
    said = np.array([certainty(tree, i) for tree, i, _ in items])
    baselines = {
        "always certain": np.full(len(items), 3.0),
        "the scale of news alone, as claims use it": np.array([certainty(t, i, news=1.0) for t, i, _ in items]),
        "rules of modality and negation": np.array([by_rule(tree, i) for tree, i, _ in items]),
    }
    return {
        **_measures(gold, said),
        "n": len(items),
        "seconds": time.perf_counter() - begin,
        "baselines": {name: _measures(gold, guess) for name, guess in baselines.items()},
        "failures": _failures(gold, said),
    }


def targets(path: Path, parser: Parser, wanted: Callable[[str], bool] | None = None) -> list[tuple[Tree, int, float]]:
    """Parse each sentence, and find the token of each target word by its place among the words set apart by spaces."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        text = item["text"]
        if wanted and not wanted(text):
            continue
        starts = word_starts(text)
        trees = [Tree(plain_sentence(c), text) for c in parser([text])[0] if c.starts]
        for target in item["targets"]:
            place = starts[target["span1"][0]]
            tree = max(
                (t for t in trees if t.sentence.start <= place), key=lambda t: t.sentence.start, default=trees[0]
            )
            token = max((i for i in range(len(tree)) if tree.sentence.starts[i] <= place), default=0)
            found.append((tree, token, float(target["label"])))
    return found


def word_starts(text: str) -> list[int]:
    """Where the words begin that single spaces set apart: the labels count words so."""
    return [0, *(at + 1 for at, character in enumerate(text) if character == " ")]


def _measures(gold: Any, said: Any) -> dict[str, float]:
    moves = len(gold) > 1 and gold.std() > 0 and said.std() > 0
    return {
        "mae": float(np.abs(gold - said).mean()) if len(gold) else 0.0,
        "pearson": float(np.corrcoef(gold, said)[0, 1]) if moves else 0.0,
    }


def _failures(gold: Any, said: Any) -> dict[str, int]:
    far = np.abs(gold - said) > 2
    return {
        "told as certain, gold doubts": int((far & (said > gold)).sum()),
        "told as doubtful, gold is certain": int((far & (said < gold)).sum()),
    }
