"""Which of two articles is the source: by time, by credit, else by what copying does to a text."""

import re
from dataclasses import dataclass

import numpy as np

from consilience.records import Article, Credit, Publication
from consilience.stages.lineage.align import Match, chance
from consilience.stages.lineage.units import Unit
from consilience.text import stem, stems

KNOWN, CREDITED = 0.99, 0.95  # how sure a time order and a credit make it

FEATURES = (
    "longer",  # logarithm of how many times as long
    "own_wording",  # weight of the words that only it uses in the passages of both
    "plainer_words",  # those words are less rare
    "more_names",  # names and numbers that only it gives, a passage
    "finer_numbers",  # digits of the numbers that only it gives
    "headline_fits",  # share of the headline's words in the text
    "cleaner",  # not machine-worded
    "one_source",  # the other shares text with more accounts that this one does not
)
SHORT = 20  # words by which a text of next to nothing does not count as infinitely shorter
FEW = 3  # plain words that must differ before their rarity is compared
# log odds that the first is the source, each feature the first less the second: learned by training/lineage.py, but for
# "cleaner", which made copies do not vary: a clearly machine-worded account is the copy
WEIGHTS = np.array([1.84, -2.05, 0.36, 1.44, 0.14, 2.86, 4.0, 2.33])


@dataclass(frozen=True)
class Side:
    """One article of a pair, with what it says of itself."""

    article: Article
    publication: Publication | None
    credits: tuple[Credit, ...]
    units: list[Unit]
    elsewhere: int = 0  # articles it shares passages with that the other of the pair does not


def direction(a: Side, b: Side, passages: list[Match]) -> tuple[float, str]:
    """Judge how likely ``a`` is the source of ``b``, and by what."""
    if a.publication and b.publication:
        if _before(a.publication, b.publication):
            return KNOWN, "published_first"
        if _before(b.publication, a.publication):
            return 1 - KNOWN, "published_first"
    if _credits(b, a.article) != _credits(a, b.article):
        return (CREDITED if _credits(b, a.article) else 1 - CREDITED), "credited"
    values = np.array(features(a, b, passages)) * WEIGHTS
    likely = chance(values.sum())
    return likely, FEATURES[int(np.abs(values).argmax())] if values.any() else "nothing"


def _before(a: Publication, b: Publication) -> bool:
    """True when the latest time of one lies before the earliest of the other, at the precision both have."""
    if not a.latest or not b.earliest:
        return False
    size = min(len(a.latest), len(b.earliest))
    return a.latest[:size] < b.earliest[:size]


def _credits(one: Side, other: Article) -> bool:
    names = {n.casefold() for n in (other.outlet, other.site) if n}
    return any(re.search(rf"\b{re.escape(n)}\b", c.name.casefold()) for c in one.credits for n in names)


def features(a: Side, b: Side, passages: list[Match]) -> tuple[float, ...]:
    """Compare what is on one side only, in the passages that both have; every value changes sign with the sides."""
    pairs = [(m.a, m.b) if m.a.article == a.article.article_id else (m.b, m.a) for m in passages]
    only_a = [_only(x, y) for x, y in pairs]
    only_b = [_only(y, x) for x, y in pairs]
    told = max(1.0, sum(sum(x.content.values()) for x, _ in pairs))
    length = [sum(len(u.words) for u in side.units) for side in (a, b)]
    return (
        float(np.log((length[0] + SHORT) / (length[1] + SHORT))),
        10 * (sum(sum(o.values()) for o in only_a) - sum(sum(o.values()) for o in only_b)) / told,
        _rarity(only_b, pairs, 1) - _rarity(only_a, pairs, 0),
        _naming(only_a, pairs, 0) - _naming(only_b, pairs, 1),
        _fineness(only_a) - _fineness(only_b),
        _headline(a) - _headline(b),
        b.article.translated - a.article.translated,
        float(np.sign(b.elsewhere - a.elsewhere)),
    )


def _only(x: Unit, y: Unit) -> dict[str, float]:
    return {key: weight for key, weight in x.content.items() if key not in y.content}


def _rarity(only: list[dict[str, float]], pairs: list[tuple[Unit, Unit]], side: int) -> float:
    """Mean weight of the plain words that only one side uses: substitutes are rarer than what they replace."""
    found = [w for o, p in zip(only, pairs, strict=True) for k, w in o.items() if k not in p[side].naming]
    return float(np.mean(found)) if len(found) >= FEW else 0.0


def _naming(only: list[dict[str, float]], pairs: list[tuple[Unit, Unit]], side: int) -> float:
    """Names and numbers that only one side gives, a passage: copies lose first names and rarely gain any."""
    return sum(k in p[side].naming for o, p in zip(only, pairs, strict=True) for k in o) / max(1, len(pairs))


def _fineness(only: list[dict[str, float]]) -> float:
    """Significant digits of the numbers that only one side gives: rounding runs one way."""
    digits = [len(k.strip("0")) for o in only for k in o if k.isdigit()]
    return float(np.mean(digits)) if digits else 0.0


def _headline(side: Side) -> float:
    """Share of the headline's words that stand in the text below it."""
    title = stems(side.article.title)
    body = {stem(word) for unit in side.units for word in unit.words}
    return len(title & body) / len(title) if title else 0.0
