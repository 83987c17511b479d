"""Feeds saved as files: every entry a document, and nothing fetched, expanded or lost in silence."""

from pathlib import Path

import pytest

from consilience.records import RawDocument
from consilience.sources import read_paths

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Moor Post</title><language>en-gb</language>
<item><title>Bridge reopens</title><link>https://moor.example/bridge</link><dc:creator>Ada Moor</dc:creator>
<pubDate>Mon, 05 Feb 2024 08:00:00 GMT</pubDate><description>In short.</description>
<content:encoded><![CDATA[<p>The bridge reopened on Monday.</p><script>alert(1)</script>]]></content:encoded></item>
<item><title>Nothing but a title</title></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Moor Wire</title>
<entry><title>Bridge reopens</title><link href="https://wire.example/1"/><updated>2024-02-05T08:00:00Z</updated>
<author><name>Ada Moor</name></author><author><name>Tom Fell</name></author>
<content type="text">The bridge reopened on Monday.</content></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel><title>Moor Old</title></channel>
<item><title>Bridge reopens</title><link>https://old.example/1</link><description>It reopened.</description></item>
</rdf:RDF>"""
BOMB = """<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY f SYSTEM "file:///etc/passwd">]>
<rss version="2.0"><channel><item><title>x</title>
<description>&c; &f; The bridge.</description></item></channel></rss>"""


def read(tmp_path: Path, text: str, name: str = "feed.xml") -> list[RawDocument | tuple[str, str]]:
    (tmp_path / name).write_text(text, encoding="utf-8")
    return list(read_paths([tmp_path / name]))


def test_an_entry_of_rss_says_all_that_an_article_says(tmp_path: Path) -> None:
    found, (label, reason) = read(tmp_path, RSS)
    assert isinstance(found, RawDocument)
    assert (found.path, found.url, found.title) == ("feed.xml#1", "https://moor.example/bridge", "Bridge reopens")
    assert (found.outlet, found.language, found.authors) == ("Moor Post", "en-gb", ("Ada Moor",))
    assert found.published == "Mon, 05 Feb 2024 08:00:00 GMT"
    assert found.media_type == "text/html" and found.body.startswith(b"<p>The bridge reopened")
    assert label == "feed.xml#2" and "no text" in reason


@pytest.mark.parametrize("name", ["a.atom", "a.xml"])
def test_atom_with_several_authors(tmp_path: Path, name: str) -> None:
    (found,) = read(tmp_path, ATOM, name)
    assert isinstance(found, RawDocument)
    assert (found.media_type, found.body) == ("text/plain", b"The bridge reopened on Monday.")
    assert (found.authors, found.published) == (("Ada Moor", "Tom Fell"), "2024-02-05T08:00:00Z")


def test_rdf(tmp_path: Path) -> None:
    (found,) = read(tmp_path, RDF, "a.rdf")
    assert isinstance(found, RawDocument) and (found.outlet, found.body) == ("Moor Old", b"It reopened.")


def test_entities_are_not_expanded_without_end_and_no_file_is_opened(tmp_path: Path) -> None:
    (found,) = (x for x in read(tmp_path, BOMB) if isinstance(x, RawDocument))
    assert len(found.body) < 1000 and b"root:" not in found.body


def test_a_feed_that_breaks_off_gives_its_entries_and_says_so(tmp_path: Path) -> None:
    found = read(tmp_path, RSS[: RSS.index("<item><title>Nothing")])
    assert isinstance(found[0], RawDocument)
    assert found[1][0] == "feed.xml" and "damaged" in found[1][1]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty file"),
        ("<html><p>A page.</p></html>", "no entry of a feed"),
        ('<opml version="2.0"><body><outline xmlUrl="https://moor.example/feed"/></body></opml>', "a list of feeds"),
    ],
)
def test_what_is_no_feed_is_named_with_the_reason(tmp_path: Path, text: str, reason: str) -> None:
    ((name, said),) = read(tmp_path, text)
    assert name == "feed.xml" and reason in said


def test_a_list_of_feeds_is_told_from_a_kind_that_is_not_known(tmp_path: Path) -> None:
    ((_, said),) = read(tmp_path, '<opml version="2.0"/>', "all.opml")
    assert "a list of feeds" in said
