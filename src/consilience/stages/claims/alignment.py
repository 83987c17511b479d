"""How much of one text stands in another: each of its words with the word of the other that is most like it.

Late interaction over vectors of words in context (Khattab and Zaharia 2020, ColBERT), weighted by rarity in the saga
and seen from either side: a claim that says more than another holds it, and is not held by it.
"""

from bisect import bisect_left
from dataclasses import dataclass

import numpy as np

from consilience.stages.claims.accounts import Unit, Words
from consilience.stages.claims.vectors import Index, Matrix, centred, local_weight, unit_length
from consilience.text import fold, stem

_AT_ONCE = 64  # spans whose words are compared with all words in one product


@dataclass(frozen=True)
class Alignment:
    """Of all texts (rows) in all texts (columns)."""

    held: Matrix  # mean likeness of the row's words to their nearest words in the column
    least: Matrix  # the likeness of the row's word that has the least like it in the column

    def both(self) -> Matrix:
        """The mean of both directions."""
        return np.asarray((self.held + self.held.T) / 2, np.float32)


class Stock:
    """The words of a saga's sentences one after the other, and where those of each text begin and end."""

    def __init__(self, units: list[Unit]) -> None:
        sentences = {u.place: u for u in units}
        every = [sentences[key] for key in sorted(sentences)]
        width = max((u.words.vectors.shape[1] for u in every), default=0)
        rows = [u.words.vectors if u.words.tokens else np.zeros((1, width), np.float32) for u in every]
        ends = np.cumsum([len(r) for r in rows])
        self.sentences = np.stack([ends - [len(r) for r in rows], ends], 1)
        first = {key: int(start) for key, (start, _) in zip(sorted(sentences), self.sentences, strict=True)}
        spans = [_span(u, first[u.place]) for u in units]
        self.claims: Index = np.array(spans, np.int64)
        self.vectors = centred(unit_length(np.concatenate(rows)))
        words = [_stems(u) for u in every]
        self.weights = local_weight(words)([word for own in words for word in own])

    def align(self, spans: Index) -> Alignment:
        """Align all texts, given by where their words begin and end, with each other."""
        held, least = np.zeros((2, len(spans), len(spans)), np.float32)
        for at in range(0, len(spans), _AT_ONCE):
            some = spans[at : at + _AT_ONCE]
            start, end = int(some.min()), int(some.max())
            best = np.zeros((len(spans), end - start + 1), np.float32)
            best[:, :-1] = _greatest(self.vectors @ self.vectors[start:end].T, spans)
            bounds = (some - start).ravel()
            weights = np.append(self.weights[start:end], np.float32(0))
            total = np.add.reduceat(weights, bounds)[::2]
            held[at : at + _AT_ONCE] = (np.add.reduceat(best * weights, bounds, 1)[:, ::2] / total).T
            least[at : at + _AT_ONCE] = np.minimum.reduceat(best, bounds, 1)[:, ::2].T
        return Alignment(held, least)


def _greatest(likeness: Matrix, spans: Index) -> Matrix:
    """The greatest of the rows of each span, column by column: word after word for all spans at once."""
    starts, lengths = spans[:, 0], spans[:, 1] - spans[:, 0]
    out = likeness[starts]
    for k in range(1, int(lengths.max())):
        longer = np.flatnonzero(lengths > k)
        out[longer] = np.maximum(out[longer], likeness[starts[longer] + k])
    return out


def _span(unit: Unit, first: int) -> tuple[int, int]:
    """Where a claim's words stand among all; those of its sentence where it has none of its own."""
    words: Words = unit.words
    start, end = (bisect_left(words.tokens, k) for k in (unit.tokens.start, unit.tokens.stop))
    return (first + start, first + end) if start < end else (first, first + max(1, len(words.tokens)))


def _stems(unit: Unit) -> list[str]:
    return [stem(fold(unit.sentence.lemmas[k])) for k in unit.words.tokens] or [""]
