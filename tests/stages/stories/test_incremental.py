"""Stories of a collection that grew equal those of a collection that came at once."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consilience.models import Vocabulary
from consilience.records import (
    Article,
    ArticleVector,
    Block,
    Bucket,
    Linked,
    Member,
    Part,
    Placement,
    RawDocument,
    Signature,
    StatedDate,
    Story,
    StoryJudgement,
)
from consilience.run import run
from consilience.stage import Stage
from consilience.stages.stories import parts
from consilience.stages.stories.cluster import cluster
from consilience.stages.stories.describe import describe
from consilience.stages.stories.links import link
from consilience.stages.stories.parts import gather
from consilience.stages.stories.signature import sign
from consilience.store import SqliteStore
from consilience.text import content_id
from tests.factory import make
from tests.stages.stories.conftest import BAKERY, FERRY, OTHER_FERRY, meaning

INPUT = [RawDocument, StoryJudgement, Article, Block, StatedDate, ArticleVector]
KINDS = [*INPUT, Signature, Bucket, Linked, Part, Member, Placement, Story]
TOLD = [*FERRY, BAKERY, *OTHER_FERRY]


def file(documents: list[RawDocument]) -> Iterator[Article | Block | StatedDate | ArticleVector]:
    """A headline and one paragraph a document; a stand-in for a sentence encoder."""
    for d in documents:
        text = d.body.decode()
        yield make(Article, article_id=d.doc_id, doc_id=d.doc_id, title=d.title, text=text)
        yield make(Block, article_id=d.doc_id, kind="paragraph", start=0, end=len(text))
        if d.published:
            yield make(StatedDate, article_id=d.doc_id, role="published", value=d.published)
        yield make(ArticleVector, article_id=d.doc_id, vector=meaning(text))


PIPELINE = [
    Stage(file, by="doc_id"),
    Stage(sign, by="article_id"),
    Stage(link, by="bucket", via=Bucket),
    Stage(gather),
    Stage(cluster, by="part_id", via=Part),
    Stage(describe, by="saga_id", via=Member),
]


def document(n: int, dated: bool) -> RawDocument:
    title, body = TOLD[n]
    return make(
        RawDocument,
        doc_id=content_id(title, body),
        path=f"{n}.txt",
        title=title,
        body=f"{title}\n{body}".encode(),
        published=f"2021-03-{9 - n:02d}" if dated else "",
    )


def grown(*steps: list[int], dated: bool) -> SqliteStore:
    """Run the stages after each step of a growing (or shrinking) collection."""
    store = SqliteStore(":memory:", KINDS, [RawDocument, StoryJudgement])
    for step in steps:
        store.replace_documents([document(n, dated) for n in step], [])
        assert not run(PIPELINE, store).failed
    return store


@pytest.mark.parametrize("dated", [False, True])
@pytest.mark.parametrize("first", [[0], [0, 1, 3], [6, 5, 1], list(range(7))[::-1]])
def test_a_grown_collection_equals_one_that_came_at_once(first: list[int], dated: bool, vocabulary: Vocabulary) -> None:
    everything = list(range(len(TOLD)))
    stepwise, at_once = grown(first, everything, dated=dated), grown(everything, dated=dated)
    assert len(stepwise.rows(Story)) == 3
    for kind in (Member, Placement, Story):
        assert sorted(stepwise.rows(kind), key=str) == sorted(at_once.rows(kind), key=str)


def test_a_shrunken_collection_equals_one_that_was_never_larger(vocabulary: Vocabulary) -> None:
    shrunken, small = grown([0, 1, 2, 3, 4], [0, 1, 3], dated=False), grown([0, 1, 3], dated=False)
    for kind in (Member, Placement, Story):
        assert sorted(shrunken.rows(kind), key=str) == sorted(small.rows(kind), key=str)


def test_a_story_without_news_is_not_described_again(vocabulary: Vocabulary) -> None:
    store = grown([0, 1, 2, 4, 5, 6], dated=True)
    store.replace_documents([document(n, dated=True) for n in range(7)], [])
    done = run(PIPELINE, store).done
    assert done.pop("link") <= 6  # the buckets of one article
    assert done == {"file": 1, "sign": 1, "gather": 1, "cluster": 1, "describe": 1}


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Treat any collection as too large to be one part, and a part of four articles as full."""
    monkeypatch.setattr(parts, "SMALL", 0)
    monkeypatch.setattr(parts, "LARGEST", 4)


def test_only_the_part_that_gets_news_is_clustered_again(large: None, vocabulary: Vocabulary) -> None:
    store = grown([1, 2, 3, 4, 5, 6], dated=True)
    before = {m.article_id: m for m in store.rows(Member)}
    store.replace_documents([document(n, dated=True) for n in range(7)], [])
    assert run(PIPELINE, store).done["cluster"] == 1
    assert {m.article_id: m for m in store.rows(Member) if m.article_id in before} == before


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.sets(st.integers(0, 6), min_size=1).map(sorted), min_size=1, max_size=4), dated=st.booleans())
def test_any_history_equals_a_run_from_scratch(
    steps: list[list[int]], dated: bool, large: None, vocabulary: Vocabulary
) -> None:
    stepwise, at_once = grown(*steps, dated=dated), grown(steps[-1], dated=dated)
    for kind in (Linked, Part, Member, Placement, Story):
        assert sorted(stepwise.rows(kind), key=str) == sorted(at_once.rows(kind), key=str)


def test_a_persons_word_outlives_runs_and_additions(large: None, vocabulary: Vocabulary) -> None:
    store = grown([0, 1, 3], dated=False)
    ferry, bakery = document(0, dated=False).doc_id, document(3, dated=False).doc_id
    word = [StoryJudgement(judgement_id="j", kind="merge", article_id=a, side=0) for a in (ferry, bakery)]
    store.give(StoryJudgement, word)
    for step in ([0, 1, 3], [0, 1, 2, 3, 5], [0, 3, 6]):
        store.replace_documents([document(n, dated=False) for n in step], [])
        assert not run(PIPELINE, store).failed
        found = {m.article_id: m.story_id for m in store.rows(Member)}
        assert found[ferry] == found[bakery]
    store.give(StoryJudgement, [])
    run(PIPELINE, store)
    found = {m.article_id: m.story_id for m in store.rows(Member)}
    assert found[ferry] != found[bakery]
