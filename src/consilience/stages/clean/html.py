"""Pages: the visible blocks of the tree, each given a kind."""

from collections import defaultdict

from consilience.stages.clean.flat import read_lines
from consilience.stages.clean.metadata import about_page
from consilience.stages.clean.parts import About, Page
from consilience.stages.clean.tree import Box, Chunk, chunks_of, parse

_AROUND = frozenset({"nav", "footer", "aside", "form", "button", "menu", "dialog"})
_AROUND_WORDS = frozenset(
    "nav navbar navigation menu footer sidebar comment comments related share sharing social newsletter promo breadcrumb breadcrumbs cookie banner"
    " subscribe recommended popular trending".split()
)


def read_html(html: str, url: str) -> Page:
    """Read a page: its text is the visible blocks joined by line ends, furniture included and marked."""
    root = parse(html)
    if root is None:
        return Page("", (), About(url=url), "error")
    about = about_page(root, url)
    chunks = chunks_of(root)
    lines = [chunk.text for chunk in chunks]
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    spans = [(start, start + len(line)) for start, line in zip(starts, lines, strict=False)]
    text = "\n".join(lines)
    return Page(text, read_lines(text, spans, _content(chunks)), about)


def _content(chunks: list[Chunk]) -> list[bool]:
    """Tell the blocks of the main box: the one that holds most prose near it (after Readability's scores)."""
    weight: dict[int, float] = defaultdict(float)
    for chunk in chunks:
        if len(chunk.text) > 60 and chunk.linked * 2 < len(chunk.text) and not _around(chunk.box):
            box: Box | None = chunk.box.parent
            for share in (1.0, 0.9, 0.5, 0.3):
                if box is not None:
                    weight[box.n] += share * len(chunk.text)
                    box = box.parent
    best = max(weight, key=lambda n: (weight[n], -n), default=-1)
    return [
        _inside(chunk.box, best) and not _around(chunk.box) and chunk.linked * 2 <= len(chunk.text) for chunk in chunks
    ]


def _around(box: Box | None) -> bool:
    while box is not None:
        if (
            box.tag in _AROUND
            or not _AROUND_WORDS.isdisjoint(box.words)
            and box.tag not in {"body", "html", "main", "article"}
        ):
            return True
        box = box.parent
    return False


def _inside(box: Box | None, n: int) -> bool:
    while box is not None:
        if box.n == n:
            return True
        box = box.parent
    return False
