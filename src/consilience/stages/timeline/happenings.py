"""Put what the accounts date on one line: each happening once, with every place that tells it."""

from collections import Counter
from collections.abc import Iterator

from consilience.page import Accounts, days_between, facts, pages
from consilience.records import Happening, Publication
from consilience.stages.timeline.moments import Moment, moments
from consilience.stages.timeline.same import gather
from consilience.text import content_id, edtf_start

_EVENT_SLACK = 3  # days before the first account that still belong to the story itself
_LEGIBLE = 0.05  # a line that reads worse says nothing to a reader
_LEGIBLE_INFERRED = 0.35  # the same where no account dates it: then its words are all that it gives
_MOST, _AT_LEAST = 15, 60  # lines an account, and in all: the least salient beyond are left out


def happenings(read: Accounts) -> Iterator[Happening]:
    """Write every dated or datable event of a saga, in time order, duplicates folded over accounts."""
    proposition_of = facts(read.stances)
    weight = {p.proposition_id: p.salience for p in read.propositions}
    told = pages(read)
    for saga in sorted({page.saga_id for page in told}):
        own = [page for page in told if page.saga_id == saga]
        published = [page.published for page in own if page.published and page.published.earliest]
        legible = [g for g in gather(moments(own, proposition_of)) if _legible(g)]
        lines = [_happening(saga, group, len(own), published, weight) for group in legible]
        kept = sorted(lines, key=lambda h: (-h.salience, h.date, h.happening_id))[: max(_AT_LEAST, _MOST * len(own))]
        yield from sorted(kept, key=lambda h: (h.earliest or edtf_start(h.date), -h.salience, h.happening_id))


def _legible(group: list[Moment]) -> bool:
    least = _LEGIBLE_INFERRED if all(m.inferred for m in group) else _LEGIBLE
    return max(m.clarity for m in group) >= least


def _happening(
    saga: str, group: list[Moment], accounts: int, published: list[Publication], salience: dict[str, float]
) -> Happening:
    date = _date(group)
    best = max(group, key=lambda m: (m.edtf == date.edtf and not m.inferred, m.clarity, m.article_id, -m.start))
    cited = sorted({(m.article_id, m.start, m.end) for m in group})
    propositions = Counter(m.proposition_id for m in group if m.proposition_id)
    anchor = date.counted_from or ("", 0, 0)
    proposition = min(propositions, key=lambda p: (-propositions[p], p)) if propositions else ""
    return Happening(
        saga_id=saga,
        happening_id=content_id(saga, date.edtf, cited),
        date=date.edtf,
        earliest=date.earliest if date.rough else "",
        latest=date.latest if date.rough else "",
        text=best.text,
        kind=_kind(date, group, published),
        proposition_id=proposition,
        claim_ids=tuple(sorted({m.claim_id for m in group if m.claim_id})),
        salience=round(_salience(group, best, accounts, salience.get(proposition, 0.0)), 4),
        cited_articles=tuple(c[0] for c in cited),
        cited_starts=tuple(c[1] for c in cited),
        cited_ends=tuple(c[2] for c in cited),
        anchor_article=anchor[0],
        anchor_start=anchor[1],
        anchor_end=anchor[2],
    )


def _date(group: list[Moment]) -> Moment:
    """Choose the finest date; of equally fine ones that which most accounts state."""
    told = Counter((m.edtf, m.article_id) for m in group)
    outlets = Counter(edtf for edtf, _ in told)
    return min(group, key=lambda m: (-m.precision, -outlets[m.edtf], m.inferred, m.edtf, m.article_id, m.start))


def _kind(date: Moment, group: list[Moment], published: list[Publication]) -> str:
    """Forecast: told only as still to come; background: over before the story's own days; else event."""
    if all(m.ahead for m in group):
        return "forecast"
    first = min((p.earliest[:10] for p in published), default="")
    before = days_between(date.latest, first)
    return "background" if before is not None and before > _EVENT_SLACK else "event"


def _salience(group: list[Moment], best: Moment, accounts: int, weight: float) -> float:
    """Weigh how many accounts tell it, how it ranks among propositions, how early it stands, how well it is dated."""
    share = len({m.article_id for m in group}) / max(accounts, 1)
    lead = max(m.lead for m in group)
    return min(1.0, 0.35 * share + 0.25 * weight + 0.2 * lead + 0.1 * min(best.precision, 3) / 3 + 0.1 * best.clarity)
