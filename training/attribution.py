"""Teach attribution: texts with cue, source and content spans in, ``models/weights/attribution.npz`` out.

Usage: ``python -m training.attribution FILE.jsonl READER`` with attributions as ``evals/quotes.py`` reads them (give
the training part only) and the reader of one half (``training/halves.py``). Each choice (which words are cues, how far
a cue reaches, its source, its content, its further content) is a conditional log-linear model over the candidates that
the stage itself offers, fitted by L-BFGS: no sampling, no seed. About ten minutes on one core.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from consilience.models.linear import save
from consilience.stages.annotate.speech.contents import content_features, contents, further_features
from consilience.stages.annotate.speech.cues import (
    Scene,
    Span,
    cue_features,
    cue_heads,
    cue_spans,
    source_features,
    sources,
    span_features,
)
from evals.quotes import Gold, read, scenes_of
from training.halves import parser, unseen

OUT = Path(__file__).parent.parent / "src/consilience/models/weights/attribution.npz"
RARE = 3  # a feature must stand with this many candidates
SMALL = 0.02  # weights below this are left out of the file
PENALTY = {"cue": 8.0, "span": 2.0, "source": 2.0, "content": 5.0, "further": 0.5}


@dataclass
class Choices:
    """Candidates by their features, which group each belongs to, and which were right."""

    rows: list[list[str]] = field(default_factory=list)
    group: list[int] = field(default_factory=list)
    right: list[bool] = field(default_factory=list)
    groups: int = 0

    def add(self, candidates: list[list[str]], right: int | None) -> None:
        """Add one group; ``right`` is the number of the right candidate, ``None`` when all are wrong."""
        self.rows += candidates
        self.group += [self.groups] * len(candidates)
        self.right += [n == right for n in range(len(candidates))]
        self.groups += 1


def choices(texts: Iterator[tuple[list[Scene], list[Gold]]]) -> dict[str, Choices]:
    """Lay out every choice that the gold attributions answer."""
    made = {name: Choices() for name in PENALTY}
    for scenes, gold in texts:
        heads = {(id(g.scene), g.head) for g in gold}
        for scene in scenes:
            for i in cue_heads(scene):
                made["cue"].add([cue_features(scene, i)], 0 if (id(scene), i) in heads else None)
        for g in gold:
            _choose(g, made)
    return made


def _choose(g: Gold, made: dict[str, Choices]) -> None:
    scene, i, tree = g.scene, g.head, g.scene.tree
    spans = list(cue_spans(scene, i))
    n = _index([tree.span(*s) for s in spans], g.cue)
    cue = spans[n] if n is not None else (i, i + 1)
    if n is not None:
        made["span"].add([span_features(scene, i, s) for s in spans], n)
    offered: list[Any] = [None, *sources(scene, i, cue)]
    n = _index([tree.span(*o[2]) if o else None for o in offered], g.sources[0] if g.sources else None)
    if n is not None:
        made["source"].add([source_features(scene, i, cue, o) for o in offered], n)
    source = offered[n][2] if n else None
    _choose_content(g, cue, source, made)


def _choose_content(g: Gold, cue: Span, source: Span | None, made: dict[str, Choices]) -> None:
    """The longest gold content is the first; a second one goes on with it."""
    want = sorted(g.contents, key=lambda c: c[0] - c[1])
    offered = list(contents(g.scene, g.head, cue, source))
    n = _index([(c.start, c.end) for c in offered], want[0]) if want else None
    if n is None:
        return
    names = [content_features(g.scene, g.head, cue, source, c) for c in offered]
    made["content"].add(names, n)
    first = offered[n]
    rest = [k for k, c in enumerate(offered) if not (c.start < first.end and first.start < c.end)]
    m = _index([(offered[k].start, offered[k].end) for k in rest], want[1]) if len(want) > 1 else None
    if len(want) > 1 and m is None:
        return
    rows = [further_features(g.scene, cue, first, offered[k]) + [f"again:{name}" for name in names[k]] for k in rest]
    made["further"].add([further_features(g.scene, cue, first, None), *rows], 0 if m is None else m + 1)


def _index(offered: list[Any], want: Any) -> int | None:
    return offered.index(want) if want in offered else None


def fit(c: Choices, penalty: float, alone: bool) -> tuple[list[str], Any]:
    """Maximise the likelihood of the right candidate in each group, or of right and wrong when each stands alone."""
    counts = Counter(name for row in c.rows for name in row)
    names = sorted(name for name, n in counts.items() if n >= RARE)
    column = {name: k for k, name in enumerate(names)}
    cells = [sorted({column[name] for name in row if name in column}) for row in c.rows]
    matrix = csr_matrix(
        (np.ones(sum(map(len, cells))), [k for r in cells for k in r], np.cumsum([0, *map(len, cells)])),
        shape=(len(cells), len(names)),
    )
    turned, right, group = matrix.T.tocsr(), np.array(c.right, float), np.array(c.group)
    first = np.flatnonzero(np.r_[True, group[1:] != group[:-1]])

    def loss(w: Any) -> tuple[float, Any]:
        scores = matrix @ w
        if alone:
            chance = 1 / (1 + np.exp(-scores))
            value = np.logaddexp(0, scores).sum() - scores @ right
        else:
            top = np.exp(scores - np.maximum.reduceat(scores, first)[group])
            chance = top / np.add.reduceat(top, first)[group]
            value = -np.log(chance[right > 0] + 1e-30).sum()
        step = chance - right
        slope = turned @ step + penalty * w
        return value + penalty / 2 * (w @ w), slope

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 120}).x
    return names, found


def train(made: dict[str, Choices]) -> None:
    """Fit all choices and write them into one file: their feature names never meet."""
    names: list[str] = []
    weights: list[Any] = []
    for name, penalty in PENALTY.items():
        own, w = fit(made[name], penalty, alone=name == "cue")
        names += [feature if feature.startswith("again:") else f"{name}:{feature}" for feature in own]
        weights.append(w)
        print(name, made[name].groups, len(own))
    column = np.concatenate(weights)
    column[np.abs(column) < SMALL] = 0
    save(OUT, names, column[:, None], np.zeros(1), ["score"])


if __name__ == "__main__":
    reading = parser(Path(sys.argv[2]))
    train(choices(scenes_of(item, reading) for item in read(Path(sys.argv[1])) if unseen(item.text)))
