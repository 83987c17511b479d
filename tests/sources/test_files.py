"""Every supported form is read; whatever cannot be read is named with the reason."""

import json
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
