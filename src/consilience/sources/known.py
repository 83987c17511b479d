"""A knowledge base of the user's own: FollowTheMoney entities (JSON lines) or a table (CSV)."""

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from consilience.errors import SettingsError
from consilience.records import KnownEntity

# Schemata of FollowTheMoney (https://followthemoney.tech), by our kinds.
_SCHEMATA = {
    "Person": "person",
    **dict.fromkeys(["Organization", "Company", "PublicBody", "LegalEntity"], "organization"),
    "Address": "place",
}
_KINDS = frozenset(["person", "organization", "place", "other"])
_NAMES = ("name", "alias", "weakAlias", "previousName", "abbreviation")


def read_known(path: Path | str) -> list[KnownEntity]:
    """Read the entities of a knowledge base, sorted by id.

    A CSV has the columns ``id``, ``name`` and, as far as known, ``kind`` and ``aliases`` (cut at semicolons or
    bars); rows of one id are one entity.
    Raises SettingsError where the file cannot be read or names nothing, with the line.
    """
    path = Path(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: the knowledge base cannot be read: {error}") from error
    rows = _table(path, text) if path.suffix.lower() == ".csv" else _follow_the_money(path, text)
    found: dict[str, KnownEntity] = {}
    for entity in rows:
        first = found.get(entity.known_id)
        found[entity.known_id] = _joined(path, first, entity) if first else entity
    if not found:
        raise SettingsError(f"{path}: the knowledge base names nobody: a CSV with id and name, or FollowTheMoney lines")
    return [found[key] for key in sorted(found)]


def _joined(path: Path, one: KnownEntity, other: KnownEntity) -> KnownEntity:
    """Two rows of one id are one entity under more names; raises SettingsError where their kinds contradict."""
    if one.kind != other.kind:
        raise SettingsError(f"{path}: {one.known_id} is a {one.kind} in one row and a {other.kind} in another")
    return _entity(one.known_id, one.kind, [one.name, *one.aliases, other.name, *other.aliases])


def _table(path: Path, text: str) -> Iterator[KnownEntity]:
    first = text.partition("\n")[0]
    comma = "," if "," in first or ";" not in first else ";"  # spreadsheets of half the world write semicolons
    reader = csv.DictReader(io.StringIO(text), delimiter=comma, strict=True)
    try:
        if not {"id", "name"} <= set(reader.fieldnames or ()):
            raise SettingsError(f"{path}: the first line must name the columns, id and name among them")
        for row in reader:
            yield _row(row, f"{path}, line {reader.line_num}")
    except csv.Error as error:
        raise SettingsError(f"{path}, line {reader.line_num}: no table: {error}") from error


def _row(row: dict[str, str], where: str) -> KnownEntity:
    known_id, name = ((row.get(column) or "").strip() for column in ("id", "name"))
    kind = (row.get("kind") or "other").strip().lower()
    if not known_id or not name or kind not in _KINDS:
        wanted = "each row needs an id, a name, and person, organization, place or other as kind"
        raise SettingsError(f"{where}: {wanted}")
    return _entity(known_id, kind, [name, *(a.strip() for a in re.split(r"[;|]", row.get("aliases") or ""))])


def _follow_the_money(path: Path, text: str) -> Iterator[KnownEntity]:
    for n, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        where = f"{path}, line {n}: no FollowTheMoney entity"
        try:
            entity = json.loads(line)
        except ValueError as error:
            raise SettingsError(f"{where}: {error}") from error
        properties = entity.get("properties") if isinstance(entity, dict) else None
        if not isinstance(properties, dict) or "id" not in entity:
            raise SettingsError(f"{where}: each line needs an object with id, schema and properties")
        names = [name for key in _NAMES for name in _values(properties, key)]
        known_id = (*_values(properties, "wikidataId"), str(entity["id"]))[0]
        if names:
            yield _entity(known_id, _SCHEMATA.get(entity.get("schema"), "other"), names)


def _values(properties: dict[str, Any], key: str) -> list[str]:
    """The values of a property as text; a single one may stand without a list."""
    values = properties.get(key) or []
    return [str(value).strip() for value in (values if isinstance(values, list) else [values])]


def _entity(known_id: str, kind: str, names: list[str]) -> KnownEntity:
    others = dict.fromkeys(name for name in names[1:] if name and name != names[0])
    return KnownEntity(known_id=known_id, kind=kind, name=names[0], aliases=tuple(others))
