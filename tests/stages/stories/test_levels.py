"""Stories and sagas by time, and stories too large to be compared each with each."""

import dataclasses

import pytest

from consilience.records import Member
from consilience.stages.stories import levels
from consilience.stages.stories.cluster import cluster
from consilience.stages.stories.likeness import compare
from tests.stages.stories.conftest import signature

PROMISED = [
    (
        "Kaldorf to withdraw troops from Merrin by year's end",
        "Kaldorf will withdraw its last 2,400 troops from Merrin by the end of the year, President Anna Voss said "
        "after talks with Prime Minister Idris Kolm. The troops will hand the Sarn air base to Merrin's army.",
    ),
    (
        "Voss and Kolm agree on the end of Kaldorf's mission in Merrin",
        "President Anna Voss and Prime Minister Idris Kolm agreed to end Kaldorf's mission in Merrin this year. Voss "
        "said that 2,400 troops would leave the Sarn air base and come home.",
    ),
]
DONE = [
    (
        "Last Kaldorf troops leave Merrin",
        "The last of Kaldorf's troops left Merrin on Thursday and handed the Sarn air base to Merrin's army. Prime "
        "Minister Idris Kolm thanked them. President Anna Voss had promised the withdrawal in July.",
    ),
    (
        "Kaldorf's mission in Merrin has ended",
        "Kaldorf ended its mission in Merrin on Thursday, when the last troops left the Sarn air base, as President "
        "Anna Voss and Prime Minister Idris Kolm had agreed in July.",
    ),
]
RACE = [
    (
        "Harbour Marathon draws {} runners to Quellport",
        "About {} runners filled the streets of Quellport on Sunday for the yearly Harbour Marathon. {} won the race. "
        "Police closed the harbour bridge until the afternoon.",
    ),
    (
        "{} wins in Quellport",
        "{} won the Harbour Marathon in Quellport on Sunday, in which {} runners took part. The harbour bridge was "
        "closed until the afternoon.",
    ),
]


def told(accounts, published, vocabulary):
    return [signature(title, body, vocabulary, published) for title, body in accounts]


def races(runners, winner, published, vocabulary):
    (title, body), (other, text) = RACE
    accounts = [
        (title.format(runners), body.format(runners, winner)),
        (other.format(winner), text.format(winner, runners)),
    ]
    return told(accounts, published, vocabulary)


def places(signatures, vocabulary, field):
    """Which of story and saga each article is in, numbered in the order they come."""
    found = {m.article_id: m for m in cluster(signatures, [], [], vocabulary=vocabulary) if isinstance(m, Member)}
    ids = [getattr(found[s.article_id], field) for s in signatures]
    return [list(dict.fromkeys(ids)).index(i) for i in ids]


def test_an_announcement_and_its_completion_are_two_stories_of_one_saga(vocabulary):
    accounts = told(PROMISED, "2031-07-26", vocabulary) + told(DONE, "2031-12-09", vocabulary)
    assert places(accounts, vocabulary, "story_id") == [0, 0, 1, 1]
    assert places(accounts, vocabulary, "saga_id") == [0, 0, 0, 0]


@pytest.mark.parametrize("field", ["story_id", "saga_id"])
def test_the_same_race_a_year_later_is_none_of_its_follow_ups(field, vocabulary):
    accounts = [
        *races("9,000", "Ilka Brandt", "2031-05-11", vocabulary),
        *races("11,000", "Suri Lund", "2032-05-09", vocabulary),
    ]
    assert places(accounts, vocabulary, field) == [0, 0, 1, 1]


def test_without_dates_the_content_alone_decides(vocabulary):
    accounts = told(PROMISED, "", vocabulary) + told(DONE, "2031-12-09", vocabulary)
    likeness = compare(accounts, vocabulary)
    assert places(accounts, vocabulary, "story_id") == [0, 0, 0, 0]
    assert likeness.scores(window=0)[:2] == pytest.approx(likeness.scores(window=10**6)[:2])


def test_odds_fade_with_the_days_beyond_the_window(ferry, vocabulary):
    days = ["2031-05-01", "2031-05-09", "2031-08"]
    dated = [dataclasses.replace(ferry[0], earliest=d, latest=d if d[8:] else "2031-08-31") for d in days]
    dated[2] = dataclasses.replace(dated[2], earliest="2031-08-01")
    scores = compare(dated, vocabulary).scores()
    assert scores[0, 0] > scores[0, 1] > scores[0, 2]
    assert scores[0, 2] == pytest.approx(scores[2, 0])


def test_a_part_too_large_to_be_compared_at_once_is_grouped_alike(ferry, other_ferry, bakery, vocabulary, monkeypatch):
    accounts = [
        dataclasses.replace(s, article_id=f"{n:02d}{s.article_id}")
        for n in range(8)
        for s in (*ferry, *other_ferry, *[bakery][: n < 1])
    ]
    whole = places(accounts, vocabulary, "story_id")
    assert len(set(whole)) == 3
    monkeypatch.setattr(levels, "MOST", 20)
    assert places(accounts, vocabulary, "story_id") == whole
    assert places(accounts, vocabulary, "saga_id") == whole
