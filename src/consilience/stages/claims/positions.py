"""Whether two spans take one position in their clauses: what they depend on, how, and what they are, word by word."""

from bisect import bisect_left

import numpy as np

from consilience.stages.claims.accounts import Unit
from consilience.stages.claims.contrasts import Contrast, Span
from consilience.stages.claims.vectors import Matrix, unit_length
from consilience.text import overlap

_THROUGH = {"ADP", "NUM", "DET", "PART"}  # not what a span depends on, but how
_STEPS = 3  # such words between a span and what it depends on


class Positions:
    """Compares the positions of spans by the vectors of a saga's words, without what all of them share."""

    def __init__(self, units: list[Unit]) -> None:
        sentences = {u.place: u.words.vectors for u in units}
        rows = [v for v in sentences.values() if v.size]
        self._mean: Matrix | float = unit_length(np.concatenate(rows)).mean(0) if rows else 0.0

    def features(self, a: Unit, b: Unit, contrast: Contrast) -> dict[str, float]:
        """Likeness of the words that the spans depend on, of the spans' own heads, and whether they depend alike."""
        (r, g), (s, h) = _root(a, contrast.a), _root(b, contrast.b)
        one, other = a.sentence.deps, b.sentence.deps
        return {
            "governor": self._likeness(a, g, b, h),
            "filler": self._likeness(a, r, b, s),
            "same_role": float(r >= 0 and s >= 0 and one[r] == other[s]),
        }

    def _likeness(self, a: Unit, j: int, b: Unit, k: int) -> float:
        one, other = self._vector(a, j), self._vector(b, k)
        if one is None or other is None:
            return -1.0
        return float(one @ other)

    def _vector(self, unit: Unit, k: int) -> Matrix | None:
        at = bisect_left(unit.words.tokens, k)
        if k < 0 or at == len(unit.words.tokens) or unit.words.tokens[at] != k:
            return None
        return unit_length(unit_length(unit.words.vectors[at]) - self._mean)


def _root(unit: Unit, span: Span) -> tuple[int, int]:
    """The token of a span that depends on none of it, and what it depends on, through prepositions and numbers."""
    sentence = unit.sentence
    inside = {
        k for k, (s, e) in enumerate(zip(sentence.starts, sentence.ends, strict=True)) if overlap(s, e, *span) > 0
    }
    root = next((k for k in sorted(inside) if sentence.heads[k] not in inside or sentence.heads[k] == k), -1)
    if root < 0:
        return -1, -1
    if sentence.pos[root] == "NUM":
        root = sentence.heads[root]  # a number stands for what it counts
    up = sentence.heads[root]
    for _ in range(_STEPS):
        if sentence.pos[up] not in _THROUGH:
            break
        up = sentence.heads[up]
    return root, up
