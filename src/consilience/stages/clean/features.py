"""Numbers that tell a page's own blocks from its furniture, language-neutral, with the blocks around each.

After Kohlschütter et al. 2010, "Boilerplate Detection using Shallow Text Features": text density and its
neighbours carry most of the signal; repetition, position in the prose and furniture words add the rest.
"""

from dataclasses import dataclass

import numpy as np

from consilience.models import WordOdds
from consilience.stages.clean.around import NEAR, Floats, means_between, placed, running, shifted, sums_before
from consilience.stages.clean.characters import count_characters, word_scores
from consilience.stages.clean.joined import Joined, once
from consilience.stages.clean.line_signs import (
    ADDRESS_SIGNS,
    QUOTES,
    SAMPLE,
    begun,
    captions,
    counted,
    each,
    edges,
    heading_others,
)
from consilience.stages.clean.phrases import BY_WORDS, PHOTO_WORDS, YEARS, is_byline, is_date_line, photo_credit

_SHORT, _BYLINE = 130, 110  # characters: longer lines are not tried, and are no bylines
# columns of the signs of a line, and those of the lines around that are looked at too
_LENGTH, _END, _PROSE_ODDS, _DATED = 0, 5, 16, 23
_TELLING = [0, 3, 5, 12, 16, 17, 19, 20, 23]
_SPANS = ((-2, 3), (-6, 7), (-20, 21), (-6, 0), (1, 7))  # lines around each whose means are taken


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
    distinct, row, times = once(lines)
    signs, own, odds_of = _signs(distinct, times, odds)
    base = signs[row]
    table = np.hstack([base, *_places(base), shifted(base[:, _TELLING], NEAR)])
    return Looked(table, [own[n] for n in row.tolist()], odds_of[row])


def _signs(lines: list[str], times: Floats, odds: WordOdds) -> tuple[Floats, list[str], Floats]:
    """Look at each line alone. ``times``: how often it stands on the page (logarithm)."""
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
        text.holding(ADDRESS_SIGNS),
        total / np.maximum(1, tally.words),
        lowest,
        highest,
        times,
        dated | byline,
        each(photo_credit, samples, photo := text.holding(PHOTO_WORDS)),
        text.holding(QUOTES),
        heading_others(short, text),
    )
    told = [captions(lines, size, photo, text), dated, byline & (size < _BYLINE)]
    own = np.select(told, ["caption", "dateline", "byline"], "").tolist()
    return np.stack(columns, 1).astype(np.float32), own, np.stack([total, lowest], 1)


def _places(base: Floats) -> list[Floats]:
    """Where each line stands, and what the lines around it are."""
    sizes = np.expm1(base[:, _LENGTH])
    prose = running(sizes, base[:, _END] > 0)
    places, whole = placed(prose, sizes)
    told = (prose, base[:, _LENGTH], base[:, _PROSE_ODDS], base[:, _DATED])
    around = np.stack([means_between(sums_before(column), *_SPANS) for column in told]).T.reshape(len(base), -1)
    return [places, whole, around]
