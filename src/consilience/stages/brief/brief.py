"""Write the short neutral account of a saga: what the accounts share, in words that stand in them."""

from collections import defaultdict
from collections.abc import Iterator

from consilience.page import Accounts, Page, pages
from consilience.records import BriefLine, Claim
from consilience.stages.brief.choose import choose, weights
from consilience.stages.brief.lines import Line, lines

_WORDS = 195  # of a saga's brief, at most
_LINES = 9


def brief(read: Accounts) -> Iterator[BriefLine]:
    """Write up to nine lines and 200 words a saga, story by story in time order, each citing what carries it."""
    proposition_of = {s.claim_id: s.proposition_id for s in read.stances if s.stance == "asserts"}
    claims = {c.claim_id: c for c in read.claims}
    told: dict[str, list[Claim]] = defaultdict(list)
    for claim_id, proposition in sorted(proposition_of.items()):
        if claim_id in claims:
            told[proposition].append(claims[claim_id])
    every = pages(read)
    for saga in sorted({page.saga_id for page in every}):
        own = [page for page in every if page.saga_id == saga]
        chosen = _chosen(own, proposition_of, read)
        for n, line in enumerate(_ordered(chosen, own)):
            yield _brief_line(saga, n, line, told)


def _chosen(own: list[Page], proposition_of: dict[str, str], read: Accounts) -> list[Line]:
    """Choose story by story, each with its share of the words by its number of accounts."""
    salience = {p.proposition_id: p.salience for p in read.propositions}
    outlets = {p.proposition_id: p.outlets for p in read.propositions}
    by_story: dict[str, list[Page]] = defaultdict(list)
    for page in own:
        by_story[page.story_id].append(page)
    chosen: list[Line] = []
    for _, story in sorted(by_story.items()):
        candidates = [line for page in story for line in lines(page, proposition_of)]
        share = max(2 / 9, len(story) / len(own)) if len(by_story) > 1 else 1.0
        weight = weights(candidates, salience, outlets)
        chosen += choose(candidates, weight, int(_WORDS * share), max(1, round(_LINES * share)))
    return _within(chosen)


def _within(chosen: list[Line]) -> list[Line]:
    """Keep to the limits of the whole brief when many stories each took their least share."""
    out: list[Line] = []
    words = 0
    for line in chosen:
        if words + line.words <= _WORDS and len(out) < _LINES:
            out.append(line)
            words += line.words
    return out


def _ordered(chosen: list[Line], own: list[Page]) -> list[Line]:
    """Stories in time order; in each the news first, then as the accounts order their facts."""
    first: dict[str, str] = {}
    for page in own:
        day = page.published.earliest if page.published else ""
        first[page.story_id] = min(first.get(page.story_id, day or "9999"), day or "9999")
    news = {line.page.story_id: line for line in reversed(chosen)}
    return sorted(
        chosen,
        key=lambda x: (first[x.page.story_id], x.page.story_id, news[x.page.story_id] is not x, -x.lead, x.start),
    )


def _brief_line(saga: str, n: int, line: Line, told: dict[str, list[Claim]]) -> BriefLine:
    cited = {(line.page.article.article_id, line.start, line.end)}
    for proposition in line.propositions:
        cited |= {(c.article_id, c.start, c.end) for c in told[proposition] if c.claim_id not in line.claim_ids}
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
