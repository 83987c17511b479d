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

SUFFIXES = (".json", ".jsonl", ".ndjson")
MAX_FILE = 128 * 2**20  # bytes of one JSON value, which is wholly in memory
# bytes of one document: a long feature has 50 kB; pages may hold pictures
MAX_BYTES = {"text/plain": 2**20, "text/html": 32 * 2**20}

_BOM = b"\xef\xbb\xbf"

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
_RETRIEVED = ("retrieved", "date_download", "dateRetrieved", "accessed")
_AUTHORS = ("authors", "author", "creator", "by", "byline", "bylines")


def read(path: Path, name: str) -> Iterator[RawDocument | tuple[str, str]]:
    """Read all items of a JSON or JSONL file; an item that is no article is reported with its number."""
    for n, item in enumerate(_items(path), start=1):
        label = f"{name}#{n}"
        try:
            if isinstance(item, SourceError):
                raise item
            yield document(label, item)
        except SourceError as error:
            yield label, str(error)


def _items(path: Path) -> Iterator[Any]:
    """Decode one JSON value, or one a line; a file of lines is never wholly in memory."""
    none = True
    for value in _whole(path) if path.suffix.lower() == ".json" else _lines(path):
        for item in _unpack(value):
            none = False
            yield item
    if none:
        raise SourceError("no article in it" if path.stat().st_size else "empty file")


def _whole(path: Path) -> Iterator[Any]:
    """Decode a file as one value, or as lines when its first line is an object of its own."""
    if path.stat().st_size > MAX_FILE:
        raise SourceError(f"larger than {MAX_FILE // 2**20} MiB: write it as .jsonl, an article a line")
    value = _decoded(path.read_bytes().removeprefix(_BOM))
    if not isinstance(value, SourceError):
        yield value
    elif isinstance(next(_lines(path), None), dict):
        yield from _lines(path)
    else:
        raise value


def _lines(path: Path) -> Iterator[Any]:
    with path.open("rb") as lines:
        for line in lines:
            if bare := line.removeprefix(_BOM).strip():
                yield _decoded(bare)


def _decoded(body: bytes) -> Any:
    """Decode JSON; what is none becomes its error, so that the next line can be read."""
    try:
        return msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        return SourceError(f"not JSON: {error}")
    except RecursionError:
        return SourceError("nested too deeply")


def _unpack(value: Any) -> Iterator[Any]:
    """Yield the items of lists and of containers with a list inside, in their order."""
    waiting = [value]
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting.extend(reversed(value))
        elif isinstance(value, dict) and not _body(value) and (inner := _list_inside(value)) is not None:
            waiting.append(_under_its_title(value, inner))
        else:
            yield value


def _list_inside(value: Item) -> Any:
    return next((value[key] for key in _LISTS if isinstance(value.get(key), list | dict)), None)


def _under_its_title(feed: Item, inner: Any) -> Any:
    """The items of a JSON Feed with what it says of them all; other containers' titles name no outlet."""
    if "jsonfeed.org" not in str(feed.get("version")) or not isinstance(inner, list):
        return inner
    common = {"outlet": feed.get("title"), "language": feed.get("language")}
    return [common | item if isinstance(item, dict) else item for item in inner]


def check_size(media_type: str, size: int) -> None:
    """Raise SourceError when a document of so many bytes is too large to be an account."""
    if size > MAX_BYTES[media_type]:
        raise SourceError(f"larger than {MAX_BYTES[media_type] // 2**20} MiB: cut it into documents first")


def document(label: str, item: Any) -> RawDocument:
    """Make an item a document. Raises SourceError when it has no text or too much."""
    if not isinstance(item, dict):
        raise SourceError("not an article: no JSON object")
    body = _body(item)
    if body is None:
        raise SourceError(f"no text found in any of the fields {', '.join((*_TEXT, *_HTML))}")
    media_type, text = body
    check_size(media_type, len(text))
    about = _stated(item)
    doc_id = content_id(label, media_type, text, *_spread(about))
    return RawDocument(
        doc_id=doc_id, path=label, media_type=media_type, body=text.encode("utf-8", "replace"), charset="utf-8", **about
    )


def of_bytes(label: str, media_type: str, body: bytes, item: Item, charset: str = "") -> RawDocument:
    """Make bytes a document, with what an item says of it."""
    about = _stated(item)
    doc_id = content_id(label, media_type, body.hex(), *filter(None, _spread(about)))
    return RawDocument(doc_id=doc_id, path=label, media_type=media_type, body=body, charset=charset, **about)


def _stated(item: Item) -> dict[str, Any]:
    """What an item says about its article: the fields of RawDocument from url to retrieved."""
    url = _first(item, _URL)
    return {
        "url": url if url.startswith(("http://", "https://")) else "",
        "title": _title(item),
        "outlet": _first(item, _OUTLET),
        "language": _first(item, _LANGUAGE),
        "published": _first(item, _PUBLISHED),
        "updated": _first(item, _UPDATED),
        "authors": _authors(item),
        "retrieved": _first(item, _RETRIEVED),
    }


def _spread(about: Item) -> list[str]:
    """All that an item says about its article, one after another."""
    *rest, authors, retrieved = about.values()
    return [*rest, *authors, *filter(None, [retrieved])]


def _body(item: Item) -> tuple[str, str] | None:
    """Return (media type, text) of an item, or None when it has neither text nor HTML."""
    for rendition in _renditions(item):
        if rendition[1].strip():
            return rendition
    return None


def _renditions(item: Item) -> Iterator[tuple[str, str]]:
    """Yield the bodies an item may have, best first. In ninjs 3 they are objects in a list ``bodies``."""
    for body in _list(item, "bodies"):
        if isinstance(body, dict) and isinstance(value := body.get("value"), str):
            yield ("text/html" if "html" in str(body.get("contenttype")) else "text/plain"), value
    html = _first(item, _HTML)
    text = _first(item, _TEXT)
    yield "text/plain", text if not _looks_like_html(text) else ""
    yield "text/html", html or text


def _list(item: Item, name: str) -> list[Any]:
    value = item.get(name)
    return value if isinstance(value, list) else []


def _looks_like_html(text: str) -> bool:
    return text.lstrip()[:1] == "<" and "</" in text


def _title(item: Item) -> str:
    for headline in _list(item, "headlines"):
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
