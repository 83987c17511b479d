"""Teach whom "he" or "she" means: labelled pronouns of news in, ``models/weights/antecedents.npz`` out.

    python -m training.antecedents DATA

``training/pronouns.jsonl.gz`` gives for each article of ``DATA/stories`` where a pronoun stands and where those are
named who may be meant (docs/labels.md); a pronoun without any means nobody who is listed. Pronouns with one fitting
person only were not looked at and are taken for that person's. The model is one log-linear choice among the persons in
reach and nobody, fitted by L-BFGS: no sampling, no seed, half a minute on one core. Prints the share of pronouns chosen
rightly where articles are left out in turn, beside the choice of who was named last, and how often sure choices are
right.
"""

import gzip
import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from consilience import pipeline
from consilience.models import NameTagger, load
from consilience.models.linear import save
from consilience.records import Article, Block, Sentence
from consilience.run import run, serial_map
from consilience.sources import read_paths
from consilience.stages.annotate.names.antecedents import Scene, barred, nobody, signs
from consilience.stages.annotate.names.coreference import Chain, Item, link
from consilience.stages.annotate.names.mentions import read
from consilience.store import MEMORY, SqliteStore
from training.gold import articles

LABELS = Path(__file__).parent / "pronouns.jsonl.gz"
OUT = Path(__file__).parent.parent / "src/consilience/models/weights/antecedents.npz"
PENALTY = 3.0
FOLDS = 8
SURE = (0.5, 0.8, 0.9)


@dataclass(frozen=True)
class Choice:
    """One pronoun: the signs of each candidate, nobody last, and which of them are right."""

    article: str
    offered: list[list[str]]
    right: list[int]
    nearest: int  # the fitting person named last


def choices(data: Path) -> Iterator[Choice]:
    """Lay out every labelled pronoun as the stage would see it, with all pronouns before it rightly resolved."""
    labels = {row["doc_id"]: {start: set(meant) for start, meant in row["pronouns"]} for row in _rows()}
    rows = [row for row in articles(data) if row["doc_id"] in labels]
    for article, items, scene in _read(rows):
        made: list[Choice] = []
        line = int(article.path.rpartition("#")[2])
        link(items, _Teacher(article.article_id, scene, labels[rows[line - 1]["doc_id"]], made))
        yield from made


def _rows() -> Iterator[dict]:
    with gzip.open(LABELS, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


class _Teacher:
    """Resolves pronouns as they are labelled, and keeps what was to be chosen from."""

    def __init__(self, article: str, scene: Scene, meant: dict[int, set[int]], made: list[Choice]) -> None:
        self._article, self._scene, self._meant, self._made = article, scene, meant, made

    def __call__(self, people: Sequence[Chain], fits: Sequence[Chain], item: Item) -> tuple[Chain | None, float]:
        fits = [c for c in fits if not barred(self._scene, c, item)]
        near = max(range(len(fits)), key=lambda n: _last(fits[n], item), default=-1)
        if item.start not in self._meant or not fits:
            return (fits[near] if fits else None), 1.0
        right = [n for n, c in enumerate(fits) if any(i.start in self._meant[item.start] for i in c.items)]
        offered = [*(signs(self._scene, people, c, item) for c in fits), nobody(self._scene, fits, item)]
        self._made.append(Choice(self._article, offered, right or [len(fits)], near))
        return (fits[right[0]] if right else None), 1.0


def _last(chain: Chain, item: Item) -> int:
    return max(i.start for i in chain.items if i.start < item.start)


def _read(rows: list[dict]) -> Iterator[tuple[Article, list[Item], Scene]]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        items = ({"id": r["doc_id"], "title": r["title"], "text": r["text"], "url": r["url"]} for r in rows)
        path.write_text("\n".join(map(json.dumps, items)), encoding="utf-8")
        store = SqliteStore(MEMORY, pipeline.RECORDS, pipeline.GIVEN)
        store.replace_documents(list(read_paths([path])), [])
        run(pipeline.PIPELINE[:2], store, serial_map, lambda *_: None)
    yield from read(store.rows(Article), store.rows(Block), store.rows(Sentence), load(NameTagger))


def fit(made: list[Choice]) -> dict[str, float]:
    """Weights of the signs by which right candidates outweigh the others."""
    row = {name: n for n, name in enumerate(sorted({s for c in made for names in c.offered for s in names}))}
    tables = [_table(c, row) for c in made]

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        total, slope = PENALTY * weights @ weights / 2, PENALTY * weights
        for table, choice in zip(tables, made, strict=True):
            share = _shares(table @ weights)
            right = np.zeros_like(share)
            right[choice.right] = share[choice.right] / share[choice.right].sum()
            total -= np.log(share[choice.right].sum())
            slope = slope + table.T @ (share - right)
        return float(total), slope

    found = minimize(loss, np.zeros(len(row)), jac=True, method="L-BFGS-B").x
    return dict(zip(row, found.tolist(), strict=True))


def _table(choice: Choice, row: dict[str, int]) -> NDArray[np.float64]:
    table = np.zeros((len(choice.offered), len(row)))
    for n, names in enumerate(choice.offered):
        table[n, [row[s] for s in names]] = 1.0
    return table


def _shares(weights: NDArray[np.float64]) -> NDArray[np.float64]:
    odds = np.exp(weights - weights.max())
    return odds / odds.sum()


def held_out(made: list[Choice]) -> list[tuple[Choice, NDArray[np.float64]]]:
    """Each pronoun with the shares of its candidates, by weights that never saw its article."""
    order = {article: n for n, article in enumerate(sorted({c.article for c in made}))}
    out = []
    for fold in range(FOLDS):
        weights = fit([c for c in made if order[c.article] % FOLDS != fold])
        for c in (c for c in made if order[c.article] % FOLDS == fold):
            out.append((c, _shares(np.array([sum(weights.get(s, 0.0) for s in names) for names in c.offered]))))
    return out


def report(made: list[Choice]) -> None:
    """Print what articles left out in turn show."""
    judged = held_out(made)
    right = np.array([share.argmax() in c.right for c, share in judged])
    named = np.array([share.argmax() < len(c.offered) - 1 for c, share in judged])
    best = np.array([share.max() for _, share in judged])
    nearest = np.mean([c.nearest in c.right for c in made])
    print(f"pronouns {len(made)}: right {right.mean():.3f}, by the person named last {nearest:.3f}")
    for bar in SURE:
        sure = named & (best >= bar)
        print(f"sure by {bar}: {sure.mean():.3f} of them, right {right[sure].mean():.3f}")


def main(data: Path) -> None:
    """Report on articles left out, then teach all."""
    made = list(choices(data))
    report(made)
    weights = {f"pronoun:{name}": w for name, w in fit(made).items()}
    table = np.array([[w] for w in weights.values()], dtype=np.float32)
    save(OUT, list(weights), table, np.zeros(1, dtype=np.float32), ["weight"])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
