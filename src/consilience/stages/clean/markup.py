"""Numbers that a page's markup adds to those of its lines: tags, the names of boxes, links, and the main box."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from consilience.stages.clean.around import Floats, shifted, stacked
from consilience.stages.clean.features import block_features, word_scores
from consilience.stages.clean.tree import Blocks, class_of, names_of

_AROUND = ("nav", "footer", "header", "aside", "article", "main", "form", "figure", "table", "li", "blockquote",
           "section", "details", "dl")  # fmt: skip
_TAGS = ("p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "div", "td", "th", "figcaption", "dd", "dt", "pre", "body",
         "blockquote", "button", "summary", "article", "section")  # fmt: skip
_BITS = {tag: 1 << k for k, tag in enumerate(_AROUND)}
_CODES = {tag: k for k, tag in enumerate(_TAGS)}
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LEVELS = 4  # the own box, and three around it
_LONG = 600  # characters: a block beyond this weighs no more
_NOTHING = (0.0,) * 7
_Ints = NDArray[np.intp]


def first_table(blocks: Blocks, words: dict[str, float], boxes: dict[str, float], title: str) -> Floats:
    """One row a block, for the first look. ``words``, ``boxes``: log-odds of words, and of names of boxes."""
    return np.hstack([block_features(blocks.lines, words), _markup(blocks, words, boxes, title)])


def second_table(table: Floats, blocks: Blocks, first: Floats) -> Floats:
    """The same rows for the second look, with what the first look said of the blocks around."""
    sizes = np.fromiter(map(len, blocks.lines), np.float32, len(blocks.lines))
    return np.hstack([table, stacked(first, sizes), _shares(blocks, first, np.minimum(sizes, _LONG))])


def _markup(blocks: Blocks, words: dict[str, float], odds: dict[str, float], title: str) -> Floats:
    n = len(blocks.lines)
    box = np.array(blocks.box, np.intp)
    parents = np.array(blocks.parents, np.intp)
    sizes = np.fromiter(map(len, blocks.lines), np.float32, n)
    linked = np.array(blocks.linked, np.float32)
    prose = np.where((sizes > 60) & (linked * 2 < sizes), sizes, 0)
    sums = _sums_up(blocks, np.stack([prose, sizes, linked, np.ones(n, np.float32)], 1))
    line = _levels(box, parents)
    under = sums[line]  # rows, levels, sums
    best = _main_box(blocks, prose)
    known = _of_boxes(blocks, odds, best)
    codes = np.array([_CODES.get(tag, -1) for tag in blocks.tags], np.intp)[box]
    tags = (codes[:, None] == np.arange(len(_TAGS))).astype(np.float32)
    around = (known[box, 0].astype(np.int64)[:, None] >> np.arange(len(_AROUND)) & 1).astype(np.float32)
    own = np.stack([linked / np.maximum(1, sizes), np.minimum(blocks.links, 20)], 1)
    shares = np.hstack([under[:, :, 0] / max(1.0, sums[0, 0]), under[:, :, 2] / np.maximum(1, under[:, :, 1]),
                        np.minimum(under[:, :, 3], 300), under[:, :, 1] / np.maximum(1, under[:, :, 3])])  # fmt: skip
    telling = np.stack([known[box, 2], known[box, 5], own[:, 0]], 1)
    path = _paths(blocks)[box]
    same = np.stack([np.diff(path, prepend=-1) == 0, np.diff(path, append=-1) == 0], 1)
    parts = [around, known[box, 1:], known[line[:, 1:], 5], own, tags, shares, same, _group_means(path, sizes, linked),
             _headings(blocks, words, title), *(shifted(telling, step) for step in (-2, -1, 1, 2))]  # fmt: skip
    return np.hstack(parts).astype(np.float32)


def _sums_up(blocks: Blocks, values: NDArray[np.float32]) -> NDArray[np.float64]:
    """Sum the values of all blocks under every box."""
    sums = np.zeros((len(blocks.tags), values.shape[1]))
    np.add.at(sums, blocks.box, values)
    columns = [column.tolist() for column in sums.T]
    parents = blocks.parents
    for column in columns:
        for n in range(len(parents) - 1, 0, -1):
            column[parents[n]] += column[n]
    return np.array(columns).T


def _levels(box: _Ints, parents: _Ints) -> _Ints:
    """The box of each block and those around it, nearest first."""
    line = [box]
    for _ in range(_LEVELS - 1):
        line.append(parents[line[-1]])
    return np.stack(line, 1)


def _of_boxes(blocks: Blocks, odds: dict[str, float], best: int) -> NDArray[np.float64]:
    """Of each box: kinds around as bits, depth, odds of names (lowest, highest, sum, own), steps up to the main box."""
    scored: dict[str, tuple[float, float]] = {"": (0.0, 0.0)}
    rows: list[tuple[float, ...]] = []
    seen = _with_text(blocks)
    for n, (tag, attributes, parent) in enumerate(zip(blocks.tags, blocks.attributes, blocks.parents, strict=True)):
        if not seen[n]:
            rows.append(_NOTHING)
            continue
        if attributes not in scored:
            values = [odds[w] for w in names_of(attributes) if w in odds]
            scored[attributes] = (sum(values) / len(values), min(values)) if values else (0.0, 0.0)
        own, least = scored[attributes]
        bits, depth, low, high, total, _, steps = rows[parent] if n else (0, 0, 0.0, 0.0, 0.0, 0.0, -1)
        steps = 0 if n == best else steps + 1 if steps >= 0 else -1
        rows.append((int(bits) | _BITS.get(tag, 0), depth + 1, min(low, least), max(high, own),
                     total * 0.8 + own, own, steps))  # fmt: skip
    return np.array(rows)


def _with_text(blocks: Blocks) -> list[bool]:
    """Which boxes have text somewhere in them."""
    seen = [False] * len(blocks.tags)
    for box in blocks.box:
        seen[box] = True
    for n in range(len(seen) - 1, 0, -1):
        if seen[n]:
            seen[blocks.parents[n]] = True
    return seen


def _main_box(blocks: Blocks, prose: Floats) -> int:
    """Find the box with most prose near it, as Readability does: a parent gets all, the next ones less."""
    weight: dict[int, float] = {}
    for n in np.flatnonzero(prose).tolist():
        box = blocks.parents[blocks.box[n]]
        for share in (1.0, 0.9, 0.5, 0.3):
            weight[box] = weight.get(box, 0.0) + share * float(prose[n])
            box = blocks.parents[box]
    return max(weight, key=lambda n: (weight[n], -n), default=-2)


def _paths(blocks: Blocks) -> _Ints:
    """Number the paths of tags from the page down to each box: the items of one list have one path."""
    numbers: dict[tuple[int, str], int] = {}
    paths = [0]
    for tag, parent in zip(blocks.tags[1:], blocks.parents[1:], strict=True):
        paths.append(numbers.setdefault((paths[parent], tag), len(numbers) + 1))
    return np.array(paths, np.intp)


def _group_means(path: _Ints, sizes: Floats, linked: Floats) -> Floats:
    """Of the blocks on one path: how many, their mean size, and the share of their text inside links."""
    count, text, inside = (np.bincount(path, weights)[path] for weights in (None, sizes, linked))
    return np.stack([np.minimum(count, 300), text / count, inside / np.maximum(1, text)], 1).astype(np.float32)


def _headings(blocks: Blocks, words: dict[str, float], title: str) -> Floats:
    """How far the headline and the last heading are, and the log-odds of that heading's words and names."""
    n = len(blocks.lines)
    at = np.arange(n, dtype=np.float32)
    titles = [i for i, line in enumerate(blocks.lines) if line == title] if title else []
    is_heading = np.array([blocks.tags[b] in _HEADINGS for b in blocks.box], np.bool_)
    places = np.flatnonzero(is_heading)
    last = np.searchsorted(places, np.arange(n), side="right") - 1
    told = np.zeros((len(places) + 1, 4), np.float32)
    told[-1] = (0, 0, 0, -500)  # no heading yet
    if len(places):
        total, low, _ = word_scores([blocks.lines[i][:100] for i in places], words)
        level = [int(blocks.tags[blocks.box[i]][1]) for i in places]
        told[:-1] = np.stack([total, low, level, places], 1)
    rows = told[last]
    since = np.minimum(at - rows[:, 3], 500)
    to_title = at - titles[0] if titles else np.full(n, -500)
    return np.column_stack([rows[:, :3], since, to_title, np.isin(np.arange(n), titles)]).astype(np.float32)


