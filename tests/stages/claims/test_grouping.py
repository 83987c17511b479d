"""Grouping: cohesion instead of chains, and no pair told twice."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.stages.claims.grouping import gather, group, without_echoes


def likeness(size, links):
    table = np.zeros((size, size), np.float32)
    for a, b, value in links:
        table[a, b] = table[b, a] = value
    return table


def bars(size, *pairs):
    return likeness(size, [(*pair, 1.0) for pair in pairs]).astype(bool)


def test_a_chain_of_neighbours_does_not_become_one_group():
    chain = likeness(4, [(0, 1, 0.9), (1, 2, 0.5), (2, 3, 0.9)])
    assert group(chain, np.arange(4), 0.4, bars(4)) == [[0, 1], [2, 3]]


def test_units_that_are_all_alike_become_one_group():
    alike = likeness(3, [(0, 1, 0.9), (1, 2, 0.8), (0, 2, 0.7)])
    assert group(alike, np.arange(3), 0.4, bars(3)) == [[0, 1, 2]]


def test_units_set_apart_never_come_together():
    alike = likeness(3, [(0, 1, 0.9), (1, 2, 0.8), (0, 2, 0.7)])
    assert group(alike, np.arange(3), 0.4, bars(3, (0, 2))) == [[0, 1], [2]]


def test_likeness_inside_one_account_does_not_count():
    alike = likeness(2, [(0, 1, 0.9)])
    assert group(alike, np.array([0, 0]), 0.4, bars(2)) == [[0], [1]]


def test_a_unit_with_two_facts_stands_in_two_groups():
    two = likeness(3, [(0, 1, 0.9), (0, 2, 0.8)])
    assert gather(two, np.arange(3), 0.5) == [[0, 1], [0, 2]]


def test_no_group_holds_two_units_that_are_clearly_not_alike():
    bridge = likeness(3, [(0, 1, 0.9), (0, 2, 0.9), (1, 2, 0.1)])
    assert gather(bridge, np.arange(3), 0.5) == [[0, 1], [0, 2]]


def test_what_is_alike_and_apart_is_grouped_once_more():
    hub = likeness(4, [(0, other, 0.9) for other in (1, 2, 3)])
    assert gather(hub, np.arange(4), 0.5) == [[0, 1], [0, 2]]


@settings(max_examples=30, deadline=None)
@given(st.integers(2, 9), st.data())
def test_no_pair_stands_together_twice(size, data):
    values = data.draw(st.lists(st.floats(0, 1, width=32), min_size=size * size, max_size=size * size))
    article = np.array(data.draw(st.lists(st.integers(0, 2), min_size=size, max_size=size)))
    table = np.array(values, np.float32).reshape(size, size)
    seen = [(a, b) for g in gather(np.maximum(table, table.T), article, 0.5) for a in g for b in g if a < b]
    assert len(seen) == len(set(seen))


def test_nothing_gives_nothing():
    assert gather(np.zeros((0, 0), np.float32), np.zeros(0, np.int64), 0.3) == []


def test_what_only_cites_sentences_of_larger_groups_is_told_once_more_where_it_is_much_alike():
    places = [("a", 0), ("b", 0), ("c", 0), ("a", 0), ("b", 0), ("b", 1)]
    accounts = np.array([0, 1, 2, 0, 1, 1])
    alike = likeness(6, [(3, 4, 0.5), (3, 5, 0.4)])
    echo, news = [3, 4], [3, 5]
    assert without_echoes([[0, 1, 2], echo, news], places, alike, accounts, 0.6) == [[0, 1, 2], news]
    assert without_echoes([[0, 1, 2], echo, news], places, alike, accounts, 0.5) == [[0, 1, 2], echo, news]
