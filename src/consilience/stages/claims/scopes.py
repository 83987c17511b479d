"""What a figure is bound to: one side of a vote, one stretch of time, one act with money, one event of a life."""

import re

from consilience.records import Quantity
from consilience.stages.claims.slots import Slots
from consilience.text import word_set

_FOR = word_set("support back approve favour favor endorse")
_AGAINST = word_set("oppose reject balk dissent")
_VOTE = word_set("vote ballot")
_STRETCH = re.compile(
    r"\b(?:in|within|over|during)\s+(?:just\s+)?(?:a|one)\s+(?:single\s+)?(?:day|night|hour|week)\b", re.I
)
_MONEY = (
    word_set("repay reimburse refund return"),
    word_set("claim claimed bill"),
    word_set("fine"),
    word_set("steal embezzle defraud"),
    word_set("borrow lend"),
    word_set("donate"),
    word_set("lose"),
    word_set("save"),
)
_AT_THE_AGE = re.compile(r"(?:\bage[sd]?(?:\s+of)?|\bwhen\s+(?:he|she)\s+was)\s*$", re.I)
_STEPS = 5  # from an amount up to its verb
_REACH = 20  # characters before an age in which words tell that it was somebody's then
_DIES = word_set("die pass succumb")


def of_another_scope(a: Slots, b: Slots, q: Quantity, r: Quantity) -> bool:
    """Whether two figures, alike as they read, are bound to different things, so that neither denies the other."""
    if bool(_STRETCH.search(_said(a))) != bool(_STRETCH.search(_said(b))):
        return True
    if q.kind == "age" == r.kind:
        return _then(a, q) and _then(b, r) and _verb(a) != _verb(b) and not {_verb(a), _verb(b)} & _DIES
    if q.kind == "money" == r.kind:
        return _apart(_act(a, q), _act(b, r))
    return _apart(_sides(a), _sides(b))


def _apart(one: set[int], other: set[int]) -> bool:
    return bool(one and other) and one.isdisjoint(other)


def _said(s: Slots) -> str:
    return s.words(s.unit.claim.start, s.unit.claim.end)


def _lemmas(s: Slots) -> list[str]:
    return [s.unit.sentence.lemmas[k].lower() for k in s.unit.tokens]


def _act(s: Slots, q: Quantity) -> set[int]:
    """The kind of act with money whose object an amount is."""
    sentence = s.unit.sentence
    k = next((k for k in s.unit.tokens if sentence.ends[k] > q.start), None)
    for _ in range(_STEPS):
        if k is None or sentence.pos[k] == "VERB":
            break
        k = sentence.heads[k]
    lemma = sentence.lemmas[k].lower() if k is not None else ""
    return {n for n, words in enumerate(_MONEY) if lemma in words}


def _sides(s: Slots) -> set[int]:
    """On which side of a question a claim puts those whom it counts: 1 for it, 0 against it."""
    lemmas = _lemmas(s)
    voted = not _VOTE.isdisjoint(lemmas)
    pro = not _FOR.isdisjoint(lemmas) or (voted and "for" in lemmas)
    contra = not _AGAINST.isdisjoint(lemmas) or (voted and "against" in lemmas)
    return {side for side, told in ((1, pro), (0, contra)) if told}


def _then(s: Slots, age: Quantity) -> bool:
    """Whether somebody had an age when something happened: "at the age of 16", "aged 20"."""
    text = s.unit.article.text
    said = text[age.start : age.end]
    return said.lower().startswith(("age", "ages")) or bool(
        _AT_THE_AGE.search(text[max(0, age.start - _REACH) : age.start])
    )


def _verb(s: Slots) -> str:
    """The claim's main verb."""
    claim, sentence = s.unit.claim, s.unit.sentence
    main = (k for k in s.unit.tokens if sentence.starts[k] <= claim.predicate_start < sentence.ends[k])
    return next((sentence.lemmas[k].lower() for k in main), "")
