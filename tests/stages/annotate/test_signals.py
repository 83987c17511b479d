"""What the token reader holds for unlikely is no candidate; without a reader nothing is left out."""

from dataclasses import replace

import pytest

from consilience.stages.annotate.signals import Signals
from tests.factory import article

TEXT = "Harbour master Ilse Brandvik said on Monday that the ferry would not sail."


@pytest.fixture(scope="module")
def sentence():
    return article(TEXT)[2][0]


@pytest.mark.parametrize(
    ("part", "lo", "hi", "unlikely"),
    [
        ("source", 0, 4, False),
        ("source", 9, 11, True),
        ("cue", 4, 5, False),
        ("cue", 10, 12, True),
        ("content", 7, 13, False),
    ],
)
def test_parts(sentence, part, lo, hi, unlikely):
    assert Signals(sentence).unlikely(part, lo, hi) is unlikely


def test_a_sentence_that_nobody_read(sentence):
    unread = Signals(replace(sentence, signals=b""))
    assert not unread.unlikely("source", 9, 11)
    assert unread.odds(0, "cue-inside") == unread.odds(99, "cue-inside")
    assert list(unread.ranges("content")) == []


def test_outside_the_sentence_nothing_is_likely(sentence):
    signals = Signals(sentence)
    assert (
        signals.odds(-1, "cue-inside")
        == signals.odds(len(sentence.starts), "cue-inside")
        < signals.odds(4, "cue-inside")
    )
