import json

import pytest

from consilience.stages.clean.linked_data import article_of, name_in
from tests.stages.clean.pages import read

PERSON, HOUSE = "https://tide.example/#person", "https://tide.example/#house"
GRAPH = [
    {"@type": "WebPage", "name": "Storm | The Daily Tide", "datePublished": "2023-01-01"},
    {"@type": "NewsArticle", "headline": "Storm", "author": {"@id": PERSON}, "publisher": {"@id": HOUSE}},
    {"@type": "Organization", "@id": HOUSE, "name": "The Daily Tide"},
    {"@type": ["Person"], "@id": PERSON, "name": "Ann Reyes"},
]


def test_references_are_resolved():
    found = article_of([json.dumps({"@graph": GRAPH})])
    assert (found["headline"], name_in(found["author"]), name_in(found["publisher"])) == (
        "Storm",
        "Ann Reyes",
        "The Daily Tide",
    )


@pytest.mark.parametrize(
    "written",
    [
        '{"@type": "Article", "headline": "Storm",}',
        '{"@type": "WebSite", "name": "Tide"} {"@type": "Article", "headline": "Storm"}',
        '<!-- {"@type": "Article", "headline": "Storm"} -->',
        '//<![CDATA[\n{"@type": "Article", "headline":\n"Storm"}\n//]]>',
        "{&quot;@type&quot;: &quot;Article&quot;, &quot;headline&quot;: &quot;Storm&quot;}",
        '[{"@type": "Article", "headline": {"@value": "Storm", "@language": "en"}}]',
    ],
)
def test_loose_json_is_read(written):
    headline = article_of([written])["headline"]
    assert headline == "Storm" or headline["@value"] == "Storm"


@pytest.mark.parametrize("written", ["", "{", "null", "[[[[", '{"@type": 5}', "[" * 5000])
def test_what_is_no_data_is_passed_over(written):
    assert article_of([written])["site"] == []


PAGE = (
    "<html><head><title>Storm hits the northern coast{}</title>{}</head><body><h1>Storm hits the northern coast</h1>"
    "<p>A storm hit the northern coast on Tuesday, and two boats are missing, the port authority said.</p></body>"
)


@pytest.mark.parametrize(
    ("title", "head", "url", "outlet"),
    [
        (" - The Daily Tide", "", "https://www.dailytide.example/storm", "The Daily Tide"),
        (" | World | TDT", "", "https://tdt.example/storm", "TDT"),
        (" - Weather", "", "https://www.dailytide.example/storm", ""),
        ("", '{"@type": "WebSite", "name": "Tide &amp; Co"}', "https://dailytide.example/storm", "Tide & Co"),
        (
            "",
            '{"@type": "NewsArticle", "provider": {"name": "Tide"}, "publisher": {"name": "MSN"}}',
            "https://www.msn.com/storm",
            "Tide",
        ),
    ],
)
def test_outlet_of_a_page(title, head, url, outlet):
    page = PAGE.format(title, f'<script type="application/ld+json">{head}</script>')
    assert read(page, "text/html", url=url)[0].outlet == outlet


@pytest.mark.parametrize(
    ("link", "url"),
    [
        ("/2023/storm", "https://www.tide.example/2023/storm"),
        (" https://tide.example/storm?id=1&amp;x=2 ", "https://tide.example/storm?id=1&x=2"),
        ("https://tide.example/", "https://www.tide.example/n/1"),
        ("https://[", "https://www.tide.example/n/1"),
    ],
)
def test_canonical_address(link, url):
    page = PAGE.format("", f'<link rel="Canonical" href="{link}">')
    assert read(page, "text/html", url="https://www.tide.example/n/1")[0].url == url


def test_headline_beside_a_logo():
    page = PAGE.replace("<h1>", '<h1 class="site-title">The Tide, daily news of the coast</h1><h2 class="entry-title">')
    assert read(page.replace("<title>", "<title>The Tide").format("", ""), "text/html")[0].title == (
        "Storm hits the northern coast"
    )
