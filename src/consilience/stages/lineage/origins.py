"""The independent roots that passages go back to. Doubt about independence counts as dependence."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from consilience.records import Article, Block, CopySpan, Credit, Origin, OriginSpan, Quote, Sentence
from consilience.stages.lineage.agencies import NAME, SURE, agency_key, is_agency, is_cited
from consilience.stages.lineage.dependence import Dependence
from consilience.stages.lineage.speakers import speaker, spelt
from consilience.text import content_id, overlap

HEAD = 600  # characters in which a credit stands for the whole report; further down for its sentence
LINE = 80  # characters of a paragraph that says little but whom it credits: that holds for the whole report too
QUOTED = 0.9  # how sure it is that two accounts of one speaker's words rest on the same words


@dataclass(frozen=True)
class Evidence:
    """What origins are derived from."""

    saga_id: str
    articles: list[Article]
    blocks: list[Block]
    sentences: list[Sentence]
    credits: list[Credit]
    quotes: list[Quote]
    spans: list[CopySpan]  # only those that carry dependence, each from copy to source
    wholly: list[Dependence]  # at most one an article
    first_of_outlet: dict[str, str]  # by article: the first of its outlet, itself where there is no other


def origins(read: Evidence) -> Iterator[Origin | OriginSpan]:
    """Give every outlet's own reporting an origin, then lead passages back to speakers, agencies and sources.

    Where spans of several origins cover a place, the shortest one holds there.
    """
    first = read.first_of_outlet
    own = {a.article_id: content_id("origin", read.saga_id, first[a.article_id]) for a in read.articles}
    for article in read.articles:
        if first[article.article_id] == article.article_id:
            yield Origin(
                saga_id=read.saga_id,
                origin_id=own[article.article_id],
                kind="article",
                name=article.outlet or article.title,
            )
    heard = _heard(read)
    named = {c: key for c in read.credits if c.kind == "cited" and (key := spelt(speaker(c.name), heard)) in heard}
    yield from _speakers(read, heard, named)
    agencies = list(_agencies(read, [c for c in read.credits if c not in named], own))
    yield from agencies
    yield from _copied(read, own, [s for s in agencies if isinstance(s, OriginSpan)])


def _heard(read: Evidence) -> dict[str, list[Quote]]:
    """The words of each speaker, in however many accounts they are heard."""
    heard: dict[str, list[Quote]] = defaultdict(list)
    for quote in sorted(read.quotes, key=lambda q: (q.article_id, q.start)):
        if key := speaker(quote.speaker_text):
            heard[spelt(key, heard)].append(quote)
    return heard


def _speakers(read: Evidence, heard: dict[str, list[Quote]], named: dict[Credit, str]) -> Iterator[Origin | OriginSpan]:
    """What one speaker said goes back to the speaker: the words themselves, and the sentence that rests on them."""
    articles = {a.article_id: a for a in read.articles}
    for key, quotes in sorted(heard.items()):
        credits = sorted((c for c, name in named.items() if name == key), key=lambda c: (c.article_id, c.start))
        if len({q.article_id for q in quotes} | {c.article_id for c in credits}) < 2:
            continue
        origin_id = content_id("origin", read.saga_id, "speaker", key)
        name = max((q.speaker_text for q in quotes), key=lambda n: (len(n.split()) <= NAME, len(n), n))
        yield Origin(saga_id=read.saga_id, origin_id=origin_id, kind="common", name=name)
        for quote in quotes:
            yield _span(read, origin_id, quote.article_id, (quote.start, quote.end), QUOTED)
        for credit in credits:
            yield _span(read, origin_id, credit.article_id, _credited(credit, articles[credit.article_id], read), SURE)


def _agencies(read: Evidence, credits: list[Credit], own: dict[str, str]) -> Iterator[Origin | OriginSpan]:
    """Text credited to an agency goes back to it: the whole report, or the sentence that names it.

    A sentence that rests on another medium or on a document goes back to that, and to the account of the medium itself
    where it is at hand. What a medium says of its own reporting stays its own, and so does what rests on a source that
    no other account names: an origin of one account could only set it apart.
    """
    articles = {a.article_id: a for a in read.articles}
    outlets = {agency_key(a.outlet): own[a.article_id] for a in read.articles if a.outlet}
    named = set()
    found = [c for c in credits if is_agency(c) or is_cited(c)]
    citing: dict[str, set[str]] = defaultdict(set)
    for credit in found:
        citing[agency_key(credit.name)].add(credit.article_id)
    for credit in sorted(found, key=lambda c: (c.article_id, c.start)):
        key = agency_key(credit.name)
        if credit.kind == "cited" and key == agency_key(articles[credit.article_id].outlet):
            continue
        if credit.kind == "cited" and key not in outlets and len(citing[key]) < 2:
            continue
        origin_id = outlets.get(key) or content_id("origin", read.saga_id, "agency", key)
        if origin_id not in named and origin_id not in outlets.values():
            named.add(origin_id)
            yield Origin(saga_id=read.saga_id, origin_id=origin_id, kind="agency", name=credit.name)
        yield _span(read, origin_id, credit.article_id, _credited(credit, articles[credit.article_id], read), SURE)


def _credited(credit: Credit, article: Article, read: Evidence) -> tuple[int, int]:
    """The range that a credit speaks for: the whole report, or the sentence it stands in."""
    block = next(
        (b for b in read.blocks if b.article_id == credit.article_id and b.start <= credit.start < b.end), None
    )
    alone = block is None or block.kind in {"dateline", "byline", "boilerplate"} or block.end - block.start < LINE
    if credit.kind != "cited" and (alone or credit.start < HEAD):
        return 0, len(article.text)
    around = [s for s in read.sentences if s.article_id == credit.article_id and s.start <= credit.start < s.end]
    return (around[0].start, around[0].end) if around else (credit.start, credit.end)


def _copied(read: Evidence, own: dict[str, str], known: list[OriginSpan]) -> Iterator[OriginSpan]:
    """Lead each copied passage back to the root of its source, through copies of copies."""
    by_copy: dict[str, list[CopySpan]] = defaultdict(list)
    for span in sorted(read.spans, key=lambda s: (s.article_id, s.start, s.source_article, s.source_start)):
        by_copy[span.article_id].append(span)
    wholly = {d.article_id: d for d in read.wholly}
    size = {a.article_id: len(a.text) for a in read.articles}
    again = {a for a, first in read.first_of_outlet.items() if a != first}
    sources = {
        a: {s.source_article for s in by_copy[a]} | ({wholly[a].source_article} if a in wholly else set())
        for a in sorted({*by_copy, *wholly, *again})
    }
    done: dict[str, list[OriginSpan]] = defaultdict(list)
    for agency in known:
        done[agency.article_id].append(agency)
    for article in _sources_first(sources):
        made = [
            _span(read, _root(done[s.source_article], own[s.source_article], s), article, (s.start, s.end), s.score)
            for s in by_copy[article]
        ]
        if article in wholly and not any(_whole(s, size) for s in done[article]):
            root = next((s.origin_id for s in done[wholly[article].source_article] if _whole(s, size)), None)
            made += _rest(read, wholly[article], root or own[wholly[article].source_article], own[article])
        if article in again and not any(_whole(s, size) for s in [*done[article], *made]):
            made.append(_span(read, own[article], article, (0, size[article]), SURE))
        done[article] += made
        yield from made


def _root(spans: list[OriginSpan], own: str, copied: CopySpan) -> str:
    """Origin of the place in the source that a passage was taken from."""
    inside = [s for s in spans if overlap(s.start, s.end, copied.source_start, copied.source_end)]
    return min(inside, key=lambda s: (s.end - s.start, s.origin_id)).origin_id if inside else own


def _whole(span: OriginSpan, size: dict[str, int]) -> bool:
    return span.end - span.start == size[span.article_id]


def _rest(read: Evidence, depends: Dependence, root: str, own: str) -> Iterator[OriginSpan]:
    """Lead the whole account to the root of its source, and what it added to itself."""
    article = next(a for a in read.articles if a.article_id == depends.article_id)
    yield _span(read, root, article.article_id, (0, len(article.text)), depends.score)
    for where in depends.added:
        yield _span(read, own, article.article_id, where, depends.score)


def _sources_first(sources: dict[str, set[str]]) -> list[str]:
    """Order copies so that each comes after those it was made from; rings are broken at the smallest id."""
    left, order = dict(sources), []
    while left:
        free = [a for a, needed in left.items() if not needed & left.keys()]
        chosen = min(free or left)
        order.append(chosen)
        del left[chosen]
    return order


def _span(read: Evidence, origin_id: str, article_id: str, where: tuple[int, int], score: float) -> OriginSpan:
    return OriginSpan(
        saga_id=read.saga_id,
        origin_id=origin_id,
        article_id=article_id,
        start=where[0],
        end=where[1],
        score=round(score, 3),
    )
