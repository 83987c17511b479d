"""What a claim says, slot by slot: how many, when, who, where, on whose word, how surely."""

from collections.abc import Iterable, Set
from dataclasses import dataclass
from typing import TypeVar

from consilience import gazetteer
from consilience.page import by_article
from consilience.records import Claim, Entity, Mention, Publication, Quantity, Quote, ResolvedTime, Sentence
from consilience.stages.claims.accounts import Accounts, Unit
from consilience.text import fold, overlap, squeeze, stem, word_set

T = TypeVar("T")
Figure = tuple[str, str, float]  # kind, unit, middle
_ONE = dict.fromkeys(("deal", "treaty", "pact", "accord", "contract", "memorandum", "settlement"), "agreement")
_WHERE = word_set("in at near inside outside into from to toward towards across around off on over through via")
_SETTLEMENTS = word_set(
    "city town village port capital district suburb region province state stronghold enclave island"
)
_EMPTY = word_set("be have do say tell on in of the a an year day month week time people")


@dataclass(frozen=True, slots=True)
class Slots:
    """A unit with the records that fill its slots."""

    unit: Unit
    published: Publication | None
    quantities: list[Quantity]
    times: list[ResolvedTime]
    named: list[tuple[Mention, Entity]]
    quotes: list[Quote]
    speaker: Entity | None
    content: frozenset[str]  # stems of the nouns, verbs, numbers and names
    people: list[tuple[Mention, Entity]]  # those its sentence names, be it outside the claim
    sites: list[Entity]  # places on the map, no countries, in or near which its sentence tells of something
    figures: frozenset[Figure]  # all numbers of its account

    def words(self, start: int, end: int) -> str:
        """The words of a span, white space folded."""
        return squeeze(self.unit.article.text[start:end])


class Filler:
    """Fills the slots of units from the records of their accounts."""

    def __init__(self, read: Accounts) -> None:
        self._published = {p.article_id: p for p in read.publications}
        self._quantities = {q.quantity_id: q for q in read.quantities}
        self._times = {t.time_id: t for t in read.times}
        self._mentions = {m.mention_id: m for m in read.mentions}
        entities = {e.entity_id: e for e in read.entities}
        self._entity = {x.mention_id: entities[x.entity_id] for x in read.links if x.entity_id in entities}
        self._figures: dict[str, set[Figure]] = {}
        for q in read.quantities:
            self._figures.setdefault(q.article_id, set()).add(figure(q))
        self._people: dict[tuple[str, int], list[tuple[Mention, Entity]]] = {}
        self._places: dict[tuple[str, int], list[tuple[Mention, Entity]]] = {}
        for m in sorted(read.mentions, key=lambda m: (m.article_id, m.start, m.mention_id)):
            known = {"person": self._people, "place": self._places}.get(m.kind)
            if known is not None and m.form == "name" and m.mention_id in self._entity:
                known.setdefault((m.article_id, m.sentence), []).append((m, self._entity[m.mention_id]))
        self._pronouns = {(m.article_id, m.start): m for m in read.mentions if m.form == "pronoun"}
        self._quotes = by_article(sorted(read.quotes, key=lambda q: (q.start, q.quote_id)))

    def meant(self, claim: Claim) -> str:
        """Whom the pronoun surely means that a claim begins with, its own or its sentence's subject; else nothing."""
        shared = claim.subject_start is not None and claim.subject_start < claim.start
        start = claim.subject_start if shared and claim.subject_start is not None else claim.start
        pronoun = self._pronouns.get((claim.article_id, start))
        known = self._entity.get(pronoun.mention_id) if pronoun and pronoun.name else None
        return known.name if known else ""

    def of(self, unit: Unit) -> Slots:
        """Fill the slots of one unit."""
        c = unit.claim
        mentions = [m for m in _known(c.mention_ids, self._mentions) if m.mention_id in self._entity]
        return Slots(
            unit=unit,
            published=self._published.get(c.article_id),
            quantities=_known(c.quantity_ids, self._quantities),
            times=_known(c.time_ids, self._times),
            named=[(m, self._entity[m.mention_id]) for m in mentions],
            quotes=[q for q in self._quotes.get(c.article_id, []) if overlap(q.start, q.end, c.start, c.end)],
            speaker=self._entity.get(c.speaker_mention),
            content=stems(unit, unit.tokens),
            people=self._people.get((c.article_id, c.sentence), []),
            sites=[e for m, e in self._places.get((c.article_id, c.sentence), []) if _is_site(unit.sentence, m, e)],
            figures=frozenset(self._figures.get(c.article_id, ())),
        )


def stands_at(sentence: Sentence, m: Mention) -> bool:
    """Whether a mention says where: "in Norland", "in the port of Norvik", not Norland that decides."""
    inside = [k for k, at in enumerate(sentence.starts) if m.start <= at and sentence.ends[k] <= m.end]
    root = next((k for k in inside if sentence.heads[k] not in inside), -1)
    if root < 0 or sentence.deps[root] != "pobj":
        return False
    word = sentence.heads[root]
    if sentence.lemmas[word].lower() == "of" and sentence.lemmas[sentence.heads[word]].lower() in _SETTLEMENTS:
        word = sentence.heads[sentence.heads[word]]
    return sentence.lemmas[word].lower() in _WHERE


def _is_site(sentence: Sentence, m: Mention, place: Entity) -> bool:
    country = gazetteer.bare(place.name) in gazetteer.countries()
    return place.latitude is not None and not country and stands_at(sentence, m)


def middle(q: Quantity) -> float:
    """The middle of what bounds a number, without its sign; of one bound, that bound."""
    known = [x for x in (q.low, q.high) if x is not None]
    return abs(sum(known) / len(known)) if known else 0.0


def figure(q: Quantity) -> Figure:
    """What a number is known by: the same figure of the same unit may stand elsewhere in an account."""
    return q.kind, fold(q.unit), middle(q)


def share(one: Set[str], other: Set[str]) -> float:
    """Share of the smaller of two sets that the other has too; 0 where one is empty."""
    return len(one & other) / max(min(len(one), len(other)), 1)


def _known(ids: tuple[str, ...], by_id: dict[str, T]) -> list[T]:
    return [by_id[i] for i in ids if i in by_id]


def stems(unit: Unit, tokens: Iterable[int]) -> frozenset[str]:
    """Stems of the nouns, verbs, numbers and names among some tokens; words for one kind of agreement are one."""
    sentence = unit.sentence
    lemmas = (fold(sentence.lemmas[k]) for k in tokens if sentence.pos[k] in {"NOUN", "PROPN", "VERB", "NUM"})
    return frozenset(stem(_ONE.get(w, w)) for w in lemmas if w not in _EMPTY and w[:1].isalnum())
