"""Propositions with their origins, and differences with their spans."""

import dataclasses

import numpy as np
import pytest

from consilience.models import PairJudge, PairReader, PairScorer, Vocabulary, load
from consilience.records import Difference, OriginSpan, Proposition, Stance
from consilience.stages.claims.accounts import Accounts
from consilience.stages.claims.agree import agree
from tests.factory import make
from tests.stages.claims.accounts import accounts

FIRST = (
    "The flood in Tarn killed 35 people, the mayor's office said.\n\nRescuers searched the river Anse for survivors. "
    "The dam had stood since 1931.\n\nSchools in the valley stayed closed."
)
SECOND = (
    "At least 48 people died in the flood in Tarn.\n\nThe river Anse was searched for survivors by rescuers.\n\n"
    "A football match in the capital ended in a draw."
)
THIRD = "The flood in Tarn killed 35 people.\n\nFarmers have lost their harvest."


def surely(columns):
    return np.ones(len(columns["pair_score"]), np.float32)


def never(columns):
    return np.zeros(len(columns["pair_score"]), np.float32)


def rows(read: Accounts, difference_scorer):
    pair = {"pair_scorer": load(PairScorer), "pair_reader": load(PairReader), "pair_judge": load(PairJudge)}
    models = {"vocabulary": load(Vocabulary), **pair}
    return list(agree(read, **models, difference_scorer=difference_scorer))


def told(read: Accounts, difference_scorer=never):
    found = rows(read, difference_scorer)
    return [x for x in found if isinstance(x, Proposition)], [x for x in found if isinstance(x, Stance)]


def differences(read: Accounts):
    return [x for x in rows(read, surely) if isinstance(x, Difference)]


def test_what_two_accounts_report_is_one_proposition():
    read = accounts(FIRST, SECOND, THIRD)
    propositions, _ = told(read)
    shared = [p for p in propositions if p.outlets >= 2]
    assert any("killed" in p.text or "died" in p.text for p in shared)
    assert not [p for p in shared if "football" in p.text]


def test_every_stance_names_a_claim_and_a_proposition():
    read = accounts(FIRST, SECOND, THIRD)
    propositions, stances = told(read)
    assert {s.proposition_id for s in stances} == {p.proposition_id for p in propositions}
    assert {s.claim_id for s in stances} <= {c.claim_id for c in read.claims}


def test_one_origin_behind_all_accounts_corroborates_nothing():
    read = accounts(FIRST, SECOND, THIRD)
    spans = [
        make(OriginSpan, saga_id="saga", origin_id="agency", article_id=a.article_id, start=0, end=len(a.text))
        for a in read.articles
    ]
    copied = dataclasses.replace(read, origin_spans=spans)
    assert {p.status for p in told(copied)[0]} == {"single-origin"}
    assert "corroborated" in {p.status for p in told(read)[0]}


def test_the_order_of_records_changes_nothing():
    read = accounts(FIRST, SECOND, THIRD)
    turned = Accounts(**{f.name: getattr(read, f.name)[::-1] for f in dataclasses.fields(Accounts)})
    assert told(read) == told(turned)
    assert differences(read) == differences(turned)


def test_a_toll_that_differs_is_told_with_both_spans():
    read = accounts(FIRST, SECOND, THIRD)
    tolls = [d for d in differences(read) if d.kind == "quantity"]
    assert tolls
    text = {a.article_id: a.text for a in read.articles}
    for d in tolls:
        assert {"35", "48"} & set(text[d.a_article][d.a_start : d.a_end].split())
        assert text[d.b_article][d.b_start : d.b_end] in d.why or "35" in d.why


@pytest.mark.parametrize("texts", [(), ("",), ("Ветер стих.", "风停了。"), ("One account alone says so.",)])
def test_little_or_strange_input_is_no_error(texts):
    read = accounts(*texts)
    propositions, _ = told(read)
    assert all(p.outlets == 1 for p in propositions)
    assert differences(read) == []


def test_two_tolls_of_one_flood_are_disputed():
    propositions, stances = told(accounts(FIRST, SECOND, THIRD), surely)
    disputed = {p.proposition_id for p in propositions if p.status == "disputed"}
    assert disputed
    assert "differs" in {s.stance for s in stances if s.proposition_id in disputed}


def test_a_difference_is_about_what_its_sentences_report():
    read = accounts(FIRST, SECOND, THIRD)
    found = rows(read, surely)
    place = {c.claim_id: (c.article_id, c.sentence) for c in read.claims}
    told_in = {(place[x.claim_id], x.proposition_id) for x in found if isinstance(x, Stance)}
    for d in (x for x in found if isinstance(x, Difference)):
        ends = {(d.a_article, d.a_start), (d.b_article, d.b_start)}
        sides = {
            place[c.claim_id]
            for c in read.claims
            if any(c.article_id == article and c.start <= start < c.end for article, start in ends)
        }
        about = {proposition for at, proposition in told_in if at in sides}
        assert d.proposition_id in (about or {""})
