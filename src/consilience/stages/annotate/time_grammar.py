"""The grammar of time expressions: tables of patterns, and what each says.

A rule is a pattern and a function from its match to a :class:`Reading`. Rules do not order one
another: where two match, the longer stretch of text wins, then the earlier rule. What stands around
a core ("late", "the end of", "about", "or so") is added by ``times.py`` from the tables at the end.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from consilience.stages.annotate.numerals import NUMBER, ORDINALS, parse_number, parse_ordinal
from consilience.stages.annotate.time_words import (
    DURATIONS,
    EASTERS,
    FEASTS,
    FUTURE,
    MONTHS,
    MOVING_FEASTS,
    PARTS,
    PAST,
    PRESENT,
    SEASONS,
    SETS,
    WEEKDAYS,
    duration,
    unit_of,
    vague_duration,
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression says, as the fields of a TimeExpression."""

    kind: str
    value: str = ""
    relative: str = ""
    modifier: str = ""


Match = re.Match[str]
Build = Callable[[Match, str], Reading | None]


def _any(words: object) -> str:
    return "|".join(re.escape(w).replace(r"\ ", r"\s+").replace("'", "['’]") for w in sorted(words, key=len)[::-1])  # type: ignore[call-overload]


_S = r"\s+"
_APOS = r"['’]"


def _names(table: dict[str, int]) -> str:
    """Capitalised names, and abbreviations with or without their full stop."""
    full = [w for w in table if len(w) > 4 or w in ("may", "june", "july")]
    short = [w for w in table if w not in full]
    cased = "|".join(v for w in sorted(full, key=len)[::-1] for v in (w.title(), w.upper()))
    abbreviated = "|".join(w.title() for w in sorted(short, key=len)[::-1])
    return rf"(?:(?:{cased})\b|(?:{abbreviated})\b\.?)"


_MONTH = rf"(?P<month>{_names(MONTHS)})"
_WEEKDAY = rf"(?P<weekday>{_names(WEEKDAYS)})"
_YEAR = r"(?P<year>(?:1[0-9]|20)\d\d)(?![\d,]*\d|\.\d|%)"
_DAY = rf"(?P<day>(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?|(?i:{_any(o for o, n in ORDINALS.items() if 0 < n < 31)}|twenty-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|thirty-first))(?!\d|[,.:]\d|\s*%)"
_UNIT = r"(?P<unit>(?i:seconds?|minutes?|hours?|days?|weeks?|weekends?|fortnights?|months?|quarters?|years?|decades?|centur(?:y|ies)|millenni(?:um|a)|hrs?|mins))\b"
_LONG = r"(?P<unit>(?i:weekend|week|month|quarter|year|decade|century|day))\b"
_SEASON = rf"(?P<season>(?i:{_any(SEASONS)}))\b"
_PART = rf"(?P<part>(?i:{_any(PARTS)}))\b"
_CLOCK = (
    r"(?P<clock>(?P<h>[01]?\d|2[0-4])(?:[:.](?P<min>[0-5]\d))?\s?(?P<half>(?i:a\.?\s?m\b\.?|p\.?\s?m\b\.?))"
    r"|(?P<h24>[01]?\d|2[0-3]):(?P<min24>[0-5]\d)(?::\d\d)?|(?i:noon|midnight|midday))"
    r"(?:\s*(?P<zone>\(?(?:GMT|UTC|BST|CET|CEST|[ECMP][SD]?T|local time)\b\)?))?"
)
_THE = r"(?:(?i:the)\s+)?"
_PREVIOUS = r"(?i:last|past|previous|preceding|prior)"
_NEXT = r"(?i:next|following|coming|upcoming)"
_THIS = r"(?i:this|the current|the present|the same|that|that same)"
_SOME = r"(?i:several|a\s+few|few|many|some|a\s+number\s+of|dozens\s+of|recent|coming)"
_AMOUNT = rf"(?P<n>{NUMBER}(?:\s+(?i:and\s+a\s+half))?|(?i:a|an|one|half\s+an?|an?\s+half|a\s+couple\s+of|a\s+couple|another|an\s+additional))"


