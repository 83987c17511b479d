"""What a date is the date of: "the attack on Monday", "voted on Monday"; in "left after Monday's attack" the attack."""

from collections.abc import Set

from consilience.records import Sentence
from consilience.stages.timeline.clauses import SUBJECTS, antecedent, dependents, under
from consilience.text import word_set

_NOUNS, _VERBS = {"NOUN", "PROPN"}, {"VERB", "AUX"}
_BOUNDS = word_set("after before since until till following once")  # what stands after these only bounds the clause
# of these verbs the subject or object is what takes place: the vote was held, the siege began, the attack killed nine
_TAKES_PLACE = word_set(
    "be occur happen take hold begin start open erupt break come fall follow set schedule plan due slate expect launch "
    "carry stage conduct kill injure wound leave claim destroy damage strike hit cause end conclude finish cast go head"
)
_OUTCOMES = word_set("die kill injure wound hurt drown perish")  # what killed nine happened when they died
_HAPPENS = word_set("occur happen take claim destroy damage strike hit") | _OUTCOMES  # on the day of what did it
_IN = word_set("in by during to")
_NEW = word_set("a an")
_DEFINITE = word_set("the this that")
_ANOTHER_CLAUSE = {"relcl", "advcl", "ccomp", "parataxis", "conj", "nsubj", "nsubjpass"}
_STEPS = 8


def events(sentence: Sentence, time: Set[int]) -> set[int]:
    """The nouns and verbs of which the tokens ``time`` tell when."""
    found: set[int] = set()
    k = min(time)
    for _ in range(_STEPS):
        above = sentence.heads[k]
        if above == k or _bounds(sentence, above):
            break
        if sentence.pos[above] in _VERBS:
            return found | happening(sentence, above)
        if sentence.pos[above] in _NOUNS and above not in time:
            found.add(above)
        k = above
    beside = max(time) + 1  # "the September 11, 2001 attacks"
    return found | ({beside} if beside < len(sentence.pos) and sentence.pos[beside] == "NOUN" else set())


def matter(sentence: Sentence, time: Set[int]) -> set[int]:
    """The tokens of what is dated: of "will end its mission in Tarn by May, which pleased him" all up to the comma."""
    inside = front = events(sentence, time) if time else set()
    while front:
        below = {i for i, h in enumerate(sentence.heads) if h in front and sentence.deps[i] not in _ANOTHER_CLAUSE}
        front = below - inside
        inside = inside | front
    return inside


def happening(sentence: Sentence, verb: int) -> set[int]:
    """A verb, with the nouns beside it where it only says that they take place: "was held", "died in the crash"."""
    if sentence.lemmas[verb].lower() not in _TAKES_PLACE | _OUTCOMES:
        return {verb}
    beside = dependents(sentence, verb, {*SUBJECTS, "dobj", "attr"})
    found = {verb, *(antecedent(sentence, c) for c in beside)}
    for link in dependents(sentence, verb, {"prep", "agent"}):
        if sentence.lemmas[link].lower() in _IN:
            found |= set(dependents(sentence, link, {"pobj"}))
    return found | ({sentence.heads[verb]} if sentence.deps[verb] in {"acl", "relcl"} else set())


def told_with(sentence: Sentence, verb: int) -> list[int]:
    """The nouns by which a clause happened that gives no date: "the crash" of "nine died in the crash"."""
    if sentence.lemmas[verb].lower() not in _HAPPENS:
        return []
    beside = sorted(happening(sentence, verb) - {verb, sentence.heads[verb]})
    return [k for k in beside if sentence.pos[k] == "NOUN" and _is_definite(sentence, k)]


def _is_definite(sentence: Sentence, k: int) -> bool:
    return any(sentence.lemmas[c].lower() in _DEFINITE for c in dependents(sentence, k, {"det"}))


def _bounds(sentence: Sentence, k: int) -> bool:
    lemma = sentence.lemmas[k].lower()
    return lemma in _BOUNDS or (lemma == "follow" and sentence.deps[k] == "prep")


def bounding(sentence: Sentence, time: Set[int]) -> tuple[int, int] | None:
    """First and last token of the noun or clause after "after" or "before" that the tokens ``time`` stand in.

    None where no such word governs the date, or a bare date alone ("since May"), and where that is news itself or cause
    and outcome are one happening ("was held after a raid on Monday", "nine died after the ferry sank on Monday").
    """
    k = min(time)
    for _ in range(_STEPS):
        above = sentence.heads[k]
        if above == k or sentence.deps[k] in {"relcl", "acl"}:
            return None
        if sentence.pos[k] in _VERBS:
            return _after_mark(sentence, k)
        if _bounds(sentence, above):
            return _noun(sentence, k, time)
        k = above
    return None


def _after_mark(sentence: Sentence, verb: int) -> tuple[int, int] | None:
    """The clause that "after" or "before" opens, if it has a subject of its own."""
    marks = [m for m in dependents(sentence, verb, {"mark"}) if _bounds(sentence, m)]
    if sentence.deps[verb] != "advcl" or not marks or not dependents(sentence, verb, SUBJECTS):
        return None
    if sentence.lemmas[sentence.heads[verb]].lower() in _OUTCOMES:
        return None
    return _stretch(sentence, under(sentence, verb) - {marks[0]}, verb)


def _noun(sentence: Sentence, k: int, time: Set[int]) -> tuple[int, int] | None:
    """The noun phrase that holds the date; the parser may take "September 11, 2001" for its head."""
    beside = max(time) + 1
    if k in time and beside < len(sentence.pos) and sentence.pos[beside] == "NOUN":
        return _stretch(sentence, under(sentence, k) | under(sentence, beside), k)
    if k in time or sentence.pos[k] not in _NOUNS:
        return None
    governed = sentence.heads[sentence.heads[k]]
    new = any(sentence.lemmas[c].lower() in _NEW for c in dependents(sentence, k, {"det"}))
    if new or sentence.lemmas[governed].lower() in _OUTCOMES:
        return None
    return _stretch(sentence, under(sentence, k), k)


def _stretch(sentence: Sentence, inside: Set[int], k: int) -> tuple[int, int]:
    """The unbroken run of tokens around a token, marks at its end left out."""
    first = last = k
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    while last > k and sentence.pos[last] == "PUNCT":
        last -= 1
    return first, last
