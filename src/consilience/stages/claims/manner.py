"""Differences of whether, how surely, by what act, why, and in which words."""

from collections.abc import Iterator

from rapidfuzz import fuzz

from consilience.records import Quote
from consilience.stages.claims.contrasts import Contrast, both, later
from consilience.stages.claims.slots import Slots
from consilience.text import fold, lexicon, squeeze

_HEDGES = lexicon(
    "may might could allegedly alleged apparently reportedly probably possibly perhaps suspected believed seems "
    "appears appeared likely undoubtedly certainly claimed claims suggests suggested thought considered arguably"
)
_CAUSES = lexicon("because due after amid over following since")
_ALIKE = 0.8  # reasons in nearly the same words are one reason
_SPEECH = lexicon("say tell claim state add note report write be have")
_SHORT_OF = lexicon("announce propose plan promise discuss consider threaten offer seek intend prepare")


def polarity(a: Slots, b: Slots) -> Iterator[Contrast]:
    """One affirms what the other denies."""
    one, other = (s.unit.claim.negated or s.unit.claim.modality == "denied" for s in (a, b))
    if one != other:
        denying = a if one else b
        yield _whole("polarity", "conflict", a, b, f"{denying.account} denies or negates it", {
            "predicate": float(a.unit.claim.predicate == b.unit.claim.predicate),
            "denied": float("denied" in {a.unit.claim.modality, b.unit.claim.modality}),
        })  # fmt: skip


def act(a: Slots, b: Slots) -> Iterator[Contrast]:
    """Planned in one account and done in the other, or another verb for what was done."""
    one, other = a.unit.claim, b.unit.claim
    done = {one.modality, other.modality}
    if "asserted" in done and done & {"planned", "promised"}:
        ahead = a if one.modality != "asserted" else b
        sort = "update" if later(a, b) else "compatible"
        yield _whole("act", sort, a, b, f"only planned in {ahead.account}", {"planned": 1.0})
    elif one.predicate != other.predicate and not {one.predicate, other.predicate} & _SPEECH:
        short = len({one.predicate, other.predicate} & _SHORT_OF) == 1 and _same_object(a, b)
        reason = f"“{one.predicate}” in one, “{other.predicate}” in the other"
        yield _whole("act", "conflict" if short else "compatible", a, b, reason, {
            "event": float(one.event == other.event),
            "short": float(short),
        })  # fmt: skip


def _same_object(a: Slots, b: Slots) -> bool:
    """Whether both acts are done to things of one name."""
    return bool(_object(a) & _object(b))


def _object(s: Slots) -> frozenset[str]:
    c, sentence = s.unit.claim, s.unit.sentence
    if c.object_start is None or c.object_end is None:
        return frozenset()
    inside = [k for k in s.unit.tokens if c.object_start <= sentence.starts[k] < c.object_end]
    return frozenset(sentence.lemmas[k].lower() for k in inside if sentence.pos[k] in {"NOUN", "PROPN"})


def certainty(a: Slots, b: Slots) -> Iterator[Contrast]:
    """One account hedges what the other states outright."""
    one, other = (_among(s, _HEDGES) for s in (a, b))
    if one != other:
        word = ", ".join(f"“{w}”" for w in sorted(one ^ other))
        yield _whole("wording", "compatible", a, b, f"how sure it is: {word}", {
            "hedge": 1.0,
            "gap": abs(a.unit.claim.certainty - b.unit.claim.certainty),
        })  # fmt: skip


def causes(a: Slots, b: Slots) -> Iterator[Contrast]:
    """Both give a reason or an occasion, with few words in common."""
    one, other = _reason(a), _reason(b)
    if one and other:
        alike = fuzz.token_set_ratio(fold(a.words(*one)), fold(b.words(*other))) / 100
        if alike > _ALIKE:
            return
        yield Contrast(
            kind="cause",
            sort="compatible",
            a=one,
            b=other,
            values=(fold(a.words(*one)), fold(b.words(*other))),
            why=both(a, b, a.words(*one), b.words(*other), "different reasons or occasions"),
            features={"alike": alike},
        )


def quoted(a: Slots, b: Slots) -> Iterator[Contrast]:
    """The same utterance quoted in two versions."""
    for p in a.quotes:
        for q in b.quotes:
            one, other = _plain(p, a), _plain(q, b)
            if {p.kind, q.kind} <= {"direct", "mixed"} and min(len(one), len(other)) > 3 and one != other:
                alike = fuzz.ratio(one, other) / 100
                if alike >= 0.6 and not _within(one, other):
                    yield Contrast(
                        kind="wording",
                        sort="compatible",
                        a=(p.start, p.end),
                        b=(q.start, q.end),
                        values=(" ".join(one), " ".join(other)),
                        why=both(a, b, a.words(p.start, p.end), b.words(q.start, q.end), "one utterance, two versions"),
                        features={"quote": alike},
                    )


def _within(one: list[str], other: list[str]) -> bool:
    return " ".join(one) in " ".join(other) or " ".join(other) in " ".join(one)


def _plain(quote: Quote, s: Slots) -> list[str]:
    text = fold(s.words(quote.start, quote.end))
    return squeeze("".join(c if c.isalnum() or c == "'" else " " for c in text)).split()


def _among(s: Slots, words: frozenset[str]) -> frozenset[str]:
    sentence = s.unit.sentence
    said = {fold(s.unit.article.text[sentence.starts[k] : sentence.ends[k]]) for k in s.unit.tokens}
    return frozenset(said & words)


def _reason(s: Slots) -> tuple[int, int] | None:
    sentence = s.unit.sentence
    for k in s.unit.tokens:
        if sentence.lemmas[k].lower() in _CAUSES and sentence.pos[k] in {"SCONJ", "ADP", "ADJ"}:
            return sentence.starts[k], s.unit.claim.end
    return None


def _whole(kind: str, sort: str, a: Slots, b: Slots, reason: str, features: dict[str, float]) -> Contrast:
    one, other = a.unit.claim, b.unit.claim
    return Contrast(
        kind=kind,
        sort=sort,
        a=(one.start, one.end),
        b=(other.start, other.end),
        values=(one.claim_id, other.claim_id),
        why=both(a, b, one.text, other.text, reason),
        features=features,
    )
