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
    for n in range(SHOWN + 3):
        places = ({**c["citation"], "start": 2 * n, "end": 2 * n + 1} for c in shared["claims"])
        claims = [{**c, "citation": place} for c, place in zip(shared["claims"], places, strict=True)]
        data["propositions"].append({**shared, "id": f"more{n}", "claims": claims})
    text = render_markdown(data)
    shown, folded = text.split("### What the accounts agree on")[1].split("<details>", 1)
    assert shown.count("\n- ") == SHOWN
    assert folded.split("</details>")[0].count("\n- ") >= 3


def test_of_many_passages_the_nearest_are_told_and_every_other_is_noted():
    data = dossier()
    shared = next(p for p in data["propositions"] if p["status"] == "corroborated")
    account = data["articles"][0]
    places = [(n * 12, n * 12 + 10) for n in range(6)]
    cites = [{"article": account["id"], "start": s, "end": e, "text": account["text"][s:e]} for s, e in places]
    said = next(c for c in cites[1:] if c["text"].strip())
    claims = [{**shared["claims"][0], "stance": "asserts", "citation": c} for c in cites]
    data["propositions"] = [{**shared, "text": said["text"], "claims": [*shared["claims"], *claims]}]
    text = render_markdown(data)
    agreed = text.split("### What the accounts agree on")[1]
    line = next(x for x in agreed.splitlines() if x.startswith("- "))
    note = re.search(r"\[\^\d+\]", line).group()
    noted = next(x for x in text.splitlines() if x.startswith(f"{note}: "))
    assert f"{said['start']}-{said['end']}" in line
    assert all(f"{s}-{e}" in line + noted for s, e in places)


def test_lesser_dates_and_names_in_passing_are_kept_out_of_the_way():
    data = dossier()
    first = data["timeline"][0]
    data["timeline"] = [{**first, "salience": 1 - n / 30, "text": f"Event {n} of thirty."} for n in range(30)]
    bare = {**data["entities"][0], "roles": [], "mentions": data["entities"][0]["mentions"][:1]}
    data["entities"] += [{**bare, "id": f"passing{n}", "name": f"Passer {n}"} for n in range(2)]
    text = render_markdown(data)
    timeline = text.split("### Timeline")[1].split("###")[0]
    shown, folded = timeline.split("<details>")
    assert "Event 3 of" in shown
    assert "Event 25 of" in folded
    (line,) = [x for x in text.splitlines() if "named once" in x and "Passer 0" in x]
    assert "Passer 1" in line
