import dataclasses

import pytest

from consilience.records import Member, StoryJudgement
from consilience.stages.stories.cluster import cluster
from consilience.stages.stories.judgements import read


def word(kind, one, other=(), judgement_id="j"):
    sides = [(a, 0) for a in one] + [(a, 1) for a in other]
    return [StoryJudgement(judgement_id=judgement_id, kind=kind, article_id=a, side=side) for a, side in sides]


def of(signatures):
    return [s.article_id for s in signatures]


def stories(signatures, judgements, vocabulary):
    rows = cluster(signatures, judgements, [], vocabulary=vocabulary)
    return {m.article_id: m.story_id for m in rows if isinstance(m, Member)}


def test_merged_stories_are_one_with_all_their_accounts(ferry, other_ferry, vocabulary):
    everything = [*ferry, *other_ferry]
    found = stories(everything, word("merge", of(everything)), vocabulary)
    assert len(set(found.values())) == 1


def test_a_split_account_leaves_its_story(ferry, vocabulary):
    leaves, *stay = of(ferry)
    found = stories(ferry, word("split", [leaves], stay), vocabulary)
    assert found[leaves] not in {found[a] for a in stay}
    assert len({found[a] for a in stay}) == 1


def test_news_joins_either_side_of_a_split(ferry, vocabulary):
    found = stories(ferry, word("split", of(ferry[:1]), of(ferry[1:2])), vocabulary)
    assert len(set(found.values())) == 2


def test_a_pin_keeps_the_id_when_an_older_account_is_added(ferry, vocabulary):
    dated = [dataclasses.replace(s, earliest=f"2021-03-0{9 - n}") for n, s in enumerate(ferry)]
    before = stories(dated[:2], [], vocabulary)
    assert stories(dated, [], vocabulary) != before | {dated[2].article_id: next(iter(before.values()))}
    after = stories(dated, word("pin", of(dated[:2])), vocabulary)
    assert set(after.values()) == set(before.values())


def test_a_pin_keeps_accounts_together(ferry, bakery, vocabulary):
    found = stories([*ferry, bakery], word("pin", of([ferry[0], bakery])), vocabulary)
    assert found[bakery.article_id] == found[ferry[0].article_id]


def test_articles_that_have_left_are_no_matter(ferry, vocabulary):
    judgements = word("merge", ["gone", ferry[0].article_id]) + word("split", ["gone"], of(ferry[1:2]), "k")
    assert stories(ferry, judgements, vocabulary) == stories(ferry, [], vocabulary)


def test_contradictions_are_named():
    judgements = word("merge", "ab") + word("pin", "bc", judgement_id="k") + word("split", "a", "c", "l")
    with pytest.raises(ValueError, match=r"articles a and c .* merge j, pin k, split l"):
        read(["a", "b", "c"], judgements)
