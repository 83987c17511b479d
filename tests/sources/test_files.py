"""Every supported form is read; whatever cannot be read is named with the reason."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.errors import SettingsError
from consilience.records import RawDocument
from consilience.sources import read_paths

NINJS3 = {
    "uri": "urn:x:1",
    "headlines": [{"role": "main", "value": "Bridge reopens"}],
    "bodies": [{"contenttype": "text/html", "value": "<p>The bridge reopened on Monday.</p>"}],
    "by": "Ada Moor",
    "firstcreated": "2024-02-05T08:00:00Z",
    "language": "en",
}
NINJS2 = {
    "uri": "urn:x:2",
    "headline": "Bridge reopens",
    "body_text": "The bridge reopened.",
    "versioncreated": "2024-02-05",
}
JSON_LD = {
    "@context": "https://schema.org",
    "@graph": [
        {
            "@type": "NewsArticle",
            "headline": "Bridge reopens",
            "articleBody": "The bridge reopened on Monday.",
            "datePublished": "2024-02-05",
            "publisher": {"@type": "Organization", "name": "Moor Post"},
            "author": [{"@type": "Person", "name": "Ada Moor"}],
            "url": "https://moor.example/bridge",
        }
    ],
}
TRAFILATURA = {
    "title": "Bridge reopens",
    "author": "Ada Moor",
    "hostname": "moor.example",
    "date": "2024-02-05",
    "text": "The bridge reopened on Monday.",
    "source": "https://moor.example/bridge",
}
NEWS_PLEASE = {
    "title": "Bridge reopens",
    "maintext": "The bridge reopened on Monday.",
    "date_publish": "2024-02-05 08:00:00",
    "source_domain": "moor.example",
    "authors": ["Ada Moor"],
    "url": "https://moor.example/bridge",
}
PLAIN = {"url": "https://moor.example/b", "title": "Bridge reopens", "text": "It reopened.", "published": "2024-02-05"}


def write(folder: Path, name: str, content: object) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    return path


def failures(folder: Path) -> dict[str, str]:
    return dict(x for x in read_paths([folder]) if not isinstance(x, RawDocument))


@pytest.mark.parametrize("item", [NINJS3, NINJS2, JSON_LD, TRAFILATURA, NEWS_PLEASE, PLAIN])
def test_every_json_form_gives_title_text_and_date(tmp_path: Path, item: dict) -> None:
    (found,) = read_paths([write(tmp_path, "x.json", item)])
    assert isinstance(found, RawDocument)
    assert found.title == "Bridge reopens"
    assert b"reopened" in found.body
    assert found.published.startswith("2024-02-05")
    assert found.media_type == ("text/html" if item is NINJS3 else "text/plain")


def test_who_published_and_who_wrote_is_read_where_stated(tmp_path: Path) -> None:
    (found,) = read_paths([write(tmp_path, "x.json", JSON_LD)])
    assert (found.outlet, found.authors, found.url) == ("Moor Post", ("Ada Moor",), "https://moor.example/bridge")


def test_items_of_a_json_feed_are_of_the_outlet_that_it_names(tmp_path: Path) -> None:
    entries = [{"id": "1", "content_text": "It reopened."}, {"id": "2", "content_text": "It shut.", "language": "fr"}]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Moor Post", "language": "en", "items": entries}
    (tmp_path / "feed.json").write_text(json.dumps(feed))
    assert [(d.outlet, d.language) for d in read_paths([tmp_path])] == [("Moor Post", "en"), ("Moor Post", "fr")]


def test_lines_of_jsonl_are_documents_and_a_bad_line_is_named(tmp_path: Path) -> None:
    lines = b"\n".join([json.dumps(PLAIN).encode(), b"{broken", json.dumps(NEWS_PLEASE).encode(), b'{"a": 1}'])
    found = list(read_paths([write(tmp_path, "feed.jsonl", lines)]))
    assert [x.path for x in found if isinstance(x, RawDocument)] == ["feed.jsonl#1", "feed.jsonl#3"]
    bad = dict(x for x in found if not isinstance(x, RawDocument))
    assert bad["feed.jsonl#2"].startswith("not JSON")
    assert "no text found" in bad["feed.jsonl#4"]


def test_folders_are_read_recursively_in_the_order_of_names(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    (folder / "deep").mkdir(parents=True)
    (folder / ".git").mkdir()
    write(folder, "b.txt", b"second")
    write(folder, "a.html", b"<p>first</p>")
    write(folder / "deep", "c.txt", b"third")
    write(folder / ".git", "config.txt", b"not news")
    found = [x.path for x in read_paths([folder, folder / "b.txt"])]
    assert found == ["news/a.html", "news/b.txt", "news/deep/c.txt"]


def test_what_a_folder_says_beside_its_texts_is_stated_of_them(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", b"The bridge reopened on Monday.")
    write(tmp_path, "b.txt", b"The bridge is open again.")
    write(tmp_path, "meta.json", {"a": PLAIN, "c.txt": {"title": "Another file"}})
    for paths in ([tmp_path], sorted(tmp_path.glob("*.txt"))):
        a, b = read_paths(paths)
        assert (a.url, a.title, a.published) == (PLAIN["url"], PLAIN["title"], PLAIN["published"])
        assert a.body == b"The bridge reopened on Monday."
        assert (b.url, b.title, b.published) == ("", "", "")


def test_what_is_said_beside_a_text_is_part_of_the_document(tmp_path: Path) -> None:
    (plain,) = read_paths([write(tmp_path, "a.txt", b"The bridge reopened on Monday.")])
    write(tmp_path, "meta.json", {"a": {"url": "https://moor.example/2024/02/05/bridge"}})
    (said,) = read_paths([tmp_path / "a.txt"])
    assert plain.doc_id != said.doc_id


@pytest.mark.parametrize("content", [b"{", b"[1]", b'{"a": 1}', b'{"z": {}}', json.dumps(PLAIN).encode()])
def test_a_file_that_only_bears_the_name_is_read_as_any_other(tmp_path: Path, content: bytes) -> None:
    write(tmp_path, "a.txt", b"The bridge reopened on Monday.")
    write(tmp_path, "meta.json", content)
    a, other = read_paths([tmp_path])
    assert a.url == ""
    assert "meta.json" in other[0] if isinstance(other, tuple) else other.title == PLAIN["title"]


def test_bad_files_are_named_with_the_reason(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    write(folder, "empty.txt", b" \n")
    write(folder, "picture.txt", b"\x89PNG\0\0\0\1")
    write(folder, "paper.docx", b"PK")
    write(folder, "broken.json", b"{")
    write(folder, "good.txt", b"The bridge reopened.")
    bad = failures(folder)
    assert set(bad) == {"in/empty.txt", "in/picture.txt", "in/paper.docx", "in/broken.json"}
    assert bad["in/empty.txt"] == "empty file"
    assert "binary" in bad["in/picture.txt"]
    assert "not supported" in bad["in/paper.docx"]


def test_one_file_by_two_ways_is_one_document_under_its_longest_name(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    file = write(folder, "a.txt", b"The bridge reopened.")
    (folder / "again").symlink_to(folder)
    there, back = list(read_paths([folder, file])), list(read_paths([file, folder]))
    assert there == back
    assert [x.path for x in there] == ["news/a.txt"]


def test_files_of_one_name_are_told_apart_by_more_of_their_paths(tmp_path: Path) -> None:
    for year in ("2023", "2024"):
        (tmp_path / year / "news").mkdir(parents=True)
        write(tmp_path / year / "news", "a.txt", b"The same words.")
    write(tmp_path / "2024" / "news", "b.txt", b"The bridge reopened.")
    folders = [tmp_path / "2024" / "news", tmp_path / "2023" / "news"]
    assert [x.path for x in read_paths(folders)] == ["2023/news/a.txt", "2024/news/a.txt", "news/b.txt"]


def test_what_a_browser_saves_beside_a_page_is_part_of_it(tmp_path: Path) -> None:
    for name in ("Bridge.html", "Bridge_files/frame.html", "my_files/a.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("The bridge reopened on Monday.")
    found = [Path(document.path).name for document in read_paths([tmp_path])]
    assert found == ["Bridge.html", "a.txt"]


def test_a_dossier_among_its_accounts_is_none_of_them(tmp_path: Path) -> None:
    for name in ("a.txt", "index.html", "out/consilience.db", "out/index.html", "out/dossier.json"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("The bridge reopened on Monday.")
    assert [Path(document.path).name for document in read_paths([tmp_path])] == ["a.txt", "index.html"]


def test_names_can_be_printed_and_stored(tmp_path: Path) -> None:
    for name in (b"caf\xe9.txt", b"two\nlines.txt", b"quo'\"te .txt"):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text("The bridge reopened.")
    names = [x.path for x in read_paths([tmp_path])]
    assert all(name.isprintable() and name.encode() for name in names)
    assert [name.partition("/")[2] for name in names] == [r"caf\udce9.txt", "quo'\"te .txt", r"two\nlines.txt"]


def test_what_is_no_file_is_named_and_never_waited_for(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    os.mkfifo(folder / "pipe.txt")
    (folder / "gone.txt").symlink_to(folder / "nowhere")
    (folder / "self.txt").symlink_to(folder / "self.txt")
    bad = failures(folder)
    assert set(bad) == {"in/pipe.txt", "in/gone.txt", "in/self.txt"}
    assert "pipe" in bad["in/pipe.txt"]


def test_what_is_too_large_is_named(tmp_path: Path) -> None:
    text = "The bridge reopened. " * 60_000
    (tmp_path / "in").mkdir()
    write(tmp_path / "in", "a.txt", text.encode())
    write(tmp_path / "in", "b.json", {**PLAIN, "text": text})
    write(tmp_path / "in", "c.jsonl", {**PLAIN, "text": text})
    bad = failures(tmp_path / "in")
    assert set(bad) == {"in/a.txt", "in/b.json#1", "in/c.jsonl#1"}
    assert all("larger than 1 MiB" in reason for reason in bad.values())


def test_utf16_without_a_mark_is_text(tmp_path: Path) -> None:
    body = "Паром снова ходит, сообщил порт.".encode("utf-16-le")
    (document,) = read_paths([write(tmp_path, "x.txt", body)])
    assert document.body == body


def test_archives_under_the_name_of_a_text_are_binary(tmp_path: Path) -> None:
    archive = b"PK\3\4" + bytes(n * n % 251 for n in range(1, 9000))
    ((_, reason),) = read_paths([write(tmp_path, "x.txt", archive)])
    assert "binary" in reason


@pytest.mark.parametrize("depth", [900, 100_000])
def test_deeply_nested_json_is_a_reason(tmp_path: Path, depth: int) -> None:
    ((_, reason),) = read_paths([write(tmp_path, "x.json", b"[" * depth + b"]" * depth)])
    assert reason in {"no article in it", "nested too deeply"}


def test_a_broken_json_file_is_one_failure_and_a_file_of_lines_is_read_as_lines(tmp_path: Path) -> None:
    broken = b"{\n" + b'"a": 1,\n' * 500 + b"oops\n}"
    assert len(list(read_paths([write(tmp_path, "x.json", broken)]))) == 1
    lines = json.dumps(PLAIN).encode() + b"\n" + json.dumps(NEWS_PLEASE).encode()
    assert len(list(read_paths([write(tmp_path, "y.json", lines)]))) == 2


@pytest.mark.parametrize("odd", [{"headlines": 5}, {"bodies": 7}, {"author": {"name": 3}}, {"published": ["x"]}])
def test_fields_of_another_type_are_as_if_missing(tmp_path: Path, odd: dict) -> None:
    (found,) = read_paths([write(tmp_path, "x.json", {"text": "The bridge reopened.", **odd})])
    assert isinstance(found, RawDocument)
    assert (found.title, found.published, found.authors) == ("", "", ())


def test_a_missing_path_says_so() -> None:
    with pytest.raises(SettingsError, match="no such file"):
        list(read_paths(["does/not/exist"]))


def test_the_id_is_of_name_and_content(tmp_path: Path) -> None:
    (a,) = read_paths([write(tmp_path, "a.txt", b"same")])
    (b,) = read_paths([write(tmp_path, "b.txt", b"same")])
    assert a.doc_id != b.doc_id
    assert [a] == list(read_paths([tmp_path / "a.txt"]))


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_a_document_or_a_reason(tmp_path_factory: pytest.TempPathFactory, body: bytes) -> None:
    folder = tmp_path_factory.mktemp("any")
    for name in ("x.txt", "x.html", "x.json", "x.jsonl"):
        for found in read_paths([write(folder, name, body)]):
            assert isinstance(found, RawDocument) or found[1]
