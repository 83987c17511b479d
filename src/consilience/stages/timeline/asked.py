"""What is asked of others by a day, or to be ready for."""

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
