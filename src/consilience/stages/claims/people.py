"""Differences of who, where, and on whose word."""

import re
from collections.abc import Iterator

from rapidfuzz.distance import OSA

from consilience import gazetteer
from consilience.records import Entity, Mention
from consilience.stages.claims.acts import matter, one_event, same_act, settled
from consilience.stages.claims.contrasts import Contrast
from consilience.stages.claims.slots import Slots, share, stands_at
from consilience.stages.claims.synonyms import in_full
from consilience.text import fold, stem, word_set

_HONORIFICS = word_set("mr mrs ms miss sir dame dr the a of and former then for at in to local")
_ANY_HEAD = frozenset(map(stem, word_set("chief head boss")))  # of whatever office
_OFFICES = dict.fromkeys(("chair", "chairwoman", "chairperson"), "chairman") | dict.fromkeys(
    ("spokeswoman", "spokesperson"), "spokesman"
)
_TITLED = re.compile(r"(?: (?:Sir|Dame|Lord|Lady|Mr|Mrs|Ms|Dr))+\.?$")
_NOBODY = frozenset(
    map(stem, word_set("source report reports media official person people familiar with matter multiple several some"))
)
_SPELLED = 0.8  # words nearer than this are one word in two spellings
_ONE_WORD, _WORD = 0.5, 4  # so near in letters, and of so many letters, two words may be one in two spellings
_DESCRIBED = re.compile(  # somebody, or what somebody issued: no more than one, and no paper of a court
    r"(?:the|his|her|an?) .*\b(?!indictment|complaint|lawsuit|report|study|survey|poll|police|ministry|government)"
    r"\w*[^\Ws]"
)
_SOME = word_set("some many most another others several")
_ONE_THING, _ONE_UTTERANCE = 0.25, 0.6  # share of the shorter claim's words from which two may be one thing, one saying
_SAID_ALIKE = 0.6  # given names nearer than this may be one name in two scripts


def roles(a: Slots, b: Slots) -> Iterator[Contrast]:
    """One person under two offices, or one name in two spellings, wherever in their sentences they are named."""
    for m, entity in a.people:
        for n, other in b.people:
            if entity.entity_id == other.entity_id:
                yield from _role(m, n)
                yield from _given(m, n)
    for m, entity in a.named:
        for n, other in b.named:
            if entity.entity_id == other.entity_id and "pronoun" not in {m.form, n.form}:
                yield from _spelling(a, b, m, n, entity)


def _role(m: Mention, n: Mention) -> Iterator[Contrast]:
    one, other = _stems(m.role), _stems(n.role)
    covered = _covers(one, other) or _covers(other, one)  # "the president", "the US president": one office
    if one and other and not covered:
        reason, says = f"two descriptions of {m.name or n.name}", (_office(m.role), _office(n.role))
        yield _named(m, n, says, reason, {"role": 1.0, "shared": share(one, other), "covered": 0.0})


def _office(role: str) -> str:
    """A description as a reader expects it: without the title that goes with the name."""
    return _TITLED.sub("", role.replace("; ", ", "))


def _given(m: Mention, n: Mention) -> Iterator[Contrast]:
    """Other given names before one surname, or more of them."""
    one, other = (_own_names(x.name) for x in (m, n))
    if min(len(one), len(other)) > 1 and one != other and _alike(one[-1], other[-1]):
        first = _alike(one[0], other[0])
        more = len(one) != len(other)
        if not first or more:
            reason = "more or fewer given names" if first else "other given names"
            yield _named(m, n, (m.name, n.name), reason, {"given": 1.0 + float(not first)})


def _own_names(name: str) -> list[str]:
    """The words of a name without initials and without a people's name before it ("Dane Per Holt")."""
    words = [w for w in fold(name).split() if len(w.rstrip(".")) > 1]
    return words[1:] if len(words) > 2 and gazetteer.demonyms().get(words[0]) else words


def _alike(word: str, other: str) -> bool:
    one, two = word.removeprefix("al-").rstrip("."), other.removeprefix("al-").rstrip(".")
    return one.startswith(two) or two.startswith(one) or OSA.normalized_similarity(one, two) >= _SAID_ALIKE


def _named(m: Mention, n: Mention, says: tuple[str, str], reason: str, features: dict[str, float]) -> Contrast:
    return Contrast(
        kind="person",
        sort="compatible",
        a=(m.start, m.end),
        b=(n.start, n.end),
        values=(" ".join(sorted(_stems(says[0]))), " ".join(sorted(_stems(says[1])))),
        says=says,
        reason=reason,
        features=features,
    )


def _covers(words: frozenset[str], others: frozenset[str]) -> bool:
    """Whether each word of the one stands among the others, however spelled; any head of a body is its chief."""
    words = words - _ANY_HEAD or words
    return all(any(OSA.normalized_similarity(x, y) >= _SPELLED for y in others) for x in words)


