"""Groups whose names say too little alone, and what the other names of the saga make of them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from consilience import gazetteer
from consilience.stages.entities.grouping import forbidden
from consilience.stages.entities.judged import Judged
from consilience.stages.entities.likeness import is_known, side, terms
from consilience.stages.entities.locals import Local
from consilience.stages.entities.spelling import words
from consilience.text import word_set

# One word that stands for a body's whole name, and last words of names that many bodies share.
_SHORTENED = word_set("brotherhood commons lords telegraph mail mirror herald tribune")
_SHARED = word_set("party court senate house ministry army police university school hospital club team news times post")
_TEAM = 3  # letters; a word as short is no name of a team
# Plurals that end the names of many bodies.
_MANY = word_set(
    """
    forces services airlines airways guards rebels separatists militants insurgents officials nations states republicans
    democrats conservatives liberals greens tories affairs rights sports athletics sciences systems industries holdings
    partners motors technologies brothers associates troops soldiers prosecutors lawmakers representatives commons lords
    authorities observers monitors fighters series press congress express mps police courts marines rovers rangers
    """
)
# What a translator adds to the Arabic name of an armed group, and such names by their article.
_TRANSLATED = word_set("islamic resistance movement group militia faction organization organisation")
_ARABIC, _AL = re.compile(r"[AE]l-[A-Z]"), re.compile(r"\b[AaEe]l-[A-Z]\w+$")
_SMALL = frozenset(["of", "the", "for", "and"])


@dataclass(frozen=True)
class Saga:
    """What the steps know of every unit: its first local and all its accounts; and what a person has judged."""

    first: list[Local]
    where: list[frozenset[str]]
    judged: Judged

    def accounts(self, group: list[int]) -> frozenset[str]:
        """The accounts that speak of any unit of a group."""
        return frozenset().union(*(self.where[k] for k in group))


def adopt(merged: list[list[int]], saga: Saga) -> list[list[int]]:
    """Give "the government", "the rebels" of an account to the only ones that it names, else that the saga names.

    Where none is named, all accounts speak of the same, unless some are for one country and some for another.
    """
    found, judged = saga.first, saga.judged
    sides = [[side(found[k]) for k in group] for group in merged]
    whose = [frozenset().union(*(of for _, of in own)) for own in sides]
    heads = [_head(own) for own in sides]
    out = {n: list(group) for n, group in enumerate(merged)}
    for n, head in enumerate(heads):
        alike = [m for m in out if m != n and head in {heads[m], *(h for h, _ in sides[m] if h == "security")}]
        named = [m for m in alike if whose[m]] or alike
        if not head or whose[n] or not named:
            continue
        beside = [m for m in named if whose[m] and saga.accounts(merged[n]) <= saga.accounts(merged[m])]
        largest = max(beside or named, key=lambda m: (len(merged[m]), -m))
        one = all(whose[m] & whose[largest] for m in beside or named) or (
            not whose[largest] and len(_favoured(found[k] for m in (n, *named) for k in out[m])) < 2
        )
        if one and not forbidden(out[n], out[largest], judged):
            out[largest] += out.pop(n)
    return sorted(sorted(group) for group in out.values())


def _head(sides: list[tuple[str, frozenset[str]]]) -> str:
    """What a group is called by all its units, names of its own aside where it is a country's: "IDF"."""
    of_a_country = any(len(w) == 2 and w.isupper() for _, whose in sides for w in whose)
    heads = {head for head, _ in sides if head or not of_a_country}
    heads -= {"security"} if "forces" in heads else set()
    return heads.pop() if len(heads) == 1 else ""


def _favoured(bodies: Iterable[Local]) -> frozenset[str]:
    """The countries that bodies are said to be for: of "pro-Russian rebels" Russia."""
    said = (terms(s, "organization") for body in bodies for s in body.forms)
    return frozenset(code for own in said if "pro" in own for code in _countries(own))


