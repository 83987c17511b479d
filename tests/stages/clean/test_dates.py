from pathlib import Path

import pytest

from consilience.stages.clean.dates import dates_of_url, iso

CASES = (Path(__file__).parents[2] / "cases" / "stated_dates.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("case", [c for c in CASES if c and not c.startswith("#")])
def test_stated_date(case):
    stated, _, expected = case.partition(" => ")
    assert iso(stated) == expected.strip()


@pytest.mark.parametrize(
    ("url", "value"),
    [
        ("https://post.example/2021/07/26/bridge", "2021-07-26"),
        ("https://post.example/news/2021-07-26-bridge.html", "2021-07-26"),
        ("https://post.example/2014/mar/13/inquiry", "2014-03-13"),
        ("https://post.example/2021/07/bridge", "2021-07"),
        ("https://post.example/item-20210726-1", "2021-07-26"),
        ("https://post.example/room/2021/99/1", None),
        ("https://post.example/bridge-1234567", None),
    ],
)
def test_date_in_url(url, value):
    assert next((d.value for d in dates_of_url(url)), None) == value
