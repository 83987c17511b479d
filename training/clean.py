"""Teach the content forests: ``python -m training.clean FOLDER OUT.npz [--hold-out K]``.

FOLDER holds WCXB (CC BY 4.0): pages with gold main text, and the same pages flattened to labelled lines. With
``--hold-out K`` the sites of fold K of five are left out and scored: for figures, not for shipping.
Two looks (stacked generalisation, Wolpert 1992): the sites are cut into halves A and B; a first forest taught on A
scores B and the other way round, so that the second forest learns from honest first scores. The shipped first look
is the mean of both. Log-odds of words come from the half that a row is not in, for the same reason.
"""

import argparse
import gzip
import hashlib
import json
import math
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np

from consilience.models.content import Floats, Forest
from consilience.stages.clean.features import line_features, stacked, words_of
from consilience.stages.clean.markup import box_shares, markup_features
from consilience.stages.clean.metadata import about_page
from consilience.stages.clean.outlet import site_of
from consilience.stages.clean.tree import Chunk, chunks_of, parse
from consilience.text import squeeze

SEED = 7
FURNITURE_SHARE = 0.4  # of the furniture lines; the rest teach nothing new
FOREST = {
    "objective": "binary",
    "learning_rate": 0.1,
    "num_leaves": 24,
    "max_depth": 7,
    "min_data_in_leaf": 80,
    "feature_fraction": 0.4,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 5,
    "max_bin": 63,
    "num_threads": 1,
    "verbose": -1,
    "seed": SEED,
    "deterministic": True,
}
UNREAD_SHARE = 0.2  # of the flattened documents; pages have their markup to go by, and lose by it
Odds = tuple[dict[str, float], dict[str, float]]
FIRST_TREES, SECOND_TREES = 60, 90


@dataclass(eq=False)
class Sample:
    """One document to learn from: its lines with labels (1 content, 0 furniture, 2 left out)."""

    site: str
    lines: list[str]
    labels: Any
    way: str = "page"
    weight: float = 1.0
    chunks: list[Chunk] = field(default_factory=list)
    title: str = ""


# ---------------------------------------------------------------- samples


