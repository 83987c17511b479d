"""A text reads alike with a typographer's marks and a typewriter's: accounts differ in them, not in what they say."""

from consilience.models import Encoder, PairReader, Parser, WordEncoder, load

PLAIN = "\"We won't sail,\" said the crew's captain; 'that's all'."
SET = "“We won’t sail,” said the crew’s captain; ‘that’s all’."


def test_vectors_and_readings_do_not_hang_on_marks():
    assert (load(Encoder)([SET]) == load(Encoder)([PLAIN])).all()
    (starts, rows), (plain_starts, plain_rows) = load(WordEncoder)([SET, PLAIN])
    assert starts == plain_starts and (rows == plain_rows).all()
    assert (load(PairReader)([(SET, PLAIN)]) == load(PairReader)([(PLAIN, SET)])).all()


def test_names_and_signals_do_not_hang_on_marks():
    ours, theirs = load(Parser)([SET, PLAIN])
    assert [(s.names, s.starts) for s in ours] == [(s.names, s.starts) for s in theirs]
