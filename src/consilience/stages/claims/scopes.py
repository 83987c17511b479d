"""What a figure is bound to: somebody's, one side of a vote, one stretch of time, some of many, one event of a life."""

import re
from collections.abc import Set

from consilience.records import Quantity, ResolvedTime
from consilience.stages.claims.phrases import children
from consilience.stages.claims.slots import Slots, middle
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
# words behind a figure by which it is counted from something, or left until it
_COUNTED_FROM = (
    re.compile(r"\W{0,2}(?:later|after(?:wards)?|from now)\b", re.I),
    re.compile(r"\W{0,2}(?:ago|earlier|before|previously)\b", re.I),
    re.compile(r"\W{0,2}(?:to go|left|remaining|away|short of)\b", re.I),
)
_NEXT_WORD = re.compile(r" [a-z]+")
_COUNTED = 25  # characters behind a figure in which what it counts may stand before such a word
_SOME_OF = re.compile(r" of (?:the|its|his|her|their|those|these|them|whom|which)\b", re.I)
_SUBJECTS = word_set("nsubj nsubjpass")
_ONE = {"NNP", "PRP"}  # a name or pronoun, no name of many ("the Clintons")


def of_another_scope(a: Slots, b: Slots, q: Quantity, r: Quantity) -> bool:
    """Whether two figures, alike as they read, are bound to different things, so that neither denies the other."""
    if counted_from(a.unit.article.text, q) != counted_from(b.unit.article.text, r):
        return True
    if _apart(_whose(a, q), _whose(b, r)) or _part_and_whole(a, b, q, r):
        return True
    if bool(_STRETCH.search(_said(a))) != bool(_STRETCH.search(_said(b))):
        return True
    if q.kind == "age" == r.kind:
        return _then(a, q) and _then(b, r) and _verb(a) != _verb(b) and not {_verb(a), _verb(b)} & _DIES
    if q.kind == "money" == r.kind:
        return _apart(_act(a, q), _act(b, r))
    return _apart(_sides(a), _sides(b))


def counted_from(text: str, figure: Quantity | ResolvedTime) -> set[int]:
    """How a figure is counted from something: "six seconds later", "a year ago", "eight laps to go"; nothing if not."""
    ends = {figure.end}
    if isinstance(figure, Quantity) and figure.of_end is not None and figure.of_end - figure.end <= _COUNTED:
        ends.add(figure.of_end)
    if word := _NEXT_WORD.match(text, figure.end):
        ends.add(word.end())
    said = text[figure.start : figure.end]
    told = (words.search(said) or any(words.match(text, end) for end in ends) for words in _COUNTED_FROM)
    return {n for n, found in enumerate(told) if found}


def _apart(one: Set[int] | Set[str], other: Set[int] | Set[str]) -> bool:
    return bool(one and other) and one.isdisjoint(other)


def _whose(s: Slots, q: Quantity) -> set[str]:
    """The person who is the subject of the verb that a figure goes with: she has 1,718 delegates, he 1,887."""
    sentence, k = s.unit.sentence, _verb_of(s, q)
    under = [] if k is None else children(s, k)
    at = {sentence.starts[j] for j in under if sentence.deps[j] in _SUBJECTS and sentence.tags[j] in _ONE}
    return {e.entity_id for m, e in s.named if m.kind == "person" and any(m.start <= x < m.end for x in at)}


def _part_and_whole(a: Slots, b: Slots, q: Quantity, r: Quantity) -> bool:
    """Whether the smaller figure is of some of many and the larger one of them all, whatever befell both."""
    parts = [_SOME_OF.match(s.unit.article.text, x.end) is not None for s, x in ((a, q), (b, r))]
    return parts[0] != parts[1] and parts[0] == (middle(q) < middle(r)) and _verb(a) != _verb(b)


def _said(s: Slots) -> str:
    return s.words(s.unit.claim.start, s.unit.claim.end)


def _lemmas(s: Slots) -> list[str]:
    return [s.unit.sentence.lemmas[k].lower() for k in s.unit.tokens]


def _act(s: Slots, q: Quantity) -> set[int]:
    """The kind of act with money whose object an amount is."""
    k = _verb_of(s, q)
    lemma = s.unit.sentence.lemmas[k].lower() if k is not None else ""
    return {n for n, words in enumerate(_MONEY) if lemma in words}


def _verb_of(s: Slots, q: Quantity) -> int | None:
    """The verb that a figure goes with, or the last word on the way up to it."""
    sentence = s.unit.sentence
    k = next((k for k in s.unit.tokens if sentence.ends[k] > q.start), None)
    for _ in range(_STEPS):
        if k is None or sentence.pos[k] == "VERB":
            break
        k = sentence.heads[k]
    return k


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
