"""Which differences of which pairs are worth telling: all comparators run, and one learned score over them."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from consilience.models import DifferenceScorer
from consilience.stages.claims.accounts import Saga, Unit
from consilience.stages.claims.amounts import amounts
from consilience.stages.claims.contrasts import Comparator, Contrast
from consilience.stages.claims.features import Matrix
from consilience.stages.claims.manner import act, causes, certainty, polarity, quoted
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
    "same_unit", "unit_known", "overlap", "loose", "ratio", "count", "small", "of", "days", "resolved", "inside",
    "role", "shared", "spelling", "actor", "places", "speakers", "predicate", "denied", "planned", "event", "hedge",
    "gap", "alike", "quote", "short",
)  # fmt: skip
LEAST = 0.15  # pairs of less agreement than this are not about one fact
TELL = 0.1  # findings of less worth are kept back; the model card says what other thresholds give


@dataclass(frozen=True, slots=True)
class Told:
    """A difference worth telling."""

    a: Unit
    b: Unit
    contrast: Contrast
    score: float


def tell(saga: Saga, pairs: Pairs, filler: Filler, scorer: DifferenceScorer) -> Iterator[Told]:
    """Choose the differences worth telling: of two sentences the best one, each pair of values once, best first."""
    near = np.flatnonzero(pairs.score >= LEAST).tolist()
    slots = {u: filler.of(saga.units[u]) for n in near for u in (int(pairs.rows[n]), int(pairs.columns[n]))}
    found = [(n, c) for n in near for c in contrasts_of(slots[int(pairs.rows[n])], slots[int(pairs.columns[n])])]
    if not found:
        return
    score = scorer(columns(found, pairs))
    seen: set[tuple[object, ...]] = set()
    for k in np.argsort(-score, kind="stable").tolist():
        if score[k] < TELL:
            return
        n, contrast = found[k]
        a, b = saga.units[int(pairs.rows[n])], saga.units[int(pairs.columns[n])]
        where = (a.claim.article_id, a.claim.sentence, b.claim.article_id, b.claim.sentence)
        if where not in seen:
            seen.add(where)
            yield Told(a, b, contrast, float(score[k]))


def contrasts_of(a: Slots, b: Slots) -> list[Contrast]:
    """All ways in which two claims differ."""
    return [contrast for compare in COMPARATORS for contrast in compare(a, b)]


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