def belong(merged: list[list[int]], saga: Saga) -> list[list[int]]:
    """Give "the defence ministry", "the Ministry of Defence" to that of the only country that the saga names.

    Of several countries it is the one whose ministry the same accounts name, where no other's is named.
    """
    found, judged = saga.first, saga.judged
    bodies = [{terms(s, "organization") for k in group for s in found[k].forms} for group in merged]
    owned = [{(body - whose, whose) for body in own if (whose := _countries(body))} for own in bodies]
    abroad = {gazetteer.countries().get(gazetteer.bare(s)) for local in found for s in local.forms} - {None}
    out = {n: list(group) for n, group in enumerate(merged)}
    for n, own in enumerate(bodies):
        if owned[n] or not all(found[k].kind == "organization" for k in merged[n]):
            continue
        hosts = [m for m in out if any(body in own and len(body) > 1 for body, _ in owned[m])]
        countries = {code for m in hosts for body, whose in owned[m] if body in own for code in whose}
        home = any(saga.accounts(merged[n]) <= saga.accounts(merged[m]) for m in hosts)
        if (
            hosts
            and len(countries if home else countries | abroad) == 1
            and not any(forbidden(out[n], out[m], judged) for m in hosts)
        ):
            out[max(hosts, key=lambda m: (len(merged[m]), -m))] += out.pop(n)
    return sorted(sorted(group) for group in out.values())


def shorten(merged: list[list[int]], saga: Saga) -> list[list[int]]:
    """Give the end of a body's name, "the Security Council", "the Lakers", to the only body whose name ends so."""
    found, judged = saga.first, saga.judged
    bodies = [n for n, group in enumerate(merged) if all(found[k].kind == "organization" for k in group)]
    tails = {n: dict(tail for k in merged[n] for s in found[k].forms for tail in _tails(s)) for n in bodies}
    where = {n: saga.accounts(merged[n]) for n in bodies}
    out = {n: list(group) for n, group in enumerate(merged)}
    for n in bodies:
        said = _longest({_called(s) for k in merged[n] if found[k].named for s in found[k].forms})
        club = bool(said) and all(map(_is_club, said))
        hosts = [m for m in out if m != n and said and said <= tails.get(m, {}).keys()]
        if club:  # of several teams the one that all the accounts name in full; what is of no town may be no team
            towns = len(hosts) == 1 and all(tails[hosts[0]][tail] for tail in said)
            hosts = [m for m in hosts if towns or where[n] <= where[m]]
        of_a_place = not club and any(tails[m][tail] for m in hosts for tail in said)
        if len(hosts) == 1 and not of_a_place and not forbidden(out[n], out[hosts[0]], judged):
            out[hosts[0]] += out.pop(n)
    return sorted(sorted(group) for group in out.values())


def _is_club(tail: tuple[str, ...]) -> bool:
    """Whether the last word of a body's name may be what its fans call it: "Lakers", but not "Times" or "Forces"."""
    word = tail[0]
    return len(tail) == 1 and word.endswith("s") and len(word) > _TEAM and word not in _SHARED | _MANY


def _longest(said: set[tuple[str, ...]]) -> set[tuple[str, ...]]:
    """Of names that an account shortens again ("Security Council", "Council") the longest."""
    return {s for s in said if not any(s != other and other[-len(s) :] == s for other in said)}


def _called(name: str) -> tuple[str, ...]:
    """The words of a body's name; of "al-Fajr Resistance Movement", as translators have it, the Arabic ones."""
    cut = words(name)
    own = tuple(w for w in cut if w not in _TRANSLATED)
    return own if own and _ARABIC.match(name) else cut


def _tails(name: str) -> Iterator[tuple[tuple[str, ...], bool]]:
    """What a body's name may be shortened to by leaving out its beginning, and whether that is the place it is of."""
    cut = words(name)
    for k in range(1, len(cut) if cut[0] != "sunday" else 0):  # the "Sunday Argus" is not the Argus
        before = " ".join(w for w in cut[:k] if w not in _SMALL)
        if (
            cut[-1] in _SHORTENED or _AL.search(name) or _is_club(cut[k:])
            if k == len(cut) - 1
            else cut[-1] not in _SHARED and cut[k] not in _SMALL
        ):
            of_a_place = gazetteer.is_place(before) or bool(gazetteer.demonyms().get(before))
            yield cut[k:], of_a_place and not is_known(before)


def _countries(body: frozenset[str]) -> frozenset[str]:
    """The countries named among the words of a body."""
    return frozenset(w for w in body if len(w) == 2 and w.isupper())


def seat(merged: list[list[int]], saga: Saga) -> list[list[int]]:
    """Give a capital that stands for a government to that government where the saga names it, else to the country."""
    found, judged = saga.first, saga.judged
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


def recognise(merged: list[list[int]], saga: Saga) -> list[list[int]]:
    """Give a bare name that one account alone reads as a person to the only body or place that others call so."""
    found, judged = saga.first, saga.judged
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
