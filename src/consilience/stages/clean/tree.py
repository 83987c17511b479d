"""A page's markup as text and tags in turn.

Lexbor (through resiliparse) parses as browsers do and writes the tree back as sound markup, in which every element is
closed and no stray ``<`` or ``>`` is left: to walk it is to cut it at its tags, many times faster than by objects.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, lru_cache
from html import unescape

import numpy as np
from numpy.typing import NDArray
from resiliparse.parse.html import HTMLTree

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
MAX_CHARACTERS = 5_000_000  # pages beyond this, without the pictures inside them, are cut: no article is that long

# what the markup holds as it was written: it may look like tags
_RAW = re.compile(r"<(?:(script|style|iframe)|!--)")
_PICTURE = re.compile(r"data:[\w/+.-]{1,40};base64,[\w+/=%]+")
_TAG = re.compile(r"<([^>]*)>")
_NAMED = re.compile(r' (?:class|id|role|itemprop)="([^"]*)"')
_HIDDEN = re.compile(r'display:\s*none|\shidden=""|aria-hidden="true"')
_WORD = re.compile(r"[a-zA-Z][a-z]+|[A-Z]{2,}")
_ATTRIBUTE = re.compile(r'([^\s="]+)="([^"]*)"')


class Markup:
    """A parsed page, as markup."""

    def __init__(self, html: str) -> None:
        text, self._scripts = _without_raw(_parsed(_within_limit(html)))
        cut = text.find("<body")
        self.head, self._body = text[:cut], text[cut:]

    def __str__(self) -> str:
        """The page without its scripts, styles, frames and comments."""
        return self.head + self._body

    @cached_property
    def _pieces(self) -> list[str]:
        return _TAG.split(self._body)

    @cached_property
    def tags(self) -> list[str]:
        """The tags of the body: "p class=...", "/p"."""
        return self._pieces[1::2]

    @cached_property
    def texts(self) -> list[str]:
        """The text right behind each tag of the body."""
        return self._pieces[2::2]

    @cached_property
    def numbers(self) -> dict[str, int]:
        """A number for each tag as it is written: many stand often, and each is looked at once."""
        return {tag: n for n, tag in enumerate(dict.fromkeys(self.tags))}

    @cached_property
    def numbered(self) -> NDArray[np.intp]:
        """The tags of the body by their numbers."""
        return np.fromiter(map(self.numbers.__getitem__, self.tags), np.intp, len(self.tags))

    def where(self, test: Callable[[str], bool]) -> list[int]:
        """Places of the tags of the body that pass a test, which is asked once of all that are written alike."""
        passed: list[int] = np.flatnonzero(np.array([*map(test, self.numbers)], np.bool_)[self.numbered]).tolist()
        return passed

    def scripts(self, kind: str) -> Iterator[str]:
        """Yield what the scripts of a type hold."""
        for script in self._scripts:
            start, _, rest = script.partition(">")
            if kind in start:
                yield rest

    def named(self, name: str, word: str = "") -> Iterator[dict[str, str]]:
        """Yield the attributes of each tag of a name that holds a word, anywhere on the page."""
        for part in (self.head, self._body):
            tags = (piece.partition(">")[0] for piece in part.split(f"<{name} ")[1:])
            yield from (attributes_of(tag) for tag in tags if word in tag)

    def text_at(self, n: int, most: int = 1000) -> str:
        """The text of the element that tag ``n`` opens, as far as its first so many pieces."""
        name = name_of(self.tags[n])
        depth, words = 0, []
        for tag, text in zip(self.tags[n : n + most], self.texts[n : n + most], strict=True):
            depth += (name_of(tag) == name) - (tag == f"/{name}")
            if depth <= 0:
                break
            words.append(text)
        return " ".join(unescape("".join(words)).split())


def name_of(tag: str) -> str:
    """The name of a tag: "p", "/p"."""
    return tag.partition(" ")[0]


def attributes_of(tag: str) -> dict[str, str]:
    """Read the attributes inside a tag; names in lower case."""
    return {name.lower(): unescape(value) for name, value in _ATTRIBUTE.findall(tag)}


def _within_limit(html: str) -> str:
    """Cut a page that is too long; where pages were saved in one file, pictures take more room than words."""
    return html if len(html) <= MAX_CHARACTERS else _PICTURE.sub("", html)[:MAX_CHARACTERS]


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


def class_names(tags: Iterable[str]) -> list[list[str]]:
    """Cut the class, id, role and property of each tag into lower-case words; "hidden" is added where a tag says so."""
    return [[word for name in _named(tag).split() for word in _words(name)] for tag in tags]


@lru_cache(maxsize=1 << 16)  # sites are made with the same few tools, pages of one site by one template
def _words(name: str) -> tuple[str, ...]:
    """ "relatedPosts" is two words."""
    return tuple(map(str.lower, _WORD.findall(name)))


def _named(tag: str) -> str:
    named = " ".join(_NAMED.findall(tag))
    return f"{named} hidden" if ("hidden" in tag or "none" in tag) and _HIDDEN.search(tag) else named


def class_of(tag: str) -> str:
    """Cut the class out of a tag."""
    return tag.partition(' class="')[2].partition('"')[0]
