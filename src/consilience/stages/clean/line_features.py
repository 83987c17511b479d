"""Numbers that tell an article's lines from a site's furniture, language-neutral, with the lines around each.

After Kohlschütter et al. 2010, "Boilerplate Detection using Shallow Text Features": text density and its
neighbours carry most of the signal; repetition, position in the prose and furniture words add the rest.
"""

from dataclasses import dataclass

import numpy as np

from consilience.models import WordOdds
from consilience.stages.clean.around import NEAR, Floats, means_between, placed, running, shifted, sums_before
from consilience.stages.clean.characters import word_scores
from consilience.stages.clean.joined import Flags, once
from consilience.stages.clean.line_signs import signs_of

# columns of the signs of a line
_LENGTH, _STOPS, _END, _CAPITALS, _FURNITURE = 0, 3, 5, 12, 16
_DATED, _TEMPLATE, _REPEATS, _ODDS, _AGO = 17, 19, 20, 21, 25
_TORN = 0.02  # signs of a template to a character: a line with more is no running text


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
    distinct, row, times = once(lines)
    signs = signs_of(distinct)
    tally, each = signs.tally, odds(signs.tally.spelt)
    total, lowest, highest = word_scores(tally.words, each)
    known = word_scores(tally.words, (each != 0).astype(np.float32))[0]
    mean = (total / np.maximum(1, tally.words)).astype(np.float32)
    columns = [*signs.columns[:_REPEATS], times, mean, lowest, highest, *signs.columns[_REPEATS:]]
    base = np.stack(columns, 1).astype(np.float32)[row]
    own = list(map(signs.own.__getitem__, row.tolist()))
    table = np.hstack([base, *_places(base), *_neighbours(base)])
    return Looked(table, own, signs.prose[row], tally.words[row], known[row])


def _places(base: Floats) -> list[Floats]:
    """Where each line stands, and what the lines around it are."""
    sizes = np.expm1(base[:, _LENGTH])
    prose = running(sizes, (base[:, _END] > 0) & (base[:, _TEMPLATE] < _TORN))
    places, whole = placed(prose, sizes)
    return [places, np.stack(_means(base, prose), 1), whole]


def _means(base: Floats, prose: Floats) -> list[Floats]:
    """Means over the lines around each, or on one side of it."""
    told = sums_before(prose)
    furniture, ago, odds, length = (sums_before(base[:, k]) for k in (_FURNITURE, _AGO, _ODDS, _LENGTH))
    return [
        *means_between(told, (-3, 4), (-8, 9), (-20, 21)),
        *means_between(furniture, (-5, 6)),
        *means_between(ago, (-6, 0), (1, 7)),
        *means_between(odds, (-2, 3), (-6, 7)),
        *means_between(length, (-4, 5)),
        *means_between(told, (-10, 0), (1, 11)),
        *means_between(length, (-5, 0), (1, 6)),
    ]


def _neighbours(base: Floats) -> list[Floats]:
    """The most telling signs of the lines near by."""
    telling = base[:, [_LENGTH, _STOPS, _END, _CAPITALS, _FURNITURE, _DATED, _REPEATS, _ODDS, _AGO]]
    return [shifted(telling, NEAR)]
