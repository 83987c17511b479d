"""Attribution: exact-match F1 of source, cue and content spans, direct and indirect speech alike.

Conventions of PolNeAR that the stage's own attributions share: contents keep their quotation marks and their "that",
and lose the comma or full stop outside the marks; sources are whole phrases; parts of a split content count apart.
"""

import json
import re
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from consilience.models import AttributionModel, Parser, load
from consilience.stages.annotate.speech.attribution import attributions, scenes
from consilience.stages.annotate.speech.cues import Scene, Span
from consilience.stages.annotate.speech.marks import Stretch, stretches
from consilience.stages.annotate.tree import Tree
from evals.accounts import plain_sentence

KINDS = ("source", "cue", "content")
_SAID = re.compile(
    r"(?P<s>(?:(?:Mr|Mrs|Ms|Dr)\. )?[A-Z]\w+(?: [A-Z]\w+)*|[Hh]e|[Ss]he|[Tt]hey) (?P<c>said|says|told|added)\b"
    r"|\b(?P<c2>said|says|added) (?P<s2>(?:(?:Mr|Mrs|Ms|Dr)\. )?[A-Z]\w+(?: [A-Z]\w+)*|he|she|they)"
)


class Item(NamedTuple):
    """A text with its gold attributions, each the spans of source, cue and content."""

    text: str
    attributions: list[dict[str, list[Span]]]


class Gold(NamedTuple):
    """A gold attribution set into its sentence; ``head`` is the head token of the cue."""

    scene: Scene
    head: int
    cue: Span
    sources: list[Span]
    contents: list[Span]


def run(data: Path) -> dict[str, Any]:
    """Score every ``*.jsonl`` below the folder whose lines hold ``text`` and ``attributions``."""
    begin, model = time.perf_counter(), load(AttributionModel)
    counts: dict[str, Counter[str]] = {name: Counter() for name in ("ours", "said beside quotation", "grammar alone")}
    items = [item for path in sorted(data.rglob("*.jsonl")) for item in read(path)]
    for item in items:
        gold = {k: {span for a in item.attributions for span in a[k]} for k in KINDS}
        read_scenes = list(scenes_in(item.text))
        found = [a for scene in read_scenes for a in attributions(scene, model)]
        _count(counts["ours"], gold, [({a.source} if a.source else set(), {a.cue}, set(a.contents)) for a in found])
        _count(counts["said beside quotation"], gold, _by_pattern(item.text))
        _count(counts["grammar alone"], gold, [s for scene in read_scenes for s in _by_grammar(scene.tree)])
    return {
        **_measures(counts["ours"]),
        "n": len(items),
        "seconds": time.perf_counter() - begin,
        "baselines": {name: _measures(c) for name, c in counts.items() if name != "ours"},
        "failures": {f"{k} {sort}": counts["ours"][f"{k}-{sort}"] for k in KINDS for sort in ("missed", "wrong")},
    }


def read(path: Path) -> Iterator[Item]:
    """Read the texts of one file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        if "attributions" in item:
            yield Item(item["text"], [{k: [(s, e) for s, e in a[k]] for k in KINDS} for a in item["attributions"]])


def scenes_in(text: str, parser: Parser | None = None) -> Iterator[Scene]:
    """Read a text line by line, as a clean article's paragraphs are read."""
    blocks = [(m.start(), m.end()) for m in re.finditer(r"\S[^\n]*(?<=\S)", text)]
    parsed = (parser or load(Parser))([text[a:b] for a, b in blocks])
    trees = [
        Tree(plain_sentence(c, at, n), text)
        for n, ((at, _), block) in enumerate(zip(blocks, parsed, strict=True))
        for c in block
        if c.starts
    ]
    return scenes(text, trees, _marked(text, blocks))


def scenes_of(item: Item, parser: Parser) -> tuple[list[Scene], list[Gold]]:
    """The scenes of a text, and its gold attributions set into them (those without cue are left out)."""
    read_scenes = list(scenes_in(item.text, parser))
    gold = (_set_in(read_scenes, a) for a in item.attributions if a["cue"])
    return read_scenes, [g for g in gold if g is not None]


def _set_in(read_scenes: list[Scene], a: dict[str, list[Span]]) -> Gold | None:
    start, end = a["cue"][0]
    for scene in read_scenes:
        s = scene.tree.sentence
        inside = scene.tree.tokens(start, end)
        if s.start <= start < s.end and inside:
            head = next((k for k in inside if s.heads[k] not in inside or s.heads[k] == k), inside[0])
            return Gold(scene, head, (start, end), a["source"], a["content"])
    return None


def _marked(text: str, blocks: list[Span]) -> list[Stretch]:
    return [q for a, b in blocks for q in stretches(text, a, b)]


def _by_pattern(text: str) -> Iterator[tuple[set[Span], ...]]:
    """A name or pronoun beside "said" in a line with quotation marks: what a regular expression gives."""
    for line in re.finditer(r"[^\n]+", text):
        quoted = {
            (m.start(), m.end())
            for m in re.finditer(r"[“\"][^”\"]+[”\"]", text[: line.end()])
            if m.start() >= line.start()
        }
        for m in _SAID.finditer(text, line.start(), line.end()):
            which = "" if m["s"] else "2"
            yield {m.span("s" + which)}, {m.span("c" + which)}, quoted


def _by_grammar(tree: Tree) -> Iterator[tuple[set[Span], ...]]:
    """Subject and clause of every verb with a clausal complement: what the parser gives alone."""
    for i in range(len(tree)):
        subject, clause = tree.child(i, "nsubj"), tree.child(i, "ccomp")
        if subject is not None and clause is not None:
            yield (
                {tree.span(*tree.phrase(subject))},
                {tree.span(i, i + 1)},
                {tree.span(*tree.trim(*tree.phrase(clause, without={i, subject})))},
            )


def _count(counts: Counter[str], gold: dict[str, set[Span]], found: Any) -> None:
    said = list(found)
    for n, kind in enumerate(KINDS):
        spans = set().union(*(s[n] for s in said))
        counts[f"{kind}-right"] += len(spans & gold[kind])
        counts[f"{kind}-wrong"] += len(spans - gold[kind])
        counts[f"{kind}-missed"] += len(gold[kind] - spans)


def _measures(counts: Counter[str]) -> dict[str, float]:
    scores = {}
    for kind in KINDS:
        right, off = counts[f"{kind}-right"], counts[f"{kind}-wrong"] + counts[f"{kind}-missed"]
        scores[f"{kind}_f1"] = 2 * right / (2 * right + off) if right else 0.0
    return scores
