"""From locals to groups: alike ones at once, candidates by blocks, then the surest pairs while all parts cohere."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from consilience import gazetteer
from consilience.models import NameScorer
from consilience.stages.entities.likeness import NEVER, Score, likeness, terms, world
from consilience.stages.entities.locals import Local
from consilience.stages.entities.names import initials
from consilience.stages.entities.spelling import consonants, words

_SAME = 0.72  # pairs above are merged, the surest first
_COHESION = 0.6  # mean likeness that all pairs of two groups must reach
_CROWD = 600  # a block larger than this tells nothing

# Of two units: their score, and the mean over all pairs of their locals.
Scores = dict[tuple[int, int], tuple[Score, float]]


def units_of(found: list[Local]) -> list[list[int]]:
    """Gather locals that say exactly the same of themselves: they are one, however many accounts there are."""
    units: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for k, local in enumerate(found):
        units[local.kind, local.forms, local.gender, local.roles].append(k)
    return sorted(units.values())


def compare(units: list[list[int]], found: list[Local], scorer: NameScorer) -> Scores:
    """Score the candidate pairs of units; locals of one article weigh in as locals of one article."""
    first = [found[u[0]] for u in units]
    where = [frozenset(found[k].article_id for k in u) for u in units]
    scores: Scores = {}
    for a, b in candidates(first):
        shared, pairs = len(where[a] & where[b]), len(units[a]) * len(units[b])
        near = likeness(first[a], first[b], scorer, together=True) if shared else NEVER
        far = likeness(first[a], first[b], scorer, together=False) if shared < pairs else NEVER
        if max(near, far)[0] > 0.0:
            scores[a, b] = max(near, far), (near[0] * shared + far[0] * (pairs - shared)) / pairs
    return scores


def candidates(found: list[Local]) -> list[tuple[int, int]]:
    """List the pairs that share a block, without comparing everything with everything."""
    blocks: dict[str, set[int]] = defaultdict(set)
    for k, local in enumerate(found):
        for key in _keys(local):
            blocks[key].add(k)
    kept = (sorted(b) for b in blocks.values() if len(b) <= _CROWD)
    return sorted({pair for block in kept for pair in combinations(block, 2)})


def _keys(local: Local) -> Iterator[str]:
    for surface in local.forms:
        cut = words(surface)
        yield from (f"w{consonants(w)[:3]}" for w in cut)
        if len(cut) > 1:
            yield f"i{initials(cut)}"
        elif cut:
            yield f"i{cut[0]}"
        if code := gazetteer.countries().get(gazetteer.bare(surface)):
            yield f"c{code}"
    if local.kind in {"organization", "place"}:
        yield from (f"t{' '.join(sorted(terms(s, local.kind)))}" for s in local.forms)
    yield from (f"k{body}" for body in world(local))


@dataclass(frozen=True, slots=True)
class _Edge:
    score: float
    a: int
    b: int


def groups(units: list[list[int]], scores: Scores) -> list[list[int]]:
    """Merge pairs from the surest down; two groups join only when no pair forbids it and the mean likeness holds."""
    owner = list(range(len(units)))
    held: dict[int, list[int]] = {k: [k] for k in owner}
    edges = sorted(
        (_Edge(s, a, b) for (a, b), ((s, _), _) in scores.items() if s >= _SAME), key=lambda e: (-e.score, e.a, e.b)
    )
    for edge in edges:
        a, b = owner[edge.a], owner[edge.b]
        if a != b and _coheres(held[a], held[b], units, scores):
            held[a] = sorted(held[a] + held.pop(b))
            for k in held[a]:
                owner[k] = a
    return sorted(held.values())


def _coheres(a: list[int], b: list[int], units: list[list[int]], scores: Scores) -> bool:
    """Say whether two groups are alike in the mean over all pairs of their locals."""
    total = weight = 0.0
    for x in a:
        for y in b:
            size = len(units[x]) * len(units[y])
            pair = scores.get((min(x, y), max(x, y)))
            total += size * (pair[1] if pair else 0.0)
            weight += size
    return total / weight >= _COHESION
