"""Leads: ways in which two claims of one fact read differently though no rule says that both fill one slot.

Each has two spans and a reason like any other difference; but it is told only where the learned score says that an
editor would tell it, and never as a conflict.
"""

from collections.abc import Callable, Iterator

from rapidfuzz.distance import OSA

from consilience.records import Quantity, ResolvedTime
from consilience.stages.claims.amounts import comparable, elsewhere, likeness, no_rivals, phrase
from consilience.stages.claims.contrasts import Contrast, Span
from consilience.stages.claims.moments import alike, duration, is_date, is_hour, judge, may_be_one
from consilience.stages.claims.people import may_be_one_speaker, nameless, other_lands, two_utterances
from consilience.stages.claims.phrases import AIMS, Frame, Phrase
from consilience.stages.claims.scopes import counted_from
from consilience.stages.claims.slots import middle, share, stems
from consilience.text import fold, overlap, stem, word_set

_LIGHT = word_set("a an the of on in at")
_CERTAIN = word_set("the this that his her its their our my your")
Lead = Callable[[Frame, Frame], Iterator[Contrast]]
_SAME = 1e-6
_LASTING = 0.6  # lengths of time of which one is a smaller share of the other are of other things
_NEAR = 0.05  # figures of which one is smaller than this share of the other are of other things
_FROM_ITS_DAY = word_set("today yesterday tomorrow tonight")  # which day is meant, only the account's own day tells
_SPELLED = 0.7  # words nearer than this are one word, or of one root
_OCCASIONS, _OPENING = word_set("after following since"), 4  # words that open a reason
_MATTER = 0.3  # share of words in common from which the same may be told in other words
_ONE_REASON = 0.8  # reasons that share more of their words are one reason


def leads(a: Frame, b: Frame, agreed: bool) -> Iterator[Contrast]:
    """All leads of two claims; some only of claims that surely report one fact."""
    for find in (*_LEADS, voices) if agreed else _LEADS:
        yield from find(a, b)


def described(a: Frame, b: Frame) -> Iterator[Contrast]:
    """One noun with other words before it in either: "criminal charges", "fraud charges".

    Where a claim has both ("drone strikes and rocket strikes"), what the other says as well is taken.
    """
    one, other = ([p for p in x.nouns if not _said(p, y)] for x, y in ((a, b), (b, a)))
    for p in one:
        for q in other:
            if p.noun == q.noun and _apart(p.before, q.before) and _apart(q.before, p.before):
                who, whom = _persons(a, p), _persons(b, q)
                persons = float(bool(who)) + float(bool(whom))
                features = {"shared": float(len(p.before & q.before)), "persons": persons}
                kind = "person" if persons else "wording"
                reason = "not the same person" if who and whom and not who & whom else "described in other words"
                yield from _lead(kind, (a, p.span), (b, q.span), reason, features)


def _said(p: Phrase, other: Frame) -> bool:
    """Whether a claim has the same noun with the same words before it."""
    return any(q.noun == p.noun and not _apart(p.before, q.before) for q in other.nouns)


def _apart(words: frozenset[str], others: frozenset[str]) -> bool:
    """Whether some word has none like it among the others: "Crimean" is like "Crimea"."""
    return any(all(OSA.normalized_similarity(x, y) < _SPELLED for y in others) for x in words)


def reworded(a: Frame, b: Frame) -> Iterator[Contrast]:
    """The same in other words: what is left of both claims without the words that both begin and end with."""
    one, other = (x.slots.content for x in (a, b))
    shared = share(one, other)
    if one - other and other - one and shared >= _MATTER:
        left, right = _without_ends(a, b)
        yield from _lead("wording", (a, left), (b, right), "told in other words", {"shared": shared, "reworded": 1.0})


def _without_ends(a: Frame, b: Frame) -> tuple[Span, Span]:
    one, other = ([fold(w) for w in x.words] for x in (a, b))
    least = min(len(one), len(other)) - 1
    first = next((n for n in range(least) if one[n] != other[n]), max(least, 0))
    last = next((n for n in range(least - first) if one[-n - 1] != other[-n - 1]), max(least - first, 0))
    return a.part(first, last), b.part(first, last)


def counted(a: Frame, b: Frame) -> Iterator[Contrast]:
    """Two amounts of one noun: "many civilians", "some civilians"."""
    for p in a.nouns:
        for q in b.nouns:
            amounts = p.noun == q.noun != "percent" and p.amounts and q.amounts and p.amounts.isdisjoint(q.amounts)
            if amounts and not _no_rivals(a, b, p, q):
                features = {"amounts": float(any(w[0] == "~" for w in p.amounts | q.amounts))}
                yield from _lead("quantity", (a, p.counted), (b, q.counted), "not the same amount", features)


def _no_rivals(a: Frame, b: Frame, p: Phrase, q: Phrase) -> bool:
    """Whether the figures of two phrases are no rivals."""
    one, other = (
        [x for x in side.slots.quantities if overlap(x.start, x.end, *span) > 0]
        for side, span in ((a, p.counted), (b, q.counted))
    )
    return any(no_rivals(a.slots, b.slots, x, y) for x in one for y in other)


