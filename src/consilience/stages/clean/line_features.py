"""Numbers that tell an article's lines from a site's furniture, language-neutral, with the lines around each.

After Kohlschütter et al. 2010, "Boilerplate Detection using Shallow Text Features": text density and its
neighbours carry most of the signal; repetition, position in the prose and furniture words add the rest.
"""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from consilience.models import WordOdds
from consilience.stages.clean.around import Floats, means_between, shifted, sums_before
from consilience.stages.clean.characters import word_scores
from consilience.stages.clean.joined import Flags
from consilience.stages.clean.line_signs import SAMPLE, signs_of

NEAR = (-3, -2, -1, 1, 2, 3)
_WORD = re.compile(r"[^\W\d_]+")
# columns of the signs of a line
_LENGTH, _STOPS, _END, _CAPITALS, _FURNITURE = 0, 3, 5, 12, 16
_DATED, _TEMPLATE, _REPEATS, _ODDS, _AGO = 17, 19, 20, 21, 25


@dataclass(frozen=True)
class Looked:
    """The lines of a document looked at once: numbers for the forests, and what later steps would ask again."""

    table: Floats  # a row a line
    own: list[str]  # the kind that a line's own signs tell, or ""
    prose: Flags  # whether it is running text
    words: Floats  # how many words were read,
    known: Floats  # and how many of them the table of odds knows


def look(lines: list[str], odds: WordOdds) -> Looked:
    """Look at squeezed lines. ``odds``: log-odds of words in content against furniture, learnt from short lines."""
    repeats = Counter(lines)
    distinct = list(repeats)
    number = dict(zip(distinct, range(len(distinct)), strict=True))
    row = np.fromiter(map(number.__getitem__, lines), np.intp, len(lines))
    signs = signs_of(distinct)
    tally, each = signs.tally, odds(signs.tally.spelt)
    total, lowest, highest = word_scores(tally.words, each)
    known = word_scores(tally.words, (each != 0).astype(np.float32))[0]
    times = np.log(np.fromiter(repeats.values(), np.float32, len(distinct)))
    told = [times, total / np.maximum(1, tally.words), lowest, highest]
    columns = [*signs.columns[:_REPEATS], *told, *signs.columns[_REPEATS:]]
    base = np.stack(columns, 1).astype(np.float32)[row]
    own = list(map(signs.own.__getitem__, row.tolist()))
    table = np.hstack([base, *_places(base), *_neighbours(base)])
    return Looked(table, own, signs.prose[row], tally.words[row], known[row])


def words_of(line: str) -> list[str]:
    """Cut a line into lower-case words, letters only."""
    return _WORD.findall(line[:SAMPLE].lower())


def _prose(base: Floats) -> Floats:
    """Characters that stand in running text: long lines that end like sentences."""
    size = np.expm1(base[:, _LENGTH])
    running = (size > 60) & (base[:, _END] > 0) & (base[:, _TEMPLATE] < 0.02)
    return np.where(running, np.minimum(size, 1500), 0).astype(np.float32)


def _places(base: Floats) -> list[Floats]:
    """Where each line stands: in the document, in its prose, and how far from the next prose on either side."""
    n = len(base)
    prose = _prose(base)
    before = np.cumsum(prose) - prose
    total = max(1.0, float(prose.sum()))
    share = total / max(1.0, float(np.expm1(base[:, _LENGTH]).sum()))
    whole = np.array([np.log1p(n), np.log1p(total), (prose > 0).mean(), share], np.float32)
    steps = np.arange(n, dtype=np.float32)
    last = np.maximum.accumulate(np.where(prose > 0, steps, -50))
    following = np.minimum.accumulate(np.where(prose > 0, steps, n + 50)[::-1])[::-1]
    ends: list[NDArray[Any]] = [steps / n, steps, n - 1 - steps, before / total, before, total - before - prose]
    columns = [*ends, steps - last, following - steps, *_means(base, prose)]
    return [np.minimum(np.stack(columns, 1), 1e5).astype(np.float32), np.tile(whole, (n, 1))]


def _means(base: Floats, prose: Floats) -> list[Floats]:
    """Means over the lines around each, or on one side of it."""
    running = sums_before(prose)
    furniture, ago, odds, length = (sums_before(base[:, k]) for k in (_FURNITURE, _AGO, _ODDS, _LENGTH))
    return [
        *means_between(running, (-3, 4), (-8, 9), (-20, 21)),
        *means_between(furniture, (-5, 6)),
        *means_between(ago, (-6, 0), (1, 7)),
        *means_between(odds, (-2, 3), (-6, 7)),
        *means_between(length, (-4, 5)),
        *means_between(running, (-10, 0), (1, 11)),
        *means_between(length, (-5, 0), (1, 6)),
    ]


def _neighbours(base: Floats) -> list[Floats]:
    """The most telling signs of the lines near by."""
    telling = base[:, [_LENGTH, _STOPS, _END, _CAPITALS, _FURNITURE, _DATED, _REPEATS, _ODDS, _AGO]]
    return [shifted(telling, NEAR)]
