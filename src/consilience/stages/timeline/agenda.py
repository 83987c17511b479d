"""What stands on the agenda: scheduled, put off, called for a day, faced on one, or to be done until then."""

from consilience.records import Sentence
from consilience.stages.timeline import binding as words
from consilience.stages.timeline.clauses import below, dependents, subject_of
from consilience.stages.timeline.trigger import Trigger, infinitive

_IF_DATED = 0.5  # weight of what is a plan only where its day lies ahead


def dated(sentence: Sentence, k: int, children: dict[int, list[int]]) -> Trigger | None:
    """The present of what stands on the agenda ("the council meets on Friday"): a plan where its day lies ahead."""
    lemma, running = sentence.lemmas[k].lower(), sentence.tags[k] == "VBG"
    if sentence.pos[k] != "VERB" or lemma not in words.AGENDA or not (running or sentence.tags[k] in {"VBZ", "VBP"}):
        return None
    now = {"VBZ", "VBP", "VBD"} if sentence.deps[k] == "ccomp" else {"VBZ", "VBP"}  # "said she was leaving in May"
    helped = any(sentence.deps[c] == "aux" and sentence.tags[c] in now for c in children[k])
    own = [c for c in children[k] if sentence.deps[c] == "nsubj"]
    if running != helped or not own or sentence.deps[k] == "relcl" or dependents(sentence, k, {"neg", "mark"}):
        return None
    return Trigger(k, "plan", own[0], k, 0.45, arranged=True)


def _scheduled(sentence: Sentence, k: int, children: dict[int, list[int]]) -> Trigger | None:
    """ "Is scheduled for May", "is expected next week", "due in court on Friday", "postponed indefinitely"."""
    lemma, passive = sentence.lemmas[k].lower(), bool(dependents(sentence, k, {"auxpass"}))
    if lemma not in words.SCHEDULED or not (passive or (lemma == "due" and sentence.deps[k] == "acomp")):
        return None  # "the election scheduled for May" only dates something else
    owing = lemma == "due" and any(sentence.lemmas[c].lower() == "to" for c in children[k])
    if owing or dependents(sentence, k, {"xcomp", "ccomp", "dobj", "neg", "prt", "acomp", "oprd"}):
        return None
    subject = subject_of(sentence, k, children)
    kind = "forecast" if lemma == "expect" else "plan"
    put_off = any(sentence.lemmas[c].lower() in words.TILL_THEN for c in children[k])
    return Trigger(k, kind, subject, k, 0.6 if put_off else _IF_DATED, arranged=True)


def _set_for(sentence: Sentence, k: int, children: dict[int, list[int]]) -> Trigger | None:
    """ "Called a strike for Thursday", "faces trial on 12 March", "demanded the release by Monday"."""
    lemma = sentence.lemmas[k].lower()
    things = words.SET_FOR.get(lemma, frozenset())
    if sentence.pos[k] != "VERB" or dependents(sentence, k, {"neg"}):
        return None
    thing = next((c for c in children[k] if c > k and sentence.deps[c] in {"dobj", "ccomp"}), None)
    if thing is None or not (lemma == "demand" or sentence.lemmas[thing].lower() in things):
        return None
    kind = "deadline" if lemma == "demand" else "plan"
    return Trigger(k, kind, subject_of(sentence, k, children), thing, _IF_DATED, agentive=True)


def _has_until(sentence: Sentence, k: int, children: dict[int, list[int]]) -> Trigger | None:
    """ "Has until Friday to reply", "has three weeks to reply"."""
    until = any(sentence.lemmas[c].lower() in words.UNTIL and sentence.deps[c] == "prep" for c in children[k])
    spell = [c for c in dependents(sentence, k, {"dobj"}) if sentence.lemmas[c].lower() in words.SPELLS]
    until = until or any(dependents(sentence, c, {"nummod"}) for c in spell)
    below_it = [*children[k], *(d for c in spell for d in children[c])]
    action = next((c for c in below_it if infinitive(sentence, c)), None)
    if sentence.lemmas[k] != "have" or not until or action is None:
        return None
    return Trigger(k, "deadline", subject_of(sentence, k, children), action, 0.65, agentive=True)


def _given_until(sentence: Sentence, k: int, children: dict[int, list[int]]) -> Trigger | None:
    """A day or a time set for others: "gave the drivers until Friday to return", "gave managers 48 hours to reply"."""
    if sentence.lemmas[k].lower() != "give" or sentence.pos[k] != "VERB":
        return None
    until = [
        c for c in children[k] if c > k and sentence.deps[c] == "prep" and sentence.lemmas[c].lower() in words.UNTIL
    ]
    hours = [
        c for c in children[k] if c > k and sentence.deps[c] == "dobj" and sentence.lemmas[c].lower() in words.SPELLS
    ]
    whom = dependents(sentence, k, {"dobj", "dative"})
    for c in (until + hours)[: len(whom)]:
        ahead = (j for j in range(c + 1, len(sentence.heads)) if infinitive(sentence, j) and below(sentence, j, k))
        action = next(ahead, None)
        if action is not None:
            return Trigger(k, "deadline", subject_of(sentence, k, children), action, 0.65, agentive=True)
    return None


BY_DAY = (_given_until, _has_until, _scheduled, _set_for)
