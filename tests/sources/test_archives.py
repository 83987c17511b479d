"""Web archives and zip files: the latest capture of each page, and no member leads out of its folder."""

import gzip
import io
import zipfile
from pathlib import Path

import pytest

from consilience.records import RawDocument
from consilience.sources import read_paths

PAGE = b"<html><p>The bridge reopened on Monday.</p></html>"


def record(
    body: bytes = PAGE,
    url: str = "https://moor.example/bridge",
    date: str = "2024-02-05T08:00:00Z",
    status: str = "200 OK",
    media: str = "text/html; charset=iso-8859-1",
    encoding: str = "",
) -> bytes:
    """One response, each a gzip member of its own, as crawlers write them."""
    extra = f"Content-Encoding: {encoding}\r\n" if encoding else ""
    http = f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n{extra}Content-Length: {len(body)}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: {date}\r\n"
        f"WARC-Record-ID: <urn:uuid:{hash((url, date)):x}>\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + http + b"\r\n\r\n")


def read(tmp_path: Path, body: bytes, name: str = "crawl.warc.gz") -> list[RawDocument | tuple[str, str]]:
    (tmp_path / name).write_bytes(body)
    return list(read_paths([tmp_path / name]))


def test_a_page_is_read_with_its_address_and_charset(tmp_path: Path) -> None:
    (found,) = read(tmp_path, record())
    assert isinstance(found, RawDocument)
    assert (found.path, found.url) == ("crawl.warc.gz#1", "https://moor.example/bridge")
    assert (found.media_type, found.charset, found.body) == ("text/html", "iso-8859-1", PAGE)
    assert found.retrieved == "2024-02-05T08:00:00Z"


def test_packed_pages_are_unpacked(tmp_path: Path) -> None:
    (found,) = read(tmp_path, record(gzip.compress(PAGE), encoding="gzip"))
    assert isinstance(found, RawDocument) and found.body == PAGE


def test_of_several_captures_the_latest_is_read(tmp_path: Path) -> None:
    old, new = record(b"<p>Old</p>", date="2024-02-01T00:00:00Z"), record(b"<p>New</p>", date="2024-02-09T00:00:00Z")
    found = read(tmp_path, new + old + record(url="https://moor.example/other"))
    assert [x.body for x in found if isinstance(x, RawDocument)] == [b"<p>New</p>", PAGE]


def test_pictures_redirects_and_errors_are_passed_over(tmp_path: Path) -> None:
    others = [
        record(media="image/png", url="https://a.example/1"),
        record(status="301 Moved", url="https://a.example/2"),
        record(status="404 Not Found", url="https://a.example/3"),
    ]
    found = read(tmp_path, b"".join(others) + record())
    assert [x.path for x in found if isinstance(x, RawDocument)] == ["crawl.warc.gz#4"] and len(found) == 1


@pytest.mark.parametrize("cut", [1, 40, 100, 200])
def test_a_truncated_archive_gives_what_came_before_and_says_so(tmp_path: Path, cut: int) -> None:
    whole = record() + record(url="https://moor.example/2")
    page, *_, note = read(tmp_path, whole[:-cut])
    assert isinstance(page, RawDocument) and page.body == PAGE
    assert note[0] == "crawl.warc.gz" and "damaged" in note[1]


def test_an_archive_that_is_not_packed(tmp_path: Path) -> None:
    plain = gzip.decompress(record() + record(url="https://moor.example/2"))
    assert len(read(tmp_path, plain, "crawl.warc")) == 2
    assert "breaks off" in read(tmp_path, plain[:-20], "crawl.warc")[-1][1]


@pytest.mark.parametrize("body", [b"", b"no archive at all", gzip.compress(b"nor this")])
def test_what_is_no_archive_is_named(tmp_path: Path, body: bytes) -> None:
    ((name, reason),) = read(tmp_path, body)
    assert name == "crawl.warc.gz" and "no page in it" in reason


def zipped(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, body in members.items():
            archive.writestr(name, body)
    return out.getvalue()


def test_members_of_a_zip_are_read_as_files(tmp_path: Path) -> None:
    body = zipped(**{"b/two.txt": b"The ferry sank.", "one.html": PAGE, "__MACOSX/one.html": PAGE, "c.png": b"\x89"})
    found = read(tmp_path, body, "mail.zip")
    assert [x.path for x in found if isinstance(x, RawDocument)] == ["mail.zip/b/two.txt", "mail.zip/one.html"]
    assert [x[0] for x in found if not isinstance(x, RawDocument)] == ["mail.zip/c.png"]


def test_no_member_leads_out_of_its_folder(tmp_path: Path) -> None:
    (found,) = read(tmp_path, zipped(**{"../../out.txt": b"The ferry sank."}), "a.zip")
    assert isinstance(found, RawDocument)
    assert not (tmp_path.parent.parent / "out.txt").exists()


def test_a_wacz_is_read_by_its_archives(tmp_path: Path) -> None:
    body = zipped(**{"archive/data.warc.gz": record(), "pages/pages.jsonl": b"{}", "datapackage.json": b"{}"})
    (found,) = read(tmp_path, body, "crawl.wacz")
    assert isinstance(found, RawDocument) and found.path == "crawl.wacz/archive/data.warc.gz#1"


def test_a_damaged_zip_is_named(tmp_path: Path) -> None:
    ((name, reason),) = read(tmp_path, zipped(**{"a.txt": b"x" * 500})[:300], "a.zip")
    assert name == "a.zip" and "cannot be read" in reason