def _number(words: str) -> float | None:
    plain = re.sub(r"\s+", " ", words.lower())
    if re.search(r"\bhalf\b", plain) and not plain.endswith("and a half"):
        return 0.5
    extra = 0.5 if plain.endswith("and a half") else 0.0
    plain = plain.removesuffix("and a half").strip()
    if plain in {"a", "an", "another", "an additional"}:
        return 1 + extra
    if plain.startswith("a couple"):
        return 2.0
    number = parse_number(plain)
    return None if number is None else number + extra


def _month(m: Match) -> int:
    return MONTHS[m["month"].lower().rstrip(".")]


def _day(words: str) -> int:
    return int(re.sub(r"\D", "", words) or parse_ordinal(words) or 0)


def _full_date(m: Match, way: str) -> Reading | None:
    try:
        return Reading("date", date(int(m["year"]), _month(m), _day(m["day"])).isoformat())
    except ValueError:
        return None


def _numeric(m: Match, way: str) -> Reading | None:
    a, b, year = int(m["a"]), int(m["b"]), int(m["y"])
    year += (1900 if year > 50 else 2000) if year < 100 else 0
    day, month = (a, b) if a > 12 or m["sep"] == "." else (b, a)
    try:
        return Reading("date", date(year, month, day).isoformat())
    except ValueError:
        return None


def _iso(m: Match, way: str) -> Reading | None:
    try:
        day = date.fromisoformat(m["iso"]).isoformat()
    except ValueError:
        return None
    return Reading("time", f"{day}T{m['at']}") if m["at"] else Reading("date", day)


def _clock(m: Match) -> str:
    if not m["h"] and not m["h24"]:
        return {"noon": "T12:00", "midday": "T12:00"}.get(m["clock"].lower().split()[0], "T24:00")
    if m["h24"]:
        return f"T{int(m['h24']):02}:{m['min24']}"
    hour = int(m["h"]) % 12 + (12 if m["half"].lower().startswith("p") else 0)
    return f"T{hour:02}:{m['min'] or '00'}"


def _step(*steps: str, anchor: str = "publication") -> str:
    return " | ".join([anchor, *(s for s in steps if s)])


def _month_day(m: Match, way: str) -> Reading:
    return Reading("date", relative=_step(f"monthday {_month(m)}-{_day(m['day'])} {'near' if way == 'past' else way}"))


def _weekday(m: Match, way: str) -> Reading:
    number = WEEKDAYS[m["weekday"].lower().rstrip(".")]
    part = PARTS[m["part"].lower()] if m["part"] else ""
    which = re.sub(r"^the\s+", "", (m["which"] or "").lower())
    if which in {"every", "each"} or (part and m["part"].lower().endswith("s")):
        return Reading("set", f"XXXX-WXX-{number}{part}")
    anchor = "mentioned" if which in {"previous", "following", "preceding", "that"} else "publication"
    return Reading("time" if part else "date", relative=_step(
        f"weekday {number} {_direction(which, 'past' if way == 'near' else way)}", f"clock {part}" if part else "",
        anchor=anchor,
    ))  # fmt: skip


def _direction(which: str, way: str) -> str:
    if which in {"last", "past", "previous", "preceding", "this past"}:
        return "last"
    if which in {"next", "following", "coming", "this coming", "upcoming"}:
        return "next"
    return "this" if which in {"this"} else way


def _deictic(m: Match, way: str) -> Reading:
    n = {"yesterday": -1, "tomorrow": 1}.get(m["word"].lower(), 0)
    part = PARTS[m["part"].lower()] if m["part"] else ""
    return Reading("time" if part else "date", relative=_step(f"shift day {n}", f"clock {part}" if part else ""))


def _shifted(m: Match, way: str) -> Reading:
    """Last week, next month, the previous year, that day: one unit, so many units away."""
    which = re.sub(r"^the\s+", "", re.sub(r"\s+", " ", m["which"].lower()))
    n = -1 if which in {"last", "past", "previous", "preceding", "prior"} else 1
    n = 0 if which in {"this", "current", "present", "same", "that", "that same"} else n
    anchor = (
        "mentioned" if which in {"previous", "preceding", "following", "same", "that", "that same", "prior"} else ""
    )
    return Reading("date", relative=_step(f"shift {unit_of(m['unit'])} {n}", anchor=anchor or "publication"))


