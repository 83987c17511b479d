"""Names, roles, nominals and chains of one article, on invented people."""

from functools import partial

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from consilience.models import AntecedentModel, NameTagger, load
from consilience.records import Mention
from consilience.stages.annotate.names.mentions import find_mentions
from consilience.stages.annotate.names.tagging import LABELS
from tests.factory import article


def mentions(text: str) -> list[Mention]:
    return list(find_mentions(*_parts(text), tagger=load(NameTagger), antecedents=load(AntecedentModel)))


def _parts(text: str):
    made, blocks, sentences = article(text)
    return [made], blocks, sentences


def by_text(text: str, said: str) -> Mention:
    return next(m for m in mentions(text) if text[m.start : m.end] == said)


def chain_of(text: str, said: str) -> set[str]:
    found = mentions(text)
    chain = next(m.chain for m in found if text[m.start : m.end] == said)
    return {text[m.start : m.end] for m in found if m.chain == chain}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("President Maria Lindqvist visited Norway on Monday.", "Maria Lindqvist", "person"),
        ("President Maria Lindqvist visited Norway on Monday.", "Norway", "place"),
        ("The Ministry of Fisheries rejected the plan.", "Ministry of Fisheries", "organization"),
        ("Fighters of Harakat al-Fajr left the town.", "Harakat al-Fajr", "organization"),
        ("Iraqi farmers protested in Basra.", "Iraqi", "other"),
        ("Talks in the United States failed.", "United States", "place"),
        ("Thousands marched to the Tahrir square.", "Tahrir", "place"),
        ("The Department for Roads, Ports and Rail said so.", "Department for Roads, Ports and Rail", "organization"),
        ("He is backed by Senate Republicans.", "Republicans", "organization"),
        ("The Democratic-led Senate voted.", "Senate", "organization"),
        ("He met Democratic Senator Ana Bell in Oslo.", "Democratic", "other"),
        ("The fire service came.", "The fire service", "organization"),
        ("The town's election commission met.", "election commission", "organization"),
    ],
)
def test_names_have_their_kind(text: str, name: str, kind: str) -> None:
    assert by_text(text, name).kind == kind


def test_a_town_that_has_guests_is_a_place() -> None:
    text = "Sunday's games: Detroit at Boston, Oakland at Houston."
    assert [by_text(text, town).kind for town in ("Boston", "Houston")] == ["place", "place"]


def test_the_stop_of_a_sentence_is_no_part_of_a_name() -> None:
    text = "The mill was sold to Northgate Timber Corp."
    assert by_text(text, "Northgate Timber Corp").kind == "organization"


def test_a_dateline_opens_with_a_place() -> None:
    text = "Quarry reopens\n\nVELMARA, July 5, 2024 – The quarry opened again on Friday, its owner Ana Rojas said."
    assert by_text(text, "VELMARA").kind == "place"


def test_title_becomes_the_role_and_stays_outside_the_name() -> None:
    found = by_text("The talks failed, White House spokeswoman Anna Bergstrom said.", "Anna Bergstrom")
    assert found.role == "White House spokeswoman"


def test_apposition_becomes_the_role_and_joins_the_chain() -> None:
    text = "Officials met Karim al-Nasri, the Jordanian prime minister, in Amman."
    assert by_text(text, "Karim al-Nasri").role == "Jordanian prime minister"
    assert "the Jordanian prime minister" in chain_of(text, "Karim al-Nasri")


@pytest.mark.parametrize(
    "text",
    [
        "The head of the army, General Ivar Dahl, said troops would leave.",
        "The governor of the province of Arle, Ivar Dahl, resigned.",
        "According to the director of the centre, Ivar Dahl, the plan failed.",
        "They saw the head of the mission, Ivar Dahl.",
    ],
)
def test_an_office_and_what_it_is_of_stand_before_the_holders_name(text: str) -> None:
    assert any(said.lower().startswith("the ") for said in chain_of(text, "Ivar Dahl"))


