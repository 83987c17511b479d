"""Dates counted from another event of the story, case by case."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from consilience.models import EventModel, load
from consilience.page import Accounts
from consilience.stages.annotate.clauses.claims import Reading, find_claims
from consilience.stages.annotate.time.calendar import resolve_times
from consilience.stages.annotate.time.times import find_times
from consilience.stages.timeline.acts import one_act
from consilience.stages.timeline.happenings import happenings
from tests.stages.timeline.bundle import accounts

CASES = Path(__file__).parents[2] / "cases" / "counted.txt"


def cases() -> Iterator[tuple[str, str, str]]:
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            given, _, expected = line.partition(" => ")
            text, _, published = given.rpartition(" | ")
            yield text, published, expected


def read(*texts: str, published: str) -> Accounts:
    """Accounts with their times and claims as the stages before find them."""
    bundle = accounts(texts, published)
    times = list(find_times(bundle.articles, bundle.sentences))
    resolved = list(resolve_times(times, bundle.publications, []))
    reading = Reading(bundle.articles, bundle.blocks, [], bundle.sentences, [], times, [], [])
    return replace(bundle, times=times, resolved=resolved, claims=list(find_claims(reading, events=load(EventModel))))


@pytest.mark.parametrize(("text", "published", "expected"), cases())
def test_case(text: str, published: str, expected: str) -> None:
    counted = [h for h in happenings(read(text, published=published)) if h.anchor_article]
    length = len(expected.partition(" = ")[0])
    found = "; ".join(f"{h.text[:length]} = {h.date}" for h in counted)
    assert (found or "nothing") == expected


def test_the_event_may_be_dated_by_another_account_and_is_shown() -> None:
    bundle = read(
        "The ferry Gull sank off Port Mell on Monday.",
        "Two days after the sinking of the ferry, divers raised the bell.",
        published="2031-05-08",
    )
    (line,) = [h for h in happenings(bundle) if h.anchor_article]
    text = {a.article_id: a.text for a in bundle.articles}[line.anchor_article]
    assert (line.date, text[line.anchor_start : line.anchor_end]) == ("2031-05-07", text)


@pytest.mark.parametrize("pair", ["crash/crash", "sinking/sink", "explosion/explode", "death/die", "disaster/sink"])
def test_one_act(pair: str) -> None:
    assert one_act(*pair.split("/"))


@pytest.mark.parametrize("pair", ["mission/miss", "party/part", "attacker/attack", "county/count", "vote/attack"])
def test_another_act(pair: str) -> None:
    assert not one_act(*pair.split("/"))
