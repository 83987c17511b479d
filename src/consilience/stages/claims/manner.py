"""Differences of whether, how surely, why, and in which words."""

from collections.abc import Iterator
from dataclasses import replace

from rapidfuzz import fuzz

from consilience.records import Quote
from consilience.stages.claims.acts import matter, one_matter, other_people, same_act, settled
from consilience.stages.claims.contrasts import Contrast
from consilience.stages.claims.slots import Slots, share
from consilience.text import fold, squeeze, stem, word_set

_HEDGES = word_set(
    "may might allegedly alleged apparently reportedly probably possibly perhaps suspected believed likely "
    "claimed claims suggests suggested thought arguably"
)
_MATTER = 2  # nouns and names in common that make one matter
_DENIALS = word_set("not n't no never neither nor")
_LIGHT_VERBS = word_set("use do make carry conduct commit employ")
_UTTERED = 4  # words of a quotation from which two can be told to be one utterance
_VERSIONS = 0.6  # likeness of words from which they are versions of it


def polarity(a: Slots, b: Slots) -> Iterator[Contrast]:
    """One affirms what the other denies: one act, one matter, one of both negated."""
    one, other = (s.unit.claim.negated or s.unit.claim.modality == "denied" for s in (a, b))
    shared = a.content & b.content
    whole = len(shared) >= _MATTER and _of_one_thing(a, b)
    alike = same_act(a, b) or (_lightly(a, b) and whole)
    enough = len(shared) >= min(_MATTER, len(a.content), len(b.content))
    if one != other and (_denied_beside(a) if other else _denied_beside(b)):
        return  # of its sentence something is denied too: the same, as like as not
    if one != other and alike and enough and settled(a) == settled(b) and not other_people(a, b):
        says = (_verb(a, one), _verb(b, other))
        reason = f"denied or negated in {'{a}' if one else '{b}'}"
        denied = "denied" in {a.unit.claim.modality, b.unit.claim.modality}
        features = {"denied": float(denied), "share": matter(a, b)}
        yield replace(_whole("polarity", "conflict", (a, b), says, reason, features), sure=whole)


def _of_one_thing(a: Slots, b: Slots) -> bool:
    """Whether two claims name the same beside their verbs, or one of them only more."""
    one, other = (s.content - {stem(s.unit.claim.predicate.lower())} for s in (a, b))
    return share(one, other) == 1.0


def _denied_beside(s: Slots) -> bool:
    """Whether the sentence of a claim that affirms holds a denial of something."""
    return not _DENIALS.isdisjoint(lemma.lower() for lemma in s.unit.sentence.lemmas)


def _lightly(a: Slots, b: Slots) -> bool:
    """Whether one verb says little beside its object: police who "did not use tear gas" deny that they fired it."""
    return not _LIGHT_VERBS.isdisjoint(s.unit.claim.predicate.lower() for s in (a, b))


def _verb(s: Slots, negated: bool) -> str:
    words = s.words(s.unit.claim.predicate_start, s.unit.claim.predicate_end)
    return f"not {words}" if negated else words


def certainty(a: Slots, b: Slots) -> Iterator[Contrast]:
    """One account hedges what the other states outright."""
    one, other = (_among(s, _HEDGES) for s in (a, b))
    if bool(one) != bool(other) and one_matter(a, b):
        left, right = (", ".join(sorted(words)) for words in (one, other))
        features = {"hedge": 1.0, "gap": abs(a.unit.claim.certainty - b.unit.claim.certainty)}
        yield _whole("wording", "compatible", (a, b), (left, right), "how sure it is", features)


def quoted(a: Slots, b: Slots) -> Iterator[Contrast]:
    """The same utterance quoted in two versions."""
    for p in a.quotes:
        for q in b.quotes:
            one, other = _plain(p, a), _plain(q, b)
            if {p.kind, q.kind} <= {"direct", "mixed"} and min(len(one), len(other)) >= _UTTERED and one != other:
                alike = fuzz.ratio(one, other) / 100
                if alike >= _VERSIONS and not _within(one, other):
                    yield Contrast(
                        kind="wording",
                        sort="compatible",
                        a=(p.start, p.end),
                        b=(q.start, q.end),
                        values=(" ".join(one), " ".join(other)),
                        says=(a.words(p.start, p.end), b.words(q.start, q.end)),
                        reason="one utterance, two versions",
                        features={"quote": alike},
                    )


def _within(one: list[str], other: list[str]) -> bool:
    return " ".join(one) in " ".join(other) or " ".join(other) in " ".join(one)


def _plain(quote: Quote, s: Slots) -> list[str]:
    text = fold(s.words(quote.start, quote.end))
    return squeeze("".join(c if c.isalnum() or c == "'" else " " for c in text)).split()


def _among(s: Slots, words: frozenset[str]) -> frozenset[str]:
    sentence = s.unit.sentence
    known = [k for k in s.unit.tokens if sentence.pos[k] != "PROPN"]  # the month of May is no hedge
    said = {fold(s.unit.article.text[sentence.starts[k] : sentence.ends[k]]) for k in known}
    return frozenset(said & words)


def _whole(
    kind: str, sort: str, sides: tuple[Slots, Slots], says: tuple[str, str], reason: str, features: dict[str, float]
) -> Contrast:
    one, other = (s.unit.claim for s in sides)
    return Contrast(
        kind=kind,
        sort=sort,
        a=(one.start, one.end),
        b=(other.start, other.end),
        values=says,
        says=says,
        reason=reason,
        features=features,
    )
