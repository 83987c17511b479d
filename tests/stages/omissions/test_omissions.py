"""An account is silent only where it could know, covers the story, and nothing in it comes near."""

from dataclasses import fields, replace

import numpy as np

from consilience.records import ClaimVector, Proposition, Stance
from consilience.stages.omissions.omissions import Retold, find_omissions
from tests.factory import make
from tests.stages.timeline.bundle import accounts, claim

FACT = "The harbour master resigned over the missing dredging funds."
COVER = " ".join(
    f"{name} lay idle at the northern pier while crews waited for pilots."
    for name in ("Aurora", "Bellona", "Cressida", "Dione", "Electra", "Fortuna", "Galatea", "Halcyon", "Iris")
)


def vector(made, direction):
    row = np.zeros(8, dtype=np.float32)
    row[direction] = 1
    return make(ClaimVector, claim_id=made.claim_id, article_id=made.article_id, vector=row.astype("<f2").tobytes())


def silent(last=COVER, *, last_means=1, published="2031-05-06", last_published="", origins=2):
    """The omissions of three accounts: two tell the fact, of the third the first sentence is a claim."""
    days = [published, published, last_published or published]
    bundle = accounts([f"{FACT} {COVER}", f"{FACT} It rained. {COVER}", last], days)
    claims = [claim(bundle, n, FACT) for n in (0, 1)] + [claim(bundle, 2, last.split(". ")[0])]
    told = [make(Stance, proposition_id="p", claim_id=c.claim_id, article_id=c.article_id) for c in claims[:2]]
    fact = make(Proposition, saga_id="g", story_id="s", proposition_id="p", origins=origins)
    vectors = [vector(c, means) for c, means in zip(claims, (0, 0, last_means), strict=True)]
    read = replace(bundle, claims=claims, stances=told, propositions=[fact])
    read = Retold(**{f.name: getattr(read, f.name) for f in fields(read)}, vectors=vectors)
    return list(find_omissions(read)), read


def test_nothing_gives_nothing():
    assert not list(find_omissions(Retold(**{f.name: [] for f in fields(Retold)})))


def test_an_account_at_length_without_the_fact_is_silent_and_its_nearest_passage_is_shown():
    (found,), read = silent()
    third = read.articles[2]
    assert (found.proposition_id, found.article_id) == ("p", third.article_id)
    assert third.text[found.start : found.end] in third.text
    assert found.likeness == 0.0


def test_a_claim_that_means_nearly_the_same_breaks_the_silence():
    assert not silent(last_means=0)[0]


def test_the_words_of_the_fact_in_a_passage_break_the_silence():
    assert not silent(f"{COVER} Funds for dredging are missing, and the harbour master has resigned.")[0]


def test_a_short_account_is_not_silent():
    assert not silent("Aurora lay idle at the northern pier. It rained.")[0]


def test_an_account_older_than_the_fact_or_of_unknown_date_is_not_silent():
    assert not silent(last_published="2031-05-04")[0]
    assert silent(last_published="2031-05-07")[0]
    assert not silent(published="2031-05-06", last_published=" ")[0]


def test_what_few_report_may_be_left_out():
    assert not silent(origins=1)[0]