def test_who_speaks_after_an_office_is_not_its_holder() -> None:
    text = "After meeting the mayor of Velmara, Ivar Dahl said that he was content."
    assert "the mayor" not in chain_of(text, "Ivar Dahl")


def test_the_chair_of_one_body_is_not_that_of_another() -> None:
    text = (
        "Ivar Dahl, chairman of the Harbour Board, spoke to the paper. Peter Holm defended the vote. "
        "The Tory chairman said it was over."
    )
    assert "The Tory chairman" not in chain_of(text, "Ivar Dahl")


def test_surname_and_pronoun_join_the_full_name() -> None:
    text = "Anna Bergstrom resigned on Friday. Bergstrom said she was tired."
    assert chain_of(text, "Anna Bergstrom") == {"Anna Bergstrom", "Bergstrom", "she"}


def test_pronoun_does_not_take_the_other_gender() -> None:
    text = "Anna Bergstrom met Peter Holm in Oslo. He praised the deal."
    assert "He" in chain_of(text, "Peter Holm")


def test_nominal_of_an_office_finds_its_holder() -> None:
    text = "President Peter Holm arrived in Lima. The president left after two hours."
    assert "The president" in chain_of(text, "Peter Holm")


def test_former_president_is_not_the_president() -> None:
    text = "President Peter Holm arrived in Lima. A former president stayed away."
    assert "A former president" not in chain_of(text, "Peter Holm")


def test_acronym_joins_its_expansion() -> None:
    text = "The Independent Harbour Commission (IHC) met on Monday. The IHC gave no reason."
    assert "IHC" in chain_of(text, "Independent Harbour Commission")


def test_a_surname_is_not_that_of_a_relative_introduced_without_a_comma() -> None:
    text = "Senator Ivar Dahl and his daughter Ana Dahl disagreed. Dahl said no."
    assert by_text(text, "Ana Dahl").role == "daughter"
    assert "Dahl" in chain_of(text, "Ivar Dahl")


def test_a_body_goes_by_its_noun_in_capitals_where_no_other_has_it() -> None:
    text = "The Arab Fishing League met in Arle on Monday. Officials of the League said no."
    assert "League" in chain_of(text, "Arab Fishing League")
    assert "League" not in chain_of(f"The Norland Football League laughed. {text}", "Arab Fishing League")


def test_two_ministries_of_one_name_stay_apart() -> None:
    text = "Chile's Defence Ministry denied it. Peru's Defence Ministry confirmed it."
    found = [m for m in mentions(text) if text[m.start : m.end] == "Defence Ministry"]
    assert len({m.chain for m in found}) == 2


def test_joined_words_still_give_the_name() -> None:
    text = "Peter Holm spoke in Iraq. He left IraqThe next day."
    found = [m for m in mentions(text) if text[m.start : m.end] == "Iraq"]
    assert len(found) == 2
    assert len({m.chain for m in found}) == 1


def test_region_of_a_country_is_another_place() -> None:
    text = "Snow fell in eastern Norway. Norway is long."
    assert chain_of(text, "eastern Norway") == {"eastern Norway"}


def test_boilerplate_and_empty_articles_give_nothing() -> None:
    made, blocks, sentences = article("")
    assert (
        list(find_mentions([made], blocks, sentences, tagger=load(NameTagger), antecedents=load(AntecedentModel))) == []
    )
    assert list(find_mentions([], [], [], tagger=load(NameTagger), antecedents=load(AntecedentModel))) == []


@settings(max_examples=15, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["Peter Holm", "OSLO", "“the", "minister”", "@x", "\u200b", "—", "Iraq’s", "42", ".", "U .", "Corp ."]
        ),
        max_size=12,
    )
)
def test_spans_hold_on_any_text(words: list[str]) -> None:
    text = " ".join(words)
    for m in mentions(text):
        assert 0 <= m.start < m.end <= len(text)
        assert text[m.start : m.end].strip() == text[m.start : m.end]


class _EachWordANamer:
    """A tagger at its worst: every word that it is asked about is a name."""

    size = 1

    def __call__(self, rows: list[NDArray[np.int64]], _odds: NDArray[np.float32]) -> list[int]:
        return [LABELS.index("B-other")] * len(rows)


