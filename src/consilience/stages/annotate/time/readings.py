"""What expressions of time say: a function from a match of the grammar to a :class:`Reading`."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from consilience.stages.annotate.numerals import ORDINALS, parse_number, parse_ordinal
from consilience.stages.annotate.time.words import (
    MONTHS,
    PARTS,
    SEASONS,
    SETS,
    WEEKDAYS,
    duration,
    unit_of,
    vague_duration,
)
from consilience.text import MONTH_NAMES

_BACK = {"last", "past", "previous", "preceding", "prior"}
_SAME = {"this", "current", "present", "same", "that", "that same"}
_FROM_MENTIONED = {"previous", "preceding", "prior", "following", "same", "that", "that same"}
_AGO = {"ago", "earlier", "back", "previously"}
_THIRDS = {
    "end": "END",
    "close": "END",
    "tip": "END",
    "finish": "END",
    "beginning": "START",
    "start": "START",
    "middle": "MID",
}
_TENS = ("twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet")
_CENTURIES = {"nineteen": 1900, "eighteen": 1800, "twenty": 2000, "two": 2000}


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression says, as the fields of a TimeExpression."""

    kind: str
    value: str = ""
    relative: str = ""
    modifier: str = ""


Match = re.Match[str]
Build = Callable[[Match, str], Reading | None]


def _group(m: Match, name: str) -> str:
    """A group of a match in lower case; "" where the rule has none or it took no part."""
    return (m.groupdict().get(name) or "").lower()


def _amount(words: str) -> float | None:
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


def _month_of(m: Match) -> int:
    return MONTHS[m["month"].lower().rstrip(".")]


def _day_of(words: str) -> int:
    return int(re.sub(r"\D", "", words) or parse_ordinal(words) or 0)


def full_date(m: Match, way: str) -> Reading | None:
    """26 July 2021."""
    try:
        return Reading("date", date(int(m["year"]), _month_of(m), _day_of(m["day"])).isoformat())
    except ValueError:
        return None


def numeric_date(m: Match, way: str) -> Reading | None:
    """26.7.2021, 7/26/2021."""
    a, b, year = int(m["a"]), int(m["b"]), int(m["y"])
    year += (1900 if year > 50 else 2000) if year < 100 else 0
    day, month = (a, b) if a > 12 or m["sep"] == "." else (b, a)
    try:
        return Reading("date", date(year, month, day).isoformat())
    except ValueError:
        return None


def iso_date(m: Match, way: str) -> Reading | None:
    """2021-07-26, with a time or without."""
    try:
        day = date.fromisoformat(m["iso"]).isoformat()
    except ValueError:
        return None
    return Reading("time", f"{day}T{m['at']}") if m["at"] else Reading("date", day)


def _clock_of(m: Match) -> str:
    if m["watch"]:  # "1530 GMT"
        return f"T{m['watch'][:2]}:{m['watch'][2:]}"
    if not m["h"] and not m["h24"]:
        return {"noon": "T12:00", "midday": "T12:00"}.get(m["clock"].lower().split()[0], "T24:00")
    if m["h24"]:
        return f"T{int(m['h24']):02}:{m['min24']}"
    hour = int(m["h"]) % 12 + (12 if m["half"].lower().startswith("p") else 0)
    return f"T{hour:02}:{m['min'] or '00'}"


def _pipeline(*steps: str, anchor: str = "publication") -> str:
    return " | ".join([anchor, *(s for s in steps if s)])


def month_day(m: Match, way: str) -> Reading:
    """July 26."""
    return Reading(
        "date", relative=_pipeline(f"monthday {_month_of(m)}-{_day_of(m['day'])} {'lately' if way == 'past' else way}")
    )


def days_of_month(m: Match, way: str) -> Reading | None:
    """June 3-7, 3-7 June 2021."""
    first, last = _day_of(m["day"]), int(m["last"])
    if first >= last:
        return None
    step = f"monthday {_month_of(m)}-{first} "
    if year := _group(m, "year"):
        return Reading("date", relative=_pipeline(f"{step}this", f"through {last}", anchor=f"year {year}"))
    return Reading("date", relative=_pipeline(step + ("lately" if way == "past" else way), f"through {last}"))


