"""The grammar of time expressions: tables of patterns, and what each says.

Rules do not order one another: where two match, the longer stretch of text wins, then the earlier
rule. What stands around a core ("late", "the end of", "about", "or so") is added by ``times.py`` from
the tables at the end.
"""

import re

from consilience.stages.annotate.time import readings as says
from consilience.stages.annotate.time.patterns import (
    AMOUNT,
    APOSTROPHE,
    CLOCK,
    COMMA,
    DAY,
    LAST_DAY,
    LONG,
    LONG_UNIT,
    MONTH,
    NOT_AGE,
    NTH,
    ON_DAY,
    PART,
    SEASON,
    SOME,
    THE,
    UNIT,
    UNITS,
    WEEKDAY,
    WEEKDAYS_PLURAL,
    WHICH,
    WHICH_DAY,
    WHICH_SPAN,
    WHICH_UNIT,
    WHICH_YEAR,
    YEAR,
    any_of,
)
from consilience.stages.annotate.time.words import (
    EASTERS,
    FEASTS,
    FUTURE,
    MONTHS,
    MOVING_FEASTS,
    PAST,
    PRESENT,
    SEASONS,
    SETS,
    WEEKDAYS,
)

_ON = rf"(?:on\s+)?(?:{WEEKDAY}{COMMA})?"
# An election day written small is any country's.
_FEAST = rf"(?!election day)(?P<feast>(?i:{any_of([*FEASTS, *MOVING_FEASTS, *EASTERS])}))"
_NOT_NAME = r"(?=\s+(?:of|when|and|or|before|after|as|he|she|they)\b|[,.;]|$)"
_YEAR_WORDS = (
    r"(?P<c>nineteen|eighteen|two\s+thousand|twenty)(?:\s+and)?\s+"
    r"(?P<rest>(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine))?"
    r"|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
)
_OF_NO_MONTH = rf"(?!\s+of\s+(?:{any_of(w.title() for w in MONTHS if len(w) > 3 or w == 'may')})\b)"
_NOTHING_TOLD = r"(?=\s*(?:[.,;:)”\"]|$)|\s+(?:and|but|when|in|at)\b)"  # not "the day before the vote"
_NO_HOURS_OF_DAY = r"(?<!early\s)(?<!small\s)(?<!wee\s)"
_FULL = r"(?:(?i:more|full|straight|consecutive|additional|long|trading|business|working)\s+)?"
_AGO = r"(?P<how>(?i:ago|earlier|later|afterwards|back|hence|previously|from\s+now))\b"

_ABSOLUTE: list[tuple[str, says.Build]] = [
    (r"(?P<iso>\d{4}-\d\d-\d\d)(?:[T ](?P<at>\d\d:\d\d)(?::\d\d)?Z?)?", says.iso_date),
    (r"(?P<a>\d{1,2})(?P<sep>[/.-])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4}|\d\d(?=\b)(?!%))", says.numeric_date),
    (rf"(?:{WEEKDAY}{COMMA})?{MONTH}\s*{DAY}{COMMA}{YEAR}", says.full_date),
    (rf"(?:{WEEKDAY}{COMMA})?{THE}{DAY}(?:\s+(?:of\s+)?|-){MONTH},?[\s-]+{YEAR}", says.full_date),
    (rf"{CLOCK},?\s+{_ON}{MONTH}\s+{DAY}{COMMA}{YEAR}", says.at_clock(says.full_date)),
    (rf"{CLOCK},?\s+{_ON}{DAY}\s+{MONTH},?\s+{YEAR}", says.at_clock(says.full_date)),
    (rf"{MONTH},?\s+(?:of\s+)?{YEAR}", says.month_and_year),
    (r"(?i:9/11|nine[\s-]eleven)\b", says.fixed("date", "2001-09-11")),
    (rf"{THE}{SEASON}\s+(?:of\s+)?{YEAR}", says.season_and_year),
    (rf"(?:FY\s?|(?i:fiscal|the\s+year)\s+)?{YEAR}", says.bare_year),
    (r"(?P<from>(?:1[5-9]|20)\d\d)\s?[-–—]\s?(?P<to>(?:1[5-9]|20)\d\d|\d\d)(?![\d/–—-]|[.,:]\d|%)", says.years),
    (rf"{MONTH}\s*{DAY}{LAST_DAY}(?:{COMMA}{YEAR})?", says.days_of_month),
    (rf"{THE}{DAY}{LAST_DAY}\s+(?:of\s+)?{MONTH}(?:,?\s+{YEAR})?", says.days_of_month),
    (rf"(?:{MONTH}\s+|(?i:the\s+year\s+))?(?i:{_YEAR_WORDS})", says.year_in_words),
    (r"(?i:the\s+year\s+two\s+thousand)", says.fixed("date", "2000")),
    (rf"{THE}(?P<decade>(?:1[0-9]|20)\d0){APOSTROPHE}?s\b", says.decade),
    (rf"{THE}{APOSTROPHE}(?P<decade>\d0)s\b", says.decade),
    (r"(?i:the\s+(?P<tens>twent|thirt|fort|fift|sixt|sevent|eight|ninet)ies)", says.decade_in_words),
    (r"(?i:(?:the\s+)?(?P<nth>\d+(?:st|nd|rd|th)|\w+(?:-\w+)?)[\s-]centur(?:y|ies))(?!\s+B\.?C)", says.century),
]

