"""JSON in the shapes that news comes in, one document an item.

ninjs 2 and 3 (IPTC), schema.org NewsArticle as JSON-LD, JSON Feed 1.1, trafilatura's and news-please's
own JSON, and plain ``{url, title, text, published}``. A file holds one item, a list, a container with
a list inside, or an item a line (JSONL).
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from consilience.errors import SourceError
from consilience.records import RawDocument
from consilience.text import content_id

Item = dict[str, Any]

_BOM = b"\xef\xbb\xbf"
_NOT_JSON = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)

_LISTS = ("items", "articles", "@graph", "associations", "results", "documents")

# The names that the formats give each thing, best first. Dots descend into objects.
_TEXT = ("articleBody", "maintext", "text", "raw_text", "content_text", "body_text", "content", "body", "description")
_HTML = ("content_html", "body_html", "body_xhtml", "html")
_TITLE = ("headline", "title", "name")
_URL = ("url", "canonicalurl", "mainEntityOfPage.@id", "mainEntityOfPage", "@id", "uri", "source")
_OUTLET = ("publisher.name", "outlet", "sitename", "source_domain", "hostname", "infosources.0.name", "publisher")
_LANGUAGE = ("language", "inLanguage", "lang")
_PUBLISHED = ("published", "datePublished", "date_published", "date_publish", "firstcreated", "versioncreated",
              "contentcreated", "pubdate", "date")  # fmt: skip
_UPDATED = ("dateModified", "date_modified", "updated", "versioncreated")
_AUTHORS = ("authors", "author", "creator", "by", "byline", "bylines")


def read(path: Path, name: str) -> Iterator[RawDocument | tuple[str, str]]:
    """Read all items of a JSON or JSONL file; an item that is no article is reported with its number."""
    for n, item in enumerate(_items(path), start=1):
        label = f"{name}#{n}"
        try:
            if isinstance(item, SourceError):
                raise item
            yield _document(label, item)
        except SourceError as error:
            yield label, str(error)


def _items(path: Path) -> Iterator[Any]:
    """Decode one JSON value, or one a line; a file of lines is never wholly in memory."""
    if path.suffix.lower() != ".json":
        yield from _lines(path)
        return
    body = path.read_bytes().removeprefix(_BOM)
    try:
        yield from _unpack(msgspec.json.decode(body))
    except _NOT_JSON as error:
        if len(body.splitlines()) < 2:
            raise SourceError(f"not JSON: {error}" if body.strip() else "empty file") from error
        yield from _lines(path)


def _lines(path: Path) -> Iterator[Any]:
    empty = True
    with path.open("rb") as lines:
        for line in lines:
            if line.removeprefix(_BOM).strip():
                empty = False
                yield from _unpack(_line(line.removeprefix(_BOM)))
    if empty:
        raise SourceError("empty file")


def _line(line: bytes) -> Any:
    try:
        return msgspec.json.decode(line)
    except _NOT_JSON as error:
        return SourceError(f"not JSON: {error}")


def _unpack(value: Any) -> Iterator[Any]:
    if isinstance(value, list):
        for item in value:
            yield from _unpack(item)
    elif isinstance(value, dict) and not _body(value) and (inner := _list_inside(value)) is not None:
        yield from _unpack(inner)
    else:
        yield value


def _list_inside(value: Item) -> Any:
    return next((value[key] for key in _LISTS if isinstance(value.get(key), list | dict)), None)


def _document(label: str, item: Any) -> RawDocument:
    if not isinstance(item, dict):
        raise SourceError("not an article: no JSON object")
    body = _body(item)
    if body is None:
        raise SourceError(f"no text found in any of the fields {', '.join((*_TEXT, *_HTML))}")
    media_type, text = body
    stated = {
        "url": _first(item, _URL),
        "title": _title(item),
        "outlet": _first(item, _OUTLET),
        "language": _first(item, _LANGUAGE),
        "published": _first(item, _PUBLISHED),
        "updated": _first(item, _UPDATED),
    }
    authors = _authors(item)
    if not stated["url"].startswith(("http://", "https://")):
        stated["url"] = ""
    return RawDocument(
        doc_id=content_id(label, media_type, text, *stated.values(), *authors),
        path=label,
        media_type=media_type,
        body=text.encode("utf-8", "replace"),
        charset="utf-8",
        authors=authors,
        **stated,
    )


def _body(item: Item) -> tuple[str, str] | None:
    """Return (media type, text) of an item, or None when it has neither text nor HTML."""
    for rendition in _renditions(item):
        if rendition[1].strip():
            return rendition
    return None


def _renditions(item: Item) -> Iterator[tuple[str, str]]:
    """Yield the bodies an item may have, best first. In ninjs 3 they are objects in a list ``bodies``."""
    for body in item.get("bodies") or ():
        if isinstance(body, dict) and isinstance(value := body.get("value"), str):
            yield ("text/html" if "html" in str(body.get("contenttype")) else "text/plain"), value
    html = _first(item, _HTML)
    text = _first(item, _TEXT)
    yield "text/plain", text if not _looks_like_html(text) else ""
    yield "text/html", html or text


def _looks_like_html(text: str) -> bool:
    return text.lstrip()[:1] == "<" and "</" in text


def _title(item: Item) -> str:
    for headline in item.get("headlines") or ():
        if isinstance(headline, dict) and isinstance(headline.get("value"), str):
            return str(headline["value"])
    return _first(item, _TITLE)


def _first(item: Item, names: tuple[str, ...]) -> str:
    """Return the first non-empty text under any of the names."""
    for name in names:
        value = _descend(item, name)
        if isinstance(value, str) and value.strip():
            return value.strip()
    return ""


def _descend(value: Any, name: str) -> Any:
    for key in name.split("."):
        if key.isdigit():
            value = value[int(key)] if isinstance(value, list) and len(value) > int(key) else None
        else:
            value = value.get(key) if isinstance(value, dict) else None
    return value


def _authors(item: Item) -> tuple[str, ...]:
    for name in _AUTHORS:
        found = [_author(a) for a in (item[name] if isinstance(item.get(name), list) else [item.get(name)])]
        if any(found):
            return tuple(a for a in found if a)
    return ()


def _author(value: Any) -> str:
    if isinstance(value, dict):
        value = value.get("name") or value.get("byline") or value.get("value") or ""
    return value.strip() if isinstance(value, str) else ""
