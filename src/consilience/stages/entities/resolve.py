"""Who is who across the accounts of a saga: locals of all articles merged into entities."""

import re
from collections import Counter, defaultdict
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
from consilience.stages.entities.grouping import Scores, compare, doubts, forbidden, groups, units_of
from consilience.stages.entities.judged import Judged, Known, judge, namesakes, towns_apart
from consilience.stages.entities.likeness import Score, side, terms
from consilience.stages.entities.locals import HONORIFICS, Local, locals_of, tells
from consilience.stages.entities.spelling import words
from consilience.stages.entities.stated import STATED, stated
from consilience.text import content_id, fold

_HYPHEN, _GENITIVE = re.compile(r"\s*-\s*(?=\w)"), re.compile(r"\s+(?=['’]s\b)")
_WORDY = 9  # words of a role; a longer one has run into the next sentence


@dataclass(frozen=True)
class Accounts:
    """What resolving reads: the names of all accounts of a saga, and what a person says of them."""

    members: list[Member]
    articles: list[Article]
    mentions: list[Mention]
    judgements: list[EntityJudgement]
    known: list[KnownEntity]


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
    quality = {a.article_id: 1.0 - a.translated for a in read.articles}
    known = Known(read.known)
    found = sorted(locals_of(mentions, texts), key=lambda x: x.key)
    units = units_of(found, namesakes(read.judgements))
    first = [found[u[0]] for u in units]
    judged = towns_apart(judge(units, found, read.judgements), first)
    told = stated(units, found, texts)
    scores = compare(units, found, names, known) | dict.fromkeys(told, STATED)
    merged = groups(units, scores, judged, told)
    for step in (adopt, belong, seat, recognise):
        merged = step(merged, first, judged)
    ids: dict[int, str] = {}
    for n, group in enumerate(merged):
        order = sorted(k for u in group for k in units[u])
        if any(tells(found[k]) for k in order):
            why = {k: best for u in group for best in [_evidence(u, group, units, scores)] for k in units[u]}
            entity, *links = _records(saga_id, [found[k] for k in order], [why[k] for k in order], quality, known)
            ids[n] = entity.entity_id
            yield entity
            yield from links
    for a, b, (score, features), verdict in doubts(merged, scores, judged):
        if a in ids and b in ids:
            yield EntityDoubt(
                saga_id=saga_id, entity_id=ids[a], other_id=ids[b], score=score, features=features, verdict=verdict
            )


def adopt(merged: list[list[int]], found: list[Local], judged: Judged) -> list[list[int]]:
    """Give "the government", "the rebels" of an account to the only government, the only rebels that the saga names."""
    sides = [[side(found[k]) for k in group] for group in merged]
    whose = [frozenset().union(*(of for _, of in own)) for own in sides]
    heads = ["" if len({h for h, _ in own}) > 1 else own[0][0] for own in sides]
    out = {n: list(group) for n, group in enumerate(merged)}
    for n, head in enumerate(heads):
        named = [m for m, other in enumerate(heads) if other == head and whose[m]]
        if head and not whose[n] and named:
            largest = max(named, key=lambda m: (len(merged[m]), -m))
            if all(whose[m] & whose[largest] for m in named) and not forbidden(out[n], out[largest], judged):
                out[largest] += out.pop(n)
    return sorted(sorted(group) for group in out.values())


def belong(merged: list[list[int]], found: list[Local], judged: Judged) -> list[list[int]]:
    """Give "the defence ministry", "the Ministry of Defence" to that of the only country that the saga names."""
    bodies = [{terms(s, "organization") for k in group for s in found[k].forms} for group in merged]
    owned = [{(body - whose, whose) for body in own if (whose := _countries(body))} for own in bodies]
    abroad = {gazetteer.countries().get(gazetteer.bare(s)) for local in found for s in local.forms} - {None}
    out = {n: list(group) for n, group in enumerate(merged)}
    for n, own in enumerate(bodies):
        if owned[n] or not all(found[k].kind == "organization" for k in merged[n]):
            continue
        hosts = [m for m in out if any(body in own and len(body) > 1 for body, _ in owned[m])]
        countries = {code for m in hosts for body, whose in owned[m] if body in own for code in whose}
        if hosts and len(countries | abroad) == 1 and not any(forbidden(out[n], out[m], judged) for m in hosts):
            out[max(hosts, key=lambda m: (len(merged[m]), -m))] += out.pop(n)
    return sorted(sorted(group) for group in out.values())


def _countries(body: frozenset[str]) -> frozenset[str]:
    """The countries named among the words of a body."""
    return frozenset(w for w in body if len(w) == 2 and w.isupper())


