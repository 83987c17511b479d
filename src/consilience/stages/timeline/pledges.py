"""The grammar of commitments: which words bind an actor to the future, and what kind of commitment they make."""

from dataclasses import dataclass

from consilience.records import Sentence
from consilience.stages.timeline import binding as words
from consilience.stages.timeline.clauses import SUBJECTS, below, dependents, governor, subject_of


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that commits: where it stands, what it makes, whose it is, and what is to be done."""

    token: int
    kind: str
    subject: int | None  # token of the grammatical subject
    action: int  # token of what is to be done
    weight: float  # 0..1, set by hand: how surely such a word commits, before its circumstances are weighed
    agentive: bool = False  # only somebody can be the subject of such a word


def triggers(sentence: Sentence) -> list[Trigger]:
    """Find the committing words of a sentence, in order."""
    children: dict[int, list[int]] = {k: [] for k in range(len(sentence.heads))}
    for k, head in enumerate(sentence.heads):
        if head != k:
            children[head].append(k)
    found = []
    for k in range(len(sentence.lemmas)):
        trigger = next((t for read in _READINGS if (t := read(sentence, k, children)) is not None), None)
        if trigger is not None and not _reasoned(sentence, k):
            found.append(trigger)
    return found


def _modal(sentence: Sentence, k: int, children: dict[int, list[int]]) -> Trigger | None:
    """ "will", "shall", "going to", "is to", and "would" as the past of "will" in reported speech."""
    if sentence.tags[k] == "MD" and sentence.deps[k] == "aux":
        return _auxiliary(sentence, k, children)
    lemma = sentence.lemmas[k].lower()
    action = next((c for c in children[k] if sentence.deps[c] == "xcomp" and sentence.tags[c] == "VB"), None)
    if action is None:
        return None
    going = lemma == "go" and sentence.tags[k] == "VBG"
    # "it is possible to leave" tells no plan
    bare = not any(sentence.deps[c] in {"acomp", "attr"} for c in children[k])
    is_to = lemma == "be" and sentence.tags[k] in {"VBP", "VBZ", "VBD"} and action - k <= 4 and bare
    if going or (is_to and any(sentence.tags[c] == "TO" for c in children[action])):
        feared = sentence.deps[k] == "ccomp" and sentence.lemmas[sentence.heads[k]] in words.WISHES
        return Trigger(k, "plan", subject_of(sentence, k, children), action, 0.6 if going and not feared else 0.55)
    return None


def _auxiliary(sentence: Sentence, k: int, children: dict[int, list[int]]) -> Trigger | None:
    """ "will" and "shall", unless what they tell is a need, an aside or a question."""
    verb, lemma = sentence.heads[k], sentence.lemmas[k].lower()
    if _perfect(sentence, verb, children) or _needed(sentence, verb, children):
        return None
    if _aside(sentence, verb) or _asked(sentence, k, verb) or _idle(sentence, verb, children):
        return None
    doubt = 0.15 if sentence.lemmas[verb] == "be" and sentence.pos[verb] == "AUX" else 0.0
    asking = sentence.lemmas[verb] not in words.DECIDED and any(
        sentence.lemmas[c].lower() in words.ASKING for c in children[verb]
    )
    doubt += 0.15 if asking else 0.0
    kind = "forecast" if _foretold(sentence, verb, children) else "plan"
    willed = sentence.lemmas[verb] in words.WILLED and bool(dependents(sentence, verb, {"nsubj"}))
    if lemma in words.BINDING:
        feared = sentence.deps[verb] == "ccomp" and sentence.lemmas[sentence.heads[verb]] in words.WISHES
        weight = 0.65 - doubt - (0.15 if feared else 0.0)
        return Trigger(k, kind, subject_of(sentence, verb, children), verb, weight, agentive=willed)
    if lemma in {"would", "'d"} and sentence.lemmas[verb] not in words.WISHES:
        top = _joined_to(sentence, verb)
        told = sentence.deps[top] == "ccomp" and sentence.lemmas[sentence.heads[top]] not in words.WISHES
        weight = (0.6 if told else 0.45) - doubt
        return Trigger(k, kind, subject_of(sentence, verb, children), verb, weight, agentive=willed)
    return _possible(sentence, k, verb, children)


def _possible(sentence: Sentence, k: int, verb: int, children: dict[int, list[int]]) -> Trigger | None:
    """What may come: "as early as Monday", in an opinion ("fear it may close"), or a turn ("said it could rise")."""
    lemma, subject = sentence.lemmas[k].lower(), subject_of(sentence, verb, children)
    if lemma in words.POSSIBLY and _soon(sentence, verb):
        return Trigger(k, "forecast", subject, verb, 0.55)
    told = sentence.deps[verb] == "ccomp" and sentence.pos[sentence.heads[verb]] == "VERB"
    if lemma not in words.POSSIBLY or not told or subject is None or sentence.lemmas[verb] in words.STATES:
        return None
    opinion = lemma != "could" and sentence.lemmas[sentence.heads[verb]] in words.OPINION
    if opinion or sentence.lemmas[verb] in words.TURNS:
        return Trigger(k, "forecast", subject, verb, 0.6)
    himself = lemma != "could" and sentence.tags[subject] == "PRP" and sentence.deps[subject] == "nsubj"
    return Trigger(k, "plan", subject, verb, 0.55) if himself else None


def _idle(sentence: Sentence, verb: int, children: dict[int, list[int]]) -> bool:
    """Whether "will" promises nothing: "we'll see", "as they will attest", "this will be the year"."""
    lemma, below = sentence.lemmas[verb], children[verb]
    witness = sentence.deps[verb] == "advcl" and any(sentence.lemmas[c].lower() == "as" for c in below)
    if (lemma == "see" or witness) and not any(sentence.deps[c] in {"dobj", "ccomp", "xcomp", "prep"} for c in below):
        return True
    return lemma == "be" and any(
        sentence.deps[c] in words.GIVEN and sentence.lemmas[c] in words.IMPERSONAL for c in below
    )


def _foretold(sentence: Sentence, verb: int, children: dict[int, list[int]]) -> bool:
    """Whether what "will" tells is nobody's to promise: "will lose", "it is unlikely that they will come"."""
    head = sentence.heads[verb]
    weighed = {head, *children[head]} if sentence.deps[verb] in {"ccomp", "csubj", "advcl"} else set()
    perhaps = any(sentence.pos[c] == "ADJ" and sentence.lemmas[c].lower() in words.PERHAPS for c in weighed)
    return perhaps or sentence.lemmas[verb] in words.UNDERGONE


