"""Small helpers that every room shares."""

import pytest

from consilience.text import edtf_start, fold, overlap, squeeze, stem, stems, trimmed


@pytest.mark.parametrize(
    ("date", "start"),
    [
        ("2031-05-06", "2031-05-06"),
        ("2031~", "2031"),
        ("2031-05/2031-06", "2031-05"),
        ("../2031", "2031"),
        ("", "9999"),
    ],
)
def test_dates_sort_by_their_start(date: str, start: str) -> None:
    assert edtf_start(date) == start


def test_an_unknown_year_comes_after_the_known_ones() -> None:
    assert sorted(["XXXX-05-05", "2031", "1999-12"], key=edtf_start) == ["1999-12", "2031", "XXXX-05-05"]


@pytest.mark.parametrize(
    "forms",
    ["close closes closed closing", "party parties", "stop stops stopped stopping", "church churches", "house houses"],
)
def test_forms_of_a_word_have_one_stem(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


def test_spellings_of_a_word_fold_to_one() -> None:
    assert fold("Orléans’ CAFÉ") == fold("orleans' cafe") == "orleans' cafe"
    assert stems("The mayor’s houses; the MAYOR, the house.") == {"the", "mayor", "hous"}


def test_ranges() -> None:
    text = " \tOn  Monday\n"
    assert text[slice(*trimmed(text, 0, len(text)))] == "On  Monday"
    assert squeeze(text) == "On Monday"
    assert [overlap(0, 4, 2, 9), overlap(0, 4, 4, 9), overlap(3, 4, 0, 9)] == [2, 0, 1]
