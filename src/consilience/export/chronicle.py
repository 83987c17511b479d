"""The timeline as the page shows it: weighty lines at once, lesser ones on demand, each date said once."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from consilience.export.book import Book, Chip, Json
from consilience.export.phrases import edtf, listed, period
from consilience.text import edtf_start, fold

_ABOUT = re.compile(r"\w+day['’]s\b")  # "Thursday's vote pleased him" is about what happened on Thursday
SHOWN = 14  # lines shown at once; the lesser ones are folded


@dataclass(frozen=True)
class Date:
    """A line of the timeline."""

    iso: str
    words: str
    text: str
    kind: str
    minor: bool
    again: bool  # the line before it bears the same date
    last: bool  # the weightiest event of the last date on which anything happened
    chips: list[Chip]
    anchor: list[Chip]  # what dates the event from which the date is counted


def timeline(book: Book, items: list[Json]) -> list[Date]:
    """Order happenings by date; of one date events stand before background and forecasts, by weight.

    A sentence that gives several dates is shown once, at the first of them, with all of them.
    """
    ordered = sorted(items, key=lambda t: (_place(t), t["date"], t["kind"] != "event", -t["salience"], t["text"]))
    floor = sorted((t["salience"] for t in items), reverse=True)[:SHOWN][-1:]
    end = _end(ordered)
    before: dict[bool, str] = {}  # the last date shown among the weighty lines (False), and among all (True)
    found = []
    for same in _once(ordered):
        t, last = same[0], any(x is end for x in same)
        minor, words = not last and max([x["salience"]] for x in same) < floor, _dates(map(_words, same))
        again = before.get(minor) == words
        chips = book.chips((c for x in same for c in x["citations"]), said=t["text"])
        anchor = book.chips(x["counted_from"] for x in same if x.get("counted_from"))
        found.append(
            Date(t.get("earliest") or t["date"], words, t["text"], t["kind"], minor, again, last, chips, anchor)
        )
        before = {True: words, False: before.get(False, "") if minor else words}
    return found


def _once(ordered: Iterable[Json]) -> list[list[Json]]:
    """Gather what is said in the same words, in the order of the first of each."""
    same: dict[str, list[Json]] = {}
    for t in ordered:
        same.setdefault(fold(t["text"]), []).append(t)
    return list(same.values())


def _dates(said: Iterable[str]) -> str:
    """Say several dates of one sentence, what they end with once: "22 and 23 May 2024"."""
    every = [words.split(" ") for words in dict.fromkeys(said)]
    shared = 0
    while all(len(words) > shared + 1 and words[-1 - shared] == every[0][-1 - shared] for words in every):
        shared += 1
    first = [" ".join(words[: len(words) - shared]) for words in every]
    return " ".join([listed(first), *every[0][len(every[0]) - shared :]])


def _words(t: Json) -> str:
    """Say when: the days between which it lies where the date is only their month or year."""
    return period(t["earliest"], t["latest"]) if t.get("earliest") else edtf(t["date"])


def _place(t: Json) -> str:
    """What to sort by: what is foretold for a stretch ("by the end of 2031") stands behind its days, the rest first."""
    last = t.get("latest") or t["date"].rpartition("/")[2].strip(".~?%")
    return f"{last}~" if t["kind"] == "forecast" and last else _start(t)


def _start(t: Json) -> str:
    return t.get("earliest") or edtf_start(t["date"])


def _end(ordered: list[Json]) -> Json | None:
    """Find how it ended; one date alone has no end."""
    events = [t for t in ordered if t["kind"] == "event" and t["date"][:4] != "XXXX"]
    if not events or _start(events[0]) == _start(events[-1]):
        return None
    last = [t for t in events if _start(t) == _start(events[-1])]
    return next((t for t in last if not _ABOUT.match(t["text"])), last[0])
