"""The words of time: months, weekdays, units, seasons, parts of the day, feasts, vague references."""

import re
from datetime import date, timedelta

from consilience.text import DAY_NAMES, MONTH_NAMES

MONTHS = {name.lower(): n for n, name in enumerate(MONTH_NAMES, start=1)}
MONTHS |= {name[:3]: n for name, n in list(MONTHS.items())} | {"sept": 9}
WEEKDAYS = {name.lower(): n for n, name in enumerate(DAY_NAMES, start=1)}
WEEKDAYS |= {name[:3]: n for name, n in list(WEEKDAYS.items())} | {"tues": 2, "thur": 4, "thurs": 4}
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
PARTS = {
    "morning": "TMO", "dawn": "TMO", "daybreak": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI",
    "nights": "TNI", "mornings": "TMO", "evenings": "TEV", "afternoons": "TAF",
}  # fmt: skip
# unit: TIMEX3 duration with its factor
DURATIONS = {
    "second": ("PT", 1, "S"), "minute": ("PT", 1, "M"), "hour": ("PT", 1, "H"), "day": ("P", 1, "D"),
    "week": ("P", 1, "W"), "weekend": ("P", 1, "WE"), "fortnight": ("P", 2, "W"), "month": ("P", 1, "M"),
    "quarter": ("P", 3, "M"), "year": ("P", 1, "Y"), "decade": ("P", 10, "Y"), "century": ("P", 100, "Y"),
    "millennium": ("P", 1000, "Y"),
}  # fmt: skip
PLURALS = {
    "centuries": "century", "millennia": "millennium", "hrs": "hour", "hr": "hour", "mins": "minute", "yr": "year",
    "yrs": "year",
}  # fmt: skip
VAGUE_DURATIONS = {"decade": "PXE", "century": "PXC", "quarter": "PXQ", "millennium": "PXL", "fortnight": "PXW"}
SETS = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "fortnightly": "P2W", "biweekly": "P2W",
    "monthly": "P1M", "yearly": "P1Y", "annually": "P1Y",
}  # fmt: skip
PAST = (
    "more recently|recently|lately|the past|the recent past|a while ago|some time ago"
    "|long ago|not long ago|the time being|those days"
)
PRESENT = (
    "now|just now|currently|at present|the present|these days|nowadays"
    "|this moment|the present time|at this time|at this point|current"
)
FUTURE = (
    "(?<!as )soon|the future|the near future|the foreseeable future|the coming future"
    "|the short term|the long term|the near term"
)
FEASTS = {
    "christmas": (12, 25), "christmas day": (12, 25), "christmas eve": (12, 24), "boxing day": (12, 26),
    "new year's day": (1, 1), "new year's eve": (12, 31), "new year's": (1, 1), "new year": (1, 1),
    "valentine's day": (2, 14), "halloween": (10, 31), "veterans day": (11, 11), "armistice day": (11, 11),
    "bastille day": (7, 14), "may day": (5, 1), "independence day": (7, 4), "fourth of july": (7, 4),
    "july fourth": (7, 4), "st. patrick's day": (3, 17), "all saints' day": (11, 1),
}  # fmt: skip
MOVING_FEASTS = {  # (month, weekday, which one; -1 the last)
    "thanksgiving": (11, 4, 4), "thanksgiving day": (11, 4, 4), "labor day": (9, 1, 1), "memorial day": (5, 1, -1),
    "mother's day": (5, 7, 2), "father's day": (6, 7, 3), "election day": (11, 2, 1),
}  # fmt: skip
EASTERS = {
    "easter": 0,
    "easter sunday": 0,
    "easter monday": 1,
    "good friday": -2,
    "ash wednesday": -46,
    "palm sunday": -7,
}


def unit_of(word: str) -> str:
    """The unit a word names, in the singular: "weeks" → "week"."""
    plain = word.lower()
    return PLURALS.get(plain) or plain.removesuffix("s")


def duration(number: float, unit: str) -> str:
    """A TIMEX3 duration: 2.5 years is P2Y6M, half an hour PT30M."""
    sign, factor, code = DURATIONS[unit]
    amount = number * factor
    if amount == int(amount):
        return f"{sign}{int(amount)}{code}"
    finer = {"year": (12, "M"), "hour": (60, "M"), "minute": (60, "S"), "day": (24, "H"), "month": (30, "D")}
    if unit not in finer:
        return f"{sign}{amount:g}{code}"
    whole, rest = int(amount), round((amount - int(amount)) * finer[unit][0])
    if unit == "day":
        return f"PT{round(amount * 24)}H"
    return sign + (f"{whole}{code}" if whole else "") + f"{rest}{finer[unit][1]}"


def vague_duration(unit: str) -> str:
    """A TIMEX3 duration of unknown length: "several weeks" is PXW."""
    sign, _, code = DURATIONS[unit]
    return VAGUE_DURATIONS.get(unit) or f"{sign}X{code}"


def feast(name: str, year: int) -> date | None:
    """The day of a feast in a year, movable ones computed."""
    plain = re.sub(r"\s+", " ", name.lower().replace("’", "'"))
    if plain in FEASTS:
        return date(year, *FEASTS[plain])
    if plain in EASTERS:
        return _easter(year) + timedelta(days=EASTERS[plain])
    if plain not in MOVING_FEASTS:
        return None
    month, weekday, nth = MOVING_FEASTS[plain]
    first = date(year, month, 2 if plain == "election day" else 1)  # the Tuesday after the first Monday
    if nth == -1:
        last = date(year, month + 1, 1) - timedelta(days=1)
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))


def _easter(year: int) -> date:
    """Easter Sunday by the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    h = (19 * a + b - d - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)
