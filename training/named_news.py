"""Read news lines of our own with their names marked (``named_news.txt.gz``): ``[ORG Leeds] beat [ORG Everton] 2-1``.

Reports, results, prices, digests and headlines of invented events with names of the real world, written and marked by
language models by a guide (``docs/labels.md``). A line is a sentence, a blank line ends a document.
"""

import gzip
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from evals.entities import Document

_FILE = Path(__file__).parent / "named_news.txt.gz"
_NAME = re.compile(r"\[(PER|ORG|LOC|MISC) ([^\[\]]+)\]")
_TOKEN = re.compile(r"[\"“”(]|[^\s\"“”(]+?(?=[.,;:!?)\]]*(?:[\s\"“”(]|$))|[.,;:!?)\]]")


@cache
def documents() -> list[Document]:
    """All documents, a label a token."""
    blocks = gzip.decompress(_FILE.read_bytes()).decode("utf-8").strip().split("\n\n")
    return [Document([list(tokens(line)) for line in block.splitlines() if line.strip()]) for block in blocks]


def tokens(line: str) -> Iterator[tuple[str, str]]:
    """The tokens of a marked line with their labels."""
    at = 0
    for name in _NAME.finditer(line):
        yield from ((word, "O") for word in _TOKEN.findall(line[at : name.start()]))
        yield from ((word, f"{'I' if k else 'B'}-{name[1]}") for k, word in enumerate(name[2].split()))
        at = name.end()
    yield from ((word, "O") for word in _TOKEN.findall(line[at:]))
