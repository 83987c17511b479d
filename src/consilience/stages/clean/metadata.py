"""What a page states about itself: JSON-LD, OpenGraph, meta elements, microdata and its headings."""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from itertools import chain, islice
from typing import Any

from rapidfuzz import fuzz

from consilience.stages.clean.authors import names_in, names_of_byline
from consilience.stages.clean.dates import FURTHER, OF_TIME, WHOLE_DATE, dated_in_script, first_dated, iso
from consilience.stages.clean.linked_data import Fields, article_of, first, name_in, type_of
from consilience.stages.clean.others import is_of_others
from consilience.stages.clean.outlet import AGGREGATORS, address_from, is_front, outlet_in, site_of, without_outlet
from consilience.stages.clean.parts import About, Dated
from consilience.stages.clean.phrases import UPDATED_WORD
from consilience.stages.clean.tree import Markup, attributes_of, class_of, name_of
from consilience.text import squeeze

Told = list[tuple[int, str]]  # places of tags, and the tags

_TITLES = ("og:title", "twitter:title", "dc.title", "title", "sailthru.title", "headline")
_SCHOLAR = "citation_author"  # "Reyes, Ann"
_LAST_FIRST = re.compile(r"([^,;]+), ([^,;]+)")
_AUTHORS = (
    "author",
    "article:author",
    "dc.creator",
    "sailthru.author",
    "parsely-author",
    "byl",
    _SCHOLAR,
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
    "published",
    "published-date",
    "publish-date",
    "publish_date",
    "publisheddate",
    "published-time",
    "date-pub",
    "citation_date",
    "citation_online_date",
    "article:first_published_time",
    "og:article:published_time",
    "og:publish_date",
    "shareaholic:article_published_time",
    "cxenseparse:publishtime",
    "cxenseparse:recs:publishtime",
)
_UPDATED = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "last-modified",
    "lastmod",
    "dcterms.modified",
    "og:article:modified_time",
    "shareaholic:article_modified_time",
    "article.updated",
    "modified",
)
# in the order of trust: what links to the author, microdata, then classes as many sites name them
_AUTHOR_SIGNS = (
    re.compile(r'\brel="author"'),
    re.compile(r'\bitemprop="author"'),
    re.compile(r'\bclass="[^"]*author(?:-n|_n|N)ame'),
    re.compile(r'\bclass="(?:[^"]*(?:byline|post-author)|author")'),
)
_NAMED_AUTHOR = re.compile(r'\b(?:class|id)="[^"]*[Aa]uthor')
_LOGO = re.compile(r'\b(?:class|id)="[^"]*(?:logo|brand|masthead|site-?(?:title|name))', re.IGNORECASE)
_NAMED_HEADLINE = re.compile(r'\bclass="[^"]*(?:(?:entry|post|article)-?title|headline)', re.IGNORECASE)
_BYLINES, _BYLINE, _LINE = 5, 120, 200  # named for an author: boxes that are tried, characters of each, of a sure one
_ALIKE = 45  # likeness (0..100) above which a heading says what the metadata claim for a title
_HEADLINE = 4  # words: a lone heading of more is the title whatever is claimed
_TAGS_OF_DATES = frozenset(
    {"div", "span", "p", "time", "li", "a", "small", "em", "td", "ul", "section", "header", "abbr"}
)
_BEFORE, _LABEL = 3, 30  # tags and characters before a time in which its label may stand
_NAMED_DATE = re.compile(r'\b(?:class|id)="[^"]*(?:date|time|publi|posted|byline|meta|info|created)', re.IGNORECASE)
_FEW = 20  # pieces of text in a box named for a date; one with more is something else


def about_page(markup: Markup, url: str) -> About:
    """Gather the statements of a parsed page; earlier sources win where several speak."""
    meta = _meta(markup)
    stated = article_of(markup.scripts("ld+json"))
    told = _telling(markup)
    address = _canonical(markup, meta, url)
    head = squeeze(unescape(markup.head.partition("<title")[2].partition(">")[2].partition("</title>")[0]))
    outlet = _outlet(meta, stated, head, site_of(address))
    authors = _authors(markup, told, meta, stated)
    return About(
        title=_title(markup, told, _claims(meta, stated, head), (outlet, site_of(address))),
        authors=tuple(name for name in authors if name != outlet),
        organisations=tuple(dict.fromkeys((*(n for n in authors if n == outlet), *_organisations(stated)))),
        outlet=outlet,
        url=address,
        section=squeeze(unescape(meta.get("article:section", "") or first(stated.get("articleSection")))),
        language=_language(markup, meta, stated),
        dates=tuple(_dates(markup, told, meta, stated)),
        form=_form(stated),
    )


