"""Rows come back as they went in; bad worlds are explained."""

import itertools
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.errors import StoreError
from consilience.pipeline import PIPELINE, RECORDS
from consilience.records import Block, Part, Publication, RawDocument, Signature
from consilience.store import Outcome, SqliteStore, schema
from tests.factory import make
from tests.run import toy

weights = st.lists(st.floats(allow_nan=False, allow_infinity=False), max_size=3).map(tuple)


@settings(max_examples=30, deadline=None)
@given(st.builds(RawDocument), st.builds(Signature, term_weights=weights))
def test_rows_round_trip(document: RawDocument, signature: Signature) -> None:
    for record in (document, signature):
        kind = type(record)
        values = schema.row(record, "key")
        db = sqlite3.connect(":memory:")
        for statement in schema.create(kind):
            db.execute(statement)
        try:
            db.execute(schema.insert(kind), values)
        except UnicodeEncodeError:  # lone surrogates cannot be decoded text
            continue
        names = ", ".join(f'"{f}"' for f in schema.fields(kind))
        (row,) = db.execute(f'SELECT {names} FROM "{schema.table(kind)}"')
        assert schema.decode(kind, row) == record


def test_the_hash_is_of_the_content() -> None:
    a = schema.row(make(Block, article_id="x", kind="title"), "k")
    assert a[-1] == schema.row(make(Block, article_id="x", kind="title"), "other")[-1]
    assert a[-1] != schema.row(make(Block, article_id="x", kind="dek"), "k")[-1]


def test_one_process_writes_and_others_may_read(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    writer = SqliteStore(path, toy.RECORDS)
    writer.replace_documents([toy.document("alpha")], [])
    other = SqliteStore(path, toy.RECORDS)
    assert [d.path for d in other.rows(RawDocument)] == ["alpha"]
    with pytest.raises(StoreError, match="another process"):
        other.replace_documents([toy.document("beta")], [])
    writer.close()
    other.replace_documents([toy.document("beta")], [])
    assert [d.path for d in other.rows(RawDocument)] == ["beta"]


PARTS = st.lists(st.sampled_from([make(Part, article_id=a, part_id=p) for a in "ab" for p in "xy"]), max_size=5)


@settings(max_examples=30, deadline=None)
@given(st.lists(PARTS, min_size=1, max_size=3))
def test_a_partitions_records_are_wholly_those_of_its_last_outcome(outcomes: list[list[Part]]) -> None:
    store = SqliteStore(":memory:", RECORDS)
    gather = next(stage for stage in PIPELINE if stage.name == "gather")
    for records in outcomes:
        store.commit(gather, "v", [Outcome("", "", records, "", 0.0), Outcome("other", "", records[:1], "", 0.0)])
    assert sorted(store.rows(Part), key=str) == sorted([*outcomes[-1], *outcomes[-1][:1]], key=str)


def test_what_partitions_are_looked_up_by_is_indexed() -> None:
    store = SqliteStore(":memory:", RECORDS)
    for stage in PIPELINE:
        for kind, field in itertools.product(stage.reads, (stage.by, stage.joins)):
            if field in schema.fields(kind):
                sql = f'SELECT sum(_hash) FROM "{schema.table(kind)}" WHERE {field} = ?'
                (*_, plan) = store._db.execute(f"EXPLAIN QUERY PLAN {sql}", ["x"]).fetchone()
                assert "COVERING INDEX" in plan, (stage.name, kind)


def test_a_file_that_is_no_store_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    path.write_text("this is a letter to the editor, not a database, and it is long enough to be read as one" * 20)
    with pytest.raises(StoreError, match="no store"):
        SqliteStore(path, toy.RECORDS)


def test_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "s.db", toy.RECORDS)
    store.replace_documents([toy.document("alpha")], [])
    pages = store._db.execute("PRAGMA page_count").fetchone()[0]
    store._db.execute(f"PRAGMA max_page_count={pages}")
    with pytest.raises(StoreError, match="free some space"):
        store.replace_documents([toy.document("x" * 200_000)], [])
    assert [d.path for d in store.rows(RawDocument)] == ["alpha"]


def test_records_of_another_version_are_made_again(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "s.db", toy.RECORDS)
    store.replace_documents([toy.document("alpha")], [])
    store.close()
    assert SqliteStore(tmp_path / "s.db", [*toy.RECORDS, Publication]).rows(RawDocument) == []