_WITHOUT_YEAR: list[tuple[str, says.Build]] = [
    (rf"(?:{WEEKDAY}{COMMA})?{MONTH}\s*{DAY}\b", says.month_day),
    (rf"(?:{WEEKDAY}{COMMA})?{THE}{DAY}\s+(?:of\s+)?{MONTH}", says.month_day),
    (rf"{CLOCK},?\s+{_ON}{MONTH}\s+{DAY}\b", says.at_clock(says.month_day)),
    (rf"{MONTH}\s+(?:of\s+)?{WHICH_YEAR}", says.month_of_year),
    (rf"{WHICH}{MONTH}(?!\.?\s+\d{{1,2}}\b)", says.named_period),
    (MONTH, says.named_period),
    (rf"{WHICH}{SEASON}", says.named_period),
    (rf"(?i:the|early|late)\s+{SEASON}(?!(?<=fall)\s+of\b){_NOT_NAME}", says.named_period),
    (rf"(?i:every|each)\s+(?:{MONTH}|{SEASON})", says.every_month_or_season),
    (rf"{_FEAST}(?!['’\w])(?:,?\s+{YEAR})?", says.feast_day),
    (rf"(?P<which>(?i:last|next|this))\s+{_FEAST}\b", says.feast_day),
    (rf"{WHICH_DAY}{WEEKDAY}(?:\s+{PART})?", says.weekday),
    (rf"{WEEKDAYS_PLURAL}(?:\s+{PART})?", says.weekdays),
    (rf"{CLOCK}{ON_DAY}", says.at_clock(says.plain_weekday)),
    (rf"(?i:(?:the\s+)?{PART}\s+of)\s+{WEEKDAY}(?!,\s+[A-Z])", says.weekday),
]

_AROUND_NOW: list[tuple[str, says.Build]] = [
    (rf"(?P<word>(?i:yesterday|today|tomorrow))(?:\s+{PART})?\b", says.around_today),
    (rf"{CLOCK}\s+(?P<word>(?i:yesterday|today|tomorrow))\b", says.at_clock(says.around_today)),
    (r"(?i:the\s+day\s+before\s+yesterday)", says.relative("date", "shift day -2")),
    (r"(?i:the\s+day\s+after\s+tomorrow)", says.relative("date", "shift day 2")),
    (r"(?i:tonight|overnight)", says.relative("time", "shift day 0", "clock TNI")),
    (r"(?i:last\s+night)", says.relative("time", "shift day -1", "clock TNI")),
    (rf"(?i:this)\s+{PART}", says.part_of_day(0, "publication")),
    (rf"(?i:that)\s+{PART}", says.part_of_day(0, "mentioned")),
    (rf"(?i:(?:the\s+)?(?:next|following))\s+{PART}", says.part_of_day(1, "mentioned")),
    (CLOCK, says.time_of_day),
]

