"""Readable sentences out of spans."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consilience import wording
from consilience.records import Mention, ResolvedTime
from tests.factory import article, make

CASES = [
    tuple(part.strip() for part in line.split("=>"))
    for line in (Path(__file__).parent / "cases" / "tidy.txt").read_text(encoding="utf-8").splitlines()
    if "=>" in line and not line.startswith("#")
]


@pytest.mark.parametrize(("words", "expected"), CASES)
def test_tidy(words, expected):
    assert wording.tidy(words) == expected


@settings(max_examples=60)
@given(st.text(max_size=80))
def test_tidy_is_stable_and_clean(words):
    once = wording.tidy(words)
    assert once == once.strip()
    assert "  " not in once


def test_spell_applies_the_edits_inside_the_span_only():
    text = "The harbor|master left Monday."
    assert wording.spell(text, 4, 30, [(10, 11, " "), (0, 3, "A")]) == "harbor master left Monday."


def test_spell_takes_the_first_of_overlapping_edits():
    assert wording.spell("abcdef", 0, 6, [(1, 3, "X"), (2, 4, "Y")]) == "aXdef"


def reading(text, start=0, end=None):
    made, _, sentences = article(text)
    return wording.clarity(made.text, sentences[0], start, len(text) if end is None else end)


def test_a_whole_clause_is_clearer_than_a_fragment_or_a_pointer():
    whole = reading("The river council closed the old bridge after a crack was found.")
    assert whole > 0.9
    assert reading("The bridge over the river, which the council closed in March.") < 0.3
    assert reading("He closed it after a crack was found in the pillar.") < whole / 2
    assert reading("Will the council ever close the bridge over the river?") < 0.3


@pytest.mark.parametrize(
    ("loose", "bound"),
    [
        ("A free vote would give them a success after years of war.", "The voters said it would give them a success."),
        ("Their old bus crashed into a lorry on the coast road.", "The driver lost his bus on the coast road."),
        ("Another bridge was closed by the council in the spring.", "A second bridge was closed by the council."),
        ("Pilgrims of two faiths revere it as a gift of kings.", "Pilgrims revere the well as a gift of two kings."),
        ("Quill lost it by fewer than a thousand votes.", "Quill lost the seat and won it by fewer than ten votes."),
        ("On Tuesday it had said only that the bridge was safe.", "On Tuesday the council said the bridge was safe."),
    ],
)
def test_words_that_stand_for_nothing_in_the_span_read_badly(loose, bound):
    assert reading(loose) < reading(bound)


def test_a_span_that_ends_within_a_word_reads_badly():
    text = "The vote saw the old mayor re-elected."
    assert reading(text, 0, text.index("-")) < 0.25 < reading(text)


def test_half_a_pair_reads_badly():
    text = "Fights between rebels and loyal troops went on for a week."
    assert reading(text, text.index("loyal")) < 0.3 < reading(text)


def test_a_clause_of_time_alone_reads_badly():
    assert reading("Only when the guards opened the gate.") < 0.5 < reading("The guards opened the gate.")


def test_a_day_put_in_full_is_no_name_for_a_pronoun():
    text = "On Tuesday it had said only that the bridge was safe."
    made, _, sentences = article(text)
    dated = [(0, 10, "On Tuesday 14 March")]
    assert wording.clarity(made.text, sentences[0], 0, len(text), dated) < 0.5


def test_a_country_is_no_first_person():
    assert reading("The US council closed the old bridge after a crack was found.") > 0.9
    assert reading("They showed us the old bridge after a crack was found there.") < 0.5


def test_a_relative_clause_alone_does_not_read_well():
    text = "The council closed the bridge which carried the main road to the port."
    at = text.index("which")
    assert reading(text, at) < 0.3


def test_a_name_is_put_in_for_a_pronoun_that_comes_first():
    text = "She said the bridge was safe."
    _, _, sentences = article(text)
    she = make(Mention, start=0, end=3, kind="person", form="pronoun", name="Ada Quill", chain="c")
    edits = wording.named([she], sentences[0], 0, len(text))
    assert wording.spell(text, 0, len(text), edits) == "[Ada Quill] said the bridge was safe."


def test_a_pronoun_after_another_person_is_left_alone():
    text = "Ada Quill said he was safe."
    _, _, sentences = article(text)
    ada = make(Mention, start=0, end=9, kind="person", form="name", name="Ada Quill", chain="a")
    he = make(Mention, start=15, end=17, kind="person", form="pronoun", name="Bo Marsh", chain="b")
    assert wording.named([ada, he], sentences[0], 0, len(text)) == []


@pytest.mark.parametrize(
    ("text", "words", "edtf", "expected"),
    [
        ("It closed on Monday.", "Monday", "2031-05-05", "It closed on Monday 5 May."),
        ("It closed yesterday.", "yesterday", "2031-05-05", "It closed on 5 May."),
        ("It closed last year.", "last year", "2030-01-01/2030-12-31", "It closed in 2030."),
        ("It closed last week.", "last week", "2031-05-05/2031-05-11", "It closed in the week of 5 May."),
        ("It closed on Monday.", "Monday", "2031-05-05/2031-05-19", "It closed in May."),
        ("It closed on Monday morning.", "Monday morning", "2031-05-05", "It closed on Monday morning 5 May."),
        ("It said on Monday it closed.", "Monday", "2031-05-05/2031-11-10", "It said it closed."),
        ("It closes by the end of this year.", "the end of this year", "2031", "It closes by the end of 2031."),
        ("It closed after yesterday's vote.", "yesterday", "2031-05-05", "It closed after the 5 May vote."),
        ("After Monday's vote it closed.", "Monday", "2031-05-05", "After Monday's vote it closed."),
    ],
)
def test_days_are_said_in_full(text, words, edtf, expected):
    start = text.index(words)
    first, _, last = edtf.partition("/")
    time = make(ResolvedTime, start=start, end=start + len(words), edtf=edtf, earliest=first, latest=last or first)
    assert wording.spell(text, 0, len(text), wording.dated(text, [time])) == expected
