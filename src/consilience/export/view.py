"""What is shown, saga by saga, worked out of the dossier."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby
from typing import Any

from consilience.export.book import Account, Book, Chip, Json, fuse
from consilience.export.chronicle import timeline
from consilience.export.numbers import plots
from consilience.export.order import by_matter
from consilience.export.phrases import clip
from consilience.export.promised import promises
from consilience.export.shown import (
    SORTS,
    Dispute,
    Gap,
    Line,
    Link,
    Pair,
    Row,
    Saga,
    Silence,
    Story,
    published,
)
from consilience.export.who import people, speakers, voices
from consilience.export.words import WORDS
from consilience.text import overlap

# In the order in which they are shown.
SLOTS = ("quantity", "polarity", "act", "time", "place", "person", "cause", "attribution", "wording")
LINKS = ("copy", "rewrite", "translation", "shared-agency", "shared-source", "same-outlet", "shared-quote")
_SURE = 0.5  # of the groups in which no two claims agree more surely four in ten are right, of the others eight
_ASSERTED = 0.5  # a link of less is likelier wrong than right
_EVIDENCE = 6  # passages, the longest, that bear out a link
_NOTE = 300  # characters of a note on what was not understood


def sagas(book: Book) -> list[Saga]:
    """Work out every saga of the dossier; accounts that no story holds belong to none."""
    return [_saga(book, n, saga) for n, saga in enumerate(book.dossier["sagas"], 1)]


def _saga(book: Book, n: int, saga: Json) -> Saga:
    stories = [book.story[s] for s in saga["stories"] if s in book.story]
    ids = {s["id"] for s in stories}
    articles = {a for s in stories for a in s["articles"]}
    told = by_matter(p for p in book.dossier["propositions"] if p["story"] in ids)
    matters = [[_row(book, p) for p in own] for own in told]
    rows = [row for own in matters for row in own]
    disputes, wordings = _disputes(book, rows, articles)
    accounts = [a for a in book.accounts if a.id in articles]
    return Saga(
        id=f"g{n}",
        title=saga["title"] or next((a.title for a in accounts), "Untitled story"),
        stories=[_story(book, s) for s in stories],
        accounts=accounts,
        outlets=len({a.article["outlet"] or a.article["site"] or a.id for a in accounts}),
        outside=_outside(book, articles),
        confirmed=_agreed(matters, confirmed=True),
        repeated=_agreed(matters, confirmed=False),
        doubtful=[r for r in rows if r.status == "doubtful" and len(r.chips) > 1],
        lone=_lone(r for r in rows if len(r.chips) == 1 and not r.disputed),
        disputes=disputes,
        wordings=wordings,
        silences=[
            Silence(p["text"], p["origins"], book.chips(p["silent"]))
            for own in told
            for p in own
            if p.get("silent") and _status(p) != "doubtful"
        ],
        timeline=timeline(book, [t for t in book.dossier["timeline"] if t["story"] in ids]),
        plots=plots(book, [p for p in book.dossier["propositions"] if p["story"] in ids and _status(p) != "doubtful"]),
        promises=promises(book, ids),
        speakers=speakers(book, articles),
        people=people(book, articles),
        links=_links(book, articles),
    )


def _story(book: Book, story: Json) -> Story:
    accounts = sorted((book.account[a] for a in story["articles"]), key=lambda a: a.n)
    brief = [_line(book, line) for line in story["summary"]]
    members = sorted(((book.account[m["article"]], m["why"]) for m in story["members"]), key=lambda m: m[0].n)
    return Story(story["id"], story["title"], accounts, published(accounts), brief, members)


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
    return Line(book.spoken(line["text"]), status, origins, book.chips(line["citations"], status, line["text"]))


def _touches(difference: Json, line: Json) -> bool:
    """Whether a line says, or is taken from, one of the two things that differ."""
    own = line["citations"][0]
    return any(
        side["text"].casefold() in line["text"].casefold()
        or (side["article"] == own["article"] and overlap(side["start"], side["end"], own["start"], own["end"]) > 0)
        for side in (difference["a"], difference["b"])
    )


def _agreed(matters: list[list[Row]], *, confirmed: bool) -> list[Row]:
    """One row for each matter of which accounts agree on something, from several independent origins or from one.

    It is the first statement of the matter, which may be disputed and says so, with what else is agreed as its aspects.
    """
    heads = list[Row]()
    for own in matters:
        shared = [row for row in own if len(row.chips) > 1 and row.status != "doubtful"]
        agreed = [row for row in shared if not row.disputed]
        if agreed and any(row.origins > 1 for row in agreed) == confirmed:
            heads.append(replace(shared[0], aspects=[row for row in agreed if row is not shared[0]]))
    return sorted(heads, key=lambda r: (-r.origins, -r.outlets))


def _row(book: Book, p: Json) -> Row:
    toned = ({**c["citation"], "tone": c["stance"]} for c in p["claims"])
    status = _status(p)
    chips = book.chips(toned, "" if status == "doubtful" else status, p["text"])
    said = {c["modality"] for c in p["claims"]}
    hedges = [word for word in WORDS["modality"] if word in said]
    plain = "asserted" in said
    return Row(
        p["id"], p["text"], status, p["origins"], p["outlets"], hedges, plain, chips, voices(book, p), []
    )  # fmt: skip


def _status(p: Json) -> str:
    """The status of a proposition; doubtful where its claims may be of two facts and no difference was found."""
    sure = p["status"] == "disputed" or p.get("score", 1.0) >= _SURE
    return str(p["status"]) if sure else "doubtful"


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
    weighty = [pair for own in pairs.values() for pair in own]
    slight = [pair for pair in slight if not (pair.slight and any(_within(other, pair) for other in weighty))]
    told = [r for r in rows if r.id in pairs or r.disputed]
    found = [
        Dispute(_with_sides(r, own), sorted(own, key=_gravity), sides[r.id]) for r in told for own in [pairs[r.id]]
    ]
    return sorted(found, key=lambda d: min(map(_gravity, d.pairs), default=(0, 0))), slight


def _within(one: Pair, other: Pair) -> bool:
    """Whether a difference lies within both passages of another, which so tells it again in more words."""
    return any(
        all(a.account == b.account and overlap(*a.spans[0], *b.spans[0]) > 0 for a, b in sides)
        for sides in (((one.a, other.a), (one.b, other.b)), ((one.a, other.b), (one.b, other.a)))
    )


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


def _links(book: Book, articles: set[str]) -> list[Link]:
    """One link a pair: who copied whom says more than that both share a source, and this more than a quotation.

    Leads that are likelier wrong than right are left out.
    """
    links = [_link(book, x) for x in book.dossier["lineage"] if x["article"] in articles and x["score"] >= _ASSERTED]
    best: dict[frozenset[str], Link] = {}
    for x in sorted(links, key=lambda x: (LINKS.index(x.kind), -x.score, x.account.n, x.agency)):
        best.setdefault(frozenset({x.account.id, x.source.id if x.source else x.agency}), x)
    return sorted(best.values(), key=lambda x: (x.account.n, -x.score, x.source.n if x.source else -1, x.agency))


def _link(book: Book, x: Json) -> Link:
    evidence = [[book.chip(c) for c in pair] for pair in sorted(x["evidence"], key=_length, reverse=True)[:_EVIDENCE]]
    source = book.account[x["from"]] if x["from"] else None
    kind = "shared-source" if source and x["kind"] == "shared-agency" else x["kind"]
    return Link(book.account[x["article"]], source, x["agency"] or "", kind, x["score"], evidence)


def _length(pair: list[Json]) -> int:
    return int(pair[0]["end"] - pair[0]["start"])


def gaps(book: Book) -> list[Gap]:
    """Gather the notes by kind, the most frequent first."""
    kinds: dict[str, list[tuple[Account | None, str, Chip | None]]] = defaultdict(list)
    for note in book.dossier["notes"]:
        chip = book.fact(note["citation"]) if note["citation"] else None
        account = book.account.get(note["article"] or "")
        kinds[note["kind"]].append((account, clip(note["text"], _NOTE), chip))
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
