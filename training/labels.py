"""Our own labels of stories, kept without their texts: where each piece of evidence stands in which account.

    python -m training.labels DATA STORIES           lay out all labelled stories, those of DATA and our own
    python -m training.labels keep FOLDERS OUT       keep the labels of such folders, without the texts

DATA is the folder of data sets; each account is one article of a set of ``DATA/stories``. The labelled stories of DATA
are laid out with the facts that we think a brief of each must state. The recipes of the pair reader and of the
brief's weights read STORIES (docs/labels.md tells why no other does); ``STORIES/lines`` is a folder for
``python -m evals agreement``: lines that an article bears out, or not.
"""

import gzip
import json
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

KEPT = Path(__file__).parent / "labelled.jsonl.gz"
LINES = Path(__file__).parent / "lines.jsonl.gz"  # what articles bear out, and what they do not
FINDINGS = Path(__file__).parent / "findings.jsonl.gz"  # what an editor would print of what the comparators find
KEY_FACTS = Path(__file__).parent / "key_facts.jsonl.gz"  # what a brief of each story of DATA must state
GIVEN = "agreement/stories"  # the labelled stories of DATA
PLACES = {"claims": ["statements"], "key_facts": ["at"]}  # parts of labels, and what lists evidence in their rows
PAIRS = {"conflicts", "not_conflicts", "findings"}  # parts whose rows have two sides
HEADLINE = 10  # words of a text that stand for a headline it does not have
Labels = dict[str, Any]
Texts = dict[str, str]
Evidence = list[Any]  # an account and the words in it, or where they begin and end


def lay_out(data: Path, out: Path, kept: Path = KEPT, key_facts: Path = KEY_FACTS) -> None:
    """Write a folder a story: ``aN.txt`` and ``labels.json``."""
    shutil.copytree(data / GIVEN, out, dirs_exist_ok=True)
    every = articles(data)
    lay_out_kept(every, out, kept)
    _write_lines(out / "lines", every)
    for row in _rows(key_facts):
        if (folder := out / row["story"]).exists():
            _write(folder, {}, _labels(folder) | with_words({"key_facts": row["key_facts"]}, _texts(folder)))


def lay_out_kept(every: dict[tuple[str, str], str], out: Path, kept: Path = KEPT) -> None:
    """Write a folder for each story of which only the labels were kept; a KeyError names an article that is missing."""
    for n, row in enumerate(_rows(kept)):
        texts = {f"a{k}": every[*account] for k, account in enumerate(row.pop("accounts"), 1)}
        _write(out / f"u{n:03d}", texts, with_words(row, texts))


def keep(folders: Path, out: Path) -> None:
    """Keep labels without texts; each folder's ``meta.json`` says of which set an account is, and its ``doc_id``."""
    with gzip.GzipFile(out, "wb", mtime=0) as rows:
        for folder in sorted(path.parent for path in folders.rglob("labels.json")):
            texts = _texts(folder)
            meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
            accounts = [[meta[stem]["set"], meta[stem]["doc_id"]] for stem in texts]
            labels = with_places(_labels(folder), texts)
            rows.write(json.dumps({"accounts": accounts} | labels, ensure_ascii=False).encode() + b"\n")


def with_places(labels: Labels, texts: Texts) -> Labels:
    """Labels whose evidence says where the words first stand."""

    def place(account: str, words: str) -> Evidence:
        start = texts[account].index(words)
        return [account, start, start + len(words)]

    return _mapped(labels, place)


def with_words(labels: Labels, texts: Texts) -> Labels:
    """Labels whose evidence gives the words that stand at a place."""
    return _mapped(labels, lambda account, start, end: [account, texts[account][start:end]])


def _mapped(labels: Labels, change: Callable[..., Evidence]) -> Labels:
    out = dict(labels)
    for part, rows in labels.items():
        if lists := PLACES.get(part):
            out[part] = [row | {key: [change(*place) for place in row[key]] for key in lists} for row in rows]
        elif part in PAIRS:
            out[part] = [row | {side: change(*row[side]) for side in "ab"} for row in rows]
    return out


def _rows(path: Path) -> Iterator[Labels]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _texts(folder: Path) -> Texts:
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.glob("a*.txt"))}


def _labels(folder: Path) -> Labels:
    return dict(json.loads((folder / "labels.json").read_text(encoding="utf-8")))


def articles(data: Path) -> dict[tuple[str, str], str]:
    """The articles of ``DATA/stories``, headline first, by the name of their set and their own."""
    return {key: text for path in sorted(data.glob("stories/*.jsonl")) for key, text in _articles(path)}


def _articles(path: Path) -> Iterator[tuple[tuple[str, str], str]]:
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        if row["text"]:
            words = (row["title"] or "").split() or row["text"].split()[:HEADLINE]
            yield (path.name.split(".")[0], row["doc_id"]), f"{' '.join(words)}\n{row['text'].strip()}\n"


def _write_lines(folder: Path, every: dict[tuple[str, str], str]) -> None:
    """Rows of an article, a line, and whether it follows, as sets of inference give them."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lines.jsonl").open("w", encoding="utf-8") as out:
        for row in _rows(LINES):
            if (article := every.get(tuple(row["article"]))) is not None:
                label = "e" if row["holds"] else "not_e"
                out.write(json.dumps({"premise": article, "hypothesis": row["line"], "label": label}) + "\n")


def _write(folder: Path, texts: Texts, labels: Labels) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for account, text in texts.items():
        (folder / f"{account}.txt").write_text(text, encoding="utf-8")
    (folder / "labels.json").write_text(json.dumps(labels, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    if sys.argv[1] == "keep":
        keep(Path(sys.argv[2]), Path(sys.argv[3]))
    else:
        lay_out(Path(sys.argv[1]), Path(sys.argv[2]))
