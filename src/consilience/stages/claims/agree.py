"""Gather the claims of all accounts that report the same fact into propositions."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import combinations, product

import numpy as np
from rapidfuzz import fuzz, process

from consilience.models import DifferenceScorer, PairJudge, PairReader, PairScorer, Vocabulary
from consilience.outlets import publishers
from consilience.records import Difference, Proposition, Stance
from consilience.stages.claims.accounts import Accounts, Place, Saga, Unit, sagas
from consilience.stages.claims.apart import apart
from consilience.stages.claims.choice import clarity, clearest, salience, shown
from consilience.stages.claims.compare import compare
from consilience.stages.claims.grouping import UNLIKE, gather, unite, without_echoes
from consilience.stages.claims.manner import polarity
from consilience.stages.claims.matters import Matters
from consilience.stages.claims.pairs import Pairs, Scorers, score_pairs
from consilience.stages.claims.roots import Roots
from consilience.stages.claims.slots import Filler
from consilience.stages.claims.telling import Told, tell
from consilience.stages.claims.vectors import Flags, Index, Matrix
from consilience.text import content_id, fold

# Pairs of this score are put together: cross-validated P .75 R .46 (at .30: .72 and .48; at .25: .69 and .50). F1 is as
# high (.55 to .56): of bars that are equally good, the one by which more of what is said to agree does agree.
_ALIKE = 0.34
_AGAIN = 0.5  # mean score from which claims of sentences that all stand in larger groups are told once more
_ONE_MATTER = 0.28  # groups whose claims are as alike as that on average are read together, as aspects of one matter
_DISPUTED = 0.25  # differences of this worth decide a proposition's status; of those told, the surer two thirds
_SHARED = 0.5  # share of their sentences that two groups cite both
_READS_ALIKE = 80.0  # likeness of words (rapidfuzz, per cent) from which two sentences may be of one fact
_READS_SAME = 85.0  # likeness of two sentences (rapidfuzz, per cent) from which a reader takes them for one
_FIGURE = re.compile(r"\d+")
_READABLE = 0.3
_LEGIBLE = -0.6  # what no account says better than this ("this might open the door") tells a reader nothing
_NOTED = 0.35  # what one account alone says becomes a proposition from this salience on


@dataclass(frozen=True)
class _Found:
    """One saga's pair scores, its differences, and where its claims go back to."""

    saga: Saga
    table: Matrix
    barred: Flags  # units that surely tell two facts
    accounts: int
    roots: Roots
    filler: Filler
    told: list[Told]
    outlet: dict[str, str]  # by account: the first of its outlet
    against: dict[str, list[frozenset[str]]]  # by claim: those of more weight that say otherwise


def agree(
    read: Accounts,
    *,
    vocabulary: Vocabulary,
    pair_scorer: PairScorer,
    pair_reader: PairReader,
    pair_judge: PairJudge,
    difference_scorer: DifferenceScorer,
) -> Iterator[Proposition | Stance | Difference]:
    """Find what the accounts of each saga report, from how many independent origins, and where they differ."""
    roots, filler, outlet = Roots(read), Filler(read), publishers(read.articles)
    scorers = Scorers(pair_scorer, pair_reader, pair_judge)
    for saga in sagas(read):
        if not saga.units:
            continue
        pairs = score_pairs(saga, vocabulary, scorers)
        accounts, told = saga.accounts(), tell(saga, pairs, filler, difference_scorer)
        barred = _barred(saga, pairs, filler, told)
        table = np.where(barred, np.float32(0), pairs.table(len(saga.units)))
        found = _Found(saga, table, barred, int(accounts.max()) + 1, roots, filler, told, outlet, _against(told))
        rows = list(_propositions(found, accounts))
        yield from rows
        yield from compare(saga, told, [row for row in rows if isinstance(row, Stance)])


