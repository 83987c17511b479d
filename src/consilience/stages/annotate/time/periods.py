"""Calendar periods: a day, week, month … century that starts on a date, with its TIMEX3 and EDTF forms."""

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

_MONTHS = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # first month, northern hemisphere, as news agencies write
_EDTF_SEASON = {3: 21, 6: 22, 9: 23, 12: 24}
UNITS = ("day", "weekend", "week", "month", "quarter", "season", "half", "year", "decade", "century")
FINER_THAN_DAY = ("hour", "minute", "second")


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of the calendar: one unit long, from its first day; ``clock`` is a TIMEX3 time ("T10:30", "TMO").

    ``through`` is the last period of an interval that this one opens: 3 to 7 June, 2015 to 2018.
    """

    start: date
    unit: str
    clock: str = ""
    through: "Period | None" = None

    @property
    def end(self) -> date:
        """The last day."""
        if self.through is not None:
            return self.through.end
        if self.unit in _MONTHS:
            return add_months(self.start, _MONTHS[self.unit]) - timedelta(days=1)
        return self.start + timedelta(days={"day": 0, "weekend": 1, "week": 6}[self.unit])

    @property
    def timex(self) -> str:
        """The TIMEX3 value; an interval is written as in ISO 8601."""
        if self.through is not None:
            return f"{replace(self, through=None).timex}/{self.through.timex}"
        y, m = self.start.year, self.start.month
        iso = self.start.isocalendar()
        forms = {
            "day": self.start.isoformat() + self.clock,
            "weekend": f"{iso.year:04}-W{iso.week:02}-WE",
            "week": f"{iso.year:04}-W{iso.week:02}",
            "month": f"{y:04}-{m:02}",
            "quarter": f"{y:04}-Q{(m + 2) // 3}",
            "half": f"{y:04}-H{(m + 5) // 6}",
            "year": f"{y:04}",
            "decade": f"{y // 10:03}",
            "century": f"{y // 100:02}",
        }
        return forms.get(self.unit) or f"{y:04}-{next(k for k, v in _SEASONS.items() if v == m)}"

    @property
    def edtf(self) -> str:
        """The value as an EDTF date (level 2 for quarters and halves), or an interval of days."""
        if self.through is not None:
            return f"{replace(self, through=None).edtf}/{self.through.edtf}"
        y, m = self.start.year, self.start.month
        forms = {
            "day": self.start.isoformat() + (self.clock if re.fullmatch(r"T\d\d:\d\d(:\d\d)?", self.clock) else ""),
            "month": f"{y:04}-{m:02}",
            "quarter": f"{y:04}-{32 + (m + 2) // 3}",
            "half": f"{y:04}-{39 + (m + 5) // 6}",
            "season": f"{y:04}-{_EDTF_SEASON.get(m, 21)}",
            "year": f"{y:04}",
            "decade": f"{y // 10:03}X",
            "century": f"{y // 100:02}XX",
        }
        return forms.get(self.unit) or f"{self.start}/{self.end}"


def add_months(day: date, months: int) -> date:
    """The same day of the month some months on, or that month's last day."""
    at = min(max(day.year * 12 + day.month - 1 + months, 12), 9999 * 12 + 11)
    year, month = divmod(at, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def containing(day: date, unit: str) -> Period:
    """The period of a unit in which a day lies."""
    if unit == "day":
        return Period(day, "day")
    if unit in ("week", "weekend"):
        monday = day - timedelta(days=day.weekday())
        return Period(monday if unit == "week" else monday + timedelta(days=5), unit)
    if unit == "season":
        return _season(day)
    size = _MONTHS[unit]
    first = (day.year * 12 + day.month - 1) // size * size
    return Period(date(max(first // 12, 1), first % 12 + 1, 1), unit)


def _season(day: date) -> Period:
    first = add_months(date(day.year, day.month, 1), -(day.month % 3))
    return Period(first, "season")


def shift(period: Period, n: int) -> Period:
    """The period so many of its units later."""
    if period.unit in _MONTHS:
        return replace(period, start=add_months(period.start, n * _MONTHS[period.unit]))
    days = 1 if period.unit == "day" else 7
    return replace(period, start=add_days(period.start, n * days))


def add_days(day: date, n: int) -> date:
    """The day so many days later, kept inside the calendar."""
    return date.fromordinal(min(max(day.toordinal() + n, 1), date.max.toordinal() - 40000))


_VALUE = re.compile(
    r"(?P<y>\d{4})(?:-(?:(?P<m>\d\d)(?:-(?P<d>\d\d)(?P<clock>T\S+)?)?|W(?P<w>\d\d)(?P<we>-WE)?"
    r"|Q(?P<q>[1-4])|H(?P<h>[12])|(?P<s>SP|SU|FA|WI)))?"
)


def parse_value(value: str) -> Period | None:
    """Read a full TIMEX3 date value; None for durations, sets, vague and damaged ones."""
    if "/" in value:
        first, last = (parse_value(end) for end in value.split("/", 1))
        return replace(first, through=last) if first is not None and last is not None else None
    if re.fullmatch(r"\d{2,3}", value):
        return Period(date(max(int(value.ljust(4, "0")), 1), 1, 1), "century" if len(value) == 2 else "decade")
    match = _VALUE.fullmatch(value)
    try:
        return _period(match.groupdict()) if match else None
    except ValueError:
        return None


def _period(part: dict[str, str | None]) -> Period:
    year = int(part["y"] or 1)
    if part["d"]:
        return Period(date(year, int(part["m"] or 1), int(part["d"])), "day", part["clock"] or "")
    if part["w"]:
        monday = date.fromisocalendar(year, int(part["w"]), 1)
        return Period(monday + timedelta(days=5), "weekend") if part["we"] else Period(monday, "week")
    if part["q"]:
        return Period(date(year, 3 * int(part["q"]) - 2, 1), "quarter")
    if part["h"]:
        return Period(date(year, 6 * int(part["h"]) - 5, 1), "half")
    if part["s"]:
        return Period(date(year, _SEASONS[part["s"]], 1), "season")
    return Period(date(year, int(part["m"]), 1), "month") if part["m"] else Period(date(year, 1, 1), "year")


def season_start(code: str, year: int) -> date:
    """The first day of a season ("SU") of a year; winter starts in the December of the year it is named by."""
    return date(year, _SEASONS[code], 1)
