"""Which differences of which pairs are worth telling: all comparators run, and one learned score over them."""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from consilience.models import DifferenceScorer
from consilience.stages.claims.accounts import Saga, Unit
from consilience.stages.claims.acts import act, matter, same_act
from consilience.stages.claims.amounts import amounts
from consilience.stages.claims.apart import opposite
from consilience.stages.claims.contrasts import Comparator, Contrast, explain
from consilience.stages.claims.corrections import corrections
from consilience.stages.claims.leads import leads
from consilience.stages.claims.manner import certainty, polarity, quoted
from consilience.stages.claims.moments import moments
from consilience.stages.claims.pairs import Pairs
from consilience.stages.claims.people import attribution, places, roles
from consilience.stages.claims.phrases import Frame, frame
from consilience.stages.claims.positions import Positions
from consilience.stages.claims.slots import Filler, Slots
from consilience.stages.claims.synonyms import read_alike
from consilience.stages.claims.vectors import Index, Matrix
from consilience.text import overlap

COMPARATORS: tuple[Comparator, ...] = (
    corrections, amounts, moments, roles, places, attribution, polarity, act, opposite, certainty, quoted,
)  # fmt: skip
KINDS = ("quantity", "time", "place", "person", "act", "cause", "polarity", "attribution", "wording")
SORTS = ("conflict", "update", "compatible")
OWN = (
    "same_act", "matter", "same_unit", "unit_known", "overlap", "loose", "ratio", "count", "small", "of", "share",
    "days", "resolved", "inside", "role", "shared", "spelling", "places", "speakers", "denied", "hedge", "gap",
    "alike", "quote", "lead", "persons", "amounts", "figures", "judged", "reworded",
    "elsewhere", "covered", "given", "lasting", "governor", "filler", "same_role", "exactness",
    "closer", "plural", "corrected",
)  # fmt: skip
LEAST = 0.25  # sentences whose best pair of claims agrees less than this are not about one fact
BESIDE = 0.03  # in such sentences, pairs of claims of less agreement are not compared
AGREED = 0.5  # claims that agree more surely report one fact
SURE = 0.4  # worth of what the comparators alone decide
TELL = 0.2  # findings of less worth are kept back; the model card says what other thresholds give
PER_SENTENCES = 2  # of two sentences so many differences are told, each of another kind
_ONE_MATTER = {"polarity": "act"}  # "signed" and "not signed" are told once
Key = tuple[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Told:
    """A difference worth telling, and all accounts that give either value."""

    a: Unit
    b: Unit
    contrast: Contrast
    score: float
    sides: tuple[list[Unit], list[Unit]]

    @property
    def why(self) -> str:
        """Both values, whose they are, and the reason."""
        one, other = ([u.article for u in side] for side in self.sides)
        return explain(self.contrast, one, other)


@dataclass(frozen=True)
class Findings:
    """All contrasts of a saga, each with the number of its pair of claims; and which pairs share their sentences."""

    pairs: Pairs
    sentences: Index  # by pair: the number of its pair of sentences
    best: Matrix  # by pair: the best score of any pair of the same sentences
    found: list[tuple[int, Contrast]]


def tell(saga: Saga, pairs: Pairs, filler: Filler, scorer: DifferenceScorer) -> list[Told]:
    """Choose the differences worth telling, best first, each with all accounts that give either value."""
    findings = find(saga, pairs, filler)
    if not findings.found:
        return []
    score, out = scorer(columns(findings)), []
    for best, *others in choose(score, findings, TELL):
        row = [(*_units(saga, pairs, findings.found[k][0]), findings.found[k][1]) for k in (best, *others)]
        a, b, c = row[0]
        told = Told(a, b, c, max(float(score[best]), SURE * c.sure), ([a], [b]))
        for one, other, contrast in row[1:]:
            _add(told, contrast, one, other)
        out.append(told)
    return out


def choose(score: Matrix, findings: Findings, least: float) -> list[list[int]]:
    """Rows of findings, best first: each two values once, and of two sentences only the best few of different kinds."""
    worth = [max(s, SURE) if c.sure else s for s, (_, c) in zip(score.tolist(), findings.found, strict=True)]
    best = _best_said([k for k, s in enumerate(worth) if s >= least], findings)
    rows: dict[Key, list[int]] = {}
    taken: dict[int, set[str]] = defaultdict(set)
    said: dict[int, list[Contrast]] = defaultdict(list)
    for k in sorted(best, key=lambda k: (-worth[k], k)):
        n, contrast = findings.found[k]
        place = int(findings.sentences[n])
        kinds, key = taken[place], key_of(contrast)
        kind = _ONE_MATTER.get(contrast.kind, contrast.kind)
        if key in rows:
            rows[key].append(k)
        elif any(_one_length(contrast, c) for c in said[place]):
            continue
        elif kind not in kinds and len(kinds) < PER_SENTENCES:
            rows[key] = [k]
            said[place].append(contrast)
        kinds.add(kind)
    return list(rows.values())


def _best_said(rows: list[int], findings: Findings) -> list[int]:
    """Leave out what another finding of the same sentences says better: that words differ, or that an act is denied."""
    beside: dict[int, list[Contrast]] = defaultdict(list)
    place = {k: int(findings.sentences[findings.found[k][0]]) for k in rows}
    for k in rows:
        beside[place[k]].append(findings.found[k][1])
    return [k for k in rows if not _better_said(findings.found[k][1], beside[place[k]])]


def _better_said(contrast: Contrast, others: list[Contrast]) -> bool:
    if "reworded" in contrast.features:
        named = (c for c in others if "reworded" not in c.features)
        return any(_of_one_place(c, contrast) for c in named)
    denied = contrast.kind == "act" and bool(contrast.features["denied"])
    return denied and any(c.kind == "polarity" for c in others)


def _one_length(contrast: Contrast, other: Contrast) -> bool:
    """Whether one length of time is told as a figure and as a time."""
    return {contrast.kind, other.kind} == {"quantity", "time"} and _of_one_place(contrast, other)


def _of_one_place(contrast: Contrast, other: Contrast) -> bool:
    """Whether two contrasts are of the same words."""
    return bool(overlap(*contrast.a, *other.a) and overlap(*contrast.b, *other.b))


def _units(saga: Saga, pairs: Pairs, n: int) -> tuple[Unit, Unit]:
    return saga.units[int(pairs.rows[n])], saga.units[int(pairs.columns[n])]


def key_of(contrast: Contrast) -> Key:
    """What makes two contrasts one row: the kind and both values, whichever account gives which."""
    return contrast.kind, tuple(sorted(contrast.values))


def _add(told: Told, contrast: Contrast, one: Unit, other: Unit) -> None:
    """Name two more claims with the value that each gives; an account stands on one side only."""
    sides = told.sides if contrast.values == told.contrast.values else told.sides[::-1]
    for side, beside, unit in ((sides[0], sides[1], one), (sides[1], sides[0], other)):
        if unit not in side and unit.article not in [u.article for u in beside]:
            side.append(unit)


def find(saga: Saga, pairs: Pairs, filler: Filler) -> Findings:
    """Run every comparator on the pairs of claims whose sentences may tell one fact."""
    sentences = _sentences(saga, pairs)
    best = np.zeros(len(pairs.score), np.float32)
    np.maximum.at(best, sentences, pairs.score)
    best = best[sentences]
    frames: dict[int, Frame] = {}
    positions, found = Positions(saga.units), []
    for n in np.flatnonzero((best >= LEAST) & (pairs.score >= BESIDE)).tolist():
        if _not_compared(*_units(saga, pairs, n)):
            continue
        a, b = (_frame(frames, saga, filler, int(side[n])) for side in (pairs.rows, pairs.columns))
        agreed = bool(pairs.score[n] >= AGREED)
        sure = contrasts_of(a.slots, b.slots)
        known = {c.kind for c in sure}  # a rule's reason is better than a lead's
        for contrast in [*sure, *(c for c in leads_of(a, b, agreed) if c.kind not in known)]:
            if read_alike(*contrast.says):
                continue
            contrast.features.update(positions.features(a.slots.unit, b.slots.unit, contrast))
            found.append((n, contrast))
    return Findings(pairs, sentences, best, found)


def _not_compared(a: Unit, b: Unit) -> bool:
    """Captions are each of their own picture, and a sentence does not differ from itself."""
    one, other = (u.article.text[u.sentence.start : u.sentence.end] for u in (a, b))
    return a.block == b.block == "caption" or read_alike(one, other)


def _frame(known: dict[int, Frame], saga: Saga, filler: Filler, u: int) -> Frame:
    if u not in known:
        known[u] = frame(filler.of(saga.units[u]))
    return known[u]


def _sentences(saga: Saga, pairs: Pairs) -> Index:
    """The number of the pair of sentences that each pair of claims stands in."""
    keys = {key: n for n, key in enumerate(sorted({u.place for u in saga.units}))}
    place = np.array([keys[u.place] for u in saga.units], np.int64)
    both = place[pairs.rows] * len(keys) + place[pairs.columns]
    return np.asarray(np.unique(both, return_inverse=True)[1], np.int64)


def contrasts_of(a: Slots, b: Slots) -> list[Contrast]:
    """All ways in which two claims surely fill one slot differently."""
    return _beside([contrast for compare in COMPARATORS for contrast in compare(a, b)], a, b)


def leads_of(a: Frame, b: Frame, agreed: bool) -> list[Contrast]:
    """All ways in which two claims read differently."""
    return _beside(list(leads(a, b, agreed)), a.slots, b.slots)


def _beside(found: list[Contrast], a: Slots, b: Slots) -> list[Contrast]:
    if found:
        beside = {"same_act": float(same_act(a, b)), "matter": matter(a, b)}
        for contrast in found:
            contrast.features.update(beside)
    return found


def columns(findings: Findings) -> dict[str, Matrix]:
    """Feature columns of contrasts: those of their pair, those of their sentences, and their own."""
    found, pairs = findings.found, findings.pairs
    at = np.array([n for n, _ in found], np.int64)
    out = {f"pair_{name}": values[at] for name, values in pairs.features.items()}
    out["pair_score"], out["best"] = pairs.score[at], findings.best[at]
    place = findings.sentences[at]
    lead = np.array(["lead" in c.features for _, c in found])
    for kind in KINDS:
        own = np.array([c.kind == kind for _, c in found])
        out[f"kind_{kind}"] = own.astype(np.float32)
        for name, part in (("sure", own & ~lead), ("lead", own & lead)):
            counts = np.bincount(place[part], minlength=len(findings.sentences) + 1)
            out[f"{name}_{kind}"] = counts[place].astype(np.float32)
    for sort in SORTS:
        out[f"sort_{sort}"] = np.array([c.sort == sort for _, c in found], np.float32)
    for name in OWN:
        out[name] = np.array([c.features.get(name, -1.0) for _, c in found], np.float32)
    return out
