"""What a number counts: the noun phrase after it, or before it for ages."""

import re
from dataclasses import dataclass

from consilience.records import Sentence
from consilience.stages.annotate.quantity_grammar import Amount
from consilience.stages.annotate.quantity_units import singular, unit_code

_MODIFIERS = {"ADJ", "NOUN", "PROPN", "NUM"}
_LONGEST = 7  # words of a counted phrase
_SKIP = {"of", "the", "its", "their", "his", "her", "our", "these", "those", "more", "other", "such", "all"}
_WITH = {"of", "in", "from", "at", "on"}
_NAMES = {"B-PRODUCT", "I-PRODUCT", "B-WORK_OF_ART", "I-WORK_OF_ART", "B-LAW", "I-LAW", "B-FAC", "I-FAC", "I-ORG", "I-EVENT"}


@dataclass(frozen=True, slots=True)
class Counted:
    """Kind and unit of a quantity, and the phrase that says of what; offsets in the sentence, 0, 0 for none."""

    kind: str
    unit: str
    start: int = 0
    end: int = 0
    number_end: int = 0  # where the number's own words end, when the unit is no part of them


def counted_after(words: str, sentence: Sentence, amount: Amount) -> Counted | None:
    """What a number, share or vague amount counts."""
    if _in_name(words, sentence, amount):
        return None
    if amount.kind in ("money", "measure", "percent", "rate"):
        start, end = _phrase_of(words, sentence, amount.end)
        unit = f"{amount.unit}/{singular(amount.per)}" if amount.kind == "rate" else amount.unit
        return Counted(amount.kind, unit, start, end)
    start, head_start, end = _phrase(words, sentence, amount.number_end)
    if not end:
        return None if _bare_one(words, amount) else Counted("count", "", number_end=amount.number_end)
    head = words[head_start:end]
    code = unit_code(head)
    kind = "measure" if code else "count"
    return Counted(kind, code or singular(head), start, _extended(words, sentence, end), amount.number_end)


def counted_by_age(words: str, sentence: Sentence, amount: Amount) -> Counted | None:
    """Whose age it is, and what an ordinal ranks: the noun after it."""
    start, head_start, end = _phrase(words, sentence, amount.end)
    if amount.kind == "age":
        return Counted("age", amount.unit, start, end)
    return Counted("ordinal", singular(words[head_start:end]), start, end) if end else None


def _bare_one(words: str, amount: Amount) -> bool:
    return words[amount.start : amount.number_end].lower() in ("one", "a", "an", "zero")


def _in_name(words: str, sentence: Sentence, amount: Amount) -> bool:
    """Whether the number belongs to a name or a score ("Flight 17", "Boeing 787", "2-1")."""
    first = _token(sentence, sentence.start + amount.start)
    if first is None:
        return True  # it begins inside a word
    if amount.kind:
        return False
    if re.match(r"[-–]\d|\s?[-–:/]\s?\d", words[amount.number_end :]):
        return True
    before = first - 1
    digits = words[amount.start : amount.number_end][0].isdigit()
    if digits and sentence.ents[first] in _NAMES:
        return True
    named = before >= 0 and sentence.pos[before] == "PROPN" and sentence.ends[before] >= sentence.starts[first] - 1
    return digits and named and words[sentence.starts[before] - sentence.start].isupper()


def _token(sentence: Sentence, offset: int) -> int | None:
    """The token that begins at an offset (or holds it, for digits glued to their unit)."""
    return next((i for i, (s, e) in enumerate(zip(sentence.starts, sentence.ends, strict=True)) if s <= offset < e), None)


def _phrase(words: str, sentence: Sentence, after: int) -> tuple[int, int, int]:
    """Start of the phrase, start of its head and its end; zeros when no noun follows."""
    tokens = [i for i, s in enumerate(sentence.starts) if s >= sentence.start + after]
    first = last = -1
    for i in tokens[: _LONGEST + 2]:
        word = words[sentence.starts[i] - sentence.start : sentence.ends[i] - sentence.start]
        if first < 0 and (word.lower() in _SKIP or word == "-"):
            continue
        if not _goes_on(sentence, i, word, first):
            break
        first = i if first < 0 else first
        last = i if sentence.pos[i] in ("NOUN", "PROPN") else last
    if last < 0:
        return 0, 0, 0
    base = sentence.start
    return sentence.starts[first] - base, sentence.starts[last] - base, sentence.ends[last] - base


def _goes_on(sentence: Sentence, i: int, word: str, first: int) -> bool:
    """Whether a token can stand inside a counted noun phrase."""
    if sentence.pos[i] == "NUM" and first < 0:
        return False
    if sentence.pos[i] in _MODIFIERS or word == "-" or sentence.tags[i] in ("VBN", "VBG", "JJ"):
        return True
    joins = word.lower() in ("and", "&") and first >= 0 and i + 2 < len(sentence.pos)
    return joins and sentence.pos[i - 1] in ("ADJ", "PROPN") and sentence.pos[i + 1] in ("ADJ", "PROPN") and sentence.pos[i + 2] == "NOUN"


def _phrase_of(words: str, sentence: Sentence, after: int) -> tuple[int, int]:
    """The phrase of "60% of the workers", "$3 million in aid"; nothing else says of what."""
    match = re.match(r"(?i)\s+(?:of|in|worth\s+of)\s+", words[after:])
    if match is None:
        return 0, 0
    start, _, end = _phrase(words, sentence, after + match.end())
    return (start, _extended(words, sentence, end)) if end else (0, 0)


def _extended(words: str, sentence: Sentence, end: int) -> int:
    """The end of the phrase with the prepositional phrase after it: "troops" → "troops in Iraq"."""
    match = re.match(r"\s+(\w+)\s+", words[end:])
    if match is None or match[1] not in _WITH:
        return end
    _, _, further = _phrase(words, sentence, end + match.end())
    return further or end
