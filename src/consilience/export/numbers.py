"""Compared numbers: who gives which value, on one scale."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from consilience.export.book import Book, Chip, Json
from consilience.export.phrases import amount, plural

WIDTH = 240  # of a lane, in units of the drawing; the ends keep a margin for the dots
MARGIN = 14


@dataclass(frozen=True)
class Lane:
    """One value on the scale, and the accounts that give it."""

    words: str
    x: float  # where the dot stands, or the range begins
    width: float  # of the range, 0 for a plain number
    arrow: str  # "more" | "less" for an open bound, else ""
    chips: list[Chip]


@dataclass(frozen=True)
class Plot:
    """A number that several accounts give."""

    text: str
    unit: str
    lanes: list[Lane]
    accounts: int


Value = tuple[float | None, float | None]


def plots(book: Book, propositions: Iterable[Json]) -> list[Plot]:
    """Find the numbers that two or more accounts give; those that differ come first, repeats are left out."""
    found: dict[frozenset[str], Plot] = {}
    for p in propositions:
        for unit, values in _values(book, p).items():
            accounts = {c.account.id for chips in values.values() for c in chips}
            codes = frozenset(c.code for chips in values.values() for c in chips)
            if len(accounts) > 1 and not any(codes <= seen for seen in found):
                found[codes] = Plot(p["text"], unit, _lanes(values, unit), len(accounts))
    return sorted(found.values(), key=lambda x: (len(x.lanes) < 2, -x.accounts, x.text))


def _values(book: Book, p: Json) -> dict[str, dict[Value, list[Chip]]]:
    found: dict[str, dict[Value, list[Chip]]] = defaultdict(lambda: defaultdict(list))
    for claim in p["claims"]:
        for q in claim["quantities"]:
            if q["low"] is not None or q["high"] is not None:
                chips = found[plural(q["unit"])][q["low"], q["high"]]
                chip = book.chip(claim["citation"], p["status"], claim["stance"])
                if chip.account not in {c.account for c in chips}:
                    chips.append(chip)
    return found


def _lanes(values: dict[Value, list[Chip]], unit: str) -> list[Lane]:
    ends = [x for value in values for x in value if x is not None]
    floor, span = min(ends), (max(ends) - min(ends)) or 1.0
    one = min(ends) == max(ends)

    def place(x: float) -> float:
        return WIDTH / 2 if one else round(MARGIN + (x - floor) / span * (WIDTH - 2 * MARGIN), 1)

    def lane(value: Value, chips: list[Chip]) -> Lane:
        low, high = value
        start = place(low if low is not None else high or 0.0)
        width = place(high) - start if low is not None and high is not None else 0.0
        arrow = "more" if high is None else "less" if low is None else ""
        return Lane(amount(low, high, unit), start, width, arrow, sorted(chips, key=lambda c: c.account.n))

    ordered = sorted(values.items(), key=lambda v: [x if x is not None else floor for x in v[0]])
    return [lane(value, chips) for value, chips in ordered]
