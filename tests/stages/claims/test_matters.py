"""Which propositions are read together: those as alike as one fact on average, whatever they share in sentences."""

import numpy as np

from consilience.stages.claims.matters import Matters

TOLD = ["The bridge will close in May", "The bridge will close for repairs in May", "The mayor opened a school"]
ACCOUNTS = np.array([0, 1, 0, 1, 0, 1])
PLACES = [("a", 0), ("b", 0), ("a", 1), ("b", 1), ("a", 2), ("b", 2)]
GROUPS = [[0, 1], [2, 3], [4, 5]]


def matters(*links, places=PLACES):
    table = np.zeros((6, 6), np.float32)
    for a, b, value in links:
        table[a, b] = table[b, a] = value
    return Matters(table, ACCOUNTS, places, GROUPS)


def test_groups_that_are_alike_on_average_are_of_one_matter():
    assert matters((0, 3, 0.4), (1, 2, 0.4)).wider(TOLD, 0.3) == [None, 0, None]


def test_one_pair_alone_does_not_make_a_matter():
    assert matters((0, 3, 0.5)).wider(TOLD, 0.3) == [None, None, None]


def test_of_two_that_are_near_the_likest_in_words_is_taken():
    near = [(4, 1, 0.9), (5, 0, 0.9), (4, 3, 0.5), (5, 2, 0.5)]
    texts = ["Rain fell", "The mayor has opened a school", TOLD[2]]
    assert matters(*near).wider(texts, 0.3) == [None, None, 1]


def test_a_sentence_that_both_cite_says_nothing():
    one_sentence = [("a", 0), ("b", 0), ("a", 0), ("b", 1), ("a", 2), ("b", 2)]
    links = [(0, 3, 0.0), (2, 1, 0.9), (1, 3, 0.9)]
    assert matters(*links).wider(TOLD, 0.3) == [None, 0, None]
    assert matters(*links, places=one_sentence).wider(TOLD, 0.3) == [None, None, None]


def test_the_words_of_one_account_do_not_bear_each_other_out():
    assert matters((0, 2, 0.9), (1, 3, 0.9)).wider(TOLD, 0.3) == [None, None, None]
