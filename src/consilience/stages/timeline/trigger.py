"""A word that commits, as the readings of commitments hand it on."""

from dataclasses import dataclass

from consilience.records import Sentence
from consilience.stages.timeline import binding as words
from consilience.stages.timeline.clauses import dependents


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that commits: where it stands, what it makes, whose it is, and what is to be done."""

    token: int
    kind: str
    subject: int | None  # token of the grammatical subject
    action: int  # token of what is to be done
    weight: float  # 0..1, set by hand: how surely such a word commits, before its circumstances are weighed
    agentive: bool = False  # only somebody can be the subject of such a word
    arranged: bool = False  # somebody has arranged it, though the subject may be a thing: "talks are due to open"


def perfect(sentence: Sentence, verb: int, children: dict[int, list[int]]) -> bool:
    """Whether "have" stands beside the modal: what would have been is no commitment."""
    return any(sentence.lemmas[c] == "have" and sentence.deps[c] == "aux" for c in children[verb])


def arranged(sentence: Sentence, verb: int) -> bool:
    """Whether what a clause tells comes about only by arrangement: "will be sent to the court", "will take place"."""
    passive = any(h == verb and sentence.deps[c] == "auxpass" for c, h in enumerate(sentence.heads))
    return (passive and sentence.lemmas[verb] not in words.MINDFUL | words.UNDECIDED) or sentence.lemmas[
        verb
    ] in words.OPENING


def infinitive(sentence: Sentence, k: int) -> bool:
    """Whether a verb is an infinitive after "to", of the passive too: "to hold", "to be held"."""
    helped = {sentence.tags[c] for c in dependents(sentence, k, {"aux", "auxpass"})}
    return "TO" in helped and (sentence.tags[k] == "VB" or (sentence.tags[k] == "VBN" and "VB" in helped))
