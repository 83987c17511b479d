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
        ("https://wire.example/article/idUSTRE12A34520110304", "2011-03-04"),
        ("https://wire.example/article/town-bridge-idUSL5N0AB12320130415?feedType=RSS", "2013-04-15"),
        ("https://wire.example/article/idUSTRE12A34567890", None),
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


def test_a_moment_that_no_clock_puts_on_the_day_shown_is_doubted():
    assert published("2025-12-19T22:02:58Z", "December 18, 2025") == "2025-12-18"
    assert published("2025-12-19", "December 18, 2025") == "2025-12-18"
    assert published("2025-12-18T23:30:00Z", "December 19, 2025") == "2025-12-18T23:30:00Z"


def all_published(page, url=""):
    rest = read(page, "text/html", url=url)[2]
    return [(d.value, d.score) for d in rest if isinstance(d, StatedDate) and d.role == "published"]


def test_what_the_address_says_too_is_not_outranked():
    page = PAGE.format(stated="2025-12-18T09:00:00Z", shown="March 1, 2024")
    assert all_published(page)[0][0] == "2024-03-01"
    assert all_published(page, "https://tide.example/2025/12/18/ferry")[0] == ("2025-12-18T09:00:00Z", 1.0)


def test_two_statements_outweigh_one_and_nothing_is_lost():
    page = PAGE.format(stated="2024-08-29T10:00:00+00:00", shown="Nov 25, 2025")
    assert all_published(page)[0][0] == "2024-08-29T10:00:00+00:00"
    second = page.replace("<head>", '<head><meta name="date" content="November 25, 2025">')
    assert [value for value, _ in all_published(second)][-1] == "2024-08-29T10:00:00+00:00"
    assert all_published(second)[0][0] == "2025-11-25"


def test_a_line_far_below_that_says_published_corrects_a_rebuilding():
    below = PAGE.replace('<div class="related">', '<p class="end">Published August 13, 2025</p><div class="related">')
    stamped = below.format(stated="2025-11-29T12:28:31-05:00", shown="By Ann Reyes")
    assert all_published(stamped)[0][0] == "2025-08-13"
    listed = stamped.replace("Old pier to close", "<p>Published May 2, 2024</p> <p>Published May 3, 2024</p>")
    assert all_published(listed)[0][0] == "2025-11-29T12:28:31-05:00"


def test_each_date_of_a_line_has_its_own_role():
    line = "Updated November 11, 2022 8:23 PM ET Originally published November 9, 2022"
    rest = read(PAGE.format(stated="", shown=line), "text/html")[2]
    found = {(d.role, d.value) for d in rest if isinstance(d, StatedDate)}
    assert found == {("updated", "2022-11-11"), ("published", "2022-11-09")}


@pytest.mark.parametrize(
    ("time", "role"),
    [
        ('<time datetime="2025-03-02">March 2, 2025</time>', "published"),
        ('Last updated: <time datetime="2025-03-02">March 2, 2025</time>', "updated"),
        ('<time class="updated" datetime="2025-03-02">March 2</time>', "updated"),
        ('<time class="published updated" datetime="2025-03-02">March 2</time>', "published"),
    ],
)
def test_the_role_of_a_time(time, role):
    rest = read(PAGE.format(stated="", shown=time), "text/html")[2]
    assert next(d.role for d in rest if isinstance(d, StatedDate) and d.basis == "metadata") == role


def test_a_month_alone_dates_a_page_that_states_no_day():
    page = PAGE.replace('<span class="date">4 March 2019</span>', "")
    assert all_published(page.format(stated="", shown="November 2015")) == [("2015-11", 0.5)]
    assert all_published(page.format(stated="", shown="November 2015</p><p>December 2015")) == []


def stated(text, media_type="text/plain"):
    return [r.value for r in read(text, media_type)[2] if isinstance(r, StatedDate)]


FERRY = "Ferry returns to the bay\nBy Ann Reyes\n" + "\n".join(
    f"The ferry between the islands runs again from {day}, the harbour board said after a long winter in dock."
    for day in ("Monday", "Tuesday", "Wednesday")
)


@pytest.mark.parametrize(
    "below",
    [
        "2 Comments\nBob\nMarch 4, 2021 at 10:12 am\nGreat news for all of us here.",
        "Comments\nBob says:\nMarch 4, 2021 at 10:12 am\nGreat news.",
        "Related\nBridge closed for repairs\nMarch 4, 2021",
        "Read also\nBridge closed for repairs\nPublished March 4, 2021",
        "Lesen Sie auch: Brücke gesperrt\n4. März 2021",
        "Ann Reyes\nJoined 3 May 2012",
    ],
)
def test_a_text_that_states_no_date_takes_no_other_one(below):
    assert stated(f"{FERRY}\n{below}") == []


@pytest.mark.parametrize(
    "other",
    [
        "<section class='comments'><h3>Comments</h3>Bob <time datetime='2021-03-04'>4 March 2021</time></section>",
        "<aside class='related-posts'><h3>Related</h3><a>Bridge closed</a> <time datetime='2021-03-04'></time></aside>",
        '<script>var related=[{"title":"Bridge","publishedAt":"2021-03-04T10:00:00Z"}]</script>',
        '<script type="application/ld+json">{"@type":"ItemList","itemListElement":[{"@type":"NewsArticle",'
        '"headline":"Bridge closed","datePublished":"2021-03-04"}]}</script>',
        '<script type="application/ld+json">{"@type":"NewsArticle","comment":[{"@type":"Comment",'
        '"datePublished":"2021-03-04"}]}</script>',
    ],
)
def test_a_page_that_states_no_date_takes_no_other_one(other):
    headline, *body = FERRY.split("\n")
    article = f"<article><h1>{headline}</h1>{''.join(f'<p>{line}</p>' for line in body)}</article>"
    assert stated(f"<html><title>{headline}</title><body>{article}{other}", "text/html") == []


def test_the_date_and_the_byline_of_an_arabic_text():
    days = ("الثلاثاء", "الأربعاء", "الخميس")
    body = "\n".join(
        f"قال رئيس البلدية يوم {day} إن الجسر سيبقى مغلقا لعدة أشهر بسبب شقوق ظهرت في الأعمدة." for day in days
    )
    article, _, rest = read(f"إغلاق الجسر لعدة أشهر\nكتب: أحمد حسن\n3 مارس 2021\n{body}")
    assert (article.authors, [r.value for r in rest if isinstance(r, StatedDate)]) == (("أحمد حسن",), ["2021-03-03"])


def test_the_day_that_a_sentence_tells_of_is_not_the_day_of_the_page():
    said = "The ferry between the islands runs again from Monday 6 May 2024, the harbour board said."
    bare = f"<h1>Ferry returns to the bay</h1><p>{said}</p><p>It had been laid up since the storm, the board said.</p>"
    assert not [d for d in read(bare, "text/html")[2] if isinstance(d, StatedDate)]
    dated = bare.replace("</h1>", "</h1><p>By Ann Reyes, 9 May 2024</p>")
    assert [d.value for d in read(dated, "text/html")[2] if isinstance(d, StatedDate)] == ["2024-05-09"]
