"""By which name an entity is shown."""

import pytest

from consilience.records import Mention
from consilience.stages.entities.locals import Local
from consilience.stages.entities.naming import choose
from tests.factory import make


def local(account: str, *surfaces: str, kind: str = "organization", role: str = "") -> Local:
    mention = make(Mention, article_id=account, role=role)
    return Local(account, account, kind, (mention,), surfaces, named=True)


@pytest.mark.parametrize(
    ("accounts", "shown"),
    [
        (["US troops", "US troops", "U.S. military"], "U.S. military"),
        (["Popular Mobilization Forces", "PMF"], "Popular Mobilization Forces"),
        (["army", "Chilean troops", "Chilean troops"], "Chilean troops"),
        (["Commons", "Commons", "House of Commons"], "House of Commons"),
        (["Orlo", "Orlo", "Orlo", "Orlo Statement"], "Orlo"),
        (["UNITED NATIONS", "UNITED NATIONS", "United Nations"], "United Nations"),
    ],
)
def test_a_body_is_shown_by_its_own_name(accounts: list[str], shown: str) -> None:
    assert choose([local(str(n), name) for n, name in enumerate(accounts)], "organization", {})[0] == shown


def test_a_single_name_keeps_the_title_it_is_known_by() -> None:
    told = [local("1", "Abdullah", kind="person", role="King"), local("2", "Abdullah", kind="person")]
    assert choose(told, "person", {}) == ("King Abdullah", ("Abdullah",))
    assert choose([local("1", "Holm", kind="person", role="coach")], "person", {})[0] == "Holm"


def test_the_cleaner_account_spells() -> None:
    told = [local("1", "Jen Psaki", kind="person"), local("2", "Jane Sackie", kind="person")]
    assert choose(told, "person", {"1": 1.0, "2": 0.4})[0] == "Jen Psaki"


@pytest.mark.parametrize(
    ("accounts", "shown"),
    [
        (["Russia", "Moscow"], "Russia"),
        (["US", "US", "United States"], "United States"),
        (["Burma", "Burma", "Myanmar"], "Burma"),
        (["GENEVA", "Geneva"], "Geneva"),
    ],
)
def test_a_country_is_shown_by_its_own_name(accounts: list[str], shown: str) -> None:
    assert choose([local(str(n), name, kind="place") for n, name in enumerate(accounts)], "place", {})[0] == shown
