"""Who is told apart, and who is not."""

from consilience.records import Mention
from consilience.stages.claims.people import _given, _role, nameless
from tests.factory import make


def test_sources_and_reports_are_nobody():
    assert nameless("several sources", "media reports")
    assert not nameless("media reports", "the mayor")


def person(name, role=""):
    return make(Mention, name=name, role=role, kind="person", form="name", start=0, end=len(name))


def test_an_initial_is_no_other_name():
    assert not list(_given(person("Dana R. Holt"), person("Dana Holt")))
    assert [c.reason for c in _given(person("Dana Ruth Holt"), person("Dana Holt"))] == ["more or fewer given names"]


def test_an_office_told_more_fully_is_one_office():
    assert not list(_role(person("Dana Holt", "speaker"), person("Dana Holt", "the House speaker")))
    assert len(list(_role(person("Dana Holt", "speaker"), person("Dana Holt", "party chair")))) == 1


def test_one_office_in_other_words():
    for one, other in (
        ("chairman of the Lotra Republican Party", "Lotra GOP Chairman"),
        ("U.N. chief", "U.N. Secretary-General"),
        ("Lib Dem leader Sir", "Liberal Democrat leader"),
        ("House chair", "House Chairwoman"),
    ):
        assert not list(_role(person("Dana Holt", one), person("Dana Holt", other)))


def test_a_people_s_name_is_no_given_name():
    assert not list(_given(person("Dane Ivo Holt"), person("Ivo Holt")))


def test_offices_are_told_without_the_title_of_the_name():
    (told,) = _role(person("Dana Holt", "justice; head of the liberal wing Dame"), person("Dana Holt", "mayor"))
    assert told.says == ("justice, head of the liberal wing", "mayor")
