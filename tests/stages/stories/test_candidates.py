import numpy as np
import pytest

from consilience.records import Member
from consilience.stages.stories import candidates as module
from consilience.stages.stories.candidates import candidates
from consilience.stages.stories.cluster import cluster
from consilience.stages.stories.likeness import FEATURES, Likeness


@pytest.fixture
def large(monkeypatch):
    """Treat any collection as too large for all pairs."""
    monkeypatch.setattr(module, "EXACT", 0)


def test_small_collections_compare_all_pairs(ferry, vocabulary):
    assert [c.tolist() for c in candidates(Likeness(ferry, vocabulary))] == [[1, 2], [2], []]


def test_the_index_gives_the_same_stories(ferry, other_ferry, bakery, vocabulary, large):
    everything = [*ferry, *other_ferry, bakery]
    found = {m.article_id: m.story_id for m in cluster(everything, vocabulary=vocabulary) if isinstance(m, Member)}
    assert len(set(found.values())) == 3


def test_likeness_is_the_same_both_ways(ferry, bakery, vocabulary):
    likeness = Likeness([*ferry, bakery], vocabulary)
    there, back = likeness.features(0, np.array([3]))[0], likeness.features(3, np.array([0]))[0]
    assert there == pytest.approx(back, abs=1e-5)
    assert len(there) == len(FEATURES)
