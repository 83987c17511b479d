"""Media and documents that a paragraph rests on, by cases."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consilience.stages.clean.credits import find_credits
from consilience.stages.clean.parts import Part

CASES = Path(__file__).parents[2] / "cases" / "cited.txt"


def cases() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            text, _, found = line.partition("=>")
            pairs = [part.strip().rpartition(", ") for part in found.split(";") if part.strip()]
            yield text.strip(), [(words, name) for words, _, name in pairs]


@pytest.mark.parametrize(("text", "expected"), cases())
def test_cases(text: str, expected: list[tuple[str, str]]) -> None:
    found = list(find_credits("a", text, (Part("paragraph", 0, len(text)),)))
    assert [(text[c.start : c.end], c.name) for c in found] == expected
    assert {c.kind for c in found} <= {"cited"}


@given(st.text(max_size=80), st.sampled_from(["said in a statement", "told AFP", "a report by the", "on its website"]))
def test_spans_lie_in_any_text(around: str, words: str) -> None:
    text = f"{around} {words} {around}"
    for credit in find_credits("a", text, (Part("paragraph", 0, len(text)),)):
        assert 0 <= credit.start < credit.end <= len(text)
