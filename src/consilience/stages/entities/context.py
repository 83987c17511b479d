"""Groups whose names say too little alone, and what the other names of the saga make of them."""

import re
from collections.abc import Iterator

from consilience import gazetteer
from consilience.stages.entities.grouping import forbidden
from consilience.stages.entities.judged import Judged
from consilience.stages.entities.likeness import side, terms
from consilience.stages.entities.locals import Local
from consilience.stages.entities.spelling import words
from consilience.text import word_set

# One word that stands for a body's whole name, and last words of names that many bodies share.
_SHORTENED = word_set("brotherhood commons lords telegraph mail mirror herald tribune")
_SHARED = word_set("party court senate house ministry army police university school hospital club team news times post")
# What a translator adds to the Arabic name of an armed group, and such names by their article.
_TRANSLATED = word_set("islamic resistance movement group militia faction organization organisation")
_ARABIC, _AL = re.compile(r"[AE]l-[A-Z]"), re.compile(r"\b[AaEe]l-[A-Z]\w+$")
_SMALL = frozenset(["of", "the", "for", "and"])


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


def shorten(merged: list[list[int]], found: list[Local], judged: Judged) -> list[list[int]]:
    """Give the end of a body's name, "the Security Council", to the only body whose name ends so."""
    bodies = [n for n, group in enumerate(merged) if all(found[k].kind == "organization" for k in group)]
    tails = {n: dict(tail for k in merged[n] for s in found[k].forms for tail in _tails(s)) for n in bodies}
    out = {n: list(group) for n, group in enumerate(merged)}
    for n in bodies:
        said = {_called(s) for k in merged[n] if found[k].named for s in found[k].forms}
        hosts = [m for m in out if m != n and said and said <= tails.get(m, {}).keys()]
        of_a_place = any(tails[m][tail] for m in hosts for tail in said)
        if len(hosts) == 1 and not of_a_place and not forbidden(out[n], out[hosts[0]], judged):
            out[hosts[0]] += out.pop(n)
    return sorted(sorted(group) for group in out.values())


def _called(name: str) -> tuple[str, ...]:
    """The words of a body's name; of "al-Fajr Resistance Movement", as translators have it, the Arabic ones."""
    cut = words(name)
    own = tuple(w for w in cut if w not in _TRANSLATED)
    return own if own and _ARABIC.match(name) else cut


def _tails(name: str) -> Iterator[tuple[tuple[str, ...], bool]]:
    """What a body's name may be shortened to by leaving out its beginning, and whether that is the place it is of."""
    cut = words(name)
    for k in range(1, len(cut)):
        before = " ".join(w for w in cut[:k] if w not in _SMALL)
        if (
            cut[-1] in _SHORTENED or _AL.search(name)
            if k == len(cut) - 1
            else cut[-1] not in _SHARED and cut[k] not in _SMALL
        ):
            yield cut[k:], gazetteer.is_place(before) or bool(gazetteer.demonyms().get(before))


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
