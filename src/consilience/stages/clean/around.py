"""Numbers drawn from the rows around each row of a table: windows, sides, shifts, and the run that is the body."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Sums = NDArray[np.float64]

NEAR = (-3, -2, -1, 1, 2, 3)  # steps to the rows that are looked at beside each
LONG = 600  # characters: a row beyond this weighs no more
GAINS = 0.45  # first score from which a row is a gain to the body
_GAINED = 300  # characters beyond which its gain is no more
_LINE, _PARAGRAPH = 60, 1500  # characters: running text has more, and beyond the latter counts for no more
_FAR = 50  # rows beyond the end at which running text stands where there is none on a side
_MOST = 1e5  # a place or sum beyond this tells nothing more


def sums_before(values: Floats) -> Sums:
    """Sums over the values before each, and over all."""
    return np.concatenate([[0.0], np.cumsum(values, dtype=np.float64)])


def means_between(sums: Sums, *spans: tuple[int, int]) -> Floats:
    """Means over the rows from ``low`` up to, not with, ``high`` steps away, a row a span; 0 where there are none."""
    n, (low, high) = len(sums) - 1, np.array(spans).T[:, :, None]
    start, stop = (np.minimum(np.maximum(np.arange(n) + steps, 0), n) for steps in (low, high))
    means: Floats = ((sums.take(stop) - sums.take(start)) / np.maximum(stop - start, 1)).astype(np.float32)
    return means


def shifted(values: Floats, steps: Sequence[int]) -> Floats:
    """For each step, the values of the row so many rows away, side by side; -1 beyond the ends."""
    n, reach = len(values), max(map(abs, steps))
    padded = np.full((n + 2 * reach, values.shape[1]), -1.0, np.float32)
    padded[reach : reach + n] = values
    return np.hstack([padded[reach + step : reach + step + n] for step in steps])


def running(sizes: Floats, ends: NDArray[np.bool_]) -> Floats:
    """Characters of running text in each row: it is long, and ``ends`` like a sentence."""
    return np.where((sizes > _LINE) & ends, np.minimum(sizes, _PARAGRAPH), 0).astype(np.float32)


def placed(prose: Floats, sizes: Floats) -> tuple[Floats, Floats]:
    """Where each row stands: in the document, in its running text, and how far from the next on either side.

    ``prose``: characters of running text in each row; ``sizes``: all its characters. Beside them numbers of the
    document, in every row: rows and running text (logarithms), and the share of either that is running text.
    """
    n = len(prose)
    before = np.cumsum(prose) - prose
    total = max(1.0, float(prose.sum()))
    steps = np.arange(n, dtype=np.float32)
    last = np.maximum.accumulate(np.where(prose > 0, steps, -_FAR))
    following = np.minimum.accumulate(np.where(prose > 0, steps, n + _FAR)[::-1])[::-1]
    ends: list[NDArray[Any]] = [steps / n, steps, n - 1 - steps, before / total, before, total - before - prose]
    places = np.stack([*ends, steps - last, following - steps], 1)
    share = total / max(1.0, float(sizes.sum()))
    whole = np.array([np.log1p(n), np.log1p(total), (prose > 0).mean(), share], np.float32)
    return np.minimum(places, _MOST).astype(np.float32), np.tile(whole, (n, 1))


def stacked(first: Floats, sizes: Floats) -> Floats:
    """Numbers drawn from a first judgement of every line: what the lines around are, and where the body runs.

    ``first``: probability that the line is content; ``sizes``: its characters. The body is the run of lines
    with the highest sum of size-weighted gains (Pasternack & Roth 2009, "Extracting article text from the web with
    maximum subsequence segmentation").
    """
    n = len(first)
    mass = first * np.minimum(sizes, LONG)
    total = max(1.0, float(mass.sum()))
    before = np.cumsum(mass) - mass
    start, end = _body(np.minimum(sizes, _GAINED) * (first - GAINS))
    at = np.arange(n, dtype=np.float32)
    columns = [
        first,
        before / total,
        1 - (before + mass) / total,
        mass / total,
        np.full(n, total),
        np.full(n, first.mean()),
    ]
    columns += [*means_between(sums_before(first), (-1, 2), (-3, 4), (-8, 9), (-20, 21))]
    columns += [*means_between(sums_before(mass), (-2, 3), (-6, 7)) / 100]
    columns += [*means_between(sums_before(first), (-4, 0), (1, 5), (-12, 0), (1, 13))]
    columns += [
        np.clip(at - start, -60, 60),
        np.clip(end - at, -60, 60),
        ((at >= start) & (at < end)).astype(np.float32),
    ]
    columns += [*shifted(first[:, None], NEAR).T]
    return np.stack(columns, 1).astype(np.float32)


def _body(gains: Floats) -> tuple[int, int]:
    """Find the run with the highest sum (Kadane 1984): prefix sums against their lowest value so far."""
    sums = np.concatenate([[0.0], np.cumsum(gains, dtype=np.float64)])
    lowest = np.minimum.accumulate(sums)
    end = int(np.argmax(sums - lowest))
    return int(np.argmin(sums[: end + 1])), end
