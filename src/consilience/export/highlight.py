"""An article's text cut into parts and segments, so that overlapping highlights nest in valid HTML."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any

Span = tuple[int, int, str]  # start, end, tone

# The strongest tone of the spans over a segment wins: what a reader must not overlook comes first.
TONES = ("disputed", "updated", "corroborated", "single-origin", "")


@dataclass(frozen=True)
class Segment:
    """A stretch of text under the same highlights throughout."""

    text: str
    start: int
    marked: bool
    tone: str


@dataclass(frozen=True)
class Part:
    """A block of the article, cut into segments."""

    kind: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True)
class Group:
    """Neighbouring parts that are shown together: content, or a run of site furniture."""

    furniture: bool
    parts: tuple[Part, ...]


def cut(text: str, start: int, end: int, spans: Iterable[Span]) -> Iterator[Segment]:
    """Cut ``text[start:end]`` wherever a span begins or ends."""
    inside = [(max(s, start), min(e, end), tone) for s, e, tone in spans if s < end and e > start]
    borders = sorted({start, end, *(s for s, _, _ in inside), *(e for _, e, _ in inside)})
    rank = {tone: n for n, tone in enumerate(TONES)}
    cover: dict[int, int] = {}
    for s, e, tone in inside:
        for at in borders[bisect_left(borders, s) : bisect_left(borders, e)]:
            cover[at] = min(cover.get(at, len(TONES)), rank[tone])
    for left, right in pairwise(borders):
        tone = TONES[cover[left]] if left in cover else ""
        yield Segment(text[left:right], left, left in cover, tone)


def parts(article: Mapping[str, Any], spans: Iterable[Span], facts: Iterable[Span]) -> Iterator[Part]:
    """Cut an article into its blocks. Site furniture shows only ``facts`` about the page, such as its date."""
    text = article["text"]
    ordered, known = sorted({*spans, *facts}), sorted(set(facts))
    for kind, start, end in _tiles(text, article["blocks"]):
        shown = known if kind == "boilerplate" else ordered
        near = shown[: bisect_right(shown, (end, 0, ""))]
        yield Part(kind, tuple(cut(text, start, end, near)))


def _tiles(text: str, blocks: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, int, int]]:
    """Yield the blocks, and whatever words lie between them: nothing of the text is lost.

    A repeated block counts as furniture: it was not read as content either.
    """
    at = 0
    for block in sorted(blocks, key=lambda b: (b["start"], b["end"])):
        start, end = max(block["start"], at), min(block["end"], len(text))
        if text[at:start].strip():
            yield "paragraph", at, start
        if start < end:
            yield "boilerplate" if block.get("duplicate") else block["kind"], start, end
            at = end
    if text[at:].strip():
        yield "paragraph", at, len(text)


def grouped(cuts: Iterable[Part]) -> list[Group]:
    """Fold neighbouring furniture together."""
    runs = groupby(cuts, key=lambda part: part.kind == "boilerplate")
    return [Group(furniture, tuple(run)) for furniture, run in runs]


def passages(spans: Iterable[tuple[int, int, str, str]]) -> list[Part]:
    """Stand in for a text that was left out: the cited passages alone (start, end, tone, words), in order."""
    known: dict[int, tuple[str, str]] = {}
    for start, _, tone, words in sorted(spans):
        if start not in known or len(words) > len(known[start][1]):
            known[start] = (tone, words)
    return [Part("passage", (Segment(words, start, True, tone),)) for start, (tone, words) in sorted(known.items())]
