from datetime import date

import pytest

from consilience.stages.annotate.publication.numbered import numbered


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://www.bbc.co.uk/news/uk-26700000", date(2014, 3, 23)),
        ("http://www.bbc.com/news/world-europe-36615999", date(2016, 6, 24)),
        ("http://www.bbc.co.uk/news/26700000?print=1", date(2014, 3, 23)),
        ("http://news.bbc.co.uk/2/hi/europe/7709999.stm", date(2008, 11, 5)),
        ("http://www.telegraph.co.uk/news/10790000/A-headline.html", date(2014, 4, 25)),
        ("http://www.independent.co.uk/news/uk/a-headline-9200000.html", date(2014, 3, 17)),
    ],
)
def test_a_number_between_two_known_ones_tells_about_when(url, day):
    clue = numbered(url)
    assert clue is not None
    assert clue.window.earliest <= day <= clue.window.latest
    assert (clue.window.latest - clue.window.earliest).days <= 10


def test_the_farther_the_known_items_the_wider_the_days():
    near, far = (numbered(f"http://www.telegraph.co.uk/news/{n}/A.html").window for n in (10536000, 8000000))
    assert (near.latest - near.earliest).days < 10 < 100 < (far.latest - far.earliest).days


def test_a_number_that_is_a_clock_tells_the_day():
    at = "http://www.aljazeera.com/news/asia/2015/03/a-headline-{}.html".format
    assert numbered(at("20153980515123456")).window.earliest == date(2015, 3, 9)  # 9, 8:05
    assert numbered(at("201532980515123456")).window.earliest == date(2015, 3, 29)  # 29, 8:05; no hour 98
    assert numbered(at("201532130515123456")) is None  # 2, 13:05 or 21, 3:05


@pytest.mark.parametrize(
    "url",
    [
        "",
        "http://www.bbc.co.uk/news/uk-11000000",  # before the first known item
        "http://www.bbc.co.uk/news/uk-99999999",  # after the last
        "http://news.bbc.co.uk/1/hi/4144444.stm",  # of a time with several runs of numbers
        "https://www.bbc.com/news/articles/c3w04d0p0k1o",
        "http://example.org/news/uk-26700000",
    ],
)
def test_of_other_numbers_nothing_is_said(url):
    assert numbered(url) is None