def figures(a: Frame, b: Frame) -> Iterator[Contrast]:
    """Other figures of one unit, whatever is measured or counted with it; ages are those of many people."""
    same = {x.quantity_id for q in a.slots.quantities for r in b.slots.quantities if _equal(q, r) for x in (q, r)}
    for q in a.slots.quantities:
        for r in b.slots.quantities:
            one_unit = q.kind == r.kind not in {"age", "ordinal", "percent"} and q.unit == r.unit != ""
            unlike = not _equal(q, r) and likeness(q, r) >= _NEAR and same.isdisjoint({q.quantity_id, r.quantity_id})
            if one_unit and unlike and not no_rivals(a.slots, b.slots, q, r):
                features = {
                    "ratio": likeness(q, r),
                    "figures": 1.0,
                    "elsewhere": elsewhere(a.slots, b.slots, q, r),
                }
                sides = (a, phrase(q, a.slots)), (b, phrase(r, b.slots))
                yield from _lead("quantity", *sides, "not the same figure", features)


def exactness(a: Frame, b: Frame) -> Iterator[Contrast]:
    """One figure as a bound or about so much in one claim, and plainly or as another bound in the other."""
    for q in a.slots.quantities:
        for r in b.slots.quantities:
            if comparable(q, r) and _equal(q, r) and q.modifier != r.modifier:
                features = {"loose": float(bool(q.modifier)) + float(bool(r.modifier)), "exactness": 1.0}
                sides = (a, phrase(q, a.slots)), (b, phrase(r, b.slots))
                yield from _lead("quantity", *sides, "not stated as exactly", features)


def _equal(q: Quantity, r: Quantity) -> bool:
    return abs(middle(q) - middle(r)) <= _SAME


def reasons(a: Frame, b: Frame) -> Iterator[Contrast]:
    """Another reason, occasion or aim."""
    if a.reason and b.reason:
        one, other = (stems(x.slots.unit, _tokens(x, span)) for x, span in ((a, a.reason), (b, b.reason)))
        common = share(one, other)
        since = _only_dated(a, a.reason) or _only_dated(b, b.reason) or (common and _both_since(a, b))
        if one and other and common <= _ONE_REASON and not since and not _aim_and_occasion(a, b):
            why = "different reasons, occasions or aims"
            yield from _lead("cause", (a, a.reason), (b, b.reason), why, {"alike": common})


def _both_since(a: Frame, b: Frame) -> bool:
    """Whether both tell since what, which is one occasion where a word is shared."""
    return all(x.reason and fold(x.slots.words(*x.reason)).startswith("since ") for x in (a, b))


def _only_dated(x: Frame, span: Span) -> bool:
    """Whether an occasion is a mere date: "since 2005"."""
    covered = {k for k in _tokens(x, span) for t in x.slots.times if t.start <= x.slots.unit.sentence.starts[k] < t.end}
    return bool(covered) and len(_tokens(x, span)) - len(covered) <= 1


def _aim_and_occasion(a: Frame, b: Frame) -> bool:
    """Whether one says to what end and the other after what, which are no rivals: "to vote", "six weeks after"."""
    one, other = (fold(x.slots.words(*x.reason)).split()[:_OPENING] for x in (a, b) if x.reason)
    return any(x[0] in AIMS and not _OCCASIONS.isdisjoint(y) for x, y in ((one, other), (other, one)))


def _tokens(x: Frame, span: Span) -> list[int]:
    unit = x.slots.unit
    return [k for k in unit.tokens if span[0] <= unit.sentence.starts[k] < span[1]]


def dated(a: Frame, b: Frame) -> Iterator[Contrast]:
    """The time of one matter more closely, or in other words; a time that both give is taken."""
    dates = [[t for t in x.slots.times if is_date(t)] for x in (a, b)]
    both = {x.time_id for s in dates[0] for t in dates[1] if alike(s, t, a.slots, b.slots) for x in (s, t)}
    for s in dates[0]:
        for t in dates[1]:
            found = judge(s, t, a.slots, b.slots)
            if is_hour(s, a.slots) != is_hour(t, b.slots):
                continue  # "Monday" and "9 a.m." are no two ways to say when
            if (found and found[0] == "conflict") or _counted_from_its_day(a, s) or _counted_from_its_day(b, t):
                continue  # different times of one event are a conflict, found elsewhere; of two they are no difference
            if both.isdisjoint({s.time_id, t.time_id}) and (found or may_be_one(s, t, a.slots, b.slots)):
                known = float(bool(s.earliest)) + float(bool(t.earliest))
                features = {"resolved": known, "judged": float(bool(found))}
                reason = found[1] if found else "the time is given in other words"
                yield from _lead("time", (a, (s.start, s.end)), (b, (t.start, t.end)), reason, features)


def _counted_from_its_day(x: Frame, t: ResolvedTime) -> bool:
    return not _FROM_ITS_DAY.isdisjoint(fold(x.slots.words(t.start, t.end)).split())


