"""What a page states about itself: JSON-LD, OpenGraph, meta elements, microdata and its headings."""

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

from consilience.stages.clean.authors import names_in
from consilience.stages.clean.dates import iso
from consilience.stages.clean.outlet import site_of, without_outlet
from consilience.stages.clean.parts import About, Dated
from consilience.text import squeeze

_ARTICLE_TYPES = re.compile(r"Article|BlogPosting|Report|Review$|WebPage$")
_LOOSE_JSON = re.compile(r"[\x00-\x1f]+")
_CDATA = re.compile(r"^\s*(?://)?\s*<!\[CDATA\[|(?://)?\s*\]\]>\s*;?\s*$")

_TITLES = ("og:title", "twitter:title", "dc.title", "title", "sailthru.title", "headline")
_AUTHORS = (
    "author",
    "article:author",
    "dc.creator",
    "sailthru.author",
    "parsely-author",
    "byl",
    "citation_author",
    "twitter:data1",
)
_PUBLISHED = (
    "article:published_time", "og:published_time", "datepublished", "date", "publishdate", "pubdate", "dc.date.issued", "dc.date", "dcterms.created",
    "dcterms.date", "sailthru.date", "parsely-pub-date", "citation_publication_date", "article.published", "published_time", "publish-date", "cxenseparse:recs:publishtime",
)  # fmt: skip
_UPDATED = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "last-modified",
    "lastmod",
    "dcterms.modified",
    "article.updated",
    "modified",
)


def about_page(root: HtmlElement, url: str) -> About:
    """Gather the statements of a parsed page; earlier sources win where several speak."""
    meta = _meta(root)
    stated = _json_ld(root)
    address = _canonical(root, meta, url)
    outlet = meta.get("og:site_name", "") or _name(stated.get("publisher")) or meta.get("application-name", "")
    return About(
        title=_title(root, meta, stated, outlet, site_of(address)),
        authors=_authors(root, meta, stated),
        outlet=squeeze(outlet),
        url=address,
        section=squeeze(meta.get("article:section", "") or _first(stated.get("articleSection"))),
        language=_language(root, meta, stated),
        dates=tuple(_dates(root, meta, stated)),
    )


def _meta(root: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        name = (
            element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv") or ""
        )
        content = (element.get("content") or "").strip()
        if name and content:
            found.setdefault(name.lower(), content)
    return found


def _json_ld(root: HtmlElement) -> dict[str, Any]:
    """Return the fields of the page's article object, the most article-like type first."""
    found: list[dict[str, Any]] = []
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "") and script.text:
            found += _objects(_loads(script.text))
    found.sort(key=lambda item: "WebPage" in str(item.get("@type")))
    merged: dict[str, Any] = {}
    for item in found:
        for key, value in item.items():
            merged.setdefault(key, value)
    return merged


def _loads(text: str) -> Any:
    try:
        return json.loads(_LOOSE_JSON.sub(" ", _CDATA.sub("", text)))
    except (ValueError, RecursionError):
        return None


def _objects(node: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > 6:
        return
    if isinstance(node, list):
        for item in node:
            yield from _objects(item, depth + 1)
    elif isinstance(node, dict):
        if _ARTICLE_TYPES.search(" ".join(_strings(node.get("@type")))):
            yield node
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement"):
            yield from _objects(node.get(key), depth + 1)


def _strings(value: Any) -> list[str]:
    return [str(v) for v in value] if isinstance(value, list) else [value] if isinstance(value, str) else []


def _first(value: Any) -> str:
    return next(iter(_strings(value)), "")


def _name(value: Any) -> str:
    if isinstance(value, dict):
        return _first(value.get("name"))
    return _name(value[0]) if isinstance(value, list) and value else _first(value)


def _title(root: HtmlElement, meta: dict[str, str], stated: dict[str, Any], outlet: str, site: str) -> str:
    headings = [squeeze(h.text_content()) for h in root.iter("h1")]
    tag = squeeze(next((t.text or "" for t in root.iter("title")), ""))
    claimed = [squeeze(meta.get(name, "")) for name in _TITLES] + [squeeze(_first(stated.get("headline"))), tag]
    whole = " ".join(claimed)
    for heading in headings:  # the visible heading that the metadata repeat is the headline
        if heading and heading in whole:
            return heading
    return without_outlet(next((c for c in claimed if c), next((h for h in headings if h), "")), outlet, site)


def _authors(root: HtmlElement, meta: dict[str, str], stated: dict[str, Any]) -> tuple[str, ...]:
    people = stated.get("author") or stated.get("creator")
    listed = people if isinstance(people, list) else [people]
    if names := tuple(n for person in listed for n in names_in(_name(person))):
        return tuple(dict.fromkeys(names))
    for key in _AUTHORS:
        if names := names_in(meta.get(key, "")):
            return names
    for element in root.xpath(
        "//*[@rel='author' or @itemprop='author' or contains(@class,'author-name') or contains(@class,'byline')]"
    )[:3]:
        if names := names_in(squeeze(element.text_content())):
            return names
    return ()


def _dates(root: HtmlElement, meta: dict[str, str], stated: dict[str, Any]) -> Iterator[Dated]:
    for role, keys, field in (("published", _PUBLISHED, "datePublished"), ("updated", _UPDATED, "dateModified")):
        for source, value in [("JSON-LD " + field, _first(stated.get(field)))] + [(k, meta.get(k, "")) for k in keys]:
            if read := iso(value):
                yield Dated(role, read, "metadata", f"{source}: {value}")
                break
    for element in list(root.iter("time"))[:1]:
        value = element.get("datetime") or element.text_content()
        if read := iso(value):
            yield Dated("published", read, "metadata", f"time: {value.strip()}", score=0.8)


def _canonical(root: HtmlElement, meta: dict[str, str], url: str) -> str:
    links = (link.get("href") or "" for link in root.iter("link") if (link.get("rel") or "").lower() == "canonical")
    found = next((link for link in links if link.startswith("http")), "") or meta.get("og:url", "")
    return found if found.startswith("http") else url


def _language(root: HtmlElement, meta: dict[str, str], stated: dict[str, Any]) -> str:
    value = (
        root.get("lang")
        or _first(stated.get("inLanguage"))
        or meta.get("og:locale", "")
        or meta.get("content-language", "")
    )
    return value.replace("_", "-").split(",")[0].strip()
