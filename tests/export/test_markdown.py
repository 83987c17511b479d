import re

from consilience.export import render_json, render_markdown
from consilience.export.markdown import SHOWN
from tests.export.sample import TEXTS, dossier


def test_the_parts_of_a_dossier_are_there():
    text = render_markdown(dossier())
    for part in (
        "What the accounts agree on",
        "Where they differ",
        "Timeline",
        "What was promised",
        "Who said what",
        "Who copied whom",
    ):
        assert f"### {part}" in text
    assert "**not kept**" in text
    assert "**conflict**, what was done: “said” is a statement" in text


def test_locators_point_at_the_words():
    text = render_markdown(dossier())
    start, end = map(
        int, re.search(r"“has officially signed on Wednesday the closing” \[C (\d+)-(\d+)\]", text).groups()
    )
    assert TEXTS["spun"][start:end] == "has officially signed on Wednesday the closing"


def test_source_text_is_never_markup():
    text = render_markdown(dossier())
    assert "<script" not in re.sub(r"\\<", "", text)
    assert "\u202e" not in text
    assert "javascript:" not in re.sub(r"\\.", "", text)


def test_json_survives_what_utf8_cannot_hold():
    data = dossier()
    data["title"] = "half \ud83d of a pair"
    assert "\\ud83d" in render_json(data)
    render_json(data).encode()
    assert '"text": "Velmora to close' not in render_json(data, text=False)


def test_only_the_first_statements_stand_open():
    data = dossier()
    shared = next(p for p in data["propositions"] if p["status"] == "corroborated")
    data["propositions"] += [{**shared, "id": f"more{n}"} for n in range(SHOWN + 3)]
    text = render_markdown(data)
    shown, folded = text.split("### What the accounts agree on")[1].split("<details>", 1)
    assert shown.count("\n- ") == SHOWN
    assert folded.split("</details>")[0].count("\n- ") >= 3
