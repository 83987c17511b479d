import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.models import AttributionModel, EventModel, load
from consilience.records import Mention, Quantity, Repair, TimeExpression
from consilience.stages.annotate.clauses.claims import Reading, find_claims
from consilience.stages.annotate.speech.quotes import find_quotes
from tests.factory import article, make

EVENTS = load(EventModel)


def claims(text, mentions=(), times=(), quantities=(), repairs=()):
    made, blocks, sentences = article(text)
    quotes = list(find_quotes([made], blocks, sentences, list(mentions), attribution=load(AttributionModel)))
    read = Reading(
        articles=[made],
        blocks=blocks,
        repairs=list(repairs),
        sentences=sentences,
        mentions=list(mentions),
        times=list(times),
        quantities=list(quantities),
        quotes=quotes,
    )
    return list(find_claims(read, events=EVENTS))


def one(text, **given):
    (claim,) = claims(text, **given)
    return claim


CUTS = [
    ("The army left Brask in May.", ["The army left Brask in May"]),
    ("The army left Brask and the rebels took the port.", ["The army left Brask", "the rebels took the port"]),
    ("The army left Brask and burned the old port.", ["The army left Brask", "The army burned the old port"]),
    (
        "The army left Brask in May, but there was no date for its return to the port.",
        ["The army left Brask in May", "there was no date for its return to the port"],
    ),
    ("The mayor said that the port would stay open.", ["the port would stay open"]),
    ("The port would stay open, the mayor said.", ["The port would stay open"]),
    ("“The port will stay open,” the mayor said.", ["The port will stay open"]),
    (
        "The group claimed an explosion in Brask that killed 35 people.",
        [
            "The group claimed an explosion in Brask that killed 35 people",
            "an explosion in Brask that killed 35 people",
        ],
    ),
    (
        "Tova Brandt, who led the port until 2019, resigned on Monday.",
        ["Tova Brandt, who led the port until 2019, resigned on Monday", "Tova Brandt, who led the port until 2019"],
    ),
    ("While the talks failed, the truce held.", ["the talks failed", "the truce held"]),
    ("If the talks fail, the army will return to Brask.", ["If the talks fail, the army will return to Brask"]),
    ("Sign up for our daily newsletter.", []),
    ("A long night in Brask.", []),
    ("I love this town.", []),
    ("The mayor added.", []),
    ("The plan (also known as the Brask plan) failed.", ["The plan (also known as the Brask plan) failed"]),
]


@pytest.mark.parametrize(("text", "expected"), CUTS)
def test_cut_into_statements(text, expected):
    assert [c.text for c in claims(text)] == expected


MODES = [
    ("The army left Brask.", "asserted", False),
    ("The army did not leave Brask.", "asserted", True),
    ("No troops left Brask.", "asserted", True),
    ("The army will leave Brask in May.", "planned", False),
    ("The army plans to leave Brask.", "planned", False),
    ("The army may leave Brask.", "possible", False),
    ("The army pledged to leave Brask.", "promised", False),
    ("If the talks fail, the army will leave Brask.", "hypothetical", False),
    ("The minister denied that the army had left Brask.", "denied", False),
    ("The council urged the army to leave Brask.", "asked", False),
    ("Did the army leave Brask?", "asked", False),
    ("Neither army left Brask.", "asserted", True),
    ("The mayor appeared in court in Brask.", "asserted", False),
    ("The army appeared to leave Brask.", "possible", False),
    ("The army rejected the offer of the port.", "asserted", False),
    ("The army rejected the claim about the port.", "denied", False),
    ("The pilot was denied entry to the port.", "asserted", False),
    ("The port ordered ten ships from Brask.", "asserted", False),
    ("The council called for a truce.", "asked", False),
]


@pytest.mark.parametrize(("text", "modality", "negated"), MODES)
def test_modality_and_polarity(text, modality, negated):
    claim = one(text)
    assert (claim.modality, claim.negated) == (modality, negated)


