"""Teach the content forests of pages: ``python -m training.clean FOLDER OUT.npz [--hold-out K]``.

FOLDER holds WCXB (CC BY 4.0): pages with gold main text. With
``--hold-out K`` the sites of fold K of five are left out and scored: for figures, not for shipping.
Two looks (stacked generalisation, Wolpert 1992): the sites are cut into halves A and B; a first forest taught on A
scores B and the other way round, so that the second forest learns from honest first scores. The shipped first look
is the mean of both. Log-odds of words come from the half that a row is not in, for the same reason.
"""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

import lightgbm
import numpy as np

from consilience.models.content import Floats, Forest
from consilience.stages.clean.around import stacked
from consilience.stages.clean.features import block_features, words_of
from consilience.stages.clean.markup import box_shares, markup_features
from consilience.stages.clean.metadata import about_page
from consilience.stages.clean.outlet import site_of
from consilience.stages.clean.tree import Chunk, chunks_of, parse
from training.forests import SEED, arguments_of, arrays_of, fold_of, half, log_odds, mean, read_rows, save

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
FIRST_TREES, SECOND_TREES = 60, 90


@dataclass(eq=False)
class Sample:
    """One document to learn from: its lines with labels (1 content, 0 furniture)."""

    site: str
    lines: list[str]
    labels: Any
    chunks: list[Chunk]
    title: str = ""


# ---------------------------------------------------------------- samples


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
            samples.append(Sample(site, [c.text for c in chunks], labels, chunks, about.title))
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


def word_odds(samples: list[Sample]) -> dict[str, float]:
    """Words of lines up to 400 characters, once a document and side."""
    once = {
        (w, n, bool(y)): s.site
        for n, s in enumerate(samples)
        for line, y in zip(s.lines, s.labels, strict=True)
        if len(line) <= 400
        for w in set(words_of(line))
    }
    return log_odds(((w, site, y) for (w, _, y), site in once.items()), 4, 8)


def box_odds(samples: list[Sample]) -> dict[str, float]:
    """Words of the class and id of every box around a chunk, once a document and side."""
    once = {}
    for n, s in enumerate(samples):
        for chunk, y in zip(s.chunks, s.labels, strict=True):
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


def table(sample: Sample, words: dict[str, float], boxes: dict[str, float]) -> Floats:
    """All features of a document for the first look."""
    return np.hstack([block_features(sample.lines, words), markup_features(sample.chunks, boxes, sample.title)])


def second_table(sample: Sample, first_table: Floats, first: Floats) -> Floats:
    """All features of a document for the second look."""
    sizes = np.array([len(line) for line in sample.lines], np.float32)
    return np.hstack([first_table, stacked(first, sizes), box_shares(sample.chunks, first, sizes)])


def teach(samples: list[Sample]) -> Taught:
    """Teach both looks on all samples."""
    halves = [[s for s in samples if half(s.site) == h] for h in (0, 1)]
    odds = [(word_odds(h), box_odds(h)) for h in halves]
    tables = [[table(s, *odds[1 - h]) for s in halves[h]] for h in (0, 1)]
    firsts = [grow(halves[h], tables[h], FIRST_TREES) for h in (0, 1)]
    seconds = []
    for h in (0, 1):
        judge = Forest(firsts[1 - h])
        seconds += [second_table(s, t, judge(t)) for s, t in zip(halves[h], tables[h], strict=True)]
    second = grow(halves[0] + halves[1], seconds, SECOND_TREES)
    return Taught(word_odds(samples), box_odds(samples), mean(*firsts), second)


def grow(samples: list[Sample], tables: list[Floats], trees: int) -> dict[str, Any]:
    """Grow one forest; long lines weigh more, and much of the furniture is left out."""
    labels = np.concatenate([s.labels for s in samples])
    sizes = np.concatenate([[len(x) for x in s.lines] for s in samples])
    weights = np.sqrt(1 + sizes / 6)
    keep = (labels == 1) | ((labels == 0) & (np.random.default_rng(SEED).random(len(labels)) < FURNITURE_SHARE))
    weights = np.where(labels == 0, weights / FURNITURE_SHARE, weights)
    rows = np.vstack(
        [t[k] for t, k in zip(tables, np.split(keep, np.cumsum([len(t) for t in tables])[:-1]), strict=True)]
    )
    booster = lightgbm.train(FOREST, lightgbm.Dataset(rows, labels[keep], weight=weights[keep]), trees)
    return arrays_of(booster)


# ---------------------------------------------------------------- whole runs


def score(taught: Taught, samples: list[Sample]) -> None:
    """Print block F1 on samples that were not taught."""
    first, second = Forest(taught.first), Forest(taught.second)
    c: Counter[tuple[bool, int]] = Counter()
    for s in samples:
        own = table(s, taught.words, taught.boxes)
        said = second(second_table(s, own, first(own))) > 0.5
        c.update(zip(said.tolist(), s.labels.tolist(), strict=True))
    right, wrong, lost = c[True, 1], c[True, 0], c[False, 1]
    print(f"f1 {2 * right / max(1, 2 * right + wrong + lost):.4f} kept wrongly {wrong} lost {lost}", flush=True)


def main() -> None:
    """Teach on all sites, or on four fifths of them and score the rest; write the weights."""
    arguments = arguments_of(__doc__)
    samples = page_samples(read_rows(arguments.folder))
    taught = teach([s for s in samples if fold_of(s.site) != arguments.hold_out])
    score(taught, [s for s in samples if fold_of(s.site) == arguments.hold_out])
    odds = {"page_words": taught.words, "boxes": taught.boxes}
    save(arguments.out, odds, {"pages1": taught.first, "pages2": taught.second})


if __name__ == "__main__":
    main()
