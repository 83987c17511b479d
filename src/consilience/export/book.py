"""The index of a dossier: accounts by letter, names by id, and a chip for every citation that is shown."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any

from consilience.export import highlight
from consilience.export.phrases import clip, clip_front, days, letters, web_address
from consilience.text import stems

Json = dict[str, Any]
QUOTES = "\"'“”‘’« »"
SHORT = 32  # code points
UNKNOWN = ("9999", "9999", "")  # sorts behind every day


@dataclass(frozen=True, eq=False)
class Account:
    """An article as the page shows it."""

    n: int
    key: str  # its letter
    id: str
    name: str  # outlet or site; else the headline, shortened
    named: bool  # whether outlet or site is known
    title: str
    url: str  # "" unless http or https
    date: str  # in words
    article: Json

    def label(self, size: int) -> str:
        """Name the account in at most ``size`` characters."""
        return clip(self.name, size) if self.named else f"“{clip(self.title.strip(QUOTES), size - 2)}”"


@dataclass(frozen=True)
class Chip:
    """A link to the exact words of an account: one passage, or several that are lit together."""

    account: Account
    spans: tuple[tuple[int, int], ...]
    words: str  # of the first passage
    tone: str = ""  # asserts | denies | differs
    near: float = 0.0  # how like the first passage is to the words that it bears out, 0..1
    before: str = ""  # what stands around a short passage, in the same line
    after: str = ""

    @property
    def href(self) -> str:
        """The anchor of the first cited word."""
        return f"#t{self.account.n}-{self.spans[0][0]}"

    @property
    def code(self) -> str:
        """account:start:end of each passage, for the script."""
        return " ".join(f"{self.account.n}:{start}:{end}" for start, end in self.spans)


def nearest(cites: list[Json], said: str) -> list[tuple[float, Json]]:
    """Order passages by how like they are to what is said, then by place; one within another follows it."""
    found, wanted = [], stems(said)
    for c in cites:
        outer = max((o for o in cites if _holds(o, c)), key=lambda o: int(o["end"] - o["start"]))
        found.append((alike(stems(outer["text"]), wanted), c))
    return sorted(found, key=lambda x: (-x[0], x[1]["start"], -x[1]["end"]))


def _holds(one: Json, other: Json) -> bool:
    return bool(one["article"] == other["article"] and one["start"] <= other["start"] and other["end"] <= one["end"])


def alike(one: frozenset[str], other: frozenset[str]) -> float:
    """Share of words in common (Dice 1945)."""
    return 2 * len(one & other) / max(len(one) + len(other), 1)


def best(chips: Iterable[Chip], n: int) -> list[Chip]:
    """The chips whose passages are most like what they bear out, in the order of accounts."""
    return sorted(sorted(chips, key=lambda c: (-c.near, c.account.n))[:n], key=lambda c: c.account.n)


def fuse(chips: Iterable[Chip]) -> list[Chip]:
    """Join the chips of each account into one, in the order of accounts; a passage within another is left out."""
    own: dict[Account, list[Chip]] = defaultdict(list)
    for chip in chips:
        own[chip.account].append(chip)
    return [_fused(own[account]) for account in sorted(own, key=lambda a: a.n)]


def _fused(chips: list[Chip]) -> Chip:
    spans: list[tuple[int, int]] = []
    for start, end in (span for chip in chips for span in chip.spans):
        if not any(s <= start and end <= e for s, e in spans):
            spans.append((start, end))
    tone = next((c.tone for c in chips if c.tone in {"denies", "differs"}), chips[0].tone)
    return replace(chips[0], spans=tuple(spans), tone=tone)


class Book:
    """Looks things up; remembers which passages are cited on the page, so that the texts can light them up."""

    def __init__(self, dossier: Json) -> None:
        self.dossier = dossier
        self.accounts = _accounts(dossier)
        self.left_out = [a for a in dossier["articles"] if a.get("left_out")]  # read, but no accounts
        self.account = {a.id: a for a in self.accounts}
        self.entity = {e["id"]: e for e in dossier["entities"]}
        self.story = {s["id"]: s for s in dossier["stories"]}
        self.proposition = {p["id"]: p for p in dossier["propositions"]}
        self.story_of = {a: s["id"] for s in dossier["stories"] for a in s["articles"]}
        self._marks: dict[str, set[tuple[int, int, str, str]]] = defaultdict(set)
        self._facts: dict[str, set[tuple[int, int, str, str]]] = defaultdict(set)

    def chip(self, cite: Json, status: str = "", tone: str = "") -> Chip:
        """Make the chip of a citation; its passage will be marked in the full text, in the tone of a status."""
        self._marks[cite["article"]].add((cite["start"], cite["end"], status, cite["text"]))
        return self._chip(cite, tone)

    def fact(self, cite: Json) -> Chip:
        """Make a chip for something the page says about itself: it may point into site furniture."""
        self._facts[cite["article"]].add((cite["start"], cite["end"], "", cite["text"]))
        return self._chip(cite, "")

    def _chip(self, cite: Json, tone: str) -> Chip:
        span = (cite["start"], cite["end"])
        return Chip(self.account[cite["article"]], (span,), clip(cite["text"], 240), tone)

    def chips(self, cites: Iterable[Json], status: str = "", said: str = "") -> list[Chip]:
        """Make one chip an account; its first passage is the one most like what is said. A citation may bear a tone."""
        ordered = nearest(list(cites), said)
        return fuse([replace(self.chip(c, status, c.get("tone", "")), near=near) for near, c in ordered])

    def in_context(self, chip: Chip) -> Chip:
        """Give a passage of few words those that stand around it: "killing at least 30 people" says more than "30"."""
        text, (start, end) = chip.account.article.get("text", ""), chip.spans[0]
        if not text or end - start > SHORT:
            return chip
        before, after = text[:start].rpartition("\n")[2], text[end:].partition("\n")[0]
        left = clip_front(before, SHORT) + " " * before[-1:].isspace()
        return replace(chip, before=left, after=" " * after[:1].isspace() + clip(after, SHORT))

    def name(self, who: str) -> str:
        """Name an entity by its id; words that are no id stand for themselves."""
        return str(self.entity[who]["name"]) if who in self.entity else who

    def spoken(self, words: str) -> str:
        """Call accounts by their letters where a sentence names them by their files."""
        return self._paths.sub(lambda m: self._letter[m.group()], words)

    @cached_property
    def _letter(self) -> dict[str, str]:
        return {a.article["path"]: a.key for a in self.accounts}

    @cached_property
    def _paths(self) -> re.Pattern[str]:
        longest = sorted(filter(None, self._letter), key=len, reverse=True)
        return re.compile("|".join(map(re.escape, longest)) or r"(?!)")

    def text(self, account: Account) -> list[highlight.Group]:
        """Cut the article's text with all marks made so far; call it when every chip is made."""
        marks, facts = self._marks[account.id], self._facts[account.id]
        if "text" not in account.article:
            return highlight.grouped(highlight.passages(marks | facts))
        return highlight.grouped(highlight.parts(account.article, [m[:3] for m in marks], [f[:3] for f in facts]))

    @cached_property
    def differences(self) -> dict[str, list[Json]]:
        """What accounts differ on, by proposition: what is only worded differently is left out."""
        found = defaultdict(list)
        for d in self.dossier["differences"]:
            if d["sort"] != "compatible":
                found[d["proposition"]].append(d)
        return found

    @cached_property
    def origins_of(self) -> dict[str, list[Json]]:
        """Independent origins that each article rests on."""
        found = defaultdict(list)
        for origin in self.dossier["origins"]:
            for article in origin["articles"]:
                found[article].append(origin)
        return found


