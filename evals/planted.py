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
from typing import Any

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
    marked: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    led: Counter[str] = Counter()
    alarms: list[bool] = []
    for folder in sorted(path.parent for path in data.rglob("labels.json")):
        labels = labels_of(folder)
        reader = Reader(folder)
        apart = {frozenset((c["a"][1], c["b"][1])) for c in labels["conflicts"]}
        for conflict in labels["conflicts"]:
            kind = conflict["slot"]
            sure, leads = reader.contrasts(conflict["a"], conflict["b"])
            marked[kind] += 1
            seen[kind] += any(c.kind == kind for c in sure)
            led[kind] += any(c.kind == kind for c in sure + leads)
        for fact in labels["claims"]:
            (a, b), *_ = zip(fact["statements"], fact["statements"][1:], strict=False)
            if frozenset((a[1], b[1])) not in apart:
                alarms.append(any(c.sort == "conflict" for c in reader.contrasts(a, b)[0]))
    return {
        "recall": sum(seen.values()) / max(sum(marked.values()), 1),
        "recall_with_leads": sum(led.values()) / max(sum(marked.values()), 1),
        **{f"recall.{kind}": seen[kind] / n for kind, n in sorted(marked.items())},
        "false_alarms": sum(alarms) / max(len(alarms), 1),
        "n": sum(marked.values()),
        "seconds": time.perf_counter() - began,
        "baselines": {},
        "failures": {kind: n - seen[kind] for kind, n in sorted(marked.items())},
    }


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
