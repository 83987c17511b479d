"""Zip files, and web archives in them (WACZ): their members as files, one after the other."""

import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from consilience.errors import SourceError

SUFFIXES = (".zip", ".wacz")
_MOST = 4 * 2**30  # bytes of one member unpacked


def members(path: Path) -> Iterator[tuple[str, Path]]:
    """Yield (name, file) of each member that is not hidden; the file is there until the next is asked for.

    Of a WACZ only the archives are members: the rest is about them. Names are never used as paths, so that none can
    lead out of the folder. Raises SourceError where the file is no zip, is damaged, or is locked by a password.
    """
    try:
        with zipfile.ZipFile(path) as archive, tempfile.TemporaryDirectory() as folder:
            inner = [i for i in archive.infolist() if _wanted(i, whole=path.suffix.lower() != ".wacz")]
            for n, info in enumerate(sorted(inner, key=lambda i: i.filename)):
                yield info.filename, (file := _unpacked(archive, info, Path(folder) / str(n)))
                file.unlink()
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise SourceError(f"the zip file cannot be read: {error}") from error


def _wanted(info: zipfile.ZipInfo, *, whole: bool) -> bool:
    hidden = any(part.startswith(("__", ".")) and part.strip(".") for part in info.filename.split("/"))
    return not info.is_dir() and not hidden and (whole or info.filename.startswith("archive/"))


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo, bare: Path) -> Path:
    """Unpack a member, no more of it than it says, under a number and the end of its name."""
    if info.file_size > _MOST:
        raise SourceError(f"{info.filename} unpacks to more than {_MOST // 2**30} GiB")
    file = bare.with_name(bare.name + "".join(c for c in Path(info.filename).name[-40:] if c.isalnum() or c in ".-_"))
    with archive.open(info) as packed, file.open("wb") as plain:
        shutil.copyfileobj(packed, plain)
    return file
