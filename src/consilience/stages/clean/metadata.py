"""What a page states about itself: JSON-LD, OpenGraph, meta elements, microdata and its headings."""

import json
import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

from lxml.html import HtmlElement
from rapidfuzz import fuzz

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
    "article:published_time",
    "og:published_time",
    "datepublished",
    "date",
    "publishdate",
    "pubdate",
    "dc.date.issued",
    "dc.date",
    "dcterms.created",
    "dcterms.date",
    "sailthru.date",
    "parsely-pub-date",
    "citation_publication_date",
    "article.published",
    "published_time",
    "publish-date",
    "cxenseparse:recs:publishtime",
)
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
    """The visible heading that is most like what the metadata claim; the claim itself where no heading is like it."""
    headings = [text for h in root.iter("h1") if (text := squeeze(h.text_content()))]
    tag = squeeze(next((t.text or "" for t in root.iter("title")), ""))
    stated_titles = [squeeze(unescape(meta.get(name, ""))) for name in _TITLES]
    claims = [c for c in (*stated_titles, squeeze(_first(stated.get("headline"))), tag) if c]
    claim = without_outlet(claims[0], outlet, site) if claims else ""
    best = max(headings, key=lambda h: fuzz.ratio(h, claim), default="")
    if not claim or (len(headings) == 1 and best.count(" ") > 3) or fuzz.token_sort_ratio(best, claim) > 45:
        return best or claim
    return claim


def _authors(root: HtmlElement, meta: dict[str, str], stated: dict[str, Any]) -> tuple[str, ...]:
    people = stated.get("author") or stated.get("creator")
    listed = people if isinstance(people, list) else [people]
    persons = [p for p in listed if isinstance(p, dict) and "Person" in str(p.get("@type"))]
    if names := _names(_name(p) for p in persons or listed):
        return names
    for key in _AUTHORS:
        if names := _names([meta.get(key, "")]):
            return names
    return _names(squeeze(" ".join(e.itertext()))[:200] for e in _author_elements(root))


def _names(stated: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for text in stated for name in names_in(unescape(text))))


def _author_elements(root: HtmlElement) -> list[HtmlElement]:
    """The first element that the markup calls an author."""
    for path in _AUTHOR_PATHS:
        if found := root.xpath(path):
            return list(found[:1])
    return []


_AUTHOR_PATHS = (
    "//*[@rel='author']",
    "//*[@itemprop='author']//*[@itemprop='name'] | //*[@itemprop='author']",
    "//*[contains(@class,'author-name') or contains(@class,'author_name') or contains(@class,'authorName')]",
    "//*[contains(@class,'byline') or @class='author'] | //*[contains(@class,'post-author')]",
)


def _dates(root: HtmlElement, meta: dict[str, str], stated: dict[str, Any]) -> Iterator[Dated]:
    for role, keys, field in (("published", _PUBLISHED, "datePublished"), ("updated", _UPDATED, "dateModified")):
        sources = [(f"JSON-LD {field}", _first(stated.get(field)))] + [(k, meta.get(k, "")) for k in keys]
        sources += [(f"itemprop {field}", _value(e)) for e in root.xpath(f"//*[@itemprop='{field}']")[:1]]
        found = next(((name, text, value) for name, text in sources if (value := iso(text))), None)
        if found:
            yield Dated(role, found[2], "metadata", f"{found[0]}: {found[1]}")
    for element in list(root.iter("time"))[:1]:
        if read := iso(_value(element)):
            yield Dated("published", read, "metadata", f"time: {_value(element)}", score=0.8)


def _value(element: HtmlElement) -> str:
    return (element.get("content") or element.get("datetime") or " ".join(element.itertext())).strip()


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
