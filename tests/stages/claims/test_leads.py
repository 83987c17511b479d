"""Leads between two claims, one case a line, read by the real stages; and what is told of them."""

from pathlib import Path

import numpy as np
import pytest

from consilience.records import ResolvedTime
from consilience.stages.claims.accounts import sagas
from consilience.stages.claims.moments import judge, may_be_one
from consilience.stages.claims.pairs import Pairs
from consilience.stages.claims.phrases import frame
from consilience.stages.claims.slots import Filler
from consilience.stages.claims.telling import KINDS, LEAST, OWN, PER_SENTENCES, choose, columns, find, leads_of
from tests.factory import make
from tests.stages.claims.accounts import accounts

CASES = Path(__file__).parents[2] / "cases" / "leads.txt"


def cases():
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            told, _, expected = line.partition(" => ")
            yield *(part.strip() for part in told.split(" | ")), tuple(part.strip() for part in expected.split(" | "))


def read(one, other):
    made = accounts(one, other)
    (saga,) = sagas(made)
    return saga, Filler(made)


def found(one, other):
    saga, filler = read(one, other)
    sides = [[frame(filler.of(u)) for u in saga.units if u.claim.article_id == f"a{n}"] for n in (0, 1)]
    return [c for a in sides[0] for b in sides[1] for c in leads_of(a, b, agreed=True)]


@pytest.mark.parametrize(("what", "one", "other", "expected"), cases())
def test_case(what, one, other, expected):
    leads = found(one, other)
    if expected[0].startswith("no "):
        kind = expected[0][3:]
        assert not [c for c in leads if kind in (c.kind, c.reason.split()[0])]
    else:
        assert expected in [(c.kind, *c.says) for c in leads]


def test_a_lead_is_never_a_conflict_and_cites_the_words_it_gives():
    one, other = "Holt, 52, took 3 bribes on Monday.", "The mayor never took 5 bribes on Tuesday, many people said."
    saga, _ = read(one, other)
    texts = {u.claim.article_id: u.article.text for u in saga.units}
    leads = found(one, other)
    assert leads
    for c in leads:
        assert c.sort == "compatible"
        assert c.kind in KINDS
        assert (texts["a0"][slice(*c.a)], texts["a1"][slice(*c.b)]) == c.says
        assert c.features.keys() <= set(OWN)


def test_of_two_sentences_few_differences_are_told_and_each_of_another_kind():
    one = "Many soldiers attacked the old harbour on Monday because of a rumour."
    other = "Some soldiers shelled the new harbour on Tuesday after a quarrel."
    saga, filler = read(one, other)
    pairs = Pairs(np.array([0]), np.array([1]), {}, np.array([LEAST], np.float32))
    findings = find(saga, pairs, filler)
    assert len(findings.found) > PER_SENTENCES
    table = columns(findings)
    assert {len(column) for column in table.values()} == {len(findings.found)}
    rows = choose(np.full(len(findings.found), 0.5, np.float32), findings, 0.1)
    kinds = [findings.found[row[0]][1].kind for row in rows]
    assert len(kinds) == len(set(kinds)) == PER_SENTENCES


def test_an_act_and_its_denial_are_told_once():
    saga, filler = read("The two presidents signed a treaty.", "The two presidents have not signed a treaty.")
    findings = find(saga, filler=filler, pairs=Pairs(np.array([0]), np.array([1]), {}, np.array([LEAST], np.float32)))
    assert {"act", "polarity"} <= {c.kind for _, c in findings.found}
    rows = choose(np.full(len(findings.found), 0.5, np.float32), findings, 0.1)
    assert len({"act", "polarity"} & {findings.found[row[0]][1].kind for row in rows}) == 1


def test_other_words_are_no_row_beside_what_says_how_they_differ():
    saga, filler = read(
        "Half of the cranes in the port stood still.", "Only a quarter of the cranes stood still there."
    )
    findings = find(saga, Pairs(np.array([0]), np.array([1]), {}, np.array([LEAST], np.float32)), filler)
    kinds = [findings.found[row[0]][1].kind for row in choose(np.full(len(findings.found), 0.5), findings, 0.1)]
    assert {"wording", "quantity"} <= {c.kind for _, c in findings.found}
    assert kinds == ["quantity"]


def test_sentences_that_hardly_agree_are_not_compared():
    saga, filler = read("Many soldiers attacked the harbour.", "Some soldiers left the harbour.")
    pairs = Pairs(np.array([0]), np.array([1]), {}, np.array([LEAST - 0.01], np.float32))
    assert not find(saga, pairs, filler).found


def test_a_month_is_a_closer_time_of_its_year_and_of_no_era():
    saga, filler = read("Holt left the church.", "Holt left.")
    slots = filler.of(saga.units[0])
    month, year, era = (
        make(ResolvedTime, edtf=f"{first}/{last}", earliest=first, latest=last)
        for first, last in (
            ("2031-07-01", "2031-07-31"),
            ("2031-01-01", "2031-12-31"),
            ("2011-01-01", "2031-12-31"),
        )
    )
    assert judge(month, year, slots, slots) == ("compatible", "one is more exact than the other")
    assert judge(month, era, slots, slots) is None


def test_only_times_that_may_be_one_are_one_in_other_words():
    saga, filler = read("Holt left the church on Tuesday last month.", "Holt left in May 2031.")
    one, other = (filler.of(u) for u in saga.units)

    def time(value, first="", last="", words=(0, 4)):
        return make(ResolvedTime, start=words[0], end=words[1], value=value, earliest=first, latest=last)

    may, june = time("2031-05", "2031-05-01", "2031-05-31"), time("2031-06", "2031-06-01", "2031-06-30")
    year, day = time("2031", "2031-01-01", "2031-12-31"), time("2031-05-13", "2031-05-13", "2031-05-13")
    weekday, tuesday, last_month = time("XXXX-WXX-2"), time("", words=(24, 31)), time("", words=(32, 42))
    assert may_be_one(may, may, one, other)
    assert may_be_one(may, time("XXXX-05"), one, other)
    assert may_be_one(day, weekday, one, other)
    assert not may_be_one(may, june, one, other)
    assert not may_be_one(year, weekday, one, other)
    assert not may_be_one(tuesday, last_month, one, one)
