"""Log-odds of words by their spelling."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.models import WordOdds
from consilience.stages.clean.characters import count_characters, word_scores


def looked_up(odds, *lines):
    tally = count_characters(list(lines))
    return [column.tolist() for column in word_scores(tally.words, WordOdds(odds)(tally.spelt))]


def test_sum_lowest_and_highest_of_a_line():
    odds = {"share": -2.0, "harbour": 1.5, "öffnet": 0.5}
    total, lowest, highest = looked_up(odds, "Share the harbour", "1234", "HARBOUR öffnet, Öffnet")
    assert total == [-0.5, 0.0, 2.5]
    assert lowest == [-2.0, 0.0, 0.5]
    assert highest == [1.5, 0.0, 1.5]


def test_an_empty_table_knows_no_word():
    assert looked_up({}, "Share the harbour") == [[0.0], [0.0], [0.0]]


@settings(max_examples=30)
@given(st.dictionaries(st.text("abcéя", min_size=1, max_size=4), st.integers(1, 100).map(float), max_size=60))
def test_every_word_is_found_and_no_other(odds):
    words = [*odds, "zz"]
    assert looked_up(odds, *words)[0] == pytest.approx([*odds.values(), 0.0])


def test_the_place_of_a_word_changes_nothing():
    assert looked_up({"tide": 1.0}, "x " * 900 + "tide") == [[1.0], [0.0], [1.0]]
