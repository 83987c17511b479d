"""Learn when two articles tell one story, and choose where the tree of groups is cut.

    python -m training.story_likeness SETS

SETS holds JSONL files of ``title``, ``text``, ``story_id`` (and ``topic``, where several stories are of a kind). Of
every file but the smallest, half of the topics (drawn with seed 1) are used here; the other halves and the smallest
file are for reporting. Prints the weights for ``stages/stories/likeness.py`` and the scores of each cut.
"""

import itertools
import json
import random
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from consilience.models import Vocabulary, load
from consilience.records import Signature
from consilience.stages.stories import cluster, core
from consilience.stages.stories.likeness import FEATURES, compare
from evals.stories import Row, embedded, grouped, sampled, score, signed

LIKELY = 0.08, 0.25  # words or meaning from which a pair is hard enough to learn from
CORES, STRANGE, CUTS = (4.5, 5.5, 6.5, 7.5), (0.0, 0.1, 0.2, 0.3), (-3.0, -2.75, -2.5, -2.25)


def taught(rows: list[Row]) -> list[Row]:
    """The rows of half of the topics."""
    topics = sorted({row.get("topic") or row["story_id"] for row in rows})
    random.Random(1).shuffle(topics)
    kept = set(topics[::2])
    return [row for row in rows if (row.get("topic") or row["story_id"]) in kept]


def pairs(signatures: list[Signature], gold: list[str]) -> tuple[Any, Any]:
    features = compare(signatures, load(Vocabulary)).features
    same = np.equal.outer(gold, gold)
    words, meaning = features[..., FEATURES.index("words")], features[..., FEATURES.index("meaning")]
    hard = np.triu((words > LIKELY[0]) | (meaning > LIKELY[1]) | same, 1)
    return features[hard], same[hard]


def main(folder: Path) -> None:
    paths = sorted(folder.glob("*.jsonl"), key=lambda p: p.stat().st_size)[1:]
    rows = [
        sampled(taught([json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()])) for path in paths
    ]
    sets = [(signed(embedded(r)), [row["story_id"] for row in r]) for r in rows]
    found = [pairs(*s) for s in sets]
    weight = np.concatenate([np.full(len(y), 1 / len(y)) for _, y in found])  # every set counts the same
    model = LogisticRegression(C=10, max_iter=3000)
    model.fit(
        np.concatenate([x for x, _ in found]),
        np.concatenate([y for _, y in found]),
        sample_weight=weight / weight.mean(),
    )
    print(FEATURES, model.coef_[0].round(1).tolist(), model.intercept_.round(1).tolist())
    for core.WEIGHT, core.STRANGE, cut in itertools.product(CORES, STRANGE, CUTS):
        cluster.STORY = replace(cluster.STORY, least=cut)
        scores = [score(grouped(s), gold) for s, gold in sets]
        print(core.WEIGHT, core.STRANGE, cut, [f"{s['b3_f1']:.3f}/{s['pairwise_f1']:.3f}" for s in scores])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
