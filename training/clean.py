"""Teach the content forests of pages: ``python -m training.clean FOLDER OUT.npz [--hold-out K]``.

FOLDER holds WCXB (CC BY 4.0): pages with gold main text. With
``--hold-out K`` the sites of fold K of five are left out and scored: for figures, not for shipping.
Two looks (stacked generalisation, Wolpert 1992): the sites are cut into halves A and B; a first forest taught on A
scores B and the other way round, so that the second forest learns from honest first scores. The shipped first look
is the mean of both. Log-odds of words come from the half that a row is not in, for the same reason.
"""

import random
import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from consilience.models import WordOdds
from consilience.models.trees import Floats, Forest
from consilience.stages.clean.blocks import Blocks, blocks_of
from consilience.stages.clean.features import look_at
from consilience.stages.clean.markup import first_table, second_table
from consilience.stages.clean.metadata import about_page
from consilience.stages.clean.nest import Nest
from consilience.stages.clean.outlet import site_of
from consilience.stages.clean.tree import Markup, class_names
from training.forests import (
    FIRST_TREES,
    SECOND_TREES,
    SEED,
    Trees,
    arguments_of,
    fold_of,
    grow,
    half,
    log_odds,
    mean,
    network,
    read_rows,
    save,
    told,
    word_odds,
)


@dataclass(eq=False)
class Sample:
    """One page to learn from: its blocks with labels (1 content, 0 furniture)."""

    site: str
    blocks: Blocks
    labels: Any
    title: str
    unread: bool = False  # its words are hidden


# ---------------------------------------------------------------- samples


def page_samples(rows: list[dict[str, Any]]) -> list[Sample]:
    """Pages as blocks, labelled by whether the gold text holds their words."""
    samples = []
    for row in (r for r in rows if "html" in r):
        markup = Markup(row["html"])
        blocks = blocks_of(markup)
        if len(blocks.lines) > 3:
            title = about_page(markup, row["url"] or "").title
            samples.append(
                Sample(site_of(row["url"] or row["id"]), blocks, labels_of(blocks.lines, row["text"]), title)
            )
    return samples


def shortened(sample: Sample, chance: random.Random) -> Sample:
    """The same page around a brief: a run of the article's blocks is kept, the others are cut out.

    The benchmark's articles are long, much of the news is not. Half of the copies have their words hidden, so that a
    page in another language is judged by its markup, shape and place.
    """
    content = np.flatnonzero(sample.labels == 1)
    first = chance.randrange(max(1, len(content) // 2))
    most, kept = chance.choice((300, 600, 1200, 2400)), set[int]()
    for n in content[first:].tolist():
        kept.add(n)
        most -= len(sample.blocks.lines[n])
        if most < 0:
            break
    order = np.array([n for n, y in enumerate(sample.labels) if y == 0 or n in kept], np.intp)
    return Sample(sample.site, _cut(sample.blocks, order), sample.labels[order], sample.title, chance.random() < 0.5)


def _cut(blocks: Blocks, order: Any) -> Blocks:
    box, linked, links = (column[order] for column in (blocks.box, blocks.linked, blocks.links))
    return replace(blocks, lines=[blocks.lines[n] for n in order], box=box, linked=linked, links=links)


def labels_of(lines: list[str], gold: str) -> Any:
    """A block is content when most of its words lie in runs of four that the gold text has too.

    The runs reach over the ends of blocks, so that the cells of a table are found; a short block that is a whole line
    of the gold text is content as well.
    """
    words = _norm(gold)
    grams = {tuple(words[i : i + 4]) for i in range(len(words) - 3)}
    gold_lines = {tuple(_norm(line)) for line in gold.split("\n")}
    own = [_norm(line) for line in lines]
    stream = [word for line in own for word in line]
    found = np.zeros(len(stream) + 4, bool)
    for i in range(len(stream) - 3):
        if tuple(stream[i : i + 4]) in grams:
            found[i : i + 4] = True
    labels, at = [], 0
    for line in own:
        covered = found[at : at + len(line)].sum() > 0.6 * len(line)
        labels.append(int(bool(line) and (covered or (len(line) < 5 and tuple(line) in gold_lines))))
        at += len(line)
    return np.array(labels)


def _norm(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


# ---------------------------------------------------------------- log-odds


def line_odds(samples: list[Sample]) -> dict[str, float]:
    """Log-odds of the words of short blocks."""
    return word_odds((s.site, zip(s.blocks.lines, (s.labels == 1).tolist(), strict=True)) for s in samples)


def box_odds(samples: list[Sample]) -> dict[str, float]:
    """Words of the class and id of every box around a block, once a document and side."""
    once = {}
    for n, s in enumerate(samples):
        names, parents = class_names(s.blocks.tags), s.blocks.parents.tolist()
        for inner, y in {*zip(s.blocks.box.tolist(), s.labels.tolist(), strict=True)}:
            box = inner
            while box:
                once.update({(w, n, bool(y)): s.site for w in names[box]})
                box = parents[box]
    return log_odds(((w, site, y) for (w, _, y), site in once.items()), sites=3, prior=6)


# ---------------------------------------------------------------- forests


@dataclass
class Taught:
    """The tables and forests of pages."""

    words: dict[str, float]
    boxes: dict[str, float]
    first: Trees
    second: Trees


def table(sample: Sample, words: WordOdds, boxes: dict[str, float]) -> Floats:
    """All features of a page for the first look."""
    lines = look_at(sample.blocks.lines, WordOdds({}) if sample.unread else words)
    return first_table(lines, Nest(sample.blocks), boxes, sample.title)


def teach(samples: list[Sample]) -> Taught:
    """Teach both looks on all samples."""
    halves = [[s for s in samples if half(s.site) == h] for h in (0, 1)]
    odds = [(WordOdds(line_odds(h)), box_odds(h)) for h in halves]
    chance = random.Random(SEED)
    halves = [[*h, *(shortened(s, chance) for s in h)] for h in halves]
    tables = [[table(s, *odds[1 - h]) for s in halves[h]] for h in (0, 1)]
    firsts = [_grown(halves[h], tables[h], FIRST_TREES) for h in (0, 1)]
    seconds = []
    for h in (0, 1):
        judge = Forest(network(firsts[1 - h]))
        seconds += [second_table(t, Nest(s.blocks), judge(t)) for s, t in zip(halves[h], tables[h], strict=True)]
    second = _grown(halves[0] + halves[1], seconds, SECOND_TREES)
    return Taught(line_odds(samples), box_odds(samples), mean(*firsts), second)


def _grown(samples: list[Sample], tables: list[Floats], trees: int) -> Trees:
    """Grow one forest; long lines weigh more."""
    sizes = np.concatenate([[len(x) for x in s.blocks.lines] for s in samples])
    return grow([s.labels for s in samples], tables, np.sqrt(1 + sizes / 6), trees)


# ---------------------------------------------------------------- whole runs


def score(taught: Taught, samples: list[Sample]) -> None:
    """Print block F1 on samples that were not taught."""
    first, second, words = Forest(network(taught.first)), Forest(network(taught.second)), WordOdds(taught.words)
    c: Counter[tuple[bool, int]] = Counter()
    for s in samples:
        own = table(s, words, taught.boxes)
        said = second(second_table(own, Nest(s.blocks), first(own))) > 0.5
        c.update(zip(said.tolist(), s.labels.tolist(), strict=True))
    print(told(c), flush=True)


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
