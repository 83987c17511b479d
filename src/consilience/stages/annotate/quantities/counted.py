"""What a number counts: the noun phrase after it, or before it for ages."""

import re
from dataclasses import dataclass

from consilience.records import Sentence
from consilience.stages.annotate.numerals import NUMBER
from consilience.stages.annotate.quantities.grammar import Amount, kind_of_unit
from consilience.stages.annotate.quantities.units import singular, unit_code
from consilience.text import word_list

_MODIFIERS = {"ADJ", "NOUN", "PROPN"}
_LONGEST = 7  # words of a counted phrase
_SKIP = {"of", "the", "its", "their", "his", "her", "our", "these", "those", "more", "other", "such", "all", "most"}
_WITH = {"of", "in", "from", "at", "on"}
_STOP = {"last", "next", "earlier", "later", "previous", "including", "following"}
# words whose number is a label: category 4, flight 17, page 3
_LABELS = frozenset(
    word_list(
        "category flight page room route highway number no section chapter model version episode channel bus "
        "grade phase level type bottom article apartment volume line platform gate district zone sector "
        "resolution windows"
    )
)
_DURATIONS = {"a", "mo", "wk", "d", "h", "min", "s", "10.a", "100.a"}
_APPOSITION = re.compile(  # "the number of troops – around 2,500 –"
    r"\b(?P<noun>[a-z]{3,}s)\s+[–—-]\s+(?:(?:about|around|some|nearly|roughly|approximately|at\s+least|more\s+than)\s+)?$"
)
_RATE = re.compile(rf"\s+(?:per|for\s+every|each|every)\s+(?:(?P<n>{NUMBER})\s+)?(?P<unit>[a-z]+)")
_GRADED = re.compile(r"-(?:\w+est|most|worst|best|ranked|placed|seeded)\b")  # "the second-largest city"
_COMPOUND = re.compile(r"-(?:time|way|off|sided|star|fold|party|on-one)\b")  # "one-time", "two-way": nothing is counted
_SUM = 1e5
_PAYING = re.compile(
    r"(?i)\b(?:pay|pays|paid|costs?|prices?|fined?|worth|sell|sold|buy|bought|spend|spent|sterling|pence|salary|wages?"
    r"|sales|revenue|profits?|budget|bills?)\b"
)
_GROUP = re.compile(r"\bGroup of $")  # "Group of Seven"
_MAGNITUDE = re.compile(r"(?i)\bmagnitude(?:\s+of)?\s+$")
_STREETS = {"road", "street", "avenue", "lane", "drive", "boulevard", "way", "terrace", "rd", "st", "ave"}


@dataclass(frozen=True, slots=True)
class Counted:
    """Kind and unit of a quantity, and the phrase that says of what; offsets in the sentence, 0, 0 for none."""

    kind: str
    unit: str
    start: int = 0
    end: int = 0
    number_end: int = 0  # where the number's own words end, when the unit is no part of them


def counted_after(words: str, sentence: Sentence, amount: Amount) -> Counted | None:
    """What a number, share or vague amount counts; None when it is part of a name or stands for nothing."""
    if _in_name(words, sentence, amount) or _is_length_of_time(words, amount):
        return None
    if amount.unit == "1":  # a share: "one in three Germans", "half of them"
        start, _, end = _phrase(words, sentence, amount.end)
        return Counted("percent", "1", start, _extended(words, sentence, end) if end else 0)
    if amount.kind:
        start, end = _phrase_of(words, sentence, amount)
        unit = f"{amount.unit}/{_unit_of_rate(amount.per)}" if amount.kind == "rate" else amount.unit
        return Counted(amount.kind, unit, start, end)
    return _counted_noun(words, sentence, amount)


