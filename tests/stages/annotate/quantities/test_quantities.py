from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.records import Quantity
from consilience.stages.annotate.quantities.quantities import find_quantities
from consilience.stages.annotate.time.times import find_times
from consilience.text import word_list
from tests.factory import article

CASES = Path(__file__).parents[3] / "cases" / "quantities.txt"


def cases():
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            text, _, expected = line.partition(" =>")
            yield text.strip(), expected.strip()


def read(text: str) -> tuple[str, list[Quantity]]:
    made, _, sentences = article(text)
    return made.text, list(find_quantities([made], sentences, list(find_times([made], sentences))))


def spoken(text: str, quantity: Quantity, order: dict[str, int]) -> str:
    value = number(quantity.low)
    if quantity.low != quantity.high:
        value = f"{value}..{number(quantity.high)}"
    parts = [quantity.kind, value, quantity.unit or "-", quantity.modifier]
    parts.append("" if quantity.change == "level" else quantity.change)
    parts.append(f"of #{order[quantity.part_of]}" if quantity.part_of else "")
    parts.append(f"[{quantity.of}]" if quantity.of else "")
    return f"{text[quantity.start : quantity.end]} = {' '.join(p for p in parts if p)}"


def number(value: float | None) -> str:
    if value is None:
        return ""
    return str(int(value)) if value == int(value) else f"{value:g}"


@pytest.mark.parametrize(("text", "expected"), cases())
def test_case(text, expected):
    words, found = read(text)
    order = {q.quantity_id: n for n, q in enumerate(found, start=1)}
    assert "; ".join(spoken(words, q, order) for q in found) == expected


def test_what_is_counted_is_a_span():
    text, (quantity,) = read("About 2,500 U.S. troops in Iraq will stay.")
    assert text[quantity.of_start : quantity.of_end] == "U.S. troops in Iraq"


def test_without_articles_nothing_is_found():
    assert list(find_quantities([], [], [])) == []


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            word_list("about 3 , 500 $ % million half a dozen of the 1/0 -5 to 10 miles per hour – ½ 9bn Ж people")
        ),
        max_size=12,
    )
)
def test_spans_are_inside_the_text_and_values_in_order(words):
    text, found = read(" ".join(words))
    assert all(0 <= q.start < q.end <= len(text) for q in found)
    assert all(q.low is not None or q.high is not None for q in found)