def _barred(saga: Saga, pairs: Pairs, filler: Filler, told: list[Told]) -> Flags:
    """Which units, however alike, surely tell two facts and are not told to clash, which a reader is shown as one."""
    clashing = {(u.claim.claim_id, v.claim.claim_id) for x in told if _decides(x) for u, v in product(*x.sides)}
    out = np.zeros((len(saga.units), len(saga.units)), bool)
    for n in np.flatnonzero(pairs.score >= UNLIKE * _ALIKE).tolist():
        i, j = int(pairs.rows[n]), int(pairs.columns[n])
        a, b = saga.units[i], saga.units[j]
        ids = (a.claim.claim_id, b.claim.claim_id)
        if clashing.isdisjoint({ids, ids[::-1]}) and apart(filler.of(a), filler.of(b)):
            out[i, j] = out[j, i] = True
    return out


def _decides(x: Told) -> bool:
    return x.score >= _DISPUTED and x.contrast.sort != "compatible"


def _groups(found: _Found, accounts: Index) -> list[list[int]]:
    """Claims of one fact, the most told first; no two groups that a reader could not tell apart."""
    gathered = gather(found.table, accounts, _ALIKE)
    legible = [g for g in gathered if max(clarity(found.saga.units[n]) for n in g) >= _LEGIBLE]
    largest = sorted(legible, key=lambda members: (-len(members), members))
    groups = without_echoes(largest, [u.place for u in found.saga.units], found.table, accounts, _AGAIN)
    every = [*groups, *([n] for n in _alone(found, groups))]
    return unite(every, partial(_same_fact, found, []), partial(_coheres, found.table, accounts))


def _coheres(table: Matrix, accounts: Index, unit: int, members: list[int]) -> bool:
    across = [n for n in members if accounts[n] != accounts[unit]]
    return bool(across) and float(table[unit, across].mean()) >= _ALIKE


def _same_fact(
    found: _Found, told: list[tuple[set[Place], str]], members: list[int], others: list[list[int]]
) -> int | None:
    """The earlier group whose sentence reads the same, or nearly so where most of the cited sentences are shared.

    ``told`` keeps what each group cites and says; one sentence may state two facts that a reader does tell apart.
    """
    units = found.saga.units
    places = {units[n].place for n in members}
    text = fold(_teller(found, members).claim.text)
    near = process.extract(text, [t for _, t in told], scorer=fuzz.token_set_ratio, score_cutoff=_READS_ALIKE, limit=8)
    for other, _score, n in near:
        shared = len(places & told[n][0]) >= _SHARED * len(places | told[n][0])
        same = fuzz.ratio(text, other) >= _READS_SAME and _FIGURE.findall(text) == _FIGURE.findall(other)
        if (shared or same) and not found.barred[np.ix_(members, others[n])].any():
            return n
    told.append((places, text))
    return None


def _alone(found: _Found, groups: list[list[int]]) -> list[int]:
    """Claims that no other account makes, that read well alone, and that are worth a line of their own."""
    grouped = {n for members in groups for n in members}
    units = found.saga.units
    return [
        n
        for n in range(len(units))
        if n not in grouped
        and units[n].claim.modality not in {"asked", "hypothetical"}
        and salience([units[n]], found.accounts) >= _NOTED
        and clarity(units[n]) >= _READABLE
    ]


def _propositions(found: _Found, accounts: Index) -> Iterator[Proposition | Stance]:
    """What the accounts report, each statement with those that make it, the most told first."""
    groups = _groups(found, accounts)
    told = sorted(((_proposition(found, g), g) for g in groups), key=lambda x: _weight_of(x[0]))
    matters = Matters(found.table, accounts, [u.place for u in found.saga.units], [members for _, members in told])
    wider = matters.wider([p.text for p, _ in told], _ONE_MATTER)
    for (proposition, members), n in zip(told, wider, strict=True):
        yield proposition if n is None else replace(proposition, under=told[n][0].proposition_id)
        yield from _stances(found, proposition, members)


def _weight_of(p: Proposition) -> tuple[float, float, float, str]:
    return -p.origins, -p.outlets, -round(p.salience, 3), p.proposition_id  # as in the dossier


