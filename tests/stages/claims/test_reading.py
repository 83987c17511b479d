"""What is read against each other: the likely pairs first, so many and no more; what is not read says so."""

from types import SimpleNamespace

import numpy as np

from consilience.models import READINGS
from consilience.stages.claims.reading import LEAST, PER_ROOT, UNREAD, columns, sentences


def features(sentence, accounts):
    return SimpleNamespace(sentence=np.array(sentence), sentence_article=np.array(accounts))


TWO = features([0, 0, 1, 2], [0, 1, 1])  # two claims in one sentence of the first account; two sentences of the second
ROWS, COLUMNS = np.array([0, 1, 0]), np.array([2, 2, 3])


def test_a_pair_of_sentences_is_as_likely_as_its_best_claims():
    found = sentences(TWO, ROWS, COLUMNS, np.array([0.2, 0.7, 0.3], np.float32))
    assert found.ends.tolist() == [[0, 1], [0, 2]]
    assert found.best.tolist() == np.array([0.7, 0.3], np.float32).tolist()
    assert found.of.tolist() == [0, 0, 1]


def test_the_likely_are_read_first_and_the_unlikely_never():
    size = 2 * int(PER_ROOT)
    first = np.linspace(LEAST / 2, 0.9, size).astype(np.float32)
    found = sentences(features(range(size + 1), [0] + [1] * size), np.zeros(size, int), np.arange(1, size + 1), first)
    assert found.chosen(1).tolist() == list(range(size - 1, size - 1 - int(PER_ROOT), -1))
    assert 0 not in found.chosen(100)


def test_what_was_not_read_says_so():
    found = sentences(TWO, ROWS, COLUMNS, np.array([0.2, 0.7, 0.0], np.float32))
    readings = np.full((2, len(READINGS)), UNREAD, np.float32)
    readings[0] = 0.9
    table = columns(TWO, found, readings)
    assert table["read_same"].tolist() == np.array([0.9, 0.9, UNREAD], np.float32).tolist()
    assert table["read_rank_low"].tolist() == [0, 0, 0]
    assert table["read_rank_high"].tolist() == [0, 0, 1]
