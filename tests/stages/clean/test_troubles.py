"""Golden scrapes and pages: one for each kind of trouble and language; each line says what it must be read as.

``T|`` the headline, ``D|`` the line with the date of 15 March 2023, ``+|`` the article's own words, ``-|`` furniture,
``E|`` an embedded post. Pages say it in their last comment, and there also ``F|`` the form, ``L|`` the language, ``R|``
a reading that is offered for damaged words.
"""

from pathlib import Path

import pytest

from consilience.records import Repair, StatedDate
from tests.stages.clean.pages import read

CASES = Path(__file__).parents[2] / "cases" / "clean"
SCRAPES, PAGES = sorted(CASES.glob("*.txt")), sorted(CASES.glob("*.html"))
KINDS = {"T": {"title"}, "D": {"dateline"}, "+": {"paragraph"}, "-": {"boilerplate"}, "E": {"embed"}}


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


@pytest.mark.parametrize("path", PAGES, ids=[p.stem for p in PAGES])
def test_golden_page(path):
    page, _, comment = path.read_text(encoding="utf-8").rpartition("<!--")
    expected = [line.split("| ", 1) for line in comment.splitlines() if "| " in line]
    article, blocks, rest = read(page, "text/html")
    kinds = {article.text[b.start : b.end]: b.kind for b in blocks}
    wrong = [(line, kinds.get(line)) for sign, line in expected if sign in KINDS and kinds.get(line) not in KINDS[sign]]
    assert wrong == []
    assert article.form == next(words for sign, words in expected if sign == "F")
    assert {words for sign, words in expected if sign == "L"} <= {article.language}
    assert {words for sign, words in expected if sign == "R"} <= {r.reading for r in rest if isinstance(r, Repair)}
