"""What the page shows, saga by saga, worked out of the dossier: plain values, no markup."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Any

from consilience.export.book import UNKNOWN, Account, Book, Chip, Json, fuse, known_days
from consilience.export.chronicle import Date, timeline
from consilience.export.numbers import Plot, plots
from consilience.export.order import in_order
from consilience.export.phrases import clip, days, edtf
from consilience.export.who import Person, Speaker, people, speakers
from consilience.export.words import WORDS
from consilience.text import overlap

SORTS = ("conflict", "update", "compatible")
SLOTS = ("quantity", "polarity", "act", "time", "place", "person", "cause", "attribution", "wording")
LINKS = ("copy", "rewrite", "translation", "shared-agency", "shared-source", "shared-quote")
FATES = ("broken", "fulfilled", "open", "unknown")
_NEWS = 7  # days for which an event is news
COLUMNS = 7  # more accounts than this do not fit a page as columns of a table


@dataclass(frozen=True)
class Line:
    """A sentence of the brief."""

    text: str
    status: str
    origins: int
    chips: list[Chip]


@dataclass(frozen=True)
class Story:
    """A story with its brief."""

    id: str
    title: str
    accounts: list[Account]
    dates: str
    brief: list[Line]
    members: list[tuple[Account, str]]  # each account, and why it stands in the story


@dataclass(frozen=True)
class Row:
    """A proposition: who reports it, by account."""

    id: str
    text: str
    status: str
    origins: int
    outlets: int
    hedges: list[str]  # how it is said where not plainly asserted
    plain: bool  # whether any account plainly asserts it
    chips: list[Chip]  # one for each account that speaks of it

    @property
    def codes(self) -> str:
        """All passages, for reading them side by side."""
        return " ".join(chip.code for chip in self.chips)

    @property
    def by_account(self) -> dict[int, Chip]:
        """The chips by their account's number."""
        return {chip.account.n: chip for chip in self.chips}


@dataclass(frozen=True)
class Pair:
    """A difference between two passages."""

    kind: str
    sort: str
    why: str
    a: Chip
    b: Chip

    @property
    def slight(self) -> bool:
        """Whether both say the same in other words: for who compares wordings, not for who looks for the facts."""
        return self.kind == "wording" and self.sort == "compatible"


@dataclass(frozen=True)
class Dispute:
    """A proposition on which accounts differ, with the differences and the words of each account."""

    row: Row
    pairs: list[Pair]
    sides: set[str]  # ids of the accounts that a difference names

    @property
    def sort(self) -> str:
        """The gravest sort among the differences."""
        return min((p.sort for p in self.pairs), key=SORTS.index, default=self.row.status)


@dataclass(frozen=True)
class Silence:
    """A widely reported proposition, with the nearest passage of each account that says nothing of it."""

    text: str
    origins: int
    nearest: list[Chip]

    @property
    def accounts(self) -> list[Account]:
        """Who is silent."""
        return [chip.account for chip in self.nearest]


@dataclass(frozen=True)
class Promise:
    """A commitment and its fate."""

    kind: str
    actor: str
    text: str
    deadline: str
    status: str
    note: str
    made: Chip
    outcome: list[Chip]


@dataclass(frozen=True)
class Link:
    """Who goes back to whom."""

    account: Account
    source: Account | None
    agency: str
    kind: str
    score: float
    evidence: list[list[Chip]]


@dataclass(frozen=True)
class Saga:
    """Everything the page says of one saga."""

    id: str
    title: str
    stories: list[Story]
    accounts: list[Account]
    outlets: int
    outside: list[tuple[str, list[Account]]]  # origins outside the collection, with the accounts that draw on them
    confirmed: list[Row]
    repeated: list[Row]
    lone: list[tuple[Account, list[Row]]]
    disputes: list[Dispute]
    wordings: list[Pair]
    silences: list[Silence]
    timeline: list[Date]
    plots: list[Plot]
    promises: list[Promise]
    speakers: list[Speaker]
    people: dict[str, list[Person]]
    links: list[Link]

    @property
    def columns(self) -> bool:
        """Whether a table with one column per account is readable."""
        return 1 < len(self.accounts) <= COLUMNS

    @property
    def dates(self) -> str:
        """First and last day on which accounts were published."""
        return _period(self.accounts)

    @property
    def latest(self) -> Date | None:
        """How it ended: the last event, unless the latest account came out long after it, with news of its own."""
        end, dated = next((d for d in self.timeline if d.last), None), _known(self.accounts)
        return end if end and dated and _about(end.iso, max(first for first, _ in dated)) else None


def _about(event: str, published: str) -> bool:
    """Whether an event is what an account of that day reports: of the same month, or of the week before."""
    try:
        return (date.fromisoformat(published[:10]) - date.fromisoformat(event[:10])).days <= _NEWS
    except ValueError:
        return event[:7] >= published[:7]


