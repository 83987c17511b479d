import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.stages.stories.grouping import average_link, components


def free(left, right):
    return 0.0


def test_a_chain_is_not_joined_at_its_ends():
    scores = np.array([[0, 4, -9], [4, 0, 3], [-9, 3, 0]], np.float32)
    assert [(m.left, m.right) for m in average_link(scores, 0.0, free)] == [((0,), (1,))]


def test_what_groups_tell_keeps_them_apart():
    scores = np.array([[0, 4, 1, 1], [4, 0, 1, 1], [1, 1, 0, 4], [1, 1, 4, 0]], np.float32)
    assert len(average_link(scores, 0.0, free)) == 3
    assert len(average_link(scores, 0.0, lambda a, b: 2.0 * (min(len(a), len(b)) > 1))) == 2


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 8), st.integers(0, 99))
def test_merges_are_disjoint_and_never_below_the_stop(count, seed):
    scores = np.random.default_rng(seed).normal(size=(count, count)).astype(np.float32)
    merges = average_link(scores + scores.T, -0.5, free)
    assert all(m.score >= -0.5 and not set(m.left) & set(m.right) for m in merges)
    assert len(merges) < max(1, count)


def test_components_are_in_order():
    assert components(5, [(3, 1), (4, 0)]) == [[0, 4], [1, 3], [2]]
