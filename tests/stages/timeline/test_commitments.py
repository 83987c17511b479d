"""Commitments: who bound themselves to what, by when, and what became of it."""

from dataclasses import replace
from pathlib import Path

import pytest

from consilience.stages.timeline.commitments import find_commitments
from consilience.stages.timeline.pledges import triggers
from tests.factory import article
from tests.stages.timeline.bundle import accounts, claim, mention, quote

CASES = [
    tuple(part.strip() for part in line.split("=>"))
    for line in (Path(__file__).parents[2] / "cases" / "pledges.txt").read_text(encoding="utf-8").splitlines()
    if "=>" in line and not line.startswith("#")
]


@pytest.mark.parametrize(("text", "kind"), CASES)
def test_committing_words(text, kind):
    _, _, sentences = article(text)
    found = [t for t in triggers(sentences[0]) if t.weight >= 0.55]
    assert (found[0].kind if found else "none") == kind


def test_a_pledge_with_its_actor_and_deadline():
    told = (
        "Mayor Quill pledged to rebuild the bridge by June 2031.",
        [("June 2031", "2031-06", "2031-06-01", "2031-06-30", "date", "future")],
    )
    bundle = accounts([told], "2031-05-06")
    bundle = replace(bundle, mentions=[mention(bundle, 0, "Quill", name="Ada Quill")])
    (found,) = find_commitments(bundle)
    assert (found.kind, found.actor_text, found.deadline, found.status) == ("pledge", "Ada Quill", "2031-06-30", "open")


def test_first_person_in_a_quotation_is_its_speaker():
    bundle = accounts(["“We will rebuild the bridge,” said the mayor."], "2031-05-06")
    bundle = replace(bundle, quotes=[quote(bundle, 0, "We will rebuild the bridge,", "Ada Quill")])
    (found,) = find_commitments(bundle)
    assert found.actor_text == "Ada Quill"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("the council would not open the port because “no one knows” who pays", 1),
        ("the council gave “all that it would not give before” to the port", 0),
    ],
)
def test_would_supposes_only_between_the_marks_of_a_mixed_quotation(words, found):
    bundle = accounts([f"The mayor said {words}."], "2031-05-06")
    said = replace(quote(bundle, 0, words, "Ada Quill"), kind="mixed")
    bundle = replace(bundle, quotes=[said], mentions=[mention(bundle, 0, "the council", name="council")])
    assert len(list(find_commitments(bundle))) == found


def test_nobody_in_particular_commits_to_nothing():
    loose = [
        "It may rain on the bridge.",
        "The report pleased any minister who wanted to stay in office.",
        "Quill heard factions in his council, who intend to sell the port.",
    ]
    assert not list(find_commitments(accounts(loose, "2031-05-06")))


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("A statement from the airline said that all flights would avoid the bay.", ["the airline"]),
        ("An order issued by Ada Quill said that thieves will be fined.", ["Ada Quill"]),
        ("The report said that the port would be closed.", []),
        ("Mayor Quill told the captain he would lose his ship.", ["Mayor Quill"]),
    ],
)
def test_papers_speak_for_whoever_issued_them(text, who):
    assert [c.actor_text for c in find_commitments(accounts([text], "2031-05-06"))] == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Farmers fear the dispute will go on.", "Farmers"),
        ("The 38 will be tried in Tarn.", "The 38"),
        ("Relief crews will surely face great danger on the road.", "the account itself"),
        ("The row is unlikely to go away.", "the account itself"),
        ("It will be held in Tarn.", "the account itself"),
        ("The sheds through which relief will pass are empty.", None),
        ("The report said that the port would be closed.", None),
        ("Few expected the row to end.", None),
    ],
)
def test_what_nobody_binds_himself_to_is_foretold_by_who_says_it(text, who):
    found = [(c.actor_text, c.kind) for c in find_commitments(accounts([text], "2031-05-06"))]
    assert found == ([] if who is None else [(who, "forecast")])


