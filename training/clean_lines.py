"""Teach the content forests of flattened text: ``python -m training.clean_lines FOLDER OUT.npz [--hold-out K]``.

FOLDER holds WCXB (CC BY 4.0): pages, and the same pages flattened to labelled lines. With ``--hold-out K`` the sites of
fold K of five are left out and scored: for figures, not for shipping. Two looks, as in ``training.clean``.
"""

import random
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any

import numpy as np

from consilience.models import WordOdds
from consilience.models.trees import Floats, Forest
from consilience.stages.clean.around import stacked
from consilience.stages.clean.line_features import look
from consilience.stages.clean.outlet import site_of
from consilience.text import squeeze
from training.forests import (
    FIRST_TREES,
    SECOND_TREES,
    SEED,
    Trees,
    arguments_of,
    fold_of,
    grow,
    half,
    mean,
    network,
    read_rows,
    save,
    told,
    word_odds,
)

UNREAD_SHARE = 0.2  # of the documents


@dataclass(eq=False)
class Sample:
    """One document to learn from: its lines with labels (1 content, 0 furniture, 2 left out)."""

    site: str
    lines: list[str]
    labels: Any
    way: str
    weight: float = 1.0


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
        return Sample(sample.site, [], np.zeros(0, int), "cut")
    if chance.random() < 0.3:
        content = content[: max(4, int(len(content) * chance.random()))]
    keep = set(content) | set([i for i, y in enumerate(sample.labels) if y == 2][: chance.random() < 0.7])
    if chance.random() < 0.5:
        keep |= set(range(content[-1] + 1, min(len(sample.lines), content[-1] + 1 + chance.choice([1, 1, 2, 3, 5, 8]))))
    if chance.random() < 0.25:
        keep |= set(range(max(0, content[0] - chance.choice([1, 2, 4])), content[0]))
    order = sorted(keep)
    return Sample(sample.site, [sample.lines[i] for i in order], sample.labels[order], "cut", 0.7)


def line_odds(samples: list[Sample]) -> dict[str, float]:
    """Log-odds of the words of short lines, of pages flattened as they are."""
    whole = (s for s in samples if s.way in {"box", "dirty"})
    return word_odds(
        (s.site, [(line, y == 1) for line, y in zip(s.lines, s.labels.tolist(), strict=True) if y != 2]) for s in whole
    )


@dataclass
class Taught:
    """The table and forests of flattened text."""

    words: dict[str, float]
    first: Trees
    second: Trees


def second_table(sample: Sample, first_table: Floats, first: Floats) -> Floats:
    """All features of a document for the second look."""
    return np.hstack([first_table, stacked(first, np.array([len(line) for line in sample.lines], np.float32))])


def teach(samples: list[Sample]) -> Taught:
    """Teach both looks on all samples."""
    halves = [[s for s in samples if half(s.site) == h] for h in (0, 1)]
    odds, chance = [WordOdds(line_odds(h)) for h in halves], random.Random(SEED)
    tables = [[look(s.lines, _unread(odds[1 - h], chance)).table for s in halves[h]] for h in (0, 1)]
    firsts = [_grown(halves[h], tables[h], FIRST_TREES) for h in (0, 1)]
    seconds = []
    for h in (0, 1):
        judge = Forest(network(firsts[1 - h]))
        seconds += [second_table(s, t, judge(t)) for s, t in zip(halves[h], tables[h], strict=True)]
    return Taught(line_odds(samples), mean(*firsts), _grown(halves[0] + halves[1], seconds, SECOND_TREES))


def _unread(odds: WordOdds, chance: random.Random) -> WordOdds:
    """Hide the words of some documents: to the table of words, a page in another language is one it cannot read."""
    return WordOdds({}) if chance.random() < UNREAD_SHARE else odds


def _grown(samples: list[Sample], tables: list[Floats], trees: int) -> Trees:
    """Grow one forest; every line of a document weighs what the document does."""
    weights = np.concatenate([np.full(len(s.lines), s.weight) for s in samples])
    return grow([s.labels for s in samples], tables, weights, trees)


def score(taught: Taught, samples: list[Sample]) -> None:
    """Print line F1 on samples that were not taught, by the way of flattening."""
    first, second, words = Forest(network(taught.first)), Forest(network(taught.second)), WordOdds(taught.words)
    counts: dict[str, Counter[tuple[bool, int]]] = defaultdict(Counter)
    for s in samples:
        own = look(s.lines, words).table
        said = second(second_table(s, own, first(own))) > 0.5
        counts[s.way].update(zip(said.tolist(), s.labels.tolist(), strict=True))
    for way, c in sorted(counts.items()):
        print(way, told(c), flush=True)


def main() -> None:
    """Teach on all sites, or on four fifths of them and score the rest; write the weights."""
    arguments = arguments_of(__doc__)
    samples = flat_samples(read_rows(arguments.folder))
    taught = teach([s for s in samples if fold_of(s.site) != arguments.hold_out])
    score(taught, [s for s in samples if fold_of(s.site) == arguments.hold_out])
    save(arguments.out, {"words": taught.words}, {"lines1": taught.first, "lines2": taught.second})


if __name__ == "__main__":
    main()
