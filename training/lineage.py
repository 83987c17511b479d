"""Learn how alike two sentences, and then two articles, must be to have one origin in wording.

    python -m training.lineage STORIES

STORIES holds one folder a story with its independent accounts (see ``evals/copies.py``); every second story is used
here, the others are kept for reporting. Positives are copies made from them, negatives the independent accounts.
Prints the weights for ``align.py``, ``links.py`` and ``direction.py`` of ``stages/lineage``.
"""

import itertools
import sys
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from consilience.models import Vocabulary, load
from consilience.stages.lineage import align, direction, links
from consilience.stages.lineage.units import Unit, units
from evals.copies import Case, cases

TRAIN = slice(0, None, 2)


def held(data: Path) -> list[tuple[list[Unit], list[Unit], bool]]:
    """List pairs of accounts with whether one was made from the other; doubtful pairs are left out."""
    pairs = []
    for _, case in cases(data, part=TRAIN):
        own = weighed(case)
        for a, b in itertools.combinations(own, 2):
            true = case.copy in (a, b) and bool({a, b} & case.sources)
            if true or frozenset((a, b)) not in case.unknown:
                pairs.append((own[a], own[b], true))
    return pairs


def weighed(case: Case) -> dict[str, list[Unit]]:
    return units(
        [a.article for a in case.accounts],
        [b for a in case.accounts for b in a.blocks],
        [s for a in case.accounts for s in a.sentences],
        [q for a in case.accounts for q in a.quotes],
        load(Vocabulary),
    )


def fit(rows: list[tuple[float, ...]], labels: list[bool], names: tuple[str, ...], what: str) -> None:
    model = LogisticRegression(C=10, class_weight="balanced", max_iter=5000).fit(np.array(rows), labels)
    weights = ", ".join(f"{w:.2f}" for w in model.coef_[0])
    print(f"{what}: {len(rows)} rows, {sum(labels)} positive; {names}")
    print(
        f"  WEIGHTS = [{weights}]  BIAS = {model.intercept_[0]:.2f}  accuracy {model.score(np.array(rows), labels):.4f}"
    )


def turned(data: Path) -> list[tuple[float, ...]]:
    """List what tells source from copy in every linked pair, source less copy."""
    rows = []
    for _, case in cases(data, part=TRAIN):
        own, articles = weighed(case), {a.id: a.article for a in case.accounts}
        pairs = [
            p for a, b in itertools.combinations(own, 2) if (p := links.compare(own[a], own[b])).score >= links.LINK
        ]
        near = {x: {y for p in pairs if x in (p.a, p.b) for y in (p.a, p.b)} for x in own}
        for pair in pairs:
            if case.copy in (pair.a, pair.b) and (source := {pair.a, pair.b} & case.sources):
                order = (*source, case.copy)
                sides = [
                    direction.Side(articles[x], None, (), own[x], len(near[x] - near[y] - {x, y}))
                    for x, y in (order, order[::-1])
                ]
                rows.append(direction.features(sides[0], sides[1], pair.passages))
    return rows


def main(data: Path) -> None:
    pairs = held(data)
    rows, labels = [], []
    for a, b, true in pairs:
        for match in align.align(a, b):
            if not match.b.quoted and not match.a.quoted:
                rows.append(align.features(match.a, match.b))
                labels.append(true)
    fit(rows, labels, align.FEATURES, "sentences")
    compared = [links.compare(a, b) for a, b, _ in pairs]
    fit([c.features for c in compared], [true for _, _, true in pairs], links.FEATURES, "articles")
    found = np.array(turned(data))
    model = LogisticRegression(C=0.3, fit_intercept=False)  # held small: how copies are made here is not how all are
    model.fit(np.concatenate([found, -found]), [True] * len(found) + [False] * len(found))
    print(f"direction: {len(found)} pairs; {direction.FEATURES}\n  WEIGHTS = {model.coef_[0].round(2).tolist()}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
