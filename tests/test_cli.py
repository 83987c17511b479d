"""The command line explains itself and its errors."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from consilience import open_desk
from consilience.cli import STORE, _explained, app


def call(*arguments: object, code: int = 0) -> str:
    result = CliRunner().invoke(app, [str(a) for a in arguments])
    assert result.exit_code == code, result.output
    return result.output


def test_help_and_version() -> None:
    assert "build" in call("--help")
    assert "--out" in call("build", "--help")
    assert call("--version").startswith("consilience ")


def test_a_missing_path_is_a_plain_error(tmp_path: Path) -> None:
    text = call("build", tmp_path / "nowhere", "-o", tmp_path / "out", code=2)
    assert "no such file" in text
    assert "Traceback" not in text
    assert not (tmp_path / "out").exists()


def test_nothing_readable_names_the_reasons(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("")
    assert "a.txt: empty file" in call("build", tmp_path / "a.txt", "-o", tmp_path / "out", code=2)


def test_an_output_that_is_a_file_is_a_plain_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The bridge reopened on Monday.")
    (tmp_path / "out").write_text("in the way")
    assert "error:" in call("build", tmp_path / "a.txt", "-o", tmp_path / "out", code=2)


def test_bad_files_are_counted_and_the_rest_is_done(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(
        "Bridge reopens\n\nThe bridge at Moor reopened on Monday, the mayor said. It was closed on 3 May 2024."
    )
    (folder / "b.txt").write_bytes(b"\0\1\2")
    counts = json.loads(call("build", folder, "-o", tmp_path / "out", "--json", "--no-text"))
    assert counts["documents"] == 1
    assert counts["failed"] == [{"path": "in/b.txt", "reason": "binary file, not text"}]
    written = json.loads((tmp_path / "out" / "dossier.json").read_text(encoding="utf-8"))
    assert "text" not in written["articles"][0]
    assert {p.name for p in (tmp_path / "out").iterdir()} >= {"index.html", "dossier.md", "dossier.json"}
    assert not list((tmp_path / "out").glob("*.part"))
    assert call("retry", tmp_path / "out").startswith("0 failed")
    assert "Bridge reopens" in call("stories", tmp_path / "out")
    (hit,) = map(json.loads, call("search", tmp_path / "out", "mayor", "--json").splitlines())
    assert (folder / "a.txt").read_text()[hit["start"] : hit["end"]] == "mayor"
    assert call("search", tmp_path / "out", 'no"such', "word*") == "no article holds all of these words\n"
    (line,) = map(json.loads, call("timeline", tmp_path / "out", "--json").splitlines())
    assert (line["date"], line["citations"][0]["path"]) == ("2024-05-03", "in/a.txt")
    assert call("timeline", tmp_path / "out").startswith("2024-05-03  ")
    assert "nothing that is dated" in call("timeline", tmp_path / "out", "--who", "Tarn")


def test_a_reader_who_has_enough_is_no_error(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(BrokenPipeError), _explained():  # which typer ends quietly
        raise BrokenPipeError
    assert capsys.readouterr().err == ""


def test_retry_needs_a_dossier(tmp_path: Path) -> None:
    assert "name the folder" in call("retry", tmp_path, code=2)


def test_an_unfinished_dossier_says_so(tmp_path: Path) -> None:
    open_desk(tmp_path / STORE).close()
    assert "run build again" in call("stories", tmp_path, code=2)
    assert "run build again" in call("search", tmp_path, "bridge", code=2)


def test_a_face_that_cannot_be_written_is_a_plain_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Bridge reopens\n\nThe bridge at Moor reopened on Monday, the mayor said.")
    (tmp_path / "out" / "index.html").mkdir(parents=True)
    text = call("build", tmp_path / "a.txt", "-o", tmp_path / "out", code=2)
    assert "index.html cannot be written" in text
    assert not list((tmp_path / "out").glob("*.part"))


def test_doctor_verifies_the_models() -> None:
    found = json.loads(call("doctor", "--json"))
    assert found["models"]["parser"] > 0
    assert found["models"]["encoder"] > 0


def test_doubtful_names_are_reviewed_and_judged(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    (folder / "a.txt").write_text("Bridge opens\n\nMayor Anna Bergstrom opened the bridge at Moor on Monday, she said.")
    (folder / "b.txt").write_text("Moor bridge\n\nThe Moor bridge was opened on Monday by Ana Bergstroem, a mayor.")
    (folder / "c.txt").write_text("Bridge at Moor opens\n\nThe bridge at Moor was opened by Peter Bergstrom on Monday.")
    known = tmp_path / "known.csv"
    known.write_text("id,name,kind,aliases\nQ7,Peter Bergstrom,person,\n")
    call("build", folder, "-o", out, "--known", known)
    people = json.loads((out / "dossier.json").read_text(encoding="utf-8"))["entities"]
    assert [e["known_id"] for e in people if e["name"] == "Peter Bergstrom"] == ["Q7"]
    assert "kept: Anna Bergstrom and Ana Bergstroem are different in 1 saga" in call(
        "judge", out, "different", "Anna Bergstrom", "Ana Bergstroem"
    )
    assert "a verdict is one of" in call("judge", out, "maybe", "Anna Bergstrom", "Ana Bergstroem", code=2)
    assert call("review", out, "--judged") == "different  Anna Bergstrom = Ana Bergstroem\n"
    call("build", folder, "-o", out)
    assert all("Bergstroem" not in line for line in call("review", out, "--json").splitlines())


def test_stories_are_corrected_for_good(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    (folder / "a.txt").write_text("Bridge reopens\n\nThe bridge at Moor reopened on Monday, Mayor Ada Holt said.")
    (folder / "b.txt").write_text("Moor bridge open\n\nThe Moor bridge was reopened on Monday by Mayor Ada Holt.")
    (folder / "c.txt").write_text("Prize for a loaf\n\nThe bakers of Ostrin gave a prize to Mirel Adda for a rye loaf.")
    call("build", folder, "-o", out)
    listed = [json.loads(line) for line in call("stories", out, "--json").splitlines()]
    assert sorted(story["articles"] for story in listed) == [1, 2]
    assert call("stories", "list", out, "--json") == call("stories", out, "--json")
    assert "the next build heeds it" in call("stories", "merge", out, "in/a.txt", "in/c.txt")
    assert "withdraw" in call("stories", "split", out, "in/a.txt", code=2)
    (folder / "d.txt").write_text("Strike at the port\n\nDockers at Quellport went on strike on Friday, a union said.")
    call("build", folder, "-o", out)
    listed = [json.loads(line) for line in call("stories", out, "--json").splitlines()]
    assert sorted(story["articles"] for story in listed) == [1, 3]
    judgement = json.loads(call("stories", "judgements", out, "--json").splitlines()[0])
    assert judgement["kind"] == "merge"
    call("stories", "withdraw", out, judgement["judgement"])
    assert call("stories", "judgements", out) == ""
    assert "no judgement" in call("stories", "withdraw", out, "nothing", code=2)


def test_a_pin_and_a_split_name_accounts(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    (folder / "a.txt").write_text("Bridge reopens\n\nThe bridge at Moor reopened on Monday, Mayor Ada Holt said.")
    (folder / "b.txt").write_text("Moor bridge open\n\nThe Moor bridge was reopened on Monday by Mayor Ada Holt.")
    call("build", folder, "-o", out)
    assert "all accounts of their story" in call("stories", "split", out, "in/a.txt", "in/b.txt", code=2)
    assert "no accounts are called z.txt" in call("stories", "pin", out, "z.txt", code=2)
    assert "one story already" in call(
        "stories", "merge", out, "in/a.txt", "b.txt", code=2
    )  # the end of a path will do
    pinned = json.loads(call("stories", "pin", out, "in/a.txt", "--json"))["judgement"]
    assert pinned in call("stories", "judgements", out)
    assert pinned in call("stories", "split", out, "in/a.txt", code=2)
    call("stories", "withdraw", out, pinned)
    call("stories", "split", out, "in/b.txt")
    call("build", folder, "-o", out)
    assert len(call("stories", out).splitlines()) == 2


def test_pages_that_are_no_account_are_read_and_left_out(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    text = (
        "The bridge at Moor reopened on Monday, the mayor said. It was closed on 3 May 2024 for repairs to its piers."
    )
    for name in "ab":
        (folder / f"{name}.txt").write_text(f"Bridge at Moor reopens\n\n{text}")
    (folder / "c.html").write_text("<html><title>404 Not Found</title><body><p>The bridge at Moor: not found.</p>")
    sold = f"<article><h1>Bridge at Moor reopens</h1><p>{text}</p><p>Subscribe to continue reading.</p></article>"
    (folder / "d.html").write_text(f"<html><title>Bridge at Moor reopens</title><body>{sold}")
    call("build", folder, "-o", out)
    dossier = json.loads((out / "dossier.json").read_text())
    articles = {Path(a["path"]).name: a for a in dossier["articles"]}
    assert articles["c.html"]["left_out"] == "an error page"
    assert {m for s in dossier["stories"] for m in s["articles"]} == {
        articles[name]["id"] for name in ("a.txt", "b.txt", "d.html")
    }
    assert [n["kind"] for n in dossier["notes"] if n["article"] == articles["c.html"]["id"]] == ["form"]
    assert "## Read, but no article\n\n- an error page: 404 Not Found." in (out / "dossier.md").read_text()
    assert "cut off by a paywall" in (out / "dossier.md").read_text()
    page = (out / "index.html").read_text()
    assert "Read, but no article: 404 Not Found" in page
    assert '<span class="flag">cut off by a paywall</span>' in page
