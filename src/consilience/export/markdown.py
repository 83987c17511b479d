"""The dossier as Markdown: to read in a terminal, to quote in a mail, to keep under version control."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from consilience.export import phrases
from consilience.export.book import Account, Book, Chip
from consilience.export.chronicle import Date
from consilience.export.family import draw
from consilience.export.phrases import clip, counted, listed, visible
from consilience.export.shown import Pair, Row, Saga, Silence
from consilience.export.view import gaps, sagas
from consilience.export.who import Speaker
from consilience.export.words import WORDS

SHOWN = 12  # statements that stand open
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|!~&$])")
_LINE_START = re.compile(r"^(\d+)([.)])|^([-+=])")


def render_markdown(dossier: dict[str, Any]) -> str:
    """Render a dossier; ``[A 120-164]`` is account A, code points 120 to 164 of its text."""
    book = Book(dossier)
    told = sagas(book)
    lines = [f"# {_title(book, told)}", "", _counts(book, told), ""]
    for saga in told:
        lines += [*([] if len(told) == 1 else [f"## {_plain(saga.title)}", ""]), *_saga(saga)]
    lines += _accounts(book.accounts)
    lines += _made(book)
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
        "“[A 120-164]” is account A, characters 120 to 164; the accounts are listed at the end."
    )


def _at(chips: Iterable[Chip]) -> str:
    return " ".join(f"[{c.account.key} {', '.join(f'{start}-{end}' for start, end in c.spans)}]" for c in chips)


def _section(title: str, lines: Iterable[str]) -> list[str]:
    body = list(lines)
    return [f"### {title}", "", *body, ""] if body else []


def _saga(saga: Saga) -> list[str]:
    dates = f"{saga.dates}. " if saga.dates else ""
    origins = counted(draw(saga).roots, "independent origin")
    head = [f"{dates}{counted(len(saga.accounts), 'account')}, {origins}.", ""]
    return [
        *head,
        *_brief(saga),
        *_section("What the accounts agree on", _folded(saga.confirmed, "more")),
        *_section("Repeated, not confirmed", map(_row, saga.repeated)),
        *_section("Where they differ", _differences(saga)),
        *_section("Timeline", map(_date, saga.timeline)),
        *_section("What was promised, and what became of it", _promises(saga)),
        *_section("Numbers", _numbers(saga)),
        *_section("Who said what", (line for s in saga.speakers for line in _speaker(s))),
        *_section("Who is who", _people(saga)),
        *_section("Who copied whom", _links(saga)),
        *_section("Told by one account only", _folded([r for _, rows in saga.lone for r in rows], "statements", 0)),
    ]


def _brief(saga: Saga) -> Iterator[str]:
    for story in saga.stories:
        if len(saga.stories) > 1:
            yield from (f"### {_plain(story.title)}", "")
        yield from (f"{_plain(line.text)} {_at(line.chips)}  " for line in story.brief)
        yield ""


def _row(row: Row) -> str:
    said = " ".join(f"{_stance(chip.tone)}{_at([chip])}" for chip in row.chips)
    status = f"{WORDS['status'][row.status]}, {counted(row.origins, 'origin')}"
    return f"- {_plain(row.text)} ({status}) {said}"


def _folded(rows: list[Row], words: str, show: int = SHOWN) -> Iterator[str]:
    """The first rows, and the rest folded away where Markdown is shown as a page."""
    yield from map(_row, rows[:show])
    if rows[show:]:
        yield from ("", f"<details><summary>{len(rows) - show} {words}</summary>", "")
        yield from (*map(_row, rows[show:]), "", "</details>")


def _stance(tone: str) -> str:
    return f"{WORDS['stance'][tone]} " if tone in {"denies", "differs"} else ""


def _differences(saga: Saga) -> Iterator[str]:
    for dispute in saga.disputes:
        yield f"- {_plain(dispute.row.text)}"
        yield from (f"    {_pair(p)}" for p in dispute.pairs)
    if saga.wordings:
        yield from ("", f"<details><summary>{counted(len(saga.wordings), 'passage')} told in other words</summary>", "")
        yield from (*map(_pair, saga.wordings), "", "</details>")
    if saga.silences:
        facts = counted(len(saga.silences), "fact that most report and some account lacks",
                        "facts that most report and some account lacks")  # fmt: skip
        yield from ("", f"<details><summary>{facts}</summary>", "")
        yield from (*map(_silence, saga.silences), "", "</details>")


def _silence(s: Silence) -> str:
    who = listed(account.key for account in s.accounts)
    return (
        f"- {_plain(s.text)} ({counted(s.origins, 'origin')}). Nothing found in {who}, which comes nearest to it in "
        f"{_at(s.nearest)}"
    )


def _pair(p: Pair) -> str:
    return f"- **{WORDS['sort'][p.sort]}**, {WORDS['difference'][p.kind]}: {_located(p)}"


def _located(pair: Pair) -> str:
    """The reason with both places in it where it names the accounts, else with both passages after it."""
    why, sides = _plain(pair.why), (pair.a, pair.b)
    if all(f"({c.account.key})" in why for c in sides):
        for c in sides:
            why = why.replace(f"({c.account.key})", _at([c]), 1)
        return why
    return " ".join([why, *(f"“{_plain(c.words)}” {_at([c])}" for c in sides)])


def _date(date: Date) -> str:
    aside = "" if date.kind == "event" else f" ({WORDS['happening'][date.kind]})"
    return f"- **{date.words}**{aside} {_plain(date.text)} {_at(date.chips)}"


def _promises(saga: Saga) -> Iterator[str]:
    for p in saga.promises:
        by = f", by {p.deadline}" if p.deadline else ""
        fate = f" {_plain(p.note)}" if p.note else ""
        said = f"- **{_plain(p.actor)}** {_plain(p.text)} ({WORDS['commitment'][p.kind]}{by}) {_at([p.made])}"
        yield f"{said}: **{WORDS['fate'][p.status]}**.{fate} {_at(p.outcome)}".rstrip()


def _numbers(saga: Saga) -> Iterator[str]:
    for p in saga.plots:
        yield f"- {_plain(p.of or p.text)}: " + "; ".join(
            f"**{_plain(lane.words)}** {_at(lane.chips)}" for lane in p.lanes
        )


def _speaker(speaker: Speaker) -> Iterator[str]:
    role = f", {_plain(speaker.roles[0])}" if speaker.roles else ""
    yield f"- **{_plain(speaker.name)}**{role}"
    for s in speaker.said:
        words = _plain(clip(s.words, 600))
        yield f"    - {words if s.kind in {'indirect', 'mixed'} else f'“{words}”'} {_at(s.chips)}"


def _people(saga: Saga) -> Iterator[str]:
    for kind, people in saga.people.items():
        yield f"- {kind}"
        for p in people:
            forms = [f"{_plain(name)} ({listed(c.account.key for c in chips)})" for name, chips in p.spellings]
            role = f", {_plain('; '.join(p.roles[:3]))}" if p.roles else ""
            yield f"    - **{_plain(p.name)}**{role}: {', '.join(forms)}"


def _links(saga: Saga) -> Iterator[str]:
    for x in saga.links:
        source = f"{x.source.key} ({_plain(x.source.name)})" if x.source else _plain(x.agency)
        sure = f"{x.score:.0%} sure"
        evidence = _at(c for pair in x.evidence[:1] for c in pair)
        yield f"- {x.account.key} ({_plain(x.account.name)}) {WORDS['lineage'][x.kind]} {source}, {sure} {evidence}"


def _accounts(accounts: Iterable[Account]) -> list[str]:
    lines = []
    for a in accounts:
        basis = WORDS["basis"][a.article["published"]["basis"]]
        link = f" <{a.url}>" if a.url and not set("<> \n") & set(a.url) else ""
        about = f"{_plain(a.name) if a.named else 'outlet not named'}: {_plain(a.title)}, {a.date} ({basis})"
        lines.append(f"- **{a.key}** {about}.{link} {_plain(a.article['path'])}")
    return ["## Accounts", "", *lines, ""] if lines else []


def _made(book: Book) -> list[str]:
    ledger = book.dossier["ledger"]
    noted = [f"- {_plain(gap.kind)}: {len(gap.items)}" for gap in gaps(book)]
    failed = [f"- failed: {_plain(f['path'])}: {_plain(f['reason'])}" for f in ledger["failed"]]
    done = f"{counted(ledger['documents'], 'document')} read. Made by {phrases.visible(book.dossier['generator'])}."
    return ["## What was not understood, and what failed", "", *noted, *failed, "", done]
