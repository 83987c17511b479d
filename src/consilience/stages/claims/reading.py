"""A second look at the pairs of sentences that the first look is unsure of: they are read against each other."""

from dataclasses import dataclass

import numpy as np

from consilience.models import READINGS, PairReader
from consilience.stages.claims.accounts import Saga
from consilience.stages.claims.features import Features, pair, ranks
from consilience.stages.claims.vectors import Index, Matrix

LEAST = 0.1  # sentences whose best pair of claims scores less at the first look are not read
PER_ROOT = 16.0  # pairs of sentences read for the root of the number of sentences, the likeliest first: reading is dear
UNREAD = -1.0


@dataclass(frozen=True)
class Sentences:
    """The pairs of sentences in which candidate pairs of claims stand."""

    ends: Index  # a row a pair of sentences: the numbers of both
    of: Index  # by candidate pair: the row of its sentences
    best: Matrix  # by row: the best first score of its claims

    def chosen(self, count: int) -> Index:
        """Rows worth reading, the best first."""
        order = np.argsort(-self.best, kind="stable")[: int(PER_ROOT * count**0.5)]
        return np.asarray(order[self.best[order] >= LEAST], np.int64)


def sentences(features: Features, rows: Index, columns: Index, first: Matrix) -> Sentences:
    """Gather candidate pairs by their sentences."""
    both = np.stack([features.sentence[rows], features.sentence[columns]], 1)
    ends, of = np.unique(both, axis=0, return_inverse=True)
    best = np.zeros(len(ends), np.float32)
    np.maximum.at(best, of, first)
    return Sentences(ends, np.asarray(of, np.int64).ravel(), best)


def read(saga: Saga, features: Features, found: Sentences, reader: PairReader) -> Matrix:
    """Read the chosen pairs: a row of ``READINGS`` a pair of sentences, ``UNREAD`` where it was not read."""
    text = {int(n): _text(saga, k) for k, n in reversed(list(enumerate(features.sentence)))}
    out = np.full((len(found.ends), len(READINGS)), UNREAD, np.float32)
    chosen = found.chosen(len(text))
    out[chosen] = reader([(text[one], text[other]) for one, other in found.ends[chosen].tolist()])
    return out


def _text(saga: Saga, unit: int) -> str:
    sentence = saga.units[unit].sentence
    return saga.units[unit].article.text[sentence.start : sentence.end]


def columns(features: Features, found: Sentences, readings: Matrix) -> dict[str, Matrix]:
    """Feature columns of the candidate pairs: what was read of their sentences, and its rank among the rivals."""
    out = {f"read_{name}": readings[found.of, k] for k, name in enumerate(READINGS)}
    out["read_best"] = found.best[found.of]
    size = len(features.sentence_article)
    same = np.full((size, size), UNREAD, np.float32)
    one, other = found.ends.T
    same[one, other] = same[other, one] = readings[:, 0]
    for name, matrix in zip(("rank", "lead"), ranks(same, features.sentence_article), strict=True):
        pair(out, f"read_{name}", matrix, one[found.of], other[found.of])
    return out
