"""Readable sentences out of spans: pure helpers for every stage that shows words to a reader.

The text of an article never changes; what is shown is its words with the repairs applied, a dateline or a
leading connective left out, and editorial insertions in square brackets, as a newspaper marks them.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from datetime import date, timedelta

from consilience.records import Mention, Repair, ResolvedTime, Sentence
from consilience.text import FINITE, MONTH_NAMES, squeeze, word_set

Edit = tuple[int, int, str]  # start, end, what to read there

_DATELINE = re.compile(r"^(?:[A-Z][A-Z.'/-]+(?:,? [A-Z][\w.'/-]+)*(?: \([^)]{2,40}\))? ?(?:[–—]|--|-(?= )) ?)+")
_CONNECTIVE = re.compile(
    r"^(?:(?:however|meanwhile|moreover|furthermore|in addition|additionally|besides|indeed|therefore|thus|accordingly|"
    r"instead|nevertheless|nonetheless|for (?:his|her|its|their) part|for (?:example|instance)|in (?:fact|turn)|"
    r"at the same time|as a result|of course|also|still|then|that said),\s+|(?:but|and|so|yet|or|nor)\b,?\s+)",
    re.IGNORECASE,
)
_OPEN_QUOTE = re.compile(r'[\s(]"\w[^"]*$')  # speech that goes on in the next paragraph
_SPACE_BEFORE = re.compile(r"\s+([,.;:!?%)\]’](?!\.\.))")
_INSIDE_WORD = re.compile(r"\w-\w")
_PAIR = 60  # characters back in which a pair begins
_HALF_A_PAIR = re.compile(r"\bbetween(?:\s+[\w’'.-]+){1,5}\s+and\s+$")
_CUT_SHORT = re.compile(r",?\s+(?:(?:in|of|to|for|at|by|with|from|on)\s+)?(?:which|where|whom|whose)$")
_LOOSE_END = re.compile(r"(?:[\s,;:–—-]|\.\s*\.)+$")
_DEICTIC = re.compile(
    r"(?:(?:late|early|earlier) )?(?:yesterday|today|tomorrow|tonight|last night|this (?:morning|afternoon|evening))",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"(?:(?:late|early|last|next|this|on) )*(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"(?: (?:morning|afternoon|evening|night))?",
    re.IGNORECASE,
)
_NEAR = re.compile(r"(?:(?:late|early|earlier) )?(?:last|this|next) (?:week|month|year)", re.IGNORECASE)
_YEAR_END = re.compile(r"(?<=end of )(?:the|this) year", re.IGNORECASE)
_ON = re.compile(r"on ", re.IGNORECASE)
_WEEK = timedelta(days=7)
_ELLIPTIC = re.compile(
    r"(?:one|some|all|both|each|two|three) of (?:the|them)\b|the (?:other|latter|former|same)\b|such\b|another\b", re.I
)
_FIRST_PERSON = {"i", "we", "you", "me", "us", "my", "our", "your", "myself", "ourselves"}
_POINTING = {"he", "she", "it", "they", "this", "these", "those", "that", "him", "her", "them", "his", "its", "their"}
_THEM = {"they", "them", "their", "theirs", "themselves"}
_HIM = {"he", "him", "his", "she", "her", "hers"}
_IT, _OBJECTS = {"it", "its"}, {"dobj", "pobj", "poss", "dative"}
_GROUPS = word_set("government army police military union company team group party ministry parliament people family")
_DEPENDENT = {"relcl", "acl", "csubj", "pcomp"}
_RELATIVE = {"WDT", "WP", "WP$"}
_SUBJECTS = {"nsubj", "nsubjpass", "expl", "csubj", "csubjpass"}
_OPENERS = word_set("which who whom whose that as while because if when where whether than how why")
_SAID_BEFORE = word_set(
    "announcement move decision statement step remark comment development official spokesman man woman"
)
_NEVER_CAPITAL = {"ADP", "DET", "PRON", "AUX", "VERB", "ADV", "CCONJ", "SCONJ", "PART"}
_UNFINISHED = {"IN", "TO", "DT", "CC", "PRP$", "WDT", "WP", "MD", "HYPH"}


def spell(text: str, start: int, end: int, edits: Iterable[Edit] = ()) -> str:
    """Read a span with the edits that lie wholly inside it; of two that overlap the earlier, longer one counts."""
    out, at = [], start
    for s, e, new in sorted(edits, key=lambda x: (x[0], -x[1])):
        if s >= at and e <= end:
            out += [text[at:s], new]
            at = e
    return squeeze("".join([*out, text[at:end]]))


def tidy(words: str) -> str:
    """Turn the words of a clause into a sentence: no dateline, no connective, a capital and a period."""
    plain = _CONNECTIVE.sub("", _DATELINE.sub("", squeeze(_balanced(words))).lstrip("–—-•*,;:.)] "))
    plain = _CUT_SHORT.sub("", _LOOSE_END.sub("", _SPACE_BEFORE.sub(r"\1", plain)))
    if not plain:
        return ""
    plain = plain[0].upper() + plain[1:]
    return plain if re.search(r"[.!?][\"”’)\]]*$", plain) else plain + "."


def _balanced(words: str) -> str:
    """Drop a quotation mark or bracket that has lost its other half."""
    if words.count('"') % 2:
        words = f'{words}"' if _OPEN_QUOTE.search(words) else words.replace('"', "")
    if words.count("“") == words.count("”") + 1 and words.rfind("“") > max(words.rfind("”"), 0):
        words += "”"
    for left, right in ("“”", "()", "[]"):
        if words.count(left) != words.count(right):
            words = words.replace(left, "").replace(right, "")
    return words


def repairs(of: Iterable[Repair]) -> list[Edit]:
    """Damaged places and their readings, as edits."""
    return [(r.start, r.end, r.reading) for r in of]


def named(mentions: Iterable[Mention], sentence: Sentence, start: int, end: int) -> list[Edit]:
    """Put the name, in brackets, for a person's pronoun that stands before any other person in a span."""
    inside = sorted((m for m in mentions if start <= m.start and m.end <= end), key=lambda m: (m.start, m.end))
    first = next((m for m in inside if m.kind == "person"), None)
    if first is None or first.form != "pronoun" or not first.name:
        return []
    k = bisect_left(sentence.starts, first.start)
    if k == len(sentence.starts) or sentence.starts[k] != first.start:
        return []
    return [(first.start, first.end, f"[{first.name}]" + ("’s" if sentence.tags[k] == "PRP$" else ""))]


