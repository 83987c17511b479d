"""Wordings that a reader takes for one, and wordings that differ."""

import pytest

from consilience.stages.claims.synonyms import read_alike


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the U.S. labor market", "American labor market"),
        ("United Nations envoy", "U.N. envoy"),
        ("health-care policy", "healthcare policies"),
        ("Former Governor", "ex-Gov."),
        ("COVID-19 coordinator", "the coronavirus coordinator"),
        ("the nation’s ports", "nation ports"),
    ],
)
def test_one_in_other_letters(one, other):
    assert read_alike(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("at least 15 people", "15 people"),
        ("the Iraqi army", "the Iranian army"),
        ("mayor", "former mayor"),
        ("a quarter of 2.5 million", "a quarter of 25 million"),
    ],
)
def test_another_word_or_figure(one, other):
    assert not read_alike(one, other)
