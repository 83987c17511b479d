"""Public acts: what was done, by whom, to what; and acts that exclude or outdo each other."""

from collections.abc import Iterator
from dataclasses import dataclass

from consilience.stages.claims.contrasts import Contrast, Span, later
from consilience.stages.claims.phrases import below, children
from consilience.stages.claims.slots import Slots, share, stems
from consilience.text import fold, stem, word_set

# Each line is a family of acts on one matter, from the weaker to the stronger or between opposites; words of one
# rung are one act. Two rungs of a family, done by one actor to one thing, are a difference.
_FAMILIES = (
    "consider discuss mull weigh | propose suggest offer | announce unveil declare proclaim | agree accept | "
    "sign ink initial conclude | ratify approve adopt endorse pass | reject refuse decline veto",
    "cancel scrap revoke | uphold resume",
    "question interrogate summon | arrest detain capture seize | charge indict accuse | convict sentence | "
    "acquit release free",
    "kill murder slay execute assassinate | wound injure hurt harm maim | kidnap abduct",
    "resign quit | dismiss sack fire oust remove | suspend | appoint name | retire",
    "attack assault storm raid bomb shell strike | defend repel",
    "withdraw leave exit evacuate | stay remain keep | deploy send",
    "confirm admit acknowledge | deny dispute reject | claim allege",
    "win defeat beat | lose | draw tie",
    "order command instruct | ask urge request | advise recommend | forbid ban prohibit",
    "open launch begin start | close shut end halt stop | delay postpone",
    "rise increase grow climb raise | fall drop decline decrease cut lower reduce",
    "crash collide | land",
    "support back favor favour praise welcome hail applaud | oppose condemn criticise criticize denounce slam",
)
_RUNGS: dict[str, frozenset[tuple[int, int]]] = {}
for _n, _family in enumerate(_FAMILIES):
    for _k, _rung in enumerate(_family.split("|")):
        for _word in _rung.split():
            _RUNGS[_word] = _RUNGS.get(_word, frozenset()) | {(_n, _k)}
_SUBJECTS = word_set("nsubj nsubjpass agent csubj")
_THINGS = word_set("dobj nsubjpass")
_PARTICLES, _READY = word_set("in"), word_set("agree offer decline refuse")
_NOT = word_set("no not never neither nobody none without")
_MATTER = 0.5
_NEAR = 4  # words from a verb to its object
_TOPIC, _SHARE = 3, 0.4  # so many words of the shorter topic, and so great a share of it, make one matter


@dataclass(frozen=True, slots=True)
class Act:
    """A verb of the lexicon in a claim, with its actor's and its matter's words as stems."""

    verb: str
    span: Span
    rungs: frozenset[tuple[int, int]]
    negated: bool
    hedged: bool  # planned, wished or asked
    main: bool  # the claim's own predicate
    passive: bool
    actor: frozenset[str]
    topic: frozenset[str]
    thing: frozenset[str]  # the head of what it is done to


def public_acts(s: Slots) -> Iterator[Act]:
    """Find the public acts that a claim states."""
    sentence = s.unit.sentence
    for k in s.unit.tokens:
        verb = sentence.lemmas[k].lower()
        if sentence.pos[k] == "VERB" and verb in _RUNGS and not _is_other_verb(s, k):
            under = below(s, k)
            main = sentence.starts[k] <= s.unit.claim.predicate_start < sentence.ends[k]
            subjects = [c for c in children(s, k) if sentence.deps[c] in _SUBJECTS]
            passive = any(sentence.deps[c] == "nsubjpass" for c in subjects)
            actor = {j for c in subjects if not passive or sentence.deps[c] == "agent" for j in below(s, c)}
            undergone = passive or any(sentence.deps[c] == "auxpass" for c in children(s, k))
            if main and not subjects and not undergone:
                actor = _shared_subject(s)
            yield Act(
                verb=verb,
                span=(sentence.starts[k], sentence.ends[k]),
                rungs=_RUNGS[verb],
                negated=_negated(s, k, under),
                main=main,
                passive=passive,
                hedged=(main and not settled(s)) or _ahead(s, k),
                actor=_called(s, actor),
                topic=stems(s.unit, under - {k} if passive else under - actor - {k}),
                thing=stems(s.unit, [c for c in children(s, k) if sentence.deps[c] in _THINGS]),
            )


def _is_other_verb(s: Slots, k: int) -> bool:
    """Whether a verb is another with its particle, or says only that one is ready to: "weigh in", "agree to fly"."""
    sentence, under = s.unit.sentence, children(s, k)
    particle = any(sentence.deps[j] == "prt" and sentence.lemmas[j].lower() in _PARTICLES for j in under)
    done = [sentence.lemmas[j].lower() for j in under if sentence.deps[j] == "xcomp"]
    return particle or (sentence.lemmas[k].lower() in _READY and bool(done) and _RUNGS.keys().isdisjoint(done))


def _shared_subject(s: Slots) -> set[int]:
    """The tokens of a claim's subject that stands before the claim itself."""
    starts, claim = s.unit.sentence.starts, s.unit.claim
    if claim.subject_start is None or claim.subject_end is None:
        return set()
    return {k for k, at in enumerate(starts) if claim.subject_start <= at < claim.subject_end}


def _called(s: Slots, tokens: set[int]) -> frozenset[str]:
    """The stems of an actor; where it is called by empty words alone ("the leaders"), these."""
    words = (s.unit.sentence.lemmas[k] for k in tokens if s.unit.sentence.pos[k] in {"NOUN", "PROPN", "ADJ"})
    return stems(s.unit, tokens) or frozenset(stem(fold(w)) for w in words)


