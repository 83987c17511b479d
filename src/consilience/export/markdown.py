"""The dossier as Markdown: to read in a terminal, to quote in a mail, to keep under version control."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from consilience.export import phrases
from consilience.export.book import Account, Book, Chip, best
from consilience.export.chronicle import Date
from consilience.export.family import draw
from consilience.export.phrases import at_once, clip, counted, listed, visible
from consilience.export.shown import Dispute, Pair, Row, Saga, Silence
from consilience.export.view import gaps, sagas
from consilience.export.who import Person, Speaker
from consilience.export.words import WORDS

SHOWN = 12  # statements that stand open
DIFFERENT = 8  # statements on which accounts differ
PROMISED = 8  # promises
PASSAGES = 3  # places that are told beside a statement
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|!~&$])")
_LINE_START = re.compile(r"^(\d+)([.)])|^([-+=])")


def render_markdown(dossier: dict[str, Any]) -> str:
    """Render a dossier; ``[A 120-164]`` is account A, code points 120 to 164 of its text."""
    book = Book(dossier)
    told, at = sagas(book), _Places()
    lines = [f"# {_title(book, told)}", "", _counts(book, told), ""]
    for saga in told:
        lines += [*([] if len(told) == 1 else [f"## {_plain(saga.title)}", ""]), *_saga(saga, at)]
    lines += _accounts(book.accounts)
    lines += _left_out(book)
    lines += _made(book)
    lines += ["", "Further passages:", "", *at.notes] if at.notes else []
    return visible("\n".join(lines).rstrip() + "\n")


def _title(book: Book, told: list[Saga]) -> str:
    if len(told) == 1:
        return _plain(told[0].title)
    return f"{counted(len(told), 'story', 'stories')} in {counted(len(book.accounts), 'account')}"


def _plain(text: str) -> str:
    """Show words as they are: no Markdown, no HTML, on one line."""
    flat = _SPECIAL.sub(r"\\\1", " ".join(text.split()))
    return _LINE_START.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", flat)


def _counts(book: Book, told: list[Saga]) -> str:
    ledger = book.dossier["ledger"]
    failed = f", {len(ledger['failed'])} failed" if ledger["failed"] else ""
    return f"{counted(len(book.accounts), 'account')}, {counted(len(told), 'story', 'stories')}{failed}. " + (
        "“[A 120-164]” is account A, characters 120 to 164; accounts and further passages are listed at the end."
    )


def _at(chips: Iterable[Chip]) -> str:
    return " ".join(f"[{c.account.key} {', '.join(f'{start}-{end}' for start, end in c.spans)}]" for c in chips)


class _Places:
    """Says where a statement stands: of many passages the best, each of another account; the others are noted."""

    def __init__(self) -> None:
        self.notes: list[str] = []

    def __call__(self, chips: Iterable[Chip]) -> str:
        """Name the places; where there are many, the best of them and a footnote."""
        found = list(chips)
        every = sum(len(c.spans) for c in found)
        if at_once(every, PASSAGES) == every:
            return _at(found)
        few = best(found, PASSAGES)
        rest = [replace(c, spans=c.spans[1:] if c in few else c.spans) for c in found]
        left = sum(len(c.spans) for c in rest)
        also = listed(c.account.key for c in found if c not in few)
        n = len(self.notes) + 1
        self.notes.append(f"[^{n}]: {_at(c for c in rest if c.spans)}")
        first = _at(replace(c, spans=c.spans[:1]) for c in few)
        return f"{first} and {left} more{f', also in {also}' if also else ''}[^{n}]"


def _section(title: str, lines: Iterable[str]) -> list[str]:
    body = list(lines)
    return [f"### {title}", "", *body, ""] if body else []


def _folded(lines: Iterable[str], show: int, words: str) -> Iterator[str]:
    """The first lines, and the rest folded away where Markdown is shown as a page."""
    every = list(lines)
    show = at_once(len(every), show) if show else 0
    yield from every[:show]
    if every[show:]:
        yield from [""] * bool(show)
        yield from (f"<details><summary>{len(every) - show} {words}</summary>", "", *every[show:], "", "</details>")


def _saga(saga: Saga, at: _Places) -> list[str]:
    dates = f"{saga.dates}. " if saga.dates else ""
    origins = counted(draw(saga).roots, "independent origin")
    lone = [_bare(row, at) for _, rows in saga.lone for row in rows]
    return [
        f"{dates}{counted(len(saga.accounts), 'account')}, {origins}.",
        "",
        *_brief(saga, at),
        *_section("What the accounts agree on", _folded((_matter(r, at) for r in saga.confirmed), SHOWN, "more")),
        *_section("Repeated, not confirmed", (_matter(r, at) for r in saga.repeated)),
        *_section("Perhaps one fact, perhaps two", _folded((_bare(r, at) for r in saga.doubtful), 0, "in all")),
        *_section("Where they differ", _differences(saga)),
        *_section("Timeline", _timeline(saga, at)),
        *_section("What was promised, and what became of it", _folded(_promises(saga), PROMISED, "more")),
        *_section("Numbers", _numbers(saga, at)),
        *_section("Who said what", (x for s in saga.speakers for x in _speaker(s, at))),
        *_section("Who is who", _people(saga)),
        *_section("Who copied whom", _links(saga)),
        *_section("Told by one account only", _folded(lone, 0, "in all")),
    ]


def _brief(saga: Saga, at: _Places) -> Iterator[str]:
    for story in saga.stories:
        if len(saga.stories) > 1:
            yield from (f"### {_plain(story.title)}", "")
        yield from (f"{_plain(line.text)} {at(line.chips)}  " for line in story.brief)
        yield ""


def _matter(row: Row, at: _Places) -> str:
    return "\n".join([_row(row, at), *(f"    {_row(r, at)}" for r in row.aspects)])


def _row(row: Row, at: _Places) -> str:
    others = [f"{c.account.key} {WORDS['stance'][c.tone]}" for c in row.chips if c.tone in {"denies", "differs"}]
    origins = [counted(row.origins, "origin")] if row.status != "single-origin" else []
    below = ["see below"] if row.disputed else []
    status = ", ".join([WORDS["status"][row.status], *origins, *others, *below])
    voice = f"; {_plain(row.whose_word)}" if row.voices else ""
    return f"- {_plain(row.text)} ({status}{voice}) {at(row.chips)}"


def _bare(row: Row, at: _Places) -> str:
    voice = f" ({_plain(row.whose_word)})" if row.voices else ""
    return f"- {_plain(row.text)}{voice} {at(row.chips)}"


def _differences(saga: Saga) -> Iterator[str]:
    yield from _folded(map(_dispute, saga.disputes), DIFFERENT, "more")
    if saga.wordings:
        yield ""
        yield from _folded(map(_pair, saga.wordings), 0, "told in other words")
    if saga.silences:
        yield ""
        yield from _folded(map(_silence, saga.silences), 0, "told by most, and by some account not")


def _dispute(dispute: Dispute) -> str:
    return "\n".join([f"- {_plain(dispute.row.text)}", *(f"    {_pair(p)}" for p in dispute.pairs)])


def _silence(s: Silence) -> str:
    who = listed(account.key for account in s.accounts)
    return (
        f"- {_plain(s.text)} ({counted(s.origins, 'origin')}). Nothing found in {who}, which comes nearest to it in "
        f"{_at(s.nearest)}"
    )


def _pair(p: Pair) -> str:
    return f"- **{WORDS['sort'][p.sort]}**, {WORDS['difference'][p.kind]}: {_located(p)}"


def _located(pair: Pair) -> str:
    """The reason, with the place of each passage where it names the passage's account."""
    return _placed(_placed(_plain(pair.why), pair.a), pair.b)


