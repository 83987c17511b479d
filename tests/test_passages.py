"""What of a document a line is read against."""

from evals.passages import passage, sentences

DOCUMENT = """The ferry Alma sank off Dunmore on Tuesday.
Rescuers brought forty people ashore. A baker in the town gave them bread.
The owner, Marta Quill, said the engine had been checked in May. Rain is forecast for Friday."""


def test_the_nearest_sentences_stand_in_the_order_of_the_document() -> None:
    found = passage(DOCUMENT, "The engine had been checked, said Quill, whose ferry sank off Dunmore.")
    assert found.startswith("The ferry Alma sank off Dunmore on Tuesday.")
    assert found.index("ferry Alma") < found.index("Marta Quill")


def test_each_sentence_of_a_line_finds_its_own() -> None:
    found = passage(DOCUMENT, "A baker gave bread. Rain is forecast.")
    assert "A baker in the town" in found and "Rain is forecast" in found


def test_a_long_document_gives_no_more_than_can_be_read() -> None:
    long = " ".join(f"The ferry Alma carried crate {n} of the harbour to the island." for n in range(60))
    line = " ".join(f"Crate {n} was on the ferry Alma." for n in range(0, 60, 3))
    assert 0 < len(passage(long, line).split()) <= 130


def test_a_document_without_words_gives_nothing() -> None:
    assert sentences("\n \n") == []
    assert passage("", "The ferry sank.") == ""
