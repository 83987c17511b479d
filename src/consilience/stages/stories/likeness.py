"""How alike two articles are: named features, and the learned weights that make them one score."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from consilience.models import Vocabulary
from consilience.records import Signature

Floats = NDArray[np.float32]
Ints = NDArray[np.integer[Any]]
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

    def entries(self, rows: Ints) -> tuple[Ints, Ints]:
        """Where the entries of some rows stand, and the place in ``rows`` that each belongs to."""
        lengths = self.at[rows + 1] - self.at[rows]
        ends = np.cumsum(lengths)
        index = np.arange(ends[-1] if len(ends) else 0) + np.repeat(self.at[rows] - ends + lengths, lengths)
        return index, np.repeat(np.arange(len(rows)), lengths)

    def dot(self, dense: Floats, rows: Ints) -> Floats:
        """Product of a dense vector with some of the rows."""
        index, owner = self.entries(rows)
        return _sums(dense[self.columns[index]] * self.values[index], owner, len(rows))


def _sums(values: Floats, owner: Ints, count: int) -> Floats:
    return np.bincount(owner, weights=values, minlength=count).astype(np.float32)


def _rows(lists: list[Ints], values: list[Floats]) -> Rows:
    at = np.concatenate([[0], np.cumsum([len(x) for x in lists])]).astype(np.int64)
    if not at[-1]:
        return Rows(at, np.zeros(0, np.int32), np.zeros(0, np.float32))
    return Rows(at, np.concatenate(lists), np.concatenate(values).astype(np.float32))


def _ones(lists: list[Ints]) -> Rows:
    return _rows(lists, [np.ones(len(row), np.float32) for row in lists])


def _unit(values: Floats) -> Floats:
    norm = float(np.sqrt(values @ values)) if len(values) else 0.0
    return values / norm if norm else values


class Columns:
    """Numbers words in the order they are first seen."""

    def __init__(self) -> None:
        self.known: dict[str, int] = {}

    def number(self, lists: list[list[str]]) -> list[Ints]:
        """Number the words of each list; new words are added."""
        known = self.known
        return [np.array([known.setdefault(word, len(known)) for word in words], np.int32) for words in lists]


class Likeness:
    """Compares the articles of one collection; rarity counts the collection and the language at large together."""

    def __init__(self, signatures: list[Signature], vocabulary: Vocabulary) -> None:
        self.signatures = signatures
        columns = Columns()
        lists = columns.number([list(s.terms) for s in signatures])
        column = columns.known
        self.spread = np.zeros(len(column), np.float32)  # articles of the collection each term stands in
        for row in lists:
            self.spread[row] += 1
        self.rarity = _rarity(list(column), self.spread, len(signatures), vocabulary)
        weights = [
            np.array(s.term_weights, np.float32) * self.rarity[row] for s, row in zip(signatures, lists, strict=True)
        ]
        self.words = _rows(lists, [_unit(w) for w in weights])
        naming = columns.number([[n for n in s.names if n in column] for s in signatures])
        self.names = _rows(naming, [_unit(self.rarity[row]) for row in naming])
        salient = [row[:SALIENT] for row in naming]
        self.salient = _rows(salient, [self.rarity[r] / max(float(self.rarity[r].sum()), 1e-9) for r in salient])
        self._salience = np.array([len(r) > 0 for r in salient], np.float32)
        counting = columns.number([[n for n in s.numbers if n in column] for s in signatures])
        self.numbers = _rows(counting, [_unit(self.rarity[row]) for row in counting])
        dates = Columns()
        self._days = _ones(dates.number([sorted({d[-5:] for d in s.dates}) for s in signatures]))
        self._years = _ones(dates.number([sorted({d[:4] for d in s.dates if len(d) == 10}) for s in signatures]))
        self._dense = np.zeros(max(len(column), len(dates.known)), np.float32)  # zero but during one comparison

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
        out = np.zeros((len(others), len(FEATURES)), np.float32)
        entries = self.words.entries(others)
        out[:, 0] = self._shared(self.words, i, others, entries, weighed=True)
        out[:, 1] = self._dot(self.names, i, others)
        out[:, 2] = self.vectors[others] @ self.vectors[i]
        out[:, 3] = self._dot(self.numbers, i, others)
        out[:, 4] = self._dot(self._days, i, others) > 0
        theirs = self._salience[i] - self._shared(self.salient, i, others, entries, weighed=False)
        out[:, 5] = np.minimum(theirs, self._foreign_to(i, others))
        dated = self._years.at[others + 1] > self._years.at[others]
        if self._years.at[i + 1] > self._years.at[i] and dated.any():
            out[:, 6] = dated & (self._dot(self._years, i, others) == 0)
        return out

    def _shared(self, rows: Rows, i: int, others: Ints, entries: tuple[Ints, Ints], *, weighed: bool) -> Floats:
        """Sum the values that the article has of the words of others, weighed by theirs or not."""
        index, owner = entries
        columns, values = rows.row(i)
        self._dense[columns] = values
        found = self._dense[self.words.columns[index]]
        self._dense[columns] = 0
        return _sums(found * self.words.values[index] if weighed else found, owner, len(others))

    def _dot(self, rows: Rows, i: int, others: Ints) -> Floats:
        columns, values = rows.row(i)
        self._dense[columns] = values
        found = rows.dot(self._dense, others)
        self._dense[columns] = 0
        return found

    def _foreign_to(self, i: int, others: Ints) -> Floats:
        """Share of the others' salient names that the article never mentions."""
        columns, _ = self.words.row(i)
        self._dense[columns] = 1
        share = self._salience[others] - self.salient.dot(self._dense, others)
        self._dense[columns] = 0
        return np.asarray(share, np.float32)


def _rarity(terms: list[str], spread: Floats, articles: int, vocabulary: Vocabulary) -> Floats:
    everywhere = vocabulary.counts(terms) if terms else spread
    return np.log((vocabulary.documents + articles + 1) / (everywhere + spread)).astype(np.float32)
