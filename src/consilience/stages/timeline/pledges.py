"""The grammar of commitments: which words bind an actor to the future, and what kind of commitment they make."""

from consilience.records import Sentence
from consilience.stages.timeline import binding as words
from consilience.stages.timeline.agenda import BY_DAY, dated
from consilience.stages.timeline.asked import called, headed
from consilience.stages.timeline.clauses import dependents, governor, subject_of
from consilience.stages.timeline.modals import modal
from consilience.stages.timeline.trigger import Trigger, arranged, infinitive, perfect
from consilience.stages.timeline.unbound import unbound


def triggers(sentence: Sentence) -> list[Trigger]:
    """Find the committing words of a sentence, in order."""
    children: dict[int, list[int]] = {k: [] for k in range(len(sentence.heads))}
    for k, head in enumerate(sentence.heads):
        if head != k:
            children[head].append(k)
    found = []
    for k in range(len(sentence.lemmas)):
        trigger = next((t for read in _READINGS if (t := read(sentence, k, children)) is not None), None)
        if trigger is not None and not unbound(sentence, k):
            found.append(trigger)
    return found


def _left_open(sentence: Sentence, k: int, children: dict[int, list[int]]) -> Trigger | None:
    """ "Has not ruled out a strike": what somebody keeps in hand."""
    below = {sentence.deps[c] for c in children[k]}
    out = any(sentence.deps[c] == "prt" and sentence.lemmas[c] == "out" for c in children[k])
    guess = any(sentence.lemmas[c].lower() in {"possibility", "chance"} for c in children[k])
    refused = sentence.deps[k] == "xcomp" and sentence.lemmas[sentence.heads[k]].lower() in words.FAILED
    if sentence.lemmas[k] != "rule" or guess or not out or "dobj" not in below or not (refused or "neg" in below):
        return None
    feared = any(sentence.tags[c] == "MD" and sentence.lemmas[c].lower() in {"can", "could"} for c in children[k])
    kind = "forecast" if feared else "plan"
    return Trigger(k, kind, subject_of(sentence, k, children), k, 0.55, agentive=True)


def _verb(sentence: Sentence, k: int, children: dict[int, list[int]]) -> Trigger | None:
    """A verb of commitment with what is committed to: an infinitive, a clause or an object."""
    lemma = sentence.lemmas[k].lower()
    if sentence.pos[k] != "VERB":
        return None
    begun = _begun(sentence, k, children)
    if begun is not None:
        return begun
    kind = words.VERB_KIND.get(lemma)
    if kind is None or _laid_to(sentence, k):
        return None
    clause = next((c for c in children[k] if sentence.deps[c] in words.THAT_OR_TO), None)
    clause = _split_off(sentence, k) if clause is None else clause
    thing = next((c for c in children[k] if sentence.deps[c] in {"dobj", "nsubjpass", "prep", "dative"}), None)
    if not _commits(sentence, k, clause, thing, children):
        return None
    action = clause if clause is not None else k if thing is None else thing
    settled = sentence.tags[k] == "VBN" and {"VBZ", "VBP"} & {sentence.tags[c] for c in children[k]}
    unsure = lemma in words.WEAK and not (
        lemma == "decide" and settled
    )  # "has decided to" plans, "decided to" may be done
    weight = 0.9 if lemma in words.STRONG else 0.45 if unsure else 0.65
    by = [c for link in dependents(sentence, k, {"agent"}) for c in dependents(sentence, link, {"pobj"})]
    subject = by[0] if by else subject_of(sentence, k, children)  # "a vote planned by the council" is the council's
    active = subject is not None and sentence.deps[subject] == "nsubj" and lemma != "threaten"
    return Trigger(k, kind, subject, action, weight, agentive=active)