def _soon(sentence: Sentence, verb: int) -> bool:
    """Whether a clause says from when on it may come: "as early as Monday"."""
    lemmas = [lemma.lower() for lemma in sentence.lemmas]
    at = [
        k
        for k in range(verb + 1, len(lemmas) - 2)
        if lemmas[k] == "as" == lemmas[k + 2] and lemmas[k + 1] in words.EARLY
    ]
    return any(below(sentence, k + 1, verb) for k in at)


def _joined_to(sentence: Sentence, verb: int) -> int:
    """The first of the verbs that a verb is joined to by "and"."""
    for _ in range(4):
        if sentence.deps[verb] != "conj" or sentence.heads[verb] == verb:
            return verb
        verb = sentence.heads[verb]
    return verb


def _needed(sentence: Sentence, verb: int, children: dict[int, list[int]]) -> bool:
    """Whether the clause tells a need ("will have to", "will continue to rely") rather than an intent."""
    below = [c for c in children[verb] if sentence.deps[c] == "xcomp"]
    if any(sentence.lemmas[c] in words.WEIGHING for c in below):
        return False
    if sentence.lemmas[verb] in words.NECESSITY:
        return True
    return bool(below) and (
        sentence.lemmas[verb] == "have" or any(sentence.lemmas[c] in words.NECESSITY for c in below)
    )


def _aside(sentence: Sentence, verb: int) -> bool:
    """Whether the clause hangs on a noun that promises nothing ("a recognition that troops will stay")."""
    head = sentence.heads[verb]
    own = any(
        h == verb and sentence.deps[c] in SUBJECTS and sentence.tags[c] not in words.WH and sentence.lemmas[c] != "that"
        for c, h in enumerate(sentence.heads)
    )
    hangs = sentence.deps[verb] in {"acl", "ccomp"} or (sentence.deps[verb] == "relcl" and own)
    return (
        hangs
        and sentence.pos[head] == "NOUN"
        and sentence.lemmas[head].lower() not in words.NOUN_KIND.keys() | words.TELLING
    )


def _asked(sentence: Sentence, k: int, verb: int) -> bool:
    """Whether the clause is an indirect question ("how many will stay"), or speaks of anybody ("if you run, they")."""
    left = min([c for c in range(k) if below(sentence, c, verb)], default=k)
    open_ = any(sentence.tags[c] in words.WH or sentence.lemmas[c].lower() == "whether" for c in range(left, k))
    anybody = any(sentence.lemmas[c].lower() == "you" and below(sentence, c, verb) for c in range(left, k))
    return anybody or (open_ and sentence.deps[verb] in {"ccomp", "pcomp", "csubj"})


def _reasoned(sentence: Sentence, k: int) -> bool:
    """Whether a token stands in a clause that gives a reason or a condition."""
    for _ in range(8):
        marks = dependents(sentence, k, {"mark"})
        if sentence.deps[k] == "advcl" and any(sentence.lemmas[c].lower() in words.CAUSES for c in marks):
            return True
        if sentence.heads[k] == k:
            return False
        k = sentence.heads[k]
    return False