@pytest.mark.parametrize(
    ("text", "day", "due"),
    [
        ("There will be a service for the crew on {}.", "2 June", "2031-06-02"),
        ("There will be a service for the crew.", "", None),
        ("The guild could call a strike on {}.", "2 June", "2031-06-02"),
        ("The guild could call a strike.", "", None),
        ("The vote, set for {}, could please the guild.", "2 June", None),
        ("The vote would be held on {}.", "2 June", "2031-06-02"),
        ("If nobody wins, the vote would be held again on {}.", "2 June", None),
        ("Mayor Quill is going to Tarn on {}.", "2 June", "2031-06-02"),
        ("Quill spoke of a fair that comes to Tarn on {}.", "2 June", None),
    ],
)
def test_what_is_weak_counts_where_its_own_day_lies_ahead(text, day, due):
    told = (text.format(day), [(day, "2031-06-02", "2031-06-02", "2031-06-02", "date", "future")] if day else [])
    found = [c.deadline for c in find_commitments(accounts([told], "2031-05-06"))]
    assert found == ([] if due is None else [due])


def test_a_headline_is_read_though_it_lacks_words():
    bundle = accounts(["Mayor Quill Expected To Be Charged"], "2031-05-06")
    (block,) = bundle.blocks
    title = replace(bundle, blocks=[replace(block, kind="title")])
    assert [c.actor_text for c in find_commitments(title)] == ["Mayor Quill"]


def test_which_never_means_the_spokesman():
    bundle = accounts(["A spokesman for the Harbour Council, which is due to vote, said no."], "2031-05-06")
    bundle = replace(bundle, mentions=[mention(bundle, 0, "Harbour Council", kind="organization")])
    assert [c.actor_text for c in find_commitments(bundle)] == ["Harbour Council"]


def test_a_later_account_tells_the_fate():
    bundle = accounts(
        ["Mayor Quill pledged to close the old ferry port.", "The city closed the old ferry port on Thursday."],
        ["2031-05-06", "2031-09-01"],
    )
    done = claim(bundle, 1, "The city closed the old ferry port on Thursday.", predicate="close")
    start = bundle.articles[1].text.index("closed")
    done = replace(done, predicate_start=start, predicate_end=start + 6)
    bundle = replace(bundle, mentions=[mention(bundle, 0, "Quill")], claims=[done])
    (found,) = [c for c in find_commitments(bundle) if c.kind == "pledge"]
    assert (found.status, found.outcome_articles) == ("fulfilled", (bundle.articles[1].article_id,))


@pytest.mark.parametrize(("who", "status"), [("The council", "fulfilled"), ("No one", "broken"), ("No ship", "broken")])
def test_what_nobody_was_to_do_is_not_kept_by_doing_it(who, status):
    bundle = accounts(
        [f"Mayor Quill said {who.lower()} will close the old ferry port.", "The city closed the old ferry port."],
        ["2031-05-06", "2031-09-01"],
    )
    start = bundle.articles[1].text.index("closed")
    done = claim(bundle, 1, "The city closed the old ferry port.", predicate="close")
    done = replace(done, predicate_start=start, predicate_end=start + 6)
    bundle = replace(bundle, mentions=[mention(bundle, 0, "Quill")], claims=[done])
    assert [c.status for c in find_commitments(bundle)] == [status]


def test_a_fate_to_the_letter_only_carries_a_note():
    bundle = accounts(
        [
            "Mayor Quill pledged to close the old ferry port.",
            "The city closed the old ferry port on Thursday. The ferry port will keep the same number of ships.",
        ],
        ["2031-05-06", "2031-09-01"],
    )
    start = bundle.articles[1].text.index("closed")
    done = claim(bundle, 1, "The city closed the old ferry port on Thursday.", predicate="close")
    done = replace(done, predicate_start=start, predicate_end=start + 6)
    bundle = replace(bundle, mentions=[mention(bundle, 0, "Quill")], claims=[done])
    (found,) = [c for c in find_commitments(bundle) if c.kind == "pledge"]
    assert "same number of ships" in found.note
    assert len(found.outcome_articles) == 2


def test_an_earlier_account_never_tells_the_fate():
    bundle = accounts(
        ["Mayor Quill pledged to close the old ferry port.", "The city closed the old ferry port on Thursday."],
        ["2031-09-01", "2031-05-06"],
    )
    start = bundle.articles[1].text.index("closed")
    done = claim(bundle, 1, "The city closed the old ferry port on Thursday.", predicate="close")
    done = replace(done, predicate_start=start, predicate_end=start + 6)
    bundle = replace(bundle, mentions=[mention(bundle, 0, "Quill")], claims=[done])
    assert [c.status for c in find_commitments(bundle) if c.kind == "pledge"] == ["open"]