def _begun(sentence: Sentence, k: int, children: dict[int, list[int]]) -> Trigger | None:
    """What is under way or made and binds: "is sending a team", "suspended flights indefinitely", "reached a deal"."""
    lemma, subject = sentence.lemmas[k].lower(), subject_of(sentence, k, children)
    if lemma == "need":
        aim = next((c for c in dependents(sentence, k, {"xcomp"}) if sentence.lemmas[c] in words.WEIGHING), None)
        return None if aim is None else Trigger(k, "plan", subject, aim, 0.55, agentive=True)
    things = {"dobj", "nsubjpass"} | ({"prep"} if lemma == "prepare" else set())
    thing = next((c for c in children[k] if sentence.deps[c] in things), None)
    if thing is None or sentence.lemmas[thing].lower() in words.TAKEN:
        return None
    beside = [sentence.lemmas[c].lower() for c in children[k]]
    done = sentence.deps[thing] != "nsubjpass"
    sought = lemma == "seek" and "be" in beside and sentence.tags[k] == "VBN"  # "a meeting is being sought"
    if sought or (lemma in words.UNDER_WAY and _running(sentence, k)):
        return Trigger(k, "plan", subject, k, 0.55, agentive=done, arranged=not done)
    if lemma in words.SUSPENDED and sentence.tags[k] != "VBG" and done and not words.TILL_THEN.isdisjoint(beside):
        return Trigger(k, "plan", subject, k, 0.6, agentive=True)
    failed = sentence.deps[k] == "xcomp" and sentence.lemmas[sentence.heads[k]].lower() in words.FAILED
    if (
        not failed
        and lemma in words.MADE
        and sentence.lemmas[thing].lower() in words.PACTS
        and sentence.deps[thing] == "dobj"
    ):
        return Trigger(k, "agreement", subject, thing, 0.55, agentive=True)
    return None


def _split_off(sentence: Sentence, k: int) -> int | None:
    """The infinitive that an aside took from its verb: "threatened in a statement to strike"."""
    for link in dependents(sentence, k, {"prep"}):
        for noun in dependents(sentence, link, {"pobj"}):
            acts = [c for c in dependents(sentence, noun, {"acl"}) if infinitive(sentence, c)]
            if acts and sentence.lemmas[link] in words.WHERE and sentence.lemmas[noun].lower() in words.SAID_IN:
                return acts[0]
    return None


def _running(sentence: Sentence, k: int) -> bool:
    """Whether a verb tells what somebody is doing now: not denied, not guessed."""
    beside = dependents(sentence, k, {"aux", "auxpass", "neg"})
    unsure = any(sentence.tags[c] == "MD" or sentence.deps[c] == "neg" for c in beside)
    return sentence.tags[k] == "VBG" and any(sentence.lemmas[c] == "be" for c in beside) and not unsure


def _laid_to(sentence: Sentence, k: int) -> bool:
    """Whether a plan is only what somebody is accused of: "accused of planning a strike"."""
    link = sentence.heads[k]
    above = {sentence.heads[link], sentence.heads[sentence.heads[link]]}
    return sentence.deps[k] == "pcomp" and any(sentence.lemmas[c].lower() in words.ACCUSING for c in above)


def _commits(sentence: Sentence, k: int, clause: int | None, thing: int | None, children: dict[int, list[int]]) -> bool:
    """Whether a verb of commitment is used as one: not of a purpose, an opinion, or what would have been."""
    lemma = sentence.lemmas[k].lower()
    purpose = (lemma, sentence.tags[k]) in {("intend", "VBN"), ("undertake", "VB")}  # "intended to reassure"
    if purpose or (clause is None and _not_given(sentence, k, children)):
        return False
    if perfect(sentence, k, children) and any(sentence.tags[c] == "MD" for c in children[k]):
        return False
    if lemma in words.BOUND_TO:
        return _meant(sentence, k, clause)
    if clause is not None and lemma in {"warn", "agree"}:  # "warned pilots not to fly" gives advice
        advice = lemma == "warn" and any(sentence.tags[c] == "TO" for c in children[clause])
        return _ahead(sentence, clause, children) and not advice
    what_for = _what_for(sentence, k) if clause is None else True
    bare = thing is not None and _bare(sentence, k, thing) and not _person(sentence, thing)
    return bare if what_for is None else what_for


