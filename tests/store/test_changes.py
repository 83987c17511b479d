"""A stage that is up to date is asked only for what was touched, and nothing that was touched is missed."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.records import Article, Collection, Entry, Part, RawDocument, Tally, Tie
from consilience.run import run
from consilience.stage import Stage
from consilience.store import Outcome, SqliteStore
from tests.factory import make
from tests.run import toy


def put(documents: list[RawDocument]) -> Iterator[Entry | Tie | Tally | Collection]:
    yield from ()  # what it would write is committed by hand


def gather(entries: list[Entry], ties: list[Tie], collections: list[Collection]) -> Iterator[Part]:
    """Name every article's part by its first article and by the ties in it."""
    told = "".join(sorted(f"{tie.article_id}{tie.tied_to}" for tie in ties))
    for entry in entries:
        yield Part(article_id=entry.article_id, part_id=f"{min(e.article_id for e in entries)} {told} {collections}")


PUT, GATHER = Stage(put, by="doc_id"), Stage(gather, by="article_id", joins="tied_to")
KINDS = [RawDocument, Entry, Tie, Tally, Collection, Part]
ENTRIES = [make(Entry, article_id=article) for article in "abcdef"]
TIES = [make(Tie, article_id=a, tied_to=b) for a in "abcdef" for b in "abcdef" if a < b]
STEPS = st.lists(st.sets(st.sampled_from([*ENTRIES, *TIES, make(Collection, prior=1.0)])), min_size=1, max_size=5)


def grown(steps: Iterable[set[Any]]) -> SqliteStore:
    store = SqliteStore(":memory:", KINDS)
    for records in steps:
        store.commit(PUT, "", [Outcome("", "", sorted(records, key=str), "", 0.0)])
        run([GATHER], store)
    return store


def partitions(store: SqliteStore) -> list[Any]:
    """Which partition each key belongs to, and which partitions the ledger knows."""
    return [store._db.execute(f"SELECT * FROM {table} ORDER BY 2").fetchall() for table in ("joined", "touched")] + [
        [row.key for row in store.ledger() if row.stage == "gather"]
    ]


@settings(max_examples=60, deadline=None)
@given(STEPS)
def test_keys_that_any_history_ties_are_one_partition(steps: list[set[Any]]) -> None:
    stepwise, at_once = grown(steps), grown(steps[-1:])
    assert sorted(stepwise.rows(Part), key=str) == sorted(at_once.rows(Part), key=str)
    assert partitions(stepwise) == partitions(at_once)


def test_only_partitions_that_a_change_touches_are_joined_again() -> None:
    store = grown([{*ENTRIES, make(Tie, article_id="a", tied_to="b"), make(Tie, article_id="c", tied_to="d")}])
    added = make(Tie, article_id="b", tied_to="e")
    store.commit(PUT, "", [Outcome("more", "", [added], "", 0.0)])
    assert run([GATHER], store).done == {"gather": 1}
    assert {part.part_id for part in store.rows(Part)} == {"a abbe []", "c cd []", "f  []"}


def test_what_every_partition_reads_touches_all() -> None:
    store = grown([set(ENTRIES)])
    store.commit(PUT, "", [Outcome("more", "", [make(Collection, prior=-1.0)], "", 0.0)])
    assert run([GATHER], store).done == {"gather": len(ENTRIES)}


def test_a_settled_stage_is_not_looked_through() -> None:
    store = SqliteStore(":memory:", toy.RECORDS)
    store.replace_documents([toy.document(text) for text in ("alpha", "beta")], [])
    run(toy.PIPELINE, store)
    (cut,) = (stage for stage in toy.PIPELINE if stage.name == "cut")
    store._db.execute("DELETE FROM ledger WHERE stage = 'cut'")
    assert store.due(cut, "v1") == []
    assert len(store.due(cut, "v2")) == len(store.rows(Article)) == 2


def test_a_file_of_another_version_keeps_what_was_given_and_notes_nothing_of_before(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "s.db", toy.RECORDS, [RawDocument])
    store.replace_documents([toy.document("alpha")], [])
    run(toy.PIPELINE, store)
    store.close()
    store = SqliteStore(tmp_path / "s.db", [*toy.RECORDS, Tally], [RawDocument])
    store.replace_documents([toy.document("alpha"), toy.document("beta")], [])
    assert run(toy.PIPELINE, store).done == {"clean": 2, "cut": 2, "group": 1, "tell": 2}


class Killed(BaseException):
    """What ends a run at once."""


@pytest.mark.parametrize("after", range(4))
def test_a_killed_run_is_taken_up_where_it_ended(after: int) -> None:
    def map_(function: Any, items: Iterable[Any]) -> Iterator[Any]:
        for item in items:
            if len(done) == after:
                raise Killed
            done.append(item)
            yield function(item)

    texts = ["alpha one", "alpha two", "beta one", "beta", "gamma ray"]
    store, at_once = SqliteStore(":memory:", toy.RECORDS), SqliteStore(":memory:", toy.RECORDS)
    for given_, last in ((texts[:3], False), (texts[1:], True)):
        store.replace_documents([toy.document(text) for text in given_], [])
        done: list[Any] = []
        with pytest.raises(Killed):
            run(toy.PIPELINE, store, map_)
        if last:
            run(toy.PIPELINE, store)
    at_once.replace_documents([toy.document(text) for text in texts[1:]], [])
    run(toy.PIPELINE, at_once)
    assert all(store.rows(kind) == at_once.rows(kind) for kind in toy.RECORDS)
    assert [(row.stage, row.key) for row in store.ledger()] == [(row.stage, row.key) for row in at_once.ledger()]
