from consilience.records import Member
from consilience.stages.stories.cluster import cluster
from consilience.stages.stories.describe import describe


def test_a_story_is_named_by_one_of_its_headlines(ferry, bakery, vocabulary):
    everything = [*ferry, bakery]
    members = [m for m in cluster(everything, [], [], vocabulary=vocabulary) if isinstance(m, Member)]
    told = sorted(describe(everything, members, vocabulary=vocabulary), key=lambda s: -s.articles)
    assert [s.articles for s in told] == [3, 1]
    assert told[0].title in {s.title for s in ferry}
    assert "Tarnwick" in told[0].keywords
    assert not {"of", "the", "after", "off"} & set(told[0].keywords)


def test_nothing_in_nothing_out(vocabulary):
    assert list(describe([], [], vocabulary=vocabulary)) == []
