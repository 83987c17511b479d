"""A user's knowledge base is read, or refused with the line that is wrong."""

import json
from pathlib import Path

import pytest

from consilience.errors import SettingsError
from consilience.records import KnownEntity
from consilience.sources import read_known


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_table(tmp_path: Path) -> None:
    text = "id,name,kind,aliases\nQ5,Anna Bergstrom,person,A. Bergstrom; Ana Bergstroem\nQ4,Oslo,place,\n"
    assert read_known(written(tmp_path, "k.csv", "\ufeff" + text)) == [
        KnownEntity(known_id="Q4", kind="place", name="Oslo", aliases=()),
        KnownEntity(known_id="Q5", kind="person", name="Anna Bergstrom", aliases=("A. Bergstrom", "Ana Bergstroem")),
    ]


def test_follow_the_money_lines(tmp_path: Path) -> None:
    lines = [
        {"id": "x1", "schema": "Company", "properties": {"name": ["Velgrid"], "alias": ["Velgrid AS", "Velgrid"]}},
        {"id": "x2", "schema": "Person", "properties": {"name": ["Anna Bergstrom"], "wikidataId": ["Q5"]}},
        {"id": "x3", "schema": "Vessel", "properties": {"country": ["no"]}},
    ]
    path = written(tmp_path, "k.ftm.json", "\n".join(map(json.dumps, lines)) + "\n\n")
    assert read_known(path) == [
        KnownEntity(known_id="Q5", kind="person", name="Anna Bergstrom", aliases=()),
        KnownEntity(known_id="x1", kind="organization", name="Velgrid", aliases=("Velgrid AS",)),
    ]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("k.csv", "who,what\n", "id and name"),
        ("k.csv", "id,name,kind\nQ1,Anna,ship\n", "line 2"),
        ("k.csv", "id,name\nQ1\n", "line 2"),
        ("k.csv", "id,name\n", "names nobody"),
        ("k.json", "[1, 2]\n", "line 1"),
        ("k.json", '{"id": 1}\n', "line 1"),
        ("k.json", "", "names nobody"),
        ("k.json", "[1, 2]\n", "each line needs an object"),
        ("k.json", '{"id": "x", "properties":\n', "line 1"),
        ("k.csv", 'id,name\nQ1,"Anna\n', "no table"),
        ("k.csv", "id,name,kind\nQ1,Anna,person\nQ1,Oslo,place\n", "Q1 is a person in one row and a place"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, name: str, text: str, said: str) -> None:
    with pytest.raises(SettingsError, match=said):
        read_known(written(tmp_path, name, text))


def test_a_missing_file_is_a_plain_error(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        read_known(tmp_path / "none.csv")


def test_a_single_value_is_no_list_of_letters(tmp_path: Path) -> None:
    line = {"id": "x", "schema": "Person", "properties": {"name": "Anna Bergstrom", "wikidataId": "Q5", "alias": None}}
    (found,) = read_known(written(tmp_path, "k.json", json.dumps(line)))
    assert (found.known_id, found.name, found.aliases) == ("Q5", "Anna Bergstrom", ())


def test_rows_of_one_id_are_one_entity_and_a_spreadsheet_may_write_semicolons(tmp_path: Path) -> None:
    text = "id;name;kind;aliases\nQ5;Anna Bergstrom;person;\nQ5;Ana Bergstroem;person;A. Bergstrom|Bergstrom\n"
    (found,) = read_known(written(tmp_path, "k.csv", text))
    assert (found.name, found.aliases) == ("Anna Bergstrom", ("Ana Bergstroem", "A. Bergstrom", "Bergstrom"))
