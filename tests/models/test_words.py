"""Words in context: the same word near itself, other senses away, nothing depends on what was asked before."""

import numpy as np

from consilience.models import WordEncoder, load

TEXT = "The bank of the river flooded."


def likeness(one: np.ndarray, other: np.ndarray) -> float:
    return float(one @ other / np.linalg.norm(one) / np.linalg.norm(other))


def row(text: str, word: str) -> np.ndarray:
    starts, rows = load(WordEncoder)([text])[0]
    return rows[starts.index(text.index(word))]


def test_a_row_for_every_piece_at_its_place() -> None:
    starts, rows = load(WordEncoder)([TEXT])[0]
    assert rows.shape == (len(starts), 96)
    assert [TEXT[at] for at in starts] == ["T", "b", "o", "t", "r", "f", "."]


def test_a_synonym_is_nearer_than_another_word() -> None:
    killed = row("Nine people were killed in the fire.", "killed")
    assert likeness(killed, row("Nine died in the blaze.", "died")) > likeness(killed, row("Nine sang there.", "sang"))


def test_the_same_text_has_the_same_rows() -> None:
    encoder = load(WordEncoder)
    alone = encoder([TEXT])[0][1]
    assert (encoder(["Another text altogether, which is longer.", TEXT])[1][1] == alone).all()


def test_odd_texts_do_no_harm() -> None:
    assert load(WordEncoder)([""])[0][1].shape == (0, 96)
    starts, rows = load(WordEncoder)(["word " * 1000])[0]
    assert len(starts) == len(rows) < 1000
