"""An account made from another as a whole: what no single passage shows goes back to the source too."""

from dataclasses import dataclass

from rapidfuzz import fuzz, process

from consilience.stages.lineage.align import align
from consilience.stages.lineage.units import Text, Unit

MOST = 0.5  # mean probability of its words to be the source's, from which an account depends on it as a whole
OWN = 0.3  # probability below which a sentence can be the account's own reporting
SPELLING = 70.0  # likeness (0..100) up to which a name is another, not a misspelt one


@dataclass(frozen=True)
class Dependence:
    """An account that rests on another, but for the sentences it added."""

    article_id: str
    source_article: str
    score: float
    added: tuple[tuple[int, int], ...]  # spans of sentences that are clearly its own reporting


def dependence(copy: Text, source: Text, score: float) -> Dependence | None:
    """Judge whether most of ``copy`` was made from ``source``. Doubtful sentences count as made from it."""
    best = {m.b.start: m.score for m in align(source, copy)}
    told = sum(len(u.words) for u in copy.units)
    if not told or sum(best.get(u.start, 0.0) * len(u.words) for u in copy.units) / told <= MOST:
        return None
    known = set(source.postings)
    spelt = sorted({w for unit in source.units for w in (*unit.naming, *unit.words)})
    added: list[Unit] = []
    for before, unit in zip([None, *copy.units], copy.units, strict=False):
        told_on = unit.quoted and before in added  # its own speaker goes on
        if best.get(unit.start, 0.0) < OWN and (told_on or _adds(unit, known, spelt)):
            added.append(unit)
    spans = tuple((u.start, u.end) for u in added)
    return Dependence(copy.units[0].article, source.units[0].article, score, spans)


def _adds(unit: Unit, known: set[str], spelt: list[str]) -> bool:
    """True for a sentence with a name or number that the source does not have."""
    return any(
        key.isdigit() or process.extractOne(key, spelt, scorer=fuzz.ratio, score_cutoff=SPELLING) is None
        for key in unit.naming - known
    )