def _accounts(dossier: Json) -> list[Account]:
    place = {a: n for n, a in enumerate(_reading_order(dossier))}
    accounts = (a for a in dossier["articles"] if not a.get("left_out"))
    articles = sorted(accounts, key=lambda a: (place.get(a["id"], len(place)), a["path"]))
    return [_account(n, a) for n, a in enumerate(articles)]


def _reading_order(dossier: Json) -> list[str]:
    """Order articles by saga, then story, then date; those of unknown or open date close their story."""
    stories = {s["id"]: s for s in dossier["stories"]}
    first = {a["id"]: (*known_days(a["published"]), a["path"]) for a in dossier["articles"]}
    told = [stories[s] for saga in dossier["sagas"] for s in saga["stories"] if s in stories]
    return [a for story in told for a in sorted(story["articles"], key=lambda a: first.get(a, UNKNOWN))]


def known_days(published: Json) -> tuple[str, str]:
    """First and last day of a publication interval; an open one says too little to order or sum up by."""
    first, last = published["earliest"][:10], published["latest"][:10]
    return (first, last) if first and last else UNKNOWN[:2]


def _account(n: int, a: Json) -> Account:
    dates = a["published"]
    title = a["title"] or clip(a.get("text", ""), 80) or PurePosixPath(a["path"]).stem or "(no headline)"
    outlet = a["outlet"] or a["site"]
    return Account(
        n=n,
        key=letters(n),
        id=a["id"],
        name=outlet or f"“{clip(title.strip(QUOTES), 40)}”",
        named=bool(outlet),
        title=title,
        url=web_address(a["url"]),
        date=days(dates["earliest"], dates["latest"]),
        article=a,
    )
