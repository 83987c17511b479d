from dataclasses import asdict
from itertools import pairwise

import numpy as np
import pytest

from consilience.records import Bucket, Collection, Entry, Knot, Nearest, Reach, Signature, StoryJudgement, Tally, Tie
from consilience.stages.stories import parts, size
from consilience.stages.stories.cells import FULL, spread
from consilience.stages.stories.likeness import FEATURES, compare
from consilience.stages.stories.links import bind, link
from consilience.stages.stories.parts import choose, gather, knot, reach
from tests.factory import make

SIZED = make(Collection, whole=False, prior=0.0)


def tie(one, other, score=1.0):
    return Tie(article_id=one, tied_to=other, score=score)


def parted(articles, *ties, reaches=(), bonds=(), whole=False):
    """Gather the articles of a large collection, or of one that is looked at as a whole."""
    groups = {}
    entries = [make(Entry, article_id=article) for article in articles]
    for part in gather(
        entries, [Nearest(**asdict(t)) for t in ties], list(reaches), list(bonds), [make(Collection, whole=whole)]
    ):
        groups.setdefault(part.part_id, set()).add(part.article_id)
    return sorted("".join(sorted(group)) for group in groups.values())


def test_a_cell_ties_what_may_tell_one_story(ferry, bakery, vocabulary):
    found = list(link([*ferry, bakery], [SIZED], vocabulary=vocabulary))
    assert len(found) == 4  # two, from either side
    assert {article for pair in found for article in (pair.article_id, pair.tied_to)} == {s.article_id for s in ferry}
    assert {(p.article_id, p.tied_to) for p in found} == {(p.tied_to, p.article_id) for p in found}


def test_an_article_chooses_its_likeliest_tie_and_all_that_are_sure():
    ties = [tie("b", other, score) for other, score in (("a", 1.0), ("c", 1.5), ("d", 1.5))]
    assert [near.tied_to for near in choose(ties, [SIZED])] == ["c"]
    assert [near.tied_to for near in choose([*ties, tie("b", "e", 9.0), tie("b", "f", 4.0)], [SIZED])] == ["e", "f"]
    assert list(choose([], [SIZED])) == []


def test_a_knot_reaches_for_its_nearest_alone():
    knots = [make(Knot, article_id=article) for article in "ab"]
    ties = [tie("a", "b", 1.5), tie("a", "c", 0.5), tie("b", "d", 1.0)]
    assert list(reach(knots, ties)) == [Reach(article_id="b", tied_to="d", score=1.0)]
    assert list(reach(knots, ties[:1])) == []


def test_a_cell_of_one_ties_nothing(bakery, vocabulary):
    assert list(link([bakery], [SIZED], vocabulary=vocabulary)) == []


def test_what_is_compared_as_a_whole_needs_no_ties(ferry, vocabulary):
    assert list(link(ferry, [make(Collection, whole=True)], vocabulary=vocabulary)) == []


def test_the_larger_the_collection_the_likelier_a_pair_must_be(ferry, bakery, vocabulary):
    assert list(link([*ferry, bakery], [make(Collection, prior=-50.0)], vocabulary=vocabulary)) == []


def cells(count, code):
    """Spread a bucket of articles with these codes; the articles of each cell."""
    groups = {}
    for cell in spread([Bucket(article_id=f"{n:04d}", bucket="0000", code=code(n)) for n in range(count)]):
        groups.setdefault(cell.cell, []).append(cell.article_id)
    return groups


def test_a_small_bucket_is_one_cell():
    assert [len(own) for own in cells(FULL, lambda n: "0101").values()] == [FULL]


def test_one_alone_in_a_bucket_meets_nobody():
    assert cells(1, lambda n: "0101") == {}


def test_a_large_bucket_is_cut_by_meaning_and_an_added_article_changes_one_cell():
    before, after = (cells(count, lambda n: f"{n % 16:04b}") for count in (FULL * 4, FULL * 4 + 1))
    assert sum(map(len, before.values())) == FULL * 4
    assert all(len(own) <= FULL for own in before.values())
    changed = {cell for cell in before.keys() | after.keys() if before.get(cell) != after.get(cell)}
    assert all(cell.startswith("0000.00") for cell in changed)


def test_copies_without_number_hang_together():
    found = list(cells(FULL * 2 + 5, lambda n: "0101").values())
    assert len(found) == 3
    assert all(set(one) & set(other) for one, other in pairwise(found))


