"""Alignment: what a text says more than another shows in one direction only."""

import numpy as np

from consilience.stages.claims.accounts import sagas
from consilience.stages.claims.alignment import Stock
from tests.stages.claims.accounts import accounts

FACT = "A ferry sank off Tarn on Monday."
MORE = "A ferry sank off Tarn on Monday and nine passengers drowned in the cold harbour."
OTHER = "Teachers voted for a strike over wages."


def aligned(*texts: str) -> Stock:
    return Stock(next(sagas(accounts(*texts))).units)


def test_a_sentence_is_held_by_the_longer_one_and_not_the_other_way_round() -> None:
    stock = aligned(FACT, MORE, OTHER)
    held = stock.align(stock.sentences).held
    assert held[0, 1] > 0.8 > held[1, 0] > held[2, 0]
    assert np.allclose(held.diagonal(), 1, atol=1e-3)


def test_the_word_least_matched_gives_another_value_away() -> None:
    stock = aligned(FACT, "A ferry sank off Tarn on Friday.", "A ferry sank off Tarn on Monday morning.")
    least = stock.align(stock.sentences).least
    assert least[0, 2] > least[0, 1]


def test_cutting_the_work_into_pieces_changes_nothing(monkeypatch) -> None:
    stock = aligned(FACT, MORE, OTHER, "Nine drowned when the ferry sank, and divers searched the harbour.")
    whole = stock.align(stock.claims)
    monkeypatch.setattr("consilience.stages.claims.alignment._AT_ONCE", 2)
    parts = stock.align(stock.claims)
    assert np.allclose(whole.held, parts.held, atol=1e-5)
    assert np.allclose(whole.least, parts.least, atol=1e-5)


def test_a_sentence_without_words_that_carry_meaning() -> None:
    stock = aligned("He did so.", FACT)
    assert np.isfinite(stock.align(stock.sentences).both()).all()
