from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.records import Credit, Repair, StatedDate
from tests.stages.clean.pages import PAGE, SCRAPE, read, said


def test_plain_text_is_kept_to_the_letter():
    article, _, _ = read("\ufeffFirst line\r\n\r\n  Second line. \r\n")
    assert article.text == "First line\r\n\r\n  Second line. \r\n"


def test_headline_and_furniture_of_a_scrape():
    article, blocks, _ = read(SCRAPE)
    assert article.title == "Harbour bridge to close for repairs until spring"
    furniture = said(article, blocks, "boilerplate")
    for line in ("Source: Web", "Source Link", "Bay Courier - Front Page", "Leave a Reply"):
        assert line in furniture
    assert any(line.startswith("Arts,932") for line in furniture)
    assert any("$$1$$" in line for line in furniture)


def test_no_content_line_of_a_scrape_is_lost():
    article, blocks, _ = read(SCRAPE)
    prose = " ".join(said(article, blocks, "paragraph"))
    for words in ("cracks in two of its piers", "12,000 vehicles", "Ferries will run", "Nobody was in danger"):
        assert words in prose
    assert said(article, blocks, "heading") == ["What will happen to the ferries?"]


def test_repeats_are_marked():
    article, blocks, _ = read(SCRAPE)
    captions = [b for b in blocks if b.kind == "caption"]
    assert [b.duplicate for b in captions] == [False, True]
    assert [b.duplicate for b in blocks if b.kind == "dek"] == [True]
    headline = [b for b in blocks if article.text[b.start : b.end] == article.title]
    assert [(b.kind, b.duplicate) for b in headline] == [("title", False), ("boilerplate", True)]


def test_embedded_post_and_dateline():
    article, blocks, _ = read(SCRAPE)
    post = said(article, blocks, "embed")
    assert len(post) == 2
    assert post[1].startswith("— Linden Bay Port")
    assert said(article, blocks, "dateline") == ["LINDEN BAY –"]


def test_credits_and_damage_of_a_scrape():
    article, _, rest = read(SCRAPE)
    credits = {(r.kind, r.name) for r in rest if isinstance(r, Credit)}
    assert ("photo", "Coastline Pictures") in credits
    assert ("link", "Source Link") in credits
    stops = [article.text[r.start - 5 : r.end + 5] for r in rest if isinstance(r, Repair) and r.kind == "stray-break"]
    assert stops == ["trade. have"]


def test_page_parts_and_metadata():
    article, blocks, rest = read(PAGE, "text/html")
    assert article.title == "Orchard growers count the cost of late frost"
    assert article.authors == ("Mara Lindqvist", "Tom Okafor")
    assert (article.outlet, article.site, article.section) == ("Valley Post", "valleypost.example", "Farming")
    assert article.url == "https://www.valleypost.example/2022/04/12/orchard-frost"
    assert said(article, blocks, "heading") == ["Candles between the trees"]
    assert said(article, blocks, "byline") == ["By Mara Lindqvist and Tom Okafor"]
    assert len(said(article, blocks, "paragraph")) == 4
    assert {"Home", "Snow closes mountain pass", "Privacy policy"} <= set(said(article, blocks, "boilerplate"))
    dates = [(r.role, r.value, r.basis) for r in rest if isinstance(r, StatedDate)]
    assert ("published", "2022-04-12T08:30:00+02:00", "metadata") in dates
    assert ("published", "2022-04-12", "url") in dates
    assert ("updated", "2022-04-13", "metadata") in dates


POST = '<blockquote class="{}"><p>The port is open, dear friends of the coast.</p>{}</blockquote>'


@pytest.mark.parametrize(
    ("name", "signature"),
    [
        ("twitter-tweet", "&mdash; Linden Port (@port) <a href='x'>March 3, 2023</a>"),
        ("fb-xfbml-parse-ignore fb-post", "Posted by Linden Port on Friday, March 3, 2023"),
        ("tiktok-embed", "<section><p>@port</p><p>♬ original sound - Linden Port</p></section>"),
    ],
)
def test_posts_inside_a_page(name, signature):
    page = PAGE.replace("<h2>Candles", f"{POST.format(name, signature)}<h2>Candles")
    article, blocks, rest = read(page, "text/html")
    embedded = said(article, blocks, "embed")
    assert embedded[0] == "The port is open, dear friends of the coast."
    assert len(embedded) >= 2
    assert not [r for r in rest if isinstance(r, StatedDate) and r.value.startswith("2023")]
    assert "Linden Port" not in article.authors