def test_another_bucket_cuts_elsewhere():
    turned = [Bucket(article_id=str(n), bucket="0001", code="01"[n % 2] + "0") for n in range(FULL + 2)]
    assert {cell.cell for cell in spread(turned)} == {"0001.00", "0001.01"}


def test_likeness_is_the_same_both_ways(ferry, bakery, vocabulary):
    features = compare([*ferry, bakery], vocabulary).features
    assert features == pytest.approx(np.swapaxes(features, 0, 1), abs=1e-5)
    assert features.shape == (4, 4, len(FEATURES))


def test_days_of_the_week_are_at_odds_where_both_name_some_and_share_none(vocabulary):
    named = [("monday",), ("friday", "monday"), ("tuesday",), ()]
    signed = [make(Signature, article_id=str(n), weekdays=days) for n, days in enumerate(named)]
    at_odds = compare(signed, vocabulary).features[..., FEATURES.index("weekdays")]
    assert at_odds.tolist() == [[0, 0, 1, 0], [0, 0, 1, 0], [1, 1, 0, 0], [0, 0, 0, 0]]


def test_a_word_of_the_whole_collection_tells_less_than_one_of_a_pair(vocabulary):
    named = [("merl", f"quay{n // 2}") for n in range(6)]
    signed = [make(Signature, article_id=str(n), terms=terms, term_weights=(1.0, 1.0)) for n, terms in enumerate(named)]
    everywhere, *of_pairs = compare(signed, vocabulary).rarity
    assert everywhere < 0.8 * min(of_pairs)


def test_a_small_collection_is_one_part():
    assert parted("abc", whole=True) == ["abc"]


def test_what_is_nearest_makes_the_parts():
    assert parted("abcd", tie("a", "b", 2.0), tie("b", "c")) == ["abc", "d"]


def test_what_a_knot_reaches_for_is_in_its_part():
    assert parted("abcd", tie("a", "b"), reaches=[Reach(article_id="c", tied_to="b", score=-1.0)]) == ["abc", "d"]


def test_a_knot_is_named_by_its_first_article():
    found = knot([make(Entry, article_id=article) for article in "cab"], [], [])
    assert [(row.article_id, row.knot) for row in found] == [("a", "a"), ("b", "a"), ("c", "a")]


def test_a_part_stays_small_and_the_likeliest_stay_together(monkeypatch):
    monkeypatch.setattr(parts, "LARGEST", 2)
    assert parted("abcd", tie("a", "b", 0.5), tie("b", "c", 1.5), tie("c", "d", 1.0)) == ["a", "bc", "d"]


def test_a_vast_story_is_one_part(monkeypatch):
    monkeypatch.setattr(parts, "LARGEST", 2)
    assert parted("abcd", tie("a", "b", 5.0), tie("b", "c", 4.0), tie("c", "d", 1.0)) == ["abc", "d"]


def test_a_persons_word_puts_articles_into_one_part_whoever_has_left():
    words = [make(StoryJudgement, judgement_id="j", kind="merge", article_id=a) for a in ("a", "gone", "z")]
    assert parted("abz", tie("a", "b", 2.0), bonds=bind(words)) == ["abz"]


def test_two_sides_of_a_judgement_are_not_bound():
    words = [make(StoryJudgement, judgement_id="j", kind="split", article_id=a, side=s) for s, a in enumerate("ab")]
    assert list(bind(words)) == []


def test_a_full_shelf_is_counted_no_further():
    shelves = [[make(Entry, shelf="abc")] * n for n in (0, 1, size.FULL, size.FULL + 1)]
    assert [[tally.articles for tally in size.count(shelf)] for shelf in shelves] == [[], [1], [size.FULL], [size.FULL]]


@pytest.mark.parametrize(("articles", "whole"), [(1, True), (size.SMALL, True), (size.SMALL + 1, False)])
def test_a_small_collection_is_looked_at_as_a_whole(articles, whole):
    (found,) = size.weigh([make(Tally, articles=1)] * articles)
    assert found.whole == whole


def test_the_prior_falls_in_steps():
    usual = size.USUAL
    assert size._prior(usual - 50) == size._prior(usual + 250) == 0
    assert size._prior(2 * usual) == size._prior(2 * usual + 1000) > size._prior(3 * usual)
    assert size._prior(2 * usual) == pytest.approx(-np.log(2))
    assert size._prior(10**4) == size._prior(10**6)


def test_nothing_in_nothing_out(vocabulary):
    assert list(link([], [], vocabulary=vocabulary)) == list(bind([])) == list(gather([], [], [], [], [])) == []