def seat(merged: list[list[int]], found: list[Local], judged: Judged) -> list[list[int]]:
    """Give a capital that stands for a government to that government where the saga names it, else to the country."""
    out = {n: list(group) for n, group in enumerate(merged)}
    for n, group in enumerate(merged):
        code = found[group[0]].governs
        hosts = [
            m
            for m in out
            if m != n and code and (_governs(merged[m], found, code) or _is_country(merged[m], found, code))
            if not forbidden(group, out[m], judged)
        ]
        if hosts:
            out[max(hosts, key=lambda m: (_governs(merged[m], found, code), len(merged[m]), -m))] += out.pop(n)
    return sorted(sorted(group) for group in out.values())


def recognise(merged: list[list[int]], found: list[Local], judged: Judged) -> list[list[int]]:
    """Give a bare name that one account alone reads as a person to the only body or place that others call so."""
    out = {n: list(group) for n, group in enumerate(merged)}
    for n, group in enumerate(merged):
        local = found[group[0]]
        if len(group) == 1 and local.kind == "person" and not (local.forms[1:] or local.roles or local.gender):
            hosts = [
                m
                for m, other in out.items()
                if any(found[k].kind != "person" and local.forms[0] in found[k].forms for k in other)
            ]
            if len(hosts) == 1 and not forbidden(group, out[hosts[0]], judged):
                out[hosts[0]] += out.pop(n)
    return sorted(sorted(group) for group in out.values())


def _governs(group: list[int], found: list[Local], code: str) -> bool:
    sides = [side(found[k]) for k in group]
    return any(head == "government" and code in whose for head, whose in sides)


def _is_country(group: list[int], found: list[Local], code: str) -> bool:
    return any(gazetteer.countries().get(gazetteer.bare(s)) == code for k in group for s in found[k].forms)


def _evidence(unit: int, group: list[int], units: list[list[int]], scores: Scores) -> Score:
    """The best reason why a unit is in its group."""
    if len(units[unit]) > 1:
        return 1.0, ("same=1.000",)
    pairs = (scores[min(unit, o), max(unit, o)][0] for o in group if (min(unit, o), max(unit, o)) in scores)
    return max(pairs, default=(1.0, ("alone=1.000",)))


def _records(
    saga_id: str, group: list[Local], evidence: list[Score], quality: dict[str, float], known: Known
) -> Iterator[Entity | EntityLink]:
    """Write one entity, then its links."""
    kind = _kind(group)
    name, aliases = _names(group, kind, quality)
    entity_id = content_id(saga_id, kind, min(m.mention_id for x in group for m in x.mentions))
    within = _within(group) if kind == "place" else ""
    spot = gazetteer.locate(name, within) if kind == "place" else None
    if kind == "place":
        name, aliases = _on_the_map(name, aliases, spot, within)
    yield Entity(
        saga_id=saga_id,
        entity_id=entity_id,
        kind=kind,
        name=name,
        aliases=aliases,
        roles=_roles(group),
        country=spot.country if spot else "",
        latitude=spot.latitude if spot else None,
        longitude=spot.longitude if spot else None,
        known_id=_known_id(group, known),
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
    shouted = spot is not None and name.isupper() and fold(spot.name) == fold(name)
    plain = spot.name if spot and shouted else name
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


def _names(group: list[Local], kind: str, quality: dict[str, float]) -> tuple[str, tuple[str, ...]]:
    """Choose the best spelling: named, complete, then backed by most accounts, the cleaner ones counting far more."""
    weight: dict[str, float] = defaultdict(float)
    for local in group:
        for surface in set(local.surfaces):
            weight[surface] += quality.get(local.article_id, 1.0) ** 3 + 0.5 * tells(local)
    full = max(len(words(s)) for s in weight) if kind == "person" else 0
    complete = [s for s in weight if len(words(s)) >= min(full, 2)] or list(weight)
    best = max(sorted(complete), key=lambda s: (round(weight[s], 6), not s.isupper(), len(s)))
    if kind == "organization":
        own = set(words(best))
        longer = [s for s in weight if own < set(words(s)) and s[:1].isupper() and 2 * weight[s] >= weight[best]]
        best = max(sorted(longer), key=lambda s: (round(weight[s], 6), -len(s)), default=best)
    return best, tuple(sorted(set(weight) - {best}))


def _roles(group: list[Local]) -> tuple[str, ...]:
    """What the accounts say somebody is, the most frequent first; what a fuller role says anyway is left out."""
    counts: Counter[str] = Counter()
    shown: dict[str, str] = {}
    for local in group:
        for m in local.mentions:
            for role in (_role(r) for r in m.role.split(";")):
                if role:
                    counts[fold(role)] += 1
                    shown.setdefault(fold(role), role)
    ranked = sorted(counts, key=lambda r: (-counts[r], r))
    said = [r for r in ranked if not any(f" {r} " in f" {other} " for other in ranked if other != r)]
    return tuple(shown[r] for r in said)


def _role(text: str) -> str:
    """A role without forms of address and with its marks where they belong; "" where nothing is left."""
    cut = _GENITIVE.sub("", _HYPHEN.sub("-", text)).split()
    while cut and fold(cut[0]).strip(".") in HONORIFICS:
        cut = cut[1:]
    return " ".join(cut) if len(cut) <= _WORDY else ""