def _perfect(sentence: Sentence, verb: int, children: dict[int, list[int]]) -> bool:
    """Whether "have" stands beside the modal: what would have been is no commitment."""
    return any(sentence.lemmas[c] == "have" and sentence.deps[c] == "aux" for c in children[verb])


def _dated(sentence: Sentence, k: int, children: dict[int, list[int]]) -> Trigger | None:
    """The present of what stands on the agenda ("the council meets on Friday"): a plan where its day lies ahead."""
    lemma, running = sentence.lemmas[k].lower(), sentence.tags[k] == "VBG"
    if sentence.pos[k] != "VERB" or lemma not in words.AGENDA or not (running or sentence.tags[k] in {"VBZ", "VBP"}):
        return None
    helped = any(sentence.deps[c] == "aux" and sentence.tags[c] in {"VBZ", "VBP"} for c in children[k])
    own = [c for c in children[k] if sentence.deps[c] == "nsubj"]
    if running != helped or not own or dependents(sentence, k, {"neg", "mark"}):
        return None
    return Trigger(k, "plan", own[0], k, 0.45)


def _left_open(sentence: Sentence, k: int, children: dict[int, list[int]]) -> Trigger | None:
    """ "Has not ruled out a strike": what somebody keeps in hand."""
    below = {sentence.deps[c] for c in children[k]}
    out = any(sentence.deps[c] == "prt" and sentence.lemmas[c] == "out" for c in children[k])
    guess = any(sentence.lemmas[c].lower() in {"possibility", "chance"} for c in children[k])
    if sentence.lemmas[k] != "rule" or guess or not out or not {"neg", "dobj"} <= below:
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
    thing = next((c for c in children[k] if sentence.deps[c] in {"dobj", "nsubjpass", "prep", "dative"}), None)
    if not _commits(sentence, k, clause, thing, children):
        return None
    action = clause if clause is not None else k if thing is None else thing
    settled = sentence.tags[k] == "VBN" and {"VBZ", "VBP"} & {sentence.tags[c] for c in children[k]}
    unsure = lemma in words.WEAK and not (
        lemma == "decide" and settled
    )  # "has decided to" plans, "decided to" may be done
    weight = 0.9 if lemma in words.STRONG else 0.45 if unsure else 0.65
    subject = subject_of(sentence, k, children)
    active = subject is not None and sentence.deps[subject] == "nsubj" and lemma != "threaten"
    return Trigger(k, kind, subject, action, weight, agentive=active)


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
        ahead = (j for j in range(c + 1, len(sentence.heads)) if _infinitive(sentence, j) and below(sentence, j, k))
        action = next(ahead, None)
        if action is not None:
            return Trigger(k, "deadline", subject_of(sentence, k, children), action, 0.65, agentive=True)
    return None


def _infinitive(sentence: Sentence, k: int) -> bool:
    return sentence.tags[k] == "VB" and any(sentence.tags[c] == "TO" for c in dependents(sentence, k, {"aux"}))


def _begun(sentence: Sentence, k: int, children: dict[int, list[int]]) -> Trigger | None:
    """What is under way or made and binds: "is sending a team", "suspended flights indefinitely", "reached a deal"."""
    lemma = sentence.lemmas[k].lower()
    below = [sentence.lemmas[c].lower() for c in children[k]]
    if lemma == "need":
        aim = next(
            (c for c in children[k] if sentence.deps[c] == "xcomp" and sentence.lemmas[c] in words.WEIGHING), None
        )
        return None if aim is None else Trigger(k, "plan", subject_of(sentence, k, children), aim, 0.55, agentive=True)
    thing = next((c for c in children[k] if sentence.deps[c] in {"dobj", "nsubjpass"}), None)
    if thing is None:
        return None
    running = sentence.tags[k] == "VBG" and any(
        sentence.deps[c] in {"aux", "auxpass"} and sentence.lemmas[c] == "be" for c in children[k]
    )
    running = running and not dependents(sentence, k, {"neg"})
    if (lemma in words.UNDER_WAY and running) or (lemma == "seek" and "be" in below and sentence.tags[k] == "VBN"):
        return Trigger(k, "plan", subject_of(sentence, k, children), k, 0.55, agentive=sentence.deps[thing] == "dobj")
    if (
        lemma in words.SUSPENDED
        and sentence.tags[k] != "VBG"
        and not words.TILL_THEN.isdisjoint(below)
        and sentence.deps[thing] == "dobj"
    ):
        return Trigger(k, "plan", subject_of(sentence, k, children), k, 0.6, agentive=True)
    if lemma in words.MADE and sentence.lemmas[thing].lower() in words.PACTS and sentence.deps[thing] == "dobj":
        return Trigger(k, "agreement", subject_of(sentence, k, children), thing, 0.55, agentive=True)
    return None


