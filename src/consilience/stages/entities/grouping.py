"""From locals to groups: alike ones at once, candidates by blocks, then the surest pairs while all parts cohere."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from consilience import gazetteer
from consilience.models import NameScorer
from consilience.stages.entities.judged import Judged, Known
from consilience.stages.entities.likeness import NEVER, Score, likeness, rivals, terms, world
from consilience.stages.entities.locals import Local
from consilience.stages.entities.names import initials
from consilience.stages.entities.spelling import consonants, dental, eastern, words
from consilience.text import fold

_SAME = 0.72  # pairs above are merged, the surest first
_COHESION = 0.6  # mean likeness that all pairs of two groups must reach
_DOUBT = 0.55  # pairs above, which are not merged, are shown to a person
_CROWD = 600  # a block larger than this tells nothing
_STATED, _JUDGED = 1.5, 2.0  # what needs no likeness, above every score: an account's word, and before it a person's

# Of two units: their score, and the mean over all pairs of their locals.
Scores = dict[tuple[int, int], tuple[Score, float]]


def units_of(found: list[Local], apart: frozenset[tuple[str, str]] = frozenset()) -> list[list[int]]:
    """Gather locals that say exactly the same of themselves: they are one, however many accounts there are.

    ``apart`` are the (article, name) that a person has judged beside a namesake: each is a unit of its own.
    """
    units: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for k, local in enumerate(found):
        own = local.key if any((local.article_id, fold(form)) in apart for form in local.forms) else ()
        units[local.kind, local.forms, local.gender, local.roles, local.governs, local.within, own].append(k)
    return sorted(units.values())


def compare(units: list[list[int]], found: list[Local], scorer: NameScorer, known: Known) -> Scores:
    """Score the candidate pairs of units; locals of one article weigh in as locals of one article."""
    first = [found[u[0]] for u in units]
    where = [frozenset(found[k].article_id for k in u) for u in units]
    ids = [known.ids(local) for local in first]
    scores: Scores = {}
    for a, b in sorted({*candidates(first), *_known(ids)}):
        if ids[a] and ids[b]:
            told = (1.0, ("known=1.000",)) if ids[a] & ids[b] else NEVER
            scores[a, b] = told, told[0]
            continue
        shared, pairs = len(where[a] & where[b]), len(units[a]) * len(units[b])
        near = likeness(first[a], first[b], scorer, together=True) if shared else NEVER
        far = likeness(first[a], first[b], scorer, together=False) if shared < pairs else NEVER
        if max(near, far)[0] > 0.0:
            scores[a, b] = max(near, far), (near[0] * shared + far[0] * (pairs - shared)) / pairs
    return scores


def _known(ids: list[frozenset[str]]) -> Iterator[tuple[int, int]]:
    """Pair each unit with the first that the knowledge base takes for the same: however its name is written."""
    first: dict[str, int] = {}
    for n, own in enumerate(ids):
        for known_id in sorted(own):
            if (m := first.setdefault(known_id, n)) != n:
                yield m, n


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
        yield from (f"w{dental(consonants(w))[:3]}" for w in cut)
        if len(cut) > 1:
            yield f"i{''.join(sorted(initials(cut)))}"
        elif cut:
            yield f"i{''.join(sorted(cut[0]))}"
        if code := gazetteer.countries().get(gazetteer.bare(surface)):
            yield f"c{code}"
    if local.kind in {"organization", "place"}:
        yield from (f"e{eastern(w)[:3]}" for s in local.forms for w in words(s)[:1] if w[0] in "gh")
        yield from (f"t{' '.join(sorted(terms(s, local.kind)))}" for s in local.forms)
    yield from (f"k{body}" for body in world(local))


@dataclass(frozen=True, slots=True)
class _Edge:
    score: float
    a: int
    b: int


def groups(
    units: list[list[int]], found: list[Local], scores: Scores, judged: Judged, stated: frozenset[tuple[int, int]]
) -> list[list[int]]:
    """Merge pairs from the surest down; two groups join only when no pair forbids it and the mean likeness holds.

    What a person has judged the same comes first, then what an account states; neither needs likeness. What was judged
    different never joins.
    """
    first = [found[u[0]] for u in units]
    owner = list(range(len(units)))
    held: dict[int, list[int]] = {k: [k] for k in owner}
    given = {**dict.fromkeys(stated, _STATED), **dict.fromkeys(judged.same, _JUDGED)}
    edges = [_Edge(s, a, b) for (a, b), ((s, _), _) in scores.items() if s >= _SAME and (a, b) not in given]
    edges += [_Edge(s, a, b) for (a, b), s in given.items()]
    for edge in sorted(edges, key=lambda e: (-e.score, e.a, e.b)):
        a, b = owner[edge.a], owner[edge.b]
        if a == b or forbidden(held[a], held[b], judged):
            continue
        if (
            edge.score >= _STATED
            or _coheres(held[a], held[b], units, scores)
            or _nearest(held[a], held[b], first, scores)
        ):
            held[a] = sorted(held[a] + held.pop(b))
            for k in held[a]:
                owner[k] = a
    return sorted(held.values())


def forbidden(a: list[int], b: list[int], judged: Judged) -> bool:
    """Whether a person has judged anything of two groups different."""
    return bool(judged.different) and any((min(x, y), max(x, y)) in judged.different for x in a for y in b)


def doubts(merged: list[list[int]], scores: Scores, judged: Judged) -> Iterator[tuple[int, int, Score, str]]:
    """List the pairs of groups that are nearly one, with their best score and a person's "undecided", if any."""
    owner = {unit: n for n, group in enumerate(merged) for unit in group}
    undecided = {(min(owner[a], owner[b]), max(owner[a], owner[b])) for a, b in judged.undecided}
    best: dict[tuple[int, int], tuple[Score, str]] = {}
    for (a, b), (score, _) in sorted(scores.items()):
        pair = (min(owner[a], owner[b]), max(owner[a], owner[b]))
        if pair[0] != pair[1] and score[0] >= _DOUBT and not forbidden(merged[pair[0]], merged[pair[1]], judged):
            verdict = "undecided" if pair in undecided else ""
            best[pair] = max(best.get(pair, (NEVER, "")), (score, verdict))
    yield from ((a, b, score, verdict) for (a, b), (score, verdict) in sorted(best.items()))


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


def _nearest(a: list[int], b: list[int], first: list[Local], scores: Scores) -> bool:
    """Say whether two groups of bodies or places are alike in the mean of each one's nearest, and none has a rival.

    A body goes by names that are nothing like each other, "BBC News" and "British Broadcasting Corp.".
    """
    if any(first[k].kind not in {"organization", "place"} for k in (*a, *b)):
        return False
    alike = {(x, y): scores.get((min(x, y), max(x, y)), (NEVER, 0.0))[1] for x in a for y in b}
    if any(score == 0.0 and rivals(first[x], first[y]) for (x, y), score in alike.items()):
        return False
    best = [max(alike[x, y] for y in b) for x in a] + [max(alike[x, y] for x in a) for y in b]
    return sum(best) / len(best) >= _COHESION
