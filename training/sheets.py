"""Fact sheets of invented events, and every way to say what stands in them: read from ``planted.txt``, ``fillers.txt``.

A value is drawn for each slot of an event; it can be said exactly or loosely ("35", "at least 30"), and another value
of the same sort can take its place. All choices come from the generator that the caller seeds.
"""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from consilience.text import word_list

HERE = Path(__file__).parent
KIND = {
    "count": "quantity", "money": "quantity", "percent": "quantity", "decimal": "quantity", "age": "quantity",
    "score": "quantity", "day": "time", "clock": "time", "year": "time", "place": "place", "person": "person",
    "org": "person", "act": "act", "cause": "cause", "thing": "wording", "name": "",
}  # fmt: skip
LOOSE = ("count", "money", "percent", "day", "clock", "place", "person", "org")  # sorts that can be said loosely
WORDED = ("act", "cause", "thing")  # sorts whose values are written out with the slot, in several forms each
_DECLARED = re.compile(rf"(\w+): ({'|'.join(KIND)})\b ?(.*)$")  # a slot: its name, sort and arguments
_ONES = word_list(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = word_list("_ _ twenty thirty forty fifty sixty seventy eighty ninety")
_CLOSE = ("about {}", "around {}", "some {}", "roughly {}")
_FLOOR = ("at least {}", "more than {}", "over {}", "no fewer than {}")
_CEILING = ("nearly {}", "almost {}", "close to {}")
Rng = random.Random
Values = dict[str, Any]


@dataclass(frozen=True)
class Frame:
    """One way to state a fact."""

    mood: str  # "" stated | "!" denied | "?" less sure | "~" a headline
    text: str

    @property
    def slots(self) -> frozenset[str]:
        """Names of the slots it may fill."""
        return frozenset(m.split(".")[0] for m in re.findall(r"\{([\w.]+)\}", self.text))


@dataclass(frozen=True)
class Event:
    """A sort of event: its slots, each with its sort and arguments, and the frames of each of its facts."""

    name: str
    slots: dict[str, tuple[str, str]]
    facts: dict[str, tuple[Frame, ...]]


@dataclass(frozen=True)
class Sheet:
    """What is so in one event that never was."""

    event: Event
    values: Values
    today: date
    currency: str


@cache
def events() -> tuple[Event, ...]:
    """All sorts of events."""
    out = []
    for name, lines in _sections(HERE / "planted.txt"):
        slots: dict[str, tuple[str, str]] = {}
        facts: dict[str, list[Frame]] = {}
        for line in lines:
            if line.startswith("-- "):
                facts[line[3:]] = []
            elif declared := _DECLARED.match(line):
                slots[declared[1]] = (declared[2], declared[3])
            else:
                mood = line[0] if line[0] in "!?~" else ""
                facts[next(reversed(facts))].append(Frame(mood, line[2:] if mood else line))
        out.append(Event(name, slots, {fact: tuple(frames) for fact, frames in facts.items()}))
    return tuple(out)


@cache
def fillers() -> dict[str, tuple[str, ...]]:
    """Lines of fillers by their section."""
    return {name: tuple(lines) for name, lines in _sections(HERE / "fillers.txt")}


def _sections(path: Path) -> list[tuple[str, list[str]]]:
    out: list[tuple[str, list[str]]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            out.append((line[3:], []))
        elif line and not line.startswith("#"):
            out[-1][1].append(line)
    return out


def draw(event: Event, rng: Rng) -> Sheet:
    """Make up one event."""
    today = date(2012, 1, 1) + timedelta(rng.randrange(4300))
    blank = Sheet(event, {}, today, rng.choice(("$", "€", "£")))
    values = {slot: _DRAW[sort](arguments, blank, rng) for slot, (sort, arguments) in event.slots.items()}
    return Sheet(event, values, today, blank.currency)


def another(sheet: Sheet, slot: str, rng: Rng) -> Any:
    """Another value for a slot, one that cannot be taken for the first."""
    sort, arguments = sheet.event.slots[slot]
    return _OTHER[sort](sheet.values[slot], arguments, sheet, rng)


def say(sheet: Sheet, slot: str, form: int, loose: bool, rng: Rng) -> str:
    """Words for what stands in a slot."""
    sort, arguments = sheet.event.slots[slot]
    value = sheet.values[slot]
    if sort in WORDED:
        forms = arguments.split(" // ")[value].split(" ; ")
        return rng.choice(forms[min(form, len(forms) - 1)].split("|")).strip()
    if sort == "place" and form and not loose:
        return str(value[0])
    return _SAY[sort](value, loose, sheet, rng)


# ------------------------------------------------------------------------------------------------ numbers


def _count(arguments: str, sheet: Sheet, rng: Rng) -> int:
    low, high = (int(x) for x in arguments.split())
    return _round(int(low * (high / low) ** rng.random()), rng)


def _round(value: int, rng: Rng) -> int:
    step = 1 if value < 200 else rng.choice((1, 10, 50)) if value < 2000 else rng.choice((10, 100, 500))
    return max(1, value // step * step)


def _other_count(value: int, arguments: str, sheet: Sheet, rng: Rng) -> int:
    if value < 20:
        return rng.choice([n for n in range(max(1, value - 5), value + 6) if n != value])
    return _round(int(value * rng.choice((0.5, 0.62, 0.75, 0.85, 1.2, 1.35, 1.6, 2.2))), rng) + (value < 200)


def spelled(value: int) -> str:
    """A number below a hundred in words."""
    if value < 20:
        return _ONES[value]
    return _TENS[value // 10] + (f"-{_ONES[value % 10]}" if value % 10 else "")


def _say_count(value: int, loose: bool, sheet: Sheet, rng: Rng) -> str:
    if loose:
        value, frame = _loosely(value, rng)
        if 24 <= value < 100 and rng.random() < 0.15:
            return "dozens of"
        return frame.format(f"{value:,}")
    wordy = value < 11 or (value < 100 and rng.random() < 0.3)
    return spelled(value) if wordy and rng.random() < 0.6 else f"{value:,}" if rng.random() < 0.8 else str(value)


def _loosely(value: int, rng: Rng) -> tuple[int, str]:
    """A round number near a value, and words that make it hold."""
    step = 10 ** max(0, len(str(value)) - 2) * (5 if value >= 10 and rng.random() < 0.3 else 1)
    step = 10 if 20 <= value < 100 else step
    low = value // step * step
    if low == value or value < 20:
        return max(1, value - (value > 3) * rng.randrange(0, 2)), _FLOOR[0]
    if value - low > step / 2 and rng.random() < 0.4:
        return low + step, rng.choice(_CEILING)
    return low, rng.choice(_FLOOR + _CLOSE if value - low < step / 2 else _FLOOR)


def _money(arguments: str, sheet: Sheet, rng: Rng) -> tuple[float, str]:
    low, high, unit = arguments.split()
    value = float(low) * (float(high) / float(low)) ** rng.random()
    return (round(value, 1) if value < 20 else float(round(value)), unit)


def _other_money(value: tuple[float, str], arguments: str, sheet: Sheet, rng: Rng) -> tuple[float, str]:
    return round(value[0] * rng.choice((0.4, 0.6, 0.8, 1.3, 1.7, 2.5)) + 0.1, 1), value[1]


def _say_money(value: tuple[float, str], loose: bool, sheet: Sheet, rng: Rng) -> str:
    amount, unit = value
    frame = "{}"
    if loose:
        low = float(int(amount)) or amount
        frame = rng.choice(_FLOOR[:3] + _CLOSE[:2]) if amount - low < 0.5 else rng.choice(_CEILING)
        amount = low if amount - low < 0.5 else low + 1
    number = f"{amount:g}"
    word = {"$": "dollars", "€": "euros", "£": "pounds"}[sheet.currency]
    return frame.format(
        rng.choice(
            (f"{sheet.currency}{number} {unit}", f"{number} {unit} {word}", f"{sheet.currency}{number}{unit[0]}")
        )
    )


def _say_percent(value: int, loose: bool, sheet: Sheet, rng: Rng) -> str:
    frame = "{}"
    if loose and value > 12:
        value, frame = _loosely(value, rng)
    return frame.format(f"{value}{rng.choice(('%', ' percent', ' per cent'))}")


def _decimal(arguments: str, sheet: Sheet, rng: Rng) -> float:
    low, high = (float(x) for x in arguments.split())
    return round(rng.uniform(low, high), 1)


def _other_decimal(value: float, arguments: str, sheet: Sheet, rng: Rng) -> float:
    return round(value + rng.choice((-0.6, -0.4, -0.3, -0.2, 0.2, 0.3, 0.5, 0.7)), 1) if value > 1 else value + 0.4


def _score(arguments: str, sheet: Sheet, rng: Rng) -> tuple[int, int]:
    return rng.randrange(0, 5), rng.randrange(0, 4)


# ------------------------------------------------------------------------------------------------ times


def _day(arguments: str, sheet: Sheet, rng: Rng) -> date:
    return sheet.today + timedelta(rng.randrange(2, 12) if "+" in arguments else -rng.randrange(0, 6))


def _other_day(value: date, arguments: str, sheet: Sheet, rng: Rng) -> date:
    return value + timedelta(rng.choice((-3, -2, -1, 1, 2, 3)))


def _say_day(value: date, loose: bool, sheet: Sheet, rng: Rng) -> str:
    if loose:
        return f"in {value:%B}"
    near = abs((value - sheet.today).days) < 6
    month, dayed = f"{value:%B} {value.day}", f"{value.day} {value:%B}"
    ways = [
        f"on {month}",
        f"on {dayed}",
        f"on {value:%A}, {month}",
        f"on {value:%A}, {dayed}",
        f"on {month}, {value.year}",
    ]
    return f"on {value:%A}" if near and rng.random() < 0.5 else rng.choice(ways)


def _clock(arguments: str, sheet: Sheet, rng: Rng) -> tuple[int, int]:
    return rng.randrange(24), rng.choice((0, 5, 10, 15, 20, 30, 40, 45, 50))


def _other_clock(value: tuple[int, int], arguments: str, sheet: Sheet, rng: Rng) -> tuple[int, int]:
    return (value[0] + rng.choice((-5, -3, -2, -1, 1, 2, 4, 6))) % 24, value[1]


def _say_clock(value: tuple[int, int], loose: bool, sheet: Sheet, rng: Rng) -> str:
    hour, minute = value
    part = "at night" if hour < 5 or hour > 21 else "in the morning" if hour < 12 else (
        "in the afternoon" if hour < 18 else "in the evening")  # fmt: skip
    if loose:
        return part
    half, twelve = ("a.m." if hour < 12 else "p.m."), hour % 12 or 12
    plain = f"{twelve}:{minute:02d}" if minute else f"{twelve}"
    return rng.choice((f"at {plain} {half}", f"at {hour:02d}:{minute:02d}", f"at {plain.replace(':', '.')}{half[0]}m",
                       f"at about {plain} {half}", f"at {plain} {part}"))  # fmt: skip


# ------------------------------------------------------------------------------------------------ names


def _place(arguments: str, sheet: Sheet, rng: Rng) -> tuple[str, str, str]:
    towns, region, country = rng.choice(fillers()["places"]).split(" / ")
    return rng.choice(towns.split("|")), region, country


def _other_place(value: tuple[str, str, str], arguments: str, sheet: Sheet, rng: Rng) -> tuple[str, str, str]:
    towns = next(line for line in fillers()["places"] if line.endswith(f"{value[1]} / {value[2]}")).split(" / ")[0]
    near = [town for town in towns.split("|") if town != value[0]]
    return (rng.choice(near), *value[1:]) if near and rng.random() < 0.6 else _far(value, rng)


def _far(value: tuple[str, str, str], rng: Rng) -> tuple[str, str, str]:
    line = rng.choice([line for line in fillers()["places"] if not line.endswith(value[2])]).split(" / ")
    return rng.choice(line[0].split("|")), line[1], line[2]


def _say_place(value: tuple[str, str, str], loose: bool, sheet: Sheet, rng: Rng) -> str:
    town, region, country = value
    if loose:
        return f"a town in {rng.choice((region, country))}"
    return rng.choice((town, town, f"{town} in {region}", f"the town of {town}", f"{town} in {country}"))


def _person(arguments: str, sheet: Sheet, rng: Rng) -> tuple[str, str, str]:
    first, last = rng.choice(fillers()["people"]).split(" / ")
    return rng.choice(first.split()), rng.choice(last.split()).replace("_", " "), arguments


def _other_person(value: tuple[str, str, str], arguments: str, sheet: Sheet, rng: Rng) -> tuple[str, str, str]:
    found = _person(arguments, sheet, rng)
    return found if found[1] != value[1] else _other_person(value, arguments, sheet, rng)


def _say_person(value: tuple[str, str, str], loose: bool, sheet: Sheet, rng: Rng) -> str:
    first, last, roles = value
    role = rng.choice(roles.split("|"))
    if loose:
        return rng.choice((last, f"the {role}"))
    return rng.choice(
        (f"{first} {last}", f"{role} {first} {last}", f"{first} {last}, the {role},", f"the {role}, {first} {last},")
    )


def _org(arguments: str, sheet: Sheet, rng: Rng) -> str:
    taken = [line for line in fillers()[arguments] if line not in sheet.values.values()]
    return rng.choice(taken)


def _other_org(value: str, arguments: str, sheet: Sheet, rng: Rng) -> str:
    return rng.choice([line for line in fillers()[arguments] if line != value])


def _say_org(value: str, loose: bool, sheet: Sheet, rng: Rng) -> str:
    full, short, described = value.split("|")
    return described if loose else rng.choice((full, full, short))


def _choice(arguments: str, sheet: Sheet, rng: Rng) -> int:
    return rng.randrange(len(arguments.split(" // ")))


def _other_choice(value: int, arguments: str, sheet: Sheet, rng: Rng) -> int:
    return rng.choice([n for n in range(len(arguments.split(" // "))) if n != value])


def _shift(step: int) -> Callable[..., Any]:
    return lambda value, arguments, sheet, rng: value + rng.choice((-step, step, 2 * step))


_DRAW: dict[str, Callable[[str, Sheet, Rng], Any]] = {
    "count": _count, "money": _money, "percent": _count, "age": _count, "decimal": _decimal, "score": _score,
    "day": _day, "clock": _clock, "year": lambda arguments, sheet, rng: sheet.today.year + rng.randrange(1, 9),
    "place": _place, "person": _person, "org": _org, **dict.fromkeys(WORDED, _choice),
    "name": lambda arguments, sheet, rng: rng.choice(fillers()[arguments]),
}  # fmt: skip
_OTHER: dict[str, Callable[[Any, str, Sheet, Rng], Any]] = {
    "count": _other_count, "money": _other_money, "percent": _shift(4), "age": _shift(3), "decimal": _other_decimal,
    "score": lambda value, arguments, sheet, rng: (value[0] + 1, value[1]), "day": _other_day, "clock": _other_clock,
    "year": _shift(1), "place": _other_place, "person": _other_person, "org": _other_org,
    **dict.fromkeys(WORDED, _other_choice),
}  # fmt: skip
_SAY: dict[str, Callable[[Any, bool, Sheet, Rng], str]] = {
    "count": _say_count, "money": _say_money, "percent": _say_percent, "day": _say_day, "clock": _say_clock,
    "place": _say_place, "person": _say_person, "org": _say_org,
    "age": lambda value, loose, sheet, rng: str(value), "year": lambda value, loose, sheet, rng: str(value),
    "decimal": lambda value, loose, sheet, rng: f"{value:g}", "name": lambda value, loose, sheet, rng: str(value),
    "score": lambda value, loose, sheet, rng: f"{value[0]}{rng.choice('-–')}{value[1]}",
}  # fmt: skip
