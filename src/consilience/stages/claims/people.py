"""Differences of who, where, and on whose word."""

from collections.abc import Iterator

from rapidfuzz.distance import OSA

from consilience.records import Entity, Mention
from consilience.stages.claims.contrasts import Contrast, both
from consilience.stages.claims.slots import Slots
from consilience.text import fold, stem


def roles(a: Slots, b: Slots) -> Iterator[Contrast]:
    """One person under two offices, or one name in two spellings."""
    for m, entity in a.named:
        for n, other in b.named:
            if entity.entity_id == other.entity_id and "pronoun" not in {m.form, n.form}:
                yield from _role(a, b, m, n)
                yield from _spelling(a, b, m, n)


def _role(a: Slots, b: Slots, m: Mention, n: Mention) -> Iterator[Contrast]:
    one, other = _stems(m.role), _stems(n.role)
    if m.kind == "person" and one and other and not one <= other and not other <= one:
        yield Contrast(
            kind="person",
            sort="compatible",
            a=(m.start, m.end),
            b=(n.start, n.end),
            values=(" ".join(sorted(one)), " ".join(sorted(other))),
            why=both(a, b, m.role, n.role, f"two descriptions of {m.name or n.name}"),
            features={"role": 1.0, "shared": len(one & other) / min(len(one), len(other))},
        )


def _spelling(a: Slots, b: Slots, m: Mention, n: Mention) -> Iterator[Contrast]:
    one, other = m.name.split(), n.name.split()
    if {m.form, n.form} != {"name"} or len(one) != len(other):
        return
    apart = [(fold(x), fold(y)) for x, y in zip(one, other, strict=True) if fold(x) != fold(y)]
    if len(apart) == 1 and min(map(len, apart[0])) > 3 and OSA.normalized_similarity(*apart[0]) >= 0.5:
        yield Contrast(
            kind="wording",
            sort="compatible",
            a=(m.start, m.end),
            b=(n.start, n.end),
            values=(fold(m.name), fold(n.name)),
            why=both(a, b, m.name, n.name, "two spellings of one name"),
            features={"spelling": 1.0},
        )


def _stems(role: str) -> frozenset[str]:
    return frozenset(stem(word) for word in fold(role).replace("-", " ").split() if word not in {"the", "a", "of"})


def actors(a: Slots, b: Slots) -> Iterator[Contrast]:
    """Different people or bodies as the one who acts."""
    one, other = _subject(a), _subject(b)
    if one and other and one[1].entity_id != other[1].entity_id and one[1].kind == other[1].kind != "place":
        if any(e.entity_id == other[1].entity_id for _, e in a.named):
            return
        if any(e.entity_id == one[1].entity_id for _, e in b.named):
            return
        yield Contrast(
            kind="person",
            sort="compatible",
            a=(one[0].start, one[0].end),
            b=(other[0].start, other[0].end),
            values=(one[1].entity_id, other[1].entity_id),
            why=both(a, b, one[1].name, other[1].name, "different actors"),
            features={"actor": 1.0},
        )


def _subject(s: Slots) -> tuple[Mention, Entity] | None:
    c = s.unit.claim
    if c.subject_start is None or c.subject_end is None:
        return None
    return next((x for x in s.named if c.subject_start <= x[0].start and x[0].end <= c.subject_end), None)


def places(a: Slots, b: Slots) -> Iterator[Contrast]:
    """Different places, unless one lies in the other."""
    one, other = ([x for x in s.named if x[1].kind == "place"] for s in (a, b))
    shared = {e.entity_id for _, e in one} & {e.entity_id for _, e in other}
    if shared or not one or not other:
        return
    (m, p), (n, q) = one[0], other[0]
    inside = bool(p.country) and p.country == q.country
    yield Contrast(
        kind="place",
        sort="compatible",
        a=(m.start, m.end),
        b=(n.start, n.end),
        values=(p.entity_id, q.entity_id),
        why=both(a, b, p.name, q.name, "both in one country" if inside else "different places"),
        features={"inside": float(inside), "places": float(len(one) + len(other))},
    )


def attribution(a: Slots, b: Slots) -> Iterator[Contrast]:
    """The same thing on different people's word, or in one account on nobody's."""
    one, other = a.unit.claim.speaker_text, b.unit.claim.speaker_text
    same = a.speaker is not None and b.speaker is not None and a.speaker.entity_id == b.speaker.entity_id
    if same or _stems(one) & _stems(other) or not (one or other):
        return
    yield Contrast(
        kind="attribution",
        sort="compatible",
        a=(a.unit.claim.start, a.unit.claim.end),
        b=(b.unit.claim.start, b.unit.claim.end),
        values=(fold(one), fold(other)),
        why=_sources(a, b, one, other),
        features={"speakers": float(bool(one)) + float(bool(other))},
    )


def _sources(a: Slots, b: Slots, one: str, other: str) -> str:
    if one and other:
        return both(a, b, one, other, "different speakers")
    attributing, plain = (a, b) if one else (b, a)
    return f"{attributing.account} has it from “{one or other}”, {plain.account} states it as its own report"