def closer(a: Frame, b: Frame) -> Iterator[Contrast]:
    """A time that one claim gives more closely: "Sunday", "Sunday evening"."""
    dates = [[t for t in x.slots.times if is_date(t)] for x in (a, b)]
    for s in dates[0]:
        for t in dates[1]:
            one, other = (set(fold(x.slots.words(y.start, y.end)).split()) - _LIGHT for x, y in ((a, s), (b, t)))
            if (one < other or other < one) and not (s.edtf and s.edtf == t.edtf):  # "April", "April this year"
                features = {"resolved": float(bool(s.earliest)) + float(bool(t.earliest)), "closer": 1.0}
                sides = (a, (s.start, s.end)), (b, (t.start, t.end))
                yield from _lead("time", *sides, "one is more exact than the other", features)


def one_or_more(a: Frame, b: Frame) -> Iterator[Contrast]:
    """One of a thing in one claim, more than one in the other: without a count, it is a matter of wording."""
    for p in a.nouns:
        for q in b.nouns:
            if p.noun == q.noun and {p.number, q.number} == {"NN", "NNS"}:
                features = {"shared": float(len(p.before & q.before)), "plural": 1.0}
                kind = "quantity" if p.amounts or q.amounts else "wording"
                certain = any(_is_some_one(x, y) for x, y in ((a, p), (b, q)))
                if kind == "quantity" and certain and _place(a, p) != _place(b, q):
                    continue  # "the airline" is no count beside "most airlines"
                yield from _lead(kind, (a, p.counted), (b, q.counted), "one, or more than one", features)


def _is_some_one(x: Frame, p: Phrase) -> bool:
    """Whether a noun in the singular means a certain one, or is half of a word: "the airline", "-search"."""
    words = fold(x.slots.words(*p.counted))
    return p.number == "NN" and (words.startswith("-") or words.split()[0] in _CERTAIN or "'s " in words)


def _place(x: Frame, p: Phrase) -> tuple[str, str]:
    """What a noun depends on, and how: ("refus", "dobj") for what is refused."""
    sentence = x.slots.unit.sentence
    k = sentence.ends.index(p.span[1])
    return stem(fold(sentence.lemmas[sentence.heads[k]])), sentence.deps[k]


def lasting(a: Frame, b: Frame) -> Iterator[Contrast]:
    """Other durations in one unit: "37 years ago", "almost 40 years ago"; not of what happened in other countries."""
    if other_lands(a.slots, b.slots):
        return
    for s in a.slots.times:
        for t in b.slots.times:
            one, other = (duration(x, y.slots) for x, y in ((s, a), (t, b)))
            if (
                one
                and other
                and one[1] == other[1]
                and counted_from(a.slots.unit.article.text, s) == counted_from(b.slots.unit.article.text, t)
                and _LASTING <= (near := min(one[0], other[0]) / max(one[0], other[0])) < 1
            ):
                features = {"ratio": near, "lasting": 1.0}
                sides = (a, (s.start, s.end)), (b, (t.start, t.end))
                yield from _lead("time", *sides, "not the same length of time", features)


def voices(a: Frame, b: Frame) -> Iterator[Contrast]:
    """The same on two people's word."""
    one, other = (x.slots.unit.claim.speaker_text for x in (a, b))
    s, t = a.slots.speaker, b.slots.speaker
    if one and other and not (s is not None and t is not None and s.entity_id == t.entity_id):
        words = [{stem(w) for w in fold(x).split()} for x in (one, other)]
        if may_be_one_speaker(a.slots, b.slots):
            return
        if words[0].isdisjoint(words[1]) and not nameless(one, other) and not two_utterances(a.slots, b.slots):
            sides = ((a, _whole(a)), (b, _whole(b)))
            yield from _lead("attribution", *sides, "different speakers", {"speakers": 2.0}, (one, other))


def _whole(x: Frame) -> Span:
    return x.slots.unit.claim.start, x.slots.unit.claim.end


def _persons(x: Frame, p: Phrase) -> set[str]:
    """The persons whom a phrase names at its end, by entity: of "Ms Lund's statement" she is none."""
    return {e.entity_id for m, e in x.slots.named if m.kind == "person" and m.start < p.span[1] <= m.end}


def _lead(
    kind: str,
    one: tuple[Frame, Span],
    other: tuple[Frame, Span],
    reason: str,
    features: dict[str, float],
    named: tuple[str, str] | None = None,
) -> Iterator[Contrast]:
    """A lead, unless both sides say the same words."""
    says = named or (one[0].slots.words(*one[1]), other[0].slots.words(*other[1]))
    values = fold(says[0]), fold(says[1])
    if values[0] != values[1]:
        yield Contrast(
            kind=kind,
            sort="compatible",
            a=one[1],
            b=other[1],
            values=values,
            says=says,
            reason=reason,
            features={**features, "lead": 1.0},
        )


_LEADS: tuple[Lead, ...] = (
    described,
    reworded,
    counted,
    figures,
    exactness,
    reasons,
    dated,
    lasting,
    closer,
    one_or_more,
)