def _named(m: Match, way: str) -> Reading:
    """A month or season with a word that says which: last November, this summer."""
    which = re.sub(r"^the\s+", "", re.sub(r"\s+", " ", (m["which"] or "").lower()))
    group = m.groupdict()
    step = f"month {_month(m)}" if group.get("month") else f"season {SEASONS[m['season'].lower()]}"
    return Reading("date", relative=_step(f"{step} {_direction(which, way)}"))


def _ago(m: Match, way: str) -> Reading | None:
    number, unit = _number(m["n"]), unit_of(m["unit"])
    word = m["how"].lower()
    sign = -1 if word in {"ago", "earlier", "before", "back", "previously"} else 1
    anchor = (
        "mentioned" if word in {"earlier", "later", "before", "after", "afterwards", "previously"} else "publication"
    )
    return None if number is None else _moved(number * sign, unit, anchor)


def _moved(number: float, unit: str, anchor: str) -> Reading:
    if unit in ("hour", "minute", "second"):
        if anchor == "mentioned":  # "an hour later": the length is all that can be said
            return Reading("duration", duration(abs(number), unit))
        return Reading("time", relative=_step(f"shift {unit} {number:g}", anchor=anchor))
    finer = {"year": ("month", 12), "decade": ("year", 10), "fortnight": ("week", 2), "month": ("week", 4)}
    if unit in finer and (number != int(number) or unit in ("decade", "fortnight")):
        unit, number = finer[unit][0], number * finer[unit][1]
    return Reading("date", relative=_step(f"shift {unit} {round(number)}", anchor=anchor))


def _vaguely_ago(m: Match, way: str) -> Reading:
    past = m["how"].lower() in {"ago", "earlier", "before", "back"}
    return Reading("date", "PAST_REF" if past else "FUTURE_REF")


def _duration(m: Match, way: str) -> Reading | None:
    number = _number(m["n"])
    return None if number is None else Reading("duration", duration(number, unit_of(m["unit"])), _reach(m, number))


def _reach(m: Match, number: float | None) -> str:
    """The stretch of the calendar that "the past two years" or "the next few weeks" covers."""
    which = (m.groupdict().get("which") or "").lower()
    unit = unit_of(m["unit"])
    if not which or unit in ("quarter", "weekend"):
        return ""
    sign = "-" if which.split()[-1] in {"last", "past", "previous", "recent", "preceding"} else "+"
    return _step(f"span {unit} {sign}{'X' if number is None else f'{number:g}'}")


def _vague_duration(m: Match, way: str) -> Reading:
    return Reading("duration", vague_duration(unit_of(m["unit"])), _reach(m, None))


def _set(m: Match, way: str) -> Reading | None:
    number = _number(m["n"]) if m["n"] else 1.0
    return None if number is None else Reading("set", duration(number, unit_of(m["unit"])))


def _quarter(m: Match, way: str) -> Reading:
    number = ORDINALS.get(m["nth"].lower()) or int(re.sub(r"\D", "", m["nth"]))
    letter = "H" if m["what"].lower() == "half" else "Q"
    if m["year"]:
        return Reading("date", f"{m['year']}-{letter}{min(number, 4)}")
    kind = "half" if letter == "H" else "quarter"
    return Reading("date", relative=_step(f"{kind} {min(number, 4)} near"))


def _decade(m: Match, way: str) -> Reading:
    digits = m["decade"]
    return Reading("date", digits[:3] if len(digits) == 4 else f"{'20' if digits < '30' else '19'}{digits[0]}")


def _decade_word(m: Match, way: str) -> Reading:
    tens = ["twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet"]
    return Reading("date", f"19{tens.index(m['tens'].lower()) + 2}")


def _century(m: Match, way: str) -> Reading | None:
    number = parse_ordinal(m["nth"])
    return Reading("date", f"{number - 1:02}") if number else None


