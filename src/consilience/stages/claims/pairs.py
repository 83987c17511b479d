"""Which claims of different accounts may report the same fact, and how probably they do."""

from dataclasses import dataclass

import numpy as np

from consilience.models import PairJudge, PairReader, PairScorer, Vocabulary
from consilience.stages.claims import reading, support
from consilience.stages.claims.accounts import Saga
from consilience.stages.claims.features import Features
from consilience.stages.claims.vectors import Flags, Index, Matrix

PER_ACCOUNT = 6  # best claims of each other account, by each likeness; of 56 labelled stories see the model card
AT_MOST = 60  # candidates a claim by each likeness, so that the cost grows with the claims and not with their square
SHARE_UNREAD = 0.8  # weight of the first score where sentences were not read, beside scores where they were


@dataclass(frozen=True)
class Scorers:
    """A first look at all candidates, a reader of their sentences, and a judge of what was read."""

    first: PairScorer
    reader: PairReader
    judge: PairJudge


@dataclass(frozen=True)
class Pairs:
    """Candidate pairs of a saga's units (``rows < columns``), with their features and score."""

    rows: Index
    columns: Index
    features: dict[str, Matrix]
    score: Matrix

    def table(self, size: int) -> Matrix:
        """Scores as a symmetric matrix, 0 where two units are no candidates."""
        out = np.zeros((size, size), np.float32)
        out[self.rows, self.columns] = self.score
        return np.maximum(out, out.T)


def score_pairs(saga: Saga, vocabulary: Vocabulary, scorers: Scorers) -> Pairs:
    """Score the candidate pairs of a saga."""
    none = np.zeros(0, np.int64)
    if len({u.claim.article_id for u in saga.units}) < 2:
        return Pairs(none, none, {}, np.zeros(0, np.float32))
    features = Features(saga, vocabulary)
    rows, columns = candidates(features)
    at = features.at(rows, columns)
    at["first_score"] = scorers.first(at)
    found = reading.sentences(features, rows, columns, at["first_score"])
    at |= reading.columns(features, found, reading.read(saga, features, found, scorers.reader))
    score = judged(at, scorers.judge.alone)
    beside = support.columns(features, rows, columns, score)
    return Pairs(rows, columns, at, supported(at | beside, scorers.judge.together))


def judged(at: dict[str, Matrix], judge: PairScorer) -> Matrix:
    """The second score of the pairs that were read, a share of the first of the others."""
    score = np.asarray(at["first_score"] * np.float32(SHARE_UNREAD), np.float32)
    was_read = at["read_same"] != reading.UNREAD
    if was_read.any():
        score[was_read] = judge({name: values[was_read] for name, values in at.items()})
    return score


def supported(at: dict[str, Matrix], judge: PairScorer) -> Matrix:
    """The third score of the pairs that the second leaves possible, the second of the others."""
    score = at["score"].copy()
    possible = score >= support.LEAST
    if possible.any():
        score[possible] = judge({name: values[possible] for name, values in at.items()})
    return score


def candidates(features: Features) -> tuple[Index, Index]:
    """Pairs across accounts that are near by meaning, by spelling or by words, seen from either side."""
    article = features.article
    across = article[:, None] != article[None, :]
    chosen = np.zeros_like(across)
    for likeness in (features.aligned.both(), features.grams.cosine(), features.away):
        chosen |= _near(np.where(across, likeness, -2.0).astype(np.float32), article)
    rows, columns = np.nonzero(np.triu(chosen | chosen.T) & across)
    return rows.astype(np.int64), columns.astype(np.int64)


def _near(likeness: Matrix, article: Index) -> Flags:
    """For each row its best columns: so many of each account, and so many in all."""
    near = np.zeros(likeness.shape, bool)
    for g in np.unique(article):
        columns = np.flatnonzero(article == g)
        best = (-likeness[:, columns]).argsort(1, kind="stable")[:, :PER_ACCOUNT]
        near[np.arange(len(likeness))[:, None], columns[best]] = True
    if likeness.shape[1] > AT_MOST:
        far = (-likeness).argsort(1, kind="stable")[:, AT_MOST:]
        near[np.arange(len(likeness))[:, None], far] = False
    return near
