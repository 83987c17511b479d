"""The whole flow on hand-annotated stories, scored by the maintainers' ``score_dossier.py``.

The folder holds a folder a story, each with its articles and ``gold.json``; the scorer lies in a folder
above the data.
"""

import contextlib
import importlib.util
import io
import json
import math
import tempfile
import time
from pathlib import Path
from types import ModuleType
from typing import Any

from consilience import build


def run(data: Path) -> dict[str, Any]:
    """Return the mean of every figure over the stories, and each story's own under ``stories``."""
    began = time.perf_counter()
    scorer = find_scorer(data)
    stories = {
        folder.name: score(folder, scorer) for folder in sorted(data.iterdir()) if (folder / "gold.json").exists()
    }
    return {**_mean(stories), "n": len(stories), "seconds": time.perf_counter() - began, "stories": stories}


def find_scorer(data: Path) -> ModuleType:
    """Load ``score_dossier.py`` from the nearest folder above the data's files that has it."""
    somewhere = next((path.resolve() for path in data.rglob("*") if path.is_file()), data.resolve())
    for folder in somewhere.parents:
        if (path := folder / "score_dossier.py").exists():
            spec = importlib.util.spec_from_file_location("score_dossier", path)
            assert spec is not None and spec.loader is not None
            module = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(module)
            return module
    raise SystemExit("score_dossier.py was not found above the data folder")


def score(folder: Path, scorer: ModuleType, misses: bool = False) -> dict[str, float]:
    """Build the dossier of one story and score it against its gold."""
    paths = sorted(folder.glob("*.txt"))
    with tempfile.TemporaryDirectory() as out:
        path = Path(out) / "dossier.json"
        path.write_text(json.dumps(build(paths).to_dict()), encoding="utf-8")
        with contextlib.nullcontext() if misses else contextlib.redirect_stdout(io.StringIO()):
            figures: dict[str, float] = scorer.main(str(path), str(folder), misses=misses)
    return figures


def _mean(stories: dict[str, dict[str, float]]) -> dict[str, float]:
    names = dict.fromkeys(name for figures in stories.values() for name in figures)
    means = {}
    for name in names:
        values = [f[name] for f in stories.values() if name in f and not math.isnan(f[name])]
        means[name] = sum(values) / len(values) if values else float("nan")
    return means


if __name__ == "__main__":  # one story with every miss listed: python -m evals.gold FOLDER
    import sys

    story = Path(sys.argv[1])
    score(story, find_scorer(story), misses=True)
