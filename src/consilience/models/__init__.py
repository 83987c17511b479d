"""The only room that imports model frameworks: one-method protocols by use, and how each is loaded.

A stage asks for a use (``encoder: Encoder``), never for a library; tests pass a three-line fake.
"""

from consilience.models.base import (
    NAME_LABELS,
    READINGS,
    SIGNALS,
    AntecedentModel,
    AttributionModel,
    ContentScorer,
    DifferenceScorer,
    Encoder,
    EventModel,
    NameScorer,
    NameTagger,
    PairJudge,
    PairReader,
    PairScorer,
    Parser,
    TokenColumns,
    Vocabulary,
    Whitening,
    WordEncoder,
)
from consilience.models.load import load, prepare, variant
from consilience.models.word_odds import WordOdds, word_keys

__all__ = [
    "NAME_LABELS",
    "READINGS",
    "SIGNALS",
    "AntecedentModel",
    "AttributionModel",
    "ContentScorer",
    "DifferenceScorer",
    "Encoder",
    "EventModel",
    "NameScorer",
    "NameTagger",
    "PairJudge",
    "PairReader",
    "PairScorer",
    "Parser",
    "TokenColumns",
    "Vocabulary",
    "Whitening",
    "WordEncoder",
    "WordOdds",
    "load",
    "prepare",
    "variant",
    "word_keys",
]
