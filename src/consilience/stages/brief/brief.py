"""Write the short neutral account of a saga: what the accounts share, in words that stand in them."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from consilience.page import Accounts, Page, assertions, pages
from consilience.records import BriefLine, Claim, Difference
from consilience.stages.brief.chapters import chapters
from consilience.stages.brief.choose import choose, targets
from consilience.stages.brief.disputed import disputed
from consilience.stages.brief.lines import Line, lines

_WORDS = 185  # of the chosen lines together; with the line on differences a brief stays below 200
_LINES = 9
_SHARED = 2  # content words that a supporting claim has in common with the line


@dataclass(frozen=True, slots=True)
class Telling:
    """A claim and its content words."""

    claim: Claim
    terms: frozenset[str]


def brief(read: Accounts) -> Iterator[BriefLine]:
    """Write up to nine lines and 200 words a saga, story by story in time order, each citing what carries it."""
    propositions_of = assertions(read.stances)
    every = pages(read)
    told = _told(every, propositions_of)
    for saga in sorted({page.saga_id for page in every}):
        own = [page for page in every if page.saga_id == saga]
        chosen = _chosen(own, propositions_of)
        for n, line in enumerate(chosen):
            yield _brief_line(saga, n, line, told)
        found = disputed([d for d in read.differences if d.saga_id == saga])
        if found is not None and chosen:
            yield _difference_line(saga, len(chosen), chosen[0].page.story_id, *found)


def _told(every: list[Page], propositions_of: dict[str, frozenset[str]]) -> dict[str, list[Telling]]:
    """Where each proposition is told, with the content words there."""
    told: dict[str, list[Telling]] = defaultdict(list)
    for page in every:
        for n, claims in page.claims.items():
            for claim in claims:
                if n not in page.sentences:
                    continue
                telling = Telling(claim, page.terms(page.sentences[n], claim.start, claim.end))
                for proposition in propositions_of.get(claim.claim_id, ()):
                    told[proposition].append(telling)
    return told


def _chosen(own: list[Page], propositions_of: dict[str, frozenset[str]]) -> list[Line]:
    """Choose chapter by chapter, each with its share of the words by its number of accounts, and put them in order.

    In a chapter the news comes first, then the rest as the accounts order their facts.
    """
    out: list[Line] = []
    left, most = _WORDS, _LINES
    parts = chapters(own)
    for n, chapter in enumerate(parts):
        least = 2 * (len(parts) - n - 1)  # lines kept back for the chapters to come
        count = min(max(2, round(_LINES * len(chapter) / len(own))), most - min(least, most - 1))
        budget = min(left, _WORDS * count // _LINES)
        candidates = [line for page in chapter for line in lines(page, propositions_of)]
        chosen = choose(candidates, targets(chapter, propositions_of), budget, count)
        out += chosen[:1] + sorted(chosen[1:], key=lambda x: (-x.lead, x.page.article.article_id, x.start))
        left, most = left - sum(line.words for line in chosen), most - len(chosen)
        if most <= 0:
            break
    return out


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


def _support(line: Line, told: list[Telling]) -> list[Claim]:
    """The claim of each other account that says most nearly the same."""
    best: dict[str, tuple[int, Claim]] = {}
    for telling in told:
        key, shared = telling.claim.article_id, len(telling.terms & line.terms)
        if key != line.page.article.article_id and shared >= _SHARED and shared > best.get(key, (0, None))[0]:
            best[key] = shared, telling.claim
    return [claim for _, claim in best.values()]


def _brief_line(saga: str, n: int, line: Line, told: dict[str, list[Telling]]) -> BriefLine:
    cited = {(line.page.article.article_id, line.start, line.end)}
    for proposition in line.propositions:
        cited |= {(c.article_id, c.start, c.end) for c in _support(line, told[proposition])}
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
