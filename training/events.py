"""Teach the kinds of events: sentences coded with PLOVER roots in, ``models/weights/events.npz`` out.

Usage: ``python -m training.events DATA_FOLDER`` with tables as ``evals/events.py`` reads them. A fifth of the
sentences, drawn by the hash of their words, is held out and only measured. Half a minute on one core.
"""

import sys
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from consilience.models.linear import LinearModel, save
from consilience.stages.annotate.clauses.events import features, kind
from evals.events import Coded, coded, held_out, measures

OUT = Path(__file__).parent.parent / "src/consilience/models/weights/events.npz"


def train(rows: list[Coded]) -> None:
    """Fit a balanced logistic regression (deterministic: no sampling) and write it."""
    table = DictVectorizer(dtype=np.float32)
    matrix = table.fit_transform([dict.fromkeys(features(r.tree, r.head, r.source, r.target), 1) for r in rows])
    model = LogisticRegression(C=1.0, max_iter=400, class_weight="balanced").fit(matrix, [r.root for r in rows])
    save(OUT, table.feature_names_, model.coef_.T, model.intercept_, list(model.classes_))


def main(folder: Path) -> None:
    """Teach four fifths of the sentences, and print the measures of the last."""
    rows = [row for path in sorted(folder.rglob("*.tsv")) for row in coded(path)]
    train([r for r in rows if not held_out(r.text)])
    model, apart = LinearModel(OUT), [r for r in rows if held_out(r.text)]
    said = [kind(r.tree, r.head, r.source, r.target, model) for r in apart]
    print(len(rows), len(apart), measures([r.root for r in apart], said))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
