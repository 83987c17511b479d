"""The command line: each command is one call of the desk, with progress and closing counts."""

import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from consilience import __version__
from consilience.errors import ConsilienceError, SettingsError
from consilience.text import squeeze

if TYPE_CHECKING:
    from consilience.desk import Desk
    from consilience.run import Report

app = typer.Typer(
    help="Read many accounts of the same events and say, with an exact text span for every word, "
    "what independent origins agree on and where accounts differ.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

STORE = "consilience.db"  # lies in the output folder: running again computes only what changed
MANY = 24  # documents from which starting worker processes pays
AROUND = 40  # characters shown on either side of what a search found


Out = Annotated[Path, typer.Argument(help="Folder of a dossier made by build.")]
Names = Annotated[list[str], typer.Argument(help="Ids of stories, or ids or paths of accounts.", metavar="NAME...")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, one object a line.")]


@contextmanager
def _explained() -> Iterator[None]:
    """End with the message of an error that we raise on purpose, without a traceback."""
    try:
        yield
    except ConsilienceError as error:
        typer.echo(f"error: {error}", err=True)
        raise typer.Exit(2) from error
    except BrokenPipeError:
        raise  # whoever read our output has enough of it, as `head` has: the command ends quietly
    except OSError as error:
        typer.echo(f"error: {error.filename or ''}: {error.strerror or error}", err=True)
        raise typer.Exit(2) from error
    except KeyboardInterrupt as error:
        typer.echo("stopped: finished work is kept, the same command goes on from there", err=True)
        raise typer.Exit(130) from error


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"consilience {__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Read the help of a command with ``consilience COMMAND --help``."""


@app.command()
def build(
    paths: Annotated[
        list[Path],
        typer.Argument(help="Texts, pages, PDF, JSON, feeds, web archives, mail, zips, folders.", metavar="PATH..."),
    ],
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder for the dossier; made when it does not exist.")],
    text: Annotated[bool, typer.Option("--text/--no-text", help="Include the full texts in dossier.json.")] = True,
    known: Annotated[
        Path | None, typer.Option(help="A knowledge base of your own: CSV (id, name, kind, aliases) or FollowTheMoney.")
    ] = None,
    workers: Annotated[int, typer.Option(help="Worker processes; 0 chooses by the number of documents.", min=0)] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="Print the closing counts as JSON.")] = False,
) -> None:
    """Read many accounts of events and write their dossier: index.html, dossier.md and dossier.json."""
    from consilience.desk import open_desk  # noqa: PLC0415  start-up time
    from consilience.sources import must_exist, read_known  # noqa: PLC0415

    with _explained():
        must_exist(paths)
        out.mkdir(parents=True, exist_ok=True)
        with open_desk(out / STORE) as desk, _progress(quiet=as_json) as progress:
            count = desk.read(paths)
            desk.know(read_known(known) if known else [])
            report = desk.update(workers or (os.cpu_count() or 1 if count >= MANY else 1), progress)
            form = desk.dossier().to_dict()
            written = _write(form, out, text)
        counts = _counts(form, report, written)
    if as_json:
        typer.echo(json.dumps(counts, ensure_ascii=False, indent=2))
    else:
        _summary(form, counts)


@app.command()
def retry(out: Out) -> None:
    """Forget failures, so that the next build tries those partitions again."""
    with _opened(out) as desk:
        typer.echo(f"{desk.retry()} failed partitions will be tried again by the next build")


