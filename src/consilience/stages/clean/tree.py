"""A page's visible text as blocks, each with the boxes of markup it stands in.

Lexbor (through resiliparse) parses as browsers do and writes the tree back as sound markup, in which every element is
closed and no stray ``<`` or ``>`` is left: to walk it is to cut it at its tags, many times faster than by objects.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape

from resiliparse.parse.html import HTMLTree

MAX_CHARACTERS = 5_000_000  # pages beyond this are cut: no article is that long
MAX_BLOCKS = 20_000

_INLINE = frozenset(
    {"abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
     "img", "ins", "kbd", "label", "mark", "nobr", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup",
     "time", "tt", "u", "var", "wbr", "input", "source", "path", "area", "link", "meta"}
)  # fmt: skip
_PASSED = _INLINE | {f"/{tag}" for tag in _INLINE}
_LINKS = frozenset({"a", "/a"})
_CLOSED = frozenset({"hr", "img", "input", "embed", "col", "param", "track", "base", "keygen", "frame"})
_UNSEEN = frozenset(
    {"svg", "noscript", "template", "object", "canvas", "select", "textarea", "math", "video", "audio", "map",
     "datalist"}
)  # fmt: skip
# what the markup holds as it was written: it may look like tags
_RAW = re.compile(r"<(?:(script|style|iframe)|!--)")
_TAG = re.compile(r"<([^>]*)>")
_ATTRIBUTE = re.compile(r'([^\s="]+)="([^"]*)"')
_NAMED = re.compile(r' (?:class|id|role|itemprop)="([^"]*)"')
_HIDDEN = re.compile(r'display:\s*none|\shidden=""|aria-hidden="true"')
_WORD = re.compile(r"[a-zA-Z][a-z]+|[A-Z]{2,}|\0")
_BREAK = "\v"  # stands for <br> until the lines are cut; white space, so that it folds away
_NO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff"
_TWO_BREAKS = re.compile(r"\v\s*\v")


@dataclass(slots=True)
class Blocks:
    """Runs of text that a reader sees as lines or paragraphs, and the boxes (block elements) around them.

    A box is a number; box 0 is the page. Each box comes after the one it stands in and before all that stand in it,
    so that what is inside box n are the boxes from n up to, not with, ``ends[n]``.
    """

    lines: list[str] = field(default_factory=list)
    box: list[int] = field(default_factory=list)  # of each line
    linked: list[int] = field(default_factory=list)  # characters of the line that are inside links
    links: list[int] = field(default_factory=list)
    tags: list[str] = field(default_factory=lambda: ["body"])  # of each box
    attributes: list[str] = field(default_factory=lambda: [""])
    parents: list[int] = field(default_factory=lambda: [0])
    ends: list[int] = field(default_factory=lambda: [1])


class Markup:
    """A parsed page, as markup."""

    def __init__(self, html: str) -> None:
        text, self._scripts = _without_raw(_parsed(html[:MAX_CHARACTERS]))
        cut = text.find("<body")
        self.head, self._body = text[:cut], text[cut:]

    @cached_property
    def pieces(self) -> list[str]:
        """The body as text and tags in turn, text first."""
        return _TAG.split(self._body)

    def scripts(self, kind: str) -> Iterator[str]:
        """Yield what the scripts of a type hold."""
        for script in self._scripts:
            start, _, rest = script.partition(">")
            if kind in start:
                yield rest

    def tags(self, name: str) -> Iterator[dict[str, str]]:
        """Yield the attributes of each tag of a name, anywhere on the page."""
        for part in (self.head, self._body):
            yield from (attributes_of(piece.partition(">")[0]) for piece in part.split(f"<{name} ")[1:])

    def text_at(self, n: int, most: int = 1000) -> str:
        """The text of the element whose tag is piece ``n``, as far as its first so many pieces."""
        name = self.pieces[n].partition(" ")[0]
        depth, words = 0, []
        for k in range(n, min(n + 2 * most, len(self.pieces)), 2):
            tag = self.pieces[k].partition(" ")[0]
            depth += (tag == name) - (tag == f"/{name}")
            if depth <= 0:
                break
            words.append(self.pieces[k + 1])
        return " ".join(unescape("".join(words)).split())


def attributes_of(tag: str) -> dict[str, str]:
    """Read the attributes inside a tag; names in lower case."""
    return {name.lower(): unescape(value) for name, value in _ATTRIBUTE.findall(tag)}


def _parsed(html: str) -> str:
    try:
        document = HTMLTree.parse(html).document
    except UnicodeEncodeError:  # lone surrogates
        return _parsed(html.encode("utf-8", "replace").decode("utf-8"))
    return str(document.html) if document is not None else ""


def _without_raw(text: str) -> tuple[str, list[str]]:
    """Cut out what is no markup; return what is left, and the scripts."""
    kept, scripts, at = [], [], 0
    while raw := _RAW.search(text, at):
        kept.append(text[at : raw.start()])
        end = f"</{raw[1]}>" if raw[1] else "-->"
        stop = text.find(end, raw.end())
        stop = len(text) if stop < 0 else stop
        if raw[1] == "script":
            scripts.append(text[raw.end() : stop])
        at = stop + len(end)
    return "".join([*kept, text[at:]]), scripts


def blocks_of(markup: Markup) -> Blocks:
    """Walk the markup once and cut its visible text at the block elements."""
    walk = _Walk()
    pieces = iter(markup.pieces)
    next(pieces)
    for tag in pieces:
        text = next(pieces, "")
        name = tag.partition(" ")[0] if " " in tag else tag
        if name in _PASSED:
            pass
        elif name in _LINKS:
            walk.link(opened=name == "a")
        elif name in _UNSEEN:
            text = _behind(pieces, name)
        else:
            walk.cut(name, tag)
        if text:
            walk.add(text)
    return walk.end()


def _behind(pieces: Iterator[str], name: str) -> str:
    """Go on to the end of an element that has begun; return the text behind it."""
    depth, end = 1, f"/{name}"
    for tag in pieces:
        text = next(pieces, "")
        depth += (tag.partition(" ")[0] == name) - (tag == end)
        if not depth:
            return text
    return ""


class _Walk:
    """State of the walk: the open box, and the text gathered since the last cut."""

    def __init__(self) -> None:
        self.blocks = Blocks()
        self._pieces: list[str] = []
        self._in_link = False
        self._links = self._linked = 0
        self._box = 0

    def add(self, text: str) -> None:
        """Gather text; white space alone opens none."""
        if self._pieces or not text.isspace():
            self._pieces.append(text)
            if self._in_link:
                self._linked += len(text.strip())

    def link(self, *, opened: bool) -> None:
        """Enter or leave a link."""
        self._in_link = opened
        self._links += opened

    def cut(self, name: str, tag: str) -> None:
        """Close the run of text at a block element, and enter or leave its box."""
        if name == "br":
            self._pieces.append(_BREAK)
            return
        blocks, box = self.blocks, self._box
        if self._pieces:
            self.flush()
        self._links = self._linked = 0
        if name[0] == "/":
            blocks.ends[box] = len(blocks.tags)
            self._box = blocks.parents[box]
        elif name not in _CLOSED:
            self._box = len(blocks.tags)
            blocks.tags.append(name)
            blocks.attributes.append(tag)
            blocks.parents.append(box)
            blocks.ends.append(0)

    def flush(self) -> None:
        """Close the run of text that is open."""
        text = "".join(self._pieces)
        if text and not text.isspace() and len(self.blocks.lines) < MAX_BLOCKS:
            for line in _lines(unescape(text) if "&" in text else text):
                self.blocks.lines.append(line)
                self.blocks.box.append(self._box)
                self.blocks.linked.append(min(self._linked, len(line)))
                self.blocks.links.append(self._links)
        self._pieces.clear()

    def end(self) -> Blocks:
        """Close the text and the boxes that are still open."""
        self.flush()
        while self._box:
            self.cut("/", "")
        self.blocks.ends[0] = len(self.blocks.tags)
        return self.blocks


def _lines(text: str) -> list[str]:
    """Fold white space; two line breaks in a row (``<br><br>``) part paragraphs, one is a space."""
    pieces = _TWO_BREAKS.split(text) if _BREAK in text else [text]
    return [line for piece in pieces if (line := " ".join(piece.split())) and line.strip(_NO_WIDTH)]


def names_of(tags: list[str]) -> list[list[str]]:
    """Cut the class, id, role and property of each tag into lower-case words; "hidden" is added where a tag says so."""
    values = map(_named, tags)
    return [line.split() for line in " ".join(_WORD.findall("\0".join(values))).lower().split("\0")]


def _named(tag: str) -> str:
    named = " ".join(_NAMED.findall(tag))
    return f"{named} hidden" if ("hidden" in tag or "none" in tag) and _HIDDEN.search(tag) else named


def class_of(tag: str) -> str:
    """Cut the class out of a tag."""
    return tag.partition(' class="')[2].partition('"')[0]
