"""What a library says of the blocks of a page, and when it is asked."""

import numpy as np

from consilience.stages.clean.advice import advised, found_in, is_unsure

PARAGRAPHS = [
    "The orchard growers of Alder met on Thursday to talk about the frost that took half of their apples.",
    "Nobody had seen such a cold spring since the mill burnt down, said Ann Reyes, who keeps the oldest trees.",
    "The board will decide in June whether the fund can pay for what was lost in the lower valley this year.",
]
PAGE = f"""<html><body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Frost takes half of the apples</h1>{"".join(f"<p>{p}</p>" for p in PARAGRAPHS)}</article>
<footer>Valley Post, 12 Mill Lane</footer></body></html>"""


def test_a_page_is_unsure_where_much_is_as_likely_content_as_not():
    sizes = np.array([300, 400, 20], np.float32)
    assert not is_unsure(np.array([0.97, 0.95, 0.5], np.float32), sizes)
    assert is_unsure(np.array([0.97, 0.5, 0.5], np.float32), sizes)
    assert is_unsure(np.array([0.2, 0.1, 0.1], np.float32), sizes)


def test_lines_are_found_by_most_of_their_words():
    text = "The growers met on Thursday to talk about the frost.\nWhat comes next"
    lines = ["growers met on Thursday to talk about the frost at noon", "What comes next", "comes next", "", "|"]
    assert found_in(text, lines) == [True, True, False, False, False]


def test_the_library_tells_the_article_from_what_is_around_it():
    lines = ["Home Sport", *PARAGRAPHS, "Valley Post, 12 Mill Lane"]
    assert advised(PAGE, lines) == [False, True, True, True, False]


def test_a_page_without_text_has_no_article():
    assert advised("", ["Home"]) == [False]
    assert advised("<html><body></body></html>", []) == []