class _Listing(TyperGroup):
    """A group that lists where no command of it is named: ``stories OUT`` is ``stories list OUT``."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if args and args[0] not in {*self.commands, *ctx.help_option_names}:
            args = ["list", *args]
        return super().parse_args(ctx, args)


stories = typer.Typer(cls=_Listing, no_args_is_help=True, help="List the stories of a dossier, or correct them.")
app.add_typer(stories, name="stories")


@stories.command("list")
def list_stories(out: Out, as_json: AsJson = False) -> None:
    """List the stories of a dossier."""
    with _finished(out) as desk:
        for story in desk.stories():
            found = {"id": story.story_id, "title": story.title, "articles": story.articles, "keywords": story.keywords}
            keywords = ", ".join(story.keywords[:6])
            _tell(f"{story.story_id}  {story.articles:4d}  {story.title}  ({keywords})", found, as_json)


@stories.command("why")
def why_stories(
    out: Out,
    names: Annotated[
        list[str] | None, typer.Argument(help="Ids or paths of accounts, ids of stories; all if none.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Say why accounts stand in their stories: what ties each to the account that it is most like."""
    with _finished(out) as desk:
        for article, placed, why in desk.why(names or []):
            found = {"article": article.article_id, "path": article.path, "score": placed.score, "why": why}
            _tell(f"{article.path}: {why}", found | {"features": placed.features}, as_json)


@stories.command()
def merge(out: Out, names: Names, as_json: AsJson = False) -> None:
    """Say that stories are one. Kept for good; the next build puts it into effect."""
    with _finished(out) as desk:
        _kept(desk.merge(names), as_json)


@stories.command()
def split(out: Out, names: Names, as_json: AsJson = False) -> None:
    """Say that accounts are a story of their own. Kept for good; the next build puts it into effect."""
    with _finished(out) as desk:
        _kept(desk.split(names), as_json)


