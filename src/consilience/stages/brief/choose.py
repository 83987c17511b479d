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
_NEWS = 2  # the first line comes from so many opening sentences
_REPEATS = 0.6  # share of the shorter line's words from which two lines say the same
_SAME_REPEATS = 0.25  # and where both assert one proposition


def choose(lines: list[Line], wanted: list[Passage], budget: int, most: int) -> list[Line]:
    """Pick lines one by one by what they add, the first from the openings, until words or lines run out."""
    if not lines or not wanted:
        return []
    like = _likeness(lines, wanted)
    weight = importance(wanted)
    clear = np.array([line.clarity for line in lines], dtype=np.float32) * np.where(_shared(lines, wanted), 1.0, _ALONE)
    first = np.array([_FIRST if line.rank == 0 else 1.0 for line in lines], dtype=np.float32)
    words = np.array([line.words for line in lines])
    open_ = np.ones(len(lines), dtype=bool)
    news = np.array([1.0 if t.opening else _NOT_NEWS for t in wanted], dtype=np.float32)
    stood = np.zeros(len(wanted), dtype=np.float32)
    chosen: list[int] = []
    opening = np.array([line.rank < _NEWS for line in lines])
    while len(chosen) < most:
        allowed = open_ & (words <= budget)
        if not chosen and (allowed & opening).any():
            allowed &= opening
        cost = words ** (_COST if chosen else _COST_OF_NEWS)
        wants = weight if chosen else weight * news
        good = clear if chosen else clear * first
        gain = np.where(allowed, (np.maximum(like - stood, 0) @ wants) * good / cost, 0.0)
        best = int(gain.argmax())
        if gain[best] <= 0:
            break
        chosen.append(best)
        stood = np.maximum(stood, like[best])
        budget -= lines[best].words
        open_ &= np.array([not _says_the_same(line, lines[best]) for line in lines])
    return [lines[k] for k in chosen]


def _likeness(lines: list[Line], wanted: list[Passage]) -> NDArray[np.float32]:
    """How well each line stands for each sentence: cosine of content words, more where both assert one proposition."""
    a, b = weighted([x.terms for x in lines], [x.terms for x in wanted])
    like = a @ b.T
    same = [[not x.propositions.isdisjoint(y.propositions) for y in wanted] for x in lines]
    own = [[x.page.article.article_id == y.article_id for y in wanted] for x in lines]
    like = np.where(like < _UNLIKE, 0, np.minimum(like + _SAME_FACT * np.array(same), 1))
    return np.asarray(like * np.where(np.array(own), _OWN, 1.0), dtype=np.float32)


def _shared(lines: list[Line], wanted: list[Passage]) -> list[bool]:
    """Whether another account asserts something that each line does."""
    told_by = tellers(wanted)
    return [any(told_by[name] > 1 for name in line.propositions) for line in lines]


def _says_the_same(line: Line, chosen: Line) -> bool:
    """Whether a line repeats a chosen one: the same place, or nearly the same words."""
    if line.page is chosen.page and line.start < chosen.end and chosen.start < line.end:
        return True
    smaller = min(len(line.terms), len(chosen.terms))
    needed = _REPEATS if line.propositions.isdisjoint(chosen.propositions) else _SAME_REPEATS
    return smaller > 0 and len(line.terms & chosen.terms) / smaller > needed
