"""Record types as SQLite tables: a column a field, tuples as JSON, and a content hash on every row."""

import dataclasses
import hashlib
import re
import types
import typing
from collections.abc import Callable
from functools import cache
from typing import Any

import msgspec

_SQL_TYPES = {str: "TEXT", int: "INTEGER", float: "REAL", bool: "INTEGER", bytes: "BLOB", tuple: "TEXT"}
# fields that rows are looked up by
_CUTS = (
    *("doc_id", "article_id", "tied_to", "shelf", "bucket", "cell", "knot", "part_id"),
    *("saga_id", "story_id", "proposition_id", "judgement_id"),
)
_ORDER = ("saga_id", "path", "article_id", "n", "start")  # what a partition's rows are sorted by, where present


@cache
def table(kind: type) -> str:
    """Name of a record type's table: ``TimeExpression`` is ``time_expression``."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", kind.__name__).lower()


@cache
def fields(kind: type) -> dict[str, type]:
    """Field names of a record type with their plain types (``None`` and item types left out)."""
    hints = typing.get_type_hints(kind)
    return {f.name: _plain(hints[f.name]) for f in dataclasses.fields(kind)}


def _plain(hint: Any) -> type:
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        hint = next(a for a in typing.get_args(hint) if a is not types.NoneType)
    plain: type = typing.get_origin(hint) or hint
    return plain


def create(kind: type) -> list[str]:
    """SQL statements that make the table of a record type and its indexes, which fingerprints are read from."""
    name = table(kind)
    columns = ", ".join(f'"{f}" {_SQL_TYPES[t]}' for f, t in fields(kind).items())
    indexed = ["_key", *(f for f in _CUTS if f in fields(kind))]
    return [
        f'CREATE TABLE IF NOT EXISTS "{name}" ({columns}, _key TEXT NOT NULL, _hash INTEGER NOT NULL)',
        *(f'CREATE INDEX IF NOT EXISTS "{name}_{column}" ON "{name}" ("{column}", _hash)' for column in indexed),
    ]


def insert(kind: type) -> str:
    """SQL statement that adds one row: the fields, then ``_key`` and ``_hash``."""
    marks = ", ".join("?" * (len(fields(kind)) + 2))
    return f'INSERT INTO "{table(kind)}" VALUES ({marks})'  # noqa: S608  names come from our own classes


def order(kind: type) -> str:
    """ORDER BY columns under which equal contents come in equal order, whenever they were written."""
    names = fields(kind)
    chosen = [f'"{table(kind)}"."{c}"' for c in _ORDER if c in names]
    return ", ".join([*chosen, f'"{table(kind)}"._hash'])


def row(record: object, key: str) -> list[Any]:
    """Encode a record as a row of its table."""
    kind: type = type(record)
    values = [_encode(getattr(record, name), plain) for name, plain in fields(kind).items()]
    digest = hashlib.blake2b(msgspec.msgpack.encode(values), digest_size=8).digest()
    return [*values, key, int.from_bytes(digest, "big") >> 1]


def _encode(value: Any, plain: type) -> Any:
    if plain is tuple:
        return msgspec.json.encode(value).decode()
    if plain is float and value is not None:
        return float(value)
    return value


def decode(kind: type, values: tuple[Any, ...]) -> Any:
    """Decode the field columns of a row into its record."""
    named = dict(zip(fields(kind), values, strict=True))
    for name, read in _coded(kind):
        named[name] = read(named[name])
    return kind(**named)


@cache
def _coded(kind: type) -> list[tuple[str, Callable[[Any], Any]]]:
    """The fields that are not kept as they are, each with what reads it."""
    readers: dict[type, Callable[[Any], Any]] = {tuple: _tuple, bool: bool}
    return [(name, readers[plain]) for name, plain in fields(kind).items() if plain in readers]


def _tuple(value: str) -> tuple[Any, ...]:
    return tuple(msgspec.json.decode(value))
