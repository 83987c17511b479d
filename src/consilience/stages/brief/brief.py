"""Write the short neutral account of a saga: what the accounts share, in words that stand in them."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from consilience.page import Accounts, Page, assertions, pages
from consilience.records import BriefLine, Claim, Commitment, Difference
from consilience.stages.brief.chapters import chapters, published
from consilience.stages.brief.choose import choose
from consilience.stages.brief.disputed import disputed
from consilience.stages.brief.importance import passages
from consilience.stages.brief.lines import AHEAD, Line, lines
from consilience.stages.brief.promised import Span, first_outcome, promise_line, promised, quoted
from consilience.text import overlap

_WORDS = 198  # of all lines together
_END = 55  # words kept back for the last chapter: how it ended
_LINES = 16
_SHOWN, _TELLING = re.compile(r"“([^“”]+)”"), 4  # what a framed line quotes, and words from which that tells the fact
_SHARED = 2  # content words that a supporting claim has in common with the line


@dataclass(frozen=True, slots=True)
class Telling:
    """A claim, its content words and the places that it names."""

    claim: Claim
    terms: frozenset[str]
    places: frozenset[str]


@dataclass(frozen=True)
class Briefing(Accounts):
    """The accounts of a saga, and what was promised in them."""

    commitments: list[Commitment]


def brief(read: Briefing) -> Iterator[BriefLine]:
    """Write up to 200 words a saga, story by story in time order, each line citing what carries it."""
    propositions_of = assertions(read.stances)
    every = pages(read)
    told = _told(every, propositions_of)
    common = Counter(place for tellings in told.values() for telling in tellings for place in telling.places)
    for saga in sorted({page.saga_id for page in every}):
        own = [page for page in every if page.saga_id == saga]
        found = disputed([d for d in read.differences if d.saga_id == saga], own)
        fates = promised([c for c in read.commitments if c.saga_id == saga])
        framed = [text for _, text in [*fates, *found]]
        shown = [value for _, text in found for value in _SHOWN.findall(text) if len(value.split()) >= _TELLING]
        told_so = [span for c, _ in fates for span in quoted(c)]
        words = _WORDS - sum(len(text.split()) for text in framed)
        chosen = _chosen(own, propositions_of, words, told_so, shown)
        fates = [(c, text) for c, text in fates if c.note or not _stands(first_outcome(c), chosen)]
        for n, line in enumerate(chosen):
            yield _brief_line(saga, n, line, told, common)
        if not chosen:
            continue
        story, n = {page.article.article_id: page.story_id for page in own}, len(chosen)
        for c, text in fates:
            yield promise_line(c, text, story[c.article_id], n)
            n += 1
        for d, text in found:
            yield _difference_line(saga, n, chosen[0].page.story_id, d, text)
            n += 1


def _told(every: list[Page], propositions_of: dict[str, frozenset[str]]) -> dict[str, list[Telling]]:
    """Where each proposition is told, with the content words there."""
    told: dict[str, list[Telling]] = defaultdict(list)
    for page in every:
        for n, claims in page.claims.items():
            for claim in claims:
                if n not in page.sentences:
                    continue
                terms = page.terms(page.sentences[n], claim.start, claim.end)
                telling = Telling(claim, terms, page.places(n, claim.start, claim.end))
                for proposition in propositions_of.get(claim.claim_id, ()):
                    told[proposition].append(telling)
    return told


def _chosen(
    own: list[Page], propositions_of: dict[str, frozenset[str]], words: int, told_so: list[Span], shown: list[str]
) -> list[Line]:
    """Choose chapter by chapter, each with its share of the words by its number of accounts, and put them in order.

    What the framed lines say already is left out. In a chapter the news comes first, then the rest as the accounts
    order their facts.
    """
    out: list[Line] = []
    left, most = words, _LINES
    parts = chapters(own)
    for n, chapter in enumerate(parts):
        least = 2 * (len(parts) - n - 1)  # lines kept back for the chapters to come
        count = min(max(2, round(_LINES * len(chapter) / len(own))), most - min(least, most - 1))
        budget = min(left - (_END if n + 1 < len(parts) else 0), max(_END, words * count // _LINES))
        candidates = [line for page in chapter for line in lines(page, propositions_of)]
        candidates = [line for line in candidates if not any(_stands(span, [line]) for span in told_so)]
        candidates = [line for line in candidates if not any(value in line.text for value in shown)] or candidates
        candidates = _not_said(candidates, out)
        chosen = choose(candidates, passages(chapter, propositions_of), budget, count)
        chosen = _to_the_end(chapter, chosen, candidates, propositions_of, budget)
        out += chosen[:1] + sorted(
            chosen[1:], key=lambda x: (x.background, published(x.page), -x.lead, x.page.article.article_id, x.start)
        )
        left, most = left - sum(line.words for line in chosen), most - len(chosen)
        if most <= 0:
            break
    return out


def _to_the_end(
    chapter: list[Page], chosen: list[Line], candidates: list[Line], of: dict[str, frozenset[str]], budget: int
) -> list[Line]:
    """See to it that the latest account of a chapter has a word, so that a reader learns how things stood last."""
    last = max(chapter, key=lambda page: (published(page), page.article.article_id))
    first = min(chapter, key=published)
    if published(last) == published(first) or any(published(x.page) == published(last) for x in chosen[:1]):
        return chosen
    if any(x.page is last for x in chosen):
        return chosen
    kept = list(chosen)
    end = choose(
        [x for x in _not_said(candidates, chosen) if x.page is last], passages([last], of), min(budget, _END), 1
    )
    while end and len(kept) > 1 and sum(x.words for x in [*kept, *end]) > budget:
        kept.pop()
    return kept + end


def _not_said(candidates: list[Line], said: list[Line]) -> list[Line]:
    """The candidates that do not repeat a line word for word, as copies of one report do."""
    return [line for line in candidates if all(line.text != other.text for other in said)]


def _stands(span: Span | None, chosen: list[Line]) -> bool:
    """Whether a chosen line holds most of a span."""
    return span is not None and any(
        x.page.article.article_id == span[0] and 2 * overlap(x.start, x.end, *span[1:]) > span[2] - span[1]
        for x in chosen
    )


def _difference_line(saga: str, n: int, story: str, d: Difference, text: str) -> BriefLine:
    return BriefLine(
        saga_id=saga,
        story_id=story,
        n=n,
        text=text,
        proposition_ids=(d.proposition_id,) if d.proposition_id else (),
        cited_articles=(d.a_article, d.b_article),
        cited_starts=(d.a_start, d.b_start),
        cited_ends=(d.a_end, d.b_end),
    )


def _support(line: Line, told: list[Telling], common: Counter[str]) -> list[Claim]:
    """The claims that say the same elsewhere: in the other accounts, and where the line's own tells it again."""
    return [
        telling.claim
        for telling in told
        if len(telling.terms & line.terms) >= _SHARED
        and not _is_shown(telling.claim, line)
        and _bears(line, telling, common)
    ]


