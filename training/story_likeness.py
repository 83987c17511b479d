"""Learn when two articles tell one story, and choose where the tree of groups is cut.

    python -m training.story_likeness SETS

SETS holds JSONL files of ``title``, ``text``, ``story_id`` (and ``topic``, where several stories are of a kind).
First every set in turn is left out: weights and cut come from the others, and the set is scored. Then what ships is
learned from half of the topics (drawn with seed 1) of every set but the smallest: the weights for
``stages/stories/likeness.py``, those for ``core.py`` and the cut for ``levels.py``.
"""

import itertools
import json
import random
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from consilience.models import Vocabulary, load
from consilience.stages.stories import core, likeness
from consilience.stages.stories.grouping import Group, average_link
from consilience.stages.stories.likeness import FEATURES, Likeness
from evals.stories import Row, embedded, sampled, score, signed

LIKELY = 0.08, 0.25  # words or meaning from which a pair is hard enough to learn from
CORES, STRANGE, CUTS = (4.5, 5.5, 6.5), (0.15, 0.3), (-3.0, -2.75, -2.5, -2.25, -2.0)
Setting = tuple[float, float, float]  # weight of a core, of strange words, and the cut


@dataclass(frozen=True)
class Labelled:
    """A set of articles, each compared with each, and the story of each."""

    likeness: Likeness
    gold: list[str]

    def pairs(self) -> tuple[Any, Any]:
        """Features of the pairs that are hard to judge, and whether each tells one story."""
        features, same = self.likeness.features, np.equal.outer(self.gold, self.gold)
        words, meaning = features[..., FEATURES.index("words")], features[..., FEATURES.index("meaning")]
        hard = np.triu((words > LIKELY[0]) | (meaning > LIKELY[1]) | same, 1)
        return features[hard], same[hard]

    def scored(self, setting: Setting) -> dict[str, float]:
        """Group the articles with the weights as they stand."""
        core.WEIGHT, core.STRANGE, cut = setting
        alone: list[Group] = [(n,) for n in range(len(self.gold))]
        groups = average_link(self.likeness.scores(), alone, cut, core.Cores(self.likeness).apart)
        story = {n: k for k, group in enumerate(groups) for n in group}
        return score([story[n] for n in range(len(self.gold))], self.gold)


def labelled(rows: list[Row]) -> Labelled:
    """Draw from a set as its evaluation does."""
    own = sampled(rows)
    return Labelled(likeness.compare(signed(embedded(own)), load(Vocabulary)), [row["story_id"] for row in own])


def taught(rows: list[Row]) -> list[Row]:
    """The rows of half of the topics."""
    topics = sorted({row.get("topic") or row["story_id"] for row in rows})
    random.Random(1).shuffle(topics)
    kept = set(topics[::2])
    return [row for row in rows if (row.get("topic") or row["story_id"]) in kept]


def learn(sets: list[Labelled]) -> Setting:
    """Put learned weights in the place of those that stand; return the setting that is best with them."""
    found = [own.pairs() for own in sets]
    weight = np.concatenate([np.full(len(y), 1 / len(y)) for _, y in found])  # every set counts the same
    model = LogisticRegression(C=10, max_iter=3000)
    model.fit(
        np.concatenate([x for x, _ in found]),
        np.concatenate([y for _, y in found]),
        sample_weight=weight / weight.mean(),
    )
    likeness.WEIGHTS = model.coef_[0].round(1).astype(np.float32)
    likeness.BIAS = round(float(model.intercept_[0]), 1)
    return max(
        itertools.product(CORES, STRANGE, CUTS), key=lambda setting: sum(own.scored(setting)["b3_f1"] for own in sets)
    )


def main(folder: Path) -> None:
    """Score each set with what the others teach, then print what ships."""
    paths = sorted(folder.glob("*.jsonl"), key=lambda p: p.stat().st_size)
    rows = {path.stem: [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] for path in paths}
    whole = {name: labelled(own) for name, own in rows.items()}
    for left, own in whole.items():
        setting = learn([other for name, other in whole.items() if name != left])
        print("without", left, setting, {k: round(v, 3) for k, v in own.scored(setting).items()}, flush=True)
    setting = learn([labelled(taught(rows[path.stem])) for path in paths[1:]])
    print(FEATURES, [round(w, 1) for w in likeness.WEIGHTS.tolist()], likeness.BIAS, setting)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
