import dataclasses
from collections import defaultdict

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consilience.records import Member, Placement, Signature
from consilience.stages.stories.cluster import cluster
from tests.factory import make


def members(signatures, vocabulary):
    return [m for m in cluster(signatures, [], [], vocabulary=vocabulary) if isinstance(m, Member)]


def stories(signatures, vocabulary, field="story_id"):
    groups = defaultdict(set)
    for member in members(signatures, vocabulary):
        groups[getattr(member, field)].add(member.article_id)
    return set(map(frozenset, groups.values()))


def ids(signatures):
    return frozenset(s.article_id for s in signatures)


def test_accounts_of_one_event_come_together(ferry, bakery, vocabulary):
    assert stories([*ferry, bakery], vocabulary) == {ids(ferry), ids([bakery])}


def test_two_events_of_one_kind_stay_apart(ferry, other_ferry, vocabulary):
    assert stories([*ferry, *other_ferry], vocabulary, "saga_id") == {ids(ferry), ids(other_ferry)}


def test_every_article_is_a_member_once(ferry, bakery, vocabulary):
    found = members([*ferry, bakery], vocabulary)
    assert sorted(m.article_id for m in found) == sorted(ids([*ferry, bakery]))


def test_a_story_lies_in_one_saga(ferry, other_ferry, bakery, vocabulary):
    sagas = defaultdict(set)
    for member in members([*ferry, *other_ferry, bakery], vocabulary):
        sagas[member.story_id].add(member.saga_id)
    assert all(len(found) == 1 for found in sagas.values())


def test_members_say_why(ferry, vocabulary):
    placements = [p for p in cluster(ferry, [], [], vocabulary=vocabulary) if isinstance(p, Placement)]
    assert {p.article_id for p in placements} == ids(ferry)
    for placement in placements:
        named = dict(feature.split("=", 1) for feature in placement.features)
        assert named["nearest"] in ids(ferry) - {placement.article_id}
        assert "tarnwick" in named["shared_names"]


def test_an_id_stays_when_later_news_is_added(ferry, vocabulary):
    dated = [dataclasses.replace(s, earliest=f"2021-03-0{n}") for n, s in enumerate(ferry, 4)]
    before = {m.article_id: m.story_id for m in members(dated[:2], vocabulary)}
    after = {m.article_id: m.story_id for m in members(dated, vocabulary)}
    assert all(after[article] == story for article, story in before.items())


def test_nothing_in_nothing_out(vocabulary):
    assert list(cluster([], [], [], vocabulary=vocabulary)) == []


def test_an_article_without_words_or_vector_stands_alone(ferry, vocabulary):
    blank = make(Signature, article_id="blank")
    assert frozenset({"blank"}) in stories([*ferry, blank], vocabulary)
    assert len(members([blank], vocabulary)) == 1


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_the_order_of_arrival_does_not_matter(data, ferry, other_ferry, bakery, vocabulary):
    everything = [*ferry, *other_ferry, bakery]
    shuffled = data.draw(st.permutations(everything))
    assert set(cluster(shuffled, [], [], vocabulary=vocabulary)) == set(
        cluster(everything, [], [], vocabulary=vocabulary)
    )
