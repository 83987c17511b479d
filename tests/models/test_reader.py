"""The token reader speaks of every token, of each text alone, however long or odd the text is."""

import numpy as np
import pytest

from consilience.models import SIGNALS, Parser, load
from consilience.models.token_reader import MAX_PIECES, shape

TEXT = "Harbour master Ilse Brandvik said on Monday that the ferry would not sail."


def rows(text):
    return [np.frombuffer(s.signals, np.uint8).reshape(len(s.starts), len(SIGNALS)) for s in load(Parser)([text])[0]]


def likely(text, name):
    (sentence,), (table,) = load(Parser)([text])[0], rows(text)
    column = table[:, SIGNALS.index(name)]
    return [text[a:b] for a, b, p in zip(sentence.starts, sentence.ends, column, strict=True) if p > 127]


def test_names_and_parts_are_read():
    assert likely(TEXT, "B-person") == ["Ilse"]
    assert likely(TEXT, "I-person") == ["Brandvik"]
    assert likely(TEXT, "cue-inside") == ["said"]
    assert likely(TEXT, "source-end") == ["Brandvik"]
    assert likely(TEXT, "content-begin") == ["that"]


def test_a_denied_event_is_less_certain_than_a_told_one():
    (table,) = rows("The ferry did not sail, but the lifeboat left.")
    certain = table[:, SIGNALS.index("news")]
    assert certain[4] < certain[9]


def test_a_text_is_read_alone():
    assert load(Parser)([TEXT, "Rain fell."])[0] == load(Parser)([TEXT])[0]


@pytest.mark.parametrize("text", ["", " ", "…", "x" * 3000, "潮が満ちた。", "🛶 \u200b", "a\u0301" * 400])
def test_odd_texts_have_signals_for_every_token(text):
    assert all(len(s.signals) == len(s.starts) * len(SIGNALS) for s in load(Parser)([text])[0])


def test_a_long_paragraph_is_cut_between_sentences():
    sentences = ["The crew of the Marigold rowed to the pier."] * (MAX_PIECES // 5)
    assert len({s.signals for s in load(Parser)([" ".join(sentences)])[0]}) > 1
    assert all(map(len, rows(" ".join(sentences))))


def test_shapes_tell_how_a_word_is_written():
    assert [shape(w) for w in ("–", "2nd", "pier", "OSLO", "I", "Pier", "McIver")] == [1, 2, 3, 4, 5, 6, 7]
