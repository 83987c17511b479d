"""RSS, RDF and Atom feeds that were saved as files, one document an entry."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax import SAXParseException

from consilience.errors import SourceError
from consilience.records import RawDocument
from consilience.sources import items

SUFFIXES = (".xml", ".rss", ".atom", ".rdf", ".opml")


def read(path: Path, name: str) -> Iterator[RawDocument | tuple[str, str]]:
    """Read all entries of a feed; of a damaged one as many as can be, and say so.

    Raises SourceError where there is none, as in a list of feeds (OPML): nothing is ever fetched.
    """
    import feedparser  # noqa: PLC0415  start-up time

    if path.stat().st_size > items.MAX_FILE:
        raise SourceError(f"larger than {items.MAX_FILE // 2**20} MiB: cut it into smaller feeds")
    body = path.read_bytes()
    feed = feedparser.parse(BytesIO(body), sanitize_html=False, resolve_relative_uris=False)
    if not feed.entries:
        raise SourceError(_why_none(body))
    for n, entry in enumerate(feed.entries, start=1):
        label = f"{name}#{n}"
        try:
            yield items.document(label, _item(entry, feed.feed))
        except SourceError as error:
            yield label, str(error)
    if isinstance(feed.get("bozo_exception"), SAXParseException):
        yield name, f"the feed is damaged ({feed.bozo_exception.getMessage()}): what could be read was read"


def _why_none(body: bytes) -> str:
    if not body.strip():
        return "empty file"
    if b"<opml" in body[:2000].lower():
        return "a list of feeds, no feed: save the feeds that it names, and give their files"
    return "no entry of a feed (RSS, RDF, Atom) in it"


def _item(entry: Any, feed: Any) -> items.Item:
    """An entry in the words of JSON items; its own source goes before the feed that passes it on."""
    source = entry.get("source") or {}
    return {
        "url": entry.get("link", ""),
        "title": entry.get("title", ""),
        "outlet": source.get("title") or feed.get("title", ""),
        "language": entry.get("language") or feed.get("language", ""),
        "published": entry.get("published") or entry.get("updated", ""),
        "updated": entry.get("updated", ""),
        "authors": [author.get("name", "") for author in entry.get("authors", [])],
        **_body(entry),
    }


def _body(entry: Any) -> items.Item:
    """The longest of what an entry says: whole contents stand beside their summary."""
    said = [*entry.get("content", []), entry.get("summary_detail") or {}]
    longest = max(said, key=lambda part: len(part.get("value") or ""))
    kind = "content_html" if "html" in (longest.get("type") or "") else "text"
    return {kind: longest.get("value") or ""}
