"""Find expressions of time and say what each means, relative to a publication date not yet known.

``TimeExpression.relative`` is a pipeline, ``anchor | step | step``. The anchor is ``publication``,
``mentioned`` (the last date named before in the text; the publication when there is none),
``comparable`` (the quarter or month named just before, to which "a year ago" compares) or
``year YYYY``. Each step turns one calendar period into another:

=========================  ==========================================================================
``shift UNIT N``           the UNIT so many units on from the anchor: ``shift week -1`` is last week
``weekday 1..7 WAY``       a Monday … Sunday
``month 1..12 WAY``        a month
``monthday M-D WAY``       a day of a month
``season SP|SU|FA|WI WAY`` a season; ``quarter 1..4 WAY`` and ``half 1..2 WAY`` likewise
``feast NAME WAY``         a feast, movable ones computed
``clock T…``               a time of that day: ``clock T10:30``, ``clock TNI``
``through D``              the days from that day to a later one of its month: ``through 7``
``span UNIT ±N``           the stretch from the anchor so far back or on; ``X`` when the text is vague
=========================  ==========================================================================

WAY says which one: ``past`` (the latest not after the anchor), ``future`` (the earliest not before
it), ``near``, ``lately`` (the latest, or one just ahead), ``last`` (strictly before), ``next``
(strictly after), ``this`` (in the anchor's own week or year). It comes from the words, and where they
are bare from the tense of the governing verb. Values follow TIMEX3 (TimeML 1.2.1).
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from consilience.records import Article, Sentence, TimeExpression
from consilience.stages.annotate.time.grammar import LEFT, RIGHT, TABLES
from consilience.stages.annotate.time.readings import Match, Reading
from consilience.stages.annotate.time.tense import tense_at
from consilience.text import MONTH_NAMES, content_id

_TABLES = [
    (re.compile(hint), [(re.compile(rf"(?<![\w$€£#@])(?<!\d[.,:/-])(?:{rule})(?!\w)"), build) for rule, build in rules])
    for hint, rules in TABLES
]
_LEFT = [(re.compile(rf"(?<![\w-]){pattern}[\s-]*(?:\s(?:the|a)\s+)?$"), modifier) for pattern, modifier in LEFT]
_RIGHT = [(re.compile(pattern), modifier) for pattern, modifier in RIGHT]
_AMOUNTS = {"MORE_THAN", "LESS_THAN", "EQUAL_OR_MORE", "EQUAL_OR_LESS", "APPROX"}
_REACH = 24  # characters before a core in which a modifier can stand
_UNTIL = re.compile(
    r"(?i)\b(?:by|until|till|through|before)\s+(?:after\s+)?(?:the\s+)?(?:end\s+of\s+)?(?:early\s+|late\s+|mid-?\s*)?$"
)
_PUT_OFF = re.compile(  # what is put off or allowed until a day is put off until a coming one, whatever the tense
    r"(?i)\b(?:(?:had|has|have)(?:\s+time)?|(?:extend|adjourn|postpone|delay|suspend|defer|prolong|remand|give|gave|push|put)"
    r"(?:e?d)?\b[^.;:“”\"]{0,40})\s+(?:until|till)\s+(?:the\s+)?$"
)
_SET_FOR = re.compile(
    r"(?i)\b(?:scheduled|set|due|planned|slated|expected)\s+"
    r"(?:(?:to\s+\w+\s+)?(?:for|on|in|by)\s+|an?\s+(?:\w+\s+){1,2})?$"
)
_AHEAD_OF = re.compile(
    r"(?i)\b(?:ahead\s+of|prior\s+to|in\s+the\s+run-up\s+to)\s+(?:[\w’'-]+\s+){0,5}?(?:on\s+|in\s+)?$"
)
_BEHIND = re.compile(r"(?i)\b(?:since|dated)\s+(?:the\s+)?(?:early\s+|late\s+|mid-?\s*)?$")
# alone and without a full stop these are names of people and papers; three-quarters is a share
_NO_TIME = re.compile(
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun|[Aa] second"
    r"|(?i:\w*\s?(?:two|three|four)-quarters?|an?\s+quarter)"
)
# "three quarters of the city", "almost three quarters are men"; but "three quarters of growth"
_QUARTERS = re.compile(r"(?:one|two|three)\s+quarters?")
_SHARED = re.compile(r"(?i)\s+(?:of\s+(?!growth|decline|loss|profit)|(?:are|were|have|had|said?)\b)")
_MONTHS = "|".join(MONTH_NAMES)
_NAMED_AFTER_A_DAY = re.compile(  # the "April 6 movement" and the "17 November group" are no days
    rf"(?i)\b(?P<day>(?:{_MONTHS})\s+\d{{1,2}}|\d{{1,2}}\s+(?:{_MONTHS}))\s+(?:youth\s+)?"
    r"(?:movement|group|alliance|coalition|bloc|brigades?|front|party|forces|organi[sz]ation)\b"
)
_WHEN = re.compile(r"(?i)\b(?:on|since|by|until|till|before|after|from|dated|of|,)\s+(?:\w+day,?\s+)?$")
_NAMED_FOR_A_DAY = re.compile(  # days of history and what bears their name; a "Sunday Times" is of a Sunday
    r"\b(?:(?:Black|Bloody|Cyber|Ruby)\s+[A-Z]\w+day|(?i:sunday\s+(?:schools?|leagues?|roasts?|best)))\b"
)
_YEAR_AHEAD = re.compile(r"(?i)\b(?:the|in|of|since|its|his|her|their)\s+$|(?:^|[,;–—]\s+)(?:by|until|before)\s+$")
_MAY_BE_A_VERB = {"may", "march", "mar", "sun", "sat", "second", "fall", "spring"}


def find_times(articles: list[Article], sentences: list[Sentence]) -> Iterator[TimeExpression]:
    """Find the expressions of time of each sentence, in the order of the text."""
    text_of = {a.article_id: a.text for a in articles}
    named = {a.article_id: {m["day"].lower() for m in _NAMED_AFTER_A_DAY.finditer(a.text)} for a in articles}
    for sentence in sorted(sentences, key=lambda s: (s.article_id, s.start)):
        if sentence.article_id in text_of:
            yield from _in_sentence(text_of[sentence.article_id], sentence, named[sentence.article_id])


def _in_sentence(text: str, sentence: Sentence, named: set[str]) -> Iterator[TimeExpression]:
    """The expressions of a sentence; a day for which the article ``named`` a body is that, unless "on" it."""
    words = text[sentence.start : sentence.end]
    for match, reading, tense in _cores(words, sentence):
        if match[0].lower() in named and not _WHEN.search(words, 0, match.start()):
            continue
        start, end, widened = _widen(words, match.start(), match.end(), reading)
        yield _expression(sentence, sentence.start + start, sentence.start + end, widened, tense)


def _expression(sentence: Sentence, start: int, end: int, reading: Reading, tense: str) -> TimeExpression:
    return TimeExpression(
        time_id=content_id("time", sentence.article_id, start, end),
        article_id=sentence.article_id,
        sentence=sentence.n,
        start=start,
        end=end,
        kind=reading.kind,
        value=reading.value,
        relative=reading.relative,
        modifier=reading.modifier,
        tense=tense,
    )


def _cores(words: str, sentence: Sentence) -> list[tuple[Match, Reading, str]]:
    """The matches that stand, with reading and tense: the longest first, none overlapping, in the order of the text."""
    lower = words.lower()
    rules = [rule for hint, rules in _TABLES if hint.search(lower) for rule in rules]
    found = [
        (match, order, build)
        for order, (pattern, build) in enumerate(rules)
        for match in pattern.finditer(words)
        if _plausible(match, words, sentence)
    ]
    found.sort(key=lambda f: (f[0].start() - f[0].end(), f[1], f[0].start()))
    kept: list[tuple[Match, Reading, str]] = []
    for match, _, build in found:
        if any(match.end() > k.start() and match.start() < k.end() for k, _, _ in kept):
            continue
        tense = tense_at(sentence, sentence.start + match.start())
        reading = build(match, _way(words[: match.start()], tense))
        if reading is not None:
            kept.append((match, reading, tense))
    return sorted(kept, key=lambda k: k[0].start())


def _plausible(match: Match, words: str, sentence: Sentence) -> bool:
    """Whether words that can be something else are a time here, by their part of speech and neighbours."""
    plain = match[0].lower().rstrip(".")
    named = (m.span() for names in (_NAMED_AFTER_A_DAY, _NAMED_FOR_A_DAY) for m in names.finditer(words))
    if _NO_TIME.fullmatch(match[0]) or any(start < match.end() and match.start() < end for start, end in named):
        return False
    if plain in _MAY_BE_A_VERB:
        return _tag(sentence, sentence.start + match.start()) in ("NNP", "NNPS")
    if _QUARTERS.fullmatch(plain) and _SHARED.match(words, match.end()):
        return False
    if re.fullmatch(r"\d{4}(?:\s?[-–—]\s?\d\d(?:\d\d)?)?", plain):
        return _is_year(words, match.start(), match.end(), sentence)
    return True


def _is_year(words: str, start: int, end: int, sentence: Sentence) -> bool:
    after = re.match(r"[\s-]*([^\W\d_]+|[%$€£])?", words[end:])
    follower = (after[1] or "") if after else ""
    if follower in {"%", "percent", "per", "people", "miles", "km", "meters", "metres", "feet", "dollars", "troops"}:
        return False
    if follower and _tag(sentence, sentence.start + end + (after.start(1) if after else 0)) == "NNS":
        return bool(_YEAR_AHEAD.search(words[:start]))
    preposition = re.search(
        r"(?i)\b(?:in|of|since|from|until|till|by|between|to|before|after|around|about)\s+$", words[:start]
    )
    first, last = (1000, 2199) if preposition else (1800, 2060)
    if not first <= int(words[start:][:4]) <= last or words[max(0, start - 1) : start] == ",":
        return False
    return not re.search(r"(?i)(?:\b(?:no|number|flight|page|room)\.?|[$€£#])\s*$", words[:start])


def _tag(sentence: Sentence, offset: int) -> str:
    return next((sentence.tags[i] for i, start in enumerate(sentence.starts) if start == offset), "")


def _way(before: str, tense: str) -> str:
    """Where a bare day or month lies: its preposition decides, else the tense of the governing verb."""
    if _BEHIND.search(before):
        return "past"
    if _SET_FOR.search(before) or _AHEAD_OF.search(before) or _PUT_OFF.search(before):
        return "future"
    if _UNTIL.search(before):  # "left by August" or "was to leave by August": the nearer
        return "near" if tense == "past" else "future"
    return tense if tense in ("past", "future") else "near"


def _widen(words: str, start: int, end: int, reading: Reading) -> tuple[int, int, Reading]:
    """Take in the words around a core that belong to it: "late", "the end of", "or so"."""
    for pattern, modifier in _RIGHT:
        if (right := pattern.match(words, end)) is not None:
            end, reading = right.end(), _modified(reading, modifier)
    definite = re.match(r"(?i)the\b|last|past|next|this|that", words[start:end])
    for pattern, modifier in _LEFT:
        left = pattern.search(words, max(0, start - _REACH), start)
        if left and _fits(reading, modifier) and not (modifier in _AMOUNTS and definite):
            return left.start(), end, _modified(reading, modifier)
    return start, end, reading


def _fits(reading: Reading, modifier: str) -> bool:
    """Parts of a period go with dates only; "more than" with amounts of time only."""
    if modifier in ("START", "MID", "END"):
        return reading.kind not in ("duration", "set")
    if reading.kind == "set":
        return False
    return modifier == "APPROX" or reading.kind == "duration" or "shift" in reading.relative


def _modified(reading: Reading, modifier: str) -> Reading:
    if reading.value.endswith("_REF"):
        return reading
    return replace(reading, modifier=reading.modifier or modifier)
