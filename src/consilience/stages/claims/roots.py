"""To which independent origins claims go back."""

from collections import Counter, defaultdict

from consilience.page import by_article
from consilience.records import OriginSpan
from consilience.stages.claims.accounts import Accounts, Unit
from consilience.text import content_id, fold, overlap


class Roots:
    """Looks up the origin of a claim: the shortest origin span over its middle, else the article's own."""

    def __init__(self, read: Accounts) -> None:
        self._spans: dict[str, list[OriginSpan]] = by_article(read.origin_spans)
        self._entity = {link.mention_id: link.entity_id for link in read.links}

    def of(self, saga_id: str, units: list[Unit]) -> list[str]:
        """The distinct origins of claims, one an account at most.

        One speaker heard by many is one origin of what the speaker said. An account that both reports a thing and
        quotes somebody on it has not found it out twice: of its origins the one that most accounts share counts.
        """
        first: dict[str, str] = {}
        found: dict[str, set[str]] = defaultdict(set)
        for unit in sorted(units, key=lambda u: (u.claim.article_id, u.claim.start)):
            origin = self.one(saga_id, unit)
            found[unit.claim.article_id].add(first.setdefault(self._speaker(unit) or origin, origin))
        shared = Counter(origin for origins in found.values() for origin in origins)
        return sorted({max(origins, key=lambda o: (shared[o], o)) for origins in found.values()})

    def one(self, saga_id: str, unit: Unit) -> str:
        """The origin of one claim."""
        claim = unit.claim
        over = [
            s
            for s in self._spans.get(claim.article_id, [])
            if 2 * overlap(s.start, s.end, claim.start, claim.end) >= claim.end - claim.start
        ]
        if over:
            return min(over, key=lambda s: (s.end - s.start, s.origin_id)).origin_id
        return content_id("origin", saga_id, claim.article_id)  # as the lineage stage names an article's own origin

    def _speaker(self, unit: Unit) -> str:
        claim = unit.claim
        known = self._entity.get(claim.speaker_mention, "")
        surname = fold(claim.speaker_text).split()
        return known or (surname[-1] if surname else "")