def test_one_commitment_told_twice_points_to_its_first_telling():
    text = "Mayor Quill pledged to rebuild the old bridge over the river."
    bundle = accounts([text, text + " It was shut."], ["2031-05-06", "2031-05-07"])
    bundle = replace(bundle, mentions=[mention(bundle, 0, "Quill"), mention(bundle, 1, "Quill")])
    first, again = sorted(find_commitments(bundle), key=lambda c: c.same_as)
    assert (first.same_as, again.same_as) == ("", first.commitment_id)


def test_what_one_actor_ends_and_withdraws_by_one_day_is_one_commitment():
    by_june = [("June 2031", "2031-06", "2031-06-01", "2031-06-30", "date", "future")]
    told = [
        ("Mayor Quill pledged to end costly night patrols along the old northern harbour by June 2031.", by_june),
        (
            "Mayor Quill pledged to withdraw every single armed guard from rusty sheds at the harbour by June 2031.",
            by_june,
        ),
        ("Mayor Quill pledged to paint eleven iron gates and a long brick wall of the harbour by June 2031.", by_june),
    ]
    bundle = accounts(told, "2031-05-06")
    bundle = replace(bundle, mentions=[mention(bundle, n, "Quill", name="Ada Quill") for n in range(3)])
    assert sum(not c.same_as for c in find_commitments(bundle)) == 2


def test_whoever_announces_it_commits_the_troops():
    bundle = accounts(["Mayor Quill said that the troops will leave the old port in June."], "2031-05-06")
    troops = mention(bundle, 0, "the troops", kind="organization", form="nominal", name="")
    named = [mention(bundle, 0, "Quill", name="Ada Quill"), troops]
    (found,) = find_commitments(replace(bundle, mentions=named))
    assert found.actor_text == "Ada Quill"


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("These groups vowed to attack the old port.", ""),
        ("Several owners vowed to leave the old port.", "Several owners"),
        ("No owner vowed to leave the old port.", ""),
        ("The letters will be passed on to the court.", "The letters"),
        ("The letters will be passed on by the old clerks.", "the old clerks"),
        ("A series of talks will be held in the port.", "A series of talks"),
        ("This will be passed on to the court.", ""),
        ("Some owners said they would leave the old port.", "Some owners"),
    ],
)
def test_who_has_no_name_is_told_by_role_or_by_what_is_arranged(text, actor):
    found = find_commitments(accounts([text], "2031-05-06"))
    assert "".join(c.actor_text for c in found) == actor


@pytest.mark.parametrize(
    ("text", "day", "due"),
    [
        ("The vote is expected on Friday.", "2031-05-09", "2031-05-09"),
        ("The vote is expected on Friday.", "2031-05-02", None),
        ("The vote is scheduled for Tuesday.", "2031-05-06", "2031-05-06"),
        ("The inquest continues on Friday.", "2031-05-09", "2031-05-09"),
        ("The guild has called a strike for Friday.", "2031-05-09", "2031-05-09"),
        ("The guild called on drivers to boycott the ferry on Friday.", "2031-05-09", "2031-05-09"),
        ("The guild said on Tuesday it would call a strike.", "2031-05-06", ""),
    ],
)
def test_what_stands_on_the_agenda_where_its_day_lies_ahead(text, day, due):
    word = next(w for w in ("Friday", "Tuesday") if w in text)
    bundle = accounts([(text, [(word, day, day, day, "date", "future")])], "2031-05-06")
    bundle = replace(bundle, mentions=[mention(bundle, 0, "guild", kind="organization")] if "guild" in text else [])
    assert [c.deadline for c in find_commitments(bundle)] == ([] if due is None else [due])


def test_we_will_reads_well_beside_its_speaker():
    bundle = accounts(["“We will not stop,” said the mayor."], "2031-05-06")
    bundle = replace(bundle, quotes=[quote(bundle, 0, "We will not stop,", "Ada Quill")])
    assert [c.actor_text for c in find_commitments(bundle)] == ["Ada Quill"]


