"""Words found by their numbers are those that reading letter by letter finds."""

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from consilience.stages.clean.words import Known, Words

TEXTS = st.text(alphabet="abA é-1.\n", max_size=40)
WORD = re.compile(r"[^\W\d_]+")


@given(TEXTS, st.sets(st.text(alphabet="abAé", min_size=1, max_size=3), max_size=3))
def test_a_list_of_words_is_found(text: str, listed: set[str]) -> None:
    found = Known(" ".join(listed)).places(Words(text)).tolist()
    assert found == [m.start() for m in WORD.finditer(text) if m.group() in listed]


@given(TEXTS)
def test_words_that_stand_twice(text: str) -> None:
    words = list(WORD.finditer(text))
    again = [a.start() for a, b in pairwise(words) if a.group() == b.group() and b.start() == a.end() + 1]
    assert Words(text).doubled().tolist() == again
