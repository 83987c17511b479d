from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.records import Publication, Quote, ResolvedTime, TimeExpression
from consilience.stages.annotate.time.calendar import resolve_times
from consilience.stages.annotate.time.times import find_times
from consilience.text import word_list
from tests.factory import article, make

CASES = Path(__file__).parents[3] / "cases" / "times.txt"


def cases():
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            given_, _, expected = line.partition(" =>")
            text, _, published = given_.rpartition("|")
            yield text.strip(), published.strip(), expected.strip()


def publication(article_id: str, published: str) -> Publication:
    earliest, _, latest = published.partition("/")
    return make(
        Publication,
        article_id=article_id,
        earliest=earliest,
        latest=latest or earliest,
        basis="text" if published else "unknown",
    )


@cache
def read(text: str, published: str) -> tuple[str, list[TimeExpression], list[ResolvedTime]]:
    made, _, sentences = article(text)
    times = list(find_times([made], sentences))
    return made.text, times, list(resolve_times(times, [publication(made.article_id, published)], []))


@pytest.mark.parametrize(("text", "published", "expected"), cases())
def test_case(text, published, expected):
    words, _, resolved = read(text, published)
    found = "; ".join(f"{words[r.start : r.end]} = {r.value or r.edtf or '?'}" for r in resolved)
    assert found == expected


def only(text: str, published: str = "2021-07-28") -> ResolvedTime:
    (resolved,) = read(text, published)[2]
    return resolved


def test_late_in_a_year_narrows_the_bounds():
    late = only("The mill closed in late 2011.")
    assert (late.edtf, late.earliest, late.latest) == ("2011", "2011-09-01", "2011-12-31")


def test_a_deadline_keeps_its_last_day():
    assert only("Troops will leave by the end of the year.").latest == "2021-12-31"


def test_the_tense_of_the_verb_is_kept():
    assert read("The mayor will resign on Monday.", "")[1][0].tense == "future"
    assert read("The mayor resigned on Monday.", "")[1][0].tense == "past"


def test_a_span_is_bounded_by_the_publication():
    weeks = only("Doses will arrive in the next few weeks.")
    assert (weeks.value, weeks.edtf, weeks.earliest, weeks.latest) == ("PXW", "2021-07-28/..", "2021-07-28", "")
    years = only("He sailed for the past two years.")
    assert (years.earliest, years.latest) == ("2019-07-28", "2021-07-28")
    hours = only("Nine were killed in the past 24 hours.")
    assert (hours.earliest, hours.latest) == ("2021-07-27", "2021-07-28")


def test_anchors_are_named():
    assert only("The mill closed in 1998.").anchor == "text"
    assert only("The mayor resigned on Monday.").anchor == "publication"
    assert only("The mayor resigned on Monday.", "").anchor == ""
    _, times, resolved = read("The firm left in 2011. Three years later, it returned.", "2021-12-09")
    assert resolved[1].anchor == times[0].time_id


def test_a_week_and_a_weekend_are_intervals_in_edtf():
    assert only("The flood came last week.").edtf == "2021-07-19/2021-07-25"
    assert only("The fair closed over the weekend.").edtf == "2021-07-24/2021-07-25"


def test_a_coarse_publication_gives_a_coarse_result():
    monday = only("The mayor resigned on Monday.", "2021-07-10/2021-07-20")
    assert (monday.value, monday.edtf) == ("2021-07", "2021-07-05/2021-07-19")


def test_a_weekday_of_any_of_many_weeks_is_no_date():
    monday = only("The mayor resigned on Monday.", "2021-07-10/2021-09-20")
    assert (monday.value, monday.edtf, monday.earliest, monday.latest) == ("", "", "", "")
    assert only("The mayor resigned last year.", "2021-07-10/2021-09-20").edtf == "2020"


def test_a_day_just_over_is_not_that_of_next_year():
    text = "The grant would be paid within two weeks of the flood on March 14."
    made, _, sentences = article(text)
    times = [
        replace(t, tense="future", relative="publication | monthday 3-14 future")
        for t in find_times([made], sentences)
        if "monthday" in t.relative
    ]
    (day,) = resolve_times(times, [publication(made.article_id, "2023-04-03/2023-04-05")], [])
    assert day.edtf == "2023-03-14"


def test_a_post_is_read_by_its_own_date():
    made, _, sentences = article("Today we signed the accord.")
    times = list(find_times([made], sentences))
    post = make(Quote, article_id=made.article_id, kind="post", date="2021-05-10", start=0, end=len(made.text))
    (today,) = resolve_times(times, [publication(made.article_id, "2021-05-14")], [post])
    assert (today.value, today.anchor) == ("2021-05-10", "post")


def test_without_articles_nothing_is_found():
    assert list(find_times([], [])) == []
    assert list(resolve_times([], [], [])) == []


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            word_list("on Monday last 3 years ago July 26 , 2021 the end of – … Ж 31 February 99/99/9999 May 't0 half")
        ),
        max_size=12,
    )
)
def test_spans_are_inside_the_text_and_apart(words):
    made, _, sentences = article(" ".join(words))
    times = list(find_times([made], sentences))
    assert all(0 <= t.start < t.end <= len(made.text) for t in times)
    assert all(a.end <= b.start for a, b in pairwise(times))
    list(resolve_times(times, [publication(made.article_id, "2020-02-29")], []))
