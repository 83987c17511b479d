"""The claim that tells a proposition reads well alone."""

from dataclasses import replace

import pytest

from consilience.records import Claim
from consilience.stages.claims.accounts import sagas
from consilience.stages.claims.choice import clearest, paired, shown
from tests.factory import make
from tests.stages.claims.accounts import accounts


def nothing(units):
    """No claim agrees with another, none is contradicted."""
    return [0.0] * len(units), [False] * len(units)


@pytest.mark.parametrize(
    ("clear", "unclear"),
    [
        ("The two ministers signed the treaty on Monday.", "He signed the treaty on Monday."),
        ("Moor and Lind signed the treaty in the old palace.", "This was signed in the old palace on Monday."),
        ("The treaty ends a quarrel over the river Anse.", "However, the treaty ends a quarrel over the river."),
        ("The two met for an hour in which they spoke of the river, the ferry, and ships.", "Today, I met the envoy."),
    ],
)
def test_a_named_subject_beats_a_pronoun_or_a_link(clear: str, unclear: str) -> None:
    (saga,) = sagas(accounts(unclear, clear))
    assert clearest(saga.units, *nothing(saga.units)).claim.text in clear


@pytest.mark.parametrize(
    ("plain", "coloured"),
    [
        (
            "The office moved 1,200 villagers from their homes.",
            "The corrupt regime herded 1,200 terrified villagers from their homes.",
        ),
        ("The fire broke out in a warehouse at Lenn.", "A spark from a cable caused the fire in a warehouse at Lenn."),
    ],
)
def test_what_is_agreed_is_shown_in_words_that_are(plain: str, coloured: str) -> None:
    (saga,) = sagas(accounts(coloured, plain, plain.replace("The", "This time the", 1)))
    assert clearest(saga.units, *nothing(saga.units)).claim.text in plain


def said(sentence: str, words: str, meant: str = "") -> str:
    (saga,) = sagas(accounts(sentence))
    unit = saga.units[0]
    start = sentence.index(words)
    inside = [k for k, at in enumerate(unit.sentence.starts) if start <= at < start + len(words)]
    tokens = range(inside[0], inside[-1] + 1)
    return shown(replace(unit, tokens=tokens, claim=make(Claim, text=words)), meant)


def test_a_text_begins_as_a_sentence_does() -> None:
    assert said("In May the treaty ended a quarrel.", "the treaty ended a quarrel") == "The treaty ended a quarrel"


def test_a_claim_without_its_object_is_shown_as_its_whole_sentence() -> None:
    sentence = "The treaty came after Moor met Prime Minister Ada Lind tells us more."
    assert said(sentence, "The treaty came after Moor met") == sentence.rstrip(".")


def test_a_pronoun_at_the_head_gives_way_to_whom_it_means() -> None:
    assert said("She met the miners.", "She met the miners", "Ada Holt") == "[Ada Holt] met the miners"
    assert said("The miners met her.", "The miners met her", "Ada Holt") == "The miners met her"


def test_a_clause_that_points_is_shown_in_its_sentence() -> None:
    whole = "Critics of the treaty said this might open the door."
    assert said(whole, "this might open the door") == whole.rstrip(".")
    assert said("They said this might open the door.", "this might open the door") == "This might open the door"


@pytest.mark.parametrize("first", ["This ends the quarrel over the river.", "It ends the quarrel over the river Anse."])
def test_a_claim_that_points_speaks_for_a_group_only_where_all_do(first: str) -> None:
    (saga,) = sagas(accounts(first, "However long the farmers of the hills had waited, the quarrel ended at last."))
    agreed = [0.9] + [0.1] * (len(saga.units) - 1)
    assert clearest(saga.units, agreed, [False] * len(agreed)).claim.article_id != saga.units[0].claim.article_id


def test_a_claim_at_the_edge_of_its_group_does_not_speak_for_it() -> None:
    (saga,) = sagas(accounts("The treaty ends a quarrel over the river Anse.", "Moor and Lind signed it on Monday."))
    assert clearest(saga.units, [0.1, 0.1], [False] * 2).claim.text.startswith("The treaty")
    assert clearest(saga.units, [0.1, 0.6], [False] * 2).claim.text.startswith("Moor")


def test_a_claim_that_others_contradict_does_not_speak_for_its_group() -> None:
    (saga,) = sagas(accounts("Moor and Lind signed the treaty in May.", "Moor and Lind met in May over the treaty."))
    agreed = [0.5, 0.5]
    assert {clearest(saga.units, agreed, own).claim.text[:18] for own in ([True, False], [False, True])} == {
        "Moor and Lind sign",
        "Moor and Lind met ",
    }


def part(sentence: str, words: str, verb: str) -> str:
    """How a claim over some words of a sentence is shown."""
    (saga,) = sagas(accounts(sentence))
    unit = saga.units[0]
    start, at = sentence.index(words), sentence.index(verb)
    claim = replace(unit.claim, start=start, end=start + len(words), text=words, predicate_start=at)
    s = unit.sentence
    inside = [k for k, first in enumerate(s.starts) if start <= first < start + len(words)]
    return shown(replace(unit, claim=claim, tokens=range(inside[0], inside[-1] + 1)), "")


def test_a_noun_with_what_is_said_about_it_is_shown_in_its_sentence() -> None:
    whole = "The farmers fear the river, which has flooded the valley twice."
    assert part(whole, "the river, which has flooded the valley twice", "flooded") == whole.rstrip(".")
    whole = "The head of the union, Ada Holt, whose deputy Sven Moor was removed from office last July, is on trial."
    assert part(whole, whole.partition(", is on")[0], "removed") == whole.rstrip(".")
    whole = "The pumps that were to be replaced in May still stand, and nobody knows why they do."
    assert part(whole, whole.partition(", and")[0], "stand") == whole.partition(", and")[0]


def test_no_claim_is_shown_that_ends_within_a_word() -> None:
    whole = "The vote in May saw Mayor Ada Holt re-elected with ease."
    assert part(whole, "The vote in May saw Mayor Ada Holt re", "saw") == whole.rstrip(".")


def test_a_claim_that_breaks_off_is_shown_in_its_sentence() -> None:
    whole = "The report lists scores of cases in which the miners were not paid."
    assert said(whole, "The report lists scores of cases in which") == whole.rstrip(".")
    assert said("The miners know the town they settled in.", "the town they settled in") == "The town they settled in"


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("The treaty was “a gift", "The treaty was “a gift”"),
        ("“No one signed", "No one signed"),
        ('He called it "a gift', 'He called it "a gift"'),
        ("The miners lost everything”", "The miners lost everything"),
        ('"We lost everything', "We lost everything"),
    ],
)
def test_marks_of_quotation_come_in_pairs(words: str, read: str) -> None:
    assert paired(words) == read


def test_spun_words_stand_for_a_group_only_where_they_are_much_nearer_to_it() -> None:
    (saga,) = sagas(accounts("The treaty ended the quarrel in May.", "The treaty ended the quarrel in May."))
    first, second = saga.units
    spun = replace(first, article=replace(first.article, translated=0.6))
    assert clearest([spun, second], [0.9, 0.6], [False, False]) is second
