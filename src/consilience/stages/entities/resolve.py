"""Who is who across the accounts of a saga: locals of all articles merged into entities."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from consilience import gazetteer
from consilience.models import NameScorer
from consilience.records import (
    Article,
    Entity,
    EntityDoubt,
    EntityJudgement,
    EntityLink,
    KnownEntity,
    Member,
    Mention,
)
from consilience.stages.entities import naming
from consilience.stages.entities.context import Saga, adopt, belong, recognise, seat, shorten
from consilience.stages.entities.grouping import Scores, compare, doubts, groups, units_of
from consilience.stages.entities.judged import Known, judge, namesakes, towns_apart
from consilience.stages.entities.likeness import Score
from consilience.stages.entities.locals import Local, locals_of, tells
from consilience.stages.entities.roles import roles_of
from consilience.stages.entities.spelling import similarity
from consilience.stages.entities.stated import STATED, stated
from consilience.text import content_id, fold

_TOWN, _LARGE = 100_000, 500_000  # people of cities that are meant without their country, in one or any spelling
_ALIKE = 0.5  # likeness of two spellings of a city


@dataclass(frozen=True)
class Accounts:
    """What resolving reads: the names of all accounts of a saga, and what a person says of them."""

    members: list[Member]
    articles: list[Article]
    mentions: list[Mention]
    judgements: list[EntityJudgement]
    known: list[KnownEntity]


@dataclass(frozen=True)
class _About:
    """What writing an entity needs beside its locals: how clean each account is, who is known, where it all happens."""

    quality: dict[str, float]
    known: Known
    countries: frozenset[str]


def resolve_entities(read: Accounts, *, names: NameScorer) -> Iterator[Entity | EntityLink | EntityDoubt]:
    """Merge what the accounts of a saga call the same person, body, place or thing.

    Candidates share a block (sound of a word, initials, country, role); likeness is a score of named features;
    groups grow from the surest pair on and only while all their parts hold together. A person's judgements and
    knowledge base come before any score; what is nearly the same is listed for judgement.
    """
    sagas = {m.article_id: m.saga_id for m in read.members}
    for saga_id in sorted(set(sagas.values())):
        own = [m for m in read.mentions if sagas.get(m.article_id) == saga_id]
        yield from _saga(saga_id, own, read, names)


def _saga(
    saga_id: str, mentions: list[Mention], read: Accounts, names: NameScorer
) -> Iterator[Entity | EntityLink | EntityDoubt]:
    texts = {a.article_id: a.text for a in read.articles}
    known = Known(read.known)
    about = _About({a.article_id: 1.0 - a.translated for a in read.articles}, known, countries_of(mentions))
    found = sorted(locals_of(mentions, texts), key=lambda x: x.key)
    units = units_of(found, namesakes(read.judgements))
    first = [found[u[0]] for u in units]
    judged = towns_apart(judge(units, found, read.judgements), first)
    told = stated(units, found, texts)
    scores = compare(units, found, names, known) | dict.fromkeys(told, STATED)
    merged = groups(units, found, scores, judged, told)
    where = [frozenset(found[k].article_id for k in u) for u in units]
    for step in (adopt, belong, shorten, seat, recognise):
        merged = step(merged, Saga(first, where, judged))
    ids: dict[int, str] = {}
    for n, group in enumerate(merged):
        order = sorted(k for u in group for k in units[u])
        if any(tells(found[k]) for k in order):
            why = {k: best for u in group for best in [_evidence(u, group, units, scores)] for k in units[u]}
            entity, *links = _records(saga_id, [found[k] for k in order], [why[k] for k in order], about)
            ids[n] = entity.entity_id
            yield entity
            yield from links
    for a, b, (score, features), verdict in doubts(merged, scores, judged):
        if a in ids and b in ids:
            yield EntityDoubt(
                saga_id=saga_id, entity_id=ids[a], other_id=ids[b], score=score, features=features, verdict=verdict
            )


def _evidence(unit: int, group: list[int], units: list[list[int]], scores: Scores) -> Score:
    """The best reason why a unit is in its group."""
    if len(units[unit]) > 1:
        return 1.0, ("same=1.000",)
    pairs = (scores[min(unit, o), max(unit, o)][0] for o in group if (min(unit, o), max(unit, o)) in scores)
    return max(pairs, default=(1.0, ("alone=1.000",)))


def countries_of(mentions: list[Mention]) -> frozenset[str]:
    """The countries that accounts speak of: by name, by their people, by a state or a large city."""
    names = {m.name for m in mentions if m.form == "name"}
    said = {table.get(gazetteer.bare(n), "") for n in names for table in (gazetteer.countries(), gazetteer.demonyms())}
    spots = (spot for n in names if (spot := gazetteer.locate(n)))
    return frozenset(said | {s.country for s in spots if s.kind == "state" or s.population >= _LARGE}) - {""}


def _locate(name: str, within: str, countries: frozenset[str]) -> gazetteer.Place | None:
    """Where a place lies; a small town in a country that nobody speaks of is another place of its name."""
    spot = gazetteer.locate(name, within)
    if spot is None or spot.kind != "city" or within or spot.country in countries:
        return spot
    spelt = similarity(fold(name), gazetteer.bare(spot.name)) > _ALIKE
    return spot if spot.population >= _LARGE or (spelt and spot.population >= _TOWN) else None


def _records(saga_id: str, group: list[Local], evidence: list[Score], about: _About) -> Iterator[Entity | EntityLink]:
    """Write one entity, then its links."""
    kind = _kind(group)
    name, aliases = naming.choose(group, kind, about.quality)
    entity_id = content_id(saga_id, kind, min(m.mention_id for x in group for m in x.mentions))
    within = _within(group) if kind == "place" else ""
    spot = _locate(name, within, about.countries) if kind == "place" else None
    if kind == "place":
        name, aliases = _on_the_map(name, aliases, spot, within)
    yield Entity(
        saga_id=saga_id,
        entity_id=entity_id,
        kind=kind,
        name=name,
        aliases=aliases,
        roles=tuple(role for role in roles_of(group) if fold(role) not in fold(name).split()),
        country=spot.country if spot else "",
        latitude=spot.latitude if spot else None,
        longitude=spot.longitude if spot else None,
        known_id=_known_id(group, about.known),
    )
    for local, (score, features) in zip(group, evidence, strict=True):
        for m in local.mentions:
            yield EntityLink(
                saga_id=saga_id,
                entity_id=entity_id,
                mention_id=m.mention_id,
                article_id=m.article_id,
                start=m.start,
                end=m.end,
                score=score * m.score,
                features=features,
            )


def _on_the_map(
    name: str, aliases: tuple[str, ...], spot: gazetteer.Place | None, within: str
) -> tuple[str, tuple[str, ...]]:
    """Name and aliases of a place: not shouted as in a date line, and with its state where there are several of it."""
    plain = spot.name if spot and name.isupper() and fold(spot.name) == fold(name) else name
    plain = plain.title() if naming.is_shouted(plain) else plain
    if gazetteer.is_one_of_several(name, within):
        plain = gazetteer.in_state(plain, within)
    return plain, aliases if plain == name else tuple(sorted({name, *aliases}))


def _within(group: list[Local]) -> str:
    """The area that most accounts give with the name of a town, "" where none does."""
    said = Counter(local.within for local in group if local.within)
    return max(sorted(said), key=said.__getitem__, default="")


def _known_id(group: list[Local], known: Known) -> str:
    """Whom the knowledge base takes the group for: the one that fits most of its locals, "" where two fit as many."""
    counts = Counter(known_id for local in group for known_id in known.ids(local))
    first = counts.most_common(2)
    return first[0][0] if first and (len(first) == 1 or first[0][1] > first[1][1]) else ""


def _kind(group: list[Local]) -> str:
    """The kind that most mentions have, by names that are written out where there are any: acronyms mislead."""
    heads = [m for local in group for m in local.mentions if m.form == "name" or not local.named]
    counts = Counter(m.kind for m in heads if not m.name.isupper()) or Counter(m.kind for m in heads)
    return max(sorted(counts), key=counts.__getitem__)
