"""Where the accounts of a saga differ on what they report, of what kind, and why it matters or does not."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from consilience.models import DifferenceScorer, PairScorer, Vocabulary
from consilience.records import Difference, Proposition, Stance
from consilience.stages.claims.accounts import Accounts, Saga, sagas
from consilience.stages.claims.pairs import score_pairs
from consilience.stages.claims.slots import Filler
from consilience.stages.claims.telling import Told, tell
from consilience.text import content_id


@dataclass(frozen=True)
class Agreed(Accounts):
    """The accounts with what they agree on."""

    propositions: list[Proposition]
    stances: list[Stance]


def compare(
    read: Agreed, *, vocabulary: Vocabulary, pair_scorer: PairScorer, difference_scorer: DifferenceScorer
) -> Iterator[Difference]:
    """Tell the differences of each saga: one for a pair of facts, each with two spans and a reason."""
    filler = Filler(read)
    of_claim: dict[str, set[str]] = defaultdict(set)
    for stance in read.stances:
        of_claim[stance.claim_id].add(stance.proposition_id)
    for saga in sagas(read):
        pairs = score_pairs(saga, vocabulary, pair_scorer)
        for told in tell(saga, pairs, filler, difference_scorer):
            yield _difference(saga, told, of_claim)


def _difference(saga: Saga, told: Told, of_claim: dict[str, set[str]]) -> Difference:
    a, b, c = told.a.claim, told.b.claim, told.contrast
    shared = sorted(of_claim[a.claim_id] & of_claim[b.claim_id]) or sorted(of_claim[a.claim_id] | of_claim[b.claim_id])
    return Difference(
        saga_id=saga.saga_id,
        difference_id=content_id("difference", a.claim_id, b.claim_id, c.kind, *c.values),
        proposition_id=shared[0] if shared else "",
        kind=c.kind,
        sort=c.sort,
        a_article=a.article_id,
        a_start=c.a[0],
        a_end=c.a[1],
        b_article=b.article_id,
        b_start=c.b[0],
        b_end=c.b[1],
        why=c.why,
        score=round(told.score, 3),
    )
