"""The grammar of commitments: which words bind an actor to the future, and what kind of commitment they make.

The lexicon is general English: verbs, nouns and adjectives of commitment after the classes *promise*, *threaten*,
*intend*, *agree* and *predict* of speech-act dictionaries (Wierzbicka 1987), and the future auxiliaries.
"""

from dataclasses import dataclass

from consilience.records import Sentence
from consilience.text import lexicon

_VERBS = {
    "pledge": "pledge vow promise swear guarantee undertake offer commit assure reaffirm reiterate volunteer",
    "threat": "threaten warn",
    "agreement": "agree",
    "plan": "plan intend aim schedule propose arrange prepare decide seek want hope consider contemplate",
    "forecast": "predict forecast expect foresee anticipate project estimate believe",
}
_NOUNS = {
    "pledge": "pledge vow promise commitment guarantee assurance",
    "threat": "threat ultimatum",
    "deadline": "deadline timetable",
    "plan": "plan intention proposal bid",
    "forecast": "prediction forecast",
}
_ADJECTIVES = {
    "pledge": "ready willing committed determined prepared",
    "plan": "due set scheduled poised planned",
    "forecast": "likely unlikely expected bound",
}
_KIND = {
    word: kind for group in (_VERBS, _NOUNS, _ADJECTIVES) for kind, words in group.items() for word in words.split()
}
_VERB_KIND = {word: kind for kind, words in _VERBS.items() for word in words.split()}
_NOUN_KIND = {word: kind for kind, words in _NOUNS.items() for word in words.split()}
_ADJECTIVE_KIND = {word: kind for kind, words in _ADJECTIVES.items() for word in words.split()}
_STRONG = lexicon("pledge vow promise swear guarantee undertake threaten predict forecast commit intend plan")
_DONE_ONLY = lexicon("decide propose want hope seek consider prepare believe estimate")
_THAT_OR_TO = {"xcomp", "ccomp"}
_SUBJECTS = {"nsubj", "nsubjpass"}
_BINDING = {"will", "shall", "'ll", "’ll", "wo", "ca"}


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that commits: where it stands, what it makes, whose it is, and what is to be done."""

    token: int
    kind: str
    subject: int | None  # token of the grammatical subject
    action: int  # token of what is to be done
    weight: float  # 0..1


def triggers(sentence: Sentence) -> list[Trigger]:
    """Find the committing words of a sentence, in order."""
    children: dict[int, list[int]] = {k: [] for k in range(len(sentence.heads))}
    for k, head in enumerate(sentence.heads):
        if head != k:
            children[head].append(k)
    found = []
    for k in range(len(sentence.lemmas)):
        trigger = _modal(sentence, k, children) or _verb(sentence, k, children) or _other(sentence, k, children)
        if trigger is not None:
            found.append(trigger)
    return found


def subject_of(sentence: Sentence, k: int, children: dict[int, list[int]]) -> int | None:
    """Subject of a verb, its own or that of the verb it is an infinitive of or joined to."""
    for _ in range(5):
        own = [c for c in children[k] if sentence.deps[c] in _SUBJECTS]
        if own:
            return own[0]
        if sentence.deps[k] not in {"xcomp", "conj", "aux", "acl", "advcl", "acomp", "attr"} or sentence.heads[k] == k:
            return None
        k = sentence.heads[k]
    return None


def _modal(sentence: Sentence, k: int, children: dict[int, list[int]]) -> Trigger | None:
    """ "will", "shall", "going to", "is to", and "would" as the past of "will" in reported speech."""
    verb = sentence.heads[k]
    lemma = sentence.lemmas[k].lower()
    if sentence.tags[k] == "MD" and sentence.deps[k] == "aux":
        if lemma in _BINDING and not _perfect(sentence, verb, children):
            return Trigger(k, "plan", subject_of(sentence, verb, children), verb, 0.6)
        if lemma in {"would", "'d"} and not _perfect(sentence, verb, children) and sentence.deps[verb] == "ccomp":
            return Trigger(k, "plan", subject_of(sentence, verb, children), verb, 0.45)
    if lemma == "go" and sentence.tags[k] == "VBG":
        action = next((c for c in children[k] if sentence.deps[c] == "xcomp"), None)
        if action is not None:
            return Trigger(k, "plan", subject_of(sentence, k, children), action, 0.5)
    if lemma == "be" and sentence.tags[k] in {"VBP", "VBZ", "VBD"}:
        action = next((c for c in children[k] if sentence.deps[c] == "xcomp" and sentence.tags[c] == "VB"), None)
        if action is not None and any(sentence.tags[c] == "TO" for c in children[action]) and action - k <= 4:
            return Trigger(k, "plan", subject_of(sentence, k, children), action, 0.45)
    return None


def _perfect(sentence: Sentence, verb: int, children: dict[int, list[int]]) -> bool:
    """Whether "have" stands beside the modal: what would have been is no commitment."""
    return any(sentence.lemmas[c] == "have" and sentence.deps[c] == "aux" for c in children[verb])


def _verb(sentence: Sentence, k: int, children: dict[int, list[int]]) -> Trigger | None:
    """A verb of commitment with what is committed to: an infinitive, a clause or an object."""
    lemma = sentence.lemmas[k].lower()
    kind = _VERB_KIND.get(lemma)
    if kind is None or sentence.pos[k] != "VERB":
        return None
    clause = next((c for c in children[k] if sentence.deps[c] in _THAT_OR_TO), None)
    thing = next((c for c in children[k] if sentence.deps[c] in {"dobj", "nsubjpass", "prep", "dative"}), None)
    if clause is None and (thing is None or (lemma not in _STRONG and kind not in {"threat", "agreement", "pledge"})):
        return None
    action = clause if clause is not None else thing if thing is not None else k
    weight = 0.9 if lemma in _STRONG else 0.35 if lemma in _DONE_ONLY else 0.7
    return Trigger(k, kind, subject_of(sentence, k, children), action, weight)


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
    if sentence.pos[k] in {"ADJ", "VERB"} and lemma in _ADJECTIVE_KIND and action is not None:
        return Trigger(k, _ADJECTIVE_KIND[lemma], subject_of(sentence, k, children), action, 0.6)
    if sentence.pos[k] == "NOUN" and lemma in _NOUN_KIND and (action is not None or lemma in {"ultimatum", "deadline"}):
        owner = next((c for c in children[k] if sentence.deps[c] == "poss"), None)
        verb = sentence.heads[k]
        return Trigger(
            k, _NOUN_KIND[lemma], owner if owner is not None else subject_of(sentence, verb, children),
            action if action is not None else k, 0.55,
        )  # fmt: skip
    return None
