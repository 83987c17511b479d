from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.stages.lineage.align import longest_run

WORD = st.sampled_from("abcd")


def brute(x, y):
    runs = {tuple(x[i:j]) for i in range(len(x)) for j in range(i + 1, len(x) + 1)}
    return max((len(r) for r in runs if any(tuple(y[k : k + len(r)]) == r for k in range(len(y)))), default=0)


@settings(deadline=None)
@given(st.lists(WORD, max_size=7), st.lists(WORD, max_size=7))
def test_the_longest_run_is_what_trying_all_finds(x, y):
    assert longest_run(tuple(x), tuple(y)) == brute(x, y)