def read_rows(folder: Path) -> list[dict[str, Any]]:
    """Read every JSONL file whose rows carry WCXB's page numbers."""
    rows = []
    for path in sorted(folder.rglob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            rows += [row for row in map(json.loads, lines) if re.search(r"(^|:)dev/\d+$", row["id"])]
    return rows


def flat_samples(rows: list[dict[str, Any]]) -> list[Sample]:
    """Flattened pages, and from each a clean article cut out of it: whoever pastes an article brings little else."""
    sites = {r["id"]: site_of(r["url"] or r["id"]) for r in rows if "html" in r}
    samples, chance = [], random.Random(SEED)
    for row in (r for r in rows if "lines" in r):
        way, page = row["id"].split(":", 1)
        pairs = [(squeeze(x), y) for x, y in zip(row["lines"], row["labels"], strict=True) if x.strip()]
        if pairs:
            sample = Sample(sites.get(page, page), [x for x, _ in pairs], np.array([y for _, y in pairs]), way)
            samples += [sample, *([_cut_out(sample, chance)] if way == "box" else [])]
    return [s for s in samples if len(s.lines) > 3]


def _cut_out(sample: Sample, chance: random.Random) -> Sample:
    """Keep the article, often its headline, and sometimes a few lines of furniture before or after it."""
    content = [i for i, y in enumerate(sample.labels) if y == 1]
    if not content:
        return Sample(sample.site, [], np.zeros(0, int))
    if chance.random() < 0.3:
        content = content[: max(4, int(len(content) * chance.random()))]
    keep = set(content) | set([i for i, y in enumerate(sample.labels) if y == 2][: chance.random() < 0.7])
    if chance.random() < 0.5:
        keep |= set(range(content[-1] + 1, min(len(sample.lines), content[-1] + 1 + chance.choice([1, 1, 2, 3, 5, 8]))))
    if chance.random() < 0.25:
        keep |= set(range(max(0, content[0] - chance.choice([1, 2, 4])), content[0]))
    order = sorted(keep)
    return Sample(sample.site, [sample.lines[i] for i in order], sample.labels[order], "cut", 0.7)


def page_samples(rows: list[dict[str, Any]]) -> list[Sample]:
    """Pages as chunks, labelled by whether the gold text holds their words."""
    samples = []
    for row in (r for r in rows if "html" in r):
        root = parse(row["html"])
        chunks = chunks_of(root) if root is not None else []
        if root is not None and len(chunks) > 3:
            about = about_page(root, row["url"] or "")
            labels = _labels(chunks, row["text"])
            site = site_of(row["url"] or row["id"])
            samples.append(Sample(site, [c.text for c in chunks], labels, chunks=chunks, title=about.title))
    return samples


def _labels(chunks: list[Chunk], gold: str) -> Any:
    """A chunk is content when most of its runs of four words stand in the gold text; short ones must be a line."""
    words = _norm(gold)
    grams = {tuple(words[i : i + 4]) for i in range(len(words) - 3)}
    lines = {tuple(_norm(line)) for line in gold.split("\n")}
    return np.array([_is_content(_norm(c.text), grams, lines) for c in chunks])


def _is_content(words: list[str], grams: set[Any], lines: set[Any]) -> int:
    if len(words) < 5:
        return int(bool(words) and tuple(words) in lines)
    inside = [tuple(words[i : i + 4]) in grams for i in range(len(words) - 3)]
    return int(sum(inside) > 0.6 * len(inside))


def _norm(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


# ---------------------------------------------------------------- log-odds


def log_odds(seen: Iterable[tuple[str, str, bool]], sites: int, prior: float) -> dict[str, float]:
    """Log-odds of being content for each word that occurs on enough sites, drawn to nought by the prior."""
    counts: dict[str, list[float]] = defaultdict(lambda: [prior / 2, prior / 2])
    places: dict[str, set[str]] = defaultdict(set)
    for word, site, content in seen:
        counts[word][content] += 1
        places[word].add(site)
    odds = {w: math.log(c[1] / c[0]) for w, c in counts.items() if len(places[w]) >= sites}
    return {w: round(max(-3.0, min(3.0, v)) * 40) / 40 for w, v in sorted(odds.items()) if abs(v) > 0.3}


def word_odds(samples: list[Sample]) -> dict[str, float]:
    """Words of lines up to 400 characters, once a document and side."""
    once = {
        (w, n, bool(y)): s.site
        for n, s in enumerate(samples)
        if s.way in {"page", "box", "dirty"}
        for line, y in zip(s.lines, s.labels, strict=True)
        if y != 2 and len(line) <= 400
        for w in set(words_of(line))
    }
    return log_odds(((w, site, y) for (w, _, y), site in once.items()), 4, 8)


def box_odds(samples: list[Sample]) -> dict[str, float]:
    """Words of the class and id of every box around a chunk, once a document and side."""
    once = {}
    for n, s in enumerate(samples):
        for chunk, y in zip(s.chunks, s.labels, strict=False):
            box = chunk.box
            while box is not None:
                once.update({(w, n, bool(y)): s.site for w in box.words})
                box = box.parent
    return log_odds(((w, site, y) for (w, _, y), site in once.items()), 3, 6)


# ---------------------------------------------------------------- forests


@dataclass
class Taught:
    """The forests of one kind of input, as arrays."""

    words: dict[str, float]
    boxes: dict[str, float]
    first: dict[str, Any]
    second: dict[str, Any]


def half(site: str) -> int:
    """Which half a site is in: by hash, the same on every machine."""
    return hashlib.md5(site.encode()).digest()[0] % 2


def fold_of(site: str) -> int:
    """Which of five folds a site is in."""
    return hashlib.md5(site.encode()).digest()[1] % 5


def table(sample: Sample, words: dict[str, float], boxes: dict[str, float]) -> Floats:
    """All features of a document for the first look."""
    lines = line_features(sample.lines, words)
    return np.hstack([lines, markup_features(sample.chunks, boxes, sample.title)]) if sample.chunks else lines


def second_table(sample: Sample, first_table: Floats, first: Floats) -> Floats:
    """All features of a document for the second look."""
    sizes = np.array([len(line) for line in sample.lines], np.float32)
    parts = [first_table, stacked(first, sizes)]
    return np.hstack([*parts, box_shares(sample.chunks, first, sizes)] if sample.chunks else parts)


def teach(samples: list[Sample]) -> Taught:
    """Teach both looks on all samples."""
    halves = [[s for s in samples if half(s.site) == h] for h in (0, 1)]
    odds = [(word_odds(h), box_odds(h)) for h in halves]
    chance, share = random.Random(SEED), 0.0 if samples[0].chunks else UNREAD_SHARE
    tables = [[table(s, *_unread(odds[1 - h], chance, share)) for s in halves[h]] for h in (0, 1)]
    firsts = [grow(halves[h], tables[h], FIRST_TREES) for h in (0, 1)]
    seconds = []
    for h in (0, 1):
        judge = Forest(firsts[1 - h])
        seconds += [second_table(s, t, judge(t)) for s, t in zip(halves[h], tables[h], strict=True)]
    second = grow(halves[0] + halves[1], seconds, SECOND_TREES)
    return Taught(word_odds(samples), box_odds(samples), mean(*firsts), second)


def _unread(odds: Odds, chance: random.Random, share: float) -> Odds:
    """Hide the words of some documents: to the table of words, a page in another language is one it cannot read."""
    return ({} if chance.random() < share else odds[0]), odds[1]


def grow(samples: list[Sample], tables: list[Floats], trees: int) -> dict[str, Any]:
    """Grow one forest; long lines weigh more, and much of the furniture is left out."""
    labels = np.concatenate([s.labels for s in samples])
    sizes = np.concatenate([[len(x) for x in s.lines] for s in samples])
    weights = np.concatenate([np.full(len(s.lines), s.weight) for s in samples])
    if samples[0].chunks:
        weights *= np.sqrt(1 + sizes / 6)
    keep = (labels == 1) | ((labels == 0) & (np.random.default_rng(SEED).random(len(labels)) < FURNITURE_SHARE))
    weights = np.where(labels == 0, weights / FURNITURE_SHARE, weights)
    rows = np.vstack(
        [t[k] for t, k in zip(tables, np.split(keep, np.cumsum([len(t) for t in tables])[:-1]), strict=True)]
    )
    booster = lightgbm.train(FOREST, lightgbm.Dataset(rows, labels[keep], weight=weights[keep]), trees)
    return arrays_of(booster)


def arrays_of(booster: Any) -> dict[str, Any]:
    """Write the trees as arrays: a row a tree, children side by side, leaves under an infinite threshold."""
    trees = [t["tree_structure"] for t in booster.dump_model()["tree_info"]]
    flat = [_flatten(t) for t in trees]
    width = max(len(nodes) for nodes, _ in flat)
    columns = np.zeros((4, len(trees), width))
    for row, (nodes, _) in enumerate(flat):
        columns[:, row, : len(nodes)] = np.array(nodes).T
    names = ("feature", "threshold", "left", "value")
    kinds = (np.int16, np.float32, np.int16, np.float32)
    arrays = {n: c.astype(k) for n, c, k in zip(names, columns, kinds, strict=True)}
    return {**arrays, "depth": np.array(max(d for _, d in flat)), "bias": np.array(0.0)}


def _flatten(tree: dict[str, Any]) -> tuple[list[list[float]], int]:
    nodes: list[list[float]] = [[]]
    queue, deepest = [(tree, 0, 0)], 0
    while queue:
        node, at, depth = queue.pop(0)
        deepest = max(deepest, depth)
        if "leaf_value" in node:
            nodes[at] = [0, np.inf, at, node["leaf_value"]]
            continue
        left = len(nodes)
        nodes += [[], []]
        nodes[at] = [node["split_feature"], node["threshold"], left, 0.0]
        queue += [(node["left_child"], left, depth + 1), (node["right_child"], left + 1, depth + 1)]
    return nodes, deepest


def mean(a: dict[str, Any], b: dict[str, Any]) -> dict[str, Any]:
    """Join two forests into one whose sum is the mean of theirs."""
    width = max(a["feature"].shape[1], b["feature"].shape[1])
    joined = {}
    for name in ("feature", "threshold", "left", "value"):
        padded = [np.pad(x[name], ((0, 0), (0, width - x[name].shape[1]))) for x in (a, b)]
        joined[name] = np.vstack(padded) / (2 if name == "value" else 1)
    return {**joined, "depth": np.maximum(a["depth"], b["depth"]), "bias": np.array(0.0)}


# ---------------------------------------------------------------- whole runs


def score(taught: Taught, samples: list[Sample]) -> None:
    """Print line F1 on samples that were not taught, by the way of flattening."""
    first, second = Forest(taught.first), Forest(taught.second)
    counts: dict[str, Counter[tuple[bool, int]]] = defaultdict(Counter)
    for s in samples:
        own = table(s, taught.words, taught.boxes)
        said = second(second_table(s, own, first(own))) > 0.5
        counts[s.way].update(zip(said.tolist(), s.labels.tolist(), strict=True))
    for way, c in sorted(counts.items()):
        right, wrong, lost = c[True, 1], c[True, 0], c[False, 1]
        print(
            way, f"f1 {2 * right / max(1, 2 * right + wrong + lost):.4f} kept wrongly {wrong} lost {lost}", flush=True
        )


def save(path: Path, lines: Taught, pages: Taught) -> None:
    """Write both kinds into one file; the words' table is that of the lines, the boxes' that of the pages."""
    arrays: dict[str, Any] = {}
    for name, odds in (("words", lines.words), ("page_words", pages.words), ("boxes", pages.boxes)):
        arrays[f"{name}/words"] = np.frombuffer("\n".join(odds).encode("utf-8"), np.uint8)
        arrays[f"{name}/odds"] = np.round(np.array(list(odds.values())) * 40).astype(np.int8)
    for name, forest in (
        ("lines1", lines.first),
        ("lines2", lines.second),
        ("pages1", pages.first),
        ("pages2", pages.second),
    ):
        arrays |= {f"{name}/{key}": value for key, value in forest.items()}
    np.savez_compressed(path, **arrays)


def main() -> None:
    """Teach on all sites, or on four fifths of them and score the rest; write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--hold-out", type=int, default=-1)
    arguments = parser.parse_args()
    rows = read_rows(arguments.folder)
    taught = []
    readers: tuple[Callable[[list[dict[str, Any]]], list[Sample]], ...] = (flat_samples, page_samples)
    for reader in readers:
        samples = reader(rows)
        taught.append(teach([s for s in samples if fold_of(s.site) != arguments.hold_out]))
        score(taught[-1], [s for s in samples if fold_of(s.site) == arguments.hold_out])
    save(arguments.out, *taught)


if __name__ == "__main__":
    main()
