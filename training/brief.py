"""Learn which sentences state the facts that a brief must state.

    python -m training.brief STORIES

STORIES is what ``training.labels`` lays out; those stories count whose ``labels.json`` names their key facts. Prints
the weights for ``stages/brief/importance.py``, and the share of key facts that the brief, as it is, cites.
"""

import sys
from dataclasses import fields
from pathlib import Path
from typing import get_args, get_type_hints

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from consilience.desk import Desk, Dossier
from consilience.page import Accounts, assertions, pages
from consilience.records import BriefLine
from consilience.stages.brief.importance import FEATURES, features, passages
from training.stories import SENTENCE_END, Span, folders, labels_of, meets, sentence_of

FOLDS = 7


def sentence(text: str, stem: str, words: str) -> Span:
    """The sentence around a stretch of an account; unlike the labels' makers we do not end it at an abbreviation."""
    start = text.index(words)
    left, _ = sentence_of(text, start, start)
    right = SENTENCE_END.search(text, start + len(words))
    return stem, left, right.start() if right else len(text)


def key_facts(folder: Path) -> list[list[Span]]:
    """The sentences that state each key fact of a story."""
    labels = labels_of(folder)
    text = {p.stem: p.read_bytes().decode("utf-8") for p in sorted(folder.glob("*.txt"))}
    return [[sentence(text[stem], stem, words) for stem, words in fact["at"]] for fact in labels.get("key_facts", [])]


def story(folder: Path, wanted: list[list[Span]]) -> tuple[NDArray[np.float32], NDArray[np.bool_], float]:
    """Features of every sentence of a story, whether it states a key fact, and the share of those that are cited."""
    with Desk() as desk:
        desk.read(sorted(folder.glob("*.txt")))
        desk.update()
        known = desk.dossier()
    hints = get_type_hints(Accounts)
    read = Accounts(**{f.name: known.of(get_args(hints[f.name])[0]) for f in fields(Accounts)})
    stem = {a.article_id: Path(a.path).stem for a in read.articles}
    told = passages(pages(read), assertions(read.stances))
    spans = [(stem[p.article_id], p.start, p.end) for p in told]
    states = [any(meets(span, place) for fact in wanted for place in fact) for span in spans]
    shown = cited(known, stem)
    found = [any(meets(span, place) for span in shown for place in fact) for fact in wanted]
    return features(told), np.array(states), float(np.mean(found))


def cited(known: Dossier, stem: dict[str, str]) -> list[Span]:
    """What the lines of the brief cite."""
    places = ((line.cited_articles, line.cited_starts, line.cited_ends) for line in known.of(BriefLine))
    return [(stem[a], start, end) for columns in places for a, start, end in zip(*columns, strict=True)]


def main(data: Path) -> None:
    stories = [story(folder, wanted) for folder in folders(data) if (wanted := key_facts(folder))]
    rows, states = np.vstack([x for x, _, _ in stories]), np.concatenate([y for _, y, _ in stories])
    fold = np.concatenate([np.full(len(y), n % FOLDS) for n, (_, y, _) in enumerate(stories)])
    chance = np.zeros(len(states))
    for n in range(FOLDS):
        model = LogisticRegression(C=10, max_iter=2000).fit(rows[fold != n], states[fold != n])
        chance[fold == n] = model.predict_proba(rows[fold == n])[:, 1]
    model = LogisticRegression(C=10, max_iter=2000).fit(rows, states)
    print(f"{len(states)} sentences, {states.sum()} state a fact; AUC over {FOLDS} folds of stories "
          f"{roc_auc_score(states, chance):.3f}")  # fmt: skip
    print(f"key facts that the brief cites: {np.mean([share for *_, share in stories]):.3f}")
    print(f"{FEATURES}\n  WEIGHTS = {model.coef_[0].round(2).tolist()}  BIAS = {model.intercept_[0]:.2f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