def _placed(why: str, chip: Chip) -> str:
    named = re.search(rf"\({chip.account.key}(?:(?:, | and )([^()]+))?\)", why)
    if not named:
        return f"{why} “{_plain(chip.words)}” {_at([chip])}"
    also = f" (also {named[1]})" if named[1] else ""
    return f"{why[: named.start()]}{_at([chip])}{also}{why[named.end() :]}"


def _timeline(saga: Saga, at: _Places) -> Iterator[str]:
    """The weighty dates, then the lesser ones, folded away."""
    yield from (_date(d, at) for d in saga.timeline if not d.minor)
    lesser = [_date(d, at) for d in saga.timeline if d.minor]
    if lesser:
        yield ""
        yield from _folded(lesser, 0, "of less weight")


def _date(date: Date, at: _Places) -> str:
    aside = "" if date.kind == "event" else f" ({WORDS['happening'][date.kind]})"
    counted = f", counted from {at(date.anchor)}" if date.anchor else ""
    return f"- **{date.words}**{aside} {_plain(date.text)} {at(date.chips)}{counted}"


def _promises(saga: Saga) -> Iterator[str]:
    for p in saga.promises:
        by = f", by {p.deadline}" if p.deadline else ""
        fate = f" {_plain(p.note)}" if p.note else ""
        said = f"- **{_plain(p.actor)}** {_plain(p.text)} ({WORDS['commitment'][p.kind]}{by}) {_at(p.made)}"
        yield f"{said}: **{WORDS['fate'][p.status]}**.{fate} {_at(p.outcome)}".rstrip()


