"""``python -m evals TASK --data PATH [--json]``: score the project on any data in the documented formats."""

import argparse
import importlib
import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

# Tasks of `all`, each with data in the folder of its name; and those that are only run alone.
TASKS = (
    "clean", "time", "quantities", "quotes", "entities", "names", "meantime", "stories", "reuse", "timelines",
    "agreement", "factuality", "events",
)  # fmt: skip
ALONE = ("gold", "speed", "copies", "sample", "planted", "differences", "publication")
# What others report on such data, where the field has a figure.
PUBLISHED = {
    "clean": "trafilatura .960 / Zyte .970 (scrapinghub F1); trafilatura .937 (wcxb word F1)",
    "time": "HeidelTime .903 / .813 / .776; SUTime .903 / .796 / .674 (relaxed / strict / value F1)",
    "quantities": "CQE .920 / .856 / .881 (value / +unit / +change)",
    "quotes": "BERT+CofeNet .832 / .753 / .729; CoreNLP .139 / - / .175 (source / cue / content)",
    "entities": "CoNLL++ .948 (large models), BERT-base about .92",
    "names": "OpenSanctions logic-v2 .790; Levenshtein .664; Arabic full names token-sort .805",
    "meantime": "lemma baseline CoNLL F1 .576 (all mentions)",
    "stories": "ECB+ pairwise .967, B3 .968 with K given; TF-IDF + average link .832 / .878",
    "reuse": ".947 binary / .80 four classes",
    "timelines": "DATEWISE date F1 .544, alignment ROUGE-1 .120, ROUGE-2 .035",
    "agreement": "NAnCo .813; SummEdits news human .900, GPT-4 .833; SNLI .917",
    "factuality": "UDS-IH2 MAE .73, r .91; UW about .4 / .85",
    "events": "ZSP .964 / .896 / .824 (binary / quad / root macro F1)",
}


def main() -> None:
    """Run one task, or all of them, and print a table or one JSON object."""
    parser = argparse.ArgumentParser(prog="python -m evals", description=__doc__)
    parser.add_argument("task", choices=[*TASKS, *ALONE, "all"])
    parser.add_argument("--data", type=Path, required=True, help="folder with the data; for `all` their common root")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    arguments = parser.parse_args()
    if not arguments.data.is_dir():
        sys.exit(f"{arguments.data}: no such folder (the benchmark data does not come with the project)")
    results = {}
    for name, result in _results(arguments.task, arguments.data):
        results[name] = result
        if not arguments.json:
            _table(name, result)  # each as it is ready: all of them take long
    if arguments.json:
        print(json.dumps(results if arguments.task == "all" else results[arguments.task], indent=1))


def _results(task: str, data: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    if task != "all":
        yield task, _run(task, data)
        return
    with tempfile.TemporaryDirectory() as scratch:
        for name in TASKS:
            yield name, _run(name, _untaught(data / name, Path(scratch)))


def _untaught(data: Path, scratch: Path) -> Path:
    """Return the data without files named ``*train*``, which taught the shipped weights, where others remain."""
    files = [path for path in data.rglob("*") if path.is_file()]
    kept = [path for path in files if "train" not in path.name]
    if not kept or len(kept) == len(files):
        return data
    for path in kept:
        link = scratch / data.name / path.relative_to(data)
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(path.resolve())
    return scratch / data.name


def _run(name: str, data: Path) -> dict[str, Any]:
    return importlib.import_module(f"evals.{name}").run(data)


def _table(name: str, result: dict[str, Any]) -> None:
    rows = {"consilience": result, **result.get("kinds", {}), **result.get("baselines", {})}
    keys = [k for k, v in result.items() if isinstance(v, int | float) and k not in {"n", "seconds"}]
    print(f"\n{name}: n={result.get('n')}, {result.get('seconds', 0):.1f} s", flush=True)
    width = max(map(len, rows)) + 2
    print(" " * width + "  ".join(f"{k:>{max(len(k), 6)}}" for k in keys))
    for label, row in rows.items():
        print(label.ljust(width) + "  ".join(_cell(row.get(k)).rjust(max(len(k), 6)) for k in keys))
    if name in PUBLISHED:
        print(f"published best: {PUBLISHED[name]}")
    for kind, count in result.get("failures", {}).items():
        print(f"  failures, {kind}: {count}")


def _cell(figure: float | None) -> str:
    if figure is None:
        return ""
    return str(figure) if isinstance(figure, int) else f"{figure:.3f}"


if __name__ == "__main__":
    main()
