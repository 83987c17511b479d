"""Made lines for the name tagger: every frame can be filled, and the readers of two halves share none."""

from itertools import pairwise

import pytest

from training.name_lines import frames, made

LINES = [line for document in made(60, 5) for line in document.sentences]


def test_no_slot_or_mark_is_left_in_a_line():
    words = {word for line in LINES for word, _ in line}
    assert not {"SUR", "FULL", "INIT", "NAT", "COUNTRY", "CLUB", "NICK", "FIRM", "ACRO", "BODY", "DAY", "N"} & words
    assert not [w for w in words if any(c in "{}[]*^=" for c in w)]


def test_a_label_goes_on_only_with_its_own_kind():
    for line in LINES:
        for (_, before), (_, label) in pairwise(line):
            assert not label.startswith("I-") or before[2:] == label[2:]
        assert not line[0][1].startswith("I-")


def test_one_name_is_a_place_here_and_a_team_there():
    kinds = {(word, label[2:]) for line in LINES for word, label in line if label.startswith("B-")}
    assert len({w for w, kind in kinds if kind == "LOC"} & {w for w, kind in kinds if kind == "ORG"}) > 20


def test_the_same_seed_gives_the_same_lines():
    assert made(3, 7) == made(3, 7) != made(3, 8)


@pytest.mark.parametrize("genre", frames(None))
def test_halves_share_no_frame_and_leave_none_out(genre):
    first, second = frames(0)[genre], frames(1)[genre]
    assert first and second and not set(first) & set(second)
    assert sorted(first + second) == sorted(frames(None)[genre])