def test_dek_above_the_byline():
    dek = "Growers in the lower valley say they have lost up to a third of their apple..."
    article, blocks, _ = read(PAGE.replace('<p class="byline">', f'<p>{dek}</p><p class="byline">'), "text/html")
    assert said(article, blocks, "dek") == [dek]


def test_dateline_on_a_line_of_its_own():
    article, blocks, rest = read(
        PAGE.replace("<p>Growers", "<p>ARDEN, April 12 (Reuters) -</p><p>Growers"), "text/html"
    )
    assert said(article, blocks, "dateline") == ["ARDEN, April 12 (Reuters) -"]
    assert "Reuters" in [r.name for r in rest if isinstance(r, Credit)]


def test_a_place_in_capitals_that_lost_its_dash_is_a_dateline():
    for opening, told in (("LISBON Growers", ["LISBON"]), ("NASA Growers", []), ("LISBON growers", [])):
        article, blocks, _ = read(PAGE.replace("<p>Growers", f"<p>{opening}"), "text/html")
        assert said(article, blocks, "dateline") == told
    page = PAGE.replace("<p>Growers", "<p>LISBON Harbour").replace(
        "</article>", "<p>Lisbon Harbour closed.</p></article>"
    )
    article, blocks, _ = read(page, "text/html")
    assert said(article, blocks, "dateline") == []


def test_page_without_a_title():
    page = PAGE.partition("<nav")[2].partition("<article")[2].replace("h1>", "p>")
    assert read(f"<body><main><article{page}", "text/html")[0].title == "Orchard growers count the cost of late frost"


@pytest.mark.parametrize(
    "line", ["Publicidade", "Leia também", "Читайте также:", "اقرأ أيضا", "شارك على فيسبوك", "相关新闻"]
)
def test_furniture_of_other_languages(line):
    article, blocks, _ = read(PAGE.replace("<h2>Candles", f"<p>{line}</p><h2>Candles"), "text/html")
    assert line in said(article, blocks, "boilerplate")


def test_container_statements_win():
    article, _, rest = read(
        "A line about the harvest.", title="Harvest | Valley Post", outlet="Valley Post", published="12 April 2022"
    )
    assert (article.title, article.outlet) == ("Harvest", "Valley Post")
    assert [r.value for r in rest if isinstance(r, StatedDate)] == ["2022-04-12"]


def test_a_copy_is_dated_by_the_address_of_its_original():
    copy = "https://web.archive.org/web/20230305/http://faro.example/2022/04/12/frost"
    article, _, rest = read(
        "Frost in the valley\n\nGrowers lost a third of their blossom after a night of frost.", url=copy
    )
    dates = {r.role: r.value for r in rest if isinstance(r, StatedDate)}
    assert (article.site, dates) == ("faro.example", {"published": "2022-04-12", "retrieved": "2023-03-05"})


def test_the_future_is_refused():
    page = PAGE.replace("2022-04-1", "2093-04-1").replace("2022/04/12", "2093/04/12")
    assert [r for r in read(page, "text/html")[2] if isinstance(r, StatedDate) and r.value > "2093"] == []


@pytest.mark.parametrize(
    "said",
    [
        {"retrieved": "2022-03-02T08:00:00Z"},
        {"url": "https://web.archive.org/web/20220302080000/https://faro.example/frost"},
    ],
)
def test_what_lies_after_the_day_of_fetching_is_refused(said):
    """The page of an archive announces an event of the summer after; the clock of whoever reads it plays no part."""
    page = PAGE.replace("2022-04-1", "2022-06-1").replace("2022/04/12", "2022/06/12")
    dates = {r.role: r.value for r in read(page, "text/html", **said)[2] if isinstance(r, StatedDate)}
    assert set(dates) == {"retrieved"} and dates["retrieved"].startswith("2022-03-02")


