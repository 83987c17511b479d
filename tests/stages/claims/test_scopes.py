"""What a figure is bound to, and who may be whom that says it."""

from dataclasses import replace

import pytest

from consilience.records import Entity, Mention
from consilience.stages.claims.accounts import sagas
from consilience.stages.claims.people import may_be_one_speaker
from consilience.stages.claims.scopes import counted_from, of_another_scope
from consilience.stages.claims.slots import Filler
from tests.factory import make
from tests.stages.claims.accounts import accounts


def slots(*texts):
    made = accounts(*texts)
    (saga,) = sagas(made)
    filler = Filler(made)
    return [filler.of(next(u for u in saga.units if u.claim.article_id == f"a{n}")) for n in range(len(texts))]


def of_person(side, name):
    start = side.unit.article.text.index(name)
    mention = make(Mention, kind="person", form="name", name=name, start=start, end=start + len(name))
    return replace(side, named=[(mention, make(Entity, entity_id=name, name=name, kind="person"))])


@pytest.mark.parametrize(("other", "apart"), [("Bela Marsh", True), ("Ada Holt", False)])
def test_figures_of_two_persons_are_no_rivals(other, apart):
    a, b = slots("Ada Holt has 1,718 delegates.", f"{other} has a total of 1,887 delegates.")
    a, b = of_person(a, "Ada Holt"), of_person(b, other)
    assert of_another_scope(a, b, a.quantities[0], b.quantities[0]) is apart


def test_some_of_them_are_no_rivals_of_all():
    a, b = slots("The ministry banned exports to 13 of the firms.", "The ministry set its sights on 17 firms.")
    assert of_another_scope(a, b, a.quantities[0], b.quantities[0])


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("The noise lasted four seconds.", set()),
        ("The noise came four seconds later.", {0}),
        ("She won 12 laps earlier.", {1}),
        ("She led with eight laps to go.", {2}),
    ],
)
def test_what_is_counted_from_something(text, ways):
    (side,) = slots(text)
    assert counted_from(text, side.quantities[0]) == ways


@pytest.mark.parametrize(
    ("speaker", "one"),
    [("the senator", True), ("His lawyer", True), ("the indictment", False), ("the lawyers", False), ("Marsh", False)],
)
def test_who_is_only_described_may_be_the_other_speaker(speaker, one):
    sides = slots("Norland will compete in the last race of the season.", "Norland will compete in the last race.")
    a, b = (
        replace(s, unit=replace(s.unit, claim=replace(s.unit.claim, speaker_text=who)))
        for s, who in zip(sides, (speaker, "Ada Holt"), strict=True)
    )
    assert may_be_one_speaker(a, b) is one
