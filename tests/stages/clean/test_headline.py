"""Headline and byline of a flattened text."""

from consilience.records import StatedDate
from tests.stages.clean.pages import read

BODY = """The ferry between the islands runs again from Monday, the harbour board said on Friday after a long winter.
It had been laid up since the storm in autumn, and the board paid for a new engine and for a coat of paint as well.
Tickets cost what they cost before, and children ride free until the end of the summer, when the prices will rise."""


def about(head, tail=""):
    article = read(f"{head}\n{BODY}\n{tail}")[0]
    return article.title, article.authors


def test_an_item_of_a_list_is_no_headline():
    head = "Home\n• Ferry timetables for the islands\n• The harbour board\nFerry returns to the bay\nMarch 3, 2023"
    assert about(head)[0] == "Ferry returns to the bay"


def test_what_the_way_from_home_ends_in_is_the_headline():
    headline = "Ferry runs again between islands"
    head = f"Home / Transport / {headline}\n{headline}\nThe islands and the board of the harbour\nMarch 3, 2023"
    assert about(head)[0] == headline


def test_a_byline_that_lost_the_space_before_its_date():
    assert about("Ferry returns to the bay\nBy Ann ReyesUpdated: Feb 5, 2026")[1] == ("Ann Reyes",)


def test_all_of_several_authors():
    authors = about("Ferry returns to the bay\nWritten by Ann Reyes, Tom Okafor, and Dana Bell")[1]
    assert authors == ("Ann Reyes", "Tom Okafor", "Dana Bell")


def test_a_line_above_the_headline_that_says_when_and_by_whom():
    assert about("Published March 3, 2023 by Ann Reyes\nFerry returns to the bay after the winter")[1] == ("Ann Reyes",)


def test_a_name_beside_the_date_above_the_headline():
    assert about("March 3, 2023\nAnn Reyes\nFerry returns to the bay after the winter")[1] == ("Ann Reyes",)


def test_the_byline_near_the_headline_before_one_far_below():
    far = "\n".join([*[BODY] * 3, "By Thea Vong", "More stories of the islands"])
    assert about("by Ann Reyes\nMarch 3, 2023\nFerry returns to the bay after the winter", far)[1] == ("Ann Reyes",)


def test_a_name_above_an_office_signs_and_a_topic_does_not():
    head = "Ferry returns to the bay\nThe boat is back\n{}\nWater Editor\nShare"
    assert about(head.format("Ann Reyes"))[1] == ("Ann Reyes",)
    assert about("Ferry returns to the bay\nHarbour Board")[1] == ()


def test_the_lines_below_by_are_names_as_far_as_they_are_joined():
    head = "Ferry returns to the bay\nBy\nAnn Reyes\n,\nTom Okafor\nand\nDana Bell\nMarch 3, 2023"
    assert about(head)[1] == ("Ann Reyes", "Tom Okafor", "Dana Bell")


def test_an_organisation_below_by():
    assert about("Ferry returns to the bay\nWritten by:\nHarbourline\nMarch 3, 2023")[1] == ("Harbourline",)


def test_who_is_named_below_the_article_in_many_words():
    for tail in ("About the author\nAnn Reyes", "This article was written by Ann Reyes, head of the harbour office"):
        assert about("Ferry returns to the bay", tail)[1] == ("Ann Reyes",)


def test_whom_the_next_line_tells_about_wrote_it():
    box = "Ann Reyes\nAnn Reyes is a reporter who has lived on the islands for thirty years."
    assert about("Ferry returns to the bay", box)[1] == ("Ann Reyes",)
    shop = "Ferry Shops\nFerry Shops is the place to buy what a traveller forgot at home."
    assert about("Ferry returns to the bay", shop)[1] == ()


def test_a_date_below_a_dek_that_reads_like_a_paragraph():
    dek = "The boat that was laid up in autumn has a new engine, a coat of paint, and a captain who knows the bay."
    rest = read(f"Ferry returns to the bay\n{dek}\nTransport\nThe islands\n23.07.2025 · 6 min read\n{BODY}")[2]
    assert [d.value for d in rest if isinstance(d, StatedDate)] == ["2025-07-23"]


def test_data_left_among_the_lines_name_headline_author_and_date():
    data = (
        '{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Ferry returns \\u0026 stays",'
        ' "author": [{"@type": "Person", "name": "Ann Reyes"}], "datePublished": "2023-03-03T08:00:00Z", "descript'
    )
    article, _, rest = read(f"{data}\nHarbour news and more from the islands\nFerry returns & stays\n{BODY}")
    dates = [r.value for r in rest if isinstance(r, StatedDate)]
    assert (article.title, article.authors, dates) == (
        "Ferry returns & stays",
        ("Ann Reyes",),
        ["2023-03-03T08:00:00Z"],
    )


def test_a_headline_in_the_data_that_no_line_shows_is_not_believed():
    data = '{"@type": "NewsArticle", "headline": "Ten more ferries"}'
    assert about(f"{data}\nFerry returns to the bay")[0] == "Ferry returns to the bay"


def test_who_helped_with_the_report_is_furniture_below_it():
    article, blocks, _ = read(
        f"Ferry returns to the bay\nBy Ann Reyes\n{BODY}\nAdditional reporting by Tom Okafor in Kiel"
    )
    assert article.authors == ("Ann Reyes",)
    assert blocks[-1].kind == "boilerplate"