BODY = "Peder Holm was closing the fish hall when he saw smoke over the strait, he said on Wednesday."


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Bay Islander, Wednesday, March 15, 2023", "2023-03-15"),
        ("March 15, 2023", "2023-03-15"),
        ("Le Courrier du Port, mercredi 15 mars 2023", "2023-03-15"),
        ("Hafenbote, Mittwoch, 15. März 2023", "2023-03-15"),
        ("El Faro, miércoles, 15 de marzo de 2023", "2023-03-15"),
        ("Портовый вестник, среда, 15 марта 2023", "2023-03-15"),
    ],
)
def test_date_line_below_a_quoted_headline(line, value):
    headline = '"We jumped because the stairs were gone": a watchman\'s account'
    article, _, rest = read(f"{headline}\n\n{line}\n\n{BODY}\n\n{BODY.replace('smoke', 'fire')}")
    assert article.title == headline
    found = [r for r in rest if isinstance(r, StatedDate)]
    assert [(r.role, r.value, r.basis, article.text[r.start : r.end]) for r in found] == [
        ("published", value, "text", line)
    ]


def test_date_of_a_post_is_not_the_articles():
    post = "The hall burned. Stay away from the quay. pic.twitter.com/a1B2c3D4e5\n— Bay Fire (@bayfire) March 15, 2023"
    _, _, rest = read(f"{BODY}\n{post}\n{BODY.replace('smoke', 'fire')}")
    assert not [r for r in rest if isinstance(r, StatedDate)]


def test_first_sentence_stands_in_for_a_missing_headline():
    article, _, _ = read(f"{BODY} Nobody was hurt.\n{BODY.replace('smoke', 'fire')}")
    assert article.title == "Peder Holm was closing the fish hall when he saw smoke over the strait, he said on…"


@pytest.mark.parametrize("body", ["", " \n\t", "\x00", "x", "<html>", "\u202e\ufeff\u200b", "?\n!\n."])
@pytest.mark.parametrize("media_type", ["text/plain", "text/html"])
def test_nothing_much(body, media_type):
    article, blocks, _ = read(body, media_type)
    assert covered(article.text, blocks) == {i for i, c in enumerate(article.text) if not c.isspace()}


def covered(text, blocks):
    return {i for b in blocks for i in range(b.start, b.end) if not text[i].isspace()}


PIECES = st.sampled_from(
    [*SCRAPE.split("\n"), "", "\r", "<p>", "</div>", "Â€œ", "\x85", "\u2028", "日本語の見出し。", "عنوان الخبر", "\x00"]
)


@settings(max_examples=25, deadline=None)
@given(st.lists(PIECES, max_size=25), st.sampled_from(["text/plain", "text/html"]))
def test_blocks_tile_the_text(pieces, media_type):
    article, blocks, rest = read("\n".join(pieces), media_type)
    assert covered(article.text, blocks) == {i for i, c in enumerate(article.text) if not c.isspace()}
    assert all(a.end <= b.start for a, b in pairwise(blocks))
    for record in rest:
        if record.start is not None:
            assert 0 <= record.start < record.end <= len(article.text)


@settings(max_examples=25, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["", "utf-8", "latin-1", "no-such-charset"]))
def test_any_bytes_are_read(body, charset):
    for media_type in ("text/plain", "text/html"):
        article, blocks, _ = read(body, media_type, charset=charset)
        assert covered(article.text, blocks) == {i for i, c in enumerate(article.text) if not c.isspace()}


def test_pictures_inside_a_page_leave_room_for_its_words():
    picture = f'<img src="data:image/png;base64,{"QUJD" * 2_000_000}">'
    assert read(PAGE.replace("<nav", f"{picture}<nav"), "text/html")[0].text == read(PAGE, "text/html")[0].text


def test_deep_markup_is_read():
    article, _, _ = read("<div>" * 3000 + "Down here is a line of text." + "</div>" * 3000, "text/html")
    assert "Down here" in article.text


def test_a_brief_among_much_furniture_is_not_lost():
    menu = ["Home", "News", "Sport", "Weather", "Business", "Culture", "Travel", "Shop", "Login", "Contact", "Privacy"]
    brief = [
        "The ferry runs again from Monday.",
        "It was laid up since the storm.",
        "Tickets cost what they cost before.",
    ]
    article, blocks, _ = read("\n".join([*menu, "Ferry returns to the bay", "March 3, 2023", *brief, "Related", *menu]))
    assert said(article, blocks, "paragraph") == brief
