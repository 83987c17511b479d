"""A page's visible text as blocks, each with the boxes of markup it stands in.

A page has a thousand tags: what each does to the text is looked up once for all that are written alike, and where the
boxes begin and end is reckoned for all of them at once.
"""

import re
from dataclasses import dataclass, replace
from itertools import chain, compress

import numpy as np
from numpy.typing import NDArray

from consilience.stages.clean.tree import Markup, name_of

MAX_BLOCKS = 20_000

_INLINE = frozenset(
    {"abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
     "img", "ins", "kbd", "label", "mark", "nobr", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup",
     "time", "tt", "u", "var", "wbr", "input", "source", "path", "area", "link", "meta"}
)  # fmt: skip
_SINGLE = frozenset({"hr", "embed", "col", "param", "track", "base", "basefont", "bgsound", "keygen", "frame"})
_UNSEEN = frozenset(
    {"svg", "noscript", "template", "object", "canvas", "select", "textarea", "math", "video", "audio", "map",
     "datalist"}
)  # fmt: skip
# what a tag does: nothing, hide what follows or show it again, break a line, part runs of text, and so on
_PASSES, _HIDES, _SHOWS, _BREAKS, _PARTS, _OPENS, _CLOSES, _LINKS, _UNLINKS = range(9)
_DOES = {
    **dict.fromkeys(_INLINE | {f"/{tag}" for tag in _INLINE}, _PASSES),
    **dict.fromkeys(_UNSEEN, _HIDES),
    **{f"/{tag}": _SHOWS for tag in _UNSEEN},
    **dict.fromkeys(_SINGLE, _PARTS),
    "br": _BREAKS,
    "a": _LINKS,
    "/a": _UNLINKS,
}
_PART, _BREAK = "\0", "\v"  # stand for the ends of runs (the parser lets no other through) and for <br> (white space)
_MARKS = tuple(_PART if k in {_PARTS, _OPENS, _CLOSES} else _BREAK if k == _BREAKS else "" for k in range(9))
_TWO_BREAKS = re.compile(r"\v\s*\v")
_NO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff"
# the only characters that the parser writes so; the last stands in all others
_ESCAPED = (("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))
Ints = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Blocks:
    """Runs of text that a reader sees as lines or paragraphs, and the boxes (block elements) around them.

    A box is a number; box 0 is the page. Boxes without text are left out. Each comes after the one it stands in and
    before all that stand in it, so that what is inside box n are the boxes from n up to, not with, ``ends[n]``.
    """

    lines: list[str]
    box: Ints  # of each line
    linked: Ints  # characters of the line that are inside links
    links: Ints
    tags: list[str]  # of each box, as written
    parents: Ints
    ends: Ints


def blocks_of(markup: Markup) -> Blocks:
    """Cut the visible text of the body at the block elements."""
    does = _does(markup)
    shown = np.cumsum((does == _HIDES).astype(np.intp) - (does == _SHOWS)) == 0
    does, (tags, texts) = does[shown], (list(compress(c, shown.tolist())) for c in (markup.tags, markup.texts))
    opens = does == _OPENS
    parts = opens | (does == _CLOSES) | (does == _PARTS)
    run_of, linked = np.cumsum(parts), _linked(does, texts)
    lines, run = _lines_of(does, texts)
    around, parents, ends = _boxes(does[parts].tolist())
    return _with_text(
        Blocks(
            lines=lines,
            box=around[run],
            linked=np.minimum(np.bincount(run_of, linked)[run].astype(np.intp), [*map(len, lines)]),
            links=np.bincount(run_of, does == _LINKS)[run].astype(np.intp),
            tags=["body", *compress(tags, opens.tolist())],
            parents=parents,
            ends=ends,
        )
    )


def _does(markup: Markup) -> NDArray[np.int8]:
    """What each tag of the body does."""
    each = [_DOES.get(name := name_of(tag), _CLOSES if name[:1] == "/" else _OPENS) for tag in markup.numbers]
    return np.array(each, np.int8)[markup.numbered]


def _linked(does: NDArray[np.int8], texts: list[str]) -> Ints:
    """Characters behind each tag that are inside a link."""
    said = np.where((does == _LINKS) | (does == _UNLINKS), np.arange(len(does)), 0)
    linked = np.zeros(len(does), np.intp)
    for n in np.flatnonzero(does[np.maximum.accumulate(said)] == _LINKS).tolist():
        linked[n] = len(texts[n].strip())
    return linked


def _lines_of(does: NDArray[np.int8], texts: list[str]) -> tuple[list[str], list[int]]:
    """The lines, white space folded, and the run of text that each is in."""
    marks = map(_MARKS.__getitem__, does.tolist())
    text = "".join(chain.from_iterable(zip(marks, texts, strict=True)))
    for written, character in _ESCAPED:
        text = text.replace(written, character)
    pieces = ((n, piece) for n, run in enumerate(text.split(_PART)) for piece in _paragraphs(run))
    found = [(line, n) for n, piece in pieces if (line := " ".join(piece.split())) and line.strip(_NO_WIDTH)]
    return [line for line, _ in found[:MAX_BLOCKS]], [n for _, n in found[:MAX_BLOCKS]]


def _paragraphs(run: str) -> list[str]:
    """Two line breaks in a row (``<br><br>``) part paragraphs; one is a space."""
    if _BREAK in run:
        return _TWO_BREAKS.split(run)
    return [run] if run and not run.isspace() else []


def _boxes(does: list[int]) -> tuple[Ints, Ints, Ints]:
    """Follow the tags that part runs: the box around each run of text, and the parent and end of each box."""
    around, parents, ends, stack = [0], [0], [0], [0]
    for one in does:
        if one == _OPENS:
            parents.append(stack[-1])
            stack.append(len(ends))
            ends.append(0)
        elif one == _CLOSES and len(stack) > 1:
            ends[stack.pop()] = len(ends)
        around.append(stack[-1])
    for box in stack:
        ends[box] = len(ends)
    return np.array(around), np.array(parents), np.array(ends)


def _with_text(blocks: Blocks) -> Blocks:
    """Leave out the boxes that hold no text."""
    before = np.concatenate([[0], np.cumsum(np.bincount(blocks.box, minlength=len(blocks.tags)))])
    kept = before[blocks.ends] > before[:-1]
    number = np.concatenate([[0], np.cumsum(kept)])  # of each box that is kept, and how many are before it
    return replace(
        blocks,
        box=number[blocks.box],
        tags=[*compress(blocks.tags, kept.tolist())],
        parents=number[blocks.parents[kept]],
        ends=number[blocks.ends[kept]],
    )
