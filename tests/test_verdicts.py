"""Judgements replace each other and never contradict."""

import pytest

from consilience.errors import SettingsError
from consilience.records import EntityJudgement
from consilience.verdicts import revise


def said(name: str, other: str, verdict: str, one: str = "a1", two: str = "a2") -> EntityJudgement:
    return EntityJudgement(article_id=one, name=name, other_article_id=two, other_name=other, verdict=verdict)


def test_a_later_judgement_replaces_an_earlier_in_any_order_and_case() -> None:
    earlier = said("Ana Roe", "Anna Row", "same")
    later = said("anna row", "ANA ROE", "different")
    assert revise([earlier], later) == [later]


def test_namesakes_are_told_by_their_accounts() -> None:
    one, two = said("Roe", "Roe", "different", "a1", "a2"), said("Roe", "Roe", "same", "a1", "a3")
    assert revise([one], two) == [one, two]


def test_a_contradiction_is_refused() -> None:
    kept = [said("A", "B", "same"), said("C", "D", "same"), said("A", "D", "different")]
    assert len(revise(kept, said("E", "B", "same"))) == 4
    with pytest.raises(SettingsError, match="both same and different"):
        revise(kept, said("B", "C", "same"))
    with pytest.raises(SettingsError, match="B and C cannot be different"):
        revise([said("A", "B", "same"), said("A", "C", "same")], said("B", "C", "different"))


def test_an_unknown_verdict_is_refused() -> None:
    with pytest.raises(SettingsError, match="one of same, different, undecided"):
        revise([], said("A", "B", "maybe"))
