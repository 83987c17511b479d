"""Named features of two claims of different accounts: how alike they are, and how they rank among their rivals.

Every feature is a matrix over all units of a saga, computed by products of weighted word matrices, and read
off at the candidate pairs only; so the cost grows with numpy's matrix product and not with Python's loops.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

import numpy as np

from consilience.models import Vocabulary
from consilience.stages.claims.accounts import Saga, Unit
from consilience.stages.claims.alignment import Alignment, Stock
from consilience.stages.claims.vectors import LIGHTEST, Index, Matrix, centred, local_weight
from consilience.text import carries_meaning, fold, stem

_GRAM = 4  # letters: catches inflection, compounds and spellings of names; 3 to 5 did equally well


@dataclass(frozen=True)
class Bags:
    """A text as bags of its words by sort."""

    words: tuple[str, ...]
    names: tuple[str, ...]
    verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    numbers: tuple[str, ...]
    grams: tuple[str, ...]


def bags(unit: Unit, tokens: Sequence[int]) -> Bags:
    """Sort the content words of some tokens of a unit's sentence."""
    s, text = unit.sentence, unit.article.text
    lemma = {k: stem(fold(s.lemmas[k])) for k in tokens}
    kept = [k for k in tokens if carries_meaning(s.lemmas[k], s.pos[k])]

    def of(*pos: str) -> tuple[str, ...]:
        return tuple(lemma[k] for k in kept if s.pos[k] in pos)

    plain = " " + " ".join(fold(text[s.starts[k] : s.ends[k]]) for k in tokens if s.pos[k] != "PUNCT") + " "
    grams = tuple(plain[k : k + _GRAM] for k in range(len(plain) - _GRAM + 1))
    return Bags(tuple(lemma[k] for k in kept), of("PROPN"), of("VERB"), of("NOUN", "ADJ"), of("NUM"), grams)


def presence(items: Sequence[Sequence[Hashable]], weigh: Callable[[list[Hashable]], Matrix]) -> Matrix:
    """One row a bag, one column an item that stands in two bags or more; the square root of its weight where present.

    A last column holds what the items of a single bag weigh together, so that lengths and shares stay exact.
    """
    counts = Counter(item for bag in items for item in set(bag))
    every = sorted(counts, key=str)
    weight = dict(zip(every, weigh(every).tolist(), strict=True)) if every else {}
    column = {item: n for n, item in enumerate(i for i in every if counts[i] > 1)}
    out = np.zeros((len(items), len(column)), np.float32)
    alone = np.zeros((len(items), 1), np.float32)
    for row, bag in enumerate(items):
        for item in set(bag):
            if item in column:
                out[row, column[item]] = weight[item] ** 0.5
            else:
                alone[row, 0] += weight[item]
    return np.hstack([out, alone])


class Overlap:
    """Weighted overlap of bags: shared weight, cosine, and the share of one that the other holds."""

    def __init__(self, items: Sequence[Sequence[Hashable]], weigh: Callable[[list[Hashable]], Matrix]) -> None:
        table = presence(items, weigh)
        shared, alone = table[:, :-1], table[:, -1]
        self.shared: Matrix = shared @ shared.T
        self.total: Matrix = (shared**2).sum(1) + alone

    def cosine(self) -> Matrix:
        """Shared weight over the geometric mean of both weights."""
        root = np.sqrt(np.maximum(self.total, 1e-6))
        return np.asarray(self.shared / root[:, None] / root[None, :], np.float32)

    def held(self) -> Matrix:
        """Share of the row's weight that the column's bag holds."""
        return np.asarray(self.shared / np.maximum(self.total, 1e-6)[:, None], np.float32)


def common_weight(vocabulary: Vocabulary) -> Callable[[list[Hashable]], Matrix]:
    """Rare in English at large weighs more."""
    return lambda every: np.log(20000.0 / (vocabulary.counts([str(i) for i in every]) + 0.5)).clip(LIGHTEST)


