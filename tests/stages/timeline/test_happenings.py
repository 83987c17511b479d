"""The timeline: dated clauses of all accounts on one line, each happening once."""

from dataclasses import replace

import pytest

from consilience.page import Accounts
from consilience.stages.timeline.happenings import happenings
from tests.stages.timeline.bundle import accounts, claim


def dated(text, words, edtf, earliest="", latest="", kind="date", tense="past"):
    """An account with one time expression, resolved."""
    return text, [(words, edtf, earliest or edtf, latest or edtf, kind, tense)]


def lines(*told, published="2031-05-06", stances=()):
    return list(happenings(accounts(told, published, stances)))


def test_nothing_gives_nothing():
    empty = {name: [] for name in Accounts.__dataclass_fields__}
    assert list(happenings(Accounts(**empty))) == []


def test_two_accounts_of_one_happening_are_one_line_citing_both():
    (line,) = lines(
        dated("A ferry sank off Port Mell on Monday, killing nine sailors.", "Monday", "2031-05-05"),
        dated("Nine sailors were killed when a ferry sank off Port Mell on 5 May.", "5 May", "2031-05-05"),
    )
    assert (line.date, line.kind, len(set(line.cited_articles))) == ("2031-05-05", "event", 2)


def test_another_day_is_another_line():
    found = lines(
        dated("A ferry sank off Port Mell on Monday, killing nine sailors.", "Monday", "2031-05-05"),
        dated("A ferry sank off Port Mell on Sunday, killing nine sailors.", "Sunday", "2031-05-04"),
    )
    assert [line.date for line in found] == ["2031-05-04", "2031-05-05"]


def test_another_happening_of_the_day_is_another_line():
    found = lines(
        dated("A ferry sank off Port Mell on Monday.", "Monday", "2031-05-05"),
        dated("The central bank raised its rate on Monday.", "Monday", "2031-05-05"),
    )
    assert len(found) == 2


@pytest.mark.parametrize(
    ("told", "words", "shown"),
    [
        (
            "The mayor ended the strike at the harbour, which began in April.",
            "April",
            "The strike at the harbour, which began in April.",
        ),
        (
            "She signed a pact closing the base by the end of 2031, which had opened in 1990.",
            "1990",
            "The base, which had opened in 1990.",
        ),
        (
            "He wants to resume a truce that had been agreed to in April.",
            "April",
            "A truce that had been agreed to in April.",
        ),
        (
            "The mayor praised the bridge that engineers had opened in April, and left.",
            "April",
            "The bridge that engineers had opened in April.",
        ),
        (
            "The Gull, built in April in Port Mell, belongs to a company that runs six ferries.",
            "April",
            "The Gull, built in April in Port Mell.",
        ),
        (
            "The worst of the fire remained the old quarter, east of Port Mell, where nine people died in April.",
            "April",
            "The worst of the fire remained the old quarter, east of Port Mell, where nine people died in April.",
        ),
        (
            "The strike at the harbour ended in April, which pleased the mayor.",
            "April",
            "The strike at the harbour ended in April, which pleased the mayor.",
        ),
    ],
)
def test_what_a_relative_clause_dates_is_told_alone(told, words, shown):
    times = [(words, "2031-04", "2031-04-01", "2031-04-30", "date", "past")]
    if "the end of 2031" in told:
        times.append(("the end of 2031", "2031-12", "2031-12-01", "2031-12-31", "date", "future"))
    assert shown in [line.text for line in lines((told, times))]


def test_what_was_before_the_story_is_background_and_what_comes_is_forecast():
    old, new = lines(
        dated("Parliament banned night ferries in 2019.", "2019", "2019", "2019-01-01", "2019-12-31"),
        dated("The court will rule on the ferry in June 2031.", "June 2031", "2031-06", "2031-06-01", "2031-06-30"),
    )
    assert (old.kind, new.kind) == ("background", "forecast")


def test_durations_sets_questions_and_now_are_no_happenings():
    assert not lines(
        dated("The ferries were idle for three days.", "three days", "", kind="duration"),
        dated("We saved nine sailors in the first two hours.", "first two hours", "2031-05-06", kind="duration"),
        dated("The ferry sails every Monday.", "every Monday", "2031-05-05", kind="set"),
        dated("Will the ferry sail on Monday?", "Monday", "2031-05-05"),
        dated("The ferry is now in the port.", "now", "2031-05-06"),
    )


def test_a_dated_name_is_shown_as_the_name():
    (line,) = lines(dated("Sailors cite the 2019 ferry law.", "2019", "2019", "2019-01-01", "2019-12-31"))
    assert line.text == "The 2019 ferry law."


