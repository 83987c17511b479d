"""Numbers that tell an article's lines from a site's furniture, language-neutral, with the lines around each.

After Kohlschütter et al. 2010, "Boilerplate Detection using Shallow Text Features": text density and its
neighbours carry most of the signal; repetition, position in the prose and furniture words add the rest.
"""

import re
from collections import Counter
from itertools import repeat

import numpy as np

from consilience.stages.clean.around import Floats, shifted, side_mean, window
from consilience.stages.clean.characters import count_characters
from consilience.stages.clean.phrases import (
    COUNTS,
    DATE,
    has_year,
    is_byline,
    is_date_line,
    is_furniture,
    photo_credit,
    template_signs,
)

_SAMPLE = 400  # characters of a line that are looked at
_STOPS = frozenset(".!?…。！？؟।")
_CLOSING = "\"'”’»)]"
_WORD = re.compile(r"[^\W\d_]+")
_AGO = re.compile(r"\b\d+\s?(?:s|sec|m|min|h|hr|hour|d|day|w|week|month|year)s? ago\b", re.IGNORECASE)
_SAID = re.compile(r"\b(?:said|says|wrote|replied|reply)\b:?$", re.IGNORECASE)
_DATE = re.compile(DATE, re.IGNORECASE)
_ADDRESS = re.compile(r"https?://|www\.|@\w")
_SAID_ENDS = "dDsSeEyY:"  # last letters of "said", "says", "wrote", "replied", "reply"
_BULLET = re.compile(r"[•·*▪‣◦–—-]\s|\d{1,2}[.)]\s")

NEAR = (-3, -2, -1, 1, 2, 3)


def line_features(lines: list[str], odds: dict[str, float]) -> Floats:
    """One row a line. ``odds``: log-odds of words in content against furniture, learnt from short lines."""
    if not lines:
        return np.zeros((0, 0), np.float32)
    repeats = Counter(lines)
    distinct = list(repeats)
    own = _signs(distinct, np.array([repeats[line] for line in distinct], np.float32), odds)
    row = {line: n for n, line in enumerate(distinct)}
    base = own[[row[line] for line in lines]]
    return np.hstack([base, *_places(base), *_neighbours(base)])


def words_of(line: str) -> list[str]:
    """Cut a line into lower-case words, letters only."""
    return _WORD.findall(line[:_SAMPLE].lower())


def _signs(lines: list[str], repeats: Floats, odds: dict[str, float]) -> Floats:
    """Look at each line alone."""
    samples = [line[:_SAMPLE] for line in lines]
    tally = count_characters(samples)
    size = np.array([len(line) for line in lines], np.float32)
    seen = np.array([len(line) for line in samples], np.float32)
    count, scale = np.maximum(1, tally.words), size / seen
    scores = np.array([_scores(words_of(line), odds) for line in samples], np.float32)
    ends, colon, lower, digit, bullet, address, template, quoted = np.array(
        [_edges(*pair) for pair in zip(lines, samples, strict=True)], np.float32
    ).T
    known = np.array([_phrases(*row) for row in zip(lines, samples, tally.digits.tolist(), strict=True)], np.float32)
    furniture, dated, photo, counted, ago = known.T
    columns = [
        np.log1p(size),
        np.log1p(count * scale),
        tally.letters / count,
        tally.stops * scale,
        tally.commas / seen,
        ends,
        colon,
        lower,
        digit,
        bullet,
        tally.digits / seen,
        tally.symbols / seen,
        tally.capitals / count,
        tally.shouts / count,
        tally.small / count,
        address,
        furniture,
        dated,
        photo,
        template / seen + counted,
        np.log(repeats),
        scores[:, 0] / count,
        scores[:, 1],
        scores[:, 2],
        quoted,
        ago,
    ]
    return np.stack(columns, 1).astype(np.float32)


def _scores(words: list[str], odds: dict[str, float]) -> tuple[float, float, float]:
    scores = list(map(odds.get, words, repeat(0.0)))
    return (sum(scores), min(scores), max(scores)) if scores else (0.0, 0.0, 0.0)


def _edges(line: str, sample: str) -> tuple[float, ...]:
    """How a line begins and ends, and what few signs it holds."""
    return (
        len(line) > _SAMPLE or sample.rstrip(_CLOSING)[-1:] in _STOPS,
        sample[-1] == ":",
        sample[0].islower(),
        sample[0].isdigit(),
        not sample[0].isalpha() and _BULLET.match(sample) is not None,
        ("http" in sample or "www." in sample or "@" in sample) and _ADDRESS.search(sample) is not None,
        template_signs(sample),
        '"' in sample or "“" in sample or "«" in sample,
    )


def _phrases(line: str, sample: str, digits: float) -> tuple[float, ...]:
    """Which known phrases a line is made of."""
    size = len(line)
    return (
        size < 260 and is_furniture(line),
        size < 130 and (is_date_line(line) or is_byline(line)),
        photo_credit(sample) is not None,
        digits > 3 and COUNTS.fullmatch(sample) is not None,
        size < 100 and (_is_dated(line) if digits else line[-1] in _SAID_ENDS and _SAID.search(line) is not None),
    )


def _is_dated(line: str) -> bool:
    """Tell a line with an age, a date, or a verb of saying at its end: most often it heads a comment or a teaser."""
    return (
        ("ago" in line.lower() and _AGO.search(line) is not None)
        or (has_year(line) and _DATE.search(line) is not None)
        or (line[-1] in _SAID_ENDS and _SAID.search(line) is not None)
    )


_LENGTH, _END_COLUMN, _FURNITURE_COLUMN, _ODDS = 0, 5, 16, 21


def _prose(base: Floats) -> Floats:
    """Characters that stand in running text: long lines that end like sentences."""
    size = np.expm1(base[:, _LENGTH])
    return np.where((size > 60) & (base[:, _END_COLUMN] > 0) & (base[:, 19] < 0.02), np.minimum(size, 1500), 0).astype(
        np.float32
    )


def _places(base: Floats) -> list[Floats]:
    """Where each line stands: in the document, in its prose, and how far from the next prose on either side."""
    n = len(base)
    prose = _prose(base)
    before = np.cumsum(prose) - prose
    total = max(1.0, float(prose.sum()))
    steps = np.arange(n, dtype=np.float32)
    last = np.maximum.accumulate(np.where(prose > 0, steps, -50))
    following = np.minimum.accumulate(np.where(prose > 0, steps, n + 50)[::-1])[::-1]
    whole = np.broadcast_to(
        np.array(
            [np.log1p(n), np.log1p(total), (prose > 0).mean(), total / max(1.0, float(np.expm1(base[:, 0]).sum()))],
            np.float32,
        ),
        (n, 4),
    )
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
    columns += [window(prose, k) for k in (3, 8, 20)]
    columns += [
        window(base[:, _FURNITURE_COLUMN], 5),
        side_mean(base[:, 25], 6, -1),
        side_mean(base[:, 25], 6, 1),
        window(base[:, _ODDS], 2),
        window(base[:, _ODDS], 6),
        window(base[:, _LENGTH], 4),
    ]
    columns += [
        side_mean(prose, 10, -1),
        side_mean(prose, 10, 1),
        side_mean(base[:, _LENGTH], 5, -1),
        side_mean(base[:, _LENGTH], 5, 1),
    ]
    return [np.minimum(np.stack(columns, 1), 1e5).astype(np.float32), whole]


def _neighbours(base: Floats) -> list[Floats]:
    """The most telling signs of the lines near by."""
    telling = base[:, [0, 3, 5, 12, 16, 17, 20, 21, 25]]
    return [shifted(telling, step) for step in NEAR]