_UNITS_FROM_NOW: list[tuple[str, says.Build]] = [
    (rf"{WHICH_UNIT}(?:(?i:fiscal|calendar|business|school)\s+)?{LONG_UNIT}{_OF_NO_MONTH}", says.unit_away),
    (rf"(?i:the)\s+{LONG_UNIT}\s+(?P<beside>(?i:before|after)){_NOTHING_TOLD}", says.unit_beside),
    (r"(?i:the\s+weekend)", says.the_weekend),
    (r"(?i:the\s+(?:fiscal\s+)?year)(?=\s+(?:end(?:ed|ing)\b|to\s+[A-Z]))", says.fixed("duration", "P1Y")),
    (r"(?i:the\s+(?:full|entire|whole|(?:latest\s+)?fiscal)\s+year|(?<=for\s)the\s+year|(?<=in\s)the\s+year(?!\s+(?:\d|to\s)))\b",
     says.relative("date", "shift year 0")),
    (rf"(?i:year[\s-]end|(?:the\s+)?year{APOSTROPHE}s\s+end)", says.year_end),
    (rf"(?i:(?:the\s+)?(?P<part>end|close|tip|finish|beginning|start|middle)\s+of(?:\s+the)?)\s+{LONG_UNIT}",
     says.third_of_unit),
    (rf"{AMOUNT}[\s-]+{UNIT}\s+{_AGO}", says.moved_by),
    (rf"(?:(?i:only|just)\s+)?(?:{SOME}\s+)?{UNIT}\s+{_AGO}", says.moved_vaguely),
    (rf"(?i:in)\s+{AMOUNT}\s+{UNIT}{APOSTROPHE}\s+(?i:time)", says.moved_by),
]  # fmt: skip

_PARTS_OF_YEARS: list[tuple[str, says.Build]] = [
    (rf"(?:(?i:fiscal)\s+)?{NTH}-(?P<what>(?i:quarter|half))(?!-)", says.part_of_year),
    (rf"{THE}{YEAR}\s+{NTH}[\s-]+(?P<what>(?i:quarter|half))", says.part_of_year),
    (rf"{THE}(?:(?i:fiscal)[\s-]+)?{NTH}\s+(?P<what>(?i:quarter|half))"
     rf"(?:\s+(?:of\s+)?(?:(?i:fiscal)\s+)?{YEAR})?(?![\w-]){_OF_NO_MONTH}", says.part_of_year),
    (rf"{THE}(?P<what>Q|H)(?P<nth>[1-4])\b(?:,?\s+(?:of\s+)?{YEAR})?", says.part_of_year),
    (rf"{THE}{NTH}[\s-]+(?P<what>(?i:quarter|half))\s+(?:of\s+)?{WHICH_YEAR}", says.part_of_that_year),
    (rf"{WHICH_YEAR}{APOSTROPHE}s\s+{NTH}\s+(?P<what>(?i:quarter|half))", says.part_of_that_year),
    (r"(?i:the\s+(?:latest\s+|recent\s+)?quarter|the\s+latest\s+period)\b", says.relative("date", "shift quarter -1")),
    (r"(?i:(?:the\s+)?(?:comparable\s+)?year-(?:ago|earlier)\s+(?:quarter|period))\b",
     says.relative("date", "shift quarter -5", anchor="comparable")),
    (r"(?i:year-(?:ago|earlier))\b", says.relative("date", "shift year -1", anchor="comparable")),
]  # fmt: skip

