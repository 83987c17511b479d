"""Stories of a collection that grew equal those of a collection that came at once."""

import math
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consilience.models import Vocabulary
from consilience.records import (
    Article,
    ArticleVector,
    Block,
    Bond,
    Bucket,
    Cell,
    Collection,
    Entry,
    Knot,
    Member,
    Nearest,
    Part,
    Placement,
    RawDocument,
    Reach,
    Signature,
    StatedDate,
    Story,
    StoryJudgement,
    Tally,
    Tie,
)
from consilience.run import run
from consilience.stage import Stage
from consilience.stages.stories import parts, size
from consilience.stages.stories.cells import spread
from consilience.stages.stories.cluster import cluster
from consilience.stages.stories.describe import describe
from consilience.stages.stories.links import bind, link
from consilience.stages.stories.parts import choose, gather, knot, reach
from consilience.stages.stories.signature import sign
from consilience.stages.stories.size import count, weigh
from consilience.store import SqliteStore
from consilience.text import content_id
from tests.factory import make
from tests.stages.stories.conftest import BAKERY, FERRY, OTHER_FERRY, meaning

INPUT = [RawDocument, StoryJudgement, Article, Block, StatedDate, ArticleVector]
STORIES = [Entry, Tally, Collection, Bucket, Cell, Tie, Bond, Nearest, Knot, Reach, Part, Member, Placement, Story]
KINDS = [*INPUT, Signature, *STORIES]
TOLD = [*FERRY, BAKERY, *OTHER_FERRY]


def file(documents: list[RawDocument]) -> Iterator[Article | Block | StatedDate | ArticleVector]:
    """A headline and one paragraph a document."""
    for d in documents:
        text = d.body.decode()
        yield make(Article, article_id=d.doc_id, doc_id=d.doc_id, title=d.title, text=text)
        yield make(Block, article_id=d.doc_id, kind="paragraph", start=0, end=len(text))
        if d.published:
            yield make(StatedDate, article_id=d.doc_id, role="published", value=d.published)
        yield make(ArticleVector, article_id=d.doc_id, vector=meaning(text))


STAGES = [
    Stage(sign, by="article_id"),
    Stage(count, by="shelf"),
    Stage(weigh),
    Stage(spread, by="bucket"),
    Stage(link, by="cell", via=Cell),
    Stage(bind, by="judgement_id"),
    Stage(choose, by="article_id"),
    Stage(knot, by="article_id", joins="tied_to"),
    Stage(reach, by="knot", via=Knot),
    Stage(gather, by="article_id", joins="tied_to"),
    Stage(cluster, by="part_id", via=Part),
    Stage(describe, by="saga_id", via=Member),
]
PIPELINE = [Stage(file, by="doc_id"), *STAGES]


def reading(version: int) -> list[Stage]:
    """The pipeline whose first stage reads headlines alone (1), or all (2)."""

    def headed(documents: list[RawDocument]) -> Iterator[Article | Block | StatedDate | ArticleVector]:
        yield from file([replace(d, body=d.title.encode()) for d in documents])

    headed.__name__ = "file"
    return [Stage(headed if version == 1 else file, by="doc_id", version=version), *STAGES]


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


def grown(*steps: tuple[list[int], set[str]], dated: bool) -> SqliteStore:
    """Run the stages after each step of a growing (or shrinking) collection, and of what a person says of it."""
    store = SqliteStore(":memory:", KINDS, [RawDocument, StoryJudgement])
    for documents, kinds in steps:
        store.replace_documents([document(n, dated) for n in documents], [])
        store.give(StoryJudgement, judged(kinds))
        assert not run(PIPELINE, store).failed
    return store


@pytest.mark.parametrize("dated", [False, True])
@pytest.mark.parametrize("first", [[0], [0, 1, 3], [6, 5, 1], list(range(7))[::-1]])
def test_a_grown_collection_equals_one_that_came_at_once(first: list[int], dated: bool, vocabulary: Vocabulary) -> None:
    everything = list(range(len(TOLD)))
    stepwise, at_once = grown((first, set()), (everything, set()), dated=dated), grown((everything, set()), dated=dated)
    assert len(stepwise.rows(Story)) == 3
    for kind in STORIES:
        assert sorted(stepwise.rows(kind), key=str) == sorted(at_once.rows(kind), key=str)


def test_a_shrunken_collection_equals_one_that_was_never_larger(vocabulary: Vocabulary) -> None:
    shrunken, small = (
        grown(([0, 1, 2, 3, 4], set()), ([0, 1, 3], set()), dated=False),
        grown(([0, 1, 3], set()), dated=False),
    )
    for kind in STORIES:
        assert sorted(shrunken.rows(kind), key=str) == sorted(small.rows(kind), key=str)