def _feast(m: Match, way: str) -> Reading:
    name = re.sub(r"\s+", " ", m["feast"].lower().replace("’", "'"))
    which = (m["which"] or "").lower()
    if m["year"]:
        return Reading("date", relative=f"year {m['year']} | feast {name}")
    return Reading("date", relative=_step(f"feast {name} {_direction(which, way)}"))


def _timed(step: Callable[[Match, str], Reading | None]) -> Build:
    """A day with a time of day: 10 a.m. on Tuesday."""

    def build(m: Match, way: str) -> Reading | None:
        day = step(m, way)
        if day is None:
            return None
        if day.value:
            return Reading("time", day.value + _clock(m))
        return Reading("time", relative=f"{day.relative} | clock {_clock(m)}")

    return build


def _plain_weekday(m: Match, way: str) -> Reading:
    number = WEEKDAYS[m["weekday"].lower().rstrip(".")]
    return Reading("date", relative=_step(f"weekday {number} {'past' if way == 'near' else way}"))


def _fixed(kind: str, value: str) -> Build:
    return lambda m, way: Reading(kind, value)


def _relative(kind: str, *steps: str, anchor: str = "publication") -> Build:
    return lambda m, way: Reading(kind, relative=_step(*steps, anchor=anchor))


def _spelled_year(m: Match, way: str) -> Reading | None:
    rest = parse_number(m["rest"] or "") or 0
    century = {"nineteen": 1900, "eighteen": 1800, "twenty": 2000}.get(m["c"].lower().split()[0], 2000)
    return Reading("date", f"{int(century + rest)}")


def _month_of(m: Match, way: str) -> Reading:
    n = {"last": -1, "next": 1}.get(m["which"].lower(), 0)
    return Reading("date", relative=_step(f"shift year {n}", f"month {_month(m)} this"))


def _quarter_of(m: Match, way: str) -> Reading:
    n = {"last": -1, "next": 1}.get(m["which"].lower(), 0)
    number = ORDINALS[m["nth"].lower()]
    return Reading("date", relative=_step(f"shift year {n}", f"{m['what'].lower()} {number} this"))


_WHICH_NAMED = r"(?P<which>(?i:(?:the\s+)?(?:last|past|previous|preceding|next|following|coming|upcoming)|this\s+(?:past|coming)|this))\s+"
_ON_DAY = rf"(?:\s+(?:(?i:on)\s+)?|,\s+){_WEEKDAY}"
_THIRDS = {"end": "END", "close": "END", "beginning": "START", "start": "START", "middle": "MID"}
_NTH = r"(?P<nth>(?i:first|second|third|fourth)|[1-4](?:st|nd|rd|th))"

