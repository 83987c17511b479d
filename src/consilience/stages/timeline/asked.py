"""What is asked of others by a day, or to be ready for, and what a headline says is to be done."""

from consilience.records import Sentence
from consilience.stages.timeline import binding as words
from consilience.stages.timeline.clauses import dependents, subject_of
from consilience.stages.timeline.trigger import Trigger, infinitive


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
    head = sentence.heads[k]
    nameless = head == sentence.heads[head] == k - 2 and sentence.lemmas[head].lower() in words.PEOPLE  # "judge to"
    if not infinitive(sentence, k) or not (sentence.deps[k] == "ROOT" or nameless) or sentence.tags[k - 1] != "TO":
        return None
    own = dependents(sentence, k, {"nsubj"}) or ([head] if nameless else [])
    return Trigger(k, "plan", own[0], k, 0.6, agentive=True) if own and own[0] < k else None
