import numpy as np
import pytest

from consilience.records import Linked, StoryJudgement
from consilience.stages.stories import links, parts
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


def test_a_large_bucket_is_halved_by_meaning(ferry, other_ferry, bakery, vocabulary, monkeypatch):
    monkeypatch.setattr(links, "LARGEST", 4)
    everything = [*ferry, *other_ferry, bakery]
    found = list(link(everything, vocabulary=vocabulary))
    assert sorted(len(row.articles) for row in found) == [3, 4]
    assert sorted(a for row in found for a in row.articles) == sorted(s.article_id for s in everything)


def test_likeness_is_the_same_both_ways(ferry, bakery, vocabulary):
    features = compare([*ferry, bakery], vocabulary).features
    assert features == pytest.approx(np.swapaxes(features, 0, 1), abs=1e-5)
    assert features.shape == (4, 4, len(FEATURES))


def test_a_small_collection_is_one_part():
    assert parted([linked("ab"), linked("c")]) == [["a", "b", "c"]]


def test_links_of_all_buckets_make_the_parts(large):
    assert parted([linked("ab", (0, 1, 2.0)), linked("bc", (0, 1, 1.0)), linked("d")]) == [["a", "b", "c"], ["d"]]


def test_a_part_stays_small_and_the_likeliest_stay_together(large, monkeypatch):
    monkeypatch.setattr(parts, "LARGEST", 2)
    assert parted([linked("abcd", (0, 1, 1.0), (1, 2, 3.0), (2, 3, 2.0))]) == [["a"], ["b", "c"], ["d"]]


def test_a_persons_word_puts_articles_into_one_part(large):
    words = [make(StoryJudgement, judgement_id="j", kind="merge", article_id=a) for a in ("a", "c", "gone")]
    assert parted([linked("ab", (0, 1, 2.0)), linked("c")], words) == [["a", "b", "c"]]


def test_the_prior_falls_in_steps():
    assert parts._prior(700) == parts._prior(1000) == 0
    assert parts._prior(1500) == parts._prior(2100) > parts._prior(2200)
    assert parts._prior(1500) == pytest.approx(-np.log(2))
    assert parts._prior(10**4) == parts._prior(10**6)


def test_nothing_in_nothing_out(vocabulary):
    assert list(link([], vocabulary=vocabulary)) == [linked([])]
    assert parted([linked([])]) == []
