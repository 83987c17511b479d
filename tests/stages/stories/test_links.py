from itertools import pairwise

import numpy as np
import pytest

from consilience.records import Bucket, Linked, Signature, StoryJudgement
from consilience.stages.stories import parts
from consilience.stages.stories.cells import FULL, spread
from consilience.stages.stories.likeness import FEATURES, compare
from consilience.stages.stories.links import link
from consilience.stages.stories.parts import gather
from tests.factory import make


def linked(articles, *pairs):
    """Articles of a bucket and the pairs (place, place, score) that it links."""
    lefts, rights, scores = zip(*pairs, strict=True) if pairs else ((), (), ())
    return Linked(articles=tuple(articles), lefts=lefts, rights=rights, scores=scores)


def parted(rows, judgements=()):
    groups = {}
    for part in gather(list(rows), list(judgements)):
        groups.setdefault(part.part_id, set()).add(part.article_id)
    return sorted(map(sorted, groups.values()))


@pytest.fixture
def large(monkeypatch):
    """Treat any collection as too large to be one part."""
    monkeypatch.setattr(parts, "SMALL", 0)


def test_a_bucket_links_what_may_tell_one_story(ferry, bakery, vocabulary):
    (found,) = link([*ferry, bakery], vocabulary=vocabulary)
    assert len(found.scores) == 2
    named = {found.articles[n] for n in (*found.lefts, *found.rights)}
    assert named == {s.article_id for s in ferry}


def test_a_bucket_of_one_links_nothing(bakery, vocabulary):
    assert list(link([bakery], vocabulary=vocabulary)) == [linked([bakery.article_id])]


def cells(count, code):
    """Spread a bucket of articles with these codes; the articles of each cell."""
    groups = {}
    for cell in spread([Bucket(article_id=f"{n:04d}", bucket="0000", code=code(n)) for n in range(count)]):
        groups.setdefault(cell.cell, []).append(cell.article_id)
    return groups


def test_a_small_bucket_is_one_cell():
    assert [len(own) for own in cells(FULL, lambda n: "0101").values()] == [FULL]


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
    assert parted([linked("ab"), linked("c")]) == [["a", "b", "c"]]


def test_links_of_all_buckets_make_the_parts(large):
    assert parted([linked("ab", (0, 1, 2.0)), linked("bc", (0, 1, 1.0)), linked("d")]) == [["a", "b", "c"], ["d"]]


def test_a_part_stays_small_and_the_likeliest_stay_together(large, monkeypatch):
    monkeypatch.setattr(parts, "LARGEST", 2)
    assert parted([linked("abcd", (0, 1, 0.5), (1, 2, 1.5), (2, 3, 1.0))]) == [["a"], ["b", "c"], ["d"]]


def test_a_vast_story_is_one_part(large, monkeypatch):
    monkeypatch.setattr(parts, "LARGEST", 2)
    assert parted([linked("abcd", (0, 1, 5.0), (1, 2, 4.0), (2, 3, 1.0))]) == [["a", "b", "c"], ["d"]]


def test_a_persons_word_puts_articles_into_one_part(large):
    words = [make(StoryJudgement, judgement_id="j", kind="merge", article_id=a) for a in ("a", "c", "gone")]
    assert parted([linked("ab", (0, 1, 2.0)), linked("c")], words) == [["a", "b", "c"]]


def test_the_prior_falls_in_steps():
    usual = parts.USUAL
    assert parts._prior(usual - 50) == parts._prior(usual + 250) == 0
    assert parts._prior(2 * usual) == parts._prior(2 * usual + 1000) > parts._prior(3 * usual)
    assert parts._prior(2 * usual) == pytest.approx(-np.log(2))
    assert parts._prior(10**4) == parts._prior(10**6)


def test_nothing_in_nothing_out(vocabulary):
    assert list(link([], vocabulary=vocabulary)) == [linked([])]
    assert parted([linked([])]) == []
