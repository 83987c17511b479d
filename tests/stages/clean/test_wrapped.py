import textwrap

import pytest

from tests.stages.clean.pages import read, said

PARAGRAPHS = [
    "The harbour opened again on Tuesday after a storm that lasted two days, the port authority said in a statement.",
    "Ships had waited outside since Sunday, and the first boat left at five in the morning with forty on board.",
    "The storm, the third of this winter, tore roofs from two warehouses and left some four thousand houses dark.",
    "“Nobody was in danger,” harbour master Ines Calloway told reporters, adding that repairs would cost a million.",
    "Engineers will inspect the western quay this week, and the ferry company expects delays until Sunday evening.",
]
MENU = "Share\nTweet\nPrint"


@pytest.mark.parametrize("width", [40, 60, 72, 100])
def test_lines_broken_at_a_width_are_joined(width):
    text = "\n\n".join(["Port opens again", *(textwrap.fill(p, width) for p in PARAGRAPHS), MENU])
    article, blocks, _ = read(text)
    assert article.text == text
    assert [" ".join(p.split()) for p in said(article, blocks, "paragraph")] == PARAGRAPHS
    assert said(article, blocks, "boilerplate")[-3:] == MENU.split()


def test_other_lines_stay():
    article, blocks, _ = read("\n".join(["Port opens again", *PARAGRAPHS]) + "\n\n" + MENU)
    assert said(article, blocks, "paragraph") == PARAGRAPHS
