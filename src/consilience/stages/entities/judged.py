"""What a person has decided, and what the user's knowledge base knows, as facts about locals."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import combinations

from consilience.records import EntityJudgement, KnownEntity
from consilience.stages.entities.locals import Local
from consilience.text import fold
from consilience.verdicts import VERDICTS, Side, sides

Pair = tuple[int, int]  # of units, the smaller first
_NAMED_ALIKE = frozenset(["person", "organization"])  # kinds that a reader may take for each other


@dataclass(frozen=True)
class Judged:
    """Pairs of units that a person has judged."""

    same: frozenset[Pair] = field(default_factory=frozenset)
    different: frozenset[Pair] = field(default_factory=frozenset)
    undecided: frozenset[Pair] = field(default_factory=frozenset)


def judge(units: list[list[int]], found: list[Local], judgements: Iterable[EntityJudgement]) -> Judged:
    """Say which pairs of units the judgements are about; a judgement on names that no account uses is about none."""
    called: dict[Side, set[int]] = defaultdict(set)
    for n, unit in enumerate(units):
        for k in unit:
            for form in found[k].forms:
                called["", fold(form)].add(n)
                called[found[k].article_id, fold(form)].add(n)
    pairs: dict[str, set[Pair]] = defaultdict(set)
    for j in judgements:
        one, two = sides(j)
        pairs[j.verdict] |= {(min(a, b), max(a, b)) for a in called[one] for b in called[two] if a != b}
    return Judged(*(frozenset(pairs[verdict]) for verdict in VERDICTS))


def towns_apart(judged: Judged, first: list[Local]) -> Judged:
    """Hold apart towns of one name that accounts place in two areas, unless a person has judged them the same."""
    placed = [n for n, local in enumerate(first) if local.within]
    apart = {(a, b) for a, b in combinations(placed, 2) if _elsewhere(first[a].within, first[b].within)}
    return replace(judged, different=judged.different | (apart - judged.same))


def _elsewhere(one: str, other: str) -> bool:
    return not one.startswith(other) and not other.startswith(one)


def namesakes(judgements: Iterable[EntityJudgement]) -> frozenset[Side]:
    """The (article, name) of judgements about one name in two accounts: such locals are units of their own."""
    return frozenset(side for j in judgements for side in sides(j) if side[0])


class Known:
    """The user's knowledge base, by name."""

    def __init__(self, entities: Iterable[KnownEntity]) -> None:
        self._ids: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for e in entities:
            for name in (e.name, *e.aliases):
                self._ids[fold(name)].add((e.kind, e.known_id))

    def ids(self, local: Local) -> frozenset[str]:
        """Whom a local may be: entities of its kind that are known by its fullest name, or else by any of its names."""
        for form in local.forms:
            kinds = _NAMED_ALIKE if local.kind in _NAMED_ALIKE else {local.kind}
            if found := {known for kind, known in self._ids.get(fold(form), ()) if kind in kinds}:
                return frozenset(found)
        return frozenset()