def _shares(blocks: Blocks, first: Floats, sizes: Floats) -> Floats:
    """By the first look: content in the boxes around and on the same path; place in the box that gains most."""
    box, parents = np.array(blocks.box, np.intp), np.array(blocks.parents, np.intp)
    sums = _sums_up(blocks, np.stack([first * sizes, sizes, (first - 0.45) * sizes], 1))
    line = _levels(box, parents)
    whole = max(1.0, float(sums[0, 0]))
    parts = [sums[line, 0] / sums[line, 1], sums[line, 0] / whole]
    for key in (_paths(blocks)[box], _named(blocks)[box]):
        mass, text = np.bincount(key, first * sizes)[key], np.bincount(key, sizes)[key]
        mates = np.bincount(key)[key]
        parts.append(np.stack([(mass - first * sizes + 0.5) / (text - sizes + 1), mass / whole, mates], 1))
    gains: Sequence[float] = sums[:, 2].tolist()
    best = max(range(len(gains)), key=lambda n: (gains[n], n))
    inside = _inside(blocks.parents, best)[box]
    parts.append(np.column_stack([inside, sums[line, 2] / max(1.0, gains[best])]))
    return np.hstack(parts).astype(np.float32)


def _named(blocks: Blocks) -> _Ints:
    """Number the boxes by their tag and class and the class around them: what one template made has one number."""
    numbers: dict[tuple[str, str, str], int] = {}
    named = np.zeros(len(blocks.tags), np.intp)
    for n in set(blocks.box):
        key = (blocks.tags[n], class_of(blocks.attributes[n]), class_of(blocks.attributes[blocks.parents[n]]))
        named[n] = numbers.setdefault(key, len(numbers))
    return named


def _inside(parents: list[int], best: int) -> Floats:
    """Which boxes lie in one box, itself included."""
    inside = [n == best for n in range(len(parents))]
    for n in range(best + 1, len(parents)):
        inside[n] = inside[parents[n]] or n == best
    return np.array(inside, np.float32)
