"""Compared numbers: who gives which value, on one scale."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from consilience.export.book import Book, Chip, Json, fuse
from consilience.export.phrases import amount, units
from consilience.text import fold

WIDTH = 240  # of a lane, in units of the drawing; the ends keep a margin for the dots
MARGIN = 14
_TIME = {"s", "min", "h", "d", "wk", "mo", "a"}  # a span of time says nothing until one knows of what
APART = 10  # accounts of one event hardly ever differ by more

Value = tuple[float | None, float | None]
Given = tuple[Json, Json]  # a quantity, and the claim that gives it


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

    of: str  # what is counted, as an account puts it
    text: str  # the proposition it stands in
    lanes: list[Lane]

    @property
    def accounts(self) -> int:
        """How many accounts give it."""
        return len({chip.account.n for lane in self.lanes for chip in lane.chips})

    @property
    def alike(self) -> bool:
        """Whether the values are of one thing: an account that gives two counts two things."""
        given = [chip.account.n for lane in self.lanes for chip in lane.chips]
        bare = len(self.lanes) == 1 and not self.of and self.lanes[0].words.replace(",", "").isdigit()
        return len(given) == len(set(given)) and not bare

    @property
    def codes(self) -> set[tuple[str, int]]:
        """Who gives which value."""
        return {(lane.words, chip.account.n) for lane in self.lanes for chip in lane.chips}


def plots(book: Book, propositions: Iterable[Json]) -> list[Plot]:
    """Find the numbers that two or more accounts give; those that differ come first, repeats are left out."""
    made = [_plot(book, p, given) for p in propositions for given in _things(p)]
    made = [x for x in made if x.alike]
    shared = sorted((x for x in made if x.accounts > 1), key=lambda x: (-x.accounts, -len(x.lanes), x.of, x.text))
    kept: list[Plot] = []
    for plot in shared:
        if not any(plot.codes <= other.codes for other in kept):
            kept.append(plot)
    return sorted(kept, key=lambda x: len(x.lanes) < 2)


def _things(p: Json) -> Iterator[list[Given]]:
    """Part the numbers of a proposition by what they count: "drone strikes" are no "rocket strikes"."""
    things: list[tuple[str, set[str], list[Given]]] = []
    given = [(q, claim) for claim in p["claims"] for q in claim["quantities"] if _stated(q)]
    for q, claim in sorted(given, key=lambda g: -len(g[0]["of"])):
        words = set(fold(q["of"]).split())
        same = next((own for unit, of, own in things if unit == q["unit"] and _joins(words, of, unit)), None)
        if same is None:
            things.append((q["unit"], words, same := []))
        same.append((q, claim))
    return (near for _, _, own in things for near in _near(own))


def _joins(words: set[str], of: set[str], unit: str) -> bool:
    return words <= of and (bool(words) or unit not in _TIME)


def _near(given: list[Given]) -> Iterator[list[Given]]:
    """Part values that are too far apart to be one number in two accounts: two miners are not 4,200 miners."""
    run: list[Given] = []
    for q, claim in sorted(given, key=lambda g: _size(g[0])):
        if run and _size(q) > APART * _size(run[-1][0]):
            yield run
            run = []
        run.append((q, claim))
    yield run


def _size(q: Json) -> float:
    return abs(float(q["low"] if q["low"] is not None else q["high"]))


def _stated(q: Json) -> bool:
    low, high = q["low"], q["high"]
    return (low is not None or high is not None) and (low is None or high is None or low <= high)


def _plot(book: Book, p: Json, given: list[Given]) -> Plot:
    values: dict[Value, list[Chip]] = {}
    for q, claim in given:
        chip = book.chip(claim["citation"], p["status"], claim["stance"])
        values.setdefault((q["low"], q["high"]), []).append(chip)
    of = Counter(q["of"] for q, _ in given if q["of"]).most_common(1)
    return Plot(of[0][0] if of else "", p["text"], _lanes(values, given[0][0]["unit"]))


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
        return Lane(amount(low, high, units(unit)), start, width, arrow, fuse(chips))

    ordered = sorted(values.items(), key=lambda v: [x if x is not None else floor for x in v[0]])
    return [lane(value, chips) for value, chips in ordered]
