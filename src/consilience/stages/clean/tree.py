"""A page's visible text as blocks, each with the boxes of markup it stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement, HTMLParser

from consilience.text import squeeze

MAX_CHARACTERS = 5_000_000  # pages beyond this are cut: no article is that long
MAX_CHUNKS = 20_000

_INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
     "img", "ins", "kbd", "mark", "nobr", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup",
     "time", "tt", "u", "var", "wbr"}
)  # fmt: skip
_UNSEEN = frozenset(
    {"script", "style", "noscript", "template", "svg", "head", "iframe", "object", "canvas", "select",
     "textarea", "math", "video", "audio", "map", "link", "meta", "title"}
)  # fmt: skip
_BREAK = "\v"  # stands for <br> until the lines are cut; white space, so that it folds away
_TWO_BREAKS = re.compile(r"\v\s*\v")
_TOKEN = re.compile(r"[a-zA-Z][a-z]+|[A-Z]{2,}")


@dataclass(slots=True)
class Box:
    """A block element around text: its tag, the words of its class and id, and the box it stands in."""

    tag: str
    words: tuple[str, ...]
    parent: Box | None
    n: int
    depth: int


@dataclass(slots=True)
class Chunk:
    """A run of text inside one box: what a reader sees as a line or paragraph."""

    text: str
    box: Box
    linked: int  # characters inside links
    links: int


def parse(html: str) -> HtmlElement | None:
    """Parse any string into a tree, or None where there is nothing to parse."""
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        return etree.fromstring(html[:MAX_CHARACTERS].encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def chunks_of(root: HtmlElement) -> list[Chunk]:
    """Walk the tree once and cut its visible text at the block elements."""
    walk = _Walk()
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        tag = element.tag
        if event == "start":
            if tag in _UNSEEN:
                walker.skip_subtree()
            else:
                walk.enter(tag, element)
        else:
            walk.leave(tag, element)
    walk.flush()
    return walk.chunks


class _Walk:
    """State of the walk: the open boxes, and the text gathered since the last cut."""

    def __init__(self) -> None:
        self.chunks: list[Chunk] = []
        self._boxes = 0
        self._box = Box("html", (), None, 0, 0)
        self._pieces: list[str] = []
        self._links = self._linked = self._in_link = 0

    def enter(self, tag: str, element: HtmlElement) -> None:
        if tag == "a":
            self._in_link += 1
            self._links += 1
        elif tag == "br":
            self._pieces.append(_BREAK)
        elif tag not in _INLINE:
            self.flush()
            self._boxes += 1
            self._box = Box(tag, _words(element), self._box, self._boxes, self._box.depth + 1)
        self._add(element.text)

    def leave(self, tag: str, element: HtmlElement) -> None:
        if tag in _UNSEEN:
            pass
        elif tag == "a":
            self._in_link -= 1
        elif tag not in _INLINE and tag != "br":
            self.flush()
            self._box = self._box.parent or self._box
        self._add(element.tail)

    def _add(self, text: str | None) -> None:
        if text:
            self._pieces.append(text)
            if self._in_link:
                self._linked += len(text.strip())

    def flush(self) -> None:
        """Close the run of text that is open."""
        if not self._pieces:
            return
        text = "".join(self._pieces)
        if not text.isspace() and len(self.chunks) < MAX_CHUNKS:
            for line in _lines(text):
                self.chunks.append(Chunk(line, self._box, min(self._linked, len(line)), self._links))
        self._pieces.clear()
        self._links = self._linked = 0


def _lines(text: str) -> list[str]:
    """Fold white space; two line breaks in a row (``<br><br>``) part paragraphs, one is a space."""
    return [line for piece in _TWO_BREAKS.split(text) if (line := squeeze(piece))]


def _words(element: HtmlElement) -> tuple[str, ...]:
    names = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('role') or ''}"
    return tuple(w.lower() for w in _TOKEN.findall(names)) if len(names) > 2 else ()
