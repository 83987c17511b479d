"""A knowledge base of the user's own: FollowTheMoney entities (JSON lines) or a table (CSV)."""

import csv
import io
import json
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

    A CSV has the columns ``id``, ``name`` and, as far as known, ``kind`` and ``aliases`` (cut at semicolons).
    Raises SettingsError where the file cannot be read or names nothing, with the line.
    """
    path = Path(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: the knowledge base cannot be read: {error}") from error
    rows = _table(path, text) if path.suffix.lower() == ".csv" else _follow_the_money(path, text)
    found = {entity.known_id: entity for entity in rows}
    if not found:
        raise SettingsError(f"{path}: the knowledge base names nobody: a CSV with id and name, or FollowTheMoney lines")
    return [found[key] for key in sorted(found)]


def _table(path: Path, text: str) -> Iterator[KnownEntity]:
    reader = csv.DictReader(io.StringIO(text))
    if not {"id", "name"} <= set(reader.fieldnames or ()):
        raise SettingsError(f"{path}: the first line must name the columns, id and name among them")
    for row in reader:
        kind = (row.get("kind") or "other").strip().lower()
        if not row["id"] or not row["name"] or kind not in _KINDS:
            wanted = "each row needs an id, a name, and person, organization, place or other as kind"
            raise SettingsError(f"{path}, line {reader.line_num}: {wanted}")
        aliases = [a.strip() for a in (row.get("aliases") or "").split(";")]
        yield _entity(row["id"].strip(), kind, [row["name"].strip(), *aliases])


def _follow_the_money(path: Path, text: str) -> Iterator[KnownEntity]:
    for n, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            entity = json.loads(line)
            properties: dict[str, Any] = entity["properties"]
            names = [name for key in _NAMES for name in properties.get(key, [])]
            known_id = (properties.get("wikidataId") or [entity["id"]])[0]
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise SettingsError(f"{path}, line {n}: no FollowTheMoney entity: {error!r}") from error
        if names:
            yield _entity(str(known_id), _SCHEMATA.get(entity.get("schema"), "other"), names)


def _entity(known_id: str, kind: str, names: list[str]) -> KnownEntity:
    others = dict.fromkeys(name for name in names[1:] if name and name != names[0])
    return KnownEntity(known_id=known_id, kind=kind, name=names[0], aliases=tuple(others))