def sagas(book: Book) -> list[Saga]:
    """Work out every saga of the dossier; accounts that no story holds belong to none."""
    return [_saga(book, n, saga) for n, saga in enumerate(book.dossier["sagas"], 1)]


def _saga(book: Book, n: int, saga: Json) -> Saga:
    stories = [book.story[s] for s in saga["stories"] if s in book.story]
    ids = {s["id"] for s in stories}
    articles = {a for s in stories for a in s["articles"]}
    told = in_order(p for p in book.dossier["propositions"] if p["story"] in ids)
    rows = [_row(book, p) for p in told]
    disputes, wordings = _disputes(book, rows, articles)
    accounts = [a for a in book.accounts if a.id in articles]
    shared = [r for r in rows if len(r.chips) > 1 and r.status != "disputed"]
    return Saga(
        id=f"g{n}",
        title=saga["title"] or next((a.title for a in accounts), "Untitled story"),
        stories=[_story(book, s) for s in stories],
        accounts=accounts,
        outlets=len({a.article["outlet"] or a.article["site"] or a.id for a in accounts}),
        outside=_outside(book, articles),
        confirmed=[r for r in shared if r.origins > 1],
        repeated=[r for r in shared if r.origins <= 1],
        lone=_lone(r for r in rows if len(r.chips) == 1 and r.status != "disputed"),
        disputes=disputes,
        wordings=wordings,
        silences=[Silence(p["text"], p["origins"], book.chips(p["silent"])) for p in told if p.get("silent")],
        timeline=timeline(book, [t for t in book.dossier["timeline"] if t["story"] in ids]),
        plots=plots(book, [p for p in book.dossier["propositions"] if p["story"] in ids]),
        promises=_promises(book, ids),
        speakers=speakers(book, articles),
        people=people(book, articles),
        links=_links(book, articles),
    )


def _story(book: Book, story: Json) -> Story:
    accounts = sorted((book.account[a] for a in story["articles"]), key=lambda a: a.n)
    brief = [_line(book, line) for line in story["summary"]]
    members = sorted(((book.account[m["article"]], m["why"]) for m in story["members"]), key=lambda m: m[0].n)
    return Story(story["id"], story["title"], accounts, _period(accounts), brief, members)


def _known(accounts: Iterable[Account]) -> list[tuple[str, str]]:
    dated = [known_days(a.article["published"]) for a in accounts]
    return sorted(x for x in dated if x != UNKNOWN[:2])


def _period(accounts: Iterable[Account]) -> str:
    dated = _known(accounts)
    return days(dated[0][0], max(last for _, last in dated)) if dated else ""


def _line(book: Book, line: Json) -> Line:
    stated = [book.proposition[p] for p in line["propositions"] if p in book.proposition]
    best: Json = max(stated, key=lambda p: int(p["origins"]), default={"status": "", "origins": 0})
    cited = {c["article"] for c in line["citations"]}
    origins = min(int(best["origins"]), len(cited))  # an account that is not cited does not count
    status, known = best["status"], book.differences.get(best.get("id", ""), [])
    if status in {"disputed", "updated"} and known and not any(_touches(d, line) for d in known):
        status = "corroborated"  # what differs is told in other words
    if status == "corroborated" and origins <= 1:
        status = "single-origin"
    return Line(book.spoken(line["text"]), status, origins, book.chips(line["citations"], status))


def _touches(difference: Json, line: Json) -> bool:
    """Whether a line says, or is taken from, one of the two things that differ."""
    own = line["citations"][0]
    return any(
        side["text"].casefold() in line["text"].casefold()
        or (side["article"] == own["article"] and overlap(side["start"], side["end"], own["start"], own["end"]) > 0)
        for side in (difference["a"], difference["b"])
    )


def _row(book: Book, p: Json) -> Row:
    claims = sorted(p["claims"], key=lambda c: (c["citation"]["start"], -c["citation"]["end"]))
    chips = fuse([book.chip(c["citation"], p["status"], c["stance"]) for c in claims])
    said = {c["modality"] for c in claims}
    hedges = [word for word in WORDS["modality"] if word in said]
    return Row(p["id"], p["text"], p["status"], p["origins"], p["outlets"], hedges, "asserted" in said, chips)


def _lone(rows: Iterable[Row]) -> list[tuple[Account, list[Row]]]:
    ordered = sorted(rows, key=lambda r: r.chips[0].account.n)
    return [(account, list(own)) for account, own in groupby(ordered, key=lambda r: r.chips[0].account)]


