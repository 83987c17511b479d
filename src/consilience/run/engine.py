"""Bring every stage up to date, partition by partition."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from consilience.models import load, prepare, variant
from consilience.run.maps import Map, serial_map
from consilience.stage import Stage
from consilience.store import Outcome, SqliteStore

CHUNK = 4  # partitions sent and committed together: small, so that a killed run loses little
Progress = Callable[[str, int, int], None]  # stage name, partitions done, partitions due


@dataclass(frozen=True)
class Work:
    """Some partitions of one stage, with their inputs: all that a worker needs."""

    stage: Stage
    partitions: list[tuple[str, str, list[list[Any]]]]  # key, fingerprint, inputs


@dataclass
class Report:
    """What a run did: partitions done and failed, by stage."""

    done: dict[str, int] = field(default_factory=dict)
    failed: dict[str, int] = field(default_factory=dict)

    @property
    def executed(self) -> int:
        """Partitions that were computed; 0 when nothing had changed."""
        return sum(self.done.values()) + sum(self.failed.values())


def run(
    pipeline: list[Stage], store: SqliteStore, map_: Map = serial_map, progress: Progress = lambda *_: None
) -> Report:
    """Compute what is due of every stage, in order, and keep the results."""
    report = Report()
    for n, stage in enumerate(pipeline):
        wanted = stage_variant(stage)
        due = store.due(stage, wanted)
        if due and not report.executed and map_ is serial_map:  # what is due here makes the later stages due
            prepare(use for later in pipeline[n:] for use in later.needs.values())
        progress(stage.name, 0, len(due))
        done = 0
        for outcomes in map_(execute, _works(stage, store, due)):
            store.commit(stage, wanted, outcomes)
            done += len(outcomes)
            for outcome in outcomes:
                tally = report.failed if outcome.error else report.done
                tally[stage.name] = tally.get(stage.name, 0) + 1
            progress(stage.name, done, len(due))
        store.settle(stage, wanted)
    return report


def _works(stage: Stage, store: SqliteStore, due: list[tuple[str, str]]) -> Iterator[Work]:
    for start in range(0, len(due), CHUNK):
        chunk = due[start : start + CHUNK]
        yield Work(stage, [(key, print_, store.inputs(stage, key)) for key, print_ in chunk])


def stage_variant(stage: Stage) -> str:
    """Name all that a stage's results depend on besides its inputs: its version and its models."""
    return " ".join([f"v{stage.version}", *(variant(use) for _, use in sorted(stage.needs.items(), key=str))])


def execute(work: Work) -> list[Outcome]:
    """Compute some partitions; a model that is missing or wrong ends the run (ModelError)."""
    needs = {name: load(use) for name, use in work.stage.needs.items()}
    return [_outcome(work.stage, needs, *partition) for partition in work.partitions]


def _outcome(stage: Stage, needs: dict[str, Any], key: str, fingerprint: str, inputs: list[list[Any]]) -> Outcome:
    """Compute a partition. The only place where any exception becomes a value."""
    began = time.perf_counter()
    records, error = [], ""
    try:
        records = stage(inputs, needs)
    except Exception as failure:
        error = f"{type(failure).__name__}: {failure}"
    return Outcome(key, fingerprint, records, error, time.perf_counter() - began)
