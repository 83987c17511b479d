"""Rolls of people below an article's words, and what is none."""

import pytest

from consilience.stages.clean.rolls import rolls

SIGNED = [
    "We call on the government to close the quarry.",
    "Professor Maria Lindqvist Professor of medicine, University of Norvik",
    "Dr Tom Okafor",
    "Jonas Berg Former minister of health",
    "Ana de la Cruz Pires Lecturer, Oster law school",
    "Ivar Dahl QC Barrister, Harbour Chambers",
]
DEAD = [
    "The dead are:",
    "Maria Lindqvist, 34, of Norvik",
    "Tom Okafor (51)",
    "Capt Ivar Dahl, 58, from Velmara",
    "Peter Nilsson, 23, student",
    "Samuel Adeyemi, aged 9",
    "The mayor said that the town would mourn.",
]


@pytest.mark.parametrize("lines", [SIGNED, DEAD])
def test_people_listed_below_content_are_a_roll(lines: list[str]) -> None:
    assert list(rolls(lines, [True] + [False] * (len(lines) - 1))) == [1, 2, 3, 4, 5]


def test_names_alone_are_tags() -> None:
    lines = ["The vote is on Sunday.", "Maria Lindqvist", "Tom Okafor", "Jonas Berg", "Ana Pires", "Lena Moe"]
    assert list(rolls(lines, [True] + [False] * 5)) == []


def test_a_roll_stands_below_content() -> None:
    assert list(rolls(SIGNED, [False] * len(SIGNED))) == []


def test_a_few_names_are_no_roll() -> None:
    assert list(rolls(SIGNED[:4], [True] * 4)) == []