def dated(text: str, times: Iterable[ResolvedTime]) -> list[Edit]:
    """Say when where the words only point to it: "Monday" is "Monday 26 July", "last week" is "in the week of 19 July".

    A reader of the brief does not know the day from which an account counted. Where that is known too roughly, words
    such as "on Thursday" are left out; where nothing is known, they stay as they stand.
    """
    edits: list[Edit] = []
    for time in times:
        possessive = text[time.end : time.end + 2] in {"’s", "'s"}
        said = _when(text[time.start : time.end], time, possessive)
        if said is None:
            continue
        lead = _ON.search(text, max(0, time.start - 3), time.start)
        start = lead.start() if lead and not said.startswith(text[time.start : time.end]) else time.start
        edits.append((start, time.end + 2 * (possessive and said.startswith("the ")), said))
    return edits


def _when(words: str, time: ResolvedTime, possessive: bool) -> str | None:
    """What to read for an expression of time: nothing ("") where it only points, None to leave it as it is."""
    first, last = time.earliest[:10], time.latest[:10]
    year = first[:4] if first[:4] == last[:4] else ""
    day = _day(first if first and first == last else time.edtf)
    if day is not None:
        return _on_day(words, day, possessive)
    if _YEAR_END.search(words):
        return _YEAR_END.sub(year, words) if year else None
    if not first and not last:
        return None
    if possessive or not any(form.fullmatch(words) for form in (_DEICTIC, _WEEKDAY, _NEAR)):
        return None
    return _around(words, first, last, year)


def _on_day(words: str, day: date, possessive: bool) -> str | None:
    full = _spoken(day)
    if _DEICTIC.fullmatch(words):
        return f"the {full}" if possessive else f"on {full}"
    return f"{words} {full}" if _WEEKDAY.fullmatch(words) and not possessive else None


def _spoken(day: date) -> str:
    return f"{day.day} {MONTH_NAMES[day.month - 1]}"


def _around(words: str, first: str, last: str, year: str) -> str:
    """The week, month or year of an interval, as exactly as it is known; "" for none."""
    begin, end = _day(first), _day(last)
    if "week" in words.lower():
        return f"in the week of {_spoken(begin)}" if begin and end and end - begin <= _WEEK else ""
    if begin and first[:7] == last[:7]:
        return f"in {MONTH_NAMES[begin.month - 1]}"
    return f"in {year}" if year and "year" in words.lower() else ""


def _day(edtf: str) -> date | None:
    try:
        return date.fromisoformat(edtf)
    except ValueError:
        return None


def window(sentence: Sentence, start: int, end: int) -> range:
    """Indices of the tokens of a sentence inside a span."""
    return range(bisect_left(sentence.starts, start), bisect_left(sentence.starts, end))


def clarity(article_text: str, sentence: Sentence, start: int, end: int, edits: Iterable[Edit] = ()) -> float:
    """How well a span reads by itself, 0..1: a whole clause, plain length, nothing that points elsewhere.

    The factors were set by hand on fictional sentences: each halves, or nearly, what a reader would wince at.
    """
    tokens = window(sentence, start, end)
    if not tokens:
        return 0.0
    filled = {s for s, _, new in edits if new.startswith("[")}
    forms = [article_text[sentence.starts[k] : sentence.ends[k]] for k in tokens]
    words = ["U.S." if form == "US" else form.lower() for form in forms]
    score = _structure(sentence, tokens)
    score *= _pointing(sentence, words, tokens, filled) * _loose(sentence, words, tokens, filled)
    score *= _length(sum(any(c.isalnum() for c in w) for w in words))
    span = article_text[start:end]
    if _ELLIPTIC.match(span):
        score *= 0.45
    if words[0] in _OPENERS:
        score *= 0.3
    if not _FIRST_PERSON.isdisjoint(words):
        score *= 0.4
    score *= 0.6 ** _stray_capitals(article_text, sentence, tokens)
    if "?" in span or torn(article_text, start, end):
        score *= 0.2
    if span.count('"') % 2 or span.count("“") != span.count("”") or "…" in span or "..." in span:
        score *= 0.6
    return score


