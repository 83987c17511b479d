"""Raw documents to articles: decode, cut into parts, and gather what is stated about them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import groupby

from consilience.models import ContentScorer
from consilience.records import Article, Block, Credit, RawDocument, Repair, StatedDate
from consilience.stages.clean.authors import JOINT, names_of_byline, says_by
from consilience.stages.clean.credits import find_credits
from consilience.stages.clean.dates import WHOLE_DATE, dates_of_text, dates_of_url, iso, month_alone
from consilience.stages.clean.decode import decode
from consilience.stages.clean.flat import read_flat
from consilience.stages.clean.forms import form_of, without_walls
from consilience.stages.clean.html import read_html
from consilience.stages.clean.language import language_of
from consilience.stages.clean.left_data import about_left
from consilience.stages.clean.misread import plain
from consilience.stages.clean.outlet import fetched, original, site_of, without_outlet
from consilience.stages.clean.parts import Dated, Page, Part
from consilience.stages.clean.phrases import tells_when
from consilience.stages.clean.repair import find_repairs
from consilience.stages.clean.spun import translated_score
from consilience.text import content_id, squeeze

_SHORT_LEAD, _LEAD = 20, 90  # characters of a first sentence that stands in for a headline
_SENTENCE_END = re.compile(r"(?<![A-Z])[.!?。！？؟।…][\"'”’»)]*(?=\s|$)")
_DATED_BY = 110  # characters of a line that says when and by whom
_ABOVE, _BELOW = 300, 800  # characters around the headline's start in which a byline is still the article's


def clean(
    documents: list[RawDocument], *, scorer: ContentScorer
) -> Iterator[Article | Block | StatedDate | Credit | Repair]:
    """Turn each document into an article whose every part is marked.

    Plain text becomes ``Article.text`` as decoded; a page becomes its visible blocks, one a line.
    """
    for document in documents:
        article_id = content_id("article", document.doc_id)
        page = _read(document, scorer)
        article = _article(article_id, document, page)
        if article.form in {"stub", "wall"}:
            page = replace(page, parts=without_walls(page.text, page.parts))
        yield article
        yield from _blocks(article_id, page.parts)
        yield from _stated_dates(article_id, _dates(document, page))
        yield from find_credits(article_id, page.text, page.parts)
        yield from find_repairs(article_id, page.text, page.parts)


def _read(document: RawDocument, scorer: ContentScorer) -> Page:
    html = document.media_type == "text/html"
    text = decode(document.body, document.charset, html=html)
    if html:
        return read_html(text, original(document.url), scorer)
    about = about_left(text)
    parts = read_flat(text, scorer, about.title)
    dates = (*about.dates, *dates_of_url(original(document.url)), *dates_of_text(text, parts))
    return Page(text, parts, replace(about, dates=dates or tuple(month_alone(text))))


def _article(article_id: str, document: RawDocument, page: Page) -> Article:
    about, prose = page.about, "\n".join(_words(page.text, page.parts))
    url = original(about.url or document.url)
    outlet, site = document.outlet or about.outlet, site_of(url)
    headline = without_outlet(squeeze(document.title), outlet, site) or about.title or _headline(page)
    language, confidence = language_of(prose or page.text, document.language or about.language)
    return Article(
        article_id=article_id,
        doc_id=document.doc_id,
        path=document.path,
        url=url,
        outlet=plain(outlet),
        site=site,
        title=plain(headline or _lead(page)),
        authors=tuple(map(plain, document.authors or about.authors or _byline(page) or about.organisations)),
        section=about.section,
        language=language,
        language_confidence=round(confidence, 3),
        form=form_of(headline, page.text, page.parts, about.form),
        translated=translated_score(prose),
        text=page.text,
    )


def _words(text: str, parts: Iterable[Part]) -> Iterator[str]:
    return (text[p.start : p.end] for p in parts if p.kind in {"title", "paragraph"} and not p.duplicate)


def _headline(page: Page) -> str:
    return next((squeeze(page.text[p.start : p.end]) for p in page.parts if p.kind == "title"), "")


def _lead(page: Page) -> str:
    """Stand in for a headline: the first sentence, or as many of its first words as a headline has."""
    parts = (p for p in page.parts if p.kind in {"paragraph", "embed"} and not p.duplicate)
    text = next((squeeze(page.text[p.start : p.end]) for p in parts), "")
    sentence = next((text[: m.end()] for m in _SENTENCE_END.finditer(text) if m.end() >= _SHORT_LEAD), text)
    if len(sentence) <= _LEAD:
        return sentence
    cut = sentence.rfind(" ", _SHORT_LEAD, _LEAD)
    return sentence[: cut if cut > 0 else _LEAD].rstrip(" ,;:–—-") + "…"


def _byline(page: Page) -> tuple[str, ...]:
    """Names in a line that says who wrote: near the headline before far below, in so many words before a name alone."""
    title = next((p.start for p in page.parts if p.kind == "title"), 0)
    found = []
    for p, line in _signing(page, title):
        near = p.start <= title + _BELOW
        says = (near or p.kind == "byline") and says_by(line)
        if p.kind == "byline" or (near and (says or p.kind == "dateline" or _is_dated_by(line))):
            names = names_of_byline(line) or (names_of_byline(f"By {line}") if p.kind == "byline" else ())
            above = p.start < title
            if names and not (" " not in "".join(names) and _is_topic(names[0], line, page.text, above)):
                found.append(((not near, not says, p.kind != "byline", above), p.start, names))
    return min(found, default=((), 0, ()))[2]


def _signing(page: Page, title: int) -> Iterator[tuple[Part, str]]:
    """The parts that may sign the article; bylines that a comma or an "and" joins are one."""
    parts = [p for p in page.parts if p.start >= title - _ABOVE and p.kind != "embed"]
    for kind, same in groupby(parts, key=lambda p: p.kind):
        if kind != "byline":
            yield from ((p, page.text[p.start : p.end]) for p in same)
            continue
        lines: list[tuple[Part, str]] = []
        for p in same:
            line = page.text[p.start : p.end]
            if lines and (JOINT.search(lines[-1][1]) or JOINT.fullmatch(line)):
                lines[-1] = lines[-1][0], f"{lines[-1][1]} {line}".replace(" ,", ",")
            else:
                lines.append((p, line))
        yield from lines


def _is_topic(word: str, line: str, text: str, above: bool) -> bool:
    """Tell a menu's "By topic" above the headline, or one below it whose word the text has in small letters."""
    return ":" not in line and (above or re.search(rf"\b{re.escape(word.lower())}\b", text) is not None)


