"""What is asked of others by a day, or to be ready for, and what a headline says is to be done."""

from consilience.records import Sentence
from consilience.stages.timeline import binding as words
from consilience.stages.timeline.clauses import dependents, subject_of
from consilience.stages.timeline.trigger import Trigger, infinitive

_BEFORE_NAME = {"VERB", "AUX", "ADP"}
_CAPITAL_VERB = {"NNP", "NN"}  # how a verb reads in a headline with all its words in capitals


def called(sentence: Sentence, k: int, children: dict[int, list[int]]) -> Trigger | None:
    """ "Called on members to boycott the vote on Sunday": a plan where its day lies ahead."""
    if sentence.pos[k] != "VERB" or sentence.lemmas[k].lower() not in words.CALLING or sentence.deps[k] == "relcl":
        return None
    action = next((c for c in children[k] if c > k and infinitive(sentence, c)), None)
    subject = subject_of(sentence, k, children)
    if action is None or subject is None or dependents(sentence, k, {"neg"}):
        return None
    ready = sentence.lemmas[action] in words.READYING
    return Trigger(k, "plan", subject, action, 0.6 if ready else 0.5, agentive=True)


def headed(sentence: Sentence, k: int, children: dict[int, list[int]]) -> Trigger | None:
    """The infinitive of a headline: "Mayor to sell the ferry", "Judge to rule on ferry sale"."""
    if k < 2 or sentence.tags[k - 1] != "TO" or not _BEFORE_NAME.isdisjoint(sentence.pos[: k - 1]):
        return None
    own = dependents(sentence, k, {"nsubj", "nsubjpass"}) or _last_name(sentence, k - 1)
    verb = infinitive(sentence, k) or sentence.tags[k] in _CAPITAL_VERB
    return Trigger(k, "plan", own[0], k, 0.6, agentive=True) if own and own[0] < k and verb else None


def _last_name(sentence: Sentence, before: int) -> list[int]:
    """The noun that ends what stands before "to", where that begins the sentence."""
    k = before - 1
    return [k] if sentence.pos[k] in {"NOUN", "PROPN"} else []