def _form(stated: Fields) -> str:
    if "LiveBlog" in type_of(stated):
        return "liveblog"
    return "stub" if str(stated.get("isAccessibleForFree")).lower() == "false" else ""


def _meta(markup: Markup) -> dict[str, str]:
    found: dict[str, str] = {}
    for tag in markup.named("meta"):
        name = (tag.get("property") or tag.get("name") or tag.get("itemprop") or tag.get("http-equiv") or "").lower()
        content = tag.get("content", "").strip()
        if name == _SCHOLAR:  # one element an author
            found[name] = "; ".join([*filter(None, [found.get(name)]), _LAST_FIRST.sub(r"\2 \1", content)])
        elif name and content:
            found.setdefault(name, content)
    return found


def _telling(markup: Markup) -> Told:
    """Headings of the first level, times, and what the markup names for an author or a property: place and tag."""
    return [(n, markup.tags[n]) for n in markup.where(_tells)]


def _tells(tag: str) -> bool:
    return tag[:2] == "h1" or tag[:5] == "time " or "author" in tag or "byline" in tag or 'itemprop="' in tag


def _named_headline(markup: Markup) -> list[str]:
    """The one lesser heading that the markup names a headline; several are of other articles."""
    named = markup.where(lambda tag: tag[:2] in {"h2", "h3"} and _NAMED_HEADLINE.search(tag) is not None)
    return [text for n in named if (text := markup.text_at(n))] if len(named) == 1 else []


def _outlet(meta: dict[str, str], stated: Fields, head: str, site: str) -> str:
    """Who publishes the page: as it states, else as its data name the site, else as its title ends in a name alike.

    A page that gathers what others publish names them as its provider.
    """
    provider = name_in(stated.get("provider")) or name_in(stated.get("sourceOrganization"))
    said = provider if site in AGGREGATORS else ""
    said = said or meta.get("og:site_name", "") or name_in(stated.get("publisher")) or meta.get("application-name", "")
    return squeeze(unescape(said or name_in(stated["site"]))) or outlet_in(head, site)


def _claims(meta: dict[str, str], stated: Fields, head: str) -> list[str]:
    """What the page claims for its title, in the order of trust."""
    titles = [squeeze(unescape(meta.get(name, ""))) for name in _TITLES]
    return [claim for claim in (*titles, squeeze(first(stated.get("headline"))), head) if claim]


def _title(markup: Markup, told: Told, claims: list[str], publisher: tuple[str, str]) -> str:
    """The visible heading that is most like what the metadata claim; the claim itself where no heading is like it."""
    headings = [text for n, tag in told if tag[:2] == "h1" and not _LOGO.search(tag) and (text := markup.text_at(n))]
    headings = headings or _named_headline(markup)
    claim = without_outlet(claims[0], *publisher) if claims else ""
    best = max(headings, key=lambda h: fuzz.ratio(h, claim), default="")
    alone = len(headings) == 1 and best.count(" ") >= _HEADLINE
    if not claim or alone or fuzz.token_sort_ratio(best, claim) > _ALIKE:
        return best or claim
    return claim


def _authors(markup: Markup, told: Told, meta: dict[str, str], stated: Fields) -> tuple[str, ...]:
    """People that the data name, else the meta elements, else what the markup calls an author."""
    if names := _names(name_in(p) for p in _makers(stated) if not _is_organisation(p)):
        return names
    for key in _AUTHORS:
        if names := _names([meta.get(key, "")]):
            return names
    for sign in _AUTHOR_SIGNS:
        found = next((markup.text_at(n) for n, tag in told if sign.search(tag)), "")
        if found:
            return _names([found[:_LINE]])
    bylines = (markup.text_at(n, _FEW)[:_BYLINE] for n, tag in told if _NAMED_AUTHOR.search(tag))
    return next((names for line in islice(bylines, _BYLINES) if (names := names_of_byline(line))), ())


