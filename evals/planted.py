"""Do the comparators see a planted difference: stories of our own, in the format of the labelled agreement stories.

Scores the stories of the folder; where it holds none, stories that ``training.planted`` makes.
``recall`` is the share of the marked differences between whose two sentences a comparator fires under the marked kind,
whatever the learned scores say of the pair; ``recall.KIND`` the same by kind. ``false_alarms`` is the share of the
passages that agree, and of those that are only less exact, between which one calls a conflict.
"""

import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

from consilience.stages.claims.accounts import sagas
from consilience.stages.claims.contrasts import Contrast
from consilience.stages.claims.phrases import frame
from consilience.stages.claims.slots import Filler, Slots
from consilience.stages.claims.telling import contrasts_of, leads_of
from training.agreement import meeting
from training.planted import main
from training.stories import Texts, accounts, labels_of

COUNT = 40
Evidence = list[str]


def run(data: Path) -> dict[str, Any]:
    """Ask the comparators about every marked difference, and about the agreements beside them."""
    began = time.perf_counter()
    if next(data.rglob("labels.json"), None) is None:
        with tempfile.TemporaryDirectory() as made:
            main("stories", Path(made), COUNT)
            return run(Path(made))
    told = [_story(path.parent) for path in sorted(data.rglob("labels.json"))]
    found, alarms = [f for marked, _ in told for f in marked], [alarm for _, alarms in told for alarm in alarms]
    marked, seen = Counter(f.kind for f in found), Counter(f.kind for f in found if f.sure)
    return {
        "recall": sum(f.sure for f in found) / max(len(found), 1),
        "recall_with_leads": sum(f.sure or f.lead for f in found) / max(len(found), 1),
        **{f"recall.{kind}": seen[kind] / n for kind, n in sorted(marked.items())},
        "false_alarms": sum(alarms) / max(len(alarms), 1),
        "n": len(found),
        "seconds": time.perf_counter() - began,
        "baselines": {},
        "failures": {kind: n - seen[kind] for kind, n in sorted(marked.items())},
    }


class Finding(NamedTuple):
    """A marked difference, and whether a comparator or a lead finds its kind."""

    kind: str
    sure: bool
    lead: bool


def _story(folder: Path) -> tuple[list[Finding], list[bool]]:
    """What is found of each marked difference of a story, and for each fact whether a conflict is called in it."""
    labels, reader = labels_of(folder), Reader(folder)
    found, alarms = [], []
    for conflict in labels["conflicts"]:
        kinds = [{c.kind for c in contrasts} for contrasts in reader.contrasts(conflict["a"], conflict["b"])]
        found.append(Finding(conflict["slot"], *(conflict["slot"] in told for told in kinds)))
    apart = {frozenset((c["a"][1], c["b"][1])) for c in labels["conflicts"]}
    for fact in labels["claims"]:
        a, b, *_ = fact["statements"]
        if frozenset((a[1], b[1])) not in apart:
            alarms.append(any(c.sort == "conflict" for c in reader.contrasts(a, b)[0]))
    return found, alarms


class Reader:
    """The claims of a story's passages, and how two of them differ."""

    def __init__(self, folder: Path) -> None:
        read = accounts(folder)
        self._filler, self._texts = Filler(read), Texts(read.articles)
        self._saga = next(sagas(read))

    def contrasts(self, a: Evidence, b: Evidence) -> tuple[list[Contrast], list[Contrast]]:
        """What comparators and what leads find between the claims of two passages."""
        sure, leads = [], []
        for one in self._slots(a):
            for other in self._slots(b):
                sure += contrasts_of(one, other)
                leads += leads_of(frame(one), frame(other), agreed=True)
        return sure, leads

    def _slots(self, evidence: Evidence) -> list[Slots]:
        place = self._texts.sentence(*evidence)
        return [self._filler.of(self._saga.units[n]) for n in meeting(self._saga, place)] if place else []