def test_nobody_commits_those_who_act_while_they_do_something_else():
    bundle = accounts(["The city celebrated as foreign troops prepared to leave the port."], "2031-05-06")
    troops = mention(bundle, 0, "foreign troops", kind="organization", form="nominal", name="")
    city = mention(bundle, 0, "The city", kind="organization", form="nominal", name="")
    found = find_commitments(replace(bundle, mentions=[troops, city]))
    assert [c.actor_text for c in found] == ["foreign troops"]


def test_who_speaks_of_a_third_party_promises_nothing_for_themselves():
    words = "The navy is restless, and it will advance to the northern islands"
    bundle = accounts([f"“{words},” said the analyst."], "2031-05-06")
    bundle = replace(bundle, quotes=[quote(bundle, 0, words, "Ada Quill")])
    assert not [c for c in find_commitments(bundle) if c.kind == "plan" and c.actor_text == "Ada Quill"]


def became(promise: str, late: str, verb: tuple[str, str], due: str = "2031-06-01") -> tuple[str, str]:
    """Status and note of a commitment due by a day, after a later account with one claim of one verb and its lemma."""
    by = [("June", "2031-06", due, due, "date", "future")] if "June" in promise else []
    bundle = accounts([(promise, by), late], ["2031-05-06", "2031-06-20"])
    start = bundle.articles[1].text.index(verb[0])
    said = replace(claim(bundle, 1, late.split(",")[0], predicate=verb[1]), predicate_start=start)
    bundle = replace(bundle, mentions=[mention(bundle, 0, "Quill", name="Ada Quill")], claims=[said])
    (found,) = (c for c in find_commitments(bundle) if c.actor_text == "Ada Quill")
    return found.status, found.note


@pytest.mark.parametrize(
    ("promise", "late", "verb", "status", "note"),
    [
        (
            "Quill promised to reopen the Mell bridge by June.",
            "The Mell bridge remained closed on Friday.",
            ("remained", "remain"),
            "broken",
            "",
        ),
        (
            "Quill promised to reopen the Mell bridge.",
            "The Mell bridge remained closed on Friday.",
            ("remained", "remain"),
            "open",
            "",
        ),
        (
            "Quill plans to hold a rally by June.",
            "The rally that Quill planned was cancelled.",
            ("cancelled", "cancel"),
            "broken",
            "Called off.",
        ),
        (
            "Quill plans to hold a rally by June.",
            "Another rally in the south was cancelled.",
            ("cancelled", "cancel"),
            "unknown",
            "",
        ),
        (
            "Quill threatened to shell the airport unless he is paid.",
            "Quill shelled the airport.",
            ("shelled", "shell"),
            "fulfilled",
            "",
        ),
        (
            "Quill pledged to run ten night trains.",
            "Ten night trains began to run.",
            ("began", "begin"),
            "fulfilled",
            "",
        ),
        (
            "Quill pledged to repaint the ferry port.",
            "The plan for a ferry port was overtaken by the flood.",
            ("was", "be"),
            "unknown",
            "Overtaken by events.",
        ),
        (
            "Quill gave the striking drivers until June to return to work.",
            "The drivers returned to work, Quill said.",
            ("returned", "return"),
            "fulfilled",
            "",
        ),
        (
            "Quill said the combat engineers would leave the town by June.",
            "The combat engineers left the town, but 200 of them stayed.",
            ("left", "leave"),
            "fulfilled",
            "Done to the letter; the same account adds: The combat engineers left the town, but 200 of them stayed.",
        ),
    ],
)
def test_what_became_of_it(promise, late, verb, status, note):
    assert became(promise, late, verb) == (status, note)


def test_done_after_the_day_it_was_due_is_done_late():
    by = [("June", "2031-06-01", "2031-06-01", "2031-06-01", "date", "future")]
    on = [("19 June", "2031-06-19", "2031-06-19", "2031-06-19", "date", "past")]
    late = "The Mell bridge was reopened on 19 June."
    promise = "Quill promised to reopen the Mell bridge by June."
    bundle = accounts([(promise, by), (late, on)], ["2031-05-06", "2031-06-20"])
    done = replace(claim(bundle, 1, late, predicate="reopen"), predicate_start=late.index("reopened"))
    bundle = replace(bundle, mentions=[mention(bundle, 0, "Quill", name="Ada Quill")], claims=[done])
    (found,) = find_commitments(bundle)
    assert (found.status, found.note) == ("fulfilled", "Done late.")


