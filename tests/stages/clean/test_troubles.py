"""Golden scrapes: one for each kind of trouble and language; each line says what it must be read as.

``T|`` the headline, ``D|`` the line with the date of 15 March 2023, ``+|`` the article's own words, ``-|`` furniture.
"""

from pathlib import Path

import pytest

from consilience.records import StatedDate
from tests.stages.clean.pages import read

SCRAPES = sorted((Path(__file__).parents[2] / "cases" / "clean").glob("*.txt"))
KINDS = {"T": {"title"}, "D": {"dateline"}, "+": {"paragraph"}, "-": {"boilerplate"}}


@pytest.mark.parametrize("path", SCRAPES, ids=[p.stem for p in SCRAPES])
def test_golden_scrape(path):
    signs, lines = zip(*(line.split("| ", 1) for line in path.read_text(encoding="utf-8").splitlines()), strict=True)
    article, blocks, rest = read("\n\n".join(lines))
    kinds = {article.text[b.start : b.end]: b.kind for b in blocks}
    wrong = [
        (line, kinds.get(line)) for sign, line in zip(signs, lines, strict=True) if kinds.get(line) not in KINDS[sign]
    ]
    assert wrong == []
    assert article.title == lines[signs.index("T")]
    assert [r.value for r in rest if isinstance(r, StatedDate)] == ["2023-03-15"] * ("D" in signs)
