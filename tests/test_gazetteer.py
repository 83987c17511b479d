"""Places and peoples."""

import pytest

from consilience import gazetteer


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Baghdad", "IQ"),
        ("the United States", "US"),
        ("U.S.", "US"),
        ("Kyiv", "UA"),
        ("Texas", "US"),
        ("Ivory Coast", "CI"),
    ],
)
def test_places_have_their_country(name: str, country: str) -> None:
    place = gazetteer.locate(name)
    assert place is not None
    assert place.country == country


@pytest.mark.parametrize("name", ["Springfield", "Nowhereville", ""])
def test_ambiguous_and_unknown_names_are_not_guessed(name: str) -> None:
    assert gazetteer.locate(name) is None


def test_demonyms_tell_the_country() -> None:
    assert gazetteer.demonyms()["iraqi"] == "IQ"
    assert gazetteer.demonyms()["muslim"] == ""
    assert not gazetteer.is_place("Iraqi")


@pytest.mark.parametrize(
    ("region", "city", "surrounds"),
    [
        ("the Donetsk region", "Donetsk", True),
        ("Kandahar province", "Kandahar", True),
        ("Helmand province", "Helmand", False),  # no city of that name
        ("Kandahar", "Kandahar province", False),
    ],
)
def test_a_region_is_not_its_city(region: str, city: str, surrounds: bool) -> None:
    assert gazetteer.surrounds(region, city) is surrounds


@pytest.mark.parametrize(
    ("city", "said", "code"),
    [
        ("Springfield", "Illinois", "US-IL"),
        ("Springfield", "Ill.", "US-IL"),
        ("Albany", "N.Y.", "US-NY"),
        ("Athens", "Georgia", "US-GA"),
        ("Tbilisi", "Georgia", "GE"),
        ("Tripoli", "Lebanon", "LB"),
        ("Cairo", "Israel", ""),
        ("Germany", "Poland", ""),
        ("Ohio", "Georgia", ""),
        ("Lower Quillby", "Bulgaria", "BG"),
        ("Springfield", "Monday", ""),
    ],
)
def test_the_area_given_behind_a_town(city: str, said: str, code: str) -> None:
    assert gazetteer.area(city, said) == code
