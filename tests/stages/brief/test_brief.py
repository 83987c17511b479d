"""The brief: what accounts share, in few words that stand in them."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.page import Accounts
from consilience.records import Proposition, Stance
from consilience.stages.brief.brief import brief
from tests.factory import make
from tests.stages.timeline.bundle import accounts, claim, quote

# three accounts of one invented accident
FERRY = [
    "A ferry with forty passengers sank off Port Mell on Monday. Nine sailors died in the cold water. It was mild.",
    "Nine sailors died when a ferry sank off Port Mell. The company had been fined twice before the accident.",
    "The ferry that sank off Port Mell carried forty passengers. Divers found nine dead sailors. A band played.",
]


def shared(bundle, *places):
    """Stances of claims over places (account, words) on one proposition."""
    claims = [claim(bundle, n, words) for n, words in places]
    told = make(
        Proposition, proposition_id="p", outlets=len(places), origins=len(places), salience=0.9, status="corroborated"
    )
    stances = [
        make(Stance, proposition_id="p", claim_id=c.claim_id, article_id=c.article_id, stance="asserts") for c in claims
    ]
    return replace(bundle, claims=[*bundle.claims, *claims], stances=stances, propositions=[told])


def test_nothing_gives_nothing():
    assert list(brief(Accounts(**{name: [] for name in Accounts.__dataclass_fields__}))) == []


def test_a_line_cites_every_account_of_its_proposition():
    bundle = shared(
        accounts(FERRY, "2031-05-06"),
        (0, "Nine sailors died in the cold water."),
        (1, "Nine sailors died when a ferry sank off Port Mell."),
        (2, "Divers found nine dead sailors."),
    )
    lines = [line for line in brief(bundle) if "p" in line.proposition_ids]
    assert len(lines) == 1
    assert len(set(lines[0].cited_articles)) == 3


def test_every_line_is_a_sentence_and_its_words_stand_in_the_first_citation():
    bundle = accounts(FERRY, "2031-05-06")
    text = {a.article_id: a.text for a in bundle.articles}
    for line in brief(bundle):
        assert line.text[0].isupper()
        assert line.text.endswith(".")
        cited = text[line.cited_articles[0]][line.cited_starts[0] : line.cited_ends[0]]
        assert cited.rstrip(".") in line.text


def test_what_reads_badly_is_left_out():
    lines = [line.text for line in brief(accounts(["He did it there. Which was why?", "It is so."], "2031-05-06"))]
    assert lines == []


def test_somebody_s_words_are_not_said_as_fact():
    words = "The ferry was the best ship of the whole fleet."
    bundle = accounts([f"“{words}” Quill left."] * 2, ["2031-05-06", "2031-05-07"])
    bundle = replace(bundle, quotes=[quote(bundle, n, words, "Quill") for n in (0, 1)])
    assert {line.text for line in brief(bundle)} <= {f"Quill said: “{words}”"}


def test_the_order_of_the_input_does_not_matter():
    bundle = accounts(FERRY, ["2031-05-06", "2031-05-07", "2031-05-08"])
    turned = Accounts(**{name: getattr(bundle, name)[::-1] for name in Accounts.__dataclass_fields__})
    assert list(brief(bundle)) == list(brief(turned))


@settings(max_examples=8, deadline=None)
@given(st.integers(min_value=1, max_value=6))
def test_never_more_than_two_hundred_words(copies):
    texts = [
        " ".join(
            f"The {w} council of town {n} closed its old {w} bridge today."
            for w in ("red", "blue", "tall", "wet", "grey", "long")
        )
        for n in range(copies)
    ]
    lines = list(brief(accounts(texts, "2031-05-06")))
    assert sum(len(line.text.split()) for line in lines) <= 200
    assert [line.n for line in lines] == list(range(len(lines)))
