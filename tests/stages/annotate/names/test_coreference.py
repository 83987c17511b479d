"""Whom nominals and pronouns stand for, on invented people and bodies."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from consilience.models import AntecedentModel, NameTagger, load
from consilience.records import Mention
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
    found = list(find_mentions([made], blocks, sentences, tagger=load(NameTagger), antecedents=load(AntecedentModel)))
    inside = [m for m in found if m.form != "name" and start <= m.start < start + len(said)]
    best = max(inside, key=lambda m: (m.end - m.start, m.name), default=None)
    assert (_called(best, found) if best else "") == name


def _called(mention: Mention, found: list[Mention]) -> str:
    """The name of a mention; with a question mark that of its chain, where the mention is not surely of it."""
    named = [m.name for m in found if m.chain == mention.chain and m.form == "name"]
    return mention.name or (f"{max(named, key=len)} ?" if named else "")


def test_a_role_with_two_nouns_is_two_offices() -> None:
    assert [o.noun for o in offices("founder and chairman of the Orlo Trust")] == ["founder", "chair"]


def test_a_rank_in_front_is_another_office() -> None:
    (vice,) = offices("US vice - president")
    (head,) = offices("president")
    assert not fits(head, vice)


def test_a_firm_is_no_government() -> None:
    assert may_be([("calder", "motors")], ("firm",))
    assert not may_be([("norwegian", "government")], ("firm",))