def years(m: Match, way: str) -> Reading | None:
    """2015-2018, 2014-15; 2021-07 is a month."""
    first, last = m["from"], m["to"]
    if len(last) == len("07") and last <= first[2:]:
        return Reading("date", f"{first}-{last}") if 1 <= int(last) <= len(MONTH_NAMES) else None
    last = first[:2] + last if len(last) == len("15") else last
    return Reading("date", f"{first}/{last}") if first < last else None


def unit_beside(m: Match, way: str) -> Reading:
    """The day before, the year after: beside the one last named."""
    n = -1 if _group(m, "beside") == "before" else 1
    return Reading("date", relative=_pipeline(f"shift {unit_of(m['unit'])} {n}", anchor="mentioned"))


def _which(m: Match) -> str:
    """The word that says which one, without its article: "the last" → "last"."""
    return re.sub(r"^the\s+", "", re.sub(r"\s+", " ", _group(m, "which")))


def _day_part(day: str, part: str, anchor: str = "publication") -> Reading:
    """A day, or a part of it such as its morning."""
    return Reading("time" if part else "date", relative=_pipeline(day, f"clock {part}" if part else "", anchor=anchor))


def part_of_day(n: int, anchor: str) -> Build:
    """This morning, that night, the next morning."""
    return lambda m, way: _day_part(f"shift day {n}", PARTS[m["part"].lower()], anchor)


def weekday(m: Match, way: str) -> Reading:
    """Monday, last Monday, Monday night, every Monday."""
    number = WEEKDAYS[m["weekday"].lower().rstrip(".")]
    part = PARTS.get(_group(m, "part"), "")
    which = _which(m)
    if which in {"every", "each"} or _group(m, "part").endswith("s"):
        return Reading("set", f"XXXX-WXX-{number}{part}")
    anchor = "mentioned" if which in _FROM_MENTIONED else "publication"
    day = f"weekday {number} {_direction(which, 'past' if way == 'near' else way)}"
    return _day_part(day, part, anchor)


def _direction(which: str, way: str) -> str:
    if which in {"last", "past", "previous", "preceding", "this past"}:
        return "last"
    if which in {"next", "following", "coming", "this coming", "upcoming"}:
        return "next"
    return "this" if which in {"this"} else way


def around_today(m: Match, way: str) -> Reading:
    """Yesterday, tomorrow morning."""
    n = {"yesterday": -1, "tomorrow": 1}.get(m["word"].lower(), 0)
    part = PARTS.get(_group(m, "part"), "")
    return _day_part(f"shift day {n}", part)


def unit_away(m: Match, way: str) -> Reading:
    """Last week, next month, the previous year, that day: one unit, so many units away."""
    which = _which(m)
    n = -1 if which in _BACK else 0 if which in _SAME else 1
    narrated = which in _FROM_MENTIONED or (which == "next" and unit_of(m["unit"]) == "day")
    anchor = "mentioned" if narrated else "publication"
    return Reading("date", relative=_pipeline(f"shift {unit_of(m['unit'])} {n}", anchor=anchor))


def named_period(m: Match, way: str) -> Reading:
    """A month or season with a word that says which: last November, this summer."""
    which = _which(m)
    if _group(m, "month") and way == "past":
        way = "lately"
    step = f"month {_month_of(m)}" if _group(m, "month") else f"season {SEASONS[m['season'].lower()]}"
    return Reading("date", relative=_pipeline(f"{step} {_direction(which, way)}"))


def moved_by(m: Match, way: str) -> Reading | None:
    """Three years ago, two days later."""
    number, unit = _amount(m["n"]), unit_of(m["unit"])
    how = _group(m, "how")
    sign = -1 if how in _AGO else 1
    anchor = "mentioned" if how in {"earlier", "later", "afterwards", "previously"} else "publication"
    if number == 1 and unit == "year" and sign == -1:
        anchor = "comparable"
    return None if number is None else _moved(number * sign, unit, anchor)


