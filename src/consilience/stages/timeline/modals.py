"""What auxiliaries tell of the future: "will", "would", "is to", "going to", "could" as early as Monday."""

from consilience.records import Sentence
from consilience.stages.timeline import binding as words
from consilience.stages.timeline.clauses import SUBJECTS, below, dependents, subject_of
from consilience.stages.timeline.trigger import Trigger, arranged, infinitive, perfect


def modal(sentence: Sentence, k: int, children: dict[int, list[int]]) -> Trigger | None:
    """ "will", "shall", "going to", "is to", and "would" as the past of "will" in reported speech."""
    if sentence.tags[k] == "MD" and sentence.deps[k] == "aux":
        return _auxiliary(sentence, k, children)
    lemma = sentence.lemmas[k].lower()
    action = next((c for c in children[k] if sentence.deps[c] == "xcomp" and infinitive(sentence, c)), None)
    if action is None:
        return None
    going = lemma == "go" and sentence.tags[k] == "VBG" and not dependents(sentence, k, {"prep"})
    if sentence.lemmas[action] in words.TO_BLAME or (going and _over(sentence, k, action)):
        return None
    # "it is possible to leave" tells no plan
    bare = not any(sentence.deps[c] in {"acomp", "attr"} for c in children[k])
    is_to = lemma == "be" and sentence.tags[k] in {"VBP", "VBZ", "VBD"} and action - k <= 4 and bare
    if going or is_to:
        feared = sentence.deps[k] == "ccomp" and sentence.lemmas[sentence.heads[k]] in words.WISHES
        weight, settled = (0.6 if going and not feared else 0.55), arranged(sentence, action)
        return Trigger(k, "plan", subject_of(sentence, k, children), action, weight, arranged=settled)
    return None


def _over(sentence: Sentence, k: int, action: int) -> bool:
    """Whether "going to" only looks back on a state: "it was not going to be enough"."""
    past = any(sentence.tags[c] == "VBD" for c in dependents(sentence, k, {"aux"}))
    return past and sentence.lemmas[action] in words.STATES


def _auxiliary(sentence: Sentence, k: int, children: dict[int, list[int]]) -> Trigger | None:
    """ "Will" and "shall", unless what they tell is a need, an aside or a question."""
    verb, lemma = sentence.heads[k], sentence.lemmas[k].lower()
    if perfect(sentence, verb, children) or _needed(sentence, verb, children):
        return None
    if _aside(sentence, verb) or _asked(sentence, k, verb):
        return None
    coming = _there(sentence, verb, children) if lemma in words.BINDING else None
    if coming is not None:
        return Trigger(k, "forecast", coming, verb, 0.5, arranged=True)
    return None if _idle(sentence, verb, children) else _told(sentence, k, verb, children)


def _told(sentence: Sentence, k: int, verb: int, children: dict[int, list[int]]) -> Trigger | None:
    """What an auxiliary tells of a verb: most where it binds, less where something is supposed, doubted or wished."""
    lemma, doubt = sentence.lemmas[k].lower(), _doubt(sentence, verb, children)
    top = _joined_to(sentence, verb)
    above = sentence.lemmas[sentence.heads[top]] if sentence.deps[top] == "ccomp" else ""
    kind = "forecast" if doubt or above == "fear" or _foretold(sentence, verb, children) else "plan"
    willed = sentence.lemmas[verb] in words.WILLED and bool(dependents(sentence, verb, {"nsubj"})) and above != "fear"
    hoped = any(sentence.lemmas[c].lower() == "hopefully" for c in children[verb])
    wished = hoped or above in words.WISHES - {"fear"}  # what is hoped for, nobody has foretold
    subject, settled = subject_of(sentence, verb, children), arranged(sentence, verb)
    if lemma in words.BINDING:
        weight = 0.65 - doubt - (0.15 if wished else 0.0)
        return Trigger(k, kind, subject, verb, weight, agentive=willed, arranged=settled)
    if lemma in {"would", "'d"} and sentence.lemmas[verb] not in words.WISHES:
        weight = 0.6 if above and not wished else 0.35 if _supposed(sentence, verb) else 0.45
        return Trigger(k, kind, subject, verb, weight - doubt, agentive=willed, arranged=settled and not above)
    if lemma in words.CALLED_FOR and not doubt and (above or sentence.deps[verb] == "ROOT"):
        return Trigger(k, "deadline", subject, verb, 0.5)  # what should be done counts where a day is set
    return _possible(sentence, k, verb, children)


def _doubt(sentence: Sentence, verb: int, children: dict[int, list[int]]) -> float:
    """How much less a verb commits that only states, or that answers no question: "how many will stay"."""
    asking = any(sentence.lemmas[c].lower() in words.ASKING for c in children[verb])
    return _stating(sentence, verb) + (0.15 if asking and sentence.lemmas[verb] not in words.DECIDED else 0.0)


def _supposed(sentence: Sentence, verb: int) -> bool:
    """Whether a verb tells only what would be "if" something else were."""
    clauses = dependents(sentence, verb, {"advcl"})
    return any(sentence.lemmas[c].lower() == "if" for clause in clauses for c in dependents(sentence, clause, {"mark"}))


def _there(sentence: Sentence, verb: int, children: dict[int, list[int]]) -> int | None:
    """What comes where "there will be" it: "there will be a service on Thursday"."""
    there = any(sentence.deps[c] == "expl" and sentence.lemmas[c].lower() == "there" for c in children[verb])
    what = (c for c in children[verb] if sentence.deps[c] == "attr" and sentence.pos[c] == "NOUN")
    return next(what, None) if there else None


