"""Web archives (WARC), one document a page: the latest capture of each address."""

import gzip
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Literal

from consilience.errors import SourceError
from consilience.records import RawDocument
from consilience.sources import items

SUFFIXES = (".warc", ".warc.gz", ".wet", ".wet.gz")
_MEDIA = {"text/html": "text/html", "application/xhtml+xml": "text/html", "text/plain": "text/plain"}
_SUCCESS = 200


def read(path: Path, name: str) -> Iterator[RawDocument | tuple[str, str]]:
    """Read the pages of an archive; of one that breaks off those before the break, which is reported.

    Pictures, scripts, redirects and error pages are no accounts and are passed over. Raises SourceError where there is
    no page at all.
    """
    latest, damage = _latest(path), _damage(path)
    if not latest:
        raise SourceError(f"no page in it{damage and f': {damage}'}")
    for n, record in _pages(path, "all"):
        if n in latest:
            try:
                yield _document(f"{name}#{n}", record)
            except SourceError as error:
                yield f"{name}#{n}", str(error)
        if n == max(latest):
            break
    if damage:
        yield name, f"{damage}: the pages before that are read"


def _latest(path: Path) -> set[int]:
    """The numbers of the latest captures that are there to their end."""
    found: dict[str, tuple[str, int]] = {}
    with suppress(OSError):  # what is damaged is said elsewhere
        for n, record in _pages(path, "none"):
            if record.content_length == record.consume():
                url = record.headers.get("WARC-Target-URI") or str(n)
                found[url] = max(found.get(url, ("", 0)), (record.headers.get("WARC-Date") or "", n))
    return {n for _, n in found.values()}


def _damage(path: Path) -> str:
    """Why an archive cannot be read to its end, "" where it can."""
    with path.open("rb") as plain:
        packed = plain.read(2) == b"\x1f\x8b"
    with (gzip.open if packed else open)(path, "rb") as archive:
        end = b""
        try:
            while part := archive.read(2**20):
                end = (end + part)[-4:]
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            return f"the archive is damaged ({error})"
    return "" if end == b"\r\n\r\n" else "the archive breaks off"


def _pages(path: Path, decoded: Literal["none", "all"]) -> Iterator[tuple[int, Any]]:
    """Yield the records that hold a page, with their number among all captures."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415  start-up time

    kinds = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    with path.open("rb") as stream:
        for n, record in enumerate(ArchiveIterator(stream, record_types=kinds, auto_decode=decoded), start=1):
            if _media_type(record) and (not record.is_http or record.http_headers.status_code == _SUCCESS):
                yield n, record


def _media_type(record: Any) -> str:
    kind = record.http_content_type if record.is_http else record.headers.get("Content-Type") or ""
    return _MEDIA.get((kind or "").split(";")[0].strip().lower(), "")


def _document(label: str, record: Any) -> RawDocument:
    media_type = _media_type(record)
    body = record.reader.read(items.MAX_BYTES[media_type] + 1)
    items.check_size(media_type, len(body))
    if not body.strip():
        raise SourceError("empty page")
    said = record.headers
    item = {"url": said.get("WARC-Target-URI") or "", "retrieved": said.get("WARC-Date") or ""}
    return items.of_bytes(label, media_type, body, item, record.http_charset or "")
