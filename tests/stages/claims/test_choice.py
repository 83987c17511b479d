"""The claim that tells a proposition reads well alone."""

import pytest

from consilience.records import Claim
from consilience.stages.claims.accounts import sagas
from consilience.stages.claims.choice import clearest, shown
from tests.factory import make
from tests.stages.claims.accounts import accounts


@pytest.mark.parametrize(
    ("clear", "unclear"),
    [
        ("The two ministers signed the treaty on Monday.", "He signed the treaty on Monday."),
        ("Moor and Lind signed the treaty in the old palace.", "This was signed in the old palace on Monday."),
        ("The treaty ends a quarrel over the river Anse.", "However, the treaty ends a quarrel over the river."),
    ],
)
def test_a_named_subject_beats_a_pronoun_or_a_link(clear: str, unclear: str) -> None:
    (saga,) = sagas(accounts(unclear, clear))
    assert clearest(saga.units, [0.0] * len(saga.units)).claim.text in clear


def test_a_text_begins_as_a_sentence_does() -> None:
    assert shown(make(Claim, text="the treaty ends a quarrel"), "") == "The treaty ends a quarrel"


def test_a_pronoun_at_the_head_gives_way_to_whom_it_means() -> None:
    assert shown(make(Claim, text="she met the miners"), "Ada Holt") == "[Ada Holt] met the miners"
    assert shown(make(Claim, text="The miners met her"), "Ada Holt") == "The miners met her"


def test_a_claim_at_the_edge_of_its_group_does_not_speak_for_it() -> None:
    (saga,) = sagas(accounts("The treaty ends a quarrel over the river Anse.", "Moor and Lind signed it on Monday."))
    assert clearest(saga.units, [0.1, 0.1]).claim.text.startswith("The treaty")
    assert clearest(saga.units, [0.1, 0.6]).claim.text.startswith("Moor")
