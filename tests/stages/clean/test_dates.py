from pathlib import Path

import pytest

from consilience.records import StatedDate
from consilience.stages.clean.dates import dates_of_url, iso, readings
from tests.stages.clean.pages import read

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


def test_readings_of_a_date_in_numbers():
    assert readings("3/4/2021") == ["2021-03-04", "2021-04-03"]
    assert readings("26/07/2021") == readings("2021/07/26") == readings("07.26.2021") == ["2021-07-26"]
    assert readings("1/2/3") == []
    assert iso("3/4/2021") == "2021"


PAGE = """<html><head><meta name="article:published_time" content="{stated}"></head><body>
<h1>Ferry returns to the bay</h1>
<p class="time">{shown}</p><p>The ferry between the islands runs again from Monday, the harbour board said.</p>
<p>It had been laid up since the storm, and the harbour board paid for a new engine.</p>
<p>Tickets cost what they cost before, and children ride free until the end of the summer.</p>
<p>The old boat goes to a museum on the mainland, where it will be shown from next year.</p>
<div class="related">Old pier to close <span class="date">4 March 2019</span></div></body></html>"""


def published(stated, shown, url=""):
    rest = read(PAGE.format(stated=stated, shown=shown), "text/html", url=url)[2]
    return next(d.value for d in rest if isinstance(d, StatedDate) and d.role == "published")


def test_words_say_which_number_is_the_month():
    assert published("03-09-2026", "Published March 9, 2026") == "2026-03-09"
    assert published("09-03-2026", "Published March 9, 2026") == "2026-03-09"


def test_the_day_before_by_a_local_clock_needs_the_address():
    late = "2025-12-19T02:41:41+00:00"
    assert published(late, "December 18, 2025") == late
    assert published(late, "December 18, 2025", "https://tide.example/2025/12/18/ferry") == "2025-12-18"
    assert published(late, "March 1, 2024") == "2024-03-01"
