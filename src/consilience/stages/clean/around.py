"""Numbers drawn from the rows around each row of a table: windows, sides, shifts, and the run that is the body."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Sums = NDArray[np.float64]


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


def stacked(first: Floats, sizes: Floats) -> Floats:
    """Numbers drawn from a first judgement of every line: what the lines around are, and where the body runs.

    ``first``: probability that the line is content; ``sizes``: its characters. The body is the run of lines
    with the highest sum of size-weighted gains (Pasternack & Roth 2009, "Extracting article text from the web with
    maximum subsequence segmentation").
    """
    n = len(first)
    mass = first * np.minimum(sizes, 600)
    total = max(1.0, float(mass.sum()))
    before = np.cumsum(mass) - mass
    start, end = _body(np.minimum(sizes, 300) * (first - 0.45))
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
    columns += [*shifted(first[:, None], (-3, -2, -1, 1, 2, 3)).T]
    return np.stack(columns, 1).astype(np.float32)


def _body(gains: Floats) -> tuple[int, int]:
    """Find the run with the highest sum (Kadane 1984): prefix sums against their lowest value so far."""
    sums = np.concatenate([[0.0], np.cumsum(gains, dtype=np.float64)])
    lowest = np.minimum.accumulate(sums)
    end = int(np.argmax(sums - lowest))
    return int(np.argmin(sums[: end + 1])), end
