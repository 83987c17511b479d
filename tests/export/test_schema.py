import json
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from tests.export.sample import dossier

SCHEMA = json.loads((Path(__file__).parents[2] / "docs/dossier.schema.json").read_text("utf-8"))


def _errors(data: dict[str, Any]) -> list[str]:
    return [error.json_path for error in Draft202012Validator(SCHEMA).iter_errors(data)]


def test_the_schema_is_a_schema():
    Draft202012Validator.check_schema(SCHEMA)


def test_a_full_dossier_is_valid():
    assert _errors(dossier()) == []


def test_an_unknown_field_a_missing_field_and_a_wrong_word_are_refused():
    data = dossier()
    data["articles"][0]["metadata"] = {}
    data["ledger"].pop("documents")
    data["differences"][0]["sort"] = "contradiction"
    assert _errors(data) == ["$.articles[0]", "$.differences[0].sort", "$.ledger"]


def test_every_citation_of_the_sample_holds():
    data = dossier()
    texts = {a["id"]: a["text"] for a in data["articles"]}

    def walk(x: Any) -> list[dict[str, Any]]:
        if isinstance(x, dict):
            return [x] if "start" in x and "text" in x else [c for v in x.values() for c in walk(v)]
        return [c for v in x for c in walk(v)] if isinstance(x, list) else []

    cites = walk(data)
    assert len(cites) > 100
    assert all(texts[c["article"]][c["start"] : c["end"]] == c["text"] for c in cites)