def test_a_dated_name_that_names_nothing_is_told_by_its_sentence():
    (line,) = lines(dated("The 2019 vote surprised the sailors.", "2019", "2019", "2019-01-01", "2019-12-31"))
    assert line.text == "The 2019 vote surprised the sailors."


def test_a_clause_without_its_subject_is_told_by_its_sentence_or_not_at_all():
    told = dated("The sailors left the port and on 5 May raised one ferry.", "5 May", "2031-05-05")
    bundle = accounts([told], "2031-05-06")
    part = claim(bundle, 0, "on 5 May raised one ferry", time_ids=(bundle.times[0].time_id,))
    (line,) = happenings(replace(bundle, claims=[part]))
    assert line.text == told[0]
    undated = replace(part, time_ids=(), predicate_start=part.start + 9, predicate_end=part.start + 15)
    assert [x.text for x in happenings(replace(bundle, claims=[undated], times=[], resolved=[]))] == []


def years(first, second):
    return [(y, y, f"{y}-01-01", f"{y}-12-31", "date", "past") for y in (first, second)]


@pytest.mark.parametrize("joined", ["from 2025 to 2029", "between 2025 and 2029", "2025 through 2029"])
def test_two_ends_of_a_stretch_are_one_date(joined):
    (line,) = lines((f"She sat on the harbour board {joined}.", years("2025", "2029")))
    assert line.date == "2025/2029"


def test_two_years_are_no_stretch():
    found = lines(("Floods hit the port in 2025 and 2029.", years("2025", "2029")))
    assert [line.date for line in found] == ["2025", "2029"]


def test_the_order_of_the_input_does_not_matter():
    told = (
        dated("A ferry sank off Port Mell on Monday, killing nine sailors.", "Monday", "2031-05-05"),
        dated("Nine sailors were killed when a ferry sank off Port Mell on 5 May.", "5 May", "2031-05-05"),
        dated("Parliament banned night ferries in 2019.", "2019", "2019", "2019-01-01", "2019-12-31"),
    )
    bundle = accounts(told, "2031-05-06")
    turned = Accounts(**{name: getattr(bundle, name)[::-1] for name in Accounts.__dataclass_fields__})
    assert list(happenings(bundle)) == list(happenings(turned))


def test_citations_stand_in_the_articles():
    bundle = accounts([dated("A ferry sank on Monday. It was old.", "Monday", "2031-05-05")], "2031-05-06")
    (line,) = happenings(bundle)
    text = bundle.articles[0].text
    assert text[line.cited_starts[0] : line.cited_ends[0]] == "A ferry sank on Monday."


def test_unknown_publication_is_no_failure():
    bundle = accounts([dated("A ferry sank on Monday.", "Monday", "2031-05-05")], "")
    assert len(list(happenings(bundle))) == 1


def test_a_day_that_is_known_no_closer_than_a_month_is_told_by_the_month():
    told = dated("A ferry sank on Monday.", "Monday", "2031-05-05/2031-05-26", "2031-05-05", "2031-05-26")
    bundle = accounts([told], "2031-05-27")
    rough = [replace(bundle.resolved[0], value="2031-05")]
    (line,) = happenings(replace(bundle, resolved=rough))
    assert (line.date, line.earliest, line.latest) == ("2031-05", "2031-05-05", "2031-05-26")


def test_what_is_dated_roughly_stands_where_its_days_begin():
    told = [
        dated("Two workers died at the mill in May 2031.", "May 2031", "2031-05", "2031-05-01", "2031-05-31"),
        dated("A ferry sank off Port Mell on Monday.", "Monday", "2031-06-02/2031-10-27", "2031-06-02", "2031-10-27"),
    ]
    bundle = accounts(told, "2031-11-01")
    named = [replace(r, value="2031" if "/" in r.edtf else "2031-05") for r in bundle.resolved]
    assert [line.date for line in happenings(replace(bundle, resolved=named))] == ["2031-05", "2031"]


def test_a_sentence_of_two_dates_is_shown_whole_only_once():
    text = "The council closed the bridge on 4 May and the mayor reopened it on 6 May after repairs."
    times = [(day, f"2031-05-0{day[0]}", f"2031-05-0{day[0]}", f"2031-05-0{day[0]}", "date", "past")
             for day in ("4 May", "6 May")]  # fmt: skip
    bundle = accounts([(text, times)], "2031-05-07")
    named = [t.time_id for t in bundle.times]
    first = claim(bundle, 0, "The council closed the bridge on 4 May", time_ids=(named[0],))
    second = claim(bundle, 0, "the mayor reopened it on 6 May after repairs", time_ids=(named[1],))
    shown = {line.date: line.text for line in happenings(replace(bundle, claims=[first, second]))}
    assert shown == {"2031-05-04": text, "2031-05-06": "The mayor reopened it on 6 May after repairs."}


