"""Name against name: the case table, symmetry, and bounds of the score."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.models import NameScorer, load
from consilience.stages.entities.names import align, is_acronym, match_names
from consilience.stages.entities.spelling import operations, skeleton, words

CASES = (Path(__file__).parents[2] / "cases" / "names.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("line", [c for c in CASES if c and not c.startswith("#")])
def test_cases(line: str) -> None:
    pair, _, wanted = line.partition(" => ")
    kind, a, b = (part.strip() for part in pair.split("|"))
    score, features = match_names(a, b, kind, scorer=load(NameScorer))
    assert ("same" if score >= 0.5 else "different") == wanted, features


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=25), st.text(max_size=25))
def test_scores_are_shares_and_do_not_depend_on_the_order(a: str, b: str) -> None:
    one, _ = match_names(a, b, "person", scorer=load(NameScorer))
    two, _ = match_names(b, a, "person", scorer=load(NameScorer))
    assert 0 <= one <= 1
    assert one == two


def test_words_fold_articles_and_scripts() -> None:
    assert words("Mustafa al-Harbi") == ("mustafa", "harbi")
    assert words("Abd al-Rahman") == words("Abdulrahman") or len(words("Abd al-Rahman")) == 1
    assert words("Владимир") == ("vladimir",)


def test_sounds_of_two_transliterations_meet() -> None:
    assert skeleton("soleimani") == skeleton("suleimani")


def test_operations_read_the_same_in_both_directions() -> None:
    assert sorted(operations("kadhim", "kazem")) == sorted(operations("kazem", "kadhim"))


def test_each_word_is_used_once() -> None:
    match = align(("ali", "ali"), ("ali",))
    assert len(match.pairs) == 1
    assert match.left == ("ali",)


def test_acronyms() -> None:
    assert is_acronym(words("G7"), words("Group of Seven"))
    assert not is_acronym(words("IHC"), words("International Bank"))
