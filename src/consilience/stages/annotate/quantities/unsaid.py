"""What a number counts whose noun is not said beside it: people killed or hurt, or what rose to it."""

from consilience.records import Sentence
from consilience.stages.annotate.quantities.units import singular
from consilience.text import word_set

_FATES = word_set(
    """
    kill slay wound injure hurt harm maim arrest detain rescue evacuate displace hospitalize hospitalise behead execute
    kidnap abduct infect jail imprison massacre murder
    """
)
_DEATHS = word_set("die perish drown")
_STATES = word_set(
    "dead killed injured wounded hurt missing hospitalized hospitalised arrested detained displaced unaccounted"
)
_MOVES = word_set(
    """
    rise fall climb drop grow jump increase decrease decline surge soar stand swell double triple shrink slip slump
    plunge plummet edge rocket
    """
)
_REACHES = word_set("reach top hit exceed pass total surpass near number")
_PREPOSITIONS = word_set("to from at by")
_HIGHEST = 4  # steps up from a number to its verb


def counts_people(sentence: Sentence, start: int) -> bool:
    """Whether the number at an offset is of people by what befell them: "killed 12", "30 hurt", "two others died"."""
    i = _numeral(sentence, start)
    if i is None:
        return False
    i = sentence.heads[i] if sentence.deps[i] == "nummod" else i  # "40 soldiers": by what befell the soldiers
    verb, dep = sentence.lemmas[sentence.heads[i]].lower(), sentence.deps[i]
    befell = verb in _FATES if dep in {"dobj", "nsubjpass"} else verb in _DEATHS and dep == "nsubj"
    after = sentence.lemmas[i + 1].lower() if i + 1 < len(sentence.lemmas) else ""
    return befell or after in _STATES or (after in _FATES and sentence.tags[i + 1] in {"VBN", "VBD"})


def unit_of_subject(sentence: Sentence, start: int) -> str:
    """What rose or fell to the number at an offset: "deaths rose from 15 to 63", "the number of boats reached 9"."""
    i = _numeral(sentence, start)
    verb = _verb_of(sentence, i) if i is not None else None
    subject = _child(sentence, verb, {"nsubj"}) if verb is not None else None
    if subject is None:
        return ""
    lemma = sentence.lemmas[subject].lower()
    if lemma == "toll":  # as many people as the dead that are counted elsewhere
        return "person"
    if lemma == "number":
        of = _child(sentence, subject, {"prep"})
        subject = _child(sentence, of, {"pobj"}) if of is not None else None
    plural = subject is not None and sentence.tags[subject] == "NNS"
    return singular(sentence.lemmas[subject]) if plural and subject is not None else ""


def _numeral(sentence: Sentence, start: int) -> int | None:
    """The token that heads the number at an offset: of "two hundred others" the others."""
    at = next((i for i, end in enumerate(sentence.ends) if end > start), None)
    while at is not None and sentence.deps[at] in {"compound", "nummod", "quantmod"}:
        head = sentence.heads[at]
        if sentence.tags[head] != "CD" and sentence.lemmas[head].lower() not in {"other", "more"}:
            break
        at = head
    return at


def _verb_of(sentence: Sentence, i: int) -> int | None:
    """The verb of change that a number says the old or new level of."""
    head = sentence.heads[i]
    if sentence.deps[i] == "dobj":
        return head if sentence.lemmas[head].lower() in _REACHES else None
    if sentence.deps[i] != "pobj" or sentence.lemmas[head].lower() not in _PREPOSITIONS:
        return None
    for _ in range(_HIGHEST):
        head = sentence.heads[head]
        if sentence.pos[head] == "VERB":
            return head if sentence.lemmas[head].lower() in _MOVES else None
    return None


def _child(sentence: Sentence, i: int, labels: set[str]) -> int | None:
    return next((k for k, head in enumerate(sentence.heads) if head == i and sentence.deps[k] in labels), None)
