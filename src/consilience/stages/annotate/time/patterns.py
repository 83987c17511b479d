"""The pieces that patterns of time expressions are made of."""

import re
from collections.abc import Iterable

from consilience.stages.annotate.numerals import NUMBER, ORDINALS
from consilience.stages.annotate.time.words import MONTHS, PARTS, SEASONS, WEEKDAYS

APOSTROPHE = r"['’]"


def any_of(words: Iterable[str]) -> str:
    """One alternation of words, the longest first; spaces and apostrophes as texts vary them."""
    longest_first = sorted(words, key=lambda w: (-len(w), w))
    return "|".join(re.escape(w).replace(r"\ ", r"\s+").replace("'", APOSTROPHE) for w in longest_first)


def _names(table: dict[str, int]) -> str:
    """Capitalised names, and abbreviations with or without their full stop."""
    full = [w for w in table if len(w) > 4 or w in ("may", "june", "july")]
    short = [w for w in table if w not in full]
    cased = any_of([w.title() for w in full] + [w.upper() for w in full])
    return rf"(?:(?:{cased})\b|(?:{any_of(w.title() for w in short)})\b\.?)"


def _days_of_week() -> str:
    """The weekdays; spelled out they are known in small letters too, as careless scrapes have them."""
    return rf"(?:{_names(WEEKDAYS)}|(?:{any_of(w for w in WEEKDAYS if len(w) > 5)})\b)"


_DAYS_IN_WORDS = any_of(
    [o for o, n in ORDINALS.items() if 0 < n < 31]
    + [f"twenty-{o}" for o, n in ORDINALS.items() if 0 < n < 10]
    + ["thirty-first"]
)

MONTH = rf"(?P<month>{_names(MONTHS)})"
COMMA = r"(?:,\s*|\s+)"  # scrapes lose the space: "July 26,2021"
WEEKDAYS_PLURAL = rf"(?P<weekday>{any_of(w.title() for w in WEEKDAYS if len(w) > 5)})s\b"
WEEKDAY = rf"(?P<weekday>{_days_of_week()})"
YEAR = r"(?P<year>(?:1[0-9]|20)\d\d)(?![\d,]*\d|\.\d|%)"
LAST_DAY = r"\s?[-–—]\s?(?P<last>3[01]|[12]\d|0?[1-9])(?![\d/-]|[.:]\d|\s*%)"
DAY = rf"(?P<day>(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?|(?i:{_DAYS_IN_WORDS}))(?!\d|[.:]\d|,\d(?!\d{{3}}\b)|\s*%)"
UNIT = (
    r"(?P<unit>(?i:seconds?|minutes?|hours?|days?|weeks?|weekends?|fortnights?|months?|quarters?|years?|decades?"
    r"|centur(?:y|ies)|millenni(?:um|a)|hrs?|mins|yrs?))\b"
)
UNITS = r"(?P<unit>(?i:hours|days|weeks|months|years|decades|centuries))\b"
LONG_UNIT = r"(?P<unit>(?i:weekend|week|month|quarter|year|yr|decade|century|day))\b"
SEASON = rf"(?P<season>(?i:{any_of(SEASONS)}))\b"
PART = rf"(?P<part>(?i:{any_of(PARTS)}))\b"
_ZONE = r"(?:GMT|UTC|BST|CET|CEST|[ECMP][SD]?T|local time)"
CLOCK = (
    r"(?P<clock>(?P<h>[01]?\d|2[0-4])(?:[:.](?P<min>[0-5]\d))?\s?(?P<half>(?i:a\.?\s?m\b\.?|p\.?\s?m\b\.?))"
    r"|(?P<h24>[01]?\d|2[0-3]):(?P<min24>[0-5]\d)(?::\d\d)?|(?i:noon|midnight|midday)"
    r"|(?P<watch>(?:[01]\d|2[0-3])[0-5]\d)(?=\s?(?:GMT|UTC|local\s+time)\b))"
    rf"(?:\s*(?P<zone>{_ZONE}\b|\({_ZONE}\)))?"
)
THE = r"(?:(?i:the)\s+)?"
SOME = r"(?i:several|a\s+few|few|many|some|a\s+number\s+of|dozens\s+of|recent|coming)"
AMOUNT = (
    rf"(?P<n>{NUMBER}(?:\s+(?i:and\s+a\s+half))?"
    r"|(?i:a|an|one|half\s+an?|an?\s+half|a\s+couple\s+of|a\s+couple|another|an\s+additional))"
)
_WHICH = r"(?:the\s+)?(?:last|past|previous|preceding|next|following|coming|upcoming)|this\s+(?:past|coming)|this"
WHICH = rf"(?P<which>(?i:{_WHICH}))\s+"
WHICH_DAY = rf"(?:(?P<which>(?i:{_WHICH}|every|each|that))\s+)?"
WHICH_UNIT = (
    r"(?P<which>(?i:(?:the\s+)?(?:last|past|previous|preceding|prior|next|following|coming|current|present|same)"
    r"|this|that|that\s+same))\s+"
)
WHICH_YEAR = r"(?P<which>(?i:last|this|next))\s+(?i:year)"
WHICH_SPAN = r"(?P<which>(?i:last|past|next|coming|previous|first|final|following|preceding|recent))\s+"
ON_DAY = rf"(?:\s+(?:(?i:on)\s+)?|,\s+){WEEKDAY}"
NTH = r"(?P<nth>(?i:first|second|third|fourth)|[1-4](?:st|nd|rd|th))"
NOT_AGE = r"(?![\s-](?i:olds?)\b)"
LONG = r"(?:[\s-](?i:long)\b)?"
