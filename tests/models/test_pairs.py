"""Two sentences read against each other: one fact in other words is the same, its place in the list is kept."""

import numpy as np

from consilience.models import READINGS, PairReader, load

KILLED = "Nine people were killed when a ferry sank off Tarn on Monday."


def reading(one: str, other: str) -> dict[str, float]:
    return dict(zip(READINGS, load(PairReader)([(one, other)])[0].tolist(), strict=True))


def test_one_fact_in_other_words_is_the_same():
    same = reading(KILLED, "A ferry went down near Tarn on Monday, leaving nine dead.")["same"]
    assert same > reading(KILLED, "The minister opened a school in the capital.")["same"] + 0.3


def test_what_a_sentence_says_in_full_holds_its_part():
    part = "A ferry sank."
    assert reading(KILLED, part)["holds"] > reading(part, KILLED)["holds"]


def test_the_same_pair_reads_the_same():
    reader = load(PairReader)
    alone = reader([(KILLED, KILLED)])[0]
    assert (
        reader([("Another text altogether, which is longer.", "And one more."), (KILLED, KILLED)])[1] == alone
    ).all()


def test_no_pairs_give_no_rows():
    assert load(PairReader)([]).shape == (0, len(READINGS))


def test_odd_texts_do_no_harm():
    for text in ("", "word " * 1000, "\u202e\u0000"):
        values = load(PairReader)([(text, KILLED)])
        assert values.shape == (1, len(READINGS))
        assert np.isfinite(values).all()