def _is_dated_by(line: str) -> bool:
    """Tell "Published August 7, 2023 by Ann Reyes"."""
    return len(line) < _DATED_BY and " by " in line and tells_when(line)


def _blocks(article_id: str, parts: tuple[Part, ...]) -> Iterator[Block]:
    for n, p in enumerate(parts):
        yield Block(
            article_id=article_id,
            n=n,
            kind=p.kind,
            start=p.start,
            end=p.end,
            score=round(p.score, 3),
            duplicate=p.duplicate,
        )


def _dates(document: RawDocument, page: Page) -> Iterator[Dated]:
    """What container and page state; what the page dates after it was fetched is an event's date or a slip."""
    retrieved = document.retrieved or fetched(document.url)
    for role, stated in (("published", document.published), ("updated", document.updated), ("retrieved", retrieved)):
        if value := iso(stated):
            yield Dated(role, value, "metadata", stated)
    day = iso(retrieved)[:WHOLE_DATE]
    last = date.fromisoformat(day) if len(day) == WHOLE_DATE else datetime.now(UTC).date()
    tomorrow = (last + timedelta(days=1)).isoformat()  # by some clocks it is that already
    yield from (dated for dated in page.about.dates if dated.value[:WHOLE_DATE] <= tomorrow)


def _stated_dates(article_id: str, dates: Iterable[Dated]) -> Iterator[StatedDate]:
    """Yield each statement once, whole dates first, then by how far each is trusted."""
    for d in sorted(dict.fromkeys(dates), key=lambda d: (len(d.value) < WHOLE_DATE, -d.score)):
        yield StatedDate(
            article_id=article_id,
            role=d.role,
            value=d.value,
            basis=d.basis,
            evidence=d.evidence,
            start=d.start,
            end=d.end,
            score=d.score,
        )