@pytest.mark.parametrize(
    ("words", "value", "due"),
    [("in 30 days", "P30D", "2031-02-14"), ("within a month", "P1M", "2031-02-15"), ("for a month", "P1M", "")],
)
def test_a_stretch_of_time_within_which_it_is_to_be_done_ends_on_a_day(words, value, due):
    told = (f"Quill promised to shut the gate {words}.", [(words.split(" ", 1)[1], "", "", "", "duration", "", value)])
    bundle = accounts([told], "2031-01-15")
    (found,) = find_commitments(replace(bundle, mentions=[mention(bundle, 0, "Quill", name="Ada Quill")]))
    assert found.deadline == due


def fates(late: str, denied: str, verb: str) -> list[str]:
    """What became of a promise of the mayor's, after a later account that denies something."""
    bundle = accounts(["Mayor Quill promised to inspect the old mine.", late], ["2031-05-06", "2031-06-20"])
    start = bundle.articles[1].text.index(denied)
    undone = replace(claim(bundle, 1, late, negated=True, predicate=verb), predicate_start=start)
    bundle = replace(bundle, mentions=[mention(bundle, 0, "Quill", name="Ada Quill")], claims=[undone])
    return [c.status for c in find_commitments(bundle) if c.actor_text == "Ada Quill"]


def test_a_thing_not_done_beside_its_promise_is_broken():
    late = "Inspectors have not visited the old mine six weeks after the mayor promised to inspect the mine."
    assert fates(late, "visited", "visit") == ["broken"]


def test_no_faith_in_a_promise_does_not_break_it():
    late = "The miners said they had no faith in the promises of an inspection of the old mine."
    assert fates(late, "had", "have") == ["open"]


def test_what_was_promised_and_has_not_come_is_broken():
    bundle = accounts(
        ["Mayor Quill promised an inspection of the bridge.", "The inspectors whom Quill had promised have not come."],
        ["2031-05-06", "2031-08-06"],
    )
    bundle = replace(bundle, mentions=[mention(bundle, 0, "Quill", name="Ada Quill")])
    start = bundle.articles[1].text.index("come")
    late = claim(bundle, 1, bundle.articles[1].text, predicate="come", predicate_start=start, negated=True)
    bundle = replace(bundle, claims=[late])
    (found,) = find_commitments(bundle)
    assert (found.status, found.outcome_articles) == ("broken", (bundle.articles[1].article_id,))


def test_what_is_due_lies_ahead_of_the_first_day_on_which_it_can_have_been_told():
    told = (
        "Mayor Quill pledged to rebuild the bridge by the end of May.",
        [("the end of May", "2031-05", "2031-05-31", "2031-05-31", "date", "future")],
    )
    bundle = accounts([told], "2031-05-06")
    wide = replace(bundle.publications[0], latest="2031-05-31")
    (found,) = find_commitments(replace(bundle, publications=[wide]))
    assert found.deadline == "2031-05-31"


@pytest.mark.parametrize(
    ("told", "actor"),
    [
        ("The harbour guild, believed to have 90 members, has vowed to close the port.", "harbour guild"),
        ("The harbour guild has told the council of its intention to close the port.", "harbour guild"),
        ("Officials of the harbour guild will decide on Friday whether to close the port.", "Officials"),
    ],
)
def test_the_subject_of_the_clause_commits(told, actor):
    bundle = accounts([told], "2031-05-06")
    given = [mention(bundle, 0, "harbour guild", name="harbour guild", kind="organization")] if actor[0] == "h" else []
    (found,) = find_commitments(replace(bundle, mentions=given))
    assert found.actor_text == actor


@pytest.mark.parametrize(("day", "found"), [("2031-05-09", 1), ("2031-05-02", 0)])
def test_what_stands_on_the_agenda_is_a_plan_where_its_day_lies_ahead(day, found):
    told = ("The harbour guild meets on Friday.", [("Friday", day, day, day, "date", "present")])
    bundle = accounts([told], "2031-05-06")
    bundle = replace(bundle, mentions=[mention(bundle, 0, "harbour guild", name="harbour guild")])
    assert len(list(find_commitments(bundle))) == found
