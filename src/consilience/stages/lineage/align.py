"""Hold the sentences of two articles against each other: which passage stands in both, and how much was changed."""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np
from rapidfuzz.distance import Indel, LCSseq

from consilience.stages.lineage.units import Text, Unit, grams

TRIED = 3  # best partners by shared weight that are looked at closely
LEAST = 4.0  # shared weight below which two sentences are not compared
COVER = 0.15  # share of the lighter sentence's weight below which they are not compared either
FEW = 6  # words of a sentence, of which fewer may stand in any other
SPELT = 5  # first letters that two words of one root, or two spellings of one name, have in common
VERBATIM, EDITED = 0.95, 0.7  # likeness of the word sequences

FEATURES = (
    "cover",  # share of the lighter sentence's weight that the other holds
    "cover_longer",  # and of the heavier one's
    "plain",  # share of its plain words' weight, where they are told: names and numbers come without copying
    "run",  # longest run of common words
    "order",  # share of the shorter sentence's words that stand in both in the same order
    "weight",  # weight of all that is shared
    "pairs",  # share of neighbouring words that are neighbours in both
    "roots",  # share of the weight that has only a root in common: another form, or another spelling
)
LONG, HEAVY, SLIGHT = 12, 40, 5.0  # a run and a weight that prove all they can; plain words too few to tell
# log odds that one sentence was made from the other: learned by training/lineage.py (docs/models/copy-likeness.md)
WEIGHTS = np.array([-4.86, 5.98, 1.73, 1.24, 7.82, 0.64, 0.43, -0.56])
BIAS = -5.42


@dataclass(frozen=True, slots=True)
class Match:
    """Two sentences and the probability that one was made from the other, or both from a third."""

    a: Unit
    b: Unit
    score: float
    kind: str  # verbatim | edited | reworded | quote


def align(a: Text, b: Text) -> list[Match]:
    """Find for every sentence of ``b`` its best partner in ``a``, whatever the score."""
    return [m for unit in b.units if (m := _best(unit, a)) is not None]


def _best(unit: Unit, a: Text) -> Match | None:
    shared: dict[int, float] = defaultdict(float)
    for key, weight in unit.content.items():
        for n in a.postings.get(key, ()):
            shared[n] += weight
    enough = {n: w for n, w in shared.items() if w >= max(LEAST, COVER * min(unit.total, a.units[n].total))}
    tried = sorted(enough, key=lambda n: (-enough[n], n))[:TRIED]
    scored = [(probability(a.units[n], unit), -n) for n in tried]
    if not scored:
        return None
    score, n = max(scored)
    return Match(a.units[-n], unit, score, _kind(a.units[-n], unit))


def probability(x: Unit, y: Unit) -> float:
    """Probability that the sentences have one origin in wording."""
    return chance(np.array(features(x, y)) @ WEIGHTS + BIAS)


def chance(odds: float) -> float:
    """The probability that log odds stand for."""
    return float(1 / (1 + np.exp(-odds)))


def features(x: Unit, y: Unit) -> tuple[float, ...]:
    """Compare two sentences; see ``FEATURES``."""
    shared = {key: w for key, w in x.content.items() if key in y.content}
    weight = sum(shared.values())
    totals = sorted((x.total, y.total))
    naming = x.naming | y.naming
    plain = sorted(sum(w for k, w in u.content.items() if k not in naming) for u in (x, y))
    common = LCSseq.similarity(x.words, y.words)
    return (
        weight / totals[0] if totals[0] else 0.0,
        weight / totals[1] if totals[1] else 0.0,
        sum(w for k, w in shared.items() if k not in naming) / max(plain[0], SLIGHT),
        min(1.0, longest_run(x.words, y.words) / LONG),
        common / max(1, min(len(x.words), len(y.words))),
        min(1.0, weight / HEAVY),
        _pairs(x, y),
        _roots(x, y) / totals[0] if totals[0] else 0.0,
    )


def _pairs(x: Unit, y: Unit) -> float:
    """Share of the shorter sentence's pairs of neighbouring stems that stand in the other."""
    runs = sorted((frozenset(grams(u.stems, 2)) for u in (x, y)), key=len)
    return len(runs[0] & runs[1]) / max(1, len(runs[0]))


def _roots(x: Unit, y: Unit) -> float:
    """Weight of the words without their like in the other sentence that share a beginning with a word there."""
    left = {key: w for key, w in x.content.items() if key not in y.content and len(key) >= SPELT}
    right = {key[:SPELT] for key in y.content if key not in x.content and len(key) >= SPELT}
    return sum(w for key, w in left.items() if key[:SPELT] in right)


def longest_run(x: tuple[str, ...], y: tuple[str, ...]) -> int:
    """Length of the longest run of words that stands in both."""
    best, ends = 0, dict[int, int]()
    places = defaultdict(list)
    for j, word in enumerate(y):
        places[word].append(j)
    for word in x:
        ends = {j: ends.get(j - 1, 0) + 1 for j in places.get(word, ())}
        best = max(best, *ends.values()) if ends else best
    return best


def _kind(x: Unit, y: Unit) -> str:
    if x.quoted and y.quoted:
        return "quote"
    likeness = max(Indel.normalized_similarity(x.words, y.words), _contained(x.words, y.words))
    return "verbatim" if likeness >= VERBATIM else "edited" if likeness >= EDITED else "reworded"


def _contained(x: tuple[str, ...], y: tuple[str, ...]) -> float:
    """Share of the shorter sentence that one unbroken run of the longer covers."""
    shorter = min(len(x), len(y))
    return longest_run(x, y) / shorter if shorter >= FEW else 0.0
