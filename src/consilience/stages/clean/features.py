"""Numbers that tell a page's own blocks from its furniture, language-neutral, with the blocks around each.

After Kohlschütter et al. 2010, "Boilerplate Detection using Shallow Text Features": text density and its
neighbours carry most of the signal; repetition, position in the prose and furniture words add the rest.
"""

import re
from collections import Counter
from itertools import chain, repeat

import numpy as np
from numpy.typing import NDArray

from consilience.stages.clean.around import Floats, shifted
from consilience.stages.clean.characters import count_characters
from consilience.stages.clean.phrases import DATE, has_year, is_byline, is_date_line, photo_credit

_SAMPLE = 400  # characters of a line that are looked at
_STOPS = frozenset(".!?…。！？؟।")
_CLOSING = "\"'”’»)]"
_QUOTES = ('"', "“", "«")
_WORD = re.compile(r"[^\W\d_]+")
_AGO = re.compile(r"\b\d+\s?(?:s|sec|m|min|h|hr|hour|d|day|w|week|month|year)s? ago\b", re.IGNORECASE)
_SAID = re.compile(r"\b(?:said|says|wrote|replied|reply)\b:?$", re.IGNORECASE)
_DATE = re.compile(DATE, re.IGNORECASE)
_SAID_ENDS = "dDsSeEyY:"  # last letters of "said", "says", "wrote", "replied", "reply"
_BULLET = re.compile(r"[•·*▪‣◦–—-]\s|\d{1,2}[.)]\s")
_SHORT = 130

NEAR = (-3, -2, -1, 1, 2, 3)


def block_features(lines: list[str], odds: dict[str, float]) -> Floats:
    """One row a line. ``odds``: log-odds of words in content against furniture, learnt from short lines."""
    if not lines:
        return np.zeros((0, 0), np.float32)
    repeats = Counter(lines)
    distinct = list(repeats)
    row = {line: n for n, line in enumerate(distinct)}
    at = np.fromiter(map(row.__getitem__, lines), np.intp, len(lines))
    base = _signs(distinct, np.fromiter(repeats.values(), np.float32, len(distinct)), odds)[at]
    return np.hstack([base, *_places(base), *_neighbours(base)])


def words_of(line: str) -> list[str]:
    """Cut a line into lower-case words, letters only."""
    return _WORD.findall(line[:_SAMPLE].lower())


def _signs(lines: list[str], repeats: Floats, odds: dict[str, float]) -> Floats:
    """Look at each line alone."""
    samples = [line[:_SAMPLE] for line in lines]
    tally = count_characters(samples)
    size = np.fromiter(map(len, lines), np.float32, len(lines))
    seen = np.minimum(size, _SAMPLE)
    count, scale = np.maximum(1, tally.words), size / seen
    total, lowest, highest = word_scores(samples, odds)
    columns = [
        np.log1p(size),
        np.log1p(count * scale),
        tally.letters / count,
        tally.stops * scale,
        tally.commas / seen,
        _flags(len(line) > _SAMPLE or line.rstrip(_CLOSING)[-1:] in _STOPS for line in lines),
        _flags(line[-1] == ":" for line in lines),
        _flags(line[0].islower() for line in lines),
        _flags(line[0].isdigit() for line in lines),
        _flags(not line[0].isalpha() and _BULLET.match(line) is not None for line in lines),
        tally.digits / seen,
        tally.symbols / seen,
        tally.capitals / count,
        tally.shouts / count,
        tally.small / count,
        _flags("http" in line or "www." in line or "@" in line for line in samples),
        total / count,
        lowest,
        highest,
        np.log(repeats),
        _flags(len(line) < _SHORT and (is_date_line(line) or is_byline(line)) for line in lines),
        _flags(photo_credit(line) is not None for line in samples),
        _flags(any(map(line.__contains__, _QUOTES)) for line in samples),
        _flags(len(line) < _SHORT and _is_dated(line) for line in lines),
    ]
    return np.stack(columns, 1).astype(np.float32)


_LENGTH, _END, _TELLING, _PROSE_ODDS, _DATED = 0, 5, [0, 3, 5, 12, 16, 17, 19, 20, 23], 16, 23


def _flags(values: object) -> Floats:
    return np.fromiter(values, np.float32)  # type: ignore[call-overload, no-any-return]


def word_scores(lines: list[str], odds: dict[str, float]) -> tuple[Floats, Floats, Floats]:
    """Sum, lowest and highest of the log-odds of the words of each line; 0 where it has none."""
    words = [_WORD.findall(line.lower()) for line in lines]
    counts = np.fromiter(map(len, words), np.intp, len(words))
    values = np.fromiter(map(odds.get, chain.from_iterable(words), repeat(0.0)), np.float32, int(counts.sum()))
    some = counts > 0
    starts = (np.cumsum(counts) - counts)[some]
    found = np.zeros((3, len(lines)), np.float32)
    if len(starts):
        for row, reduce in enumerate((np.add, np.minimum, np.maximum)):
            found[row, some] = reduce.reduceat(values, starts)
    return found[0], found[1], found[2]


def _is_dated(line: str) -> bool:
    """Tell a line with an age, a date, or a verb of saying at its end: most often it heads a comment or a teaser."""
    return (
        (has_year(line) and _DATE.search(line) is not None)
        or ("ago" in line.lower() and _AGO.search(line) is not None)
        or (line[-1] in _SAID_ENDS and _SAID.search(line) is not None)
    )


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


def _neighbours(base: Floats) -> list[Floats]:
    """The most telling signs of the lines near by."""
    telling = base[:, _TELLING]
    return [shifted(telling, step) for step in NEAR]
