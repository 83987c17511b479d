"""One account with all that was read in it, ready to look things up: shared by the stages that write for readers."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from consilience import wording
from consilience.records import (
    Article,
    Block,
    Claim,
    Difference,
    Entity,
    EntityLink,
    Member,
    Mention,
    Proposition,
    Publication,
    Quote,
    Repair,
    ResolvedTime,
    Sentence,
    Stance,
    TimeExpression,
)
from consilience.text import fold, overlap, word_set

T = TypeVar("T")

STOP = word_set(
    "a an the and or but of to in on at by for with from as that this these those it its he she they his her their "
    "be have do will would can could may might must shall should not no say tell also more than after before when "
    "while who which what there then into over about out up i we you"
)
_BESIDE = {"title", "dek", "caption", "heading", "dateline", "embed"}  # blocks beside the body
_OF_TRANSLATED = 0.5  # so much worse reads what surely shows machine translation or word spinning
_BESIDE_QUOTE = 3  # characters between the words quoted and who said them
_WHOLE = 0.8  # a whole sentence is shown until a clause of it reads this much better
_PART = 0.25  # what reads no better than this lacks its verb or its subject
_WORDS = {"NOUN", "PROPN", "VERB", "ADJ", "NUM"}


@dataclass(frozen=True)
class Accounts:
    """All that a saga's accounts say, when, on whose word, what they agree on and where they differ."""

    articles: list[Article]
    blocks: list[Block]
    repairs: list[Repair]
    members: list[Member]
    publications: list[Publication]
    sentences: list[Sentence]
    mentions: list[Mention]
    times: list[TimeExpression]
    resolved: list[ResolvedTime]
    quotes: list[Quote]
    claims: list[Claim]
    entities: list[Entity]
    links: list[EntityLink]
    propositions: list[Proposition]
    stances: list[Stance]
    differences: list[Difference]


@dataclass(frozen=True, slots=True)
class Page:
    """One account, with what was read in it in reading order."""

    article: Article
    saga_id: str
    story_id: str
    published: Publication | None
    sentences: dict[int, Sentence]
    kinds: dict[int, str]  # block kind by Block.n
    claims: dict[int, list[Claim]]  # by sentence
    mentions: dict[int, list[Mention]]  # by sentence
    times: list[tuple[TimeExpression, ResolvedTime]]
    quotes: list[Quote]
    repairs: list[wording.Edit]
    entity_of: dict[str, str] = field(default_factory=dict)  # by mention
    order: dict[int, int] = field(default_factory=dict)  # rank of a sentence among those of the body

    def lead(self, sentence: int) -> float:
        """1 at the top of the body, falling to 0 at its end."""
        return 1.0 - self.order.get(sentence, 0) / max(len(self.order), 1)

    def read(
        self, sentence: Sentence, start: int, end: int, *, dates: bool = False, edits: Iterable[wording.Edit] = ()
    ) -> tuple[str, float]:
        """Say a span as a sentence, on request with its days in full or edited, and how well it reads alone (0..1)."""
        mentions = [self._spoken_by(m) for m in self.mentions.get(sentence.n, [])]
        edits = [*edits, *self.repairs, *wording.named(mentions, sentence, start, end)]
        if dates:
            edits = edits + wording.dated(self.article.text, [r for t, r in self.times if t.sentence == sentence.n])
        clear = wording.clarity(self.article.text, sentence, start, end, edits)
        clear *= 1.0 - _OF_TRANSLATED * self.article.translated
        return wording.tidy(wording.spell(self.article.text, start, end, edits)), clear

    def _spoken_by(self, mention: Mention) -> Mention:
        """Give a pronoun that follows on a quotation ("…," he said) the name of that quotation's speaker."""
        if mention.form != "pronoun":
            return mention
        beside = (
            q for q in self.quotes if q.kind in {"direct", "mixed"} and 0 <= mention.start - q.end <= _BESIDE_QUOTE
        )
        quote = next((q for q in beside if q.speaker_text), None)
        return mention if quote is None else replace(mention, name=quote.speaker_text)

    def clearest(self, sentence: Sentence, claim: Claim | None) -> tuple[int, int, str, float]:
        """Choose span and words for a claim: its whole sentence, unless the claim alone reads much better."""
        start, end = sentence.start, sentence.end
        text, clear = self.read(sentence, start, end)
        if claim is not None:
            words, reads = self.read(sentence, claim.start, claim.end)
            if reads > max(clear / _WHOLE, _PART):
                return claim.start, claim.end, words, reads
        return start, end, text, clear

    def terms(self, sentence: Sentence, start: int, end: int) -> frozenset[str]:
        """Content lemmas of a span, words of time left out."""
        dated = [(r.start, r.end) for _, r in self.times if start <= r.start < end]
        return frozenset(
            sentence.lemmas[k].lower()
            for k in wording.window(sentence, start, end)
            if sentence.pos[k] in _WORDS
            and sentence.lemmas[k].lower() not in STOP
            and not any(s <= sentence.starts[k] < e for s, e in dated)
        )

    def places(self, sentence: int, start: int, end: int) -> frozenset[str]:
        """The places named in a span, by the entity each is, or by its name where it is none."""
        return frozenset(
            self.entity_of.get(m.mention_id, fold(m.name))
            for m in self.mentions.get(sentence, [])
            if m.kind == "place" and m.form == "name" and start <= m.start < end
        )


