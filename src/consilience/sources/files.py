"""Files and folders as raw documents. What cannot be read is reported by name, never silently left out."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from consilience.errors import SettingsError, SourceError
from consilience.records import RawDocument
from consilience.sources import items
from consilience.text import content_id

MAX_BYTES = 32 * 1024 * 1024  # of one document; a news page is a thousand times smaller

_MEDIA = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
}
_JSON = {".json", ".jsonl", ".ndjson"}

Failure = tuple[str, str]  # path, reason


def read_paths(paths: Iterable[Path | str]) -> Iterator[RawDocument | Failure]:
    """Read files, and folders recursively, in the order of their names.

    Raises SettingsError when a path does not exist. A file that cannot be read yields its name and the reason.
    """
    seen: set[Path] = set()
    for given in map(Path, paths):
        if not given.exists():
            raise SettingsError(f"{given}: there is no such file or folder")
        for path, name in _walk(given):
            if path.resolve() not in seen:
                seen.add(path.resolve())
                yield from _read(path, name)


def _walk(given: Path) -> Iterator[tuple[Path, str]]:
    """Yield (file, shown name); hidden files are not part of a collection."""
    if given.is_file():
        yield given, given.name
        return
    root = given.resolve().name
    for path in sorted(given.rglob("*")):
        inside = path.relative_to(given)
        if path.is_file() and not any(part.startswith(".") for part in inside.parts):
            yield path, f"{root}/{inside.as_posix()}"


def _read(path: Path, name: str) -> Iterator[RawDocument | Failure]:
    suffix = path.suffix.lower()
    try:
        if suffix in _JSON:
            yield from items.read(path, name)
        elif suffix in _MEDIA:
            yield plain_document(name, _MEDIA[suffix], _bytes(path))
        else:
            known = ", ".join(sorted({*_MEDIA, *_JSON}))
            raise SourceError(f"kind of file not supported (supported: {known})")
    except (SourceError, OSError) as error:
        yield name, error.strerror or str(error) if isinstance(error, OSError) else str(error)


def _bytes(path: Path) -> bytes:
    if path.stat().st_size > MAX_BYTES:
        raise SourceError(f"larger than {MAX_BYTES // 2**20} MiB: cut it into documents first")
    return path.read_bytes()


def plain_document(name: str, media_type: str, body: bytes) -> RawDocument:
    """Wrap a file's bytes. Raises SourceError when it is empty or is no text."""
    if not body.strip():
        raise SourceError("empty file")
    if _binary(body[:4096]):
        raise SourceError("binary file, not text")
    return RawDocument(
        doc_id=content_id(name, media_type, body.hex()),
        path=name,
        url="",
        media_type=media_type,
        body=body,
        charset="",
        title="",
        authors=(),
        outlet="",
        language="",
        published="",
        updated="",
    )


def _binary(head: bytes) -> bool:
    """Tell bytes that are no text: many NULs, and no UTF-16 mark. A stray NUL is only damage."""
    return head.count(b"\0") * 50 > len(head) and not head.startswith((b"\xff\xfe", b"\xfe\xff"))
