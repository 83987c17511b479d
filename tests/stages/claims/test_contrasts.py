"""How two claims of one fact differ: one case a line, read by the real stages."""

from dataclasses import replace
from pathlib import Path

import pytest

from consilience.records import Article, Entity, EntityLink, Mention, ResolvedTime
from consilience.stages.claims.accounts import sagas
from consilience.stages.claims.amounts import amounts
from consilience.stages.claims.contrasts import explain
from consilience.stages.claims.manner import polarity
from consilience.stages.claims.moments import moments
from consilience.stages.claims.people import places, roles
from consilience.stages.claims.slots import Filler, stands_at
from consilience.stages.claims.telling import KINDS, SORTS, contrasts_of
from tests.factory import make
from tests.stages.claims.accounts import accounts

CASES = Path(__file__).parents[2] / "cases" / "contrasts.txt"


def cases():
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            told, _, expected = line.partition(" => ")
            yield *(part.strip() for part in told.split(" | ")), expected.strip()


def contrasts(one, other, published=()):
    read = accounts(one, other, published=published)
    (saga,) = sagas(read)
    filler = Filler(read)
    sides = {n: [filler.of(u) for u in saga.units if u.claim.article_id == f"a{n}"] for n in (0, 1)}
    return [c for a in sides[0] for b in sides[1] for c in contrasts_of(a, b)]


@pytest.mark.parametrize(("what", "one", "other", "expected"), cases())
def test_case(what, one, other, expected):
    found = [f"{c.kind} {c.sort}" for c in contrasts(one, other)]
    if expected.startswith("no "):
        assert not [f for f in found if f.startswith(expected[3:])]
    else:
        assert expected in found


def test_a_later_toll_is_an_update():
    found = contrasts(
        "The flood killed 35 people.", "The flood killed 48 people.", published=("2021-05-01", "2021-05-03")
    )
    (toll,) = [c for c in found if c.kind == "quantity"]
    assert toll.sort == "update"
    assert toll.reason == "more by the day of {b}"


def test_the_reason_gives_both_values_and_names_accounts_by_their_paths():
    (toll,) = contrasts("The flood killed 35 people.", "The flood killed 48 people.")
    one, two, three = (make(Article, article_id=str(n), path=f"flood/{n}.txt") for n in range(3))
    assert explain(toll, [one], [two, three]).startswith(
        "“35 people” (flood/0.txt) and “48 people” (flood/1.txt and flood/2.txt): "
    )


def test_only_words_of_an_account_stand_in_quotation_marks():
    found = contrasts("The tanker allegedly struck the pier.", "The tanker struck the pier.")
    (hedge,) = [c for c in found if c.reason == "how sure it is"]
    one, two = (make(Article, article_id=str(n), path=f"{n}.txt") for n in range(2))
    assert explain(hedge, [one], [two]) == "“allegedly” (0.txt) and no such word (1.txt): how sure it is"


def test_a_word_that_is_said_comes_before_none():
    found = contrasts("The tanker struck the pier.", "The tanker allegedly struck the pier.")
    (hedge,) = [c for c in found if c.reason == "how sure it is"]
    one, two = (make(Article, article_id=str(n), path=f"{n}.txt") for n in range(2))
    assert explain(hedge, [one], [two]) == "“allegedly” (1.txt) and no such word (0.txt): how sure it is"


def placed(one, other):
    """The contrasts of two texts that each end in the name of a place, no two in one country."""
    read = accounts(one, other)
    parts = {"mentions": [], "entities": [], "links": [], "claims": []}
    for c in read.claims:
        place = c.text.rstrip(".").rpartition(" ")[2]
        key, start = f"{c.article_id}-{place}", c.start + c.text.index(place)
        known = {"kind": "place", "name": place}
        parts["mentions"].append(make(Mention, mention_id=key, start=start, end=start + len(place), **known))
        parts["entities"].append(make(Entity, entity_id=place, country=place[:2], **known))
        parts["links"].append(make(EntityLink, mention_id=key, entity_id=place))
        parts["claims"].append(replace(c, mention_ids=(key,)))
    read = replace(read, **parts)
    (saga,) = sagas(read)
    a, b = (Filler(read).of(u) for u in saga.units)
    return [c.says for c in contrasts_of(a, b) if c.kind == "place"]


