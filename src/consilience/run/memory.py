"""Run the flow on a few documents in memory: for notebooks, tests and measuring."""

from collections.abc import Iterable
from typing import Any

from consilience.errors import ConsilienceError
from consilience.records import RawDocument
from consilience.run.engine import run
from consilience.run.maps import Map, serial_map
from consilience.store import SqliteStore


def analyse(
    documents: Iterable[RawDocument], until: str = "", map_: Map = serial_map, strict: bool = True
) -> dict[type, list[Any]]:
    """Run the pipeline, up to and including the stage named ``until``, and return all records by type.

    Raises ConsilienceError with the first failure when ``strict``.
    """
    from consilience.pipeline import PIPELINE, RECORDS  # noqa: PLC0415  the pipeline lies above this room

    names = [stage.name for stage in PIPELINE]
    store = SqliteStore(":memory:", RECORDS)
    store.replace_documents(documents, [])
    run(PIPELINE[: names.index(until) + 1] if until else PIPELINE, store, map_)
    failed = [row for row in store.ledger() if row.error]
    if failed and strict:
        raise ConsilienceError(f"{failed[0].stage} failed on {failed[0].key}: {failed[0].error}")
    return {kind: store.rows(kind) for kind in RECORDS}
