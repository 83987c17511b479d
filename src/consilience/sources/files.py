"""Files and folders as raw documents. What cannot be read is reported by name, never silently left out."""

import json
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from consilience.errors import SettingsError, SourceError
from consilience.records import RawDocument
from consilience.sources import archives, feeds, items, mails, pdfs, zipped
from consilience.text import unmarked_utf16

_MEDIA = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
}
# Files of many documents, by the ending of their names.
_CONTAINERS = (
    (items.SUFFIXES, items.read),
    (feeds.SUFFIXES, feeds.read),
    (archives.SUFFIXES, archives.read),
    (mails.SUFFIXES, mails.read),
    (pdfs.SUFFIXES, pdfs.read),
)
_KNOWN = (*_MEDIA, *(ending for endings, _ in _CONTAINERS for ending in endings), *zipped.SUFFIXES)
_BESIDE = "meta.json"  # says of the texts beside it, by name or stem, what JSON items say of themselves
_STORE = "consilience.db"  # beside which stand the faces of a dossier: ours, no accounts
_OURS = {_STORE, *(_STORE + end for end in ("-lock", "-lock-journal", "-wal", "-shm")),
         "dossier.json", "dossier.md", "index.html"}  # fmt: skip
_CONTROL = bytes({*range(0x09), *range(0x0E, 0x20)} - {0x1B})  # ESC changes the character set in ISO 2022

Failure = tuple[str, str]  # path, reason


def read_paths(paths: Iterable[Path | str]) -> Iterator[RawDocument | Failure]:
    """Read files, and folders recursively, in the order of their names; a file that is met twice is read once.

    Raises SettingsError when a path does not exist. A file that cannot be read yields its name and the reason.
    """
    paths = list(paths)
    must_exist(paths)
    met: dict[str, tuple[int, Path]] = {}  # real path: parts of the path that its name shows, and the path
    for given in map(Path, paths):
        for depth, path in _walk(given):
            real = os.path.realpath(path)
            met[real] = max(met.get(real, (0, path)), (depth, path))
    beside: dict[Path, items.Item] = {}
    for name, path in sorted(_named(met.values())):
        if path.parent not in beside:
            beside[path.parent] = _said_beside(path.parent)
        if path.name != _BESIDE or not beside[path.parent]:
            yield from _read(path, name, beside[path.parent])


def must_exist(paths: Iterable[Path | str]) -> None:
    """Raise SettingsError for the first path that does not exist."""
    for path in map(Path, paths):
        if not path.exists():
            raise SettingsError(f"{_shown(path)}: there is no such file or folder")


def _walk(given: Path) -> Iterator[tuple[int, Path]]:
    """Yield (parts of the path to show, file) of what is not hidden; a folder that cannot be listed counts as one."""
    if not given.is_dir():
        yield 1, given.parent.resolve() / given.name
        return
    root, closed, seen = given.resolve(), list[OSError](), set[str]()
    for folder, inner, names in os.walk(root, onerror=closed.append, followlinks=True):
        seen.add(os.path.realpath(folder))
        own = _OURS if _STORE in names else ()
        inner[:] = [n for n in sorted(inner) if n[0] != "." and not _of_a_page(n, names)]
        inner[:] = [n for n in inner if os.path.realpath(Path(folder, n)) not in seen]
        shown = len(Path(folder).parts) - len(root.parts) + 2
        yield from ((shown, Path(folder, n)) for n in names if n[0] != "." and n not in own)
    for error in closed:
        path = Path(error.filename)
        yield len(path.parts) - len(root.parts) + 1, path


def _of_a_page(folder: str, beside: list[str]) -> bool:
    """Tell the folder of pictures, scripts and frames that a browser saves beside a page."""
    page = folder.removesuffix("_files")
    return page != folder and not {f"{page}.html", f"{page}.htm"}.isdisjoint(beside)


def _named(met: Iterable[tuple[int, Path]]) -> Iterator[tuple[str, Path]]:
    """Name each file by the end of its path, of as many parts as tell it from all others."""
    sharing: dict[str, list[tuple[int, Path]]] = defaultdict(list)
    for depth, path in met:
        sharing[_shown(Path(*path.parts[-depth:]))].append((depth, path))
    for name, files in sharing.items():
        if len(files) == 1 or all(depth >= len(path.parts) for depth, path in files):
            yield from ((name, path) for _, path in files)
        else:
            yield from _named((depth + 1, path) for depth, path in files)


def _shown(path: Path) -> str:
    """Write a path so that it can be printed and stored: bytes that are no text and control characters escaped."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in path.as_posix())


def _said_beside(folder: Path) -> dict[str, items.Item]:
    """What a folder's ``meta.json`` says of the files beside it: an object of items by file name or stem, else none."""
    path = folder / _BESIDE
    try:
        if not path.is_file() or path.stat().st_size > items.MAX_FILE:
            return {}
        said = json.loads(path.read_bytes().removeprefix(b"\xef\xbb\xbf"))
    except (OSError, ValueError, RecursionError):
        return {}  # read as any other file, and named there if it is damaged
    if not isinstance(said, dict) or not all(isinstance(item, dict) for item in said.values()):
        return {}
    names = {name for file in folder.iterdir() for name in (file.name, file.stem) if file.suffix.lower() in _MEDIA}
    return said if not names.isdisjoint(said) else {}


def _read(path: Path, name: str, beside: dict[str, items.Item]) -> Iterator[RawDocument | Failure]:
    try:
        if path.is_dir():
            raise SourceError("the folder cannot be listed")
        if path.stat() and not path.is_file():
            raise SourceError("no file: a pipe, socket or device")
        yield from _documents(path, name, beside)
    except SourceError as error:
        yield name, str(error)
    except OSError as error:
        yield name, error.strerror or str(error)


def _documents(path: Path, name: str, beside: dict[str, items.Item]) -> Iterator[RawDocument | Failure]:
    """Read a file by the ending of its name."""
    ending = path.name.lower()
    if media_type := _MEDIA.get(path.suffix.lower()):
        items.check_size(media_type, path.stat().st_size)
        item = beside.get(path.name) or beside.get(path.stem) or {}
        yield _plain_document(name, media_type, path.read_bytes(), item)
    elif read := next((read for endings, read in _CONTAINERS if ending.endswith(endings)), None):
        yield from read(path, name)
    elif ending.endswith(zipped.SUFFIXES):
        for member, inner in zipped.members(path):
            yield from _read(inner, f"{name}/{_shown(Path(member))}", {})
    else:
        raise SourceError(f"kind of file not supported (supported: {', '.join(_KNOWN)})")


def _plain_document(name: str, media_type: str, body: bytes, item: items.Item) -> RawDocument:
    """Wrap a file's bytes, with what is said about it. Raises SourceError when it is empty or is no text."""
    if not body.strip():
        raise SourceError("empty file")
    if _binary(body[:4096]):
        raise SourceError("binary file, not text")
    return items.of_bytes(name, media_type, body, item)


def _binary(head: bytes) -> bool:
    """Tell bytes that are no text: many control characters, and no UTF-16. A stray NUL is only damage."""
    controls = len(head) - len(head.translate(None, _CONTROL))
    marked = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    return controls * 50 > len(head) and not marked and not unmarked_utf16(head)
