"""Numbers that a page's markup adds to those of its lines: tags, the names of boxes, links, and the main box."""

from collections.abc import Sequence

import numpy as np

from consilience.stages.clean.around import GAINS, LONG, Floats, Sums, shifted, stacked
from consilience.stages.clean.blocks import Ints
from consilience.stages.clean.features import Looked
from consilience.stages.clean.nest import Nest
from consilience.stages.clean.tree import HEADINGS, class_names, class_of

_BOXES = ("nav", "footer", "header", "aside", "article", "main", "form", "figure", "table", "li", "blockquote",
           "section", "details", "dl")  # fmt: skip
_TAGS = ("p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "div", "td", "th", "figcaption", "dd", "dt", "pre", "body",
         "blockquote", "button", "summary", "article", "section")  # fmt: skip
_AROUND = {tag: k for k, tag in enumerate(_BOXES)}
_CODES = {tag: k for k, tag in enumerate(_TAGS)}


def first_table(lines: Looked, nest: Nest, boxes: dict[str, float], title: str) -> Floats:
    """One row a block, for the first look: what its line tells, and what the markup does.

    ``boxes``: log-odds of names of boxes.
    """
    return np.hstack([lines.table, _markup(nest, lines.odds, boxes, title)])


def second_table(table: Floats, nest: Nest, first: Floats) -> Floats:
    """The same rows for the second look, with what the first look said of the blocks around."""
    return np.hstack([table, stacked(first, nest.sizes), _shares(nest, first, np.minimum(nest.sizes, LONG))])


def _markup(nest: Nest, words: Floats, odds: dict[str, float], title: str) -> Floats:
    blocks, box, sizes, path = nest.blocks, nest.box, nest.sizes, nest.path
    linked = np.array(blocks.linked, np.float32)
    prose = np.where((sizes > 60) & (linked * 2 < sizes), sizes, 0)
    sums = nest.sums(prose, sizes, linked, np.ones(len(sizes)))
    under = sums[nest.levels]  # rows, levels, sums
    named = _named_odds(nest, odds)
    depths, inside = nest.depths(), nest.inside(best := _main_box(nest, prose))
    steps = np.where(inside, depths - depths[best], -1)  # up to the main box
    around = nest.around(np.array([_AROUND.get(tag, -1) for tag in nest.names]), len(_AROUND))[box]
    codes = np.array([_CODES.get(tag, -1) for tag in nest.names], np.intp)[box]
    tags = codes[:, None] == np.arange(len(_TAGS))
    own = np.stack([linked / np.maximum(1, sizes), np.minimum(blocks.links, 20)], 1)
    shares = np.hstack([under[:, :, 0] / max(1.0, sums[0, 0]), under[:, :, 2] / np.maximum(1, under[:, :, 1]),
                        np.minimum(under[:, :, 3], 300), under[:, :, 1] / np.maximum(1, under[:, :, 3])])  # fmt: skip
    telling = np.stack([named[box, 0], named[box, 3], own[:, 0]], 1)
    same = np.stack([np.diff(path, prepend=-1) == 0, np.diff(path, append=-1) == 0], 1)
    parts = [around, depths[box, None], named[box], steps[box, None], named[nest.levels[:, 1:], 3], own, tags, shares,
             same, _group_means(path, sizes, linked), _headings(nest, words, title),
             shifted(telling, (-2, -1, 1, 2))]  # fmt: skip
    return np.hstack(parts).astype(np.float32)


def _named_odds(nest: Nest, odds: dict[str, float]) -> Sums:
    """The log-odds of the names of each box: lowest and highest around, sum (less for what is farther around), and its
    own mean.
    """
    tags = [*dict.fromkeys(nest.blocks.tags)]
    scored = {tag: _odds_of(names, odds) for tag, names in zip(tags, class_names(tags), strict=True)}
    low, high, total, mean = [0.0], [0.0], [0.0], [0.0]
    for parent, tag in zip(nest.parents[1:].tolist(), nest.blocks.tags[1:], strict=True):
        own, least = scored[tag]
        low.append(least if least < low[parent] else low[parent])
        high.append(own if own > high[parent] else high[parent])
        total.append(total[parent] * 0.8 + own)
        mean.append(own)
    return np.array([low, high, total, mean]).T


