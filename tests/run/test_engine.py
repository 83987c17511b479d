"""Incremental runs equal runs from scratch; failures are values; nothing is done twice."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.errors import ModelError
from consilience.records import Article, BriefLine, Member, Sentence
from consilience.run import process_map, run
from consilience.run.engine import Work, execute
from consilience.stage import Stage
from consilience.store import SqliteStore
from tests.run import toy

TEXTS = ["alpha one", "alpha two", "beta one", "beta", "gamma ray", "ärger ünd"]


def everything(store: SqliteStore) -> dict[type, list]:
    return {kind: store.rows(kind) for kind in toy.RECORDS}


def fresh(texts: list[str]) -> SqliteStore:
    store = SqliteStore(":memory:", toy.RECORDS)
    store.replace_documents([toy.document(t) for t in texts], [])
    run(toy.PIPELINE, store)
    return store


def test_a_second_run_computes_nothing() -> None:
    store = fresh(TEXTS)
    assert run(toy.PIPELINE, store).executed == 0


def test_an_added_document_touches_only_its_own_partitions() -> None:
    store = fresh(TEXTS)
    store.replace_documents([toy.document(t) for t in [*TEXTS, "beta three"]], [])
    assert run(toy.PIPELINE, store).done == {"clean": 1, "cut": 1, "group": 1, "tell": 1}
    assert everything(store) == everything(fresh([*TEXTS, "beta three"]))


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sets(st.sampled_from(TEXTS)), min_size=1, max_size=4))
def test_incremental_equals_from_scratch(steps: list[set[str]]) -> None:
    store = SqliteStore(":memory:", toy.RECORDS)
    for texts in steps:
        store.replace_documents([toy.document(t) for t in texts], [])
        run(toy.PIPELINE, store)
    assert everything(store) == everything(fresh(sorted(steps[-1])))


def test_a_failure_is_a_row_of_the_ledger_and_the_rest_is_done() -> None:
    store = fresh(["alpha", "bad", "beta"])
    errors = [row.error for row in store.ledger() if row.error]
    assert errors == ["ValueError: cannot be read"]
    assert len(store.rows(Member)) == 2
    assert run(toy.PIPELINE, store).executed == 0
    assert store.clear_failures() == 1
    assert run(toy.PIPELINE, store).failed == {"clean": 1}


def test_a_raised_version_is_done_again_and_equal_output_stops_there() -> None:
    store = fresh(TEXTS)
    raised = [Stage(s.func, s.by, s.via, version=2 if s.name == "cut" else 1) for s in toy.PIPELINE]
    assert run(raised, store).done == {"cut": len(TEXTS)}


def test_removed_documents_leave_nothing_behind() -> None:
    store = fresh(TEXTS)
    store.replace_documents([toy.document("beta")], [])
    run(toy.PIPELINE, store)
    assert [s.lemmas for s in store.rows(Sentence)] == [("beta",)]
    assert len(store.rows(BriefLine)) == 1
    assert {row.key for row in store.ledger() if row.stage == "tell"} == {"b"}


def test_a_missing_model_ends_the_run() -> None:
    def count(articles: list[Article], *, model: int) -> Iterator[Sentence]:
        yield from ()

    with pytest.raises(ModelError):
        execute(Work(Stage(count, by="article_id"), [("a", "", [[]])]))


@pytest.mark.slow
def test_a_killed_run_leaves_no_worker_behind() -> None:
    code = (
        "import time\nfrom consilience.run import process_map\n"
        "with process_map(2) as map_:\n    print(*map_(abs, range(4)), flush=True)\n    time.sleep(600)\n"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline()
        parent.kill()
        assert parent.communicate(timeout=60) == (b"", None)  # ends when the last worker has closed its output


@pytest.mark.slow
def test_processes_give_the_same_records(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "s.db", toy.RECORDS)
    store.replace_documents([toy.document(t) for t in TEXTS], [])
    with process_map(2) as map_:
        run(toy.PIPELINE, store, map_)
    assert everything(store) == everything(fresh(TEXTS))
