"""One line for what the accounts differ on most: a fixed frame around both values."""

import re

from consilience.records import Difference
from consilience.text import fold, stem

_ON = {"quantity": "a figure", "time": "a date", "place": "a place", "person": "a name"}
_SURE = {"conflict": 0.4, "update": 0.4, "compatible": 0.45}  # least score of a difference that a brief tells
_VALUE = re.compile(r"“([^“”]+)”")
_SHORT = 7  # words of a value that still fits in the frame


def disputed(differences: list[Difference]) -> tuple[Difference, str] | None:
    """Choose the surest difference of two short values, conflicts first, and put both in words."""
    order = list(_SURE)
    for d in sorted(differences, key=lambda d: (order.index(d.sort), -d.score, d.difference_id)):
        values = _VALUE.findall(d.why)[:2]
        fits = d.kind in _ON and len(values) == 2 and all(len(v.split()) <= _SHORT for v in values)
        if fits and d.score >= _SURE[d.sort] and _comparable(d.kind, *values):
            return d, f"Accounts differ on {_ON[d.kind]}: “{values[0]}” and “{values[1]}”."
    return None


def _comparable(kind: str, a: str, b: str) -> bool:
    """Whether a reader sees at once that the values are of one thing: figures must count the same."""
    if a.casefold() == b.casefold():
        return False
    left, right = ({stem(w) for w in re.findall(r"[a-z]{3,}", fold(v))} for v in (a, b))
    return kind != "quantity" or not left or not right or bool(left & right)
