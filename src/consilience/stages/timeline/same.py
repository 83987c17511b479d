"""Gather moments that tell one happening: dates that can be the same, and the same proposition or like words."""

from consilience.page import days_between
from consilience.stages.timeline.alike import likeness, rarity
from consilience.stages.timeline.moments import Moment

_ALIKE = 0.42  # cosine of content words, rarer ones weighing more
_RETOLD = 0.8  # cosine of two lines that get their day from their accounts alone: the later repeats the earlier
_SOON = 7  # days within which it does
_ONE_MATTER, _WORDS = 0.4, 2  # share and number of words that what is due by one day has in common
_MOST = 0.5  # of a group that must be of that matter
_DAY = 3  # precision of a day
_ALIKE_COARSE = 0.5  # between a day and a mere month or year there must be more in common


def gather(found: list[Moment]) -> list[list[Moment]]:
    """Group moments, the finest dates first; a group is joined only on average likeness, so that nothing chains."""
    weights = rarity([m.terms for m in found])
    groups: list[list[Moment]] = []
    for moment in sorted(found, key=lambda m: (-m.precision, m.inferred, m.edtf, m.article_id, m.start, m.end)):
        fits = [(_fit(moment, group, weights), -n) for n, group in enumerate(groups)]
        best, n = max(fits, default=(0.0, 0))
        if best > 0:
            groups[-n].append(moment)
        else:
            groups.append([moment])
    return groups


def _fit(moment: Moment, group: list[Moment], weights: dict[str, float]) -> float:
    """Mean likeness to a group, 0 where the dates cannot be one or the words are too unlike."""
    if not all(moment.ahead == m.ahead for m in group):
        return 0.0
    if not all(_one_date(moment, m) for m in group):
        return _RETOLD if all(_retold(moment, m, weights) for m in group) else 0.0
    if moment.proposition_id and any(m.proposition_id == moment.proposition_id for m in group):
        return 2.0
    if moment.ahead and sum(_one_deadline(moment, m) for m in group) >= len(group) * _MOST:
        return 1.0
    like = sum(likeness(moment.terms, m.terms, weights) for m in group) / len(group)
    exact = (group[0].earliest, group[0].latest) == (moment.earliest, moment.latest)
    return like if like >= (_ALIKE if exact else _ALIKE_COARSE) else 0.0


def _one_deadline(a: Moment, b: Moment) -> bool:
    """Whether two forecasts are due on one day and of one matter, whatever else their sentences tell.

    One word is enough where both name the very day and it is all that one of them says: "the vote on Sunday".
    """
    shared, fewer = len(a.matter & b.matter), min(len(a.matter), len(b.matter))
    alone = shared == fewer == 1 and a.precision == b.precision == _DAY
    return a.latest == b.latest and (alone or shared >= max(_WORDS, _ONE_MATTER * fewer))


def _retold(a: Moment, b: Moment, weights: dict[str, float]) -> bool:
    """Whether two lines that give no date of their own are one, told again a few days later."""
    apart = days_between(a.earliest, b.earliest)
    soon = apart is not None and abs(apart) <= _SOON
    return a.inferred and b.inferred and soon and likeness(a.terms, b.terms, weights) >= _RETOLD


def _one_date(a: Moment, b: Moment) -> bool:
    """Whether one date lies within the other: a month holds its days, 5 May does not hold 6 May."""
    return (a.earliest >= b.earliest and a.latest <= b.latest) or (b.earliest >= a.earliest and b.latest <= a.latest)
