"""Kinds of political events (PLOVER): macro F1 of the root, of its quad class, and of cooperation against conflict."""

import csv
import re
import time
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

from consilience.models import EventModel, Parser, load
from consilience.stages.annotate.clauses.events import event_words, kind, named_roots
from consilience.stages.annotate.tree import Tree
from consilience.text import content_id
from evals.accounts import plain_sentence

# quad classes of PLOVER
_QUAD = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT"), 1),  # verbal cooperation
    **dict.fromkeys(("COOPERATE", "AID", "YIELD"), 2),  # material cooperation
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), 3),  # verbal conflict
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), 4),  # material conflict
}
_TAG = re.compile(r"(</?[st]>)")
_COMMONEST = "YIELD"  # what a reader guesses without reading: the commonest root of the development part


class Coded(NamedTuple):
    """A sentence with the predicate between doer and done-to, their head tokens, and the gold root."""

    tree: Tree
    head: int
    source: int | None
    target: int | None
    root: str
    text: str


def run(data: Path) -> dict[str, Any]:
    """Score every ``*.tsv`` below the folder that has the columns ``marked_sentence`` and ``gold_root``."""
    begin, model = time.perf_counter(), load(EventModel)
    rows = [row for path in sorted(data.rglob("*.tsv")) for row in coded(path)]
    said = [kind(r.tree, r.head, r.source, r.target, model) for r in rows]
    apart = [(r, s) for r, s in zip(rows, said, strict=True) if held_out(r.text)]
    return {
        **measures([r.root for r in rows], said),
        "n": len(rows),
        "seconds": time.perf_counter() - begin,
        # the fifth that is kept out of training, should these be sentences that the weights were taught on
        "held_out": {**measures([r.root for r, _ in apart], [s for _, s in apart]), "n": len(apart)},
        "baselines": {
            "first verb or noun of the lexicon": measures([r.root for r in rows], [_by_lexicon(r) for r in rows]),
            "commonest root": measures([r.root for r in rows], [_COMMONEST] * len(rows)),
        },
        "failures": dict(
            Counter(f"{r.root} read as {s}" for r, s in zip(rows, said, strict=True) if r.root != s).most_common(12)
        ),
    }


def held_out(text: str) -> bool:
    """Draw a fifth of the sentences by their words."""
    return int(content_id(text)[:8], 16) % 5 == 0


def coded(path: Path) -> list[Coded]:
    """Read a table and find the predicate of each row."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = [r for r in csv.DictReader(lines, delimiter="\t") if r.get("gold_root") and r.get("marked_sentence")]
    return [_coded(row["marked_sentence"], row["gold_root"]) for row in rows]


def _coded(marked: str, root: str) -> Coded:
    text, spans = "", {}
    for part in _TAG.split(marked):
        if _TAG.fullmatch(part):
            spans.setdefault(part[-2], []).append(len(text))
        else:
            text += part
    trees = [Tree(plain_sentence(c), text) for c in load(Parser)([text])[0] if c.starts]
    found = [(t, _head(t, spans.get("s")), _head(t, spans.get("t"))) for t in trees]
    tree, source, target = max(found, key=lambda f: (f[1] is not None) + (f[2] is not None))
    return Coded(tree, _predicate(tree, source, target), source, target, root, text)


def _head(tree: Tree, span: list[int] | None) -> int | None:
    if not span or len(span) < 2:
        return None
    inside, heads = tree.tokens(span[0], span[1]), tree.sentence.heads
    return next((i for i in inside if heads[i] not in inside or heads[i] == i), None)


def _predicate(tree: Tree, source: int | None, target: int | None) -> int:
    """The lowest verb above both, else the lowest word above both."""
    ends = [e for e in (source, target) if e is not None] or [tree.root]
    above = set.intersection(*({e, *tree.ancestors(e)} for e in ends))
    meet = next((a for a in (ends[0], *tree.ancestors(ends[0])) if a in above), tree.root)
    return next((a for a in (meet, *tree.ancestors(meet)) if tree.is_verb(a)), meet)


def _by_lexicon(row: Coded) -> str:
    told = event_words(row.tree, row.head, row.source, row.target)
    return next((roots[0] for i in told if (roots := named_roots(row.tree, i))), _COMMONEST)


def measures(gold: list[str], said: list[str]) -> dict[str, float]:
    """Macro F1 of conflict against cooperation, of the quad class and of the root."""
    quad = [_QUAD.get(r, 0) for r in gold], [_QUAD.get(r, 0) for r in said]
    return {
        "binary_f1": _macro([q > 2 for q in quad[0]], [q > 2 for q in quad[1]]),
        "quad_f1": _macro(*quad),
        "root_f1": _macro(gold, said),
    }


def _macro(gold: list[Any], said: list[Any]) -> float:
    """Mean F1 over the classes that occur in the gold or in the answers."""
    scores = []
    for label in sorted({*gold, *said}, key=str):
        right = sum(g == s == label for g, s in zip(gold, said, strict=True))
        scores.append(2 * right / (gold.count(label) + said.count(label)))
    return sum(scores) / len(scores) if scores else 0.0