def pages(read: Accounts) -> list[Page]:
    """Gather the records of each article that is in a saga, in the order of article ids."""
    member = {m.article_id: m for m in read.members}
    published = {p.article_id: p for p in read.publications}
    sentences, blocks = by_article(read.sentences), by_article(read.blocks)
    claims, mentions = by_article(read.claims), by_article(read.mentions)
    quotes, repairs = by_article(read.quotes), by_article(read.repairs)
    times, resolved = by_article(read.times), {r.time_id: r for r in read.resolved}
    entity_of = {link.mention_id: link.entity_id for link in read.links}
    out = []
    for article in sorted((a for a in read.articles if a.article_id in member), key=lambda a: a.article_id):
        key = article.article_id
        kinds = {b.n: b.kind for b in blocks[key]}
        own = sorted(sentences[key], key=lambda s: s.n)
        body = [s.n for s in own if kinds.get(s.block, "paragraph") not in _BESIDE]
        dated = [(t, resolved[t.time_id]) for t in times[key] if t.time_id in resolved]
        out.append(
            Page(
                article=article,
                saga_id=member[key].saga_id,
                story_id=member[key].story_id,
                published=published.get(key),
                sentences={s.n: s for s in own},
                kinds=kinds,
                claims=_by_sentence(claims[key]),
                mentions=_by_sentence(mentions[key]),
                times=sorted(dated, key=lambda x: (x[0].start, x[0].time_id)),
                quotes=sorted(quotes[key], key=lambda q: (q.start, q.quote_id)),
                repairs=wording.repairs(repairs[key]),
                entity_of=entity_of,
                order={n: rank for rank, n in enumerate(body)},
            )
        )
    return out


def by_article(items: Iterable[T]) -> dict[str, list[T]]:
    """Group records by ``article_id``, in the order in which they come."""
    out: dict[str, list[T]] = defaultdict(list)
    for item in items:
        out[item.article_id].append(item)  # type: ignore[attr-defined]
    return out


def _by_sentence(items: Iterable[T]) -> dict[int, list[T]]:
    out: dict[int, list[T]] = defaultdict(list)
    for item in sorted(items, key=lambda x: (x.start, x.end)):  # type: ignore[attr-defined]
        out[item.sentence].append(item)  # type: ignore[attr-defined]
    return dict(out)


def token_at(sentence: Sentence, offset: int) -> int:
    """Index of the token that begins at or after an offset."""
    return min(bisect_left(sentence.starts, offset), len(sentence.starts) - 1)


def covering(claims: Iterable[Claim], start: int, end: int) -> Claim | None:
    """Find the smallest claim that holds a span."""
    holding = [c for c in claims if overlap(c.start, c.end, start, end) == end - start]
    return min(holding, key=lambda c: (c.end - c.start, c.start), default=None)


def days_between(a: str, b: str) -> int | None:
    """Count the days from one ISO date (or date-time) to another; None where either is open or not a day."""
    try:
        return (date.fromisoformat(b[:10]) - date.fromisoformat(a[:10])).days
    except ValueError:
        return None


def assertions(stances: Iterable[Stance]) -> dict[str, frozenset[str]]:
    """The propositions that each claim asserts."""
    told: dict[str, set[str]] = defaultdict(set)
    for stance in stances:
        if stance.stance == "asserts":
            told[stance.claim_id].add(stance.proposition_id)
    return {claim: frozenset(propositions) for claim, propositions in told.items()}


def facts(stances: Iterable[Stance]) -> dict[str, str]:
    """Say for each claim the one proposition it asserts; of two that share half their claims the larger counts."""
    told: dict[str, set[str]] = defaultdict(set)
    for stance in stances:
        if stance.stance == "asserts":
            told[stance.proposition_id].add(stance.claim_id)
    fact_of: dict[str, str] = {}
    kept_with: dict[str, list[str]] = defaultdict(list)  # claim: propositions kept so far that hold it
    for proposition in sorted(told, key=lambda p: (-len(told[p]), p)):
        claims = told[proposition]
        shared = Counter(k for c in sorted(claims) for k in kept_with[c])
        best = min(shared, key=lambda k: (-shared[k], k), default="")
        if best and 2 * shared[best] >= len(claims):
            fact = best
        else:
            fact = proposition
            for claim in claims:
                kept_with[claim].append(proposition)
        for claim in claims:
            fact_of.setdefault(claim, fact)
    return fact_of