def _odds_of(names: list[str], odds: dict[str, float]) -> tuple[float, float]:
    values = [odds[name] for name in names if name in odds]
    return (sum(values) / len(values), min(values)) if values else (0.0, 0.0)


def _main_box(nest: Nest, prose: Floats) -> int:
    """Find the box with most prose near it, as Readability does: a parent gets all, the next ones less."""
    weight: dict[int, float] = {}
    parents, some = nest.parents.tolist(), np.flatnonzero(prose)
    for inner, size in zip(nest.box[some].tolist(), prose[some].tolist(), strict=True):
        box = inner
        for share in (1.0, 0.9, 0.5, 0.3):
            box = parents[box]
            weight[box] = weight.get(box, 0.0) + share * size
    return max(weight, key=lambda n: (weight[n], -n), default=-2)


def _group_means(path: Ints, sizes: Floats, linked: Floats) -> Floats:
    """Of the blocks on one path: how many, their mean size, and the share of their text inside links."""
    count, text, inside = (np.bincount(path, weights)[path] for weights in (None, sizes, linked))
    return np.stack([np.minimum(count, 300), text / count, inside / np.maximum(1, text)], 1).astype(np.float32)


def _headings(nest: Nest, words: Floats, title: str) -> Floats:
    """How far the headline and the last heading are, and the log-odds of that heading's words and names."""
    lines, n = nest.blocks.lines, len(nest.blocks.lines)
    at = np.arange(n)
    titles = [i for i, line in enumerate(lines) if line == title] if title else []
    levels = np.array([int(name[1]) if name in HEADINGS else 0 for name in nest.names])[nest.box]
    places = np.flatnonzero(levels)
    none_yet = (0, 0, 0, -500)
    told = np.vstack([np.column_stack([words, levels, at])[places], none_yet])
    rows = told[np.searchsorted(places, at, side="right") - 1]
    since = np.minimum(at - rows[:, 3], 500)
    to_title = at - titles[0] if titles else np.full(n, -500)
    return np.column_stack([rows[:, :3], since, to_title, np.isin(at, titles)]).astype(np.float32)


def _shares(nest: Nest, first: Floats, sizes: Floats) -> Floats:
    """By the first look: content in the boxes around and on the same path; place in the box that gains most."""
    sums = nest.sums(first * sizes, sizes, (first - GAINS) * sizes)
    whole = max(1.0, float(sums[0, 0]))
    parts = [sums[nest.levels, 0] / sums[nest.levels, 1], sums[nest.levels, 0] / whole]
    for key in (nest.path, _templates(nest)[nest.box]):
        mass, text = np.bincount(key, first * sizes)[key], np.bincount(key, sizes)[key]
        mates = np.bincount(key)[key]
        parts.append(np.stack([(mass - first * sizes + 0.5) / (text - sizes + 1), mass / whole, mates], 1))
    gains: Sequence[float] = sums[:, 2].tolist()
    best = max(range(len(gains)), key=lambda n: (gains[n], n))
    parts.append(np.column_stack([nest.inside(best)[nest.box], sums[nest.levels, 2] / max(1.0, gains[best])]))
    return np.hstack(parts).astype(np.float32)


def _templates(nest: Nest) -> Ints:
    """Number the boxes by their tag and class and the class around them: what one template made has one number."""
    tags = nest.blocks.tags
    known = {tag: class_of(tag) for tag in dict.fromkeys(tags)}
    classes = [known[tag] for tag in tags]
    numbers: dict[tuple[str, str, str], int] = {}
    keys = zip(nest.names, classes, map(classes.__getitem__, nest.parents.tolist()), strict=True)
    return np.array([numbers.setdefault(key, len(numbers)) for key in keys], np.intp)
