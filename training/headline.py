"""Teach what speaks for a headline: ``python -m training.headline FOLDER OUT.npz [--hold-out K]``.

FOLDER holds WCXB (CC BY 4.0): pages with their titles, and the same pages flattened to lines. Of the candidates of a
text the headline is chosen by a conditional log-linear model over signs (McFadden 1974), fitted by L-BFGS with no
randomness. Each text that copies a visible page is taught once more as the article alone, without its furniture. The
content forests that ship say what each line is. With ``--hold-out K`` the sites of fold K are left out and scored.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from consilience.models import ContentScorer, load
from consilience.models.listed import listed
from consilience.stages.clean.flat import judged
from consilience.stages.clean.headline_signs import Candidates
from consilience.stages.clean.outlet import site_of
from consilience.text import fold, squeeze
from training.forests import arguments_of, fold_of, read_rows

PENALTY = 0.3  # of squared weights
WEAK = 0.005  # of the headlines stand below nought: what is weaker is none
Weights = NDArray[np.float64]


@dataclass(frozen=True)
class Choice:
    """The candidates of one text: their signs, and which of them read as the title."""

    site: str
    names: tuple[str, ...]
    signs: Weights
    right: NDArray[np.bool_]


def choices(rows: list[dict[str, Any]], scorer: ContentScorer) -> Iterator[Choice]:
    """Texts of which a line reads as the title of their page, and the articles alone."""
    pages = {row["id"]: row for row in rows if "html" in row}
    for row in (row for row in rows if "lines" in row):
        way, number = row["id"].split(":", 1)
        page = pages.get(number, {})
        if not (title := fold(squeeze(page.get("title") or ""))):
            continue
        site, lines = site_of(page["url"] or number), [squeeze(line) for line in row["lines"]]
        article = [line for line, label in zip(lines, row["labels"], strict=True) if label != 0]
        for among in (lines, article) if way == "box" else (lines,):
            yield from _choice(site, [line for line in among if line], title, scorer)


def _choice(site: str, lines: list[str], title: str, scorer: ContentScorer) -> Iterator[Choice]:
    if lines and title in map(fold, lines):
        candidates = Candidates(lines, judged(lines, scorer)[1])
        signs = [candidates.signs(i) for i in candidates.places]
        if signs:
            right = np.array([fold(lines[i]) == title for i in candidates.places])
            yield Choice(site, tuple(signs[0]), np.array([[*map(float, row.values())] for row in signs]), right)


def teach(taught: list[Choice]) -> Weights:
    """Fit the weights, and set the one of the sign that all have so that most headlines stand above nought."""
    taught = [choice for choice in taught if choice.right.any()]
    table = np.vstack([choice.signs for choice in taught])
    right = np.concatenate([choice.right for choice in taught])
    sizes = [len(choice.right) for choice in taught]
    starts, text = np.cumsum([0, *sizes[:-1]]), np.repeat(np.arange(len(taught)), sizes)

    def loss(weights: Weights) -> tuple[float, Weights]:
        sums = table @ weights
        powers = np.exp(sums - np.maximum.reduceat(sums, starts)[text])
        total, among = np.add.reduceat(powers, starts), np.add.reduceat(powers * right, starts)
        gradient = table.T @ (powers * right / among[text] - powers / total[text])
        return float(-np.log(among / total).sum() + PENALTY * weights @ weights), 2 * PENALTY * weights - gradient

    weights: Weights = minimize(loss, np.zeros(table.shape[1]), jac=True, method="L-BFGS-B").x
    best = [float((choice.signs @ weights)[choice.right].max()) for choice in taught]
    weights[taught[0].names.index("there")] -= np.quantile(best, WEAK)
    return weights


def accuracy(weights: Weights, asked: list[Choice]) -> float:
    """The share of texts whose weightiest candidate reads as the title, and stands above nought."""
    sums = [choice.signs @ weights for choice in asked]
    return float(np.mean([c.right[s.argmax()] and s.max() > 0 for c, s in zip(asked, sums, strict=True)]))


def main() -> None:
    """Teach on all sites, or on four fifths of them and score the rest; write the weights."""
    arguments = arguments_of(__doc__)
    every = list(choices(read_rows(arguments.folder), load(ContentScorer)))
    weights = teach([choice for choice in every if fold_of(choice.site) != arguments.hold_out])
    if asked := [choice for choice in every if fold_of(choice.site) == arguments.hold_out]:
        print(f"headlines {accuracy(weights, asked):.4f} of {len(asked)}")
    arrays = {"headline/signs": listed(every[0].names), "headline/weights": weights.astype(np.float32)}
    np.savez_compressed(arguments.out, **arrays)


if __name__ == "__main__":
    main()
