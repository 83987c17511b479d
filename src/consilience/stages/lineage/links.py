"""From matching sentences to one judgement a pair of articles: dependent or not."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from consilience.stages.lineage.align import Match, align, chance, longest_run
from consilience.stages.lineage.units import Text

PASSAGE = 0.7  # probability from which a sentence counts as a copied passage
LINK = 0.5  # probability from which the articles are linked as copy and source

FEATURES = (
    "mean",  # probability of its sentences to be copied, over all of them
    "share",  # of its sentences that are passages
    "most",  # mean probability of the three likeliest
    "run",  # longest run of common words
    "order",  # share of neighbouring passages in the same order
    "chain",  # probability along the best series in the same order, over all its sentences
    "pairs",  # share of its pairs of neighbouring words that the other has
    "triples",  # and of its runs of three
)
LONG = 20  # words in a row that prove all that a run can prove
MEANING = 3  # content words that a sentence needs to be counted
# log odds that one article was made from the other: learned by training/lineage.py (docs/models/copy-likeness.md)
WEIGHTS = np.array([2.53, 4.62, 4.57, 5.39, 3.35, 2.12, 1.80, 2.37])
BIAS = -9.37


@dataclass(frozen=True)
class Pair:
    """Two articles held against each other."""

    a: str
    b: str
    matches: tuple[Match, ...]  # best partner of each sentence of b, all scores
    score: float  # that one was made from the other
    features: tuple[float, ...]

    @property
    def passages(self) -> list[Match]:
        """The matches that count as one passage standing in both."""
        return [m for m in self.matches if m.score >= PASSAGE]


def compare(a: Text, b: Text) -> Pair:
    """Judge two articles; the one with fewer sentences is held against the other."""
    if (len(b.units), b.units[0].article) > (len(a.units), a.units[0].article):
        a, b = b, a
    matches = tuple(align(a, b))
    values = _features(matches, a, b)
    score = chance(np.array(values) @ WEIGHTS + BIAS)
    return Pair(a.units[0].article, b.units[0].article, matches, score, values)


def _features(matches: tuple[Match, ...], a: Text, b: Text) -> tuple[float, ...]:
    """See ``FEATURES``. Direct speech is left out: independent accounts of one speech share it word for word."""
    own = [m for m in matches if not m.b.quoted]
    told = [u for u in b.units if not u.quoted and len(u.content) >= MEANING]
    scores = sorted((m.score for m in own), reverse=True)
    good = [m for m in own if m.score >= PASSAGE]
    return (
        sum(scores) / max(1, len(told)),
        len(good) / max(1, len(told)),
        float(np.mean(scores[:3])) if scores else 0.0,
        min(1.0, max((longest_run(m.a.words, m.b.words) for m in own), default=0) / LONG),
        _in_order(good),
        _chain(own) / max(1, len(told)),
        *(len(x & y) / max(1, len(y)) for x, y in zip(a.grams, b.grams, strict=True)),
    )


def _chain(matches: list[Match]) -> float:
    """Summed scores of the best series of matches whose order is the same in both articles."""
    ends: list[tuple[int, float]] = []
    for m in matches:
        ends.append((m.a.start, m.score + max((total for at, total in ends if at < m.a.start), default=0.0)))
    return max((total for _, total in ends), default=0.0)


def _in_order(matches: list[Match]) -> float:
    """Share of neighbouring passages that follow each other in the same order in both."""
    steps = [(m.a.start, n.a.start) for m, n in pairwise(matches)]
    return sum(x < y for x, y in steps) / len(steps) if len(steps) > 1 else 0.0