def _numbers(saga: Saga, at: _Places) -> Iterator[str]:
    for p in saga.plots:
        yield f"- {_plain(p.of or p.text)}: " + "; ".join(
            f"**{_plain(lane.words)}** {at(lane.chips)}" for lane in p.lanes
        )


def _speaker(speaker: Speaker, at: _Places) -> Iterator[str]:
    role = f", {_plain(speaker.roles[0])}" if speaker.roles else ""
    yield f"- **{_plain(speaker.name)}**{role}"
    for s in speaker.said:
        words = _plain(clip(s.words, 600))
        yield f"    - {words if s.kind in {'indirect', 'mixed'} else f'“{words}”'} {at(s.chips)}"


def _people(saga: Saga) -> Iterator[str]:
    for kind, people in saga.people.items():
        yield f"- {kind}"
        yield from (f"    - {_person(p)}" for p in people if not _passing(p))
        passing = "; ".join(_person(p) for p in people if _passing(p))
        if passing:
            yield f"    - named once: {passing}"


def _person(p: Person) -> str:
    role = f", {_plain('; '.join(p.roles[:3]))}" if p.roles else ""
    forms = [(_plain(name), f"({listed(c.account.key for c in chips)})") for name, chips in p.spellings]
    if [name for name, _ in forms] == [_plain(p.name)]:
        return f"**{forms[0][0]}**{role} {forms[0][1]}"
    return f"**{_plain(p.name)}**{role}: {', '.join(' '.join(form) for form in forms)}"


def _passing(p: Person) -> bool:
    """Whether nothing is known of a name but that an account has it once."""
    return p.mentions == 1 and not p.roles


def _links(saga: Saga) -> Iterator[str]:
    for x in saga.links:
        source = f"{x.source.key} ({_plain(x.source.name)})" if x.source else _plain(x.agency)
        sure = f", {x.score:.0%} sure" if x.inferred else ""
        words = f"- {x.account.key} ({_plain(x.account.name)}) {WORDS['lineage'][x.kind]} {source}{sure}"
        yield " ".join([words, *(_at(pair) for pair in x.evidence[:1])])


def _left_out(book: Book) -> list[str]:
    read = [f"- {a['left_out']}: {_plain(a['title'])}. {_plain(a['path'])}" for a in book.left_out]
    return ["## Read, but no article", "", *read, ""] if read else []


def _accounts(accounts: Iterable[Account]) -> list[str]:
    lines = []
    for a in accounts:
        basis = WORDS["basis"][a.article["published"]["basis"]]
        link = f" <{a.url}>" if a.url and not set("<> \n") & set(a.url) else ""
        form = WORDS["form"].get(a.article["form"], "")
        about = f"{_plain(a.name) if a.named else 'outlet not named'}: {_plain(a.title)}, {a.date} ({basis})"
        about += f", {form}" if form else ""
        lines.append(f"- **{a.key}** {about}.{link} {_plain(a.article['path'])}")
    return ["## Accounts", "", *lines, ""] if lines else []


def _made(book: Book) -> list[str]:
    ledger = book.dossier["ledger"]
    noted = [f"- {_plain(gap.kind)}: {len(gap.items)}" for gap in gaps(book)] or [
        "Nothing was noted as not understood."
    ]
    failed = [f"- failed: {_plain(paths)}: {_plain(reason)}" for reason, paths in phrases.failures(ledger["failed"])]
    done = f"{counted(ledger['documents'], 'document')} read. Made by {phrases.visible(book.dossier['generator'])}."
    return ["## What was not understood, and what failed", "", *noted, *failed, "", done]
