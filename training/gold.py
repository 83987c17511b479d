"""Gold annotation of whole stories by us, kept without their texts: where each piece of evidence stands.

    python -m training.gold DATA OUT         lay out OUT/read, held and promises, for ``python -m evals gold --data``
    python -m training.gold keep FOLDERS     keep the annotation of the folders below FOLDERS, without the texts

Names, quotations, happenings, promises, credits and key facts, by the guide of the benchmark's gold stories, made by
language models (docs/labels.md). The errors on the stories under ``read`` have been read, those under ``held`` only
counted: whoever reads them too should move them. Those under ``promises`` have commitments, and apart from them what
half of all editors would mark, and what is only demanded; half of them happenings and credits too.
"""

import gzip
import json
import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

KEPT = Path(__file__).parent / "gold.jsonl.gz"
SCORER = "score_dossier.py"  # beside DATA, and expected beside the folder that is scored
LINES = ("boilerplate", "captions")  # lists of whole lines by account
DROPPED = ("notes", "published_evidence")  # remarks that may repeat a text
_ACCOUNT = re.compile(r"a\d+")
Texts = dict[str, str]
Change = Callable[..., Any]


def keep(folders: Path, out: Path = KEPT) -> None:
    """Write a row a story; each folder's ``meta.json`` gives the ``doc_id`` of every account."""
    with gzip.GzipFile(out, "wb", mtime=0) as rows:
        for path in sorted(folders.glob("*/*/gold.json")):
            texts = {p.stem: p.read_text(encoding="utf-8") for p in sorted(path.parent.glob("a*.txt"))}
            gold = json.loads(path.read_text(encoding="utf-8"))
            meta = json.loads((path.parent / "meta.json").read_text(encoding="utf-8"))
            row = {"story": path.parent.name, "part": path.parent.parent.name, "gold": with_places(gold, texts)}
            row["accounts"] = {stem: meta[stem]["doc_id"] for stem in texts}
            rows.write(json.dumps(row, ensure_ascii=False).encode() + b"\n")


def lay_out(data: Path, out: Path, kept: Path = KEPT) -> None:
    """Write a folder a story: texts, addresses, ``gold.json``; a KeyError names an article that DATA lacks."""
    rows = {row["doc_id"]: row for row in articles(data)}
    with gzip.open(kept, "rt", encoding="utf-8") as lines:
        for story in map(json.loads, lines):
            folder = out / story["part"] / story["story"]
            folder.mkdir(parents=True, exist_ok=True)
            own = {stem: rows[doc_id] for stem, doc_id in story["accounts"].items()}
            texts = {stem: f"{row['title']}\n{row['text']}" for stem, row in own.items()}
            for stem, text in texts.items():
                (folder / f"{stem}.txt").write_text(text, encoding="utf-8")
            about = {stem: {key: row.get(key) for key in ("title", "url", "doc_id")} for stem, row in own.items()}
            _write(folder / "meta.json", about)
            _write(folder / "gold.json", with_words(story["gold"], texts))
    if (data.parent / SCORER).exists():
        shutil.copy(data.parent / SCORER, out / SCORER)


def articles(data: Path) -> list[dict[str, Any]]:
    """The rows of ``DATA/stories``."""
    return [json.loads(x) for p in sorted(data.glob("stories/*.jsonl")) for x in p.read_text("utf-8").splitlines()]


def with_places(gold: dict[str, Any], texts: Texts) -> dict[str, Any]:
    """Annotation whose evidence and lines say where the words first stand."""

    def place(account: str, words: str) -> list[Any]:
        start = texts[account].index(words)
        return [account, start, start + len(words)]

    return _mapped({k: v for k, v in gold.items() if k not in DROPPED}, place)


def with_words(gold: dict[str, Any], texts: Texts) -> dict[str, Any]:
    """Annotation whose evidence and lines are the words that stand at a place."""
    return _mapped(gold, lambda account, start, end: [account, texts[account][start:end]])


def _mapped(gold: dict[str, Any], change: Change) -> dict[str, Any]:
    out = {key: _evidence(value, change) for key, value in gold.items() if key not in LINES}
    for key in LINES:
        lines = gold.get(key, {})
        out[key] = {a: [_bare(change(a, *_list(line))) for line in own] for a, own in lines.items()}
    return out


def _list(line: Any) -> list[Any]:
    return line if isinstance(line, list) else [line]


def _bare(changed: list[Any]) -> Any:
    return changed[1] if len(changed) == 2 else changed[1:]


def _evidence(value: Any, change: Change) -> Any:
    """Change every piece of evidence in a value, wherever it stands."""
    if isinstance(value, dict):
        return {key: _evidence(inner, change) for key, inner in value.items()}
    if not isinstance(value, list):
        return value
    if len(value) > 1 and isinstance(value[0], str) and _ACCOUNT.fullmatch(value[0]):
        return change(*value)
    return [_evidence(inner, change) for inner in value]


def _write(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    if sys.argv[1] == "keep":
        keep(Path(sys.argv[2]))
    else:
        lay_out(Path(sys.argv[1]), Path(sys.argv[2]))
