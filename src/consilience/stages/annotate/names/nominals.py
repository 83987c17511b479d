"""Find nominals ("the Iraqi prime minister", "the group") and the pronouns that stand for persons."""

from collections.abc import Iterator
from dataclasses import dataclass

from consilience import gazetteer
from consilience.stages.annotate.names import lexicon as lex
from consilience.stages.annotate.names.spans import Name
from consilience.stages.annotate.names.words import Words
from consilience.text import word_set

MALE = word_set("he him his himself")
FEMALE = word_set("she her hers herself")
_DIRECTIONS = word_set(
    """
    north south east west northern southern eastern western central northeastern northwestern southeastern
    southwestern northeast northwest southeast southwest upper lower
    """
)
DETERMINERS = {"the", "a", "an", "this", "that", "its", "his", "her", "their", "our", "another", "one"}
_NEAR = 2  # words between the name of a body and what is a part of it
_MODIFIERS = {"JJ", "NN", "NNP", "NNPS", "POS", "HYPH", "VBN", "CD", "JJR", "JJS", "PRP$", "DT", "VBG", "RB"}


@dataclass(frozen=True, slots=True)
class Nominal:
    """A common noun phrase or pronoun as a range of tokens of one sentence; ``head`` is its folded noun."""

    sentence: int
    first: int
    last: int
    start: int
    end: int
    kind: str
    head: str
    definite: bool
    form: str  # nominal | pronoun | phrase (of a name, the same thing) | part (of a named place)


def nominals_in(words: Words, names: list[Name]) -> Iterator[Nominal]:
    """List the nominals and pronouns of a sentence that are no part of a name or of its title."""
    taken = {k for n in names for k in range(n.first, n.last)}
    people = {k for n in names if n.kind == "person" for k in range(n.first, n.last)}
    for k in range(len(words.raw)):
        if words.low[k] in MALE | FEMALE and words.sentence.tags[k] in {"PRP", "PRP$"}:
            yield _make(words, k, k + 1, k, "person", "pronoun")
        elif k not in taken and (kind := _kind(words, k, taken, people)):
            yield _make(words, _left(words, k, people), k + 1, k, kind, "nominal")


def phrase_around(words: Words, name: Name, first: int) -> Nominal | None:
    """Take the whole phrase where the name is its smaller part: "President Lund", "eastern Iraq", "the town of Taji".

    ``first`` is where the title of the name begins. A point of the compass makes it another place than the named one.
    """
    first, last = min(first, name.first), name.last
    compass = False
    if name.kind == "place":
        compass = first > 0 and words.low[first - 1] in _DIRECTIONS
        if last < len(words.low) and words.low[last] in lex.AREA_NOUNS:
            last += 1
            compass = False  # "northern Arle province" is the province of Arle, that lies in the north
        first -= compass
        if first > 1 and words.low[first - 1] == "of" and words.low[first - 2] in lex.AREA_NOUNS:
            first -= 2
    if first and words.low[first - 1] == "the":
        first -= 1
    size = words.sentence.ends[last - 1] - words.sentence.starts[first]
    if not compass and 2 * (name.end - name.start) > size:
        return None
    return _make(words, first, last, name.last - 1, name.kind, "part" if compass else "phrase")


def _kind(words: Words, k: int, taken: set[int], people: set[int]) -> str:
    """Name the kind of the noun phrase that a token heads, "" for none."""
    s, low = words.sentence, words.low[k]
    if low == "campaign" and k - 1 in people:
        return "organization"  # of a candidate: "the Lund campaign"
    if s.pos[k] not in {"NOUN", "PROPN"} or (s.deps[k] in {"compound", "amod", "nmod"} and not _is_of_a_body(words, k)):
        return ""
    if k + 1 in taken and low.strip(".") in lex.TITLES:
        return ""  # a title in front of its name
    if low in lex.ROLES:
        return "person"
    chamber = low == "house" and k > 0 and words.low[k - 1] in {"lower", "upper"}
    told = k > 0 and words.low[k - 1] in lex.TOLD_NOUNS.get(low, ())
    return "organization" if low in lex.GROUP_NOUNS or chamber or told else ""


def _is_of_a_body(words: Words, k: int) -> bool:
    """Whether a noun in a longer phrase is a part of a named body: the council of "the UN security council vote".

    Or it is a body that every country has: "a Kenyan army checkpoint".
    """
    first = k
    while first and k - first < _NEAR and words.sentence.pos[first - 1] in {"NOUN", "ADJ"}:
        first -= 1
    if k and words.low[k] in lex.OWNED and gazetteer.demonyms().get(words.low[k - 1]):
        return True
    named = first > 0 and words.raw[first - 1][:1].isupper() and words.sentence.pos[first - 1] == "PROPN"
    return named and words.low[k] in lex.PARTS and words.raw[k].islower()


def _left(words: Words, k: int, people: set[int]) -> int:
    """Take in the modifiers and the determiner before a head, but no person ("Lund's party" begins at "party").

    An administration, or a campaign, is called after who leads it: "the Lund administration".
    """
    first = k - (words.low[k] in {"administration", "campaign"} and k - 1 in people)
    if words.low[k] == "officials" and words.low[k - 1] == "administration" and k - 2 in people:
        first = k - 2
    while (
        first
        and first - 1 not in people
        and (words.sentence.tags[first - 1] in _MODIFIERS or _counts_more(words, first - 1))
        and words.low[first - 1] not in {"not", "also"}
    ):
        first -= 1
        if words.low[first] in DETERMINERS:
            break
    if words.low[k] in lex.GROUP_NOUNS:
        first = max([first, *(j + 1 for j in range(first + 1, k) if _owned_by_something(words, j))])
    while first < k and words.sentence.tags[first] in {"POS", "RB", "HYPH"}:
        first += 1
    return first


def _owned_by_something(words: Words, k: int) -> bool:
    """Whether a genitive is of a common noun: in "the republic's election commission" the commission is the body."""
    return words.sentence.tags[k] == "POS" and words.sentence.pos[k - 1] == "NOUN"


def _counts_more(words: Words, k: int) -> bool:
    """Whether a plural stands before its noun: "the standards committee"."""
    return words.sentence.tags[k] == "NNS" and words.sentence.deps[k] == "compound"


def _make(words: Words, first: int, last: int, head: int, kind: str, form: str) -> Nominal:
    s = words.sentence
    definite = words.low[first] not in {"a", "an", "another", "one"}
    return Nominal(s.n, first, last, s.starts[first], s.ends[last - 1], kind, words.low[head], definite, form)