def _is_shown(claim: Claim, line: Line) -> bool:
    """Whether a claim stands in the line itself, at least in part: that place is cited anyway."""
    own = claim.article_id == line.page.article.article_id
    return own and overlap(claim.start, claim.end, line.start, line.end) > 0


def _bears(line: Line, telling: Telling, common: Counter[str]) -> bool:
    """Whether a claim can bear a line: it is no plan for what is told as done, and it does not name another place in
    the stead of the line's own, the one of its places least often named."""
    if telling.claim.modality in AHEAD and not line.ahead:
        return False
    if not telling.places - line.places or not line.places:
        return True
    return min(line.places, key=lambda place: (common[place], place)) in telling.places


def _brief_line(saga: str, n: int, line: Line, told: dict[str, list[Telling]], common: Counter[str]) -> BriefLine:
    cited = {(line.page.article.article_id, line.start, line.end)}
    for proposition in line.propositions:
        cited |= {(c.article_id, c.start, c.end) for c in _support(line, told[proposition], common)}
    ordered = sorted(cited, key=lambda c: (c[0] != line.page.article.article_id, c))
    return BriefLine(
        saga_id=saga,
        story_id=line.page.story_id,
        n=n,
        text=line.text,
        proposition_ids=tuple(sorted(line.propositions)),
        cited_articles=tuple(c[0] for c in ordered),
        cited_starts=tuple(c[1] for c in ordered),
        cited_ends=tuple(c[2] for c in ordered),
    )
