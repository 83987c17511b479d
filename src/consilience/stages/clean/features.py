"""Numbers that tell a page's own blocks from its furniture, language-neutral, with the blocks around each.

After Kohlschütter et al. 2010, "Boilerplate Detection using Shallow Text Features": text density and its
neighbours carry most of the signal; repetition, position in the prose and furniture words add the rest.
"""

from collections import Counter
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from consilience.models import WordOdds
from consilience.stages.clean.around import Floats, shifted
from consilience.stages.clean.characters import count_characters, word_scores
from consilience.stages.clean.joined import Joined
from consilience.stages.clean.line_signs import SAMPLE, begun, captions, counted, each, edges, heading_others
from consilience.stages.clean.phrases import BY_WORDS, PHOTO_WORDS, YEARS, is_byline, is_date_line, photo_credit

_QUOTES = ('"', "“", "«")
_SHORT, _BYLINE = 130, 110

NEAR = (-3, -2, -1, 1, 2, 3)


@dataclass(frozen=True)
class Looked:
    """Numbers of each line, the kind that its own wording tells (or ""), and what its words say: sum and lowest."""

    table: Floats
    own: list[str]
    odds: Floats


def look_at(lines: list[str], odds: WordOdds) -> Looked:
    """Look at the lines of a page; what stands often is looked at once.

    ``odds``: log-odds of words in content against furniture, learnt from short lines.
    """
    repeats = Counter(lines)
    distinct = list(repeats)
    row = {line: n for n, line in enumerate(distinct)}
    at = np.fromiter(map(row.__getitem__, lines), np.intp, len(lines))
    signs, own, odds_of = _signs(distinct, np.fromiter(repeats.values(), np.float32, len(distinct)), odds)
    base = signs[at]
    table = np.hstack([base, *_places(base), shifted(base[:, _TELLING], NEAR)])
    return Looked(table, [own[n] for n in at.tolist()], odds_of[at])


def _signs(lines: list[str], repeats: Floats, odds: WordOdds) -> tuple[Floats, list[str], Floats]:
    """Look at each line alone."""
    samples = [line[:SAMPLE] for line in lines]
    tally, text = count_characters(samples), Joined([*map(str.lower, samples)])
    size = np.fromiter(map(len, lines), np.float32, len(lines))
    short = size < _SHORT
    total, lowest, highest = word_scores(tally.words, odds(tally.spelt))
    dated = each(is_date_line, lines, text.holding(YEARS) & short)
    byline = each(is_byline, lines, text.opening(BY_WORDS) & short)
    columns = (
        *begun(tally, size),
        *edges(lines, size),
        *counted(tally, size),
        text.holding(("http", "www.", "@")),
        total / np.maximum(1, tally.words),
        lowest,
        highest,
        np.log(repeats),
        dated | byline,
        each(photo_credit, samples, photo := text.holding(PHOTO_WORDS)),
        text.holding(_QUOTES),
        heading_others(short, text),
    )
    told = [captions(lines, size, photo, text), dated, byline & (size < _BYLINE)]
    own = np.select(told, ["caption", "dateline", "byline"], "").tolist()
    return np.stack(columns, 1).astype(np.float32), own, np.stack([total, lowest], 1)


_LENGTH, _END, _TELLING, _PROSE_ODDS, _DATED = 0, 5, [0, 3, 5, 12, 16, 17, 19, 20, 23], 16, 23


def _prose(base: Floats) -> Floats:
    """Characters that stand in running text: long lines that end like sentences."""
    size = np.expm1(base[:, _LENGTH])
    return np.where((size > 60) & (base[:, _END] > 0), np.minimum(size, 1500), 0).astype(np.float32)


def _places(base: Floats) -> list[Floats]:
    """Where each line stands: in the document, in its prose, and how far from the next prose on either side."""
    n = len(base)
    prose = _prose(base)
    before = np.cumsum(prose) - prose
    total = max(1.0, float(prose.sum()))
    steps = np.arange(n, dtype=np.float32)
    last = np.maximum.accumulate(np.where(prose > 0, steps, -50))
    following = np.minimum.accumulate(np.where(prose > 0, steps, n + 50)[::-1])[::-1]
    share = total / max(1.0, float(np.expm1(base[:, 0]).sum()))
    whole = np.array([np.log1p(n), np.log1p(total), (prose > 0).mean(), share], np.float32)
    columns: list[Floats] = [
        (steps / n).astype(np.float32),
        steps,
        n - 1 - steps,
        before / total,
        before,
        total - before - prose,
        steps - last,
        following - steps,
    ]
    told = np.stack([prose, base[:, _LENGTH], base[:, _PROSE_ODDS], base[:, _DATED]], 1)
    spans = [(-k, k) for k in (2, 6, 20)] + [(-6, -1), (1, 6)]
    around = window_means(told, spans)
    return [np.minimum(np.stack(columns, 1), 1e5).astype(np.float32), np.broadcast_to(whole, (n, 4)), around]


def window_means(values: Floats, spans: list[tuple[int, int]]) -> Floats:
    """Mean of every column over the rows from i + low to i + high, for each span; 0 where there are no such rows."""
    n, width = values.shape
    sums = np.zeros((n + 1, width))
    np.cumsum(values, axis=0, out=sums[1:])
    at = np.arange(n)[:, None]
    low = np.clip(at + np.array([a for a, _ in spans]), 0, n)
    high = np.maximum(low, np.minimum(at + np.array([b + 1 for _, b in spans]), n))
    means: NDArray[np.float64] = (sums[high] - sums[low]) / np.maximum(high - low, 1)[:, :, None]
    return means.reshape(n, -1).astype(np.float32)
