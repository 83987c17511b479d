"""The seams: what a stage may ask of a model."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from consilience.models.word_odds import WordOdds

# What the token reader says of each token: the probability of each name label, of being the first, any or the last
# token of a part of an attribution, its certainty as an event, as news and as web prose (-3..+3), and the probability
# that it stands in edited news.
NAME_LABELS = (
    *("O", "B-person", "I-person", "B-organization", "I-organization", "B-place", "I-place", "B-other", "I-other"),
)
SIGNALS = (
    *NAME_LABELS,
    *(f"{part}-{place}" for part in ("source", "cue", "content") for place in ("begin", "inside", "end")),
    *("news", "web", "edited"),
)


# What the pair reader says of two sentences: they tell one fact, all that the second states follows from the first,
# an editor would mark that they differ, and in what.
READINGS = (
    *("same", "holds", "differs"),
    *("quantity", "time", "place", "person", "act", "cause", "polarity", "attribution", "wording"),
)


@dataclass(frozen=True, slots=True)
class TokenColumns:
    """A parsed sentence: offsets into the text that was given, and one entry a token in every column."""

    start: int
    end: int
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    lemmas: tuple[str, ...]
    tags: tuple[str, ...]
    pos: tuple[str, ...]
    deps: tuple[str, ...]
    heads: tuple[int, ...]
    names: tuple[str, ...]  # the likeliest of NAME_LABELS, as the token reader sees it; "O" when none has read
    signals: bytes = b""  # a byte (0..255 for its whole scale) for each of SIGNALS, token by token


class Parser(Protocol):
    """Cuts texts into sentences with words and grammar."""

    def __call__(self, texts: list[str]) -> list[list[TokenColumns]]:
        """Parse each text alone: the result never depends on its neighbours in the list."""


class Encoder(Protocol):
    """Turns texts into unit vectors whose dot product is their likeness of meaning."""

    name: str  # "name@revision", written on every vector

    def __call__(self, texts: list[str]) -> NDArray[np.float32]:
        """Encode each text alone, one row a text, in the same order."""


class WordEncoder(Protocol):
    """Tells what each word of a text means where it stands."""

    name: str  # "name@revision", written on every row of vectors

    def __call__(self, texts: list[str]) -> list[tuple[list[int], NDArray[np.float32]]]:
        """Give for each text, read alone, the offsets at which the pieces of words begin, and one row a piece."""


class Vocabulary(Protocol):
    """Knows how common the stems of words are in writing at large, so that rare words weigh more."""

    documents: int  # that were counted

    def counts(self, stems: list[str]) -> NDArray[np.float32]:
        """Documents each stem stands in, at least 1."""

    def capitals(self, stems: list[str]) -> NDArray[np.float32]:
        """Share of each stem's uses inside sentences that are capitalised, 0..1."""


class Whitening(Protocol):
    """Turns vectors of meaning so that each direction tells as much: what all news has in common says nothing."""

    def __call__(self, vector: NDArray[np.float32]) -> NDArray[np.float32]:
        """The turned vector, of unit length."""


class RowScorer(Protocol):
    """Scores rows by named features."""

    name: str  # "name@revision"
    features: tuple[str, ...]  # the columns it needs

    def __call__(self, columns: dict[str, NDArray[np.float32]]) -> NDArray[np.float32]:
        """Score each row of the columns alone, 0..1."""


class PairScorer(RowScorer, Protocol):
    """How probably two claims report the same fact."""


class PairReader(Protocol):
    """Reads two sentences against each other."""

    name: str  # "name@revision"

    def __call__(self, pairs: list[tuple[str, str]]) -> NDArray[np.float32]:
        """Give the probability of each of ``READINGS``, a row a pair, each read alone."""


@dataclass(frozen=True)
class PairJudge:
    """Says the same as a pair scorer, once the sentences of pairs were read against each other: in two steps."""

    alone: PairScorer  # of each pair by itself
    together: PairScorer  # of each pair beside the scores of all others


class FeatureModel(Protocol):
    """Scores the features of one thing by name, an entry for each of its labels."""

    labels: tuple[str, ...]

    def scores(self, features: Iterable[str]) -> NDArray[np.float32]:
        """Sum what the features say for each label."""


class EventModel(FeatureModel, Protocol):
    """Which PLOVER root an event has."""


class AntecedentModel(Protocol):
    """Weighs persons as the one that a pronoun means."""

    def score(self, choice: str, features: Iterable[str]) -> float:
        """Weigh a candidate by its named signs: log-odds against the others of its choice."""


class AttributionModel(Protocol):
    """Whether a word attributes, and which words are its source and its content."""

    def score(self, choice: str, features: Iterable[str]) -> float:
        """Sum what the features say for a candidate of one choice: cue, span, source, content, further or again."""


class NameTagger(Protocol):
    """Labels the tokens of a stretch that may hold names, from hashed features."""

    size: int  # features are hashed modulo this

    def __call__(self, rows: list[NDArray[np.int64]], odds: NDArray[np.float32]) -> list[int]:
        """Give each token (a row of features, and log odds of its labels to begin with) the number of its label."""


class NameScorer(Protocol):
    """Says from named features how probably two spellings are one name."""

    def weigh(self, edits: list[str]) -> float:
        """Weigh the edits that turn one spelling into the other: positive where they keep the name."""

    def __call__(self, features: dict[str, float]) -> float:
        """Score a pair of names, 0..1."""


class DifferenceScorer(RowScorer, Protocol):
    """How probably an editor would tell a difference of two claims."""


class ContentScorer(Protocol):
    """Says of each line of a text, or block of a page, how probably it is the article's and not the site's."""

    words: WordOdds  # log-odds of words in content against furniture, in flattened text
    page_words: WordOdds  # the same in blocks of pages
    boxes: dict[str, float]  # the same for the words of classes and ids
    headline: dict[str, float]  # weights of the signs of a headline in flattened text

    def first(self, table: NDArray[np.float32], *, page: bool) -> NDArray[np.float32]:
        """Score each row by its own features, 0..1."""

    def second(self, table: NDArray[np.float32], *, page: bool) -> NDArray[np.float32]:
        """Score each row by its own features and the first scores around it, 0..1."""
