"""What the reader says of a word at its other places, with readings made by hand."""

from dataclasses import replace

import numpy as np
import pytest

from consilience.models import NAME_LABELS, SIGNALS
from consilience.stages.annotate.names.elsewhere import heard
from consilience.stages.annotate.names.words import Words
from tests.factory import article

TEXT = "Velmara won.\nThey met Velmara.\nOstrava lost."
TEAM, TOWN, NONE = (NAME_LABELS.index(label) for label in ("B-organization", "B-place", "O"))


def _heard(*said: int) -> list[np.ndarray]:
    """The odds for each sentence of TEXT, where the reader surely gives all words of a sentence one label."""
    made, _, sentences = article(TEXT)
    read = [
        replace(s, signals=bytes([255 * (k == label) for k in range(len(SIGNALS))]) * len(s.starts))
        for s, label in zip(sentences, said, strict=True)
    ]
    found = heard([Words.of(s, made.text) for s in read])
    return [found[s.n] for s in read]


def test_a_word_learns_its_kind_from_its_other_places() -> None:
    first, second, _ = _heard(TEAM, TOWN, TOWN)
    assert first[0].argmax() == TOWN
    assert second[2].argmax() == TEAM


@pytest.mark.parametrize("said", [TEAM, TOWN])
def test_a_word_that_stands_once_or_in_small_letters_learns_nothing(said: int) -> None:
    first, _, third = _heard(said, said, said)
    assert not first[1:].any()
    assert not third.any()


def test_that_a_word_is_no_name_is_not_learned_elsewhere() -> None:
    first, _, _ = _heard(TEAM, NONE, NONE)
    assert first[0][NONE] == first[0].max() == first[0].min()


def test_without_a_reader_nothing_is_learned() -> None:
    made, _, sentences = article(TEXT)
    found = heard([Words.of(replace(s, signals=b""), made.text) for s in sentences])
    assert not any(odds.any() for odds in found.values())
