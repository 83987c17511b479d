"""Pages: the visible blocks of the tree, each given a kind by its markup, a taught score, and its own signs."""

from dataclasses import replace

import numpy as np
from lxml.html import HtmlElement
from resiliparse.extract.html2text import extract_plain_text

from consilience.models import ContentScorer
from consilience.stages.clean.around import Floats, stacked
from consilience.stages.clean.dates import dates_of_text, dates_of_url, searched_date
from consilience.stages.clean.features import block_features
from consilience.stages.clean.flat import kinds_of, parts_of, read_flat
from consilience.stages.clean.markup import box_shares, markup_features
from consilience.stages.clean.metadata import about_page
from consilience.stages.clean.parts import About, Dated, Page, Part
from consilience.stages.clean.phrases import is_byline, is_caption, is_date_line
from consilience.stages.clean.tree import MAX_CHARACTERS, Box, Chunk, chunks_of, parse
from consilience.text import squeeze

_BAR = 0.5
_UNSURE = 0.15  # share of doubt in the kept text above which a second opinion is asked for
_SECOND_SHARE = 0.35  # its weight: it gains two points on news, and loses none on pages that ours knows better
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def read_html(html: str, url: str, scorer: ContentScorer) -> Page:
    """Read a page: its text is the visible blocks joined by line ends, furniture included and marked."""
    root = parse(html)
    if root is None:
        return Page("", (), About(url=url))
    about = about_page(root, url)
    chunks = chunks_of(root)
    lines = [chunk.text for chunk in chunks]
    if not lines:  # markup too broken or too deep for the tree
        plain = extract_plain_text(html[:MAX_CHARACTERS])
        return Page(plain, read_flat(plain, scorer), about)
    scores = _scores(chunks, about.title, scorer)
    if _doubt(lines, scores) > _UNSURE:
        scores = _second_opinion(html, lines, scores)
    kinds = kinds_of(lines, (scores > _BAR).tolist(), [_sign(chunk, about.title) for chunk in chunks])
    text = "\n".join(lines)
    parts = parts_of(text, _spans(lines), lines, _from_tags(kinds, chunks), scores)
    return Page(text, parts, replace(about, dates=_dates(root, about, text, parts)))


def _dates(root: HtmlElement, about: About, text: str, parts: tuple[Part, ...]) -> tuple[Dated, ...]:
    """Dates of the metadata, the address and the visible text; only where all are silent is the markup searched."""
    stated = (*about.dates, *dates_of_url(about.url), *dates_of_text(text, parts))
    return stated if any(d.role == "published" for d in stated) else (*stated, *searched_date(root, text.split("\n")))


def _spans(lines: list[str]) -> list[tuple[int, int]]:
    spans, at = [], 0
    for line in lines:
        spans.append((at, at + len(line)))
        at += len(line) + 1
    return spans


def _scores(chunks: list[Chunk], title: str, scorer: ContentScorer) -> Floats:
    if not chunks:
        return np.zeros(0, np.float32)
    lines = block_features([chunk.text for chunk in chunks], scorer.page_words)
    table = np.hstack([lines, markup_features(chunks, scorer.boxes, title)])
    first = scorer.first(table, page=True)
    sizes = np.array([len(chunk.text) for chunk in chunks], np.float32)
    return scorer.second(np.hstack([table, stacked(first, sizes), box_shares(chunks, first, sizes)]), page=True)


def _doubt(lines: list[str], scores: Floats) -> float:
    """How much of the text is near the bar, against what is kept; 1 when nothing is."""
    sizes = np.minimum(np.array([len(line) for line in lines], np.float32), 600)
    kept = float((sizes * (scores > _BAR)).sum())
    return float((sizes * np.minimum(scores, 1 - scores)).sum()) / kept if kept else 1.0


def _second_opinion(html: str, lines: list[str], scores: Floats) -> Floats:
    """Ask trafilatura, and let what it keeps weigh against our own scores; they stand where it finds nothing."""
    import trafilatura  # noqa: PLC0415  start-up time

    found = trafilatura.extract(html, include_comments=False, fast=True)
    if not found or len(found) < 150:
        return scores
    text = squeeze(found)
    whole = {squeeze(line).lstrip("- ") for line in found.split("\n")}
    kept = [line in whole or (len(line) > 25 and line[:80] in text) for line in lines]
    return (scores * (1 - _SECOND_SHARE) + _SECOND_SHARE * np.array(kept)).astype(np.float32)


def _sign(chunk: Chunk, title: str) -> str:
    """Tell what markup and wording say of a block for certain."""
    text = chunk.text
    if title and text == title:
        return "title"
    if chunk.box.tag == "figcaption" or (len(text) < 400 and is_caption(text)):
        return "caption"
    if len(text) < 130 and is_date_line(text):
        return "dateline"
    if len(text) < 110 and (is_byline(text) or "byline" in chunk.box.words):
        return "byline"
    return ""


def _from_tags(kinds: list[str], chunks: list[Chunk]) -> list[str]:
    """Let heading elements be headings, and items of lists and tables paragraphs."""
    return [_from_tag(kind, chunk.box) for kind, chunk in zip(kinds, chunks, strict=True)]


def _from_tag(kind: str, box: Box) -> str:
    if kind == "paragraph" and box.tag in _HEADINGS:
        return "heading"
    return "paragraph" if kind == "heading" and box.tag not in _HEADINGS and _in_list(box) else kind


def _in_list(box: Box | None) -> bool:
    while box is not None:
        if box.tag in {"li", "td", "th", "dd", "dt", "pre"}:
            return True
        box = box.parent
    return False
