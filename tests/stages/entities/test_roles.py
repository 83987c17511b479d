"""What the accounts say somebody is."""

import pytest

from consilience.records import Mention
from consilience.stages.entities.locals import Local
from consilience.stages.entities.roles import roles_of
from tests.factory import make


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (["US President", "U.S. President", "President"], ("US President",)),
        (["Foreign Minister of Chile", "Chilean Foreign Minister"], ("Foreign Minister of Chile",)),
        (["Sen.", "Senator"], ("Senator",)),
        (["Sen."], ("Senator",)),
        (
            ["researcher", "senior fellow at the Lotra Institute"],
            ("senior fellow at the Lotra Institute", "researcher"),
        ),
        (["fellow", "senior fellow at the Lotra Institute"], ("senior fellow at the Lotra Institute",)),
        (["mayor"] * 4 + ["drunken mayor"], ("mayor", "drunken mayor")),
        (["SANTIAGO President", "A president; Mr."], ("president",)),
        (["former", "Tory peer Lord"], ("Tory peer",)),
        (["head of the union, as its board said on Monday in Rome and again at home"], ()),
    ],
)
def test_an_office_is_told_once_and_in_full(said: list[str], shown: tuple[str, ...]) -> None:
    mentions = tuple(make(Mention, role=role) for role in said)
    told = roles_of([Local("a", "a", "person", mentions, ("Ana Rojas",), named=True)])
    assert tuple(map(str.lower, told)) == tuple(map(str.lower, shown))
