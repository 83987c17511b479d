"""What a page's JSON-LD says of its article: the fields of the object that is the article, references resolved."""

import json
import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

Fields = dict[str, Any]

_ARTICLE_TYPES = re.compile(r"Article|BlogPosting|Report|Review$|WebPage$")
_PUBLISHER_TYPES = re.compile(r"WebSite|Organization")
_CONTROL = re.compile(r"[\x00-\x1f]+")
_WRAPPING = re.compile(
    r"^\s*(?://|/\*)?\s*<!(?:\[CDATA\[(?:\s*\*/)?|--)|(?:(?://|/\*)?\s*\]\]|--)>(?:\s*\*/)?\s*;?\s*$"
)
_LOOSE_COMMA = re.compile(r",(?=\s*[}\]])")
_DECODER = json.JSONDecoder()
_DEEPEST = 6  # steps down into a data block at which an article's object may lie
_INSIDE = ("@graph", "mainEntity", "mainEntityOfPage")


def article_of(scripts: Iterable[str]) -> Fields:
    """Merge the article's objects, the most article-like type first; "site" holds the objects that name the site."""
    nodes = [node for script in scripts for block in _loads(script) for node in _nodes(block)]
    found = [node for node in nodes if _ARTICLE_TYPES.search(type_of(node))]
    found.sort(key=lambda node: "WebPage" in type_of(node))
    named = {str(node["@id"]): node for node in nodes if "@id" in node and "name" in node}
    merged: Fields = {"site": [node for node in nodes if _PUBLISHER_TYPES.search(type_of(node))]}
    for node in found:
        for key, value in node.items():
            merged.setdefault(key, _resolved(value, named))
    return merged


def type_of(node: Any) -> str:
    """The types of an object, as one text."""
    return " ".join(strings(node.get("@type"))) if isinstance(node, dict) else ""


def strings(value: Any) -> list[str]:
    """The texts of a value that may be one text or a list."""
    return [v for v in value if isinstance(v, str)] if isinstance(value, list) else [value] * isinstance(value, str)


def first(value: Any) -> str:
    """The first text of a value; of an object that states its language, the text."""
    if isinstance(value, dict):
        value = value.get("@value")
    return next(iter(strings(value)), "")


def name_in(value: Any) -> str:
    """The name of an object, or of the first of several."""
    if isinstance(value, dict) and "name" in value:
        return first(value["name"])
    return name_in(value[0]) if isinstance(value, list) and value else first(value)


def _loads(text: str) -> list[Any]:
    """Read the values of a script, one after another; commas too many and escaped quotation marks are forgiven."""
    bare = _CONTROL.sub(" ", _WRAPPING.sub("", text))
    for written in (bare, _LOOSE_COMMA.sub("", bare), unescape(bare)):
        if values := _values(written):
            return values
    return []


def _values(text: str) -> list[Any]:
    values: list[Any] = []
    try:
        while text := text.strip(" ;"):
            value, end = _DECODER.raw_decode(text)
            values.append(value)
            text = text[end:]
    except (ValueError, RecursionError):
        pass
    return values


def _nodes(node: Any, depth: int = 0) -> Iterator[Fields]:
    """Yield the objects of a block where an article's may lie."""
    if depth > _DEEPEST:
        return
    if isinstance(node, list):
        for item in node:
            yield from _nodes(item, depth + 1)
    elif isinstance(node, dict):
        yield node
        for key in _INSIDE:
            yield from _nodes(node.get(key), depth + 1)


def _resolved(value: Any, named: dict[str, Fields]) -> Any:
    """Put the object in place of a mere reference to it: ``{"@id": "#person"}``."""
    if isinstance(value, list):
        return [_resolved(item, named) for item in value]
    if isinstance(value, dict) and "name" not in value:
        return named.get(str(value.get("@id")), value)
    return value
