"""How alike two articles are: named features, and the learned weights that make them one score."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from consilience.models import Vocabulary
from consilience.records import Signature

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
SALIENT = 8  # names that say whom and where an article is about

FEATURES = ("words", "names", "meaning", "numbers", "days", "foreign", "years")


@dataclass(frozen=True)
class Rows:
    """Sparse rows: the columns and values of row i are those from ``at[i]`` to ``at[i + 1]``."""

    at: Ints
    columns: Ints
    values: Floats

    def row(self, i: int) -> tuple[Ints, Floats]:
        """Columns and values of one row."""
        span = slice(self.at[i], self.at[i + 1])
        return self.columns[span], self.values[span]

    def dot(self, dense: Floats, rows: Ints) -> Floats:
        """Product of a dense vector with some of the rows."""
        lengths = self.at[rows + 1] - self.at[rows]
        ends = np.cumsum(lengths)
        index = np.arange(ends[-1] if len(ends) else 0) + np.repeat(self.at[rows] - ends + lengths, lengths)
        owner = np.repeat(np.arange(len(rows)), lengths)
        products = dense[self.columns[index]] * self.values[index]
        return np.bincount(owner, weights=products, minlength=len(rows)).astype(np.float32)


def _rows(lists: list[list[int]], values: list[Floats]) -> Rows:
    at = np.concatenate([[0], np.cumsum([len(x) for x in lists])]).astype(np.int64)
    columns = np.array([c for x in lists for c in x], np.int64)
    return Rows(at, columns, np.concatenate(values).astype(np.float32) if len(columns) else np.zeros(0, np.float32))


def _unit(values: Floats) -> Floats:
    norm = float(np.sqrt(values @ values)) if len(values) else 0.0
    return values / norm if norm else values


class Likeness:
    """Compares the articles of one collection; rarity counts the collection and the language at large together."""

    def __init__(self, signatures: list[Signature], vocabulary: Vocabulary) -> None:
        self.signatures = signatures
        column: dict[str, int] = {}
        lists = [[column.setdefault(t, len(column)) for t in s.terms] for s in signatures]
        known = np.zeros(len(column), np.float32)
        for row in lists:
            known[row] += 1
        self.spread = known  # articles of the collection each term stands in
        everywhere = vocabulary.counts(list(column)) if column else known
        self.rarity = np.log((vocabulary.documents + len(signatures) + 1) / (everywhere + known)).astype(np.float32)
        weights = [
            np.array(s.term_weights, np.float32) * self.rarity[row] for s, row in zip(signatures, lists, strict=True)
        ]
        self.words = _rows(lists, [_unit(w) for w in weights])
        self.held = _rows(lists, [np.ones(len(row), np.float32) for row in lists])
        naming = [[column[n] for n in s.names if n in column] for s in signatures]
        self.names = _rows(naming, [_unit(self.rarity[row]) for row in naming])
        salient = [row[:SALIENT] for row in naming]
        self.salient = _rows(salient, [self.rarity[r] / max(float(self.rarity[r].sum()), 1e-9) for r in salient])
        counting = [[column[n] for n in s.numbers if n in column] for s in signatures]
        self.numbers = _rows(counting, [_unit(self.rarity[row]) for row in counting])
        self._width = len(column)
        self._days = [_days(s) for s in signatures]

    @cached_property
    def vectors(self) -> Floats:
        """One unit row an article, zeros where there is no vector."""
        size = max([1, *(len(s.vector) // 2 for s in self.signatures)])
        blank = bytes(2 * size)
        return (
            np.frombuffer(b"".join(s.vector or blank for s in self.signatures), "<f2")
            .reshape(-1, size)
            .astype(np.float32)
        )

    def features(self, i: int, others: Ints) -> Floats:
        """Compare one article with others: one row each, columns as in ``FEATURES``."""
        dense = np.zeros(self._width, np.float32)
        out = np.zeros((len(others), len(FEATURES)), np.float32)
        for n, rows in enumerate((self.words, self.names, self.numbers)):
            columns, values = rows.row(i)
            dense[columns] = values
            out[:, (0, 1, 3)[n]] = rows.dot(dense, others)
            dense[columns] = 0
        out[:, 2] = self.vectors[others] @ self.vectors[i]
        out[:, 4] = [len(self._days[i] & self._days[j]) > 0 for j in others]
        out[:, 5] = np.minimum(self._foreign(i, others, dense), self._foreign_to(i, others, dense))
        out[:, 6] = [_years_apart(self.signatures[i], self.signatures[j]) for j in others]
        return out

    def _foreign(self, i: int, others: Ints, dense: Floats) -> Floats:
        """Share of the article's salient names that the others never mention."""
        columns, values = self.salient.row(i)
        dense[columns] = values
        share = values.sum() - self.held.dot(dense, others)
        dense[columns] = 0
        return np.asarray(share, np.float32)

    def _foreign_to(self, i: int, others: Ints, dense: Floats) -> Floats:
        """Share of the others' salient names that the article never mentions."""
        columns, _ = self.held.row(i)
        whole = self.salient.dot(np.ones(self._width, np.float32), others)
        dense[columns] = 1
        share = whole - self.salient.dot(dense, others)
        dense[columns] = 0
        return np.asarray(share, np.float32)


def _days(signature: Signature) -> frozenset[str]:
    return frozenset(d[-5:] for d in signature.dates)


def _years_apart(a: Signature, b: Signature) -> bool:
    years_a, years_b = ({d[:4] for d in s.dates if len(d) == 10} for s in (a, b))
    return bool(years_a and years_b and not years_a & years_b)