def _moved(number: float, unit: str, anchor: str) -> Reading:
    if unit in ("hour", "minute", "second"):
        if anchor != "publication":  # "an hour later": the length is all that can be said
            return Reading("duration", duration(abs(number), unit))
        return Reading("time", relative=_pipeline(f"shift {unit} {number:g}", anchor=anchor))
    finer = {"year": ("month", 12), "decade": ("year", 10), "fortnight": ("week", 2), "month": ("week", 4)}
    if unit in finer and (number != int(number) or unit in ("decade", "fortnight")):
        unit, number = finer[unit][0], number * finer[unit][1]
    return Reading("date", relative=_pipeline(f"shift {unit} {round(number)}", anchor=anchor))


def moved_vaguely(m: Match, way: str) -> Reading:
    """Several years ago."""
    how = _group(m, "how")
    if how in ("later", "afterwards"):  # after something told, not after today
        return Reading("duration", vague_duration(unit_of(m["unit"])))
    return Reading("date", "PAST_REF" if how in _AGO else "FUTURE_REF")


def length(m: Match, way: str) -> Reading | None:
    """Three years, the past three years."""
    number = _amount(m["n"])
    return None if number is None else Reading("duration", duration(number, unit_of(m["unit"])), _reach(m, number))


def _reach(m: Match, number: float | None) -> str:
    """The stretch of the calendar that "the past two years" or "the next few weeks" covers."""
    which, unit = _group(m, "which"), unit_of(m["unit"])
    if not which or unit in ("quarter", "weekend"):
        return ""
    sign = "-" if which.split()[-1] in {"last", "past", "previous", "recent", "preceding"} else "+"
    return _pipeline(f"span {unit} {sign}{'X' if number is None else f'{number:g}'}")


def vague_length(m: Match, way: str) -> Reading:
    """Several weeks, the next few weeks."""
    return Reading("duration", vague_duration(unit_of(m["unit"])), _reach(m, None))


def repeated(m: Match, way: str) -> Reading | None:
    """Every two weeks."""
    number = _amount(_group(m, "n") or "one")
    return None if number is None else Reading("set", duration(number, unit_of(m["unit"])))


def part_of_year(m: Match, way: str) -> Reading:
    """A quarter or half of a year: the third quarter of 1997, Q3."""
    number = ORDINALS.get(m["nth"].lower()) or int(re.sub(r"\D", "", m["nth"]))
    letter = "H" if m["what"].lower() in ("half", "h") else "Q"
    if year := _group(m, "year"):
        return Reading("date", f"{year}-{letter}{min(number, 4)}")
    kind = "half" if letter == "H" else "quarter"
    return Reading("date", relative=_pipeline(f"{kind} {min(number, 4)} {'past' if way == 'past' else 'near'}"))


def decade(m: Match, way: str) -> Reading:
    """The 1990s."""
    digits = m["decade"]
    return Reading("date", digits[:3] if len(digits) == 4 else f"{'20' if digits < '30' else '19'}{digits[0]}")


def decade_in_words(m: Match, way: str) -> Reading:
    """The nineties."""
    return Reading("date", f"19{_TENS.index(m['tens'].lower()) + 2}")


def century(m: Match, way: str) -> Reading | None:
    """The 19th century."""
    number = parse_ordinal(m["nth"])
    return Reading("date", f"{number - 1:02}") if number else None


def feast_day(m: Match, way: str) -> Reading:
    """Christmas, last Easter."""
    name = re.sub(r"\s+", " ", m["feast"].lower().replace("’", "'"))
    if year := _group(m, "year"):
        return Reading("date", relative=f"year {year} | feast {name} this")
    return Reading("date", relative=_pipeline(f"feast {name} {_direction(_which(m), way)}"))


