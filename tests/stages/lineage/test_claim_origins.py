"""Two outlets, one briefing: origins are counted claim by claim, not article by article."""

import json
from pathlib import Path

import pytest

from consilience import open_desk

POST = """Ostrin harbour to be dredged for 40 million crowns

By Mirel Adda, Velm Post

Ostrin's harbour will be dredged this summer for 40 million crowns, Minister Tolva Brandt told a briefing on Monday.

Eleven barges lay idle at the north quay when this newspaper went there on Monday evening.

Fishermen on the mole complained that silt had already ruined two of their nets."""
HERALD = """Minister promises deeper water for ships

By Ossian Veld, Ostrin Herald

Harbour Minister Tolva Brandt said on Monday that dredging Ostrin's harbour this summer would cost 40 million crowns.

She spoke to journalists for half an hour and took no questions about the fishing fleet.

The Herald counted eleven barges at the north quay that evening, none of them under load."""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[int, int]]:
    """Origins and outlets of what both accounts tell, by a word of it."""
    folder: Path = tmp_path_factory.mktemp("briefing")
    for name, text in (("post.txt", POST), ("herald.txt", HERALD)):
        (folder / name).write_text(text, encoding="utf-8")
    with open_desk() as desk:
        desk.read([folder])
        assert not desk.update().failed
        found = desk.dossier().to_dict()["propositions"]
    words = ("crowns", "barges")
    return {w: (p["origins"], p["outlets"]) for w in words for p in found if w in p["text"] and p["outlets"] > 1}


def test_what_a_briefing_said_has_one_origin_in_two_outlets(told: dict[str, tuple[int, int]]) -> None:
    assert told["crowns"] == (1, 2)


def test_what_their_own_reporters_saw_has_two(told: dict[str, tuple[int, int]]) -> None:
    assert told["barges"] == (2, 2)


FOLLOW = """Ostrin waits for the dredger

By Mirel Adda, Velm Post

Eleven barges still lay idle at the north quay of Ostrin on Tuesday, the Velm Post saw.

The dredging will begin in June, the harbour office said."""


def test_a_paper_that_prints_a_thing_twice_has_one_origin(tmp_path: Path) -> None:
    said = {"outlet": "Velm Post", "published": "2031-03-04"}
    (tmp_path / "post.txt").write_text(POST, encoding="utf-8")
    (tmp_path / "follow.txt").write_text(FOLLOW, encoding="utf-8")
    (tmp_path / "meta.json").write_text(json.dumps({"post": said, "follow": said}), encoding="utf-8")
    with open_desk() as desk:
        desk.read([tmp_path])
        assert not desk.update().failed
        form = desk.dossier().to_dict()
    barges = next(p for p in form["propositions"] if "barges" in p["text"] and len(p["claims"]) > 1)
    assert (barges["origins"], barges["outlets"], barges["status"]) == (1, 1, "single-origin")
    assert "same-outlet" in {link["kind"] for link in form["lineage"]}
