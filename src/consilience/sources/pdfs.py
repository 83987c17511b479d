"""PDF files: statements, reports, court papers, printed pages. Each is read in a process of its own.

A hostile or damaged PDF can unpack to any size or never end; there it takes neither the desk nor its memory along.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from consilience.errors import SourceError
from consilience.records import RawDocument
from consilience.sources import items, pdf_text

SUFFIXES = (".pdf",)
_SECONDS = 120  # for a paper of some hundred pages on a slow machine


def read(path: Path, name: str) -> Iterator[RawDocument]:
    """Read the text of a PDF, its paragraphs as lines. Raises SourceError when there is none to read."""
    if path.stat().st_size > items.MAX_FILE:
        raise SourceError(f"larger than {items.MAX_FILE // 2**20} MiB")
    item = _in_a_process(path)
    text = item.pop("text")
    if not text.strip():
        raise SourceError("no text in it, only pictures of pages: make it searchable first (OCR)")
    body = text.encode("utf-8", "replace")
    items.check_size("text/plain", len(body))
    yield items.of_bytes(name, "text/plain", body, item, "utf-8")


def _in_a_process(path: Path) -> dict[str, str]:
    command = [sys.executable, "-P", pdf_text.__file__, str(path.resolve())]  # -P: no module of the current folder
    try:
        done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603 (our own)
    except subprocess.TimeoutExpired:
        raise SourceError(f"damaged PDF: not read within {_SECONDS} seconds") from None
    if done.returncode:
        reason = done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
        raise SourceError(reason if done.returncode == pdf_text.REFUSED else f"damaged PDF ({reason or 'no memory'})")
    found: dict[str, str] = json.loads(done.stdout)
    return found
