"""Numbers that a page's markup adds to those of its lines: tags, the names of boxes, links, and the main box."""

from collections import Counter, defaultdict

import numpy as np

from consilience.stages.clean.around import Floats, shifted
from consilience.stages.clean.tree import Box, Chunk

_AROUND = (
    "nav",
    "footer",
    "header",
    "aside",
    "article",
    "main",
    "form",
    "figure",
    "table",
    "li",
    "blockquote",
    "section",
)
_TAGS = (
    "p",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "div",
    "td",
    "th",
    "figcaption",
    "dd",
    "dt",
    "pre",
    "label",
    "body",
    "blockquote",
)
_BITS = {tag: 1 << k for k, tag in enumerate(_AROUND)}
_TAG_ROWS = {tag: tuple(float(tag == other) for other in _TAGS) for tag in _TAGS}
_NO_TAG = (0.0,) * len(_TAGS)


def markup_features(chunks: list[Chunk], odds: dict[str, float], title: str) -> Floats:
    """One row a chunk. ``odds``: log-odds of the words of classes and ids in content against furniture."""
    known: dict[int, tuple[float, ...]] = {}
    mass, mates = _masses(chunks)
    best = _main_box(chunks)
    at_title = next((i for i, c in enumerate(chunks) if title and c.text == title), -1)
    boxes = np.array([_of_box(chunk.box, odds, known) for chunk in chunks], np.float32).reshape(len(chunks), 6)
    around = (boxes[:, :1].astype(np.int32) >> np.arange(len(_AROUND))) & 1
    rows = [_of_chunk(i, chunk, mass, mates, (best, at_title, title)) for i, chunk in enumerate(chunks)]
    own = np.array(rows, np.float32).reshape(len(chunks), -1)
    tags = np.array([_TAG_ROWS.get(chunk.box.tag, _NO_TAG) for chunk in chunks], np.float32).reshape(len(chunks), -1)
    base = np.hstack([around.astype(np.float32), boxes[:, 1:], own, tags])
    telling = base[:, [len(_AROUND) + 1, len(_AROUND) + 5, len(_AROUND) + 8]]
    same = np.array([[_same(chunks, i, i - 1), _same(chunks, i, i + 1)] for i in range(len(chunks))], np.float32)
    return np.hstack([base, same.reshape(len(chunks), -1), *(shifted(telling, step) for step in (-2, -1, 1, 2))])


def _of_chunk(
    i: int, chunk: Chunk, mass: dict[int, float], mates: Counter[int], page: tuple[int, int, str]
) -> tuple[float, ...]:
    """Links, prose and mates around one chunk, and where the main box and the headline are."""
    best, at_title, title = page
    box, total = chunk.box, max(1.0, mass[-1])
    parent = box.parent or box
    return (
        chunk.linked / max(1, len(chunk.text)),
        min(chunk.links, 20),
        mass[box.n] / total,
        mass[parent.n] / total,
        mass[(parent.parent or parent).n] / total,
        min(mates[box.n], 50),
        min(mates[parent.n], 200),
        _steps_up(box, best),
        (i - at_title if at_title >= 0 else -500),
        bool(title) and chunk.text == title,
    )


def _steps_up(box: Box | None, n: int) -> int:
    steps = 0
    while box is not None:
        if box.n == n:
            return steps
        box, steps = box.parent, steps + 1
    return -1


def box_shares(chunks: list[Chunk], first: Floats, sizes: Floats) -> Floats:
    """How much of the text under the own, the parent's and the grandparent's box is content by the first look."""
    mass: dict[int, float] = defaultdict(float)
    text: dict[int, float] = defaultdict(float)
    sizes = np.minimum(sizes, 600)
    whole = max(1.0, float((first * sizes).sum()))
    for chunk, score, size in zip(chunks, first.tolist(), sizes.tolist(), strict=True):
        for n in _line_of(chunk.box):
            mass[n] += score * size
            text[n] += size
    rows = []
    for chunk in chunks:
        parent = chunk.box.parent or chunk.box
        near = (chunk.box.n, parent.n, (parent.parent or parent).n)
        rows.append([mass[n] / text[n] for n in near] + [mass[n] / whole for n in near])
    return np.array(rows, np.float32).reshape(len(chunks), 6)


def _same(chunks: list[Chunk], i: int, k: int) -> bool:
    return (
        0 <= k < len(chunks) and chunks[i].box.parent is chunks[k].box.parent and chunks[i].box.tag == chunks[k].box.tag
    )


def _of_box(box: Box, odds: dict[str, float], known: dict[int, tuple[float, ...]]) -> tuple[float, ...]:
    """The boxes around as bits, the depth, and the log-odds of their names: lowest, highest, sum, own."""
    if box.n in known:
        return known[box.n]
    bits, _, low, high, total, _ = _of_box(box.parent, odds, known) if box.parent is not None else (0.0,) * 6
    scores = [odds[w] for w in box.words if w in odds]
    own = sum(scores) / len(scores) if scores else 0.0
    low, high = min(low, min(scores, default=0.0)), max(high, own)
    known[box.n] = (int(bits) | _BITS.get(box.tag, 0), float(box.depth), low, high, total * 0.8 + own, own)
    return known[box.n]


def _line_of(box: Box | None) -> list[int]:
    line = []
    while box is not None:
        line.append(box.n)
        box = box.parent
    return line


def _prose(chunk: Chunk) -> int:
    return len(chunk.text) if len(chunk.text) > 60 and chunk.linked * 2 < len(chunk.text) else 0


def _masses(chunks: list[Chunk]) -> tuple[dict[int, float], Counter[int]]:
    """Characters of prose under every box (-1: the page), and how many chunks stand directly in each."""
    mass: dict[int, float] = defaultdict(float)
    mates: Counter[int] = Counter()
    for chunk in chunks:
        mates[chunk.box.n] += 1
        if chunk.box.parent is not None:
            mates[chunk.box.parent.n] += 1
        if prose := _prose(chunk):
            mass[-1] += prose
            for n in _line_of(chunk.box):
                mass[n] += prose
    return mass, mates


def _main_box(chunks: list[Chunk]) -> int:
    """Find the box with most prose near it, as Readability does: a parent gets all, the next ones less."""
    weight: dict[int, float] = defaultdict(float)
    for chunk in chunks:
        box = chunk.box.parent
        for share in (1.0, 0.9, 0.5, 0.3) if _prose(chunk) else ():
            if box is not None:
                weight[box.n] += share * len(chunk.text)
                box = box.parent
    return max(weight, key=lambda n: (weight[n], -n), default=-2)