def _what_for(sentence: Sentence, k: int) -> bool | None:
    """Whether a verb commits to what a preposition tells ("agreed to a truce", "warned of floods"), None for others."""
    links = {sentence.lemmas[c].lower(): c for c in dependents(sentence, k, {"prep"})}
    told = {"warn": "of", "agree": "to", "aim": "for"}.get(sentence.lemmas[k].lower())
    if told is None:
        return None
    if dependents(sentence, k, {"dobj", "nsubjpass"}):
        return False
    things = dependents(sentence, links[told], {"pobj"}) if told in links else []
    return any(told != "to" or sentence.lemmas[c].lower() in words.HEADED_FOR for c in things)


def _bare(sentence: Sentence, k: int, thing: int) -> bool:
    """Whether a verb commits to a thing alone: "offered help", not "offered support", "committed crimes"."""
    lemma, what = sentence.lemmas[k].lower(), sentence.lemmas[thing].lower()
    if lemma == "threaten":
        return what in words.THREATENED
    if (
        lemma == "undertake"
        or (lemma == "commit" and what in words.CRIMES)
        or (lemma == "offer" and what in words.WORDS_ONLY)
    ):
        return False
    return lemma in words.STRONG or words.VERB_KIND[lemma] in {"threat", "pledge"}


def _not_given(sentence: Sentence, k: int, children: dict[int, list[int]]) -> bool:
    """Whether nothing was offered: "did not offer help", "failed to offer help"."""
    failed = sentence.deps[k] == "xcomp" and sentence.lemmas[sentence.heads[k]].lower() in words.FAILED | {"seem"}
    nothing = any(
        sentence.lemmas[d].lower() == "no"
        for c in children[k]
        if sentence.deps[c] == "dobj"
        for d in dependents(sentence, c, {"det"})
    )
    return failed or nothing or any(sentence.deps[c] == "neg" for c in children[k])


def _meant(sentence: Sentence, k: int, clause: int | None) -> bool:
    """Whether "hope to" or "seek to" tells somebody's aim: not beside the point, denied, or an attempt of the past."""
    beside = (sentence.deps[k], sentence.tags[k]) in {("advcl", "VBG"), ("conj", "VBG")} or sentence.deps[k] == "relcl"
    lemma, tag = sentence.lemmas[k].lower(), sentence.tags[k]
    tried = (lemma, tag) == ("seek", "VBD") or (lemma == "look" and tag != "VBG")  # "is looking to sell"
    if beside or tried or dependents(sentence, k, {"neg"}):
        return False
    if clause is None or sentence.lemmas[clause].lower() in words.MINDFUL | words.STATES:
        return False
    return (sentence.tags[clause], sentence.deps[clause]) == ("VB", "xcomp")


def _person(sentence: Sentence, k: int) -> bool:
    """Whether a token is a person: to threaten somebody is an act, not yet a commitment to one."""
    return sentence.pos[k] == "PRON" or sentence.names[k].endswith("person")


def _ahead(sentence: Sentence, verb: int | None, children: dict[int, list[int]]) -> bool:
    """Whether a clause speaks of what is to come: an infinitive, or an auxiliary of the future."""
    if verb is None or perfect(sentence, verb, children):
        return False
    return sentence.tags[verb] == "VB" or any(sentence.lemmas[c].lower() in words.COMING for c in children[verb])


