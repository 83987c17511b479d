"""Who copied whom within a saga, by which passages, and to which independent origins the passages go back."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations

from consilience.models import Vocabulary
from consilience.outlets import publishers
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
from consilience.stages.lineage.agencies import with_agencies
from consilience.stages.lineage.align import Match, longest_run
from consilience.stages.lineage.dependence import Dependence, dependence
from consilience.stages.lineage.direction import Side, direction
from consilience.stages.lineage.links import FEATURES, LINK, Pair, compare
from consilience.stages.lineage.origins import Evidence, origins
from consilience.stages.lineage.units import Text, text_of, units

SHARED_RUN = 12  # words in a row that prove a common text where neither account was made from the other
DEPENDENT = {"copy", "rewrite", "translation"}
LEAD = 0.01  # certainty of a common text from which it is told of at all: tools may follow it, pages leave it out
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
    weighed = units(list(articles.values()), read.blocks, read.sentences, read.quotes, vocabulary)
    own = {name: text_of(found) for name, found in weighed.items() if found}
    pairs = [p for a, b in combinations(own, 2) if (p := compare(own[a], own[b])).passages or p.score >= LINK]
    linked = _linked(pairs)
    side = _sides(read, own)
    spans, links, wholly = [], [], []
    for pair in pairs:
        told, link = _told(pair, _turned(pair, linked, side), saga_id)
        spans += told
        links += [link] if link else []
        wholly += [d for d in [_depends(link, own)] if d]
    first = publishers(sorted(articles.values(), key=_published(read.publications)))
    yield from spans
    yield from _of_one_outlet(first, saga_id)
    yield from with_agencies(links, read.credits, read.publications, saga_id)
    yield from origins(
        Evidence(
            saga_id=saga_id,
            articles=list(articles.values()),
            blocks=read.blocks,
            sentences=read.sentences,
            credits=read.credits,
            quotes=read.quotes,
            spans=[s for s in spans if s.kind != "quote"],
            wholly=_strongest(wholly),
            first_of_outlet=first,
        )
    )


def _published(publications: list[Publication]) -> Callable[[Article], tuple[str, str]]:
    """The order of accounts in time, those without a day last."""
    days = {p.article_id: p.earliest for p in publications}
    return lambda article: (days.get(article.article_id) or "~", article.article_id)


def _of_one_outlet(first: dict[str, str], saga_id: str) -> Iterator[CopyLink]:
    """Tie each further account of an outlet to its first; what else ties an account is the surer reason."""
    for article_id, source in first.items():
        if article_id != source:
            yield CopyLink(
                saga_id=saga_id,
                article_id=article_id,
                source_article=source,
                agency="",
                kind="same-outlet",
                score=LINK,
                features=(),
                spans=(),
            )


def _linked(pairs: list[Pair]) -> dict[str, set[str]]:
    """Say for each article which others it shares text with; gathered once, for a saga has very many pairs."""
    linked: dict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        if pair.score >= LINK:
            linked[pair.a].add(pair.b)
            linked[pair.b].add(pair.a)
    return linked


def _sides(read: Accounts, own: dict[str, Text]) -> dict[str, Side]:
    """Gather what each article says of itself, once for all its pairs."""
    published = {p.article_id: p for p in read.publications}
    credits: dict[str, list[Credit]] = defaultdict(list)
    for credit in read.credits:
        credits[credit.article_id].append(credit)
    return {
        a.article_id: Side(
            article=a,
            publication=published.get(a.article_id),
            credits=tuple(credits[a.article_id]),
            units=own[a.article_id].units,
        )
        for a in read.articles
        if a.article_id in own
    }


def _turned(pair: Pair, linked: dict[str, set[str]], side: dict[str, Side]) -> tuple[Side, Side]:
    """The sides of a pair, each with how many articles share text with it and not with the other."""
    both = {pair.a, pair.b}
    a, b = (len(linked[one] - linked[other] - both) for one, other in ((pair.a, pair.b), (pair.b, pair.a)))
    return replace(side[pair.a], elsewhere=a), replace(side[pair.b], elsewhere=b)


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
        score=round(_score(pair, kind), 3),
        features=(*named, f"direction={max(likely, 1 - likely):.2f}", f"direction_by={basis}"),
        spans=tuple(n for s in spans for n in (s.start, s.end, s.source_start, s.source_end)),
    )
    return spans, link


def _link_kind(pair: Pair, source: Article, copy: Article) -> str:
    """What ties two accounts together, by the records' names for it; "" where nothing does."""
    passages = pair.passages
    if pair.score >= LINK:
        if copy.translated >= TRANSLATED > source.translated:
            return "translation"
        exact = sum(m.kind == "verbatim" for m in passages)
        return "copy" if exact * 2 > len(passages) else "rewrite"
    quoted = any(m.kind == "quote" for m in passages)
    if _shared(passages) >= (LINK if quoted else LEAD):
        return "shared-agency"  # an agency's or a release's wording in both, though neither was made from the other
    return "shared-quote" if quoted else ""


def _score(pair: Pair, kind: str) -> float:
    """Certainty of a link."""
    if kind in DEPENDENT:
        return pair.score
    return _shared(pair.passages) if kind == "shared-agency" else max(m.score for m in pair.passages)


def _shared(passages: list[Match]) -> float:
    """Certainty of a common text; short of ``SHARED_RUN``, few words in common prove little."""
    told = [m for m in passages if m.kind != "quote"]
    return max((m.score * min(1.0, longest_run(m.a.words, m.b.words) / SHARED_RUN) for m in told), default=0.0)


def _depends(link: CopyLink | None, own: dict[str, Text]) -> Dependence | None:
    if link is None or link.kind not in DEPENDENT:
        return None
    return dependence(own[link.article_id], own[link.source_article], link.score)


def _strongest(wholly: list[Dependence]) -> list[Dependence]:
    """Keep one source an article."""
    ranked = sorted(wholly, key=lambda d: (d.score, d.source_article))
    return list({d.article_id: d for d in ranked}.values())


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
