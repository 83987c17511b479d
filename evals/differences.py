"""Would an editor print the differences that are told: findings on stories that nothing of ours was taught, as judged.

The folder is that of all data sets; the judged findings (docs/labels.md) are laid out beside the articles of its
``stories``. ``told`` counts the differences that the shipped models tell, ``judged`` those of them whose two sentences
and kind were judged. Of these an editor would print the share ``printed``; ``otherwise`` are those whose sentences
differ in something else, ``immaterial`` those of one fact that differ in nothing that matters, ``wrong`` the rest.
``area`` is that under the curve of the learned worth, printed against not, for judged findings of any worth; the
baseline is all of these, told or not.
"""

import tempfile
import time
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from consilience.models import DifferenceScorer, PairJudge, PairReader, PairScorer, Vocabulary, load
from consilience.stages.claims.accounts import Accounts, Unit, sagas
from consilience.stages.claims.pairs import Scorers, score_pairs
from consilience.stages.claims.slots import Filler
from consilience.stages.claims.telling import KINDS, TELL, choose, columns, find
from training.labels import FINDINGS, articles, lay_out_kept
from training.stories import Span, Texts, labels_of, meets, stem_of, stories

VERDICTS = ("printed", "otherwise", "immaterial", "wrong")


class Finding(NamedTuple):
    """A difference that is found, and what was judged of it, "" where nothing was."""

    kind: str
    worth: float
    told: bool
    verdict: str


class Judged(NamedTuple):
    """A finding as it was judged: its kind, its two sentences and the verdict."""

    kind: str
    a: Span
    b: Span
    verdict: str


def run(data: Path, kept: Path = FINDINGS) -> dict[str, Any]:
    """Read the judged stories, and say what was judged of the differences that are told."""
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as scratch:
        try:
            lay_out_kept(articles(data), Path(scratch), kept)
        except KeyError as missing:
            raise SystemExit(f"skipped: {data}/stories has no article {missing} of the judged findings") from None
        found = [finding for folder, read in stories(Path(scratch)) for finding in _story(folder, read)]
    told = [finding for finding in found if finding.told]
    return {
        **_shares(told),
        "area": _area([f for f in found if f.verdict]),
        "n": len(told),
        "seconds": time.perf_counter() - began,
        "kinds": {kind: _shares(own) for kind in KINDS if (own := [f for f in told if f.kind == kind])},
        "baselines": {"all found": _shares(found)},
    }


def _story(folder: Path, read: Accounts) -> list[Finding]:
    """What is found in a story, told or not: each two values once."""
    saga = next(sagas(read))
    scorers = Scorers(load(PairScorer), load(PairReader), load(PairJudge))
    pairs = score_pairs(saga, load(Vocabulary), scorers)
    findings = find(saga, pairs, Filler(read))
    if not findings.found:
        return []
    worth = load(DifferenceScorer)(columns(findings))
    told, every = ({row[0] for row in choose(worth, findings, least)} for least in (TELL, 0.0))
    judged, out = _judged(folder, Texts(read.articles)), []
    for k in sorted(told | every):
        n, contrast = findings.found[k]
        a, b = (_sentence(saga.units[int(side[n])]) for side in (pairs.rows, pairs.columns))
        out.append(Finding(contrast.kind, float(worth[k]), k in told, _verdict(contrast.kind, a, b, judged)))
    return out


def _sentence(unit: Unit) -> Span:
    return stem_of(unit.article), unit.sentence.start, unit.sentence.end


def _judged(folder: Path, texts: Texts) -> list[Judged]:
    """The judged findings of a story whose words stand in its accounts."""
    rows = [(row, texts.words(*row["a"]), texts.words(*row["b"])) for row in labels_of(folder)["findings"]]
    return [Judged(row["kind"], a, b, verdict(row)) for row, a, b in rows if a and b]


def verdict(row: dict[str, Any]) -> str:
    """A judge's mark (2, 1, 0, and whether 2 is for something else) as one of VERDICTS."""
    return "otherwise" if row["other"] else {2: "printed", 1: "immaterial", 0: "wrong"}[row["mark"]]


def _verdict(kind: str, a: Span, b: Span, judged: list[Judged]) -> str:
    """What was judged of this kind between these two sentences."""

    def meant(j: Judged) -> bool:
        return j.kind == kind and ((meets(a, j.a) and meets(b, j.b)) or (meets(a, j.b) and meets(b, j.a)))

    return next((j.verdict for j in judged if meant(j)), "")


def _shares(findings: list[Finding]) -> dict[str, Any]:
    verdicts = [f.verdict for f in findings if f.verdict]
    shares = {name: verdicts.count(name) / len(verdicts) if verdicts else None for name in VERDICTS}
    return {"told": len(findings), "judged": len(verdicts), **shares}


def _area(judged: list[Finding]) -> float | None:
    """The chance that a finding to be printed is worth more than another, ties counting half."""
    good, rest = (np.array([f.worth for f in judged if (f.verdict == "printed") is side]) for side in (True, False))
    ahead = np.sign(good[:, None] - rest[None, :])
    return float((ahead.mean() + 1) / 2) if ahead.size else None
