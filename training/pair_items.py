"""What the pair reader is taught: inference sets, made pairs, labelled stories, lines on articles."""

import gzip
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from consilience.models import READINGS
from consilience.models.pair_reader import MAX_PIECES
from consilience.stages.claims.accounts import Saga, Unit, sagas
from evals.passages import passage
from training.agreement import Labelled, crossvalidate, fit, label, meeting
from training.stories import Texts, folders, labels_of, stories

MADE = Path(__file__).parent / "planted.jsonl.gz"
SIDES = ("a", "b")
KINDS = READINGS[3:]
NOT_ASKED, ASKED = -1.0, 0.0
LONGEST, SHORT = 96, 64  # pieces of a pair of inference that is taught; of one that is taught again beside stories
KEPT_BACK = 6  # of so many articles with lines one is not taught: on these the bar of the measure is chosen
SIGNATURE = 120  # letters from the middle of a text by which it is known again
LEFT_OUT = ("sick", "claimdiff")  # one forbids commerce, the other asks another question
SHARES = {
    "conjnli_adv_train": 0.45, "litl_1_Baseline": 0.5, "litl_2_Ling_on_side": 0.5, "litl_3_Ling_in_loop": 0.7,
    "dnc_factuality_megaverid": 0.3, "covidfact_train": 0.3, "covidfact_dev": 0.3,
}  # fmt: skip
# Share of the pairs of sentences that tell two facts, by the best first score of their claims: hard ones teach most.
HARD = ((0.05, 0.32), (0.02, 0.08), (0.01, 0.03))


@dataclass(frozen=True)
class Item:
    """Two texts as pieces, what is wanted of each of ``READINGS``, and the share of epochs in which it is taught."""

    pieces: list[int]
    second: int  # where the second text begins
    wanted: tuple[float, ...]
    share: float = 1.0

    @property
    def short(self) -> bool:
        """Whether it is cheap to teach again."""
        return len(self.pieces) <= SHORT

    def turned(self, rng: random.Random) -> "Item":
        """The same pair, in either order."""
        if rng.random() < 0.5:
            return self
        begin, first, last = self.pieces[:1], self.pieces[1 : self.second], self.pieces[self.second :]
        return replace(self, pieces=begin + last + first, second=1 + len(last))


def item(tokenizer: Tokenizer, one: str, other: str, wanted: tuple[float, ...], most: int = MAX_PIECES) -> Item:
    """Write two texts as pieces, each with its end mark."""
    begin, end = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    first, second = (tokenizer.encode(text, add_special_tokens=False).ids[:most] for text in (one, other))
    return Item([begin, *first, end, *second, end], len(first) + 2, wanted)


def wanted(same: float, holds: float, differs: float, kinds: set[str] | None) -> tuple[float, ...]:
    """One number for each of ``READINGS``; nothing is asked of the kinds where they are not known."""
    return (same, holds, differs, *(NOT_ASKED if kinds is None else float(kind in kinds) for kind in KINDS))


def inference(path: Path, tokenizer: Tokenizer) -> list[Item]:
    """Pairs of inference sets: what follows, and what contradicts where the set tells it."""
    out = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if not row["source"].startswith(LEFT_OUT):
            against = NOT_ASKED if row["label"] == "not_e" else float(row["label"] == "c")
            want = wanted(NOT_ASKED, float(row["label"] == "e"), against, None)
            made = item(tokenizer, row["premise"], row["hypothesis"], want)
            if len(made.pieces) <= LONGEST:
                out.append(replace(made, share=SHARES.get(row["source"], 1.0)))
    return out


def planted(tokenizer: Tokenizer) -> list[Item]:
    """Made pairs, in both orders: another value of the same fact is the same fact, and a difference."""
    out = []
    with gzip.open(MADE, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            same, differs = row["label"] in {"same", "differs"}, row["label"] == "differs"
            for a, b in (SIDES, SIDES[::-1]):
                want = wanted(
                    float(same), float(row[f"{a}_holds_{b}"]), float(differs), {row["kind"]} if differs else set()
                )
                out.append(item(tokenizer, row[a], row[b], want))
    return out


def told(data: Path, tokenizer: Tokenizer, half: int | None) -> list[Item]:
    """Pairs of sentences of labelled stories, all of them or those of every other story."""
    read = list(stories(data))
    labelled = [label(next(sagas(accounts)), folder) for folder, accounts in read]
    scores = crossvalidate(labelled, fit)
    return [
        made
        for n, ((folder, _), story) in enumerate(zip(read, labelled, strict=True))
        if half is None or n % 2 == half
        for made in _story(story, scores[n], _marked(folder, story.saga), tokenizer)
    ]


def borne_out(data: Path, tokenizer: Tokenizer, half: int | None) -> list[Item]:
    """Lines that an article bears out or not, beside the passage nearest to each; none on accounts of the other."""
    untaught = [] if half is None else [_signature(text) for text in _accounts(data, 1 - half)]
    rows = [json.loads(line) for line in (data / "lines" / "lines.jsonl").read_text(encoding="utf-8").splitlines()]
    articles = dict.fromkeys(row["premise"] for row in rows)
    taught = {text for n, text in enumerate(articles) if (n + 1) % KEPT_BACK}
    taught -= {text for text in taught for whole in [_squeezed(text)] if any(one in whole for one in untaught)}
    return [
        item(
            tokenizer,
            passage(row["premise"], row["hypothesis"]),
            row["hypothesis"],
            wanted(NOT_ASKED, float(row["label"] == "e"), NOT_ASKED, None),
        )
        for row in rows
        if row["premise"] in taught
    ]


def _accounts(data: Path, half: int) -> list[str]:
    paths = (path for folder in folders(data)[half::2] for path in sorted(folder.glob("*.txt")))
    return [path.read_text(encoding="utf-8") for path in paths]


def _signature(text: str) -> str:
    squeezed = _squeezed(text)
    return squeezed[len(squeezed) // 2 :][:SIGNATURE]


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _story(story: Labelled, score: Any, marked: dict[Any, set[str]], tokenizer: Tokenizer) -> Iterator[Item]:
    units, found = story.saga.units, {}
    for n, ends in enumerate(zip(story.rows.tolist(), story.columns.tolist(), strict=True)):
        found.setdefault(tuple(units[k].place for k in ends), []).append(n)
    for places, pairs in found.items():
        same, best = bool(story.near[pairs].any()), float(np.max(score[pairs]))
        share = 1.0 if same else next((s for least, s in HARD if best >= least), 0.0)
        kinds = marked.get(frozenset(places), set())
        one, other = (_sentence(units[int(side[pairs[0]])]) for side in (story.rows, story.columns))
        want = wanted(float(same), NOT_ASKED, float(bool(kinds)), kinds)
        yield replace(item(tokenizer, one, other, want), share=share)


def _marked(folder: Path, saga: Saga) -> dict[Any, set[str]]:
    """Kinds of the differences that are marked between two sentences."""
    texts, out = Texts(u.article for u in saga.units), dict[Any, set[str]]()
    for row in labels_of(folder)["conflicts"]:
        spans = [texts.sentence(*row[side]) for side in SIDES]
        ends = [{saga.units[n].place for n in (meeting(saga, span) if span else ())} for span in spans]
        for places in (frozenset((a, b)) for a in ends[0] for b in ends[1]):
            out.setdefault(places, set()).add(row["slot"])
    return out


def _sentence(unit: Unit) -> str:
    return unit.article.text[unit.sentence.start : unit.sentence.end]