RULES: list[tuple[str, Build]] = [
    # absolute dates
    (r"(?P<iso>\d{4}-\d\d-\d\d)(?:[T ](?P<at>\d\d:\d\d)(?::\d\d)?Z?)?", _iso),
    (r"(?P<a>\d{1,2})(?P<sep>[/.-])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4}|\d\d(?=\b)(?!%))", _numeric),
    (rf"(?:{_WEEKDAY},?\s+)?{_MONTH}\s*{_DAY},?\s+{_YEAR}", _full_date),
    (rf"(?:{_WEEKDAY},?\s+)?{_THE}{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}", _full_date),
    (rf"(?:{_WEEKDAY},?\s+)?{_THE}{_DAY}-{_MONTH}-{_YEAR}", _full_date),
    (rf"{_CLOCK},?\s+(?:on\s+)?(?:{_WEEKDAY},?\s+)?{_MONTH}\s+{_DAY},?\s+{_YEAR}", _timed(_full_date)),
    (rf"{_CLOCK},?\s+(?:on\s+)?(?:{_WEEKDAY},?\s+)?{_DAY}\s+{_MONTH},?\s+{_YEAR}", _timed(_full_date)),
    (rf"{_MONTH},?\s+(?:of\s+)?{_YEAR}", lambda m, way: Reading("date", f"{m['year']}-{_month(m):02}")),
    (r"(?i:9/11|nine[\s-]eleven)\b", _fixed("date", "2001-09-11")),
    (rf"{_THE}(?P<season>(?i:{_any(SEASONS)}))\s+(?:of\s+)?{_YEAR}",
     lambda m, way: Reading("date", f"{m['year']}-{SEASONS[m['season'].lower()]}")),
    (rf"(?:(?i:fiscal|the\s+year)\s+)?{_YEAR}", lambda m, way: Reading("date", m["year"])),
    (r"(?i:(?:the\s+year\s+)?(?P<c>nineteen|eighteen|two\s+thousand|twenty)(?:\s+and)?\s+"
     r"(?P<rest>(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine))?"
     r"|(?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)))", _spelled_year),
    (r"(?i:the\s+year\s+two\s+thousand)", _fixed("date", "2000")),
    (rf"(?i:{_MONTH}\s+(?P<c>nineteen)\s+(?P<rest>\w+(?:-\w+)?))",
     lambda m, way: Reading("date", f"{_spelled_year(m, way).value}-{_month(m):02}")),  # type: ignore[union-attr]
    (rf"(?:{_THE})(?P<decade>(?:1[0-9]|20)\d0){_APOS}?s\b", _decade),
    (rf"(?:(?i:the)\s+)?{_APOS}(?P<decade>\d0)s\b", _decade),
    (r"(?i:the\s+(?P<tens>twent|thirt|fort|fift|sixt|sevent|eight|ninet)ies)", _decade_word),
    (r"(?i:(?:the\s+)?(?P<nth>\d+(?:st|nd|rd|th)|\w+(?:-\w+)?)[\s-]centur(?:y|ies))", _century),
    # days and months without a year
    (rf"(?:{_WEEKDAY},?\s+)?{_MONTH}\s*{_DAY}\b", _month_day),
    (rf"(?:{_WEEKDAY},?\s+)?{_THE}{_DAY}\s+(?:of\s+)?{_MONTH}", _month_day),
    (rf"{_CLOCK},?\s+(?:on\s+)?(?:{_WEEKDAY},?\s+)?{_MONTH}\s+{_DAY}\b", _timed(_month_day)),
    (rf"{_MONTH}\s+(?:of\s+)?(?P<which>(?i:last|this|next))\s+(?i:year)", _month_of),
    (rf"{_WHICH_NAMED}{_MONTH}(?!\s+\d{{1,2}}\b)", _named),
    (rf"(?P<which>){_MONTH}", _named),
    (rf"{_WHICH_NAMED}{_SEASON}", _named),
    (rf"(?P<which>(?i:the|early|late))\s+{_SEASON}(?=\s+(?:of|when|and|or|before|after|as|he|she|they)\b|[,.;]|$)", _named),
    (rf"(?i:every|each)\s+{_MONTH}", lambda m, way: Reading("set", f"XXXX-{_month(m):02}")),
    (rf"(?i:every|each)\s+{_SEASON}", lambda m, way: Reading("set", f"XXXX-{SEASONS[m['season'].lower()]}")),
    (rf"(?P<feast>(?i:{_any([*FEASTS, *MOVING_FEASTS, *EASTERS])}))(?!['’\w])(?P<which>)(?:,?\s+{_YEAR})?", _feast),
    (rf"(?P<which>(?i:last|next|this))\s+(?P<feast>(?i:{_any([*FEASTS, *MOVING_FEASTS, *EASTERS])}))\b(?P<year>)", _feast),
    # weekdays
    (rf"(?:(?P<which>(?i:(?:the\s+)?(?:last|past|previous|preceding|next|following|coming|upcoming)|this\s+(?:past|coming)|this|every|each|that))\s+)?"
     rf"{_WEEKDAY}(?:\s+{_PART})?", _weekday),
    (rf"(?P<weekday>(?:{'|'.join(w.title() for w in WEEKDAYS if len(w) > 5)}))s\b(?:\s+{_PART})?",
     lambda m, way: Reading("set", f"XXXX-WXX-{WEEKDAYS[m['weekday'].lower()]}")),
    (rf"{_CLOCK}{_ON_DAY}", _timed(_plain_weekday)),
    (rf"(?i:(?:the\s+)?{_PART}\s+of)\s+{_WEEKDAY}(?P<which>)", _weekday),
    # days around today
    (rf"(?P<word>(?i:yesterday|today|tomorrow))(?:\s+{_PART})?\b", _deictic),
    (rf"{_CLOCK}\s+(?P<word>(?i:yesterday|today|tomorrow))(?P<part>)\b", _timed(_deictic)),
    (r"(?i:the\s+day\s+before\s+yesterday)", _relative("date", "shift day -2")),
    (r"(?i:the\s+day\s+after\s+tomorrow)", _relative("date", "shift day 2")),
    (r"(?i:tonight)", _relative("time", "shift day 0", "clock TNI")),
    (r"(?i:last\s+night)", _relative("time", "shift day -1", "clock TNI")),
    (r"(?i:overnight)", _relative("time", "shift day 0", "clock TNI")),
    (rf"(?i:this)\s+{_PART}", lambda m, way: Reading("time", relative=_step("shift day 0", f"clock {PARTS[m['part'].lower()]}"))),
    (rf"(?i:that)\s+{_PART}", lambda m, way: Reading("time", relative=_step("shift day 0", f"clock {PARTS[m['part'].lower()]}", anchor="mentioned"))),
    (rf"(?i:(?:the\s+)?(?:next|following))\s+{_PART}", lambda m, way: Reading("time", relative=_step("shift day 1", f"clock {PARTS[m['part'].lower()]}", anchor="mentioned"))),
    (_CLOCK, lambda m, way: Reading("time", relative=_step("shift day 0", f"clock {_clock(m)}", anchor="mentioned"))),
    # units around now
    (rf"(?P<which>(?i:(?:the\s+)?(?:last|past|previous|preceding|prior|next|following|coming|current|present|same)|this|that|that\s+same))\s+(?:(?i:fiscal|calendar|business|school)\s+)?{_LONG}", _shifted),
    (r"(?i:the\s+weekend)", lambda m, way: Reading("date", relative=_step(f"shift weekend {0 if way == 'future' else -1}"))),
    (r"(?i:year[\s-]end|(?:the\s+)?year['’]s\s+end)", lambda m, way: Reading("date", relative=_step("shift year 0"), modifier="END")),
    (r"(?i:(?:the\s+)?(?P<part>end|close|beginning|start|middle)\s+of\s+the\s+(?P<unit>year|month|week|decade|century|quarter))",
     lambda m, way: Reading("date", "", _step(f"shift {m['unit'].lower()} 0"), _THIRDS[m["part"].lower()])),
    (rf"{_AMOUNT}[\s-]+{_UNIT}\s+(?P<how>(?i:ago|earlier|later|afterwards|back|hence|previously|from\s+now))\b", _ago),
    (rf"(?:(?i:only|just)\s+)?(?:{_SOME}\s+)?{_UNIT}\s+(?P<how>(?i:ago|earlier|back|later|from\s+now|hence))\b", _vaguely_ago),
    (rf"(?i:in)\s+(?P<n>{NUMBER})\s+{_UNIT}{_APOS}\s+(?i:time)(?P<how>)", _ago),
    # quarters and halves of years
    (rf"{_THE}(?:(?i:fiscal)[\s-]+)?{_NTH}[\s-]+(?P<what>(?i:quarter|half))(?:\s+(?:of\s+)?(?:(?i:fiscal)\s+)?{_YEAR})?(?![\w-])", _quarter),
    (rf"{_THE}(?P<what>Q|H)(?P<nth>[1-4])\b(?:,?\s+(?:of\s+)?{_YEAR})?",
     lambda m, way: Reading("date", f"{m['year']}-{m['what']}{m['nth']}") if m["year"] else Reading("date", relative=_step(f"{'half' if m['what'] == 'H' else 'quarter'} {m['nth']} {way}"))),
    (rf"{_THE}{_NTH}[\s-]+(?P<what>(?i:quarter|half))\s+(?:of\s+)?(?P<which>(?i:last|this|next))\s+(?i:year)", _quarter_of),
    (rf"(?P<which>(?i:last|this|next))\s+(?i:year){_APOS}s\s+{_NTH}\s+(?P<what>(?i:quarter|half))", _quarter_of),
    (r"(?i:the\s+(?:latest\s+|recent\s+)?quarter|the\s+latest\s+period)\b", _relative("date", "shift quarter -1")),
    (r"(?i:(?:the\s+)?(?:comparable\s+)?year-(?:ago|earlier)\s+(?:quarter|period))\b", _relative("date", "shift quarter -5")),
    (r"(?i:year-(?:ago|earlier))\b", _relative("date", "shift year -1")),
    # durations
    (rf"{_AMOUNT}[\s-]+(?:(?i:more|full|straight|consecutive|additional|long|trading|business|working)\s+)?{_UNIT}(?:[\s-](?i:long)\b)?(?![\s-](?i:olds?)\b)(?P<which>)", _duration),
    (rf"(?:(?i:the|these|those)\s+)?(?P<which>(?i:last|past|next|coming|previous|first|final|following|preceding))\s+{_AMOUNT}[\s-]+{_UNIT}",
     _duration),
    (rf"(?:(?i:the|these|those)\s+)(?P<n>{NUMBER})\s+(?P<unit>(?i:hours|days|weeks|months|years|decades|centuries))\b(?P<which>)", _duration),
    (r"(?:(?i:the)\s+)?(?P<which>(?i:last|past|next|coming|previous|recent|following))\s+(?:(?i:several|few|couple\s+of|many)\s+)?"
     r"(?P<unit>(?i:seconds|minutes|hours|days|weeks|months|quarters|years|decades|centuries))\b", _vague_duration),
    (rf"(?:{_SOME})\s+{_UNIT}(?P<which>)", _vague_duration),
    (r"(?P<unit>(?i:hours|days|weeks|months|years|decades|centuries))\b(?:[\s-](?i:long)\b)?(?![\s-](?i:old)\b)(?P<which>)", _vague_duration),
    (r"(?P<unit>(?i:hour|day|week|month|year|decade))s?-(?i:long)\b", lambda m, way: Reading("duration", duration(1, unit_of(m["unit"])))),
    # sets
    (rf"(?i:every|each|per)\s+(?:(?P<n>{NUMBER})\s+)?{_UNIT}", _set),
    (rf"(?i:once|twice|{NUMBER}\s+times)\s+(?P<n>a|an)\s+{_UNIT}", _set),
    (rf"(?i:{_any(SETS)})\b", lambda m, way: Reading("set", SETS[m[0].lower()])),
    # vague references
    (rf"(?i:{PAST})\b", _fixed("date", "PAST_REF")),
    (rf"(?i:{PRESENT})\b", _fixed("date", "PRESENT_REF")),
    (rf"(?i:{FUTURE})\b", _fixed("date", "FUTURE_REF")),
]  # fmt: skip