def _spelling(a: Slots, b: Slots, m: Mention, n: Mention, entity: Entity) -> Iterator[Contrast]:
    one, other = ([w.removeprefix("al-") for w in fold(x.name).split()] for x in (m, n))
    if {m.form, n.form} != {"name"} or len(one) != len(other):
        return
    if _letters(m.name) == _letters(n.name):
        return
    apart = [(x, y) for x, y in zip(one, other, strict=True) if stem(x) != stem(y)]
    if len(apart) == 1 and min(map(len, apart[0])) >= _WORD and OSA.normalized_similarity(*apart[0]) >= _ONE_WORD:
        yield Contrast(
            kind="wording",
            sort="compatible",
            a=(m.start, m.end),
            b=(n.start, n.end),
            values=(entity.entity_id, entity.entity_id),
            says=(m.name, n.name),
            reason="two spellings of one name",
            features={"spelling": 1.0},
        )


def _letters(name: str) -> str:
    return "".join(c for c in fold(name) if c.isalnum())


def _stems(role: str) -> frozenset[str]:
    return frozenset(stem(_OFFICES.get(word, word)) for word in in_full(role) if word not in _HONORIFICS)


def _lies_in(place: Entity, country: Entity) -> str:
    """Say that a place is in a country, "" where the other is no country or another one."""
    inside = place.country == gazetteer.countries().get(gazetteer.bare(country.name)) and place.country
    return f"{place.name} is in {country.name}" if inside and place.entity_id != country.entity_id else ""


def places(a: Slots, b: Slots) -> Iterator[Contrast]:
    """Different places of one event in different countries, or one in the other; two towns are often one place."""
    if not one_event(a, b):
        return
    one, other = ([x for x in s.named if x[1].kind == "place" and stands_at(s.unit.sentence, x[0])] for s in (a, b))
    shared = {e.entity_id for _, e in one} & {e.entity_id for _, e in other}
    if shared or not one or not other:
        return
    (m, p), (n, q) = one[0], other[0]
    lies_in = _lies_in(p, q) or _lies_in(q, p)
    if p.country and p.country == q.country and not lies_in:
        return
    yield Contrast(
        kind="place",
        sort="compatible",
        a=(m.start, m.end),
        b=(n.start, n.end),
        values=(p.entity_id, q.entity_id),
        says=(p.name, q.name),
        reason=lies_in or "different places",
        features={"places": float(len(one) + len(other))},
    )


def other_lands(a: Slots, b: Slots) -> bool:
    """Whether each claim names a country that the other does not, or a place of it: two wars, two towns."""
    one, other = ({e.country or e.entity_id for _, e in s.named if e.kind == "place"} for s in (a, b))
    return bool(one - other and other - one)


def nameless(one: str, other: str) -> bool:
    """Whether neither speaker says more than that there are sources, or either is "some of" those who might be."""
    some = any(fold(x).partition(" ")[0] in _SOME for x in (one, other))
    return some or _stems(one) | _stems(other) <= _NOBODY


def may_be_one_speaker(a: Slots, b: Slots) -> bool:
    """Whether one speaker is only described ("the senator", "the statement") where both say the same words."""
    described = [_DESCRIBED.fullmatch(fold(s.unit.claim.speaker_text)) for s in (a, b)]
    return any(described) and share(a.content, b.content) >= _ONE_UTTERANCE


def two_utterances(a: Slots, b: Slots) -> bool:
    """Whether two claims share next to no words, or are quotations of other words: two things said by two people."""
    quoted = all(s.unit.claim.quote_id and {q.kind for q in s.quotes} & {"direct", "mixed"} for s in (a, b))
    return matter(a, b) < _ONE_THING or (quoted and share(a.content, b.content) < _ONE_UTTERANCE)


def attribution(a: Slots, b: Slots) -> Iterator[Contrast]:
    """The same thing on different people's word."""
    one, other = a.unit.claim.speaker_text, b.unit.claim.speaker_text
    same = a.speaker is not None and b.speaker is not None and a.speaker.entity_id == b.speaker.entity_id
    if same or not one or not other or _stems(one) & _stems(other) or nameless(one, other):
        return
    if may_be_one_speaker(a, b):
        return
    if settled(a) == settled(b) and same_act(a, b) and not two_utterances(a, b):
        yield Contrast(
            kind="attribution",
            sort="compatible",
            a=(a.unit.claim.start, a.unit.claim.end),
            b=(b.unit.claim.start, b.unit.claim.end),
            values=(fold(one), fold(other)),
            says=(one, other),
            reason="different speakers",
            features={"speakers": 2.0},
        )