def test_places_differ_of_one_event_only():
    assert placed("The mayor died in Norland.", "The mayor died in Velmora.") == [("Norland", "Velmora")]
    assert placed("The mayor died in Norland.", "The mayor studied in Velmora.") == []


def test_a_town_and_its_country_are_told_as_the_one_in_the_other():
    a, b = slots("Three boats sank in Varna.", "Three boats sank in Bulgaria.")
    known = [make(Entity, entity_id=n, name=n, kind="place", country="BG") for n in ("Varna", "Bulgaria")]
    at = [s.unit.article.text.index(e.name) for s, e in zip((a, b), known, strict=True)]
    said = [(make(Mention, start=k, end=k + len(e.name)), e) for k, e in zip(at, known, strict=True)]
    (found,) = places(replace(a, named=[said[0]]), replace(b, named=[said[1]]))
    assert found.reason == "Varna is in Bulgaria"


def test_figures_of_towns_far_apart_are_no_rivals():
    a, b = slots("The flood killed nine people in Varna.", "The flood killed 12 people in the port of Burgas.")
    varna, suburb, sofia = (
        make(Entity, entity_id=n, name=n, kind="place", latitude=lat, longitude=lon)
        for n, lat, lon in (("Varna", 43.2, 27.9), ("Vladislavovo", 43.25, 27.86), ("Sofia", 42.7, 23.3))
    )
    assert list(amounts(a, b))
    assert list(amounts(replace(a, sites=[varna]), replace(b, sites=[suburb])))
    assert not list(amounts(replace(a, sites=[varna]), replace(b, sites=[sofia])))
    for s, name in ((a, "Varna"), (b, "Burgas")):
        at = s.unit.article.text.index(name)
        assert stands_at(s.unit.sentence, make(Mention, start=at, end=at + len(name)))


def test_what_befell_one_person_is_not_set_against_what_befell_another():
    a, b = slots("The young Holt was arrested in Tarn.", "The old Holt was not arrested in Tarn.")
    old, young = (make(Entity, entity_id=n, kind="person") for n in ("old", "young"))
    holt = make(Mention, kind="person", form="name")
    assert list(polarity(replace(a, named=[(holt, old)]), replace(b, named=[(holt, old)])))
    assert not list(polarity(replace(a, named=[(holt, young)]), replace(b, named=[(holt, old)])))


def test_kinds_and_sorts_are_those_of_the_record():
    found = contrasts("The mayor, 52, took 3 bribes on Monday.", "The mayor, 54, did not take 5 bribes on Tuesday.")
    assert found
    assert {c.kind for c in found} <= set(KINDS)
    assert {c.sort for c in found} <= set(SORTS)


def slots(*texts):
    """The slots of the first claim of each account."""
    read = accounts(*texts)
    (saga,), filler = sagas(read), Filler(read)
    return [filler.of(next(u for u in saga.units if u.claim.article_id == f"a{n}")) for n in range(len(texts))]


def test_a_time_that_fits_one_of_the_other_claim_is_not_set_against_its_other_one():
    texts = ("The ferry of 2001 sank last spring.", "The ferry sank in March.")
    one, other = slots(*texts)
    built, spring, march = (
        make(ResolvedTime, time_id=w, edtf=w, start=t.index(w), end=t.index(w) + len(w), earliest=first, latest=last)
        for t, w, first, last in (
            (texts[0], "2001", "2001-01-01", "2001-12-31"),
            (texts[0], "spring", "2031-03-01", "2031-05-31"),
            (texts[1], "March", "2031-03-01", "2031-03-31"),
        )
    )
    told = list(moments(replace(one, times=[built, spring]), replace(other, times=[march])))
    assert [c.sort for c in told] == ["compatible"]
    assert [c.sort for c in moments(replace(one, times=[built]), replace(other, times=[march]))] == ["conflict"]


@pytest.mark.parametrize(
    ("role", "other", "kinds"),
    [
        ("Gen.", "General", []),
        ("government's spokeswoman", "Government spokeswoman", []),
        ("General", "Major General", []),
        ("PM", "prime minister", []),
        ("General", "mayor", ["person"]),
    ],
)
def test_an_office_in_short_is_that_office(role, other, kinds):
    a, b = slots("Holt resigned.", "Holt resigned.")
    holt = make(Entity, entity_id="holt")
    sides = [replace(s, people=[(make(Mention, name="Holt", role=r), holt)]) for s, r in ((a, role), (b, other))]
    assert [c.kind for c in roles(*sides)] == kinds