def _adjective(sentence: Sentence, k: int, children: dict[int, list[int]]) -> Trigger | None:
    """An adjective of commitment: "ready to", "likely to", "due to", "ready for"."""
    lemma, action = sentence.lemmas[k].lower(), _clause(sentence, k, children)
    looks_back = action is not None and perfect(sentence, action, children)  # "likely to have been hit"
    unsaid = action is not None and sentence.lemmas[action] == "say" and not dependents(sentence, action, {"ccomp"})
    only_describes = lemma in words.READY and sentence.deps[k] in {"amod", "relcl", "acl"}  # "fighters ready to go"
    if sentence.pos[k] not in {"ADJ", "VERB"} or looks_back or unsaid or (only_describes and sentence.pos[k] == "ADJ"):
        return None
    particle = any(sentence.deps[c] == "prt" for c in children[k])
    subject = subject_of(sentence, k, children)
    if lemma in words.ADJECTIVE_KIND and action is not None and not particle:
        settled = lemma in words.AGREED and arranged(sentence, action)
        return Trigger(k, words.ADJECTIVE_KIND[lemma], subject, action, 0.65, arranged=settled)
    for_ = any(sentence.deps[c] == "prep" and sentence.lemmas[c] in {"for", "to"} and c > k for c in children[k])
    if sentence.pos[k] == "ADJ" and lemma in words.READY and for_ and action is None:
        return Trigger(k, "pledge", subject, k, 0.55)
    return None


def _noun(sentence: Sentence, k: int, children: dict[int, list[int]]) -> Trigger | None:
    """A noun of commitment ("threat to", "ultimatum"), unless somebody only answers to it: "rejected the plan to"."""
    lemma, action = sentence.lemmas[k].lower(), _clause(sentence, k, children)
    if sentence.pos[k] != "NOUN" or lemma not in words.NOUN_KIND:
        return None
    if sentence.deps[k] in {"dobj", "nsubjpass"} and sentence.lemmas[sentence.heads[k]] in words.REJECTING:
        return None
    if action is not None and perfect(sentence, action, children):
        return None
    bare = lemma in {"ultimatum", "deadline"} and not _reckoned_from(sentence, k)
    if action is None and not bare and not _laid_out(sentence, k):
        return None
    whose = _whose(sentence, k, children)
    return Trigger(k, words.NOUN_KIND[lemma], whose, action if action is not None else k, 0.55)


def _laid_out(sentence: Sentence, k: int) -> bool:
    """Whether a plan is told by what it is for: "unveiled plans for a new port", "has no intention of leaving"."""
    for_ = any(sentence.lemmas[c].lower() in {"for", "of"} for c in dependents(sentence, k, {"prep"}))
    told = sentence.deps[k] == "dobj" and sentence.lemmas[sentence.heads[k]].lower() in words.TELLING_OF
    return for_ and told and words.NOUN_KIND[sentence.lemmas[k].lower()] == "plan"


def _clause(sentence: Sentence, k: int, children: dict[int, list[int]]) -> int | None:
    """The verb of what an adjective or a noun commits to."""
    colon = next((c for c in range(k, len(sentence.tags)) if sentence.tags[c] == ":"), len(sentence.tags))
    clauses = (c for c in children[k] if c < colon and sentence.deps[c] in {"xcomp", "acl", "relcl", "ccomp"})
    own = next((c for c in clauses if sentence.pos[c] in {"VERB", "AUX"}), None)
    beside = k + 2 < len(sentence.tags) and sentence.deps[k] == "dobj" and infinitive(sentence, k + 2)
    return k + 2 if own is None and beside and sentence.heads[k + 2] == sentence.heads[k] else own


def _whose(sentence: Sentence, k: int, children: dict[int, list[int]]) -> int | None:
    """Whose a promise is: its owner's, of "its" the subject's of the clause, else the subject's of the verb above."""
    owner = next((c for c in children[k] if sentence.deps[c] == "poss"), None)
    if owner is None:
        return subject_of(sentence, sentence.heads[k], children)
    verb = governor(sentence, k) if sentence.lemmas[owner].lower() in {"its", "their", "his", "her"} else None
    subject = None if verb is None else subject_of(sentence, verb, children)
    return owner if subject is None or subject > k else subject


def _reckoned_from(sentence: Sentence, k: int) -> bool:
    """Whether a deadline only dates something else: "a day before the deadline"."""
    return sentence.deps[k] == "pobj" and sentence.lemmas[sentence.heads[k]].lower() in words.RECKONED


_READINGS = (modal, *BY_DAY, _left_open, _verb, _adjective, _noun, called, headed, dated)
