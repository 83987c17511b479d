"""Who copied whom within a saga, by which passages, and to which independent origins the passages go back."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from consilience.models import Vocabulary
from consilience.records import (
    Article,
    Block,
    CopyLink,
    CopySpan,
    Credit,
    Member,
    Origin,
    OriginSpan,
    Publication,
    Quote,
    Sentence,
)
from consilience.stages.lineage.align import Match
from consilience.stages.lineage.direction import Side, direction
from consilience.stages.lineage.links import FEATURES, LINK, Pair, compare
from consilience.stages.lineage.origins import Evidence, agency_key, is_agency, origins
from consilience.stages.lineage.units import Unit, units

SHARED_PASSAGES = 0  # passages that two otherwise independent accounts may share before a link tells of it
TRANSLATED = 0.5  # Article.translated from which a rewrite is called a translation


@dataclass(frozen=True)
class Accounts:
    """What ``trace_copies`` reads: all records of the articles of one saga."""

    articles: list[Article]
    members: list[Member]
    blocks: list[Block]
    sentences: list[Sentence]
    credits: list[Credit]
    publications: list[Publication]
    quotes: list[Quote]


def trace_copies(read: Accounts, *, vocabulary: Vocabulary) -> Iterator[CopySpan | CopyLink | Origin | OriginSpan]:
    """Hold every pair of accounts against each other and say what depends on what."""
    if not read.articles:
        return
    articles = {a.article_id: a for a in sorted(read.articles, key=lambda a: a.article_id)}
    saga_id = next((m.saga_id for m in read.members if m.article_id in articles), "")
    own = units(list(articles.values()), read.blocks, read.sentences, read.quotes, vocabulary)
    pairs = [compare(own[a], own[b]) for a, b in combinations([x for x in articles if own[x]], 2)]
    carrying = []
    for pair in pairs:
        spans, link = _told(pair, _sides(pair, pairs, read, own), saga_id)
        yield from spans
        if link:
            yield link
        carrying += [s for s in spans if s.kind != "quote"]
    yield from _agency_links(read.credits, saga_id)
    yield from origins(
        Evidence(
            saga_id=saga_id,
            articles=list(articles.values()),
            blocks=read.blocks,
            sentences=read.sentences,
            credits=read.credits,
            quotes=read.quotes,
            spans=carrying,
        )
    )


def _sides(pair: Pair, pairs: list[Pair], read: Accounts, own: dict[str, list[Unit]]) -> tuple[Side, Side]:
    """Gather what each article of a pair says of itself."""
    linked = {
        x: {y for p in pairs if p.score >= LINK and x in (p.a, p.b) for y in (p.a, p.b)} for x in (pair.a, pair.b)
    }
    sides = [
        Side(
            article=next(x for x in read.articles if x.article_id == one),
            publication=next((p for p in read.publications if p.article_id == one), None),
            credits=tuple(c for c in read.credits if c.article_id == one),
            units=own[one],
            elsewhere=len(linked[one] - linked[other] - {one, other}),
        )
        for one, other in ((pair.a, pair.b), (pair.b, pair.a))
    ]
    return sides[0], sides[1]


def _told(pair: Pair, sides: tuple[Side, Side], saga_id: str) -> tuple[list[CopySpan], CopyLink | None]:
    """Turn a compared pair into passages from copy to source, and a link where there is cause for one."""
    likely, basis = direction(*sides, pair.passages)
    source, copy = sides if likely >= 0.5 else sides[::-1]
    spans = [_copy_span(m, source.article.article_id, saga_id) for m in pair.passages]
    kind = _link_kind(pair, source.article, copy.article)
    if not kind:
        return spans, None
    named = [f"{name}={value:.2f}" for name, value in zip(FEATURES, pair.features, strict=True)]
    link = CopyLink(
        saga_id=saga_id,
        article_id=copy.article.article_id,
        source_article=source.article.article_id,
        agency="",
        kind=kind,
        score=round(pair.score if kind in {"copy", "rewrite", "translation"} else max(s.score for s in spans), 3),
        features=(*named, f"direction={max(likely, 1 - likely):.2f}", f"direction_by={basis}"),
        spans=tuple(n for s in spans for n in (s.start, s.end, s.source_start, s.source_end)),
    )
    return spans, link


def _link_kind(pair: Pair, source: Article, copy: Article) -> str:
    passages = pair.passages
    if pair.score >= LINK:
        if copy.translated >= TRANSLATED > source.translated:
            return "translation"
        exact = sum(m.kind == "verbatim" for m in passages)
        return "copy" if exact * 2 > len(passages) else "rewrite"
    if sum(m.kind != "quote" for m in passages) > SHARED_PASSAGES:
        return "shared-agency"  # an agency's or a release's wording in both, though neither was made from the other
    return "shared-quote" if any(m.kind == "quote" for m in passages) else ""


def _copy_span(match: Match, source_article: str, saga_id: str) -> CopySpan:
    source, copy = (match.a, match.b) if match.a.article == source_article else (match.b, match.a)
    return CopySpan(
        saga_id=saga_id,
        article_id=copy.article,
        start=copy.start,
        end=copy.end,
        source_article=source.article,
        source_start=source.start,
        source_end=source.end,
        kind=match.kind,
        score=round(match.score, 3),
    )


def _agency_links(credits: list[Credit], saga_id: str) -> Iterator[CopyLink]:
    """Link each credited article to its agency, and articles of one agency to each other."""
    sharing: dict[str, dict[str, Credit]] = defaultdict(dict)
    for credit in sorted(credits, key=lambda c: (c.article_id, c.start)):
        if is_agency(credit):
            sharing[agency_key(credit.name)].setdefault(credit.article_id, credit)
    for by_article in sharing.values():
        for credit in by_article.values():
            yield _agency_link(credit, None, saga_id)
        for a, b in combinations(sorted(by_article), 2):
            yield _agency_link(by_article[b], by_article[a], saga_id)


def _agency_link(credit: Credit, other: Credit | None, saga_id: str) -> CopyLink:
    return CopyLink(
        saga_id=saga_id,
        article_id=credit.article_id,
        source_article=other.article_id if other else "",
        agency=credit.name,
        kind="shared-agency",
        score=0.8,
        features=("credited=1",),
        spans=(credit.start, credit.end, other.start if other else 0, other.end if other else 0),
    )