# words before a core that belong to it, with the modifier they set
LEFT: list[tuple[str, str]] = [
    (r"(?i:(?:the\s+)?(?:very\s+)?(?:end|close)\s+of)", "END"),
    (r"(?i:(?:the\s+)?(?:start|beginning|first\s+days)\s+of)", "START"),
    (r"(?i:(?:the\s+)?middle\s+of)", "MID"),
    (r"(?i:(?:the\s+)?mid[\s-]*)", "MID"),
    (r"(?i:(?:the\s+)?early|earlier(?:\s+(?:on|in))?)", "START"),
    (r"(?i:(?:the\s+)?late(?:\s+in)?|later(?:\s+(?:on|in))?)", "END"),
    (r"(?i:about|around|roughly|approximately|some|almost|nearly|close\s+to)", "APPROX"),
    (r"(?i:more\s+than|over|well\s+over|just\s+over)", "MORE_THAN"),
    (r"(?i:less\s+than|under|fewer\s+than|just\s+under)", "LESS_THAN"),
    (r"(?i:at\s+least|no\s+less\s+than)", "EQUAL_OR_MORE"),
    (r"(?i:up\s+to|at\s+most|no\s+more\s+than|as\s+(?:many|long)\s+as)", "EQUAL_OR_LESS"),
]
RIGHT: list[tuple[str, str]] = [(r"(?i:\s+or\s+so)\b", "APPROX"), (r"(?i:\s+or\s+more)\b", "EQUAL_OR_MORE")]
UNITS = tuple(DURATIONS)
