"""What touches a stage: once all its partitions are up to date, triggers note those that a changed record belongs to.

Nothing is noted of a stage that has never been up to date, or whose version, models or inputs are others than they
were: it is looked through as a whole. So a first run bears no cost, and a later one looks only where something is new.
"""

import sqlite3
from collections.abc import Iterator

from consilience.stage import Stage
from consilience.store import schema

TABLES = [
    "CREATE TABLE IF NOT EXISTS settled (stage TEXT PRIMARY KEY, how TEXT NOT NULL)",
    # keys of partitions that may be due; of a stage that joins keys, any of the keys
    "CREATE TABLE IF NOT EXISTS touched "
    "(stage TEXT NOT NULL, key TEXT NOT NULL, PRIMARY KEY (stage, key)) WITHOUT ROWID",
]
TOUCHED = "SELECT key FROM touched WHERE stage = ?1"


def is_settled(db: sqlite3.Connection, stage: Stage, variant: str) -> bool:
    """Say whether all that was due of a stage was done, and all that touched it since is noted."""
    found = db.execute("SELECT how FROM settled WHERE stage = ?", [stage.name]).fetchone()
    return bool(found == (_how(stage, variant),))


def settle(db: sqlite3.Connection, stage: Stage, variant: str) -> None:
    """All that was due of a stage is done: note from now on what touches it."""
    db.execute("DELETE FROM touched WHERE stage = ?", [stage.name])
    if is_settled(db, stage, variant):
        return
    drop_triggers(db, f"{_prefix(stage)}*")
    for statement in _triggers(stage):
        db.execute(statement)
    db.execute("INSERT OR REPLACE INTO settled VALUES (?, ?)", [stage.name, _how(stage, variant)])


def drop_triggers(db: sqlite3.Connection, names: str) -> None:
    """Drop the triggers of such names (a pattern, as of files)."""
    sql = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name GLOB ?"
    for (name,) in db.execute(sql, [names]).fetchall():
        db.execute(f'DROP TRIGGER "{name}"')


def _how(stage: Stage, variant: str) -> str:
    return "\n".join([variant, *_triggers(stage)])


def _prefix(stage: Stage) -> str:
    return f"touch {stage.name}: "


def _triggers(stage: Stage) -> Iterator[str]:
    """SQL that makes two triggers for each kind of record that tells the stage anything."""
    memberships = [stage.via] if stage.via else []
    for kind in dict.fromkeys([*inputs(stage), *memberships]):
        for event, row in (("INSERT", "NEW"), ("DELETE", "OLD")):
            notes = " ".join(f"{note};" for note in _notes(stage, kind, row))
            name = f"{_prefix(stage)}{kind.__name__} {event}"
            yield f'CREATE TRIGGER "{name}" AFTER {event} ON "{schema.table(kind)}" BEGIN {notes} END'


def _notes(stage: Stage, kind: type, row: str) -> Iterator[str]:
    """What a trigger does with a row that came or went."""
    touch = f"INSERT OR IGNORE INTO touched SELECT '{stage.name}',"
    if everywhere(stage, kind):
        yield f"DELETE FROM settled WHERE stage = '{stage.name}'"  # noqa: S608  names come from our own classes
    elif stage.by is None:
        yield f"{touch} ''"
    elif own := [field for field in (stage.by, stage.joins) if field in schema.fields(kind)]:
        yield from (f'{touch} {row}."{field}"' for field in own)
    elif stage.via:
        yield f'{touch} "{stage.by}" FROM "{schema.table(stage.via)}" WHERE article_id = {row}.article_id'


def inputs(stage: Stage) -> list[type]:
    """Kinds of records that a stage depends on; its own last output is state, not input."""
    return [kind for kind in stage.reads if kind not in stage.writes]


def everywhere(stage: Stage, kind: type) -> bool:
    """Say whether each partition reads all records of a kind: they name neither its key nor an article."""
    return stage.by is not None and not {stage.by, "article_id"} & schema.fields(kind).keys()
