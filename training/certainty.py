"""Teach certainty: labelled events in, ``models/weights/certainty.npz`` out.

Usage: ``python -m training.certainty NEWS.jsonl WEB.jsonl READER``, files as ``evals/factuality.py`` reads them: one
with news on the scale of UW (Lee et al. 2015), one with web prose on that of UDS-IH2 (Rudinger et al. 2018). Give the
training parts only, and the reader of one half (``training/halves.py``). Four minutes on one core.
"""

import sys
from collections import Counter
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression, Ridge

from consilience.models.linear import save
from consilience.stages.annotate.clauses.certainty import features, style
from consilience.stages.annotate.tree import Tree
from evals.factuality import targets
from training.halves import parser, unseen

OUT = Path(__file__).parent.parent / "src/consilience/models/weights/certainty.npz"
RARE = 2  # a feature must stand with this many events
Item = tuple[Tree, int, float]


def train(news: list[Item], web: list[Item]) -> None:
    """Fit a ridge regression for each scale and a logistic one for the gate between them, and write all three."""
    items = [*news, *web]
    names = [features(tree, i) for tree, i, _ in items]
    styles = [style(tree) for tree, _, _ in items]
    counts = Counter(f for row in (*names, *styles) for f in row)
    rows = [dict.fromkeys((f for f in row if counts[f] >= RARE), 1.0) for row in names]
    looks = [dict.fromkeys((f for f in row if counts[f] >= RARE), 1.0) for row in styles]
    table = DictVectorizer(dtype=np.float32).fit(rows + looks)
    events, sentences, cut = table.transform(rows), table.transform(looks), len(news)
    label = np.array([item[2] for item in items])
    fits = [
        Ridge(alpha=60.0, solver="sparse_cg", tol=1e-4).fit(events[part], label[part])
        for part in (slice(0, cut), slice(cut, None))
    ]
    gate = LogisticRegression(C=0.3, max_iter=300).fit(sentences, [k < cut for k in range(len(items))])
    weights = np.column_stack([fits[0].coef_, fits[1].coef_, gate.coef_[0]])
    bias = np.array([fits[0].intercept_, fits[1].intercept_, gate.intercept_[0]])
    save(OUT, table.feature_names_, weights, bias, ["news", "web", "gate"])


if __name__ == "__main__":
    reading = parser(Path(sys.argv[3]))
    train(*(targets(Path(path), reading, unseen) for path in sys.argv[1:3]))
