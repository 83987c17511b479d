"""Partitions of a stage that joins keys: all keys that its records tie together, directly or through others, are one.

Which partition a key belongs to is kept, so that a change is followed only through the partitions that it touches.
"""

import sqlite3
from collections.abc import Iterable, Iterator

from consilience.stage import Stage
from consilience.store import changes, schema

TABLES = [
    "CREATE TABLE IF NOT EXISTS joined "
    "(stage TEXT NOT NULL, key TEXT NOT NULL, home TEXT NOT NULL, PRIMARY KEY (stage, key)) WITHOUT ROWID",
    "CREATE INDEX IF NOT EXISTS joined_home ON joined (stage, home)",
]
_OF = "FROM joined WHERE stage = ?1"
_TOUCHED = f"home IN ({changes.TOUCHED})"
_TOUCH = f"INSERT OR IGNORE INTO touched SELECT stage, home {_OF} AND key IN ({changes.TOUCHED})"


def join(db: sqlite3.Connection, stage: Stage, *, settled: bool) -> None:
    """Find the partitions of a stage anew, or of a settled one those touched; each is named by its first key.

    A partition that is touched is so under its old name and its new one.
    """
    db.execute(_TOUCH, [stage.name])
    keys = f"{changes.TOUCHED} UNION SELECT key {_OF} AND {_TOUCHED}" if settled else _every_key(stage)
    found = [key for (key,) in db.execute(keys, [stage.name])]
    db.execute(f"DELETE {_OF} AND {_TOUCHED}" if settled else f"DELETE {_OF}", [stage.name])
    for group in _groups(db, stage, found):
        home = min(group)
        db.executemany("INSERT INTO joined VALUES (?, ?, ?)", ((stage.name, key, home) for key in group))
    db.execute(_TOUCH, [stage.name])


def _groups(db: sqlite3.Connection, stage: Stage, keys: Iterable[str]) -> Iterator[set[str]]:
    """Follow what ties the keys together; a key that no record names any more is in no group."""
    sql, seen = _tied(stage), set[str]()
    for key in keys:
        group, waiting = set[str](), [key]
        while waiting:
            if (one := waiting.pop()) not in seen:
                seen.add(one)
                tied = [other for (other,) in db.execute(sql, [one])]
                group.update({one} if tied else ())
                waiting += tied
        if group:
            yield group


def _tied(stage: Stage) -> str:
    """SQL for the keys that records name together with one key; the key itself where a record names it alone."""
    sides = {(stage.by, stage.by), (stage.by, stage.joins), (stage.joins, stage.by)}
    return " UNION ".join(
        f'SELECT "{other}" FROM "{schema.table(kind)}" WHERE "{own}" = ?1'  # noqa: S608
        for kind in changes.inputs(stage)
        for own, other in sorted(sides)
        if {own, other} <= schema.fields(kind).keys()
    )


def _every_key(stage: Stage) -> str:
    """SQL for all keys that any record names."""
    return " UNION ".join(
        f'SELECT "{field}" FROM "{schema.table(kind)}" WHERE ?1 IS NOT NULL'  # noqa: S608
        for kind in changes.inputs(stage)
        for field in (stage.by, stage.joins)
        if field in schema.fields(kind)
    )
