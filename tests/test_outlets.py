from consilience.outlets import publishers
from consilience.records import Article
from tests.factory import make


def first(*outlets: tuple[str, str]) -> list[int]:
    """For each (outlet, site) the number of the first account of its outlet."""
    found = publishers(make(Article, article_id=str(n), outlet=o, site=s) for n, (o, s) in enumerate(outlets))
    return [int(found[str(n)]) for n in range(len(outlets))]


def test_accounts_of_one_name_or_site_are_of_one_outlet():
    assert first(("Moor Post", "moor.example"), ("moor post", ""), ("", "moor.example")) == [0, 0, 0]


def test_a_shorter_name_at_the_same_site_is_the_same_outlet():
    assert first(("Moor Post", "moor.example"), ("Moor Post Online", "moor.example")) == [0, 0]


def test_a_portal_that_names_whom_it_reprints_is_as_many_outlets():
    assert first(("Moor Post", "portal.example"), ("Velm Herald", "portal.example")) == [0, 1]


def test_accounts_that_name_neither_are_each_their_own():
    assert first(("", ""), ("", "")) == [0, 1]
