"""Bad and hostile input: nothing is lost, nothing fails, nothing of it runs."""

import html
import re
from pathlib import Path

import pytest

from consilience import open_desk
from consilience.export import render_html, render_markdown

HOSTILE = {
    "script.txt": "Mayor <script>alert(1)</script> resigns\n\nThe mayor of Moor, <img src=x onerror=alert(2)> Ada "
    'Lind, resigned on Monday. "I am done </mark></script><script>alert(3)</script>," she said.',
    "bidi.txt": "Bridge \u202egnineppo\u202c opens\n\nThe bridge \u2066at\u2069 Moor opened on 3 May 2024, said "
    "Ada\u200b Lind, the mayor.\u0000",
    "latin1.txt": "Caf\xe9 fire in Orl\xe9ans\n\nA fire destroyed a caf\xe9 in Orl\xe9ans on Sunday.".encode("latin-1"),
    "utf16.txt": "Flood in Moor\n\nA flood hit Moor on Sunday, killing two people.".encode("utf-16"),
    "cjk.txt": "火灾造成三人死亡\n\n星期一,一场火灾造成三人死亡,警方说。",
    "arabic.txt": "حريق في المدينة\n\nقتل ثلاثة أشخاص في حريق يوم الاثنين، حسبما قالت الشرطة.",
    "long.txt": "Long line\n\n" + "The river rose again on Monday and 12 houses were flooded, officials said. " * 400,
    "symbols.txt": "!!! ??? ... $$1$$ ((( ))) \n\n—\n\n“”\n\n1234567890123456789012345678901234567890 people",
    "deep.html": "<html><body>" + "<div>" * 3000 + "<p>The bridge reopened on Monday.</p>" + "</div>" * 3000,
    "broken.html": "<p>The <b>bridge<p>reopened</i> on Monday, <a href='javascript:alert(4)'>said</a> she.<table><tr>",
    "no-text.html": "<html><head><title>Nothing here</title></head><body><script>var a = 1;</script></body></html>",
    "quotes.txt": '"""He said "she said \'we said “nothing”\'" and left." said "',
    "one.txt": "A",
}


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> dict:
    folder: Path = tmp_path_factory.mktemp("hostile")
    for name, content in HOSTILE.items():
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    with open_desk() as desk:
        desk.read([folder])
        desk.update()
        return desk.dossier().to_dict()


def test_nothing_fails_and_nothing_is_lost(dossier: dict) -> None:
    assert dossier["ledger"]["failed"] == []
    assert len(dossier["articles"]) == len(HOSTILE)


def test_encodings_are_detected(dossier: dict) -> None:
    text = {Path(a["path"]).name: a["text"] for a in dossier["articles"]}
    assert "Orléans" in text["latin1.txt"]
    assert text["utf16.txt"].startswith("Flood in Moor")


def test_blocks_tile_every_text(dossier: dict) -> None:
    for a in dossier["articles"]:
        covered = [False] * len(a["text"])
        for block in a["blocks"]:
            assert 0 <= block["start"] < block["end"] <= len(a["text"])
            for n in range(block["start"], block["end"]):
                assert not covered[n], (a["path"], n)
                covered[n] = True
        loose = [c for c, seen in zip(a["text"], covered, strict=True) if not seen and not c.isspace()]
        assert not [c for c in loose if c.isalnum()], a["path"]


def test_hostile_text_never_runs(dossier: dict) -> None:
    page = render_html(dossier)
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert not re.search(r"href=[\"']?\s*javascript:", page)
    assert re.search(r"Content-Security-Policy[^>]+default-src 'none'", html.unescape(page))
    assert not re.search(r"<[^>]+\son\w+=", re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL))
    assert not re.findall(r"(?:src|href)=[\"']?(?:https?:)?//", page)


def test_markdown_is_no_way_around(dossier: dict) -> None:
    text = render_markdown(dossier)
    assert not re.search(r"(?<!\\)<(script|img)", text)
