"""Whom nominals and pronouns stand for, on invented people and bodies."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from consilience.models import NameTagger, load
from consilience.stages.annotate.names.bodies import may_be
from consilience.stages.annotate.names.mentions import find_mentions
from consilience.stages.annotate.names.offices import fits, offices
from tests.factory import article

CASES = Path(__file__).parents[3] / "cases" / "coreference.txt"


def cases() -> Iterator[tuple[str, str, str]]:
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            text, expected = line.split(" => ")
            said, name = expected.split(" | ")
            yield text, said, "" if name == "-" else name


@pytest.mark.parametrize(("text", "said", "name"), cases())
def test_cases(text: str, said: str, name: str) -> None:
    made, blocks, sentences = article(text)
    start = text.rindex(said)
    inside = [
        m
        for m in find_mentions([made], blocks, sentences, tagger=load(NameTagger))
        if m.form != "name" and start <= m.start < start + len(said)
    ]
    assert max(((m.end - m.start, m.name) for m in inside), default=(0, ""))[1] == name


def test_a_role_with_two_nouns_is_two_offices() -> None:
    assert [o.noun for o in offices("founder and chairman of the Orlo Trust")] == ["founder", "chair"]


def test_a_rank_in_front_is_another_office() -> None:
    (vice,) = offices("US vice - president")
    (head,) = offices("president")
    assert not fits(head, vice)


def test_a_firm_is_no_government() -> None:
    assert may_be([("calder", "motors")], ("firm",))
    assert not may_be([("norwegian", "government")], ("firm",))
