"""Pages: the visible blocks of the markup, each given a kind by its tags, a taught score, and its own signs."""

import re
from dataclasses import replace

import numpy as np

from consilience.models import ContentScorer
from consilience.stages.clean.advice import advised, is_unsure
from consilience.stages.clean.around import Floats
from consilience.stages.clean.blocks import Ints, blocks_of
from consilience.stages.clean.dates import WHOLE_DATE, dates_of_text, dates_of_url, month_alone
from consilience.stages.clean.features import Looked, look_at
from consilience.stages.clean.headline import find_headline
from consilience.stages.clean.kinds import kinds_of, parts_of
from consilience.stages.clean.markup import first_table, second_table
from consilience.stages.clean.metadata import about_page, searched_date
from consilience.stages.clean.nest import Nest
from consilience.stages.clean.others import of_article
from consilience.stages.clean.parts import About, Dated, Page, Part
from consilience.stages.clean.phrases import is_furniture
from consilience.stages.clean.tree import HEADINGS, Markup
from consilience.stages.clean.trust import weighed

_BAR = 0.35  # where F1 of words is highest on held-out sites
_SURELY_NOT = 0.01  # first scores up to this need no second look
_LONG = 120  # characters of a block that may be a whole article
_BYLINE = 110
_POST = re.compile(
    r'\bclass="[^"]*(?:twitter-tweet|instagram-media|fb-post|fb-video|tiktok-embed|bluesky-embed|telegram-post'
    r"|text-post-media|mastodon-embed|reddit-embed|reddit-card)\b"
)
_OF_BEST = 0.7
_REPEATED = frozenset({"paragraph", "heading"})
_ITEMS = frozenset({"li", "td", "th", "dd", "dt", "pre"})


def read_html(html: str, url: str, scorer: ContentScorer) -> Page:
    """Read a page: its text is the visible blocks joined by line ends, furniture included and marked."""
    markup = Markup(html)
    about = about_page(markup, url)
    blocks = blocks_of(markup)
    if not blocks.lines:
        return Page("", (), about)
    nest, looked = Nest(blocks), look_at(blocks.lines, scorer.page_words)
    scores = _scores(looked, nest, about.title, scorer)
    content = _content(markup, nest, scores)
    kinds = kinds_of(blocks.lines, content, _signs(nest, looked.own, content, about.title))
    if not about.title and (headline := find_headline(blocks.lines, kinds, scorer.headline)) is not None:
        kinds[headline] = "title"
    text = "\n".join(blocks.lines)
    parts = _unique(text, parts_of(text, _spans(blocks.lines), blocks.lines, _from_tags(kinds, nest), scores))
    return Page(text, parts, replace(about, dates=_dates(markup, about, text, parts)))


