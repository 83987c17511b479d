"""Dates that stand in a clause about a noun: for May, "the strike, which began in May" tells more than its sentence."""

from collections.abc import Set

from consilience.records import Sentence
from consilience.stages.timeline.clauses import under

_CLAUSES = {"ccomp", "advcl", "csubj", "pcomp", "parataxis"}
_NOUNS, _VERBS = {"NOUN", "PROPN"}, {"VERB", "AUX"}
_BEFORE = {"dobj", "nsubj", "nsubjpass"}  # of a verb, what a clause at its end may be about


def aside(sentence: Sentence, k: int, dates: Set[int]) -> tuple[int, int] | None:
    """First and last token of the noun phrase and the clause about it that token ``k`` stands in, if it does.

    The whole phrase is given ("the strike at the harbour, which began in May"): which of its nouns is meant is for the
    reader to see, as in the account. ``dates``: tokens that tell when, as no clause is about them.
    """
    verb = _verb(sentence, k)
    noun = None if verb is None else _antecedent(sentence, sentence.heads[verb], dates)
    if verb is not None and noun is not None:  # "at odds with her father, who …" is about the father
        noun = _named(sentence, noun) if _of_person(sentence, verb) else _whole(sentence, noun)
    if verb is None or noun is None:
        return None
    clause = _below(sentence, verb)
    first = min(i for i in _below(sentence, noun) if i <= noun)
    return (first, max(clause)) if first < min(clause) <= k <= max(clause) else None


def _verb(sentence: Sentence, k: int) -> int | None:
    """The verb of the innermost clause around a token, where that is a clause about a noun."""
    for _ in sentence.heads:
        if sentence.deps[k] == "relcl" or (sentence.deps[k] == "acl" and sentence.tags[k] == "VBN"):
            return k
        if sentence.deps[k] in {*_CLAUSES, "acl"} or sentence.heads[k] == k:
            return None
        k = sentence.heads[k]
    return None


def _antecedent(sentence: Sentence, noun: int, dates: Set[int]) -> int | None:
    """The noun that a clause is about: past "by the end of May" the one before it, what was done or who did it."""
    while noun in dates or sentence.pos[noun] == "ADP":
        above = sentence.heads[noun]
        if sentence.pos[above] in _VERBS:
            beside = [
                i for i, h in enumerate(sentence.heads) if h == above and sentence.deps[i] in _BEFORE and i < noun
            ]
            above = beside[-1] if beside else noun
        if above == noun:
            return None
        noun = above
    return noun if sentence.pos[noun] in _NOUNS else None


def _named(sentence: Sentence, noun: int) -> int:
    """The name that a noun is put beside: of "Ada Holt, the mayor" the name."""
    while sentence.deps[noun] == "appos" and sentence.heads[noun] != noun:
        noun = sentence.heads[noun]
    return noun


def _of_person(sentence: Sentence, verb: int) -> bool:
    return any(h == verb and sentence.lemmas[i].lower() == "who" for i, h in enumerate(sentence.heads))


def _whole(sentence: Sentence, noun: int | None) -> int | None:
    """The head of the whole phrase, of "the strike at the harbour" the strike; "east of the harbour" is about none."""
    while noun is not None:
        above = sentence.heads[noun]
        over = sentence.heads[above] if sentence.pos[above] == "ADP" else above
        if over == noun or sentence.pos[over] not in _NOUNS:
            return None if sentence.deps[noun] == "npadvmod" or sentence.pos[over] == "ADV" else noun
        noun = over
    return None


def _below(sentence: Sentence, head: int) -> set[int]:
    """A token and all that hang under it, directly or through others; a mark that ends it left out."""
    inside = under(sentence, head)
    last = max(inside)
    return inside - {last} if sentence.pos[last] == "PUNCT" and last != head else inside