@stories.command()
def pin(
    out: Out, name: Annotated[str, typer.Argument(help="Id of a story, or of one of its accounts.")],
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Say that the accounts of a story stay together under its id, whatever is added. Kept for good."""
    with _finished(out) as desk:
        _kept(desk.pin(name), as_json)


def _kept(judgement: str, as_json: bool) -> None:
    _tell(f"kept as {judgement}; the next build heeds it", {"judgement": judgement}, as_json)


def _tell(line: str, found: dict[str, Any], as_json: bool) -> None:
    """Print a line for a reader, or what it tells as JSON for a program."""
    typer.echo(json.dumps(found, ensure_ascii=False) if as_json else line)


@stories.command()
def judgements(out: Out, as_json: AsJson = False) -> None:
    """List what was said by merge, split and pin."""
    with _opened(out) as desk:
        paths = {a.article_id: a.path for a in desk.articles()}
        for row in desk.story_judgements():
            path = paths.get(row.article_id, "")
            said = {"judgement": row.judgement_id, "kind": row.kind, "side": row.side}
            side = f" {row.side + 1}" if row.kind == "split" else ""
            line = f"{row.judgement_id}  {row.kind}{side}  {path or row.article_id}"
            _tell(line, said | {"article": row.article_id, "path": path}, as_json)


@stories.command()
def withdraw(out: Out, judgement: Annotated[str, typer.Argument(help="Id, as judgements lists it.")]) -> None:
    """Take a judgement back."""
    with _opened(out) as desk:
        desk.withdraw(judgement)
        typer.echo(f"{judgement} is withdrawn; the next build heeds it")


@app.command()
def search(
    out: Out,
    words: Annotated[list[str], typer.Argument(help="Words that an article must hold, all of them.")],
    limit: Annotated[int, typer.Option(help="Articles at most.", min=1)] = 20,
    as_json: AsJson = False,
) -> None:
    """Find words in the articles of a dossier, and show each place where they stand."""
    with _finished(out) as desk:
        articles = {a.article_id: a for a in desk.articles()}
        hits = desk.search(" ".join(words), limit)
        _note_none(hits, "no article holds all of these words")
        for hit in hits:
            a = articles[hit.article_id]
            around = squeeze(a.text[max(0, hit.start - AROUND) : hit.end + AROUND])
            found = {"article": a.article_id, "path": a.path, "start": hit.start, "end": hit.end, "around": around}
            _tell(f"{a.path}:{hit.start}-{hit.end}: …{around}…", found, as_json)


@app.command()
def timeline(
    out: Out,
    story: Annotated[str, typer.Option(help="Id of a story: only its lines.")] = "",
    who: Annotated[str, typer.Option(help="Name of somebody or something: only lines that tell of it.")] = "",
    as_json: AsJson = False,
) -> None:
    """List what happened when: of all accounts, of one story, or about one person, body or place."""
    with _finished(out) as desk:
        paths = {a.article_id: a.path for a in desk.articles()}
        told = desk.timeline(story_id=story, who=who)
        _note_none(told, "nothing that is dated tells of it: stories lists ids, search shows how names are written")
        for h in told:
            cited = zip(h.cited_articles, h.cited_starts, h.cited_ends, strict=True)
            places = [{"article": a, "path": paths[a], "start": start, "end": end} for a, start, end in cited]
            found = {"date": h.date, "kind": h.kind, "text": h.text, "salience": h.salience, "citations": places}
            accounts = ", ".join(sorted({paths[a] for a in h.cited_articles}))
            _tell(f"{h.date}  {h.text}  ({accounts})", found, as_json)


def _note_none(found: Sequence[object], words: str) -> None:
    """Say on the error stream that there is nothing to list, so that what is listed can be piped on."""
    if not found:
        typer.echo(words, err=True)


@app.command()
def review(
    out: Out,
    judged: Annotated[bool, typer.Option("--judged", help="List what you have judged so far instead.")] = False,
    as_json: AsJson = False,
) -> None:
    """List names that may be of one person, body or place, for you to judge."""
    with _finished(out) as desk:
        if judged:
            for verdict, name, other in dict.fromkeys((j.verdict, j.name, j.other_name) for j in desk.judgements()):
                _tell(f"{verdict}  {name} = {other}", {"verdict": verdict, "name": name, "other": other}, as_json)
            return
        names = {e.entity_id: e.name for e in desk.entities()}
        for doubt in desk.doubts():
            one, other = names[doubt.entity_id], names[doubt.other_id]
            found = {"name": one, "other": other, "score": round(doubt.score, 3), "features": doubt.features}
            verdict = f"  {doubt.verdict}" if doubt.verdict else ""
            line = f"{doubt.score:.2f}  {one} = {other}?  ({', '.join(doubt.features)}){verdict}"
            _tell(line, found | {"verdict": doubt.verdict}, as_json)


@app.command()
def judge(
    out: Out,
    verdict: Annotated[str, typer.Argument(help="same, different or undecided.")],
    name: Annotated[str, typer.Argument(help="A name as some account writes it.")],
    other: Annotated[str, typer.Argument(help="Another name.")],
    account: Annotated[
        tuple[str, str], typer.Option("--in", help="Paths of the two accounts, where both names are one.")
    ] = ("", ""),
) -> None:
    """Say that two names are of the same person, body or place, or not; every later build follows it."""
    from consilience.export.phrases import counted  # noqa: PLC0415  start-up time

    with _finished(out) as desk:
        count = desk.judge(verdict, name, other, account)
    typer.echo(f"kept: {name} and {other} are {verdict} in {counted(count, 'saga')}; run build again to apply it")


@contextmanager
def _opened(out: Path) -> "Iterator[Desk]":
    """Open the dossier in a folder, or say that there is none."""
    from consilience.desk import open_desk  # noqa: PLC0415  start-up time

    with _explained():
        if not (out / STORE).is_file():
            raise SettingsError(f"{out} holds no {STORE}: name the folder given to build as --out")
        with open_desk(out / STORE) as desk:
            yield desk


@contextmanager
def _finished(out: Path) -> "Iterator[Desk]":
    """Open the dossier in a folder that a build has brought to its end."""
    with _opened(out) as desk:
        if not desk.stories():
            raise SettingsError(
                f"{out} holds no stories: run build again (it was stopped or is running, or is of another version)"
            )
        yield desk


@app.command()
def doctor(as_json: Annotated[bool, typer.Option("--json", help="Print as JSON.")] = False) -> None:
    """Check the installation: versions, and every model file against its registered hash."""
    from consilience.models.load import files, registry  # noqa: PLC0415  only this command needs it

    with _explained():
        models = {use: len(files(use)) for use in registry()}
    found = {"consilience": __version__, "python": sys.version.split()[0], "models": models}
    if as_json:
        typer.echo(json.dumps(found))
    else:
        typer.echo(f"consilience {__version__}, Python {found['python']}")
        for use, n in models.items():
            entry = registry()[use]
            typer.echo(f"model {use}: {entry['name']}@{entry['revision']} ({entry['licence']}), {n} files verified")


@contextmanager
def _progress(quiet: bool) -> Iterator[Any]:
    """Show a line of progress on the terminal's error stream; silent when it is no terminal."""
    from rich.console import Console  # noqa: PLC0415  start-up time
    from rich.progress import BarColumn, Progress, TextColumn  # noqa: PLC0415

    console = Console(stderr=True)
    columns = (TextColumn("{task.description:<20}"), BarColumn(), TextColumn("{task.completed}/{task.total}"))
    with Progress(*columns, console=console, transient=True, disable=quiet or not console.is_terminal) as bar:
        task = bar.add_task("reading", total=None)
        yield lambda stage, done, due: bar.update(task, description=stage, completed=done, total=due)


def _write(form: dict[str, Any], out: Path, text: bool) -> dict[str, Path]:
    """Write the three faces. Each file appears whole or not at all."""
    from consilience.export import render_html, render_json, render_markdown  # noqa: PLC0415  start-up time

    faces: dict[str, Callable[[], str]] = {
        "dossier.json": lambda: render_json(form, text),
        "dossier.md": lambda: render_markdown(form),
        "index.html": lambda: render_html(form),
    }
    for name, render in faces.items():
        _write_file(out / name, render())
    return {name: out / name for name in faces}


def _write_file(path: Path, text: str) -> None:
    partial = path.with_name(path.name + ".part")
    try:
        partial.write_text(text, encoding="utf-8", newline="\n")
        partial.replace(path)
    except OSError as error:
        partial.unlink(missing_ok=True)
        reason = f"{path} cannot be written ({error.strerror or error})"
        raise SettingsError(f"{reason}: make room or choose another --out; finished work is kept") from error


def _counts(form: dict[str, Any], report: "Report", written: dict[str, Path]) -> dict[str, Any]:
    return {
        "documents": form["ledger"]["documents"],
        "failed": form["ledger"]["failed"],
        "stories": len(form["stories"]),
        "propositions": len(form["propositions"]),
        "corroborated": sum(p["status"] == "corroborated" for p in form["propositions"]),
        "differences": len(form["differences"]),
        "partitions_computed": report.executed,
        "files": {name: str(path) for name, path in written.items()},
    }


def _summary(form: dict[str, Any], counts: dict[str, Any]) -> None:
    """Print what a reader wants to know first, and where the rest is."""
    from consilience.export.phrases import counted, failures  # noqa: PLC0415  start-up time

    names = {a["path"]: a["outlet"] or Path(a["path"]).name for a in form["articles"]}
    for story in form["stories"]:
        typer.echo(f"\n{story['title']}  ({counted(len(story['articles']), 'account')})")
        for line in story["summary"]:
            typer.echo(f"  - {_named(line['text'], names)}")
    wording = sum(d["kind"] == "wording" for d in form["differences"])
    typer.echo(
        f"\n{counted(counts['documents'], 'account')}, {counted(counts['stories'], 'story', 'stories')}, "
        f"{counted(counts['propositions'], 'proposition')} ({counts['corroborated']} corroborated by independent "
        f"origins), {counted(counts['differences'], 'difference')} ({wording} of wording only)"
    )
    for reason, paths in failures(counts["failed"]):
        typer.echo(f"not read: {paths}: {reason}", err=True)
    typer.echo(f"open {counts['files']['index.html']}")


def _named(line: str, names: dict[str, str]) -> str:
    """Name accounts in a line by their outlet or file, instead of by their path."""
    for path, name in names.items():
        line = line.replace(path, name)
    return line