def _laid_to(sentence: Sentence, k: int) -> bool:
    """Whether a plan is only what somebody is accused of: "accused of planning a strike"."""
    link = sentence.heads[k]
    above = {sentence.heads[link], sentence.heads[sentence.heads[link]]}
    return sentence.deps[k] == "pcomp" and any(sentence.lemmas[c].lower() in words.ACCUSING for c in above)


def _commits(sentence: Sentence, k: int, clause: int | None, thing: int | None, children: dict[int, list[int]]) -> bool:
    """Whether a verb of commitment is used as one: not of a purpose, an opinion, or what would have been."""
    lemma = sentence.lemmas[k].lower()
    if lemma == "intend" and sentence.tags[k] == "VBN":
        return False  # "intended to reassure" tells a purpose
    if clause is None and _not_given(sentence, k, children):
        return False
    if _perfect(sentence, k, children) and any(sentence.tags[c] == "MD" for c in children[k]):
        return False
    if lemma in words.BOUND_TO:
        return _meant(sentence, k, clause)
    if lemma in {"warn", "agree"}:  # "warned pilots not to fly" gives advice
        advice = lemma == "warn" and clause is not None and any(sentence.tags[c] == "TO" for c in children[clause])
        return _ahead(sentence, clause, children) and not advice
    return clause is not None or (thing is not None and _bare(sentence, k, thing) and not _person(sentence, thing))


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
    failed = sentence.deps[k] == "xcomp" and sentence.lemmas[sentence.heads[k]].lower() in words.FAILED
    return failed or any(sentence.deps[c] == "neg" for c in children[k])


def _meant(sentence: Sentence, k: int, clause: int | None) -> bool:
    """Whether "hope to" or "seek to" tells somebody's aim: not beside the point, denied, or an attempt of the past."""
    beside = (sentence.deps[k], sentence.tags[k]) in {("advcl", "VBG"), ("conj", "VBG")} or sentence.deps[k] == "relcl"
    tried = (sentence.lemmas[k].lower(), sentence.tags[k]) == ("seek", "VBD")
    if beside or tried or dependents(sentence, k, {"neg"}):
        return False
    if clause is None or sentence.lemmas[clause].lower() in words.MINDFUL:
        return False
    return (sentence.tags[clause], sentence.deps[clause]) == ("VB", "xcomp")


def _person(sentence: Sentence, k: int) -> bool:
    """Whether a token is a person: to threaten somebody is an act, not yet a commitment to one."""
    return sentence.pos[k] == "PRON" or sentence.names[k].endswith("person")


def _ahead(sentence: Sentence, verb: int | None, children: dict[int, list[int]]) -> bool:
    """Whether a clause speaks of what is to come: an infinitive, or an auxiliary of the future."""
    if verb is None or _perfect(sentence, verb, children):
        return False
    return sentence.tags[verb] == "VB" or any(sentence.lemmas[c].lower() in words.COMING for c in children[verb])


def _other(sentence: Sentence, k: int, children: dict[int, list[int]]) -> Trigger | None:
    """An adjective ("ready to", "likely to", "due to") or a noun ("threat to", "ultimatum") of commitment."""
    lemma = sentence.lemmas[k].lower()
    action = next(
        (
            c
            for c in children[k]
            if sentence.deps[c] in {"xcomp", "acl", "relcl", "ccomp"} and sentence.pos[c] in {"VERB", "AUX"}
        ),
        None,
    )
    if action is not None and _perfect(sentence, action, children):
        return None  # "likely to have been hit" looks back
    particle = any(sentence.deps[c] == "prt" for c in children[k])
    if sentence.pos[k] in {"ADJ", "VERB"} and lemma in words.ADJECTIVE_KIND and action is not None and not particle:
        return Trigger(k, words.ADJECTIVE_KIND[lemma], subject_of(sentence, k, children), action, 0.65)
    for_ = any(sentence.deps[c] == "prep" and sentence.lemmas[c] in {"for", "to"} and c > k for c in children[k])
    if sentence.pos[k] == "ADJ" and lemma in words.READY and for_ and action is None:
        return Trigger(k, "pledge", subject_of(sentence, k, children), k, 0.55)
    bare = lemma in {"ultimatum", "deadline"} and not _reckoned_from(sentence, k)
    if sentence.pos[k] == "NOUN" and lemma in words.NOUN_KIND and (action is not None or bare):
        whose = _whose(sentence, k, children)
        return Trigger(k, words.NOUN_KIND[lemma], whose, action if action is not None else k, 0.55)
    return None


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


_READINGS = (_modal, _given_until, _left_open, _verb, _other, _dated)
