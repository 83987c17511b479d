"""Choose the lines of a brief: those that together stand for most of what the accounts say.

Facility location under a budget, greedy by gain (Lin and Bilmes 2011): every sentence of every account, each by how
much it matters, wants to be stood for by the chosen line most like it. What several accounts tell so counts once for
each, and a second line on the same matter gains little.
"""

import numpy as np
from numpy.typing import NDArray

from consilience.stages.brief.importance import Passage, importance, tellers, weighted
from consilience.stages.brief.lines import Line

_COST = 0.7  # exponent of a line's words in its cost: 1 prefers crumbs, 0 prefers long lines
_COST_OF_NEWS = 0.25  # the first line may be long: it says who, what, when and where
_OWN = 0.7  # how much a line stands for its own account's sentences: the others corroborate
_SAME_FACT = 0.45  # likeness added where both assert one proposition
_UNLIKE = 0.05  # likeness below this is chance
_ALONE = 0.65  # worth of a line that no other account asserts: a brief is of what they share
_NOT_NEWS = 0.2  # weight of the sentences below the openings in the choice of the first line
_FIRST = 1.4  # the very first sentence of an account says what is new
_NEWS = 2  # the first line is one of so many opening sentences,
_LONG_NEWS = 45  # whole where it has no more words and tells more than its clause: what happened to how many
_CLEANER = 0.25  # an account with signs of spinning or translation fewer by such a share is much cleaner
_REPEATS = 0.6  # share of the shorter line's words from which two lines say the same
_SAME_REPEATS = 0.25  # and where both assert one proposition


def choose(lines: list[Line], wanted: list[Passage], budget: int, most: int) -> list[Line]:
    """Pick lines one by one by what they add, the first from the openings, until words or lines run out.

    Where nothing else is left, a line may also tell a fact again together with another one.
    """
    if not lines or not wanted:
        return []
    gains = _Gains(lines, wanted)
    spun = np.array([line.page.article.translated for line in lines])
    cleaner = _in_cleaner_words(lines, spun)
    words = np.array([line.words for line in lines])
    chosen: list[int] = []
    for again in (False, True):
        closed = np.array([any(_says_the_same(x, lines[k], again) for k in chosen) for x in lines], dtype=bool)
        closed |= again & (spun - spun.min() >= _CLEANER)
        while len(chosen) < most:
            best = gains.best(~closed & (words <= budget) & ~(cleaner & closed).any(axis=1))
            if best is None:
                break
            chosen.append(best)
            budget -= lines[best].words
            closed |= np.array([_says_the_same(line, lines[best], again) for line in lines])
    return [lines[k] for k in chosen]


class _Gains:
    """How much each line adds to those that were taken."""

    def __init__(self, lines: list[Line], wanted: list[Passage]) -> None:
        self._like = _likeness(lines, wanted)
        self._weight = importance(wanted)
        self._news = self._weight * np.array([1.0 if t.opening else _NOT_NEWS for t in wanted], dtype=np.float32)
        clear = np.array([line.clarity for line in lines], dtype=np.float32)
        self._clear = clear * np.where(_shared(lines, wanted), 1.0, _ALONE)
        self._first = np.array([_FIRST if line.rank == 0 else 1.0 for line in lines], dtype=np.float32)
        self._words = np.array([line.words for line in lines])
        self._opening = np.array([_may_open(line, lines) for line in lines])
        self._stood: NDArray[np.float32] | None = None  # how well each sentence is stood for, once a line is taken

    def best(self, allowed: NDArray[np.bool_]) -> int | None:
        """Take the allowed line that adds most, from the openings if it is the first; None where none adds anything."""
        if self._stood is None:
            allowed = allowed & self._opening if (allowed & self._opening).any() else allowed
            gain = (self._like @ self._news) * self._clear * self._first / self._words**_COST_OF_NEWS
        else:
            gain = (np.maximum(self._like - self._stood, 0) @ self._weight) * self._clear / self._words**_COST
        gain = np.where(allowed, gain, 0.0)
        best = int(gain.argmax())
        if gain[best] <= 0:
            return None
        self._stood = self._like[best] if self._stood is None else np.maximum(self._stood, self._like[best])
        return best


def _may_open(line: Line, lines: list[Line]) -> bool:
    """Whether a line is an opening sentence, or a clause of one that tells as much."""
    return line.rank < _NEWS and not any(_is_cut_from(line, other) for other in lines)


def _is_cut_from(line: Line, other: Line) -> bool:
    """Whether another line, not too long for the news, is the sentence of a clause and asserts more."""
    return (
        other.page is line.page
        and other.start <= line.start < line.end <= other.end
        and other.words <= _LONG_NEWS
        and line.propositions < other.propositions
    )


def _likeness(lines: list[Line], wanted: list[Passage]) -> NDArray[np.float32]:
    """How well each line stands for each sentence: cosine of content words, more where both assert one proposition."""
    a, b = weighted([x.terms for x in lines], [x.terms for x in wanted])
    like = a @ b.T
    same = [[not x.propositions.isdisjoint(y.propositions) for y in wanted] for x in lines]
    own = [[x.page.article.article_id == y.article_id for y in wanted] for x in lines]
    like = np.where(like < _UNLIKE, 0, np.minimum(like + _SAME_FACT * np.array(same), 1))
    return np.asarray(like * np.where(np.array(own), _OWN, 1.0), dtype=np.float32)


def _in_cleaner_words(lines: list[Line], spun: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Which other lines, of much less spun accounts, assert all that each line does; one said or repeated is enough."""
    whole = [[bool(x.propositions) and x.propositions <= y.propositions for y in lines] for x in lines]
    return np.array(whole) & (spun[:, None] - spun >= _CLEANER)


def _shared(lines: list[Line], wanted: list[Passage]) -> list[bool]:
    """Whether another account asserts something that each line does."""
    told_by = tellers(wanted)
    return [any(told_by[name] > 1 for name in line.propositions) for line in lines]


def _says_the_same(line: Line, chosen: Line, again: bool) -> bool:
    """Whether a line repeats a chosen one: the same place, nearly the same words, or its fact in like words.

    The last is no hindrance where a fact may be told again and the line asserts another one besides.
    """
    if line.page is chosen.page and line.start < chosen.end and chosen.start < line.end:
        return True
    smaller = min(len(line.terms), len(chosen.terms))
    same_fact = not line.propositions.isdisjoint(chosen.propositions)
    if again and not line.propositions <= chosen.propositions:
        same_fact = False
    needed = _SAME_REPEATS if same_fact else _REPEATS
    return smaller > 0 and len(line.terms & chosen.terms) / smaller > needed
