import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.stages.stories.grouping import average_link, between, components


def free(left, right):
    return 0.0


def singles(scores):
    return [(n,) for n in range(len(scores))]


def test_a_chain_is_not_joined_at_its_ends():
    scores = np.array([[0, 4, -9], [4, 0, 3], [-9, 3, 0]], np.float32)
    assert average_link(scores, singles(scores), 0.0, free) == [(0, 1), (2,)]


def test_what_groups_tell_keeps_them_apart():
    scores = np.array([[0, 4, 1, 1], [4, 0, 1, 1], [1, 1, 0, 4], [1, 1, 4, 0]], np.float32)
    assert average_link(scores, singles(scores), 0.0, free) == [(0, 1, 2, 3)]
    kept_apart = average_link(scores, singles(scores), 0.0, lambda a, b: 2.0 * (min(len(a), len(b)) > 1))
    assert kept_apart == [(0, 1), (2, 3)]


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 8), st.integers(0, 99))
def test_groups_hold_all_once_and_are_alike_in_the_mean(count, seed):
    scores = np.random.default_rng(seed).normal(size=(count, count)).astype(np.float32)
    scores = scores + scores.T
    groups = average_link(scores, singles(scores), -0.5, free)
    assert sorted(n for group in groups for n in group) == list(range(count))
    assert all(score < -0.5 for k, row in enumerate(between(scores, groups)) for score in row[:k])


def test_joining_goes_on_from_any_groups():
    scores = np.array([[0, -9, 3], [-9, 0, 3], [3, 3, 0]], np.float32)
    assert average_link(between(scores, [(0, 1), (2,)]), [(0, 1), (2,)], 0.0, free) == [(0, 1, 2)]


def test_components_are_in_order():
    assert components(5, [(3, 1), (4, 0)]) == [[0, 4], [1, 3], [2]]
