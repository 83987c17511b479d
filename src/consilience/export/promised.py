"""What was promised as the page shows it: each promise once, with every place that tells it."""

from collections.abc import Iterable

from consilience.export.book import Book, Json
from consilience.export.order import stands_in
from consilience.export.phrases import edtf
from consilience.export.shown import Promise
from consilience.page import days_between

_FATES = ("broken", "fulfilled", "open", "unknown")
_NEAR = 2  # days: "within 30 days" counts from the day of each account


def promises(book: Book, stories: set[str]) -> list[Promise]:
    """Those whose fate is told come first, then those with a deadline, what most accounts tell, and forecasts last;
    a retelling joins what is shown already.
    """
    own = [c for c in book.dossier["commitments"] if c["story"] in stories]
    facts = [[c["citation"] for c in p["claims"]] for p in book.dossier["propositions"] if p["story"] in stories]
    groups: list[list[Json]] = []
    for c in sorted(own, key=_rank):
        told = next((group for group in groups if any(_one(c, x, facts) for x in group)), None)
        if told is None:
            groups.append([c])
        else:
            told.append(c)
    return [_promise(book, group) for group in sorted(groups, key=_order)]


def _rank(c: Json) -> tuple[int, bool, str, bool, str]:
    return _FATES.index(c["status"]), not c["deadline"], c["deadline"] or "", bool(c["same_as"]), c["id"]


def _order(group: list[Json]) -> tuple[int, bool, str, bool, int]:
    fate, undated, deadline, *_ = _rank(group[0])
    accounts = {c["made"]["article"] for c in group}
    return fate, undated, deadline, all(c["kind"] == "forecast" for c in group), -len(accounts)


def _one(a: Json, b: Json, facts: Iterable[list[Json]]) -> bool:
    """Whether two places tell one promise: held for one, or of one fact and actor or day; a threat is no promise."""
    if (a["same_as"] or a["id"]) == (b["same_as"] or b["id"]):
        return True
    if (a["kind"] == "threat") != (b["kind"] == "threat"):
        return False
    apart = days_between(a["deadline"] or "", b["deadline"] or "")
    same = a["actor"] == b["actor"] or (apart is not None and abs(apart) <= _NEAR)
    return same and any(_tells(fact, a["made"]) and _tells(fact, b["made"]) for fact in facts)


def _tells(fact: list[Json], made: Json) -> bool:
    return any(stands_in(citation, made) for citation in fact)


def _promise(book: Book, group: list[Json]) -> Promise:
    c = next((c for c in group if not c["same_as"]), group[0])  # the clearest telling
    made, outcome = book.chips([x["made"] for x in group], said=c["text"]), book.chips(c["outcome"])
    deadline = edtf(c["deadline"]) if c["deadline"] else ""
    return Promise(c["kind"], book.name(c["actor"]), c["text"], deadline, c["status"], c["note"], made, outcome)