def test_an_article_at_the_end_that_is_taken_for_a_name_is_none() -> None:
    text = "They call it Plan A"
    found = find_mentions(*_parts(text), tagger=_EachWordANamer(), antecedents=load(AntecedentModel))
    assert {text[m.start : m.end] for m in found} == {"Plan"}


def test_order_of_sentences_does_not_matter() -> None:
    parts = _parts("Anna Bergstrom resigned. Bergstrom said she was tired.\nNorway agreed.")
    turned = [parts[0], parts[1][::-1], parts[2][::-1]]
    names = partial(find_mentions, tagger=load(NameTagger), antecedents=load(AntecedentModel))
    assert list(names(*parts)) == list(names(*turned))


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("US Secretary of State Ana Rojas said no.", "US Secretary of State"),
        ("The Chilean secretary of state, Ana Rojas, said no.", "Chilean secretary of state"),
        ("The mayor of London Ana Rojas said no.", "mayor of London"),
        ("The amount Mrs Rojas paid is not known.", "Mrs"),
        ("Criticizing President Rojas is not allowed.", "President"),
        ("The acting mayor Ana Rojas said no.", "acting mayor"),
    ],
)
def test_an_office_is_read_with_what_it_is_of_and_nothing_else(text: str, role: str) -> None:
    roles = {m.role for m in mentions(text) if m.kind == "person"} - {""}
    assert roles == {role}


def test_what_is_named_after_a_person_is_no_person() -> None:
    text = "The Ana Rojas Show is on air. Rojas was in Oslo. A senator, Ana Rojas (R-Texas), left."
    assert by_text(text, "Ana Rojas Show").kind == "other"
    assert chain_of(text, "Rojas") == {"Rojas", "Ana Rojas"} or "Ana Rojas Show" not in chain_of(text, "Rojas")
    assert "R-Texas" not in {text[m.start : m.end] for m in mentions(text)}


def test_a_militia_is_named_by_more_than_its_first_word() -> None:
    text = "Rockets were fired by Qataib Said al-Fajr and by Kataib Nur."
    assert by_text(text, "Kataib Nur").kind == "organization"
    assert "Qataib" not in {text[m.start : m.end] for m in mentions(text)}


def test_a_church_is_its_people_and_the_body_a_dead_one() -> None:
    text = "The Lund Baptist church held a vigil. Orlo denied it. The body was found in a field on Monday."
    assert by_text(text, "Lund Baptist church").kind == "organization"
    assert chain_of(text, "Orlo") == {"Orlo"}


def test_a_person_is_named_without_whose_he_is() -> None:
    text = "Williams' Ana Rojas met Michael O'Leary."
    assert by_text(text, "Ana Rojas").kind == by_text(text, "Michael O'Leary").kind == "person"


def test_a_body_and_the_person_behind_it_are_two() -> None:
    text = "It was the shadow leader of the House of Commons Angela Holt who asked Tory MPs to vote."
    assert by_text(text, "House of Commons").kind == "organization"
    assert by_text(text, "Angela Holt").kind == "person"


def test_a_body_in_small_letters_is_found_whole() -> None:
    assert (
        by_text("The Commons standards committee met on Monday.", "The Commons standards committee").form == "nominal"
    )
    text = "Norland ignored a UN security council vote on Monday."
    assert any("UN security council" in text[m.start : m.end] for m in mentions(text))


def test_a_body_is_found_by_what_stands_before_its_federation() -> None:
    text = "The Marlow Trust Federation of America sued. Marlow Trust's request failed, and Marlow Trust was silent."
    assert "Marlow Trust" in chain_of(text, "Marlow Trust Federation of America")


def test_an_airline_is_what_the_text_has_named_one() -> None:
    text = "Orlo Catering supplies Nordic Airways. Orlo Catering had sacked workers. The airline cancelled flights."
    assert "The airline" in chain_of(text, "Nordic Airways")