_LENGTHS: list[tuple[str, says.Build]] = [
    (rf"{AMOUNT}[\s-]+{_FULL}{UNIT}{LONG}{NOT_AGE}", says.length),
    (rf"(?:(?i:the|these|those)\s+)?{WHICH_SPAN}{AMOUNT}[\s-]+{UNIT}", says.length),
    (rf"(?i:the|these|those)\s+{AMOUNT}\s+{UNITS}", says.length),
    (rf"{THE}{WHICH_SPAN}(?:(?i:several|few|couple\s+of|many)\s+)?{UNITS}", says.vague_length),
    (rf"{SOME}\s+{UNIT}", says.vague_length),
    (rf"{THE}{UNITS}\s+(?P<which>(?i:ahead))", says.vague_length),
    (rf"{_NO_HOURS_OF_DAY}{UNITS}{LONG}{NOT_AGE}", says.vague_length),
    (r"(?P<unit>(?i:hour|day|week|month|year|decade))s?-(?i:long)\b", says.one_unit_long),
    (rf"(?i:every|each|per)\s+(?:{AMOUNT}\s+)?{UNIT}", says.repeated),
    (rf"(?i:once|twice|\w+\s+times)\s+{AMOUNT}\s+{UNIT}", says.repeated),
    (rf"(?i:{any_of(SETS)})\b", says.set_word),
]

_VAGUE: list[tuple[str, says.Build]] = [
    (rf"(?i:{PAST})\b", says.fixed("date", "PAST_REF")),
    (rf"(?i:{PRESENT})\b", says.fixed("date", "PRESENT_REF")),
    (rf"(?i:{FUTURE})\b", says.fixed("date", "FUTURE_REF")),
]

_DAYS = any_of({name[:3] for name in (*MONTHS, *WEEKDAYS)})
_FEASTS = any_of({max(re.split(r"\W", name), key=len) for name in (*FEASTS, *MOVING_FEASTS, *EASTERS)})
_UNITS = "second|minute|hour|day|week|month|quarter|year|decade|centur|millenni|hrs|mins|fortnight|yr"
_CLOCKS = r"\d[:.]\d\d|\d\s?[ap]\.?\s?m|\d{4}\s?(?:gmt|utc|local)"

# what a sentence, in lower case, must hold for the rules of a table to be tried: most hold nothing of the kind
TABLES: list[tuple[str, list[tuple[str, says.Build]]]] = [
    (r"\d|nineteen|eighteen|thousand|twenty|eleven|ies|centur", _ABSOLUTE),
    (rf"\b(?:{_DAYS}|{_FEASTS}|{any_of(SEASONS)})", _WITHOUT_YEAR),
    (rf"{_CLOCKS}|day|night|noon|morning|dawn|morrow|evening", _AROUND_NOW),
    (_UNITS, _UNITS_FROM_NOW),
    (r"quarter|half|period|[qh]\d|year-", _PARTS_OF_YEARS),
    (rf"{_UNITS}|dail|nightl|annual", _LENGTHS),
    ("now|current|present|days|moment|this time|this point|recent|lately|past|ago|being|soon|future|term", _VAGUE),
]

# words before a core that belong to it, with the modifier they set
LEFT: list[tuple[str, str]] = [
    (r"(?i:(?:the\s+)?(?:very\s+)?(?:end|close|tip|finish|(?:last|final)\s+(?:days|week))\s+of)", "END"),
    (r"(?i:(?:the\s+)?(?:start|beginning|(?:first|opening)\s+(?:days|week))\s+of)", "START"),
    (r"(?i:(?:the\s+)?(?:middle|(?:second|third)\s+week)\s+of)", "MID"),
    (r"(?i:(?:the\s+)?mid[\s-]*)", "MID"),
    (r"(?i:(?:the\s+)?early(?:\s+on)?|earlier(?:\s+(?:on|in))?)", "START"),
    (r"(?i:(?:the\s+)?late(?:\s+(?:on|in))?|later(?:\s+(?:on|in))?)", "END"),
    (r"(?i:about|around|roughly|approximately|some|almost|nearly|close\s+to)", "APPROX"),
    (r"(?i:more\s+than|(?:well|just)\s+over|over)", "MORE_THAN"),
    (r"(?i:less\s+than|just\s+under|under|fewer\s+than)", "LESS_THAN"),
    (r"(?i:at\s+least|no\s+less\s+than)", "EQUAL_OR_MORE"),
    (r"(?i:up\s+to|at\s+most|no\s+more\s+than|as\s+many\s+as)", "EQUAL_OR_LESS"),
]
RIGHT: list[tuple[str, str]] = [(r"(?i:\s+or\s+so)\b", "APPROX"), (r"(?i:\s+or\s+more)\b", "EQUAL_OR_MORE")]