def at_clock(step: Callable[[Match, str], Reading | None]) -> Build:
    """A day with a time of day: 10 a.m. on Tuesday."""

    def build(m: Match, way: str) -> Reading | None:
        day = step(m, way)
        if day is None:
            return None
        if day.value:
            return Reading("time", day.value + _clock_of(m))
        return Reading("time", relative=f"{day.relative} | clock {_clock_of(m)}")

    return build


def plain_weekday(m: Match, way: str) -> Reading:
    """Monday, for a time of day."""
    number = WEEKDAYS[m["weekday"].lower().rstrip(".")]
    return Reading("date", relative=_pipeline(f"weekday {number} {'past' if way == 'near' else way}"))


def fixed(kind: str, value: str) -> Build:
    """An expression that always says the same."""
    return lambda m, way: Reading(kind, value)


def relative(kind: str, *steps: str, anchor: str = "publication") -> Build:
    """An expression that always takes the same steps."""
    return lambda m, way: Reading(kind, relative=_pipeline(*steps, anchor=anchor))


def year_in_words(m: Match, way: str) -> Reading | None:
    """Nineteen ninety-six, January nineteen ninety-six."""
    rest = parse_number(m["rest"] or "") or 0
    year = f"{int(_CENTURIES[m['c'].lower().split()[0]] + rest)}"
    return Reading("date", f"{year}-{_month_of(m):02}" if _group(m, "month") else year)


def _year_away(m: Match) -> str:
    n = {"last": -1, "next": 1}.get(m["which"].lower(), 0)
    return f"shift year {n}"


def month_of_year(m: Match, way: str) -> Reading:
    """June last year."""
    return Reading("date", relative=_pipeline(_year_away(m), f"month {_month_of(m)} this"))


def part_of_that_year(m: Match, way: str) -> Reading:
    """Last year's third quarter."""
    number = ORDINALS[m["nth"].lower()]
    return Reading("date", relative=_pipeline(_year_away(m), f"{m['what'].lower()} {number} this"))


def month_and_year(m: Match, way: str) -> Reading:
    """July 2021."""
    return Reading("date", f"{m['year']}-{_month_of(m):02}")


def season_and_year(m: Match, way: str) -> Reading:
    """The summer of 1998."""
    return Reading("date", f"{m['year']}-{SEASONS[m['season'].lower()]}")


def bare_year(m: Match, way: str) -> Reading:
    """1998, fiscal 1998."""
    return Reading("date", m["year"])


def every_month_or_season(m: Match, way: str) -> Reading:
    """Every July, each summer."""
    return Reading("set", f"XXXX-{_month_of(m):02}" if _group(m, "month") else f"XXXX-{SEASONS[m['season'].lower()]}")


def weekdays(m: Match, way: str) -> Reading:
    """Mondays."""
    return Reading("set", f"XXXX-WXX-{WEEKDAYS[m['weekday'].lower()]}")


def time_of_day(m: Match, way: str) -> Reading:
    """10:30 a.m. alone: of the day last named."""
    return Reading("time", relative=_pipeline("shift day 0", f"clock {_clock_of(m)}", anchor="mentioned"))


def the_weekend(m: Match, way: str) -> Reading:
    """The weekend: the last one, unless its verb looks ahead."""
    return Reading("date", relative=_pipeline(f"shift weekend {0 if way == 'future' else -1}"))


def third_of_unit(m: Match, way: str) -> Reading:
    """The end of the year."""
    return Reading("date", "", _pipeline(f"shift {unit_of(m['unit'])} 0"), _THIRDS[m["part"].lower()])


def year_end(m: Match, way: str) -> Reading:
    """Year's end."""
    return Reading("date", relative=_pipeline("shift year 0"), modifier="END")


def one_unit_long(m: Match, way: str) -> Reading:
    """Day-long."""
    return Reading("duration", duration(1, unit_of(m["unit"])))


def set_word(m: Match, way: str) -> Reading:
    """Daily, weekly."""
    return Reading("set", SETS[m[0].lower()])