def test_certainty_follows_what_is_told():
    sure, perhaps, never = (
        one(f"The rebels {verb} the old bridge on Sunday.").certainty
        for verb in ("destroyed", "might destroy", "did not destroy")
    )
    assert sure > 2 > perhaps > never
    assert never < 0


def test_reported_clauses_belong_to_their_speaker():
    claim = one("Omar Nader said the harbour was closed on Sunday.")
    assert (claim.speaker_text, claim.text) == ("Omar Nader", "the harbour was closed on Sunday")
    assert claim.quote_id


def test_the_outlet_speaks_where_nobody_is_named():
    claim = one("The harbour was closed on Sunday.")
    assert (claim.speaker_text, claim.speaker_mention, claim.quote_id) == ("", "", "")


def test_subject_predicate_and_object_are_spans_of_the_text():
    text = "The rebels handed over three pilots."
    claim = one(text)
    assert text[claim.subject_start : claim.subject_end] == "The rebels"
    assert claim.predicate == "hand over"
    assert text[claim.predicate_start : claim.predicate_end] == "handed"
    assert text[claim.object_start : claim.object_end] == "three pilots"


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("Rebels attacked a convoy near Brask.", "ASSAULT"),
        ("Police arrested the mayor.", "COERCE"),
        ("The two presidents met in Brask.", "CONSULT"),
        ("The mayor painted her kitchen.", ""),
    ],
)
def test_kind_of_event(text, root):
    assert one(text).event == root


def test_things_inside_the_span_are_listed():
    text = "On Sunday nine ships left Brask, and the mayor slept."
    own = {"article_id": article(text)[0].article_id}

    def place(words):
        return {**own, "start": text.index(words), "end": text.index(words) + len(words)}

    found = claims(
        text,
        mentions=[make(Mention, mention_id="m", **place("Brask"))],
        times=[make(TimeExpression, time_id="t", **place("Sunday"))],
        quantities=[make(Quantity, quantity_id="q", **place("nine ships"))],
    )
    assert [(c.time_ids, c.quantity_ids, c.mention_ids) for c in found] == [(("t",), ("q",), ("m",)), ((), (), ())]


def test_the_text_of_a_claim_has_its_repairs():
    text = "The army left thePort of Brask in May."
    fix = make(Repair, article_id=article(text)[0].article_id, start=14, end=21, reading="the Port")
    assert one(text).text == "The army left thePort of Brask in May"
    assert one(text, repairs=[fix]).text == "The army left the Port of Brask in May"


def test_the_order_of_input_does_not_matter():
    text = "The army left Brask. Omar Nader said the port was shut. Nine ships sank."
    made, blocks, sentences = article(text)
    lists = {"repairs": [], "mentions": [], "times": [], "quantities": [], "quotes": []}
    there = list(find_claims(Reading(articles=[made], blocks=blocks, sentences=sentences, **lists), events=EVENTS))
    back = list(find_claims(Reading(articles=[made], blocks=blocks, sentences=sentences[::-1], **lists), events=EVENTS))
    assert there == back


@settings(max_examples=20, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "the",
                "army",
                "left",
                "port",
                "and",
                "“",
                "”",
                ",",
                ".",
                "who",
                "said",
                "that",
                "Brask",
                "9",
                "ships",
                "(",
                ")",
                "if",
                "not",
                "will",
            ]
        ),
        max_size=18,
    )
)
def test_spans_hold_on_any_words(words):
    text = " ".join(words)
    for claim in claims(text):
        assert 0 <= claim.start < claim.end <= len(text)
        assert claim.start <= claim.predicate_start < claim.predicate_end <= claim.end
        assert claim.text


def test_nothing_in_nothing_out():
    empty = {name: [] for name in Reading.__dataclass_fields__}
    assert list(find_claims(Reading(**empty), events=EVENTS)) == []
