"""How alike articles are: named features of every pair, and the learned weights that make them one score."""

import math
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from consilience.models import Vocabulary
from consilience.records import Signature

Floats = NDArray[np.float32]
Ints = NDArray[np.integer[Any]]
WEEK = 7
NEAR = 1  # days that lie between most accounts of one event
NEARBY = 10  # documents at large that each of the compared articles outweighs, where rarity is counted
SALIENT = 8  # names that say whom and where an article is about

FEATURES = (
    "words",  # cosine of the words, weighed by rarity
    "meaning",  # cosine of the whitened vectors
    "numbers",  # cosine of the numbers, weighed by rarity
    "days",  # 1 where both name a day of the year
    "foreign",  # share of one's salient names that the other never mentions
    "years",  # 1 where both name days of years, and of no year in common
    "weekdays",  # 1 where both name days of the week, and none in common
)
# log odds that two articles tell one story: learned by training/story_likeness.py (see docs/models/story-likeness.md)
WEIGHTS = np.array([8.9, 6.3, 1.5, 1.3, -0.9, -0.4, -1.1], np.float32)
BIAS = -4.6
# What the odds lose each time the days between two articles double, beyond a week. Set by hand, so that an announcement
# and its completion half a year later are two stories; the labelled sets call a crime and its trial of years later one.
FADING = 2.5


@dataclass(frozen=True)
class Likeness:
    """Some hundred articles, each compared with each."""

    features: Floats  # of articles i and j at [i, j], columns as in ``FEATURES``
    apart: Floats  # days between their publication; nan where one is unknown
    held: Floats  # 1 where an article (row) holds a word (column); only words that two articles share
    rarity: Floats  # of these words, among these articles and in the language at large

    def scores(self, window: int = NEAR) -> Floats:
        """Log odds of each pair that both tell one story; beyond a ``window`` of days they fade."""
        beyond = np.nan_to_num(np.maximum(self.apart - window, 0)) / WEEK
        return np.asarray(self.features @ WEIGHTS + np.float32(BIAS) - FADING * np.log2(1 + beyond), np.float32)

    def among(self, rows: tuple[int, ...]) -> "Likeness":
        """The same for some of the articles."""
        if len(rows) == len(self.held):
            return self
        own = np.ix_(rows, rows)
        return Likeness(self.features[own], self.apart[own], self.held[list(rows)], self.rarity)


def compare(signatures: list[Signature], vocabulary: Vocabulary) -> Likeness:
    """Compare each article with each: dense matrices over the words that two or more of them share."""
    words = _Words(signatures, vocabulary)
    texts = words.matrix([s.terms for s in signatures], [s.term_weights for s in signatures])
    counting = words.matrix([s.numbers for s in signatures])
    held = (texts > 0).astype(np.float32)
    meaning = vectors(signatures)
    days = _shared([{d[-5:] for d in s.dates} for s in signatures])
    years = [{d[:4] for d in s.dates if len(d) == 10} for s in signatures]
    columns = (
        texts @ texts.T,
        meaning @ meaning.T,
        counting @ counting.T,
        days > 0,
        _foreign(words, signatures, held),
        _at_odds(years),
        _at_odds([set(s.weekdays) for s in signatures]),
    )
    features = np.stack(columns, axis=-1).astype(np.float32)
    return Likeness(features, _apart(signatures), held, words.rarity[words.common])


class _Words:
    """Numbers the words of some articles; rarity counts these articles and the language at large together."""

    def __init__(self, signatures: list[Signature], vocabulary: Vocabulary) -> None:
        self._known: dict[str, int] = {}
        known = self._known
        numbered = [known.setdefault(term, len(known)) for s in signatures for term in s.terms]
        spread = np.bincount(np.array(numbered, np.int64), minlength=len(known))
        everywhere = vocabulary.counts(list(known)) if known else spread
        documents = vocabulary.documents + NEARBY * len(signatures) + 1
        self.rarity: Floats = np.log(documents / (everywhere + NEARBY * spread)).astype(np.float32)
        self.common = np.flatnonzero(spread > 1)
        self._column = np.full(len(known), -1)
        self._column[self.common] = np.arange(len(self.common))

    def knows(self, word: str) -> bool:
        """Say whether some article holds the word among its terms."""
        return word in self._known

    def matrix(
        self, lists: list[tuple[str, ...]], weights: list[tuple[float, ...]] | None = None, *, shares: bool = False
    ) -> Floats:
        """One row a list of words, weighed by rarity: of unit length, or as shares of the whole."""
        known = self._known
        owner = np.array([n for n, words in enumerate(lists) for word in words if word in known], np.int64)
        found = np.array([known[word] for words in lists for word in words if word in known], np.int64)
        values = self.rarity[found].astype(np.float64)
        if weights:
            values = values * np.array([weight for own in weights for weight in own])
        size = np.bincount(owner, values if shares else values**2, len(lists))
        values = values / (size if shares else np.sqrt(size))[owner]
        out = np.zeros((len(lists), len(self.common)), np.float32)
        kept = self._column[found] >= 0
        out[owner[kept], self._column[found[kept]]] = values[kept]
        return out


def _foreign(words: _Words, signatures: list[Signature], held: Floats) -> Floats:
    """Share of one's salient names that the other never mentions, in the direction where it is less."""
    salient = [tuple(n for n in s.names if words.knows(n))[:SALIENT] for s in signatures]
    naming = np.array([len(names) > 0 for names in salient], np.float32)
    unsaid = naming[:, None] - words.matrix(salient, shares=True) @ held.T
    return np.asarray(np.minimum(unsaid, unsaid.T), np.float32)


def _apart(signatures: list[Signature]) -> Floats:
    """Days that lie between the publication of each two, at the least."""
    earliest = np.array([_ordinal(s.earliest) for s in signatures])
    latest = np.array([_ordinal(s.latest) for s in signatures])
    between = np.maximum(earliest[:, None] - latest, earliest - latest[:, None])
    return np.asarray(np.maximum(between, 0), np.float32)


def _ordinal(day: str) -> float:
    return date.fromisoformat(day[:10]).toordinal() if day else math.nan


def vectors(signatures: list[Signature]) -> Floats:
    """One unit row an article, zeros where there is no vector."""
    size = max([1, *(len(s.vector) // 2 for s in signatures)])
    blank = bytes(2 * size)
    return np.frombuffer(b"".join(s.vector or blank for s in signatures), "<f2").reshape(-1, size).astype(np.float32)


def _at_odds(sets: list[set[str]]) -> NDArray[np.bool_]:
    """Where two sets hold something each, and nothing in common."""
    told = np.array([len(items) > 0 for items in sets])
    return np.asarray(told[:, None] & told[None, :] & (_shared(sets) == 0))


def _shared(sets: list[set[str]]) -> Floats:
    """How many items each two sets share."""
    known: dict[str, int] = {}
    at = [(n, known.setdefault(item, len(known))) for n, items in enumerate(sets) for item in items]
    out = np.zeros((len(sets), len(known)), np.float32)
    if at:
        out[tuple(np.array(at).T)] = 1
    return np.asarray(out @ out.T, np.float32)
