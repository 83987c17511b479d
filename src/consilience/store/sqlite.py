"""The default store: one SQLite file that many processes may read while one writes."""

import contextlib
import hashlib
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from consilience.errors import StoreError
from consilience.records import Article, RawDocument
from consilience.stage import Stage
from consilience.store import changes, joined, partitions, schema

_LEDGER = """
CREATE TABLE IF NOT EXISTS ledger (
  stage TEXT NOT NULL,
  key TEXT NOT NULL,          -- the partition; for the stage "read", the path of a file
  variant TEXT NOT NULL,      -- stage version, settings and models
  fingerprint TEXT NOT NULL,  -- content of the inputs
  error TEXT NOT NULL,        -- '' when done
  seconds REAL NOT NULL,
  PRIMARY KEY (stage, key)
)"""

# Full text of the articles, for searching; filled and emptied together with the Article rows.
_SEARCH = "CREATE VIRTUAL TABLE IF NOT EXISTS article_words USING fts5(article_id UNINDEXED, title, text)"
MEMORY = ":memory:"  # in place of a path: a store that ends with its process
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"  # noncharacters, which no text holds, mark what was found


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where a search was found."""

    article_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one partition of one stage."""

    key: str
    fingerprint: str
    records: list[Any]
    error: str
    seconds: float


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One line of the ledger, as a report shows it."""

    stage: str
    key: str
    error: str
    seconds: float


class SqliteStore:
    """Keeps records and the ledger; cuts partitions; knows which of them are due.

    What it is asked raises StoreError, with what to do, where the file is locked, full, damaged or cannot be opened.
    """

    def __init__(self, path: Path | str, kinds: Iterable[type], given: Iterable[type] = ()) -> None:
        """Open or make the file. ``given`` are the kinds that come from a person and cannot be made again."""
        self._kinds = list(kinds)
        self._given = frozenset(given)
        self._path = path
        self._claim: sqlite3.Connection | None = None  # holds the lock of the one process that writes
        with _explained(path):
            self._db = sqlite3.connect(path, timeout=30, isolation_level=None)
            self._db.execute("PRAGMA journal_mode=WAL")
            self._db.execute("PRAGMA synchronous=NORMAL")
            self._db.execute("PRAGMA temp_store=MEMORY")
            self._prepare()

    def _prepare(self) -> None:
        """Make the tables. Records of another version are dropped, for they are derived; what a person gave stays."""
        statements = [s for kind in self._kinds for s in schema.create(kind)]
        statements += [_LEDGER, _SEARCH, *changes.TABLES, *joined.TABLES]
        digest = hashlib.blake2b("\n".join(statements).encode(), digest_size=3).digest()
        version = int.from_bytes(digest, "big") + 1
        (found,) = self._db.execute("PRAGMA user_version").fetchone()
        if found == version:
            return
        with self._transaction():
            if found:
                changes.drop_triggers(self._db, "*")
                tables = "SELECT name FROM sqlite_master WHERE type='table' AND name NOT LIKE 'article_words_%'"
                kept = {schema.table(kind) for kind in self._given if self._fits(kind)}
                for (name,) in self._db.execute(tables).fetchall():
                    if name not in kept:
                        self._db.execute(f'DROP TABLE "{name}"')
            for statement in statements:
                self._db.execute(statement)
            self._db.execute(f"PRAGMA user_version={version}")

    def _fits(self, kind: type) -> bool:
        """Say whether the file's table has the columns that this version's record has."""
        found = [row[1] for row in self._db.execute(f'PRAGMA table_info("{schema.table(kind)}")')]
        return found == [*schema.fields(kind), "_key", "_hash"]

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        self._claim = self._claim or self._claimed()
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            if self._db.in_transaction:  # a full disk has rolled back already
                self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def _claimed(self) -> sqlite3.Connection | None:
        """Lock out other writers until this store is closed; reading goes on, and the lock dies with the process."""
        if self._path == MEMORY:
            return None
        claim = sqlite3.connect(f"{self._path}-lock", timeout=1, isolation_level=None)
        try:
            claim.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error:
            claim.close()
            raise
        return claim

    def close(self) -> None:
        """Close the file; a closed store is not used again."""
        self._db.close()
        if self._claim is not None:
            self._claim.close()

    # ------------------------------------------------------------ documents

    def replace_documents(self, documents: Iterable[RawDocument], failed: Iterable[tuple[str, str]]) -> None:
        """Make the given documents the whole input; ``failed`` are (path, reason) of files that could not be read."""
        with _explained(self._path), self._transaction():
            self._db.execute("CREATE TEMP TABLE IF NOT EXISTS given (doc_id TEXT PRIMARY KEY)")
            self._db.execute("DELETE FROM given")
            for document in documents:
                self._db.execute("INSERT OR IGNORE INTO given VALUES (?)", [document.doc_id])
                self._add_document(document)
            self._db.execute("DELETE FROM raw_document WHERE doc_id NOT IN (SELECT doc_id FROM given)")
            self._db.execute("DELETE FROM ledger WHERE stage = 'read'")
            rows = [("read", path, "", "", reason, 0.0) for path, reason in failed]
            self._db.executemany("INSERT OR REPLACE INTO ledger VALUES (?,?,?,?,?,?)", rows)

    def _add_document(self, document: RawDocument) -> None:
        if not self._db.execute("SELECT 1 FROM raw_document WHERE _key = ?", [document.doc_id]).fetchone():
            self._db.execute(schema.insert(RawDocument), schema.row(document, document.doc_id))

    def give(self, kind: type, records: Iterable[Any]) -> None:
        """Make these the whole of what a person has given of a kind."""
        with _explained(self._path), self._transaction():
            self._db.execute(f'DELETE FROM "{schema.table(kind)}"')  # noqa: S608  names come from our own classes
            self._db.executemany(schema.insert(kind), (schema.row(record, "given") for record in records))

    # ------------------------------------------------------------ partitions

    def due(self, stage: Stage, variant: str) -> list[tuple[str, str]]:
        """List the (key, fingerprint) of partitions whose inputs, version, settings or model changed.

        Results of partitions that no longer exist are removed. Of a settled stage, only what was touched is looked at.
        """
        with _explained(self._path):
            settled = changes.is_settled(self._db, stage, variant)
            if stage.joins:
                with self._transaction():
                    joined.join(self._db, stage, settled=settled)
            now = self._fingerprints(stage, settled=settled)
            known = self._done(stage, settled=settled)
            self._forget(stage, sorted(known.keys() - now.keys()))
        return sorted((key, print_) for key, print_ in now.items() if known.get(key) != (variant, print_))

    def settle(self, stage: Stage, variant: str) -> None:
        """All that was due of a stage is done: from now on note what touches it."""
        with _explained(self._path), self._transaction():
            changes.settle(self._db, stage, variant)

    def _done(self, stage: Stage, *, settled: bool) -> dict[str, tuple[str, str]]:
        """Variant and fingerprint of the partitions in the ledger: of all, or of those touched."""
        touched = f" AND key IN ({changes.TOUCHED})" if settled else ""
        sql = f"SELECT key, variant, fingerprint FROM ledger WHERE stage = ?1{touched}"  # noqa: S608
        return {key: (variant, print_) for key, variant, print_ in self._db.execute(sql, [stage.name])}

    def _fingerprints(self, stage: Stage, *, settled: bool) -> dict[str, str]:
        parts: dict[str, list[str]] = {}
        shared = ""
        for n, kind in enumerate(stage.reads):
            if kind in stage.writes:  # a stage's own last output is state, not input
                continue
            if changes.everywhere(stage, kind):
                shared += f" {n}:{self._db.execute(partitions.summed(kind)).fetchone()}"
                continue
            for key, *sums in self._db.execute(partitions.grouped(stage, kind, settled=settled), [stage.name]):
                parts.setdefault(key, []).append(f"{n}:{sums}")
        parts = {key: [*found, shared] if shared else found for key, found in parts.items()}
        return {
            key: hashlib.blake2b(" ".join(found).encode(), digest_size=12).hexdigest() for key, found in parts.items()
        }

    def inputs(self, stage: Stage, key: str) -> list[list[Any]]:
        """Load one partition: a list of records for each type the stage reads, in a fixed order."""
        with _explained(self._path):
            return [self._partition(stage, kind, key) for kind in stage.reads]

    def _partition(self, stage: Stage, kind: type, key: str) -> list[Any]:
        if changes.everywhere(stage, kind):
            return self.rows(kind)
        found = self._db.execute(partitions.one(stage, kind), [key] if stage.by else [])
        return [schema.decode(kind, values) for values in found]

    def commit(self, stage: Stage, variant: str, outcomes: list[Outcome]) -> None:
        """Replace the results of these partitions and enter them into the ledger, in one transaction."""
        with _explained(self._path), self._transaction():
            for outcome in outcomes:
                self._replace(stage, outcome)
                entry = (stage.name, outcome.key, variant, outcome.fingerprint, outcome.error, outcome.seconds)
                self._db.execute("INSERT OR REPLACE INTO ledger VALUES (?,?,?,?,?,?)", entry)

    def _replace(self, stage: Stage, outcome: Outcome) -> None:
        """Put a partition's records in the place of its last ones; what is the same is not written again."""
        if Article in stage.writes:  # with which the words for searching are filled and emptied
            self._remove(stage, outcome.key)
            self._insert(outcome.records, outcome.key)
            return
        for kind in stage.writes:
            name, last = schema.table(kind), defaultdict[int, list[int]](list)
            for place, digest in self._db.execute(f'SELECT rowid, _hash FROM "{name}" WHERE _key = ?', [outcome.key]):  # noqa: S608
                last[digest].append(place)
            rows = (schema.row(record, outcome.key) for record in outcome.records if type(record) is kind)
            new = (row for row in rows if not ((places := last.get(row[-1])) and places.pop()))
            self._db.executemany(schema.insert(kind), new)
            gone = ([place] for places in last.values() for place in places)
            self._db.executemany(f'DELETE FROM "{name}" WHERE rowid = ?', gone)  # noqa: S608

    def _insert(self, records: list[Any], key: str) -> None:
        for kind in {type(record): None for record in records}:
            rows = (schema.row(record, key) for record in records if type(record) is kind)
            self._db.executemany(schema.insert(kind), rows)
        words = [(a.article_id, a.title, a.text) for a in records if isinstance(a, Article)]
        self._db.executemany("INSERT INTO article_words VALUES (?,?,?)", words)

    def _forget(self, stage: Stage, keys: list[str]) -> None:
        if keys:
            with self._transaction():
                for key in keys:
                    self._remove(stage, key)
                    self._db.execute("DELETE FROM ledger WHERE stage = ? AND key = ?", [stage.name, key])

    def _remove(self, stage: Stage, key: str) -> None:
        if Article in stage.writes:
            own = "SELECT article_id FROM article WHERE _key = ?"
            self._db.execute(f"DELETE FROM article_words WHERE article_id IN ({own})", [key])  # noqa: S608
        for kind in stage.writes:
            self._db.execute(f'DELETE FROM "{schema.table(kind)}" WHERE _key = ?', [key])  # noqa: S608

    # ------------------------------------------------------------ reading

    def rows(self, kind: type, **equal: str) -> list[Any]:
        """All records of a type, or those whose fields have these values, in a fixed order."""
        names = ", ".join(f'"{f}"' for f in schema.fields(kind))
        where = " AND ".join(f'"{f}" = ?' for f in equal) or "1"
        sql = f'SELECT {names} FROM "{schema.table(kind)}" WHERE {where} ORDER BY {schema.order(kind)}'  # noqa: S608
        with _explained(self._path):
            return [schema.decode(kind, values) for values in self._db.execute(sql, list(equal.values()))]

    def search(self, query: str, limit: int) -> list[Hit]:
        """Find the articles that hold all words of ``query``, best first, and each place where one stands."""
        words = " ".join('"' + word.replace('"', '""') + '"' for word in query.split())
        sql = (
            "SELECT article_id, highlight(article_words, 2, ?, ?) FROM article_words "
            "WHERE article_words MATCH ? ORDER BY rank, article_id LIMIT ?"
        )
        if not words:
            return []
        with _explained(self._path):
            found = self._db.execute(sql, [_OPEN, _CLOSE, words, limit]).fetchall()
        return [hit for article_id, marked in found for hit in _hits(article_id, marked)]

    def ledger(self) -> list[LedgerRow]:
        """All rows of the ledger, by stage and key."""
        sql = "SELECT stage, key, error, seconds FROM ledger ORDER BY stage, key"
        with _explained(self._path):
            return [LedgerRow(*values) for values in self._db.execute(sql)]

    def clear_failures(self) -> int:
        """Forget failed partitions, so that the next run tries them again; return how many."""
        with _explained(self._path), self._transaction():
            failed = "FROM ledger WHERE error <> '' AND stage <> 'read'"
            self._db.execute(f"INSERT OR IGNORE INTO touched SELECT stage, key {failed}")
            return self._db.execute(f"DELETE {failed}").rowcount


def _hits(article_id: str, marked: str) -> Iterator[Hit]:
    """Read the places between the marks, as offsets into the text without them."""
    at = 0
    for n, part in enumerate(marked.replace(_CLOSE, _OPEN).split(_OPEN)):
        if n % 2:
            yield Hit(article_id, at, at + len(part))
        at += len(part)


@contextlib.contextmanager
def _explained(path: Path | str) -> Iterator[None]:
    """Turn SQLite's errors into ours, with what to do about them."""
    try:
        yield
    except sqlite3.Error as error:
        advice = {
            "locked": "another process is writing it: wait for it to end, or choose another output folder",
            "disk I/O": "the disk is full or fails; free some space and run again: finished work is kept",
            "full": "the disk is full; free some space and run again: finished work is kept",
            "not a database": "it is damaged or is no store; remove it and run again",
            "malformed": "it is damaged; remove it and run again",
            "unable to open": "the folder cannot be written; choose another output folder",
        }
        hint = next((text for word, text in advice.items() if word in str(error)), "nothing was changed")
        raise StoreError(f"the store {path}: {error}: {hint}") from error
