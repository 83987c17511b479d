"""Where words of commitment bind nobody: in questions, reasons and conditions, comparisons, and on nobody's word."""

from consilience.records import Sentence
from consilience.stages.timeline import binding as words
from consilience.stages.timeline.clauses import SUBJECTS, dependents


def unbound(sentence: Sentence, k: int) -> bool:
    """Whether a committing word stands where it commits to nothing."""
    return _compared(sentence, k) or any(
        _open(sentence, clause) or _on_no_word(sentence, clause) for clause in _upward(sentence, k)
    )


def _upward(sentence: Sentence, k: int) -> list[int]:
    """A token and those it hangs on, nearest first."""
    chain = [k]
    while len(chain) < 9 and sentence.heads[chain[-1]] != chain[-1]:
        chain.append(sentence.heads[chain[-1]])
    return chain


def _open(sentence: Sentence, clause: int) -> bool:
    """Whether a clause gives a reason or a condition, or asks: "because it will", "asked whether it planned to"."""
    marks = {sentence.lemmas[c].lower() for c in dependents(sentence, clause, {"mark"})}
    reason = sentence.deps[clause] == "advcl" and not words.CAUSES.isdisjoint(marks)
    return reason or (sentence.deps[clause] == "ccomp" and "whether" in marks)


def _on_no_word(sentence: Sentence, clause: int) -> bool:
    """Whether nobody says so: "nothing suggests that it will", "does not mean that it will"."""
    if sentence.deps[clause] != "ccomp":
        return False
    head = sentence.heads[clause]
    nobody = any(sentence.lemmas[c].lower() in words.NOTHING for c in dependents(sentence, head, SUBJECTS))
    doubted = sentence.lemmas[head].lower() in words.DOUBTED and any(
        dependents(sentence, c, {"neg"}) for c in (head, sentence.heads[head])
    )
    supposed = {sentence.tags[c] for c in dependents(sentence, head, {"aux"})}
    return nobody or doubted or {"MD", "VB"} <= supposed


def _compared(sentence: Sentence, k: int) -> bool:
    """Whether a word only compares: "more likely to stay than to go"."""
    return sentence.pos[k] == "ADJ" and any(
        sentence.lemmas[c].lower() in {"more", "less"} for c in dependents(sentence, k, {"advmod"})
    )
