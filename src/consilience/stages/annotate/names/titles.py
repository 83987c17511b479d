"""Titles and roles: what a text calls a person beside the name, before it or after a comma."""

from dataclasses import dataclass

from consilience.records import Sentence
from consilience.stages.annotate.names import lexicon as lex
from consilience.stages.annotate.names.offices import KIN
from consilience.stages.annotate.names.spans import Name
from consilience.stages.annotate.names.words import Words
from consilience.text import FINITE, word_set

_INSIDE = {"NN", "NNS", "NNP", "NNPS", "JJ", "HYPH", "POS", "VBN", "CD", "JJR", "JJS", "VBG", "CC"}
_LONGEST = 8
_ADDRESS = word_set("mr mrs ms miss dr")
_GERUNDS = word_set("acting leading founding managing ruling serving outgoing incoming sitting visiting commanding")
_OF_OFFICES = word_set("the and for state")  # "the secretary of state"
_APPOSITION_STOPS = word_set(', ; : . ( ) — – - ” “ " who which whose that said says')


@dataclass(frozen=True, slots=True)
class Role:
    """What a person is called: the words, the range of tokens they stand in, and the noun of the office."""

    text: str
    first: int
    last: int
    head: int


def title_before(words: Words, name: Name) -> Role | None:
    """Read the title in front of a name: "White House spokeswoman", "former Iraqi Prime Minister", "Mr."."""
    first = name.first
    if first and words.raw[first - 1] == "," and first > 1 and words.low[first - 2] in lex.ROLES:
        return None
    if first and words.low[first - 1] in KIN:
        return _role(words, _begins(words, first - 1), first, first - 1)  # "his daughter Ana Rojas"
    if not first or words.low[first - 1].strip(".") not in lex.TITLES:
        return _office_of(words, first)
    addressed = words.low[first - 1].strip(".") in _ADDRESS
    if addressed and (first == 1 or words.low[first - 2].strip(".") not in lex.TITLES | lex.ROLES):
        return _role(words, first - 1, first, first - 1)  # not "the amount Mrs Lund"
    return _role(words, _begins(words, first - 1), first, first - 1)


def _begins(words: Words, head: int) -> int:
    """Where the title begins that a noun ends: its first modifier."""
    at = head
    while at and head - at < _LONGEST and _extends(words, at - 1):
        at -= 1
    while at < head and (words.sentence.tags[at] in {"CC", "POS", "HYPH", "CD"} or _verbal(words, at)):
        at += 1
    return at


def _verbal(words: Words, k: int) -> bool:
    """Whether a word in front of a title is the verb before it: "criticizing Senator Lund"; but an "acting mayor"."""
    return words.sentence.tags[k] == "VBG" and words.low[k] not in _GERUNDS


def _office_of(words: Words, first: int) -> Role | None:
    """Read an office with what it is of, in front of a name: "Secretary of State", "the mayor of London"."""
    at = first - 1
    while at > 0 and first - at < _LONGEST and (words.raw[at][:1].isupper() or words.low[at] in _OF_OFFICES):
        at -= 1
    whole = words.raw[at + 1 : first]
    if at < 1 or words.low[at] != "of" or words.low[at - 1] not in lex.ROLES:
        return None
    if all(word.lower() in _OF_OFFICES - {"state"} for word in whole):
        return None  # "founder of the Lund group"
    return _role(words, _begins(words, at - 1), first, at - 1)


def office_before_comma(words: Words, name: Name, comma: int) -> int | None:
    """The noun that a person's name stands in apposition to: "Chile's foreign minister, Ana Rojas, said".

    ``comma`` is the token before the name and its title.
    """
    s = words.sentence
    if comma < 1 or words.raw[comma] != ",":
        return None
    heads = {s.heads[k] for k in range(name.first, name.last) if s.deps[k] == "appos"}
    if comma - 1 in heads and words.low[comma - 1] in lex.ROLES:
        return comma - 1
    offices = (k for k in heads if comma - _LONGEST < k < comma - 1 and words.low[k] in lex.ROLES)
    parsed = next((k for k in offices if words.low[k + 1] == "of" and "," not in words.raw[k:comma]), None)
    return _office_between_commas(words, name, comma) if parsed is None else parsed


