"""Learn which sentences state the facts that a story's accounts share.

    python -m training.brief STORIES

STORIES holds one folder a story: ``aN.txt`` and ``labels.json`` with groups of statements of one fact. The facts that
most sentences tell, early and in most accounts, stand for what a brief must say. Prints the weights for
``stages/brief/importance.py``.
"""

import json
import re
import sys
from dataclasses import fields
from pathlib import Path
from typing import get_args, get_type_hints

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from consilience.desk import Desk
from consilience.page import Accounts, assertions, pages
from consilience.stages.brief.importance import FEATURES, features, passages

FACTS = 18  # of a story
FOLDS = 7
REPEATED = 0.6  # share of a group's sentences that an earlier one has, from which it is the same fact

Span = tuple[str, int, int]  # stem of the account, start, end
_END = re.compile(r"[.!?][\"”’)]?\s+(?=[A-Z“\"‘])|\n+")


def sentence(text: str, stem: str, words: str) -> Span:
    """The sentence around a stretch of an account."""
    start = text.index(words)
    left = max((m.end() for m in _END.finditer(text, 0, start)), default=0)
    right = _END.search(text, start + len(words))
    return stem, left, right.start() if right else len(text)


def facts(folder: Path) -> list[list[Span]]:
    """The sentences of each of the facts that matter most, each fact once."""
    text = {p.stem: p.read_bytes().decode("utf-8") for p in sorted(folder.glob("*.txt"))}
    ranked = []
    for group in json.loads((folder / "labels.json").read_text(encoding="utf-8"))["claims"]:
        told = sorted({sentence(text[stem], stem, words) for stem, words in group["statements"]})
        first = {s[0]: s[1] / max(len(text[s[0]]), 1) for s in reversed(told)}
        rank = len(first) / len(text) + 0.175 * min(len(told), 6) + 1 - np.mean(list(first.values()))
        ranked.append((-float(rank), told))
    kept: list[list[Span]] = []
    for _, told in sorted(ranked):
        if all(sum(s in known for s in told) <= REPEATED * len(told) for known in kept):
            kept.append(told)
    return kept[:FACTS]


def story(folder: Path) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
    """Features of every sentence of a story, and whether it states one of its facts."""
    with Desk() as desk:
        desk.read(sorted(folder.glob("*.txt")))
        desk.update()
        hints = get_type_hints(Accounts)
        known = desk.dossier()
        read = Accounts(**{f.name: known.of(get_args(hints[f.name])[0]) for f in fields(Accounts)})
    told = passages(pages(read), assertions(read.stances))
    stem = {a.article_id: Path(a.path).stem for a in read.articles}
    wanted = [span for fact in facts(folder) for span in fact]
    states = [
        any(stem[p.article_id] == name and p.start < end and start < p.end for name, start, end in wanted) for p in told
    ]
    return features(told), np.array(states)


def main(data: Path) -> None:
    stories = [story(folder) for folder in sorted(data.iterdir()) if (folder / "labels.json").exists()]
    rows, states = np.vstack([x for x, _ in stories]), np.concatenate([y for _, y in stories])
    fold = np.concatenate([np.full(len(y), n % FOLDS) for n, (_, y) in enumerate(stories)])
    chance = np.zeros(len(states))
    for n in range(FOLDS):
        model = LogisticRegression(C=10, max_iter=2000).fit(rows[fold != n], states[fold != n])
        chance[fold == n] = model.predict_proba(rows[fold == n])[:, 1]
    model = LogisticRegression(C=10, max_iter=2000).fit(rows, states)
    print(f"{len(states)} sentences, {states.sum()} state a fact; AUC over {FOLDS} folds of stories "
          f"{roc_auc_score(states, chance):.3f}")  # fmt: skip
    print(f"{FEATURES}\n  WEIGHTS = {model.coef_[0].round(2).tolist()}  BIAS = {model.intercept_[0]:.2f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