def test_a_clause_about_a_person_is_shown_with_that_person_only():
    told = dated(
        "Holt was at odds with her father, who had sold the ferry in 2009.", "2009", "2009", "2009-01-01", "2009-12-31"
    )
    (line,) = happenings(accounts([told], "2031-05-06"))
    assert line.text == "Her father, who had sold the ferry in 2009."


def test_what_was_decided_earlier_is_not_foretold():
    told = dated(
        "The council decided last week to close the port.", "last week", "2031-W18", "2031-04-28", "2031-05-06"
    )
    bundle = accounts([told], "2031-05-06")
    plan = claim(bundle, 0, "The council decided last week to close the port.", modality="planned")
    (line,) = happenings(replace(bundle, claims=[plan]))
    assert line.kind == "event"


def test_a_stretch_of_days_stays_a_stretch():
    told = dated("Ferries were idle last week.", "last week", "2031-05-05/2031-05-11", "2031-05-05", "2031-05-11")
    bundle = accounts([told], "2031-05-14")
    (line,) = happenings(replace(bundle, resolved=[replace(bundle.resolved[0], value="2031-W19")]))
    assert (line.date, line.earliest, line.latest) == ("2031-05-05/2031-05-11", "", "")


@pytest.mark.parametrize(
    ("words", "relative", "date"),
    [
        ("5 May", "publication | monthday 5-5 lately", "XXXX-05-05"),
        ("May", "publication | month 5 lately", "XXXX-05"),
    ],
)
def test_a_day_or_month_of_an_unknown_year_keeps_it_unknown(words, relative, date):
    bundle = accounts(
        [(f"A ferry sank off Port Mell in {words}, killing nine sailors.", [(words, "", "", "", "date", "past")])], ""
    )
    named = [replace(bundle.times[0], relative=relative)]
    (line,) = happenings(replace(bundle, times=named))
    assert (line.date, line.kind) == (date, "event")


def test_what_a_later_account_repeats_without_a_date_keeps_its_first_day():
    bundle = accounts(["The ferry Gull sank off Port Mell."] * 2, ["2031-05-06", "2031-05-07"])
    claims = [claim(bundle, n, "The ferry Gull sank off Port Mell", time_ids=()) for n in (0, 1)]
    claims = [replace(c, predicate_start=c.text.index("sank"), predicate_end=c.text.index("sank") + 4) for c in claims]
    (line,) = happenings(replace(bundle, claims=claims))
    assert (line.date, len(line.cited_articles)) == ("2031-05-06", 2)


def test_a_few_days_ago_is_some_day_of_the_week_before():
    bundle = accounts([dated("The last convoy left Port Mell a few days ago.", "a few days ago", "")], "2031-05-10")
    (line,) = happenings(replace(bundle, resolved=[replace(bundle.resolved[0], value="PAST_REF")]))
    assert line.date == "2031-05-03/2031-05-08"


@pytest.mark.parametrize(
    ("told", "words", "shown"),
    [
        ("He resigned after Monday's vote on the new harbour.", "Monday", "Monday's vote on the new harbour."),
        (
            "There have been nine strikes since Ada Holt took office on Monday.",
            "Monday",
            "Ada Holt took office on Monday.",
        ),
        (
            "Nine sailors died after the ferry sank on Monday.",
            "Monday",
            "Nine sailors died after the ferry sank on Monday.",
        ),
        ("A man was held after a raid on Monday.", "Monday", "A man was held after a raid on Monday."),
    ],
)
def test_what_stands_after_after_does_not_date_the_act_before_it(told, words, shown):
    (line,) = lines(dated(told, words, "2031-05-05"))
    assert line.text == shown


def test_a_bygone_date_after_after_is_no_date_of_the_act():
    assert not lines(dated("The policy changed after 9/11 in many ways.", "9/11", "2001-09-11"))


@pytest.mark.parametrize(
    ("one", "other", "folded"),
    [
        (
            "The army will end its mission in Tarn by May.",
            "Ada Holt signed a deal ending the mission in Tarn by May, which pleased nine generals.",
            1,
        ),
        ("The vote on the harbour is set for May.", "The council will close the old bridge in May.", 2),
    ],
)
def test_what_is_due_by_one_day_is_one_line(one, other, folded):
    told = [dated(text, "May", "2031-05", "2031-05-01", "2031-05-31", tense="future") for text in (one, other)]
    assert len(lines(*told, published="2031-03-01")) == folded


def test_a_time_of_day_after_after_is_a_date_all_the_same():
    told = dated("The blaze began shortly after 6 a.m. on the car deck.", "6 a.m.", "2031-05-05T06:00", "2031-05-05",
                 "2031-05-05", kind="time")  # fmt: skip
    assert len(lines(told)) == 1
