"""The brief: what accounts share, in few words that stand in them."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.page import pages
from consilience.records import Commitment, Difference, Proposition, Stance
from consilience.stages.brief.brief import Briefing, brief
from consilience.stages.brief.importance import importance, passages
from tests.factory import make
from tests.stages.timeline.bundle import accounts as told_accounts
from tests.stages.timeline.bundle import claim, mention, quote


def accounts(told, published, commitments=()):
    """Accounts of one saga, and the commitments found in them."""
    bundle = told_accounts(told, published)
    given = {name: getattr(bundle, name) for name in type(bundle).__dataclass_fields__}
    return Briefing(**given, commitments=list(commitments))


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
    assert list(brief(Briefing(**{name: [] for name in Briefing.__dataclass_fields__}))) == []


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


def test_a_line_cites_the_places_where_an_account_tells_it_again():
    told = "Nine sailors died off Port Mell. A band played. All nine sailors died in the cold water, divers said."
    bundle = shared(
        accounts([told, FERRY[1]], "2031-05-06"),
        (0, "Nine sailors died off Port Mell."),
        (0, "All nine sailors died in the cold water"),
        (1, "Nine sailors died when a ferry sank off Port Mell."),
    )
    (line,) = [line for line in brief(bundle) if "p" in line.proposition_ids]
    assert len(line.cited_starts) == 3


BRIDGES = [
    "Mayor Quill opened the long stone bridge in Ostrava on Monday after years of work.",
    "Mayor Quill will open the long stone bridge there soon, his office told reporters.",
    "Mayor Quill, who likes masons, opened the long stone bridge in Gdynia after many years of slow and costly work.",
]


def cited_with(bundle, *places):
    """Accounts that the brief's line of the first place cites."""
    told = shared(bundle, *places)
    line = next(x for x in brief(told) if "Ostrava" in x.text)
    index = {a.article_id: n for n, a in enumerate(bundle.articles)}
    return sorted(index[key] for key in set(line.cited_articles))


def test_another_place_bears_no_line():
    bundle = accounts(BRIDGES, "2031-05-06")
    places = (0, BRIDGES[0]), (2, BRIDGES[2])
    assert cited_with(bundle, *places) == [0, 2]
    towns = [mention(bundle, n, name, kind="place") for n, name in ((0, "Ostrava"), (2, "Gdynia"))]
    assert cited_with(replace(bundle, mentions=towns), *places) == [0]


def test_a_plan_bears_no_line_that_tells_it_as_done():
    bundle = accounts(BRIDGES, "2031-05-06")
    plan = claim(bundle, 1, BRIDGES[1], modality="planned")
    told = shared(bundle, (0, BRIDGES[0]), (1, BRIDGES[1]))
    done = [c for c in told.claims if c.claim_id != plan.claim_id]
    line = next(x for x in brief(replace(told, claims=[*done, plan])) if "Ostrava" in x.text)
    assert set(line.cited_articles) == {bundle.articles[0].article_id}


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


def test_a_promise_is_told_with_its_fate_and_both_are_cited():
    bundle = accounts(
        [FERRY[0], "The company will pay every family. The company paid every family."], ["2031-05-06", "2031-05-07"]
    )
    made, done = "The company will pay every family.", "The company paid every family."
    article = bundle.articles[1]
    start, end = article.text.index(made), article.text.index(done)
    kept = make(
        Commitment,
        saga_id="g",
        kind="pledge",
        actor_text="Ferry Line",
        text=made,
        article_id=article.article_id,
        start=start,
        end=start + len(made),
        status="fulfilled",
        note="Done to the letter; the same account adds: The widows got nothing.",
        outcome_articles=(article.article_id,),
        outcome_starts=(end,),
        outcome_ends=(end + len(done),),
    )
    bundle = replace(bundle, commitments=[kept])
    (line,) = [x for x in brief(bundle) if x.text.startswith("Kept")]
    assert line.text == (
        "Kept to the letter: “The company will pay every family” (Ferry Line), but “the widows got nothing”."
    )
    assert line.cited_starts == (start, end)


def test_a_difference_says_who_has_which_and_of_what():
    bundle = accounts(
        ["The storm killed nine people on Monday. It rained.", "The storm killed twelve people on Monday."],
        "2031-05-06",
    )
    nine, twelve = (
        claim(bundle, n, f"storm killed {w} people", predicate="kill") for n, w in enumerate(("nine", "twelve"))
    )
    places = {
        f"{side}_{field}": value
        for side, c, word in (("a", nine, "nine"), ("b", twelve, "twelve"))
        for field, value in (
            ("article", c.article_id),
            ("start", c.start + c.text.index(word)),
            ("end", c.start + c.text.index(word) + len(word)),
        )
    }
    why = "“nine people” (one.txt) and “twelve people” (two.txt): both cannot hold"
    clash = make(Difference, saga_id="g", kind="quantity", sort="conflict", score=0.9, why=why, **places)
    last = list(brief(replace(bundle, claims=[nine, twelve], differences=[clash])))[-1]
    assert "“storm killed nine people” (" in last.text
    assert "“storm killed twelve people” (" in last.text