def ranks(likeness: Matrix, group: Index) -> tuple[Matrix, Matrix]:
    """For each row: the rank of each column within its article, and its lead over the article's best other."""
    rank, lead = np.zeros_like(likeness), np.zeros_like(likeness)
    for g in np.unique(group):
        columns = np.flatnonzero(group == g)
        part = likeness[:, columns]
        rank[:, columns] = (-part).argsort(1, kind="stable").argsort(1, kind="stable")
        ordered = np.sort(part, 1)[:, ::-1]
        best, second = ordered[:, :1], ordered[:, 1:2] if len(columns) > 1 else ordered[:, :1]
        lead[:, columns] = part - np.where(part >= best, second, best)
    return rank, lead


class Features:
    """Feature columns at given pairs ``(rows, columns)`` of a saga's units."""

    def __init__(self, saga: Saga, vocabulary: Vocabulary) -> None:
        units = saga.units
        self.vectors = np.stack([u.vector for u in units])
        self.article: Index = saga.accounts()
        keys = [u.place for u in units]
        place = {key: n for n, key in enumerate(sorted(set(keys)))}
        self.sentence: Index = np.array([place[k] for k in keys])
        first = {place[k]: u for k, u in zip(reversed(keys), reversed(units), strict=True)}
        self._claim_bags = [bags(u, u.tokens) for u in units]
        self._sentence_bags = [bags(first[n], range(len(first[n].sentence.lemmas))) for n in range(len(place))]
        self._units, self._vocabulary = units, vocabulary
        self.sentence_article: Index = np.array([self.article[keys.index(k)] for k in sorted(set(keys))])
        self.cosine: Matrix = self.vectors @ self.vectors.T
        away = centred(self.vectors)
        self.away: Matrix = away @ away.T
        stock = Stock(units)
        self.aligned = stock.align(stock.claims)
        self._sentences_aligned = stock.align(stock.sentences)
        grams = [b.grams for b in self._claim_bags]
        self.grams = Overlap(grams, local_weight(grams))
        words = [b.words for b in self._claim_bags]
        self.words = Overlap(words, local_weight(words))

    def at(self, rows: Index, columns: Index) -> dict[str, Matrix]:
        """All features of the pairs, by name."""
        out: dict[str, Matrix] = {}
        self._both(out, "", rows, columns, (self.cosine, self.away, self.grams, self.words))
        self._by_sort(out, "", self._claim_bags, rows, columns)
        _aligned(out, "", self.aligned, self.article, (rows, columns))
        r, c = self.sentence[rows], self.sentence[columns]
        cosine, away = (self._best(m) for m in (self.cosine, self.away))
        sentence_grams = [b.grams for b in self._sentence_bags]
        sentence_words = [b.words for b in self._sentence_bags]
        grams = Overlap(sentence_grams, local_weight(sentence_grams))
        words = Overlap(sentence_words, local_weight(sentence_words))
        self._both(out, "s_", r, c, (cosine, away, grams, words))
        self._by_sort(out, "s_", self._sentence_bags, r, c)
        _aligned(out, "s_", self._sentences_aligned, self.sentence_article, (r, c))
        context(out, "context", away, r, c)
        self._places(out, rows, columns)
        return out

    def _best(self, likeness: Matrix) -> Matrix:
        """The best likeness of any claims of two sentences."""
        starts = np.flatnonzero(np.r_[True, np.diff(self.sentence) > 0])
        return np.asarray(np.maximum.reduceat(np.maximum.reduceat(likeness, starts, 0), starts, 1), np.float32)

    def _both(
        self,
        out: dict[str, Matrix],
        prefix: str,
        rows: Index,
        columns: Index,
        likeness: tuple[Matrix, Matrix, Overlap, Overlap],
    ) -> None:
        cosine, away, grams, words = likeness
        group = self.sentence_article if prefix else self.article
        both = {"cosine": cosine, "away": away, "grams": grams.cosine(), "words": words.cosine()}
        for name, matrix in both.items():
            out[prefix + name] = matrix[rows, columns]
            if name != "cosine":
                rank, lead = ranks(matrix, group)
                pair(out, f"{prefix}{name}_rank", rank, rows, columns)
                pair(out, f"{prefix}{name}_lead", lead, rows, columns)
        out[prefix + "shared"] = words.shared[rows, columns]
        pair(out, prefix + "grams_held", grams.held(), rows, columns)
        pair(out, prefix + "words_held", words.held(), rows, columns)
        size = np.log1p(words.total)
        out[prefix + "short"], out[prefix + "long"] = _ends(size, rows, columns)
        others = np.stack([np.where(group == g, -1.0, matrix_max(away, group, g)) for g in np.unique(group)])
        density = np.sort(others, 0)[::-1][: max(1, len(others) - 1)].mean(0)
        out[prefix + "dense_low"], out[prefix + "dense_high"] = _ends(density, rows, columns)

    def _by_sort(self, out: dict[str, Matrix], prefix: str, own: list[Bags], rows: Index, columns: Index) -> None:
        common = common_weight(self._vocabulary)
        for name, items in (
            ("rare", [b.words for b in own]),
            ("names", [b.names for b in own]),
            ("verbs", [b.verbs for b in own]),
            ("nouns", [b.nouns for b in own]),
        ):
            found = Overlap(items, common)
            out[f"{prefix}{name}"] = found.shared[rows, columns]
            pair(out, f"{prefix}{name}_held", found.held(), rows, columns)
        numbers = Overlap([b.numbers for b in own], lambda every: np.ones(len(every), np.float32))
        out[prefix + "numbers"] = numbers.shared[rows, columns]
        low, _ = _ends(numbers.total, rows, columns)
        out[prefix + "numbers_apart"] = low - numbers.shared[rows, columns]

    def _places(self, out: dict[str, Matrix], rows: Index, columns: Index) -> None:
        """Where the claims stand, on whose word, in which mood."""
        at = np.array([u.claim.sentence for u in self._units], np.float32)
        out["first"], out["last"] = _ends(at, rows, columns)
        title = np.array([u.block == "title" for u in self._units], np.float32)
        out["titles"] = title[rows] + title[columns]
        mean = self.vectors.mean(0)
        central = np.asarray(self.vectors @ mean / max(float(np.linalg.norm(mean)), 1e-6), np.float32)
        out["central_low"], out["central_high"] = _ends(central, rows, columns)
        quoted = np.array([bool(u.claim.quote_id) for u in self._units], np.float32)
        out["quoted_low"], out["quoted_high"] = _ends(quoted, rows, columns)
        for name in ("predicate", "modality", "negated", "event"):
            value = np.array([str(getattr(u.claim, name)) for u in self._units])
            out[f"same_{name}"] = (value[rows] == value[columns]).astype(np.float32)
        out["accounts"] = np.full(len(rows), len(np.unique(self.article)), np.float32)
        out["units"] = np.full(len(rows), np.log(len(self._units)), np.float32)


