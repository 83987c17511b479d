"""How alike two sets of content words are, rare words weighing more."""

import math
from collections import Counter
from collections.abc import Sequence

Terms = frozenset[str]


def rarity(texts: Sequence[Terms]) -> dict[str, float]:
    """Weigh each word by how few of the texts hold it (inverse document frequency)."""
    counts = Counter(term for terms in texts for term in terms)
    return {term: math.log(1 + len(texts) / n) for term, n in counts.items()}


def likeness(a: Terms, b: Terms, weights: dict[str, float]) -> float:
    """Cosine of two word sets, 0..1."""
    if not a or not b:
        return 0.0
    shared = sum(weights.get(t, 1.0) ** 2 for t in a & b)
    return shared / math.sqrt(_square(a, weights) * _square(b, weights))


def _square(terms: Terms, weights: dict[str, float]) -> float:
    return sum(weights.get(t, 1.0) ** 2 for t in terms)
