"""Which differences of which pairs are worth telling: all comparators run, and one learned score over them."""

from dataclasses import dataclass

import numpy as np

from consilience.models import DifferenceScorer
from consilience.stages.claims.accounts import Saga, Unit
from consilience.stages.claims.acts import act, matter, same_act
from consilience.stages.claims.amounts import amounts
from consilience.stages.claims.contrasts import Comparator, Contrast, explain
from consilience.stages.claims.features import Matrix
from consilience.stages.claims.manner import causes, certainty, polarity, quoted
from consilience.stages.claims.moments import moments
from consilience.stages.claims.pairs import Pairs
from consilience.stages.claims.people import actors, attribution, places, roles
from consilience.stages.claims.slots import Filler, Slots

COMPARATORS: tuple[Comparator, ...] = (
    amounts, moments, roles, actors, places, attribution, polarity, act, certainty, causes, quoted,
)  # fmt: skip
KINDS = ("quantity", "time", "place", "person", "act", "cause", "polarity", "attribution", "wording")
SORTS = ("conflict", "update", "compatible")
OWN = (
    "same_act", "matter", "same_unit", "unit_known", "overlap", "loose", "ratio", "count", "small", "of", "share",
    "days", "resolved", "inside", "role", "shared", "spelling", "actor", "places", "speakers", "denied", "hedge", "gap",
    "alike", "quote",
)  # fmt: skip
LEAST = 0.15  # pairs of less agreement than this are not about one fact
Key = tuple[str, tuple[str, ...]]
SURE = 0.4  # worth of what the comparators alone decide
TELL = 0.1  # findings of less worth are kept back; the model card says what other thresholds give


@dataclass(frozen=True, slots=True)
class Told:
    """A difference worth telling, and all accounts that give either value."""

    a: Unit
    b: Unit
    contrast: Contrast
    score: float
    sides: tuple[list[Unit], list[Unit]]

    @property
    def why(self) -> str:
        """Both values, whose they are, and the reason."""
        one, other = ([u.article for u in side] for side in self.sides)
        return explain(self.contrast, one, other)


def tell(saga: Saga, pairs: Pairs, filler: Filler, scorer: DifferenceScorer) -> list[Told]:
    """Choose the differences worth telling, best first: of two sentences the best one, each two values once."""
    near = np.flatnonzero(pairs.score >= LEAST).tolist()
    slots = {u: filler.of(saga.units[u]) for n in near for u in (int(pairs.rows[n]), int(pairs.columns[n]))}
    found = [(n, c) for n in near for c in contrasts_of(slots[int(pairs.rows[n])], slots[int(pairs.columns[n])])]
    if not found:
        return []
    out: dict[Key, Told] = {}
    taken: set[tuple[object, ...]] = set()
    for score, k in _best_first(scorer(columns(found, pairs)), found):
        n, c = found[k]
        a, b = saga.units[int(pairs.rows[n])], saga.units[int(pairs.columns[n])]
        where = (a.claim.article_id, a.claim.sentence, b.claim.article_id, b.claim.sentence)
        key = key_of(c)
        if key in out:
            _add(out[key], c, a, b)
        elif where not in taken:
            out[key] = Told(a, b, c, score, ([a], [b]))
        taken.add(where)
    return list(out.values())


def _best_first(score: Matrix, found: list[tuple[int, Contrast]]) -> list[tuple[float, int]]:
    worth = [max(s, SURE) if c.sure else s for s, (_, c) in zip(score.tolist(), found, strict=True)]
    return sorted(((s, n) for n, s in enumerate(worth) if s >= TELL), key=lambda x: (-x[0], x[1]))


def key_of(contrast: Contrast) -> Key:
    """What makes two contrasts one row: the kind and both values, whichever account gives which."""
    return contrast.kind, tuple(sorted(contrast.values))


def _add(told: Told, contrast: Contrast, one: Unit, other: Unit) -> None:
    """Name two more claims with the value that each gives; an account stands on one side only."""
    sides = told.sides if contrast.values == told.contrast.values else told.sides[::-1]
    for side, beside, unit in ((sides[0], sides[1], one), (sides[1], sides[0], other)):
        if unit not in side and unit.article not in [u.article for u in beside]:
            side.append(unit)


def contrasts_of(a: Slots, b: Slots) -> list[Contrast]:
    """All ways in which two claims differ."""
    found = [contrast for compare in COMPARATORS for contrast in compare(a, b)]
    if found:
        beside = {"same_act": float(same_act(a, b)), "matter": matter(a, b)}
        for contrast in found:
            contrast.features.update(beside)
    return found


def columns(found: list[tuple[int, Contrast]], pairs: Pairs) -> dict[str, Matrix]:
    """Feature columns of contrasts: those of their pair (by its number), and their own."""
    at = np.array([n for n, _ in found], np.int64)
    out = {f"pair_{name}": values[at] for name, values in pairs.features.items()}
    out["pair_score"] = pairs.score[at]
    beside = np.bincount(at, minlength=len(pairs.score))
    out["beside"] = beside[at].astype(np.float32)
    for kind in KINDS:
        out[f"kind_{kind}"] = np.array([c.kind == kind for _, c in found], np.float32)
    for sort in SORTS:
        out[f"sort_{sort}"] = np.array([c.sort == sort for _, c in found], np.float32)
    for name in OWN:
        out[name] = np.array([c.features.get(name, -1.0) for _, c in found], np.float32)
    return out