def _makers(stated: Fields) -> list[Any]:
    makers = stated.get("author") or stated.get("creator")
    return makers if isinstance(makers, list) else [makers]


def _organisations(stated: Fields) -> tuple[str, ...]:
    return _names(name_in(maker) for maker in _makers(stated) if _is_organisation(maker))


def _is_organisation(maker: Any) -> bool:
    return isinstance(maker, dict) and "Person" not in type_of(maker)


def _names(stated: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for text in stated for name in names_in(unescape(text))))


def _dates(markup: Markup, told: Told, meta: dict[str, str], stated: Fields) -> Iterator[Dated]:
    """Every day of publication that the data, the meta elements and the microdata state, one of updating, a time."""
    for role, keys, field in (("published", _PUBLISHED, "datePublished"), ("updated", _UPDATED, "dateModified")):
        sources = [(f"JSON-LD {field}", first(stated.get(field)))] + [(k, meta.get(k, "")) for k in keys]
        property_ = f'itemprop="{field}"'
        own = (item for item in told if property_ in item[1] and not is_of_others(markup, item[0]))
        sources += [(f"itemprop {field}", _value(markup, *item)) for item in islice(own, 1)]
        days = _days(role, sources)
        yield from days if role == "published" else days[:1]
    for n, tag in islice((i for i in told if i[1][:5] == "time " and not is_of_others(markup, i[0])), 1):
        if read := iso(value := _value(markup, n, tag)):
            yield Dated(_role_of_time(markup, n), read, "metadata", f"time: {value}", score=OF_TIME)


def _days(role: str, sources: list[tuple[str, str]]) -> list[Dated]:
    """The days that are stated, each by the first to state it."""
    days: dict[str, Dated] = {}
    for name, text in sources:
        if text and (value := iso(text)):
            said = Dated(role, value, "metadata", f"{name}: {text}", score=FURTHER if days else 1.0)
            days.setdefault(value[:WHOLE_DATE], said)
    return [*days.values()]


def _role_of_time(markup: Markup, n: int) -> str:
    """What a time is of, by its class, its words, and those right before it."""
    before = " ".join(markup.texts[max(0, n - _BEFORE) : n])[-_LABEL:]
    name = class_of(markup.tags[n])
    words = f"{name} {before} {markup.text_at(n, _FEW)}"
    return "updated" if UPDATED_WORD.search(words) and "published" not in name else "published"


def searched_date(markup: Markup, lines: Iterable[str], partial: Dated | None) -> Iterator[Dated]:
    """Search a page that states no whole date where we look: its scripts, boxes named for dates, then short lines.

    ``partial``: the date as far as it is known, where it is.
    The places are those of htmldate (Barbaresi 2020), the rarer ones left out: it finds no more, and takes longer.
    """
    found = None if partial else next(filter(None, map(dated_in_script, markup.scripts(""))), None)
    found = found or first_dated(chain(_named_for_dates(markup), lines), partial)
    if found is not None:
        yield found


def _named_for_dates(markup: Markup) -> Iterator[str]:
    return (markup.text_at(n, _FEW) for n in markup.where(_is_named_for_date) if not is_of_others(markup, n))


def _is_named_for_date(tag: str) -> bool:
    return name_of(tag) in _TAGS_OF_DATES and _NAMED_DATE.search(tag) is not None


def _value(markup: Markup, n: int, tag: str) -> str:
    stated = attributes_of(tag)
    return (stated.get("content") or stated.get("datetime") or markup.text_at(n)).strip()


def _canonical(markup: Markup, meta: dict[str, str], url: str) -> str:
    """The address that the page gives itself, unless it is a site's front page and the page came from another."""
    links = [
        link.get("href", "") for link in markup.named("link", "anonical") if link.get("rel", "").lower() == "canonical"
    ]
    stated = (address_from(url, link) for link in (*links, meta.get("og:url", "")))
    return next((link for link in stated if link and not (url and is_front(link) and not is_front(url))), url)


def _language(markup: Markup, meta: dict[str, str], stated: Fields) -> str:
    value = (
        next(markup.named("html"), {}).get("lang")
        or first(stated.get("inLanguage"))
        or meta.get("og:locale", "")
        or meta.get("content-language", "")
    )
    return value.replace("_", "-").split(",")[0].strip()