def _office_between_commas(words: Words, name: Name, comma: int) -> int | None:
    """The same by the words alone, as parsers miss it: "the mayor of the town of Arle, Ana Rojas, resigned"."""
    if words.raw[name.last : name.last + 1] not in {(",",), (".",), ()}:
        return None
    for k in range(comma - 2, max(comma - _LONGEST, -1), -1):
        if words.raw[k] in {",", ";", ":"} or words.sentence.tags[k] in FINITE:
            return None
        if words.low[k] in lex.ROLES and words.low[k + 1] in {"of", "for"}:
            return k if words.low[k - 1] not in {"of", "for"} else None
    return None


def _extends(words: Words, k: int) -> bool:
    tag, low = words.sentence.tags[k], words.low[k]
    if tag not in _INSIDE or low in {"and", "or", "but", "&"}:
        return False
    return low.strip(".") in lex.TITLES or words.raw[k][:1].isupper() or tag in {"JJ", "NN", "POS", "HYPH"}


def role_after(words: Words, name: Name) -> Role | None:
    """Read the apposition behind a name: ", the Iraqi prime minister," or ", commander of the task force in Iraq,"."""
    at = name.last
    if at + 1 >= len(words.raw) or words.raw[at] not in {",", "(", "—", "–"}:
        return None
    first = at + 1
    if words.raw[first].isdigit() and first + 2 < len(words.raw) and words.raw[first + 1] == ",":
        first += 2  # an age: ", 42, a teacher"
    last = first
    while last < len(words.raw) and last - first < 2 * _LONGEST and not _ends(words, last):
        last += 1
    head = _head(words, first, last)
    if head >= 0 and (words.sentence.tags[first] == "CC" or _acts(words, head, last)):
        return None
    return _role(words, first, last, head) if head >= 0 and head - first < 6 else None


def _acts(words: Words, head: int, last: int) -> bool:
    """Say whether the noun is the subject of what follows at once: "after meeting Lund, the president said"."""
    follows = last < len(words.raw) and words.sentence.tags[last] in FINITE
    return follows and words.sentence.deps[head] in {"nsubj", "nsubjpass"}


def _ends(words: Words, k: int) -> bool:
    s = words.sentence
    if (
        words.raw[k] == "-"
        and 0 < k < len(s.starts) - 1
        and s.ends[k - 1] == s.starts[k]
        and s.ends[k] == s.starts[k + 1]
    ):
        return False  # "anti-piracy"
    return words.low[k] in _APPOSITION_STOPS or words.sentence.tags[k] in FINITE | {"WP", "WDT"}


def _head(words: Words, first: int, last: int) -> int:
    """Find the noun that names the office: the first role word, nothing but its modifiers before it."""
    for k in range(first, last):
        if words.low[k] in lex.ROLES and not (k + 1 < last and words.low[k + 1] in lex.ROLES):
            return -1 if k + 1 < last and words.sentence.tags[k + 1] in {"NNP", "NNPS", "POS"} else k
        if words.sentence.tags[k] not in _INSIDE | {"DT", "PRP$", "RB"}:
            return -1
    return -1


def _role(words: Words, first: int, last: int, head: int) -> Role | None:
    while first < last and words.sentence.tags[first] in {"DT", "PRP$", "POS"}:
        first += 1
    if first >= last:
        return None
    text = " ".join(words.raw[first:last])
    for mark in ("'s", "’s", "-", ".", ","):
        text = text.replace(f" {mark}", mark)
    return Role(text.replace("- ", "-").strip(), first, last, head)


def gender(role: str, given: str) -> str:
    """Guess "m" or "f" from the words of a role and a given name; "" when neither tells."""
    said = {w.strip(".,").lower() for w in role.split()}
    if said & lex.FEMALE_WORDS:
        return "f"
    if said & lex.MALE_WORDS:
        return "m"
    return "f" if given in lex.FEMALE_NAMES else "m" if given in lex.MALE_NAMES else ""


def subject_of(sentence: Sentence, first: int, last: int) -> bool:
    """Say whether a range of tokens holds the subject of a clause."""
    return any(sentence.deps[k] in {"nsubj", "nsubjpass"} for k in range(first, last))