def _counted_noun(words: str, sentence: Sentence, amount: Amount) -> Counted | None:
    """The noun that a bare number counts: "2,500 U.S. troops in Iraq", "three thousand tests per day"."""
    if _MAGNITUDE.search(words[: amount.start]):
        return Counted("count", "magnitude", number_end=amount.number_end)
    more = re.match(r"\s+or\s+(?:more|fewer|less)\b", words[amount.number_end :])
    start, head_start, end = _phrase(words, sentence, amount.number_end + (more.end() if more else 0))
    if not end and (noun := _APPOSITION.search(words[: amount.start])):
        start, end = noun.span("noun")
        return Counted("count", singular(noun["noun"]), start, end, amount.number_end)
    if not end:
        bare = _bare_one(words, amount) or (amount.vague and not _stands_alone(sentence, words, amount))
        return None if bare else Counted("count", "", number_end=amount.number_end)
    head = words[head_start:end]
    if head.lower() in _STREETS or words[start:end].lower() == "zip code":
        return None
    code = _pounds(words, amount) if singular(head) == "pound" else unit_code(head)
    unit, kind = code or singular(head), kind_of_unit(code) or "count"
    rate = _RATE.match(words, end)
    if rate:  # "38 deaths per 100,000 people"
        per = f"{rate['n']} {singular(rate['unit'])}" if rate["n"] else _unit_of_rate(rate["unit"])
        return Counted("rate", f"{unit}/{per}", start, rate.end() if rate["n"] else end, amount.number_end)
    return Counted(kind, unit, start, _extended(words, sentence, end), amount.number_end)


def _unit_of_rate(words: str) -> str:
    return unit_code(words) or singular(words)


def _pounds(words: str, amount: Amount) -> str:
    """Money or weight: large sums and sentences about paying mean sterling."""
    return "GBP" if amount.low >= _SUM or _PAYING.search(words) else "[lb_av]"


def _is_length_of_time(words: str, amount: Amount) -> bool:
    """Whether a number is joined to a unit of time: "a two-month contract" is a time expression, no count."""
    joined = words[amount.number_end : amount.number_end + 1] == "-"
    return joined and amount.kind == "measure" and amount.unit in _DURATIONS


_RANKED = re.compile(
    r"(?i)\b(?:finish(?:ed|es|ing)?|c[oa]m(?:e|es|ing)|plac(?:ed|es|ing)|rank(?:ed|s|ing)?)\s+(?:in\s+)?$"
)


def counted_by_age(words: str, sentence: Sentence, amount: Amount) -> Counted | None:
    """Whose age it is, and what an ordinal ranks: the noun after it."""
    graded = _GRADED.match(words, amount.end) if amount.kind == "ordinal" else None
    start, head_start, end = _phrase(words, sentence, graded.end() if graded else amount.end)
    if amount.kind == "age":
        return Counted("age", amount.unit, start, end)
    if end:
        return Counted("ordinal", singular(words[head_start:end]), start, end)
    return Counted("ordinal", "place") if _RANKED.search(words[: amount.start]) else None


def _stands_alone(sentence: Sentence, words: str, amount: Amount) -> bool:
    """Whether a vague number stands for people or things itself: "dozens were arrested", "killing hundreds"."""
    i = _token(sentence, sentence.start + amount.start)
    if i is None or re.search(r"(?i)\bthe\s+$", words[: amount.start]) or re.match(r"\s+of\b", words[amount.end :]):
        return False
    return sentence.deps[i] in {"nsubj", "nsubjpass", "dobj"}


def _bare_one(words: str, amount: Amount) -> bool:
    return words[amount.start : amount.number_end].lower() in ("one", "a", "an", "zero")


def _in_name(words: str, sentence: Sentence, amount: Amount) -> bool:
    """Whether the number belongs to a name or a score ("Flight 17", "Boeing 787", "2-1")."""
    first = _token(sentence, sentence.start + amount.start)
    if first is None:
        return True  # it begins inside a word
    glued = amount.kind == "measure" and amount.end == amount.number_end + 1  # "Channel 5s" is no five seconds
    if amount.kind and not glued:
        return False
    if glued and amount.unit == "s" and first > 0 and sentence.pos[first - 1] == "PROPN":  # "two Boeing 737s"
        return True
    if not amount.kind and (_COMPOUND.match(words, amount.number_end) or _GROUP.search(words[: amount.start])):
        return True
    if not amount.kind and re.match(r"[-–]\d|\s?[-–:/]\s?\d", words[amount.number_end :]):
        return True
    return words[amount.start : amount.number_end].lstrip("-+")[0].isdigit() and _is_label(
        words, sentence, amount, first
    )


