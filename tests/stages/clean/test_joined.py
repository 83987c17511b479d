"""Lines searched as one text find what each line alone would."""

from hypothesis import given
from hypothesis import strategies as st

from consilience.stages.clean.joined import Joined

LINES = st.lists(st.text(alphabet="abc \u2028é", max_size=6), max_size=8)


@given(LINES, st.lists(st.text(alphabet="abc", min_size=1, max_size=2), max_size=3))
def test_as_line_by_line(lines, signs):
    joined = Joined(lines)
    assert joined.holding(signs).tolist() == [any(sign in line for sign in signs) for line in lines]
    assert joined.opening(tuple(signs)).tolist() == [line.startswith(tuple(signs)) for line in lines]