def test_a_story_without_news_is_not_described_again(vocabulary: Vocabulary) -> None:
    store = grown(([0, 1, 2, 4, 5, 6], set()), dated=True)
    store.replace_documents([document(n, dated=True) for n in range(7)], [])
    done = run(PIPELINE, store).done
    assert done.pop("spread") <= 6  # the buckets of one article, which meets nobody there
    assert done == dict.fromkeys(
        ["file", "sign", "count", "weigh", "knot", "reach", "gather", "cluster", "describe"], 1
    )


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Treat any collection as too large to be one part, and a part of four articles as full."""
    monkeypatch.setattr(size, "SMALL", 0)
    monkeypatch.setattr(parts, "LARGEST", 4)
    monkeypatch.setattr(parts, "SURE", math.inf)


def test_only_the_part_that_gets_news_is_clustered_again(large: None, vocabulary: Vocabulary) -> None:
    store = grown(([1, 2, 3, 4, 5, 6], set()), dated=True)
    before = {m.article_id: m for m in store.rows(Member)}
    store.replace_documents([document(n, dated=True) for n in range(7)], [])
    assert run(PIPELINE, store).done["cluster"] == 1
    assert {m.article_id: m for m in store.rows(Member) if m.article_id in before} == before


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.sets(st.integers(0, 6), min_size=1).map(sorted), min_size=1, max_size=4), dated=st.booleans())
def test_any_history_equals_a_run_from_scratch(
    steps: list[list[int]], dated: bool, large: None, vocabulary: Vocabulary
) -> None:
    stepwise, at_once = grown(*((step, set()) for step in steps), dated=dated), grown((steps[-1], set()), dated=dated)
    for kind in STORIES:
        assert sorted(stepwise.rows(kind), key=str) == sorted(at_once.rows(kind), key=str)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    steps=st.lists(
        st.tuples(st.sets(st.integers(0, 6), min_size=1).map(sorted), st.integers(1, 2)), min_size=2, max_size=4
    )
)
def test_accounts_that_are_read_anew_equal_those_read_so_at_once(
    steps: list[tuple[list[int], int]], large: None, vocabulary: Vocabulary
) -> None:
    stepwise, at_once = SqliteStore(":memory:", KINDS), SqliteStore(":memory:", KINDS)
    for store, history in ((stepwise, steps), (at_once, steps[-1:])):
        for documents, version in history:
            store.replace_documents([document(n, dated=False) for n in documents], [])
            assert not run(reading(version), store).failed
    for kind in STORIES:
        assert sorted(stepwise.rows(kind), key=str) == sorted(at_once.rows(kind), key=str)


JUDGED = {"merge": ((0, 3), ()), "split": ((1,), (2,)), "pin": ((4, 5), ())}


def judged(kinds: set[str]) -> list[StoryJudgement]:
    """What a person says of some of the documents."""
    return [
        StoryJudgement(judgement_id=kind, kind=kind, article_id=document(n, dated=False).doc_id, side=side)
        for kind in sorted(kinds)
        for side, named in enumerate(JUDGED[kind])
        for n in named
    ]


STEPS = st.lists(
    st.tuples(st.sets(st.integers(0, 6), min_size=1).map(sorted), st.sets(st.sampled_from(sorted(JUDGED)))),
    min_size=1,
    max_size=4,
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_a_persons_word_outlives_runs_and_additions(
    steps: list[tuple[list[int], set[str]]], large: None, vocabulary: Vocabulary
) -> None:
    stepwise = grown(*steps, dated=False)
    for kind in STORIES:
        assert sorted(stepwise.rows(kind), key=str) == sorted(grown(steps[-1], dated=False).rows(kind), key=str)
    story = {m.article_id: m.story_id for m in stepwise.rows(Member)}
    of = [story.get(document(n, dated=False).doc_id) for n in range(7)]
    present, kinds = steps[-1]
    for kind, pair in {"merge": (0, 3), "split": (1, 2), "pin": (4, 5)}.items():
        if kind in kinds and set(pair) <= set(present):
            assert (of[pair[0]] == of[pair[1]]) == (kind != "split")


def test_a_word_that_is_taken_back_binds_no_longer(large: None, vocabulary: Vocabulary) -> None:
    store = grown(([0, 1, 3], {"merge"}), ([0, 1, 3], set()), dated=False)
    found = {m.article_id: m.story_id for m in store.rows(Member)}
    assert found[document(0, dated=False).doc_id] != found[document(3, dated=False).doc_id]