def torn(text: str, start: int, end: int) -> bool:
    """Whether a span begins or ends within a word ("the president was re", of "re-elected") or within a pair: "fights
    between rebels and [troops went on]"."""
    if _HALF_A_PAIR.search(text, max(0, start - _PAIR), start):
        return True
    return any(at > 0 and _INSIDE_WORD.fullmatch(text[at - 1 : at + 2]) for at in (start - 1, end))


def _structure(sentence: Sentence, tokens: range) -> float:
    """Whether a span is one main clause: a finite verb with its own subject, under which all its words hang."""
    tops = [k for k in tokens if sentence.heads[k] == k or sentence.heads[k] not in tokens]
    tops = [k for k in tops if sentence.pos[k] not in {"PUNCT", "CCONJ", "SCONJ", "ADV", "SPACE"}]
    verbs = [k for k in tops if sentence.pos[k] in {"VERB", "AUX"}]
    if not verbs:
        return 0.15
    main = verbs[0]
    below = [k for k in tokens if sentence.heads[k] == main and k != main]
    finite = sentence.tags[main] in FINITE or any(sentence.tags[k] in FINITE for k in below)
    subjects = [k for k in below if sentence.deps[k] in _SUBJECTS]
    if not finite or not subjects:
        return 0.25
    if sentence.deps[main] in _DEPENDENT or any(sentence.tags[k] in _RELATIVE for k in subjects):
        return 0.2
    if (
        any(sentence.deps[k] == "mark" or sentence.tags[k] == "WRB" for k in below)
        or sentence.tags[_last_word(sentence, tokens)] in _UNFINISHED
    ):
        return 0.3
    return 1.0 if len(tops) == 1 else 0.75


def _last_word(sentence: Sentence, tokens: range) -> int:
    return next((k for k in reversed(tokens) if sentence.pos[k] != "PUNCT"), tokens[-1])


def _stray_capitals(text: str, sentence: Sentence, tokens: range) -> int:
    """Count words that no English sentence capitalises within: the seams of machine translation and of joined lines."""
    return sum(
        text[sentence.starts[k]].isupper()
        and text[sentence.starts[k] + 1 : sentence.ends[k]].islower()
        and sentence.pos[k] in _NEVER_CAPITAL
        and (sentence.names[k] == "O" or sentence.tags[k] in FINITE)
        and text[sentence.starts[k - 1] : sentence.ends[k - 1]].isalnum()
        for k in tokens[1:]
    )


def _pointing(sentence: Sentence, words: list[str], tokens: range, filled: set[int]) -> float:
    """Penalise a pronoun before the first noun that it could stand for."""
    for k, word in zip(tokens, words, strict=True):
        day = sentence.lemmas[k] in MONTH_NAMES or _WEEKDAY.fullmatch(sentence.lemmas[k]) is not None
        if sentence.starts[k] in filled or (sentence.pos[k] == "PROPN" and not day):
            return 1.0
        if word in _POINTING and sentence.deps[k] not in {"mark", "expl"} and sentence.tags[k] not in {"WDT", "IN"}:
            opens = sentence.deps[k] in _SUBJECTS or (word == words[0] and sentence.deps[k] == "poss")
            return 0.35 if sentence.pos[k] == "PRON" and opens else 0.6
        if sentence.deps[k] in _SUBJECTS and sentence.pos[k] == "NOUN":
            return 0.7 if sentence.lemmas[k] in _SAID_BEFORE and words[0] in {"the", "this"} else 1.0
    return 1.0


def _loose(sentence: Sentence, words: list[str], tokens: range, filled: set[int]) -> float:
    """Penalise "them", "his" and "it" after nothing that they can stand for: nobody, no word of many, none of one."""
    many = somebody = one = False
    for k, word in zip(tokens, words, strict=True):
        if (word in _THEM and not many) or (word in _HIM and not somebody and sentence.starts[k] not in filled):
            return 0.45
        if word in _IT and not one and sentence.deps[k] in _OBJECTS:
            return 0.45
        one |= sentence.tags[k] in {"NN", "NNP", "VBG"} and not sentence.names[k].endswith("person")
        many |= sentence.tags[k] in {"NNS", "NNPS"} or sentence.lemmas[k] in _GROUPS or word == "and"
        somebody |= sentence.starts[k] in filled or sentence.pos[k] in {"PROPN", "NOUN"}
    return 1.0


def _length(words: int) -> float:
    """Ten to thirty words read best."""
    if words < 5:
        return 0.3
    if words < 8:
        return 0.7
    return 1.0 if words <= 30 else 0.8 if words <= 38 else 0.5 if words <= 50 else 0.25