def _disputes(book: Book, rows: list[Row], articles: set[str]) -> tuple[list[Dispute], list[Pair]]:
    """What accounts differ on, the gravest first; and what they only word differently or is of no fact that is told."""
    slight = list[Pair]()
    pairs: dict[str, list[Pair]] = defaultdict(list)
    sides: dict[str, set[str]] = defaultdict(set)
    for d in book.dossier["differences"]:
        if d["a"]["article"] not in articles:
            continue
        tone = "disputed" if d["sort"] == "conflict" else "updated" if d["sort"] == "update" else ""
        pair = Pair(
            d["kind"], d["sort"], book.spoken(d["why"]), *(book.in_context(book.chip(d[x], tone)) for x in "ab")
        )
        if pair.slight or not d["proposition"]:
            slight.append(pair)
            continue
        pairs[d["proposition"]].append(pair)
        sides[d["proposition"]] |= {d["a"]["article"], d["b"]["article"]}
    told = [r for r in rows if r.id in pairs or r.status == "disputed"]
    found = [
        Dispute(_with_sides(r, own), sorted(own, key=_gravity), sides[r.id]) for r in told for own in [pairs[r.id]]
    ]
    return sorted(found, key=lambda d: min(map(_gravity, d.pairs), default=(0, 0))), slight


def _gravity(pair: Pair) -> tuple[int, int]:
    return SORTS.index(pair.sort), SLOTS.index(pair.kind)


def _with_sides(row: Row, pairs: Iterable[Pair]) -> Row:
    """Put the passages of the differences first in the chips of their accounts."""
    tones = {chip.account: chip.tone for chip in row.chips}
    sides = [replace(chip, tone=tones.get(chip.account, "differs")) for p in pairs for chip in (p.a, p.b)]
    return replace(row, chips=fuse([*sides, *row.chips]))


def _outside(book: Book, articles: set[str]) -> list[tuple[str, list[Account]]]:
    """Find who outside the collection the accounts draw on, the most drawn on first."""
    accounts = [a for a in book.accounts if a.id in articles]
    named = [o for o in book.dossier["origins"] if o["kind"] != "article" and o["name"]]
    found = [(o["name"], [a for a in accounts if a.id in o["articles"]]) for o in named]
    return sorted(((name, own) for name, own in found if own), key=lambda x: (-len(x[1]), x[1][0].n, x[0]))


def _promises(book: Book, stories: set[str]) -> list[Promise]:
    """Those whose fate is told come first, then those with a deadline."""
    own = [c for c in book.dossier["commitments"] if c["story"] in stories]
    ordered = sorted(own, key=lambda c: (FATES.index(c["status"]), not c["deadline"], c["deadline"] or "", c["id"]))
    return [_promise(book, c) for c in ordered]


def _promise(book: Book, c: Json) -> Promise:
    deadline = edtf(c["deadline"]) if c["deadline"] else ""
    made, outcome = book.chip(c["made"]), book.chips(c["outcome"])
    return Promise(c["kind"], book.name(c["actor"]), c["text"], deadline, c["status"], c["note"], made, outcome)


def _links(book: Book, articles: set[str]) -> list[Link]:
    """One link a pair: who copied whom says more than that both share a source, and this more than a quotation.

    Leads that are likelier wrong than right are left out.
    """
    links = [_link(book, x) for x in book.dossier["lineage"] if x["article"] in articles and x["score"] >= 0.5]
    best: dict[frozenset[str], Link] = {}
    for x in sorted(links, key=lambda x: (LINKS.index(x.kind), -x.score, x.account.n, x.agency)):
        best.setdefault(frozenset({x.account.id, x.source.id if x.source else x.agency}), x)
    return sorted(best.values(), key=lambda x: (x.account.n, -x.score, x.source.n if x.source else -1, x.agency))


def _link(book: Book, x: Json) -> Link:
    evidence = [[book.chip(c) for c in pair] for pair in sorted(x["evidence"], key=_length, reverse=True)[:6]]
    source = book.account[x["from"]] if x["from"] else None
    kind = "shared-source" if source and x["kind"] == "shared-agency" else x["kind"]
    return Link(book.account[x["article"]], source, x["agency"] or "", kind, x["score"], evidence)


def _length(pair: list[Json]) -> int:
    return int(pair[0]["end"] - pair[0]["start"])


@dataclass(frozen=True)
class Gap:
    """Things of one kind that were not understood."""

    kind: str
    items: list[tuple[Account | None, str, Chip | None]]


def gaps(book: Book) -> list[Gap]:
    """Gather the notes by kind, the most frequent first."""
    kinds: dict[str, list[tuple[Account | None, str, Chip | None]]] = defaultdict(list)
    for note in book.dossier["notes"]:
        chip = book.fact(note["citation"]) if note["citation"] else None
        account = book.account.get(note["article"] or "")
        kinds[note["kind"]].append((account, clip(note["text"], 300), chip))
    return [Gap(kind, items) for kind, items in sorted(kinds.items(), key=lambda k: (-len(k[1]), k[0]))]


def facts(book: Book, account: Account) -> dict[str, Any]:
    """What the page of an account says about itself, with evidence."""
    a = account.article
    return {
        "why": a["why_published"],
        "evidence": [book.fact(c) for c in a["published"]["evidence"]],
        "credits": [book.fact(c) for c in a["credits"]],
        "origins": [o["name"] for o in book.origins_of[account.id] if o["kind"] != "article" or len(o["articles"]) > 1],
    }