def _unique(text: str, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Unmark repeats that a page has good reason for: a heading listed in its contents, a question asked of many.

    A second copy of an article is a run of repeats; what furniture said before is no repeat.
    """
    content = [n for n, part in enumerate(parts) if part.kind in _REPEATED]
    first: dict[str, int] = {}
    marked = [parts[n].duplicate and first.setdefault(text[parts[n].start : parts[n].end], n) != n for n in content]
    found = list(parts)
    for n, before, own, after in zip(content, [False, *marked], marked, [*marked[1:], False], strict=False):
        if parts[n].duplicate and not (own and (before or after)):
            found[n] = replace(parts[n], duplicate=False)
    return tuple(found)


def _dates(markup: Markup, about: About, text: str, parts: tuple[Part, ...]) -> tuple[Dated, ...]:
    """Dates of the metadata, the address and the visible text; only where all are silent is the markup searched."""
    found = weighed(about.dates, tuple(dates_of_url(about.url)), tuple(dates_of_text(text, parts)))
    published = [d for d in found if d.role == "published"]
    if any(len(d.value) >= WHOLE_DATE for d in published):
        return found
    months = () if published else tuple(month_alone(text))
    partial = next((d for d in (*published, *months) if d.role == "published"), None)
    # a date that can be the one half known is it wherever it stands, any other must be the article's
    among = parts if partial else of_article(text, parts)
    lines = (text[part.start : part.end] for part in among if part.kind != "embed")
    return (*found, *months, *searched_date(markup, lines, partial))


def _spans(lines: list[str]) -> list[tuple[int, int]]:
    spans, at = [], 0
    for line in lines:
        spans.append((at, at + len(line)))
        at += len(line) + 1
    return spans


def _scores(lines: Looked, nest: Nest, title: str, scorer: ContentScorer) -> Floats:
    table = first_table(lines, nest, scorer.boxes, title)
    scores = scorer.first(table, page=True)
    open_ = scores > _SURELY_NOT
    if open_.any():
        scores[open_] = scorer.second(second_table(table, nest, scores)[open_], page=True)
    return scores


def _content(markup: Markup, nest: Nest, scores: Floats) -> list[bool]:
    """Which blocks are content: by their scores, or by the library's advice where these leave much open."""
    advice = advised(str(markup), nest.blocks.lines) if is_unsure(scores, nest.sizes) else []
    own: list[bool] = (scores > _bars(nest.sizes, scores)).tolist()
    return advice if any(advice) else own


def _bars(sizes: Floats, scores: Floats) -> Floats:
    """The score above which each block is content: lower for long blocks on a page where none of them reaches it."""
    long = sizes >= _LONG
    of_best = _OF_BEST * float(scores[long].max()) if long.any() else _BAR
    return np.where(long, min(_BAR, of_best), _BAR).astype(np.float32)


def _signs(nest: Nest, wording: list[str], content: list[bool], title: str) -> list[str]:
    """What markup and wording say of each block for certain."""
    marks = [*map(_mark, nest.names, nest.blocks.tags)]
    posts = _posts(nest)[nest.box]
    shown = {post for post, inside in zip(posts.tolist(), content, strict=True) if post and inside}
    looks = zip(nest.blocks.lines, nest.box.tolist(), posts.tolist(), wording, content, strict=True)
    return [
        "title" if line == title else "embed" if post in shown else _sign(line, marks[box], told, inside)
        for line, box, post, told, inside in looks
    ]


def _posts(nest: Nest) -> Ints:
    """The number of the embedded post that each box stands in, 0 for none."""
    posts = [0]
    for n, (tag, parent) in enumerate(zip(nest.blocks.tags[1:], nest.parents[1:].tolist(), strict=True), 1):
        posts.append(posts[parent] or n * (_POST.search(tag) is not None))
    return np.array(posts)


def _mark(name: str, tag: str) -> str:
    return "caption" if name == "figcaption" else "byline" if "byline" in tag else ""


def _sign(line: str, mark: str, told: str, inside: bool) -> str:
    """What mark and wording say; only of what is content otherwise it is asked whether furniture is worded so."""
    if mark == "caption":
        return mark
    if told or (mark and len(line) < _BYLINE):
        return told or mark
    return "boilerplate" if inside and is_furniture(line) else ""


def _from_tags(kinds: list[str], nest: Nest) -> list[str]:
    """Let heading elements be headings, and items of lists and tables paragraphs."""
    items = _in_items(nest)
    boxes = zip(kinds, nest.box.tolist(), strict=True)
    return [_from_tag(kind, nest.names[box], items[box]) for kind, box in boxes]


def _from_tag(kind: str, name: str, item: bool) -> str:
    if kind == "paragraph" and name in HEADINGS:
        return "heading"
    return "paragraph" if kind == "heading" and name not in HEADINGS and item else kind


def _in_items(nest: Nest) -> list[bool]:
    """Which boxes are items of lists or tables, or lie in one."""
    inside = [False]
    for name, parent in zip(nest.names[1:], nest.parents[1:].tolist(), strict=True):
        inside.append(name in _ITEMS or inside[parent])
    return inside
