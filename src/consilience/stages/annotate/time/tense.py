"""The tense of the verb that governs a word: it says whether a bare "Monday" is past or to come."""

from consilience.records import Sentence
from consilience.text import word_set

_AHEAD = {"will", "shall", "'ll", "’ll", "wo", "would", "could", "should", "may", "might", "must", "can", "ca"}
_COMING = {"will", "shall", "'ll", "’ll", "wo"}
_CARRIED = word_set(
    "try manage fail begin start continue seek attempt help struggle appear seem happen cease prove rush go come"
    " failure allow permit enable force lead cause"
)  # an infinitive after these happens when they do: "tried to land on Thursday", "an attempt to land on Thursday"
_RANKED = word_set("first second third last latest only")
# the present of these, beside a day, tells of what is fixed for it: "the trial opens on Monday"
_SCHEDULED = word_set(
    "begin start open resume reopen restart end close expire conclude meet convene gather vote decide debate report"
    " release publish take go kick premiere debut play host face travel fly visit arrive leave depart return"
    " mark celebrate launch hold sign sit hear address unveil stage appear"
)
# what these brought about in the past is of a day to come: "invited them to a session on Saturday"
_AIMED = word_set("invite summon schedule postpone adjourn arrange")
_AWAITED = word_set("expect schedule slate set plan due bill time")
_DIRECT = 3  # steps from a day to the verb it goes with: "opens on Friday", "holds a session on Friday"
_BEYOND = 3  # steps at least to a verb that a noun stands before: "a session on Saturday"
_BESIDE = 3  # words from "is" to the day on which something is
_CLIMB = 12  # no clause of news nests deeper; a guard against damaged parses


def tense_at(sentence: Sentence, start: int) -> str:
    """Tense of the verb governing the token at an offset: past | present | future | ""."""
    token = next((i for i, end in enumerate(sentence.ends) if end > start), None)
    if token is None:
        return ""
    if _after_past_verb(sentence, token):
        return "past"
    own = token
    for climbed in range(_CLIMB):
        if sentence.pos[token] in ("VERB", "AUX"):
            if climbed <= _DIRECT and _is_scheduled(sentence, token, own):
                return "future"
            tense = _tense(sentence, token)
            aimed = tense == "past" and token < own and sentence.lemmas[token].lower() in _AIMED
            if aimed and (climbed >= _BEYOND or _has(sentence, token)):
                return "future"
            if tense:
                return tense
        if sentence.heads[token] == token:
            break
        token = sentence.heads[token]
    return ""


def _after_past_verb(sentence: Sentence, token: int) -> bool:
    """Whether a word follows a verb in the past directly: "said Wednesday", "met on Wednesday", whatever the parse."""
    before = token - 2 if token >= 2 and sentence.lemmas[token - 1] == "on" else token - 1
    return before >= 0 and sentence.tags[before] == "VBD"


def _tense(sentence: Sentence, verb: int) -> str:
    """Tense of one verb group; "" when it has none of its own (a participle), so that its head decides."""
    helpers = [i for i, head in enumerate(sentence.heads) if head == verb and sentence.deps[i] in ("aux", "auxpass")]
    perfect = any(sentence.lemmas[i] == "have" for i in helpers)
    modals = {sentence.lemmas[i].lower() for i in helpers if sentence.tags[i] == "MD"} & _AHEAD
    if modals:  # "may have sunk on Friday"
        return "past" if perfect and modals.isdisjoint(_COMING) else "future"
    if any(sentence.tags[i] == "TO" for i in helpers):
        head = sentence.heads[verb]
        carried = sentence.deps[verb] in ("xcomp", "acl") and sentence.lemmas[head].lower() in _CARRIED
        carried = carried or (sentence.deps[verb] != "ROOT" and _is_ranked(sentence, head))
        ahead = sentence.deps[verb] in ("xcomp", "relcl", "acl", "ROOT", "ccomp")
        return "future" if ahead and not carried else ""
    tags = {sentence.tags[i] for i in helpers} | {sentence.tags[verb]}
    if "VBD" in tags:
        return "past"
    reduced = sentence.deps[verb] == "acl" and not helpers  # "a deal announced Friday"
    if sentence.tags[verb] == "VBN" and (perfect or reduced):
        return "past"
    return "present" if tags & {"VBZ", "VBP"} else ""


def _is_ranked(sentence: Sentence, above: int) -> bool:
    """Whether who did a thing is told by rank: "the first to land on Thursday", "became the latest to resign"."""
    nouns = {above, *(i for i, head in enumerate(sentence.heads) if head == above and sentence.deps[i] == "attr")}
    beside = (i for i, head in enumerate(sentence.heads) if head in nouns and sentence.deps[i] == "amod")
    return any(sentence.tags[i] == "JJS" or sentence.lemmas[i].lower() in _RANKED for i in (*nouns, *beside))


def _has(sentence: Sentence, verb: int) -> bool:
    """Whether a verb is in the present perfect, which goes with no bygone day: "has invited her on Friday"."""
    return any(sentence.heads[i] == verb and sentence.tags[i] in ("VBZ", "VBP") for i in range(verb))


def _is_scheduled(sentence: Sentence, verb: int, own: int) -> bool:
    """Whether a verb in the present tells of what is to come: "is meeting", "is due", "opens", "is on Friday"."""
    helpers = [i for i, head in enumerate(sentence.heads) if head == verb and sentence.deps[i] in ("aux", "auxpass")]
    tags = {sentence.tags[i] for i in (*helpers, verb)}
    if not tags & {"VBZ", "VBP"} or "MD" in tags:
        return False
    lemma = sentence.lemmas[verb].lower()
    if helpers:
        going = sentence.tags[verb] == "VBG" or lemma in _AWAITED
        return going and all(sentence.lemmas[i] == "be" for i in helpers)
    return lemma in _SCHEDULED or (lemma == "be" and 0 < own - verb <= _BESIDE)
