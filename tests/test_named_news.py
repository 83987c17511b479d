"""News lines with their names marked: what stands in the file is what is taught."""

import re
from itertools import pairwise

from evals.entities import KINDS, gold_spans, reading
from training.named_news import documents, tokens

DOCUMENTS = documents()


def test_a_marked_line_gives_a_label_a_token():
    line = list(tokens('"We beat [ORG Tarn Rovers], [PER J. Osk]\'s old club (2-1)," said [LOC U.S.-born] Al.'))
    assert [word for word, _ in line[:4]] == ['"', "We", "beat", "Tarn"]
    assert [(word, label) for word, label in line if label != "O"] == [
        ("Tarn", "B-ORG"), ("Rovers", "I-ORG"), ("J.", "B-PER"), ("Osk", "I-PER"), ("U.S.-born", "B-LOC"),
    ]  # fmt: skip


def test_no_bracket_or_unknown_kind_is_left():
    rows = [row for document in DOCUMENTS for sentence in document.sentences for row in sentence]
    assert not [word for word, _ in rows if re.search(r"[\[\]]", word)]
    assert {label[2:] for _, label in rows if label != "O"} <= set(KINDS)


def test_every_label_goes_on_from_its_own_kind():
    for document in DOCUMENTS:
        for sentence in document.sentences:
            for before, now in pairwise(["O", *(label for _, label in sentence)]):
                assert not now.startswith("I-") or before[2:] == now[2:]


def test_names_stand_whole_in_the_running_text():
    document = DOCUMENTS[0]
    read = reading(document)
    for sentence, places in zip(document.sentences, read.tokens, strict=True):
        for first, last, _ in gold_spans(sentence):
            words = [word for word, _ in sentence[first:last]]
            assert read.article.text[places[first][0] : places[last - 1][1]].split() == " ".join(words).split()


def test_documents_are_many_and_no_two_begin_alike():
    assert len(DOCUMENTS) > 1000
    openings = {str(document.sentences[:2]) for document in DOCUMENTS}
    assert len(openings) == len(DOCUMENTS)