def _stating(sentence: Sentence, verb: int) -> float:
    """How much less "will be" commits: most where it only says what something is ("would be a breach")."""
    given = dependents(sentence, verb, {"expl", "acomp"})  # "there would be no talks", "would be forthcoming"
    if sentence.lemmas[verb] != "be" or not (given or sentence.pos[verb] == "AUX"):
        return 0.0
    return 0.1 if given else 0.15


def _possible(sentence: Sentence, k: int, verb: int, children: dict[int, list[int]]) -> Trigger | None:
    """What may come: "as early as Monday", in an opinion ("fear it may close"), or a turn ("said it could rise")."""
    lemma, subject = sentence.lemmas[k].lower(), subject_of(sentence, verb, children)
    if lemma in words.POSSIBLY and _soon(sentence, verb):
        return Trigger(k, "forecast", subject, verb, 0.55)
    told = sentence.deps[verb] == "ccomp" and sentence.pos[sentence.heads[verb]] == "VERB"
    if lemma not in words.POSSIBLY or subject is None:
        return None
    if not told or sentence.lemmas[verb] in words.STATES:
        return Trigger(k, "forecast", subject, verb, 0.5, arranged=True)  # counts where its day lies ahead
    opinion = lemma != "could" and sentence.lemmas[sentence.heads[verb]] in words.OPINION
    if opinion or sentence.lemmas[verb] in words.TURNS or _later(sentence, verb, subject):
        return Trigger(k, "forecast", subject, verb, 0.6)
    himself = lemma != "could" and sentence.tags[subject] == "PRP" and sentence.deps[subject] == "nsubj"
    return Trigger(k, "plan", subject, verb, 0.55) if himself else None


def _later(sentence: Sentence, verb: int, subject: int) -> bool:
    """Whether words around a verb say that it would come later: "could ultimately be hit", "further bans could"."""
    near = [c for c, h in enumerate(sentence.heads) if h in {verb, subject} and c != subject]
    return any(sentence.lemmas[c].lower() in words.LATER for c in near)


def _idle(sentence: Sentence, verb: int, children: dict[int, list[int]]) -> bool:
    """Whether "will" promises nothing: "we'll see", "as they will attest", "this will be the year"."""
    lemma, below = sentence.lemmas[verb], children[verb]
    if lemma in words.FOND or _silent(sentence, verb, below):
        return True
    witness = sentence.deps[verb] == "advcl" and any(sentence.lemmas[c].lower() == "as" for c in below)
    if (lemma == "see" or witness) and not any(sentence.deps[c] in {"dobj", "ccomp", "xcomp", "prep"} for c in below):
        return True
    given = words.GIVEN if sentence.deps[verb] == "ROOT" else SUBJECTS  # "said there would be no talks"
    return lemma == "be" and any(sentence.deps[c] in given and sentence.lemmas[c] in words.IMPERSONAL for c in below)


def _silent(sentence: Sentence, verb: int, below: list[int]) -> bool:
    """Whether somebody only says no more: "would not comment", "would not give details"."""
    denied = any(sentence.deps[c] == "neg" for c in below)
    words_only = any(sentence.lemmas[c] in words.WORDS_ONLY for c in below if sentence.deps[c] == "dobj")
    return denied and (sentence.lemmas[verb] in words.SILENT or (sentence.lemmas[verb] == "give" and words_only))


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


def _inside(sentence: Sentence, k: int, verb: int) -> bool:
    """Whether a token below a verb stands in a relative clause on the way: "the envoy, who came, will stay"."""
    while k not in (verb, sentence.heads[k]):
        if sentence.deps[k] == "relcl":
            return True
        k = sentence.heads[k]
    return False


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
    hangs = sentence.deps[verb] in {"acl", "ccomp"} or (sentence.deps[verb] == "relcl" and _whole(sentence, verb))
    return (
        hangs
        and sentence.pos[head] == "NOUN"
        and sentence.lemmas[head].lower() not in words.NOUN_KIND.keys() | words.TELLING
    )


def _whole(sentence: Sentence, verb: int) -> bool:
    """Whether a clause lacks nothing that its noun could be: no object, place or time ("troops the city will send")."""
    parts = [verb, *dependents(sentence, verb, {"xcomp"})]
    open_ = [c for k in parts for c in dependents(sentence, k, {"dobj"} | SUBJECTS) if not _relative(sentence, c)]
    wh = any(sentence.tags[c] in words.WH and below(sentence, c, verb) for c in range(verb))
    return len(open_) > 1 and not wh


def _relative(sentence: Sentence, k: int) -> bool:
    return sentence.tags[k] in words.WH or sentence.lemmas[k].lower() == "that"


def _asked(sentence: Sentence, k: int, verb: int) -> bool:
    """Whether the clause is an indirect question ("how many will stay"), or speaks of anybody ("if you run, they")."""
    left = min([c for c in range(k) if below(sentence, c, verb)], default=k)
    asks = (c for c in range(left, k) if sentence.tags[c] in words.WH or sentence.lemmas[c].lower() == "whether")
    open_ = any(not _inside(sentence, c, verb) for c in asks)
    anybody = any(sentence.lemmas[c].lower() == "you" and below(sentence, c, verb) for c in range(left, k))
    return anybody or (open_ and sentence.deps[verb] in {"ccomp", "pcomp", "csubj"})
