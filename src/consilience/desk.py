"""The facade: what a user can ask of a collection. All faces (CLI, Python, pages) go through it."""

from collections.abc import Iterable
from pathlib import Path
from types import TracebackType

from consilience import pipeline
from consilience.dossier import Dossier
from consilience.errors import SettingsError
from consilience.records import RawDocument
from consilience.run import Map, Report, process_map, run, serial_map
from consilience.run.engine import Progress
from consilience.sources import read_paths
from consilience.store import SqliteStore

MEMORY = ":memory:"


class Desk:
    """A collection of accounts in one store, and the questions it answers."""

    def __init__(self, store: Path | str = MEMORY) -> None:
        self._store = SqliteStore(store, pipeline.RECORDS)

    def __enter__(self) -> "Desk":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the store."""
        self._store.close()

    def read(self, paths: Iterable[Path | str]) -> int:
        """Make the documents under ``paths`` the collection; return how many there are.

        Raises SettingsError when a path does not exist or when nothing in them can be read.
        """
        items = list(read_paths(paths))
        documents = [item for item in items if isinstance(item, RawDocument)]
        failed = [item for item in items if not isinstance(item, RawDocument)]
        if not documents:
            reasons = "; ".join(f"{path}: {reason}" for path, reason in failed[:5]) or "the folder is empty"
            raise SettingsError(f"nothing to read: {reasons}")
        self.put(documents, failed)
        return len(documents)

    def put(self, documents: Iterable[RawDocument], failed: Iterable[tuple[str, str]] = ()) -> None:
        """Make these documents the collection."""
        self._store.replace_documents(documents, failed)

    def update(self, workers: int = 1, progress: Progress = lambda *_: None) -> Report:
        """Bring every record up to date. Only what changed is computed again."""
        if workers <= 1:
            return self._update(serial_map, progress)
        with process_map(workers) as map_:
            return self._update(map_, progress)

    def _update(self, map_: Map, progress: Progress) -> Report:
        return run(pipeline.PIPELINE, self._store, map_, progress)

    def retry(self) -> int:
        """Mark failed partitions to be tried again by the next update; return how many."""
        return self._store.clear_failures()

    def dossier(self) -> Dossier:
        """Return everything that is known, as one dossier."""
        return Dossier({kind: self._store.rows(kind) for kind in pipeline.RECORDS}, self._store.ledger())


def open_desk(store: Path | str = MEMORY) -> Desk:
    """Open a collection; the store is made when it does not exist yet."""
    return Desk(store)


def build(paths: Iterable[Path | str], store: Path | str = MEMORY, workers: int = 1) -> Dossier:
    """Read accounts from files and folders and return their dossier."""
    with open_desk(store) as desk:
        desk.read(paths)
        desk.update(workers)
        return desk.dossier()
