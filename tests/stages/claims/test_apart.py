"""Claims that read alike and tell two facts: a pair of sentences a line, half of them one fact in other words."""

from itertools import product
from pathlib import Path

import pytest

from consilience.stages.claims.accounts import sagas
from consilience.stages.claims.apart import apart, opposite
from consilience.stages.claims.slots import Filler
from tests.stages.claims.accounts import accounts

CASES = Path(__file__).parents[2] / "cases" / "same_fact.txt"


def cases():
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            told, _, expected = line.partition(" => ")
            yield *told.split(" | "), expected


@pytest.fixture(scope="module")
def slots():
    """The claims of every sentence, all read at once: those of account A and of account B."""
    read = accounts(*("\n\n".join(case[n] for case in cases()) for n in (1, 2)))
    (saga,), filler = sagas(read), Filler(read)
    found = {}
    for unit in saga.units:
        said = unit.article.text[unit.sentence.start : unit.sentence.end]
        found.setdefault((unit.claim.article_id, said), []).append(filler.of(unit))
    return found


@pytest.mark.parametrize(("what", "one", "other", "expected"), cases())
def test_case(slots, what, one, other, expected):
    fires = [apart(a, b) or any(opposite(a, b)) for a, b in product(slots["a0", one], slots["a1", other])]
    assert any(fires) == (expected == "apart")
