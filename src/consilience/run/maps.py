"""Where the work is done is the choice of a map: in this process, or in several."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Any

from consilience.errors import ConsilienceError

Map = Callable[[Callable[[Any], Any], Iterable[Any]], Iterator[Any]]

serial_map: Map = map  # for tests, debugging and small inputs


@contextmanager
def process_map(workers: int) -> Iterator[Map]:
    """Yield a map over worker processes; models are loaded once in each. Results come as they are ready."""
    context = multiprocessing.get_context("spawn")  # forking after threads were started can hang
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_settle)
    try:
        yield lambda function, items: _submit(pool, workers, function, items)
    finally:
        pool.shutdown(cancel_futures=True)


def _settle() -> None:
    """Let this worker live exactly as long as its parent: Ctrl-C is the parent's, a killed parent leaves no orphan."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_follow_parent, daemon=True).start()


def _follow_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _submit(
    pool: ProcessPoolExecutor, workers: int, function: Callable[[Any], Any], items: Iterable[Any]
) -> Iterator[Any]:
    """Keep a few items a worker in flight, so that a long input is never wholly in memory."""
    pending: set[Future[Any]] = set()
    try:
        for item in items:
            pending.add(pool.submit(function, item))
            if len(pending) >= 3 * workers:
                done, pending = wait(pending, return_when=FIRST_COMPLETED)
                yield from (future.result() for future in done)
        while pending:
            done, pending = wait(pending, return_when=FIRST_COMPLETED)
            yield from (future.result() for future in done)
    except BrokenProcessPool as error:
        raise ConsilienceError(
            "a worker process was killed (out of memory?): run again with --workers 1; finished work is kept"
        ) from error