def _is_label(words: str, sentence: Sentence, amount: Amount, first: int) -> bool:
    """Whether digits name something: "category 4", "iPhone 11", "the 2018s"."""
    after = words[amount.number_end :]
    if re.match(r"(?:1[89]|20)\d\d['’]?s\b", words[amount.start :]):
        return True
    if first == 0:
        return False
    before = words[sentence.starts[first - 1] - sentence.start : sentence.ends[first - 1] - sentence.start]
    if before.lower().rstrip(".") in _LABELS:
        return True
    if amount.kind:
        return False  # "50mph" after a name is a speed
    return bool(re.match(r"\s+[NESW]\.?\s", after) or re.search(r"[a-z][A-Z]", before)) or _ends_name(sentence, first)


def _ends_name(sentence: Sentence, first: int) -> bool:
    """Whether a name runs up to the number and nothing follows that it could count: "Boeing 787", "the TSX 500"."""
    if sentence.pos[first - 1] != "PROPN" or sentence.ends[first - 1] < sentence.starts[first] - 1:
        return False
    follower = sentence.pos[first + 1] if first + 1 < len(sentence.pos) else ""
    return sentence.names[first] != "O" or follower not in ("NOUN", "ADJ")


def _token(sentence: Sentence, offset: int) -> int | None:
    """The token that begins at an offset (or holds it, for digits glued to their unit)."""
    return next(
        (i for i, (s, e) in enumerate(zip(sentence.starts, sentence.ends, strict=True)) if s <= offset < e), None
    )


def _phrase(words: str, sentence: Sentence, after: int) -> tuple[int, int, int]:
    """Start of the phrase, start of its head and its end; zeros when no noun follows."""
    tokens = [i for i, s in enumerate(sentence.starts) if s >= sentence.start + after]
    if re.match(r"-\w", words[after:]):  # "six-cylinder engine": the joined word alone
        tokens = tokens[:2]
    first = last = -1
    for i in tokens[: _LONGEST + 2]:
        word = words[sentence.starts[i] - sentence.start : sentence.ends[i] - sentence.start]
        if first < 0 and (word.lower() in _SKIP or word == "-"):
            continue
        if word.lower() in _STOP or not _goes_on(sentence, i, word, first, last):
            break
        if sentence.tags[i] == "POS":  # "a third of the province's people": what is counted comes after the owner
            first = last = -1
            continue
        first = i if first < 0 else first
        last = i if sentence.pos[i] in ("NOUN", "PROPN") else last
        if word.lower() == "times":  # "6.5 times earnings"
            break
    if last < 0:
        return 0, 0, 0
    base = sentence.start
    return sentence.starts[first] - base, sentence.starts[last] - base, sentence.ends[last] - base


def _goes_on(sentence: Sentence, i: int, word: str, first: int, last: int) -> bool:
    """Whether a token can stand inside a counted noun phrase."""
    if sentence.tags[i] == "POS":
        return last >= 0
    if word[0].isdigit():  # "two new 737 jets"
        return last < 0 <= first
    if (
        i + 1 < len(sentence.pos) and sentence.lemmas[i + 1] == "-" and sentence.ends[i] == sentence.starts[i + 1]
    ):  # "well-trained fighters"
        return True
    if sentence.pos[i] in _MODIFIERS or word == "-" or sentence.tags[i] == "JJ":
        return True
    if sentence.tags[i] in ("VBN", "VBG") and last < 0:  # "armed men", not "men armed"
        return True
    joins = word.lower() in ("and", "&") and first >= 0 and i + 2 < len(sentence.pos)
    return (
        joins
        and sentence.pos[i - 1] in ("ADJ", "PROPN")
        and sentence.pos[i + 1] in ("ADJ", "PROPN")
        and sentence.pos[i + 2] == "NOUN"
    )


def _phrase_of(words: str, sentence: Sentence, amount: Amount) -> tuple[int, int]:
    """The phrase of "60% of the workers", "$3 million in aid"; nothing else says of what."""
    match = re.match(r"(?i)\s+(?:of|in|worth\s+of)\s+", words[amount.end :])
    if match is None or (match[0].strip() == "in" and amount.kind != "money"):
        return 0, 0
    start, _, end = _phrase(words, sentence, amount.end + match.end())
    return (start, _extended(words, sentence, end)) if end else (0, 0)


def _extended(words: str, sentence: Sentence, end: int) -> int:
    """The end of the phrase with the prepositional phrase after it: "troops" → "troops in Iraq"."""
    match = re.match(r"\s+(\w+)\s+", words[end:])
    if match is None or match[1] not in _WITH:
        return end
    _, _, further = _phrase(words, sentence, end + match.end())
    return further or end
