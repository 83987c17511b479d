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
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from consilience.models import Vocabulary, load
from consilience.stages.lineage import align, direction, links
from consilience.stages.lineage.units import Text, text_of, units
from evals.copies import TAUGHT, Case, cases

Fitted = tuple[NDArray[np.float64], float]
Read = list[tuple[Case, dict[str, Text]]]


def held(read: Read) -> list[tuple[Text, Text, bool]]:
    """List pairs of accounts with whether one was made from the other; doubtful pairs are left out."""
    pairs, told = [], set()
    for case, own in read:
        for a, b in itertools.combinations(own, 2):
            true = case.copy in (a, b) and bool({a, b} & case.sources)
            if (a, b) not in told and (true or frozenset((a, b)) not in case.unknown):
                told.add((a, b))
                pairs.append((own[a], own[b], true))
    return pairs


def weighed(case: Case) -> dict[str, Text]:
    """The sentences of each account, its words weighed."""
    own = units(
        [a.article for a in case.accounts],
        [b for a in case.accounts for b in a.blocks],
        [s for a in case.accounts for s in a.sentences],
        [q for a in case.accounts for q in a.quotes],
        load(Vocabulary),
    )
    return {name: text_of(found) for name, found in own.items()}


def fit(rows: list[tuple[float, ...]], labels: list[bool], names: tuple[str, ...], what: str) -> Fitted:
    """Fit weights and bias, print them with their accuracy on the very rows, and return them as they ship: rounded."""
    model = LogisticRegression(C=10, class_weight="balanced", max_iter=5000).fit(np.array(rows), labels)
    weights = ", ".join(f"{w:.2f}" for w in model.coef_[0])
    print(f"{what}: {len(rows)} rows, {sum(labels)} positive; {names}")
    print(
        f"  WEIGHTS = [{weights}]  BIAS = {model.intercept_[0]:.2f}  accuracy {model.score(np.array(rows), labels):.4f}"
    )
    return model.coef_[0].round(2), float(model.intercept_[0].round(2))


def turned(read: Read) -> list[tuple[float, ...]]:
    """List what tells source from copy in every linked pair, source less copy."""
    rows = []
    for case, own in read:
        articles = {a.id: a.article for a in case.accounts}
        pairs = [p for a in own if a != case.copy and (p := links.compare(own[a], own[case.copy])).score >= links.LINK]
        near = {x: {y for p in pairs if x in (p.a, p.b) for y in (p.a, p.b)} for x in own}
        for pair in pairs:
            if case.copy in (pair.a, pair.b) and (source := {pair.a, pair.b} & case.sources):
                order = (*source, case.copy)
                sides = [
                    direction.Side(articles[x], None, (), own[x].units, len(near[x] - near[y] - {x, y}))
                    for x, y in (order, order[::-1])
                ]
                rows.append(direction.features(sides[0], sides[1], pair.passages))
    return rows


def main(data: Path) -> None:
    """Fit sentences, then articles with the weights of sentences, then direction with both."""
    read = [(case, weighed(case)) for case in cases(data, TAUGHT)]
    pairs = held(read)
    rows, labels = [], []
    for a, b, true in pairs:
        for match in align.align(a, b):
            if not match.b.quoted and not match.a.quoted:
                rows.append(align.features(match.a, match.b))
                labels.append(true)
    align.WEIGHTS, align.BIAS = fit(rows, labels, align.FEATURES, "sentences")
    compared = [links.compare(a, b) for a, b, _ in pairs]
    true = [true for _, _, true in pairs]
    links.WEIGHTS, links.BIAS = fit([c.features for c in compared], true, links.FEATURES, "articles")
    found = np.array(turned(read))
    model = LogisticRegression(C=0.3, fit_intercept=False)  # held small: how copies are made here is not how all are
    model.fit(np.concatenate([found, -found]), [True] * len(found) + [False] * len(found))
    print(f"direction: {len(found)} pairs; {direction.FEATURES}\n  WEIGHTS = {model.coef_[0].round(2).tolist()}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