def test_a_line_that_needs_its_paragraph_is_left_out():
    told = "The mayor opened the new bridge over the Elm on Monday. In less than two years, the Elm rose."
    assert [x.text[:9] for x in brief(accounts([told], "2031-05-06"))] == ["The mayor"]


def test_thursday_s_vote_needs_a_day():
    told = "The council of Port Mell sold its old harbour ferry. Thursday's vote in the council of Port Mell was close."
    known = ("Thursday", "2031-05-01", "2031-05-01", "2031-05-01", "date", "past")
    open_ = ("Thursday", "2031-04-03/2031-05-01", "2031-04-03", "2031-05-01", "date", "past")

    def lines(time):
        bundle = accounts([(told, [time])], "2031-05-06")
        times = [replace(t, relative="publication | weekday 4 past") for t in bundle.times]
        return [x.text for x in brief(replace(bundle, times=times))]

    assert any("vote" in line for line in lines(known))
    assert not any("vote" in line for line in lines(open_))


def test_what_an_account_tells_alone_gives_way_to_what_two_tell():
    told = "The old ferry of Port Mell was sold to a museum. The old ferry of Port Mell was painted by a baker."
    bundle = accounts([told, told.replace("old ferry", "grey ferry")], "2031-05-06")
    painted = "ferry of Port Mell was painted by a baker."
    alone = [x.text for x in brief(bundle)]
    both = [x.text for x in brief(shared(bundle, (0, f"The old {painted}"), (1, f"The grey {painted}")))]
    assert "museum" in alone[0]
    assert "baker" in both[0]


def test_the_order_of_the_input_does_not_matter():
    bundle = accounts(FERRY, ["2031-05-06", "2031-05-07", "2031-05-08"])
    turned = Briefing(**{name: getattr(bundle, name)[::-1] for name in Briefing.__dataclass_fields__})
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


def between(a, b):
    """Where a difference between two claims stands."""
    sides = {"a": a, "b": b}
    return {f"{x}_{name}": getattr(c, field) for x, c in sides.items() for name, field in
            (("article", "article_id"), ("start", "start"), ("end", "end"))}  # fmt: skip


def test_what_was_done_is_disputed_in_the_words_of_both():
    bundle = accounts(["The two towns signed a pact on the ferry.", "The two towns discussed the ferry."], "2031-05-06")
    signed = claim(bundle, 0, "The two towns signed a pact on the ferry.")
    talked = claim(bundle, 1, "The two towns discussed the ferry.")
    why = "“signed a pact” (one) and “discussed” (two): not the same act"
    clash = make(Difference, saga_id="g", kind="act", sort="conflict", score=0.9, why=why, **between(signed, talked))
    last = list(brief(replace(bundle, claims=[signed, talked], differences=[clash])))[-1]
    assert last.text.startswith("Accounts differ on what was done: “signed a pact” (")


def test_what_all_accounts_tell_early_matters_more_than_what_one_tells_late():
    bundle = accounts(FERRY, "2031-05-06")
    told = passages(pages(bundle), {})
    weight = dict(zip(((p.article_id, p.start) for p in told), importance(told), strict=True))
    for article in bundle.articles:
        assert weight[article.article_id, 0] == max(w for (key, _), w in weight.items() if key == article.article_id)


def test_a_comparison_s_own_words_are_no_account_s():
    bundle = accounts(
        ["The two towns signed a pact on the ferry.", "No pact was signed by the two towns."], "2031-05-06"
    )
    signed, talked = claim(bundle, 0, bundle.articles[0].text), claim(bundle, 1, bundle.articles[1].text)
    why = "“signed” (one.txt) and “not signed” (two.txt): both cannot hold"
    clash = make(Difference, saga_id="g", kind="act", sort="conflict", score=0.9, why=why, **between(signed, talked))
    last = list(brief(replace(bundle, claims=[signed, talked], differences=[clash])))[-1]
    assert "not signed" not in last.text
    assert "No pact was signed" in last.text


def test_a_figure_that_moved_is_told_first_and_last():
    texts = ["At least nine people died in the flood.", "Nineteen people died in the flood, the mayor said."]
    bundle = accounts(texts, "2031-05-06")
    bundle.publications[1] = replace(bundle.publications[1], earliest="2031-05-09", latest="2031-05-09")
    nine = claim(bundle, 0, "At least nine people died in the flood.", predicate="die")
    more = claim(bundle, 1, "Nineteen people died in the flood", predicate="die")
    why = "“Nineteen people” (two) and “nine people” (one): more by the day of two"
    moved = make(Difference, saga_id="g", kind="quantity", sort="update", score=0.5, why=why, **between(more, nine))
    last = list(brief(replace(bundle, claims=[nine, more], differences=[moved])))[-1]
    assert last.text.startswith("First “At least nine people died in the flood”")
    assert "later “Nineteen people died in the flood”" in last.text


def test_the_last_account_does_not_say_a_line_once_more():
    told = [line.text for line in brief(accounts([FERRY[0], FERRY[0]], ["2031-05-06", "2031-05-08"]))]
    assert told
    assert len(told) == len(set(told))
