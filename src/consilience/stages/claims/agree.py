"""Gather the claims of all accounts that report the same fact into propositions."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from consilience.models import DifferenceScorer, PairScorer, Vocabulary
from consilience.records import Proposition, Stance
from consilience.stages.claims.accounts import Accounts, Saga, Unit, sagas
from consilience.stages.claims.choice import clearest, salience
from consilience.stages.claims.features import Index, Matrix
from consilience.stages.claims.grouping import gather
from consilience.stages.claims.pairs import score_pairs
from consilience.stages.claims.roots import Roots
from consilience.stages.claims.slots import Filler
from consilience.stages.claims.telling import tell
from consilience.text import content_id, fold

# Pairs of this score are put together. Cross-validated P .68 R .40 (at .25: .63 and .43; at .4: .74 and .37): a false
# agreement costs more than a missed one.
_ALIKE = 0.3
_DISPUTED = 0.2  # differences of this worth decide a proposition's status; of those told, the surer third
_NOTED = 0.35  # what one account alone says becomes a proposition from this salience on


@dataclass(frozen=True)
class _Found:
    """One saga's pair scores, and where its claims go back to."""

    saga: Saga
    table: Matrix
    accounts: int
    roots: Roots
    clashes: dict[frozenset[str], str]  # sort of the difference by the two claims


def agree(
    read: Accounts, *, vocabulary: Vocabulary, pair_scorer: PairScorer, difference_scorer: DifferenceScorer
) -> Iterator[Proposition | Stance]:
    """Find what the accounts of each saga report, who reports it, and from how many independent origins."""
    roots, filler = Roots(read), Filler(read)
    for saga in sagas(read):
        if not saga.units:
            continue
        pairs = score_pairs(saga, vocabulary, pair_scorer)
        table = pairs.table(len(saga.units))
        accounts = saga.accounts()
        clashes = {
            frozenset((d.a.claim.claim_id, d.b.claim.claim_id)): d.contrast.sort
            for d in tell(saga, pairs, filler, difference_scorer)
            if d.contrast.sort != "compatible" and d.score >= _DISPUTED
        }
        found = _Found(saga, table, int(accounts.max()) + 1, roots, clashes)
        groups = sorted(gather(table, accounts, _ALIKE), key=lambda members: (-len(members), members))
        told: set[str] = set()
        for members in [*groups, *([n] for n in _alone(found, groups))]:
            yield from _proposition(found, members, told)


def _alone(found: _Found, groups: list[list[int]]) -> list[int]:
    """Claims that no other account makes, and that are worth a line of their own."""
    grouped = {n for members in groups for n in members}
    units = found.saga.units
    return [
        n
        for n in range(len(units))
        if n not in grouped
        and units[n].claim.modality not in {"asked", "hypothetical"}
        and salience([units[n]], found.accounts) >= _NOTED
    ]


def _proposition(found: _Found, members: list[int], told: set[str]) -> Iterator[Proposition | Stance]:
    """Write one proposition; ``told`` holds the texts already used, so that no two read the same."""
    units = [found.saga.units[n] for n in members]
    fresh = [u for u in units if fold(u.claim.text) not in told]
    if not fresh:
        return
    best = clearest(fresh)
    told.add(fold(best.claim.text))
    origins = found.roots.of(found.saga.saga_id, units)
    proposition_id = content_id("proposition", *(u.claim.claim_id for u in units))
    yield Proposition(
        saga_id=found.saga.saga_id,
        proposition_id=proposition_id,
        story_id=_story(found.saga, units),
        text=best.claim.text,
        claim_id=best.claim.claim_id,
        status=_status(found, units, len(origins)),
        origins=len(origins),
        outlets=len({u.claim.article_id for u in units}),
        origin_ids=tuple(origins),
        salience=salience(units, found.accounts),
    )
    for n, unit in zip(members, units, strict=True):
        support = _support(found.table[n, members])
        yield Stance(
            saga_id=found.saga.saga_id,
            proposition_id=proposition_id,
            claim_id=unit.claim.claim_id,
            article_id=unit.claim.article_id,
            stance=_stance(found, unit, best),
            score=support,
            features=(f"same_fact={support}",),
        )


def _story(saga: Saga, units: list[Unit]) -> str:
    counts = Counter(saga.story_of[u.claim.article_id] for u in units)
    return min(counts, key=lambda story: (-counts[story], story))


def _support(scores: Index | Matrix) -> float:
    """The best score a claim has with another member; 1 for a claim that stands alone."""
    return round(float(scores.max()), 3) if len(scores) > 1 else 1.0


def _status(found: _Found, units: list[Unit], origins: int) -> str:
    """Disputed or updated when two of its claims cannot both hold, else by the independent origins."""
    sorts = {_clash(found, a, b) for a, b in combinations(units, 2)}
    if "conflict" in sorts:
        return "disputed"
    if "update" in sorts:
        return "updated"
    return "corroborated" if origins > 1 else "single-origin"


def _clash(found: _Found, a: Unit, b: Unit) -> str:
    return found.clashes.get(frozenset((a.claim.claim_id, b.claim.claim_id)), "")


def _stance(found: _Found, unit: Unit, best: Unit) -> str:
    if unit.claim.negated != best.claim.negated:
        return "denies"
    return "differs" if _clash(found, unit, best) else "asserts"
