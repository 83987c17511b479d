"""The paragraphs of a PDF and what it says about itself, as JSON: ``python pdf_text.py FILE``.

Run as a script in a process of its own (see ``pdfs``), which bounds its memory where the system can.
"""

import importlib
import json
import logging
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from ftfy.fixes import fix_latin_ligatures
from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LAParams, LTChar, LTFigure, LTPage, LTTextBox
from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.utils import decode_text

REFUSED = 3  # exit status where the last line on stderr tells a user why
_MEMORY = 2 * 2**30  # bytes
_LAYOUT = LAParams()
_PARTED = re.compile(r"(?<=[^\W\d_])(?:[-\u2010]\s*\n(?=[a-zß-ÿ])|\u00ad\s*\n)")
_HYPHENED = re.compile(r"(?<=\w[-\u2010–])\s*\n(?=\w)")
_ADDRESS = re.compile(r"https?://\S+")
_MADE = re.compile(r"D:(\d{4})(\d\d)(\d\d)")
_NO_TITLE = re.compile(r"(?i)^(?:untitled|microsoft |.*\.(?:docx?|indd|pdf|rtf|odt|pptx?|xlsx?|html?|qxd)$)")
_PROSE = 8  # words of a paragraph that the end of a page can cut in two
_ENDED = re.compile(r"[.!?:”\"’')\]]\s*$")


def main() -> None:
    """Print what one file holds; exit with REFUSED and a reason where it needs a password."""
    logging.disable(logging.CRITICAL)  # the library reports each small damage
    _bound_memory()
    try:
        sys.stdout.write(json.dumps(read(Path(sys.argv[1]))))
    except PDFPasswordIncorrect:
        sys.stderr.write("the PDF needs a password")
        sys.exit(REFUSED)


def _bound_memory() -> None:
    with suppress(ImportError, ValueError, OSError):  # a system without such limits
        resource = importlib.import_module("resource")
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


def read(path: Path) -> dict[str, str]:
    """The text of a PDF, a paragraph a line, its title, its address if each page bears one, and when it was made."""
    with path.open("rb") as file:
        document = PDFDocument(PDFParser(file))
        pages = [[_joined(box.get_text()) for box in _boxes(page)] for page in _pages(document)]
        about = _about(document)
    text = "\n\n".join(_flowing(pages))
    title = about.get("Title", "")
    told = title and not _NO_TITLE.match(title)
    return {
        "text": text,
        "title": title if told else "",
        "url": _address(pages),
        "retrieved": "-".join(made.groups()) if (made := _MADE.match(about.get("CreationDate", ""))) else "",
    }


def _pages(document: PDFDocument) -> Iterator[LTPage]:
    resources = PDFResourceManager()
    device = PDFPageAggregator(resources, laparams=None)
    interpreter = PDFPageInterpreter(resources, device)
    for page in PDFPage.create_pages(document):
        interpreter.process_page(page)
        yield device.get_result()


def _boxes(page: LTPage) -> Iterator[LTTextBox]:
    """The paragraphs of a page in the order in which they were written, which is the author's across columns."""
    characters = list(_characters(page))
    lines = [n for n in page.group_objects(_LAYOUT, characters) if not n.is_empty()] if characters else []
    for line in lines:
        line.analyze(_LAYOUT)
    for box in page.group_textlines(_LAYOUT, lines) if lines else ():
        box.analyze(_LAYOUT)
        yield box


def _characters(inside: Iterable[Any]) -> Iterator[LTChar]:
    for item in inside:
        if isinstance(item, LTChar):
            yield item
        elif isinstance(item, LTFigure):
            yield from _characters(item)


def _joined(box: str) -> str:
    """The lines of a paragraph as one; a word that a hyphen parts at the end of a line is put together."""
    return fix_latin_ligatures(" ".join(_HYPHENED.sub("", _PARTED.sub("", box.strip())).split()))


def _flowing(pages: list[list[str]]) -> list[str]:
    """The paragraphs of all pages; one that the end of a page cuts is one."""
    out: list[str] = []
    for boxes in pages:
        page = [words for words in boxes if words]
        last = next((n for n in range(len(out) - 1, -1, -1) if len(out[n].split()) >= _PROSE), None)
        if page and last is not None and page[0][:1].islower() and not _ENDED.search(out[last]):
            out[last] = f"{out[last]} {page.pop(0)}"
        out += page
    return out


def _address(pages: list[list[str]]) -> str:
    """The address that a browser prints on every page, if any."""
    found = Counter(words for page in pages for words in set(page) if _ADDRESS.fullmatch(words))
    return next((address for address, n in found.most_common(1) if n == len(pages)), "")


def _about(document: PDFDocument) -> dict[str, str]:
    told = {}
    for info in document.info:
        for key, value in info.items():
            if isinstance(value, bytes):
                told[key] = " ".join(decode_text(value).split())
    return told


if __name__ == "__main__":
    main()