def act(a: Slots, b: Slots) -> Iterator[Contrast]:
    """One actor did to one thing what the two claims call by excluding or unequal names, or one denies it."""
    one_side, other_side = ([], []) if other_people(a, b) else (list(public_acts(a)), list(public_acts(b)))
    for p in one_side:
        for q in other_side:
            if _both_said(p, other_side) or _both_said(q, one_side):
                continue
            if p.hedged == q.hedged and _apart(p, q) and _one_actor(p, q) and (shared := _one_matter(p, q)):
                order = later(a, b)
                stronger = order * (_rank(p, q)) > 0
                yield Contrast(
                    kind="act",
                    sort="update" if stronger and p.negated == q.negated else "conflict",
                    a=p.span,
                    b=q.span,
                    values=(_said(p), _said(q)),
                    says=(_words(p, a), _words(q, b)),
                    reason="not the same act",
                    sure=p.main and q.main and not (p.thing and q.thing and p.thing.isdisjoint(q.thing)),
                    features={"share": shared, "denied": float(p.negated != q.negated)},
                )


def same_act(a: Slots, b: Slots) -> bool:
    """Whether the main verbs of two claims are one, or name one public act."""
    one, other = a.unit.claim.predicate.lower(), b.unit.claim.predicate.lower()
    return stem(one) == stem(other) or bool(_RUNGS.get(one, frozenset()) & _RUNGS.get(other, frozenset()))


def settled(s: Slots) -> bool:
    """Whether a claim says what is or was; what is promised and what came of it are not two versions of one thing."""
    return s.unit.claim.modality in {"asserted", "denied"}


def other_people(a: Slots, b: Slots) -> bool:
    """Whether both claims name persons, and none in common: what befell the father is not what befell the son."""
    one, other = ({e.entity_id for m, e in s.named if m.kind == "person" and m.form == "name"} for s in (a, b))
    return bool(one) and bool(other) and one.isdisjoint(other)


def one_event(a: Slots, b: Slots) -> bool:
    """Whether the claims name one act and share some of its participants."""
    if other_people(a, b):
        return False
    shared = (a.content & b.content) - {stem(a.unit.claim.predicate.lower())}
    return settled(a) == settled(b) and same_act(a, b) and bool(shared)


def one_matter(a: Slots, b: Slots) -> bool:
    """Whether two claims name one act, or are made of much the same nouns and names."""
    return same_act(a, b) or matter(a, b) >= _MATTER


def matter(a: Slots, b: Slots) -> float:
    """Share of the shorter claim's nouns, verbs and names that the other has too."""
    return share(a.content, b.content)


def _both_said(p: Act, others: list[Act]) -> bool:
    return any(p.rungs & q.rungs and p.negated == q.negated for q in others)


def _apart(p: Act, q: Act) -> bool:
    if p.verb == q.verb:
        return p.negated != q.negated
    families = {f for f, _ in p.rungs} & {f for f, _ in q.rungs}
    return bool(families) and not p.rungs & q.rungs and not p.negated and not q.negated


def _rank(p: Act, q: Act) -> int:
    """1 when the first act goes further than the second."""
    pairs = [(x, y) for f, x in p.rungs for g, y in q.rungs if f == g]
    return (pairs[0][0] > pairs[0][1]) - (pairs[0][0] < pairs[0][1]) if pairs else 0


def _one_actor(p: Act, q: Act) -> bool:
    """Whether one may have done both; what was done to one thing is not what another thing did."""
    if p.passive != q.passive and not (p.actor and q.actor):
        (undergone, doing) = (p, q) if p.passive else (q, p)
        if not doing.thing and doing.actor and undergone.thing:
            return bool(doing.actor & undergone.thing)
    return not p.actor or not q.actor or bool(p.actor & q.actor)


def _one_matter(p: Act, q: Act) -> float:
    """Share of the shorter topic's words that both have, 0 when they are too few to make one matter."""
    one, other = p.topic | p.actor, q.topic | q.actor
    shared, least = one & other, min(len(one), len(other))
    if not p.topic & q.topic or len(shared) < min(_TOPIC, least) or len(shared) < _SHARE * least:
        return 0.0
    return len(shared) / least


def _said(p: Act) -> str:
    return f"not {p.verb}" if p.negated else p.verb


def _ahead(s: Slots, k: int) -> bool:
    return any(s.unit.sentence.tags[c] in {"MD", "TO"} for c in children(s, k))  # not "sent to the front"


def _words(p: Act, s: Slots) -> str:
    """The verb with the adverb before and the noun after it: "formally signed an agreement"."""
    sentence = s.unit.sentence
    k = sentence.starts.index(p.span[0])
    before = k - 1 if k - 1 in s.unit.tokens and sentence.pos[k - 1] == "ADV" and sentence.heads[k - 1] == k else k
    after = [j for j in children(s, k) if k < j <= k + _NEAR and sentence.deps[j] in {"dobj", "prt"}]
    words = s.words(sentence.starts[before], sentence.ends[max(after, default=k)])
    return f"not {words}" if p.negated else words


def _negated(s: Slots, k: int, under: set[int]) -> bool:
    sentence = s.unit.sentence
    beside = [j for j in under if sentence.heads[j] == k]
    of_its_own = any(sentence.deps[j] == "neg" or sentence.lemmas[j].lower() in _NOT for j in beside)
    none = [j for j in under if sentence.heads[j] in beside and sentence.deps[sentence.heads[j]] in _SUBJECTS | _THINGS]
    return of_its_own or any(sentence.lemmas[j].lower() in _NOT - {"not"} for j in none)
