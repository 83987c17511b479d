"""Words for the reader: dates, numbers, counts, and source text made safe to show."""

import re
import string
from collections.abc import Iterable
from urllib.parse import urlsplit

from consilience.text import MONTH_NAMES, read_again, squeeze

_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
# Embeddings, overrides and isolates re-order what stands around them; the marks of legitimate mixed text (U+200E,
# U+200F, U+061C) do not, and stay. C0 controls and lone surrogates break pages; C1 controls, the debris of bad
# decoding, do not.
_HARMFUL = re.compile("[\u0000-\u0008\u000b\u000c\u000e-\u001f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_DATE = re.compile(
    r"(?P<y>XXXX|-?\d{3,4}X?)(?:-(?P<m>\d\d))?(?:-(?P<d>\d\d))?"
    r"(?:T(?P<t>\d\d:\d\d)[\d:.]*(?P<z>Z|[+-][\d:]+)?)?(?P<q>[~?%])?"
)
_UNITS = {
    "a": "years",
    "mo": "months",
    "wk": "weeks",
    "d": "days",
    "h": "hours",
    "min": "minutes",
    "s": "seconds",
    "t": "tonnes",
    "Cel": "°C",
    "[degF]": "°F",
    "[mi_i]": "miles",
    "[ft_i]": "feet",
    "[lb_av]": "pounds",
    "person": "people",
    "people": "people",
    "child": "children",
    "man": "men",
    "woman": "women",
    "1": "",
}
_SHARES = {0.25: "a quarter", 0.33: "a third", 0.5: "half", 0.67: "two thirds", 0.75: "three quarters"}
_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


def visible(text: str) -> str:
    """Replace characters that would re-order or break the page by their names, such as ``[U+202E]``."""
    return _HARMFUL.sub(lambda m: f"[U+{ord(m.group()):04X}]", text)


def failures(failed: Iterable[dict[str, str]]) -> list[tuple[str, str]]:
    """(reason, paths) of what failed: a reason once, with the first paths; the JSON form lists all."""
    paths: dict[str, list[str]] = {}
    for failure in failed:
        paths.setdefault(failure["reason"], []).append(failure["path"])
    return [(reason, _some(found)) for reason, found in paths.items()]


def _some(paths: list[str], show: int = 5) -> str:
    shown = at_once(len(paths), show)
    more = f" and {len(paths) - shown:,} more, all named in dossier.json" if len(paths) > shown else ""
    return ", ".join(paths[:shown]) + more


def clip(text: str, size: int) -> str:
    """Shorten to at most ``size`` characters, at a word, on one line, in characters as they were meant."""
    text = squeeze(read_again(text))
    return text if len(text) <= size else text[: size - 1].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"


def clip_front(text: str, size: int) -> str:
    """Keep the end of a text, at most ``size`` characters, from a word on."""
    text = squeeze(read_again(text))
    return text if len(text) <= size else "…" + text[1 - size :].partition(" ")[2]


def web_address(url: str) -> str:
    """Return the address when it is a plain http or https one, else nothing."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in {"http", "https"} and parts.netloc else ""


def counted(n: int, noun: str, plural: str = "") -> str:
    """Say how many: "1 account", "2 accounts"."""
    return f"{n:,} {noun if n == 1 else plural or noun + 's'}"


def at_once(n: int, show: int) -> int:
    """How many of n things to show at once: one more than ``show`` is shown too, rather than "and 1 more"."""
    return n if n <= show + 1 else show


def letters(n: int) -> str:
    """Name the n-th account (from 0): A … Z, AA, AB …"""
    tail = string.ascii_uppercase[n % 26]
    return tail if n < 26 else letters(n // 26 - 1) + tail


def listed(words: Iterable[str]) -> str:
    """Join words as a sentence does: "a, b and c"."""
    *first, last = [*words] or [""]
    return f"{', '.join(first)} and {last}" if first else last


def edtf(value: str) -> str:
    """Say an EDTF date in words; what is not understood is shown as it stands."""
    if "/" in value:
        first, last = (part.strip(".") for part in value.split("/", 1))
        return period(first, last) if first or last else value
    match = _DATE.fullmatch(value)
    return _date(**match.groupdict()) if match else value


def _date(y: str, m: str | None, d: str | None, t: str | None, z: str | None, q: str | None) -> str:
    year = "" if y == "XXXX" else f"the {y[:-1]}0s" if y.endswith("X") else y
    month = _SEASONS.get(m or "") or (MONTH_NAMES[int(m) - 1] if m and 1 <= int(m) <= 12 else m)
    day = str(int(d)) if d else None
    zone = "" if not t or not z else " UTC" if z == "Z" else f" {z}"
    clock = f"{t}{zone}" if t else None
    words = " ".join(part for part in (day, month, year) if part)
    words = f"{words}, {clock}" if clock else words
    words += "" if year else ", year not told"
    return f"about {words}" if q else words


def period(first: str, last: str) -> str:
    """Say a period without repeating itself: "26 – 27 July 2021", "2003 – 2004", "since May 1999"."""
    if not first or not last:
        return f"since {edtf(first)}" if first else f"until {edtf(last)}"
    if first.endswith("-01-01") and last.endswith("-12-31"):
        first, last = first[:4], last[:4]
    if first == last:
        return edtf(first)
    whole = len(first) == len(last) == 10
    shared = 2 if whole and first[:7] == last[:7] else 1 if whole and first[:4] == last[:4] else 0
    return f"{edtf(first).rsplit(' ', shared)[0] if shared else edtf(first)} – {edtf(last)}"


def days(earliest: str, latest: str) -> str:
    """Say a publication interval, by day."""
    first, last = earliest[:10], latest[:10]
    if first and last:
        return period(first, last)
    return f"not before {edtf(first)}" if first else f"not after {edtf(last)}" if last else "date unknown"


def number(x: float) -> str:
    """Say a number as newspapers do: "2,500", "90 million", "3.5"."""
    scale, word = next(((s, w) for s, w in _SCALES if abs(x) >= s), (1.0, ""))
    digits = f"{x / scale:,.2f}".rstrip("0").rstrip(".")
    return f"{digits} {word}".rstrip()


def amount(low: float | None, high: float | None, unit: str = "") -> str:
    """Say a quantity with its bounds: "at least 30", "400–500", "up to 12 %", "a third"."""
    if not unit and low is not None and low == high and round(low, 2) in _SHARES:
        return _SHARES[round(low, 2)]
    if low is None or high is None:
        bound = low if high is None else high
        said = "some" if bound is None else f"{'at least' if high is None else 'up to'} {number(bound)}"
    else:
        said = number(low) if low == high else f"{number(low)}–{number(high)}"
    return f"{said} {unit}".rstrip()


def units(unit: str) -> str:
    """Say a unit: a count noun in the plural, a UCUM code as readers know it, a currency's code as it stands."""
    noun = unit.isalpha() and unit.islower() and len(unit) > 2
    if unit in _UNITS or not noun or unit.endswith("s"):
        return _UNITS.get(unit, unit)
    return f"{unit[:-1]}ies" if unit.endswith("y") and unit[-2] not in "aeiou" else f"{unit}s"