def _proposition(found: _Found, members: list[int]) -> Proposition:
    units = [found.saga.units[n] for n in members]
    best = _teller(found, members)
    origins = found.roots.of(found.saga.saga_id, units)
    return Proposition(
        saga_id=found.saga.saga_id,
        proposition_id=content_id("proposition", *(u.claim.claim_id for u in units)),
        story_id=_story(found.saga, units),
        text=shown(best, found.filler.meant(best.claim)),
        claim_id=best.claim.claim_id,
        under="",
        status=_status(found, units, len(origins)),
        origins=len(origins),
        outlets=len({found.outlet[u.claim.article_id] for u in units}),
        origin_ids=tuple(origins),
        salience=salience(units, found.accounts),
        score=_support(found.table[np.ix_(members, members)]),
    )


def _stances(found: _Found, proposition: Proposition, members: list[int]) -> Iterator[Stance]:
    units = [found.saga.units[n] for n in members]
    best = next(u for u in units if u.claim.claim_id == proposition.claim_id)
    for n, unit in zip(members, units, strict=True):
        support = _support(found.table[n, members])
        yield Stance(
            saga_id=found.saga.saga_id,
            proposition_id=proposition.proposition_id,
            claim_id=unit.claim.claim_id,
            article_id=unit.claim.article_id,
            stance=_stance(found, unit, best),
            score=support,
            features=(f"same_fact={support}",),
        )


def _teller(found: _Found, members: list[int]) -> Unit:
    """The claim whose words stand for its group."""
    agreed = found.table[np.ix_(members, members)].sum(1) / max(1, len(members) - 1)
    units = [found.saga.units[n] for n in members]
    return clearest(units, agreed.tolist(), [_contradicted(found, u, units) for u in units])


def _contradicted(found: _Found, unit: Unit, units: list[Unit]) -> bool:
    """Whether claims of more weight, none of them in its group, say otherwise than a claim does."""
    own = {u.claim.claim_id for u in units}
    return any(own.isdisjoint(others) for others in found.against.get(unit.claim.claim_id, []))


def _against(told: list[Told]) -> dict[str, list[frozenset[str]]]:
    """For each claim the claims of more weight by which something else was done, or nothing; figures may differ."""
    found: dict[str, list[frozenset[str]]] = defaultdict(list)
    for x in told:
        if x.score >= _DISPUTED and x.contrast.sort == "conflict" and x.contrast.kind in {"act", "polarity"}:
            lighter, heavier = sorted(x.sides, key=_weight)
            if _weight(lighter) < _weight(heavier):
                for u in lighter:
                    found[u.claim.claim_id].append(frozenset(v.claim.claim_id for v in heavier))
    return found


def _weight(side: list[Unit]) -> float:
    """How many accounts say so; one that reads as a machine translation or as spun counts for less."""
    return sum({u.article.article_id: 1.0 - u.article.translated for u in side}.values())


def _story(saga: Saga, units: list[Unit]) -> str:
    counts = Counter(saga.story_of[u.claim.article_id] for u in units)
    return min(counts, key=lambda story: (-counts[story], story))


def _support(scores: Index | Matrix) -> float:
    """The best score that two members have, or one with another; 1 for a claim that stands alone."""
    return round(float(scores.max()), 3) if len(scores) > 1 else 1.0


def _status(found: _Found, units: list[Unit], origins: int) -> str:
    """Disputed or updated when two of its claims cannot both hold, else by the independent origins."""
    sorts = {sort for a, b in combinations(units, 2) for sort in _clashes(found, a, b)}
    if "conflict" in sorts:
        return "disputed"
    if "update" in sorts:
        return "updated"
    return "corroborated" if origins > 1 else "single-origin"


def _clashes(found: _Found, a: Unit, b: Unit) -> list[str]:
    """Sorts of the sure differences in which two claims give different values."""
    return [
        told.contrast.sort
        for told in found.told
        if _decides(told)
        and ((a in told.sides[0] and b in told.sides[1]) or (b in told.sides[0] and a in told.sides[1]))
    ]


def _stance(found: _Found, unit: Unit, best: Unit) -> str:
    if unit.claim.negated != best.claim.negated and any(polarity(found.filler.of(unit), found.filler.of(best))):
        return "denies"
    return "differs" if _clashes(found, unit, best) else "asserts"
