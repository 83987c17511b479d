"""Make lines that name taggers seldom see: results, tables, squads, prices, datelines, headlines in capitals.

Every line is filled from a frame of our own (``name_lines.txt``): there a city is now a place and now its team. Nothing
is copied from a corpus. Countries, cities and demonyms come from the gazetteer, other words from the lists with the
frames.
"""

import random
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from consilience import gazetteer
from consilience.stages.annotate.names import lexicon as lex
from consilience.text import word_set
from evals.entities import Document
from training.halves import half

# Countries with many clubs.
_SPORTING = frozenset(word_set("at au be ca ch cz de dk es fr gb gr ie it nl no nz pl pt ro se tr us za"))
_TOWN, _CITY = 50_000, 200_000  # people in the smallest towns of countries with many clubs, and in those elsewhere
_POOL = 16  # names of one kind in a document: teams and players come again
_FRESH = 0.2  # share of names from outside of the pool
_FRAMES = Path(__file__).parent / "name_lines.txt"
_GROUP = re.compile(r"\{([^{}\[\]]*)\}|\[([^{}\[\]]*)\]")
_NUMBER = re.compile(r"(?<![A-Za-z])N+(?=[^A-Za-z]|th\b|$)")
_INITIALS = "ABCDEFGHJKLMNPRSTVW"
_LINES = 25  # in a document
# Slots that are made of others, in one of several ways.
_MADE = {
    "FULL": ["GIVEN SUR"],
    "INIT": ["LETTER SUR"],
    "TEAM": ["CITY NICK"],
    "CLUB": ["FREE", "FREE", "CITY ENDING"],
    "FIRM": ["SUR FORM", "CITY FORM", "HOUSE"],
}
_KIND = {"person": "PER", "organization": "ORG", "place": "LOC", "other": "MISC"}


def _sections() -> dict[str, list[str]]:
    """The lines of the file by section: lists, and frames by genre."""
    found: dict[str, list[str]] = {}
    for line in _FRAMES.read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            section = found.setdefault(line[3:], [])
        elif line and not line.startswith("#"):
            section.append(line)
    return found


def frames(part: int | None) -> dict[str, list[str]]:
    """Frames by genre: all of them, or those of one half."""
    return {
        genre: [line for line in lines if part in {None, half(line)}]
        for genre, lines in _sections().items()
        if genre != "lists"
    }


def _lists() -> dict[str, list[str]]:
    """Names for every slot that is filled from a list."""
    found: dict[str, list[str]] = defaultdict(list)
    for line in _sections()["lists"]:
        slot, _, names = line.partition(": ")
        found[slot] += names.split("; ")
    found["GIVEN"], found["LETTER"] = sorted(n.title() for n in lex.GIVEN_NAMES), [f"{c}." for c in _INITIALS]
    return {**_places(), **found}


def _places() -> dict[str, list[str]]:
    spots = {p.name: p for ps in gazetteer.cities().values() for p in ps[:1]}
    cities = [
        name
        for name, p in sorted(spots.items())
        if name.isascii() and p.population > (_TOWN if p.country.lower() in _SPORTING else _CITY)
    ]
    countries = sorted({c.title() for c in gazetteer.countries() if c.isascii() and len(c) > 3 and "." not in c})
    demonyms = (d for d, code in gazetteer.demonyms().items() if code and not d.endswith(("s", "man", "men")))
    return {"CITY": cities, "COUNTRY": countries, "NAT": sorted(d.title() for d in demonyms)}


class Lines:
    """Fills frames, the same for the same seed."""

    def __init__(self, seed: int, part: int | None) -> None:
        self._draw = random.Random(seed)
        self._frames, self._lists = frames(part), _lists()
        self._pool: dict[str, list[str]] = {}

    def document(self) -> Document:
        """One document of lines of one genre, about the same teams, players and towns."""
        self._pool = {slot: self._draw.sample(names, min(_POOL, len(names))) for slot, names in self._lists.items()}
        genre = self._frames[self._draw.choice(sorted(self._frames))]
        chosen, lines = self._draw.sample(genre, min(10, len(genre))), []
        while len(lines) < _LINES:
            frame = self._draw.choice(chosen)
            rows = self._draw.randint(3, 8) if frame.startswith("* ") else 1
            lines += [list(self._fill(frame.removeprefix("* "))) for _ in range(rows)]
        return Document([line for line in lines if line])

    def _fill(self, frame: str) -> Iterator[tuple[str, str]]:
        while group := _GROUP.search(frame):
            options = [group[2], ""] if group[1] is None else group[1].split("|")
            frame = frame[: group.start()] + self._draw.choice(options) + frame[group.end() :]
        parts = frame.split()
        shout = parts[:1] == ["^"]
        for part in parts[shout:]:
            slot, _, kind = part.partition("=")
            for k, word in enumerate(self._words(slot)):
                label = f"{'I' if k else 'B'}-{_KIND[kind]}" if kind else "O"
                yield (word.upper() if shout else word), label

    def _words(self, slot: str) -> list[str]:
        """The words of a slot, or the word itself."""
        if slot in self._lists:
            return self._name(slot).replace("_", " ").split()
        if slot in _MADE:
            return [word for part in self._draw.choice(_MADE[slot]).split() for word in self._words(part)]
        if slot in {"ACRO", "TICKER", "CODE"}:
            return ["".join(self._draw.choices("ABCDEFGILMNOPRSTUVX", k=self._draw.choice([2, 3, 3, 4])))]
        return self._number(slot).replace("_", " ").split()

    def _name(self, slot: str) -> str:
        return self._draw.choice((self._lists if self._draw.random() < _FRESH else self._pool)[slot])

    def _number(self, word: str) -> str:
        """Digits for every N: one is a number of its own, mostly small, several are the digits of one."""
        return _NUMBER.sub(
            lambda m: (
                str(self._draw.randrange(self._draw.choice([5, 20, 120])))
                if len(m[0]) == 1
                else f"{self._draw.randrange(10 ** len(m[0])):0{len(m[0])}}"
            ),
            word,
        )


def made(count: int, seed: int, part: int | None = None) -> list[Document]:
    """Make documents of lines, of all frames or of one half of them."""
    lines = Lines(seed, part)
    return [lines.document() for _ in range(count)]
