"""Where the accounts of a saga differ on what they report, of what kind, and why it matters or does not."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from consilience.records import Difference, Stance
from consilience.stages.claims.accounts import Place, Saga
from consilience.stages.claims.telling import Told
from consilience.text import content_id


def compare(saga: Saga, told: list[Told], stances: Iterable[Stance]) -> Iterator[Difference]:
    """Write the differences of a saga, each with the proposition that it is about.

    A claim may stand in no proposition though another of its sentence does: that is what both are about.
    """
    place = {u.claim.claim_id: u.place for u in saga.units}
    of_claim: dict[str, set[str]] = defaultdict(set)
    of_place: dict[Place, set[str]] = defaultdict(set)
    for stance in stances:
        of_claim[stance.claim_id].add(stance.proposition_id)
        of_place[place[stance.claim_id]].add(stance.proposition_id)
    for difference in told:
        one, other = difference.a, difference.b
        about = _both(of_claim[one.claim.claim_id], of_claim[other.claim.claim_id])
        about = about or _both(of_place[one.place], of_place[other.place])
        yield _difference(saga, difference, min(about, default=""))


def _both(one: set[str], other: set[str]) -> set[str]:
    """What two share, else what either has."""
    return one & other or one | other


def _difference(saga: Saga, told: Told, proposition_id: str) -> Difference:
    a, b, c = told.a.claim, told.b.claim, told.contrast
    return Difference(
        saga_id=saga.saga_id,
        difference_id=content_id("difference", a.claim_id, b.claim_id, c.kind, *c.values),
        proposition_id=proposition_id,
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