def matrix_max(likeness: Matrix, group: Index, g: int) -> Matrix:
    """Each row's best likeness with any unit of a group."""
    return np.asarray(likeness[:, group == g].max(1), np.float32)


def context(out: dict[str, Matrix], name: str, likeness: Matrix, rows: Index, columns: Index) -> None:
    """Likeness of the neighbouring sentences."""
    before, after = np.zeros((2, *likeness.shape), np.float32)
    before[1:, 1:], after[:-1, :-1] = likeness[:-1, :-1], likeness[1:, 1:]
    out[name] = np.maximum(before, after)[rows, columns]
    out[f"{name}_mean"] = np.asarray((before + after) / 2, np.float32)[rows, columns]


def _aligned(out: dict[str, Matrix], prefix: str, found: Alignment, group: Index, at: tuple[Index, Index]) -> None:
    """Likeness word by word, its rank among the rivals, either side's share, and the word that is least matched."""
    both = found.both()
    out[prefix + "aligned"] = both[at]
    named = {"held": found.held, "least": found.least, **dict(zip(("rank", "lead"), ranks(both, group), strict=True))}
    for name, matrix in named.items():
        pair(out, f"{prefix}aligned_{name}", matrix, *at)


def pair(out: dict[str, Matrix], name: str, matrix: Matrix, rows: Index, columns: Index) -> None:
    """A feature that has a direction becomes two that have none: the lower and the higher."""
    one, other = matrix[rows, columns], matrix[columns, rows]
    out[name + "_low"], out[name + "_high"] = np.minimum(one, other), np.maximum(one, other)


def _ends(values: Matrix, rows: Index, columns: Index) -> tuple[Matrix, Matrix]:
    return np.minimum(values[rows], values[columns]), np.maximum(values[rows], values[columns])
