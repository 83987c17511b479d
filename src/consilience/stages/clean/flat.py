"""Flattened text: every line is content or not by its own signs, a taught score, and the lines around it."""

import re

import numpy as np

from consilience.models import ContentScorer
from consilience.stages.clean.around import Floats, stacked
from consilience.stages.clean.headline import find_headline, mark_byline, mark_date_line
from consilience.stages.clean.joined import Flags
from consilience.stages.clean.kinds import kinds_of, parts_of
from consilience.stages.clean.line_features import Looked, look
from consilience.stages.clean.parts import Part
from consilience.stages.clean.wrapped import unwrapped
from consilience.text import squeeze

_LINE_END = re.compile(r"[\r\n\u0085\u2028\u2029]")
_ODD_SPACE = re.compile(r"[\t\r\v\f\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
_SENTENCE = re.compile(r"(?:\S+ ){5,}\S+[.!?…][\"”’»]*")
_BAR = 0.45  # score above which a line of a whole page is content: where F1 is highest on held-out sites
_BESIDE_BAR = 0.3  # the same for running text right beside content: as good an F1, and less of an article is lost
_ARTICLE_BAR = 0.06  # the same in a text that is nearly all prose: whoever hands in an article means its lines
_NEVER = 0.02  # first score at and below which no second look has made a line of an unseen site content
_READ_SHARE = 0.4  # of the words: English has two thirds of them in the table, its next of kin a fifth
_UNREAD_BAR = 0.25
_ARTICLE_SHARE = 0.85
_TINY = 3  # lines: a brief of a line or two has nothing around it to judge by


def read_flat(text: str, scorer: ContentScorer, stated: str = "") -> tuple[Part, ...]:
    """Cut a text into lines and say what each is; the parts tile all non-space characters.

    ``stated``: what is known to be the headline, and reads as one of the lines.
    """
    spans, lines = unwrapped(text, *_lines_of(text))
    if not lines:
        return ()
    scores, kinds = judged(lines, scorer)
    headline = find_headline(lines, kinds, scorer.headline, stated)
    if headline is not None:
        kinds[headline] = "title"
        mark_date_line(headline, lines, kinds)
        mark_byline(headline, lines, kinds)
    return parts_of(text, spans, lines, kinds, scores)


def judged(lines: list[str], scorer: ContentScorer) -> tuple[Floats, list[str]]:
    """How probably each line is content, and what it is before the headline is known."""
    looked = look(lines, scorer.words)
    scores = _scores(lines, looked, scorer)
    content = _with_neighbours(scores > _bars(lines, looked), looked.prose & (scores > _BESIDE_BAR))
    if not content.any():  # a brief among so much furniture that none of it stands out
        sentences = (not own and _SENTENCE.fullmatch(line) for line, own in zip(lines, looked.own, strict=True))
        content = np.array([*sentences], np.bool_)
    return scores, kinds_of(lines, content.tolist(), looked.own)


def _lines_of(text: str) -> tuple[list[tuple[int, int]], list[str]]:
    """The lines that hold anything: where they stand, spaces around them left out, and their words squeezed."""
    spans, lines, at = [], [], 0
    odd = _ODD_SPACE.search(text) is not None
    for line in _LINE_END.split(text) if odd else text.split("\n"):
        if words := line.strip():
            start = at + line.index(words[0])
            spans.append((start, start + len(words)))
            lines.append(words)
        at += len(line) + 1
    return spans, list(map(squeeze, lines)) if odd or "  " in text else lines


def _scores(lines: list[str], looked: Looked, scorer: ContentScorer) -> Floats:
    first = scorer.first(looked.table, page=False)
    sizes = np.array([*map(len, lines)], np.float32)
    likely = first > _NEVER  # what is certain at first sight needs no second look
    second = np.hstack([looked.table, stacked(first, sizes)])[likely]
    scores = first.copy()
    scores[likely] = scorer.second(second, page=False)
    return scores


def _bars(lines: list[str], looked: Looked) -> Floats:
    """The bar of each line: running text in a language that the table of words cannot read has a lower one."""
    prose = looked.prose
    read = looked.known[prose].sum() >= _READ_SHARE * looked.words[prose].sum()
    bar = _bar(lines, looked)
    return np.where(prose, bar if read else min(bar, _UNREAD_BAR), bar).astype(np.float32)


def _bar(lines: list[str], looked: Looked) -> float:
    """Tell an article from a page: nearly all its characters, and half its lines, are running text, or it is tiny."""
    if len(lines) <= _TINY:
        return 0.0
    sizes = np.array([*map(len, lines)])
    prose = looked.prose & (np.array(looked.own) != "boilerplate")
    article = sizes[prose].sum() > _ARTICLE_SHARE * sizes.sum() and 2 * prose.sum() >= len(lines)
    return _ARTICLE_BAR if article else _BAR


def _with_neighbours(content: Flags, likely: Flags) -> Flags:
    """Running text beside content is content at a lower bar: the last sentence of an article is often short."""
    beside = np.zeros_like(content)
    beside[1:] |= content[:-1]
    beside[:-1] |= content[1:]
    return np.asarray(content | (beside & likely))
