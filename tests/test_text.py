"""Small helpers that every room shares."""

import pytest

from consilience.text import edtf_start


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
