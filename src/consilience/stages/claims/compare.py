"""Where the accounts of a saga differ on what they report, of what kind, and why it matters or does not."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from consilience.records import Difference, Stance
from consilience.stages.claims.accounts import Saga
from consilience.stages.claims.telling import Told
from consilience.text import content_id


def compare(saga: Saga, told: list[Told], stances: Iterable[Stance]) -> Iterator[Difference]:
    """Write the differences of a saga, each with the proposition that it is about."""
    of_claim: dict[str, set[str]] = defaultdict(set)
    for stance in stances:
        of_claim[stance.claim_id].add(stance.proposition_id)
    for difference in told:
        yield _difference(saga, difference, of_claim)


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
        why=told.why,
        score=round(told.score, 3),
    )
