"""Accounts of events that never were, with planted agreements and differences of every kind.

    python -m training.planted pairs OUT.jsonl.gz [COUNT]     labelled pairs of sentences, one JSON object a line
    python -m training.planted stories FOLDER [COUNT]         stories in the format of the labelled agreement stories

The same count gives the same bytes. A pair has ``label`` same | differs | related | unrelated; where it differs, the
``kind`` (quantity, time, place, person, act, cause, polarity, attribution, modality, wording) and ``sort``, and the
spans ``a_at`` and ``b_at`` of what differs; a pair of the same fact that one side says less exactly ("at least 30",
"35") has its kind and spans too, and the sort compatible. ``a_holds_b``: all that b states follows from a.
"""

import gzip
import json
import random
import re
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from evals import derive
from training.sheets import KIND, LOOSE, Frame, Rng, Sheet, another, draw, events, fillers, say

COUNT, STORIES = 6000, 60
LABELS = {"same": 0.34, "differs": 0.4, "related": 0.16, "unrelated": 0.1}
KINDS = ("quantity", "time", "place", "person", "act", "cause", "wording", "polarity", "attribution", "modality")
WEIGHTS = (22, 13, 8, 9, 12, 9, 4, 9, 8, 6)
PLACED = {"place", "org", "name"}  # sorts of slots that tell one event from another of the same sort
STYLES = ("wire", "wire", "tabloid", "spun", "translated", "summary", "detail")
_ALL, _SOME, _NONE = 1.0, 0.5, 0.0
_OPENERS = (
    "In a dramatic turn, {}", "It has emerged that {}", "In scenes that shocked many, {}", "As it turned out, {}",
    "Meanwhile {}", "This much is known: {}", "To the dismay of many, {}", "In what came as a surprise, {}",
)  # fmt: skip
_SAYINGS = (
    "{who} said {what}", "{who} said that {what}", "According to {who}, {what}", "{what}, {who} said",
    "“{what},” said {who}",
    "{who} told reporters that {what}", "{what}, according to {who}", "“{what},” {who} said", "As {who} put it, {what}",
)  # fmt: skip
_HEDGES = (
    "Unconfirmed reports say {}", "It is feared that {}", "Apparently {}", "It is believed that {}", "Allegedly {}",
    "There were rumours that {}", "It could be that {}", "Reportedly {}",
)  # fmt: skip
_TAILS = ("{}, while {}", "{}; {}", "{}, and {}", "{} as {}")
_SPEAKS = re.compile(
    r"\b(?:said|told|according|confirmed|announced|admitted|denied|insisted|promised|spoke|named)\b", re.I
)
_HOLE = re.compile(r"⟦(\d+)⟧")


@dataclass(frozen=True)
class Clause:
    """A sentence, where each slot's words stand in it, and which were said loosely."""

    text: str
    at: dict[str, tuple[int, int]]
    loose: frozenset[str]
    style: str


@dataclass(frozen=True)
class Pair:
    """Two sentences and how they stand to each other."""

    event: str
    fact: str
    label: str
    kind: str
    sort: str
    a: str
    b: str
    a_at: tuple[int, int] | None
    b_at: tuple[int, int] | None
    a_holds_b: bool
    b_holds_a: bool
    styles: tuple[str, str]


@dataclass(frozen=True)
class Manner:
    """How an account tells a fact."""

    style: str
    wanted: frozenset[str] = frozenset()  # slots that must be filled
    loose: frozenset[str] = frozenset()
    wrap: str = ""  # a saying or a hedge around the sentence
    tail: Frame | None = None  # another fact told in the same breath


def tell(sheet: Sheet, frame: Frame, manner: Manner, rng: Rng) -> Clause:
    """Write a sentence of a frame."""
    text = _open(frame, manner, rng)
    if manner.tail is not None:
        more = _lowered(_open(manner.tail, Manner("summary"), rng))
        text = rng.choice(_TAILS).format(text, more)
    text = _wrapped(text, frame, manner, rng)
    names = re.findall(r"\{([\w.]+)\}", text)
    for n, name in enumerate(names):
        text = text.replace(f"{{{name}}}", f"⟦{n}⟧", 1)
    if manner.style == "spun":
        text = derive.spun(text, "", rng.randint(1, 3), rng)
    elif manner.style == "translated":
        text = derive.translated(text, "", rng.randint(1, 2), rng)
    return _filled(text if frame.mood == "~" else f"{text}.", names, sheet, manner, rng)


def _open(frame: Frame, manner: Manner, rng: Rng) -> str:
    """Choose what may be left out and what may be worded freely."""
    share = {"summary": _NONE, "detail": _ALL}.get(manner.style, _SOME)

    def part(m: re.Match[str]) -> str:
        holds = any(f"{{{slot}}}" in m[1] for slot in manner.wanted)
        return m[1] if holds or rng.random() < share else ""

    text = re.sub(r"\[([^\[\]]*)\]", part, frame.text)
    text = re.sub(r"\(([^()]*)\)", lambda m: rng.choice(m[1].split("|")), text)
    return re.sub(r"\s+(?=[,.])", "", re.sub(r"\s+", " ", text)).strip().rstrip(".")


def _wrapped(text: str, frame: Frame, manner: Manner, rng: Rng) -> str:
    if manner.wrap:
        start = manner.wrap.find("{what}") == 0 or "“{what}" in manner.wrap
        return manner.wrap.replace("{what}", text if start else _lowered(text)).replace("{}", _lowered(text))
    if manner.style == "tabloid" and frame.mood == "" and rng.random() < 0.6:
        return rng.choice(_OPENERS).format(_lowered(text))
    return text


def _lowered(text: str) -> str:
    return text if re.match(r"[A-Z]{2}|I\b", text) else text[:1].lower() + text[1:]


def _filled(text: str, names: list[str], sheet: Sheet, manner: Manner, rng: Rng) -> Clause:
    """Put words into the slots, and note where they stand."""
    out, done = "", 0
    at: dict[str, tuple[int, int]] = {}
    for hole in [*_HOLE.finditer(text), None]:
        plain = text[done : hole.start() if hole else len(text)]
        if (out.endswith(",") and plain[:1] in {",", "."}) or (out.endswith(".") and plain[:1] == "."):
            out = out[:-1]
        out += plain
        if hole:
            slot, _, form = names[int(hole[1])].partition(".")
            words = say(sheet, slot, int(form or 0), slot in manner.loose, rng)
            if re.search(r"\b[Aa] $", out) and words[:1].lower() in "aeiou":
                out = f"{out[:-1]}n "
            start = len(out)
            out += words
            at.setdefault(slot, (start, start + len(words.rstrip(","))))
            done = hole.end()
    return Clause(_capital(out), at, manner.loose & frozenset(at), manner.style)


def _capital(text: str) -> str:
    first = 1 if text.startswith("“") else 0
    return text[:first] + text[first : first + 1].upper() + text[first + 1 :]


# ------------------------------------------------------------------------------------------------ pairs


def pairs(count: int) -> Iterator[Pair]:
    """Labelled pairs, the same for the same count."""
    rng = random.Random(20)
    made = 0
    while made < count:
        pair = _pair(draw(rng.choice(events()), rng), rng)
        if pair is not None and pair.a != pair.b:
            made += 1
            yield pair if rng.random() < 0.5 else _turned(pair)


def _turned(p: Pair) -> Pair:
    return replace(
        p, a=p.b, b=p.a, a_at=p.b_at, b_at=p.a_at, a_holds_b=p.b_holds_a, b_holds_a=p.a_holds_b, styles=p.styles[::-1]
    )


def _pair(sheet: Sheet, rng: Rng) -> Pair | None:
    label = rng.choices(list(LABELS), list(LABELS.values()))[0]
    facts = rng.sample(list(sheet.event.facts), len(sheet.event.facts))
    if label == "same":
        return _same(sheet, facts[0], rng)
    if label == "differs":
        kind = rng.choices(KINDS, WEIGHTS)[0]
        return next((pair for fact in facts if (pair := differing(sheet, fact, kind, rng))), None)
    return _apart(sheet, facts[0], label, rng)


def _frames(sheet: Sheet, fact: str, moods: str = " ~") -> list[Frame]:
    return [f for f in sheet.event.facts[fact] if (f.mood or " ") in moods]


def _two(frames: list[Frame], rng: Rng) -> tuple[Frame, Frame]:
    """Two frames, rarely the same one: even then the words around the slots may differ."""
    return (rng.choice(frames),) * 2 if rng.random() < 0.1 or len(frames) < 2 else tuple(rng.sample(frames, 2))  # type: ignore[return-value]


def _same(sheet: Sheet, fact: str, rng: Rng) -> Pair:
    p, q = _two(_frames(sheet, fact), rng)
    shared = sorted(s for s in p.slots & q.slots if sheet.event.slots[s][0] in LOOSE)
    loose = frozenset(rng.sample(shared, 1)) if shared and rng.random() < 0.4 else frozenset()
    a = tell(sheet, p, _manner(sheet, fact, p, rng, loose), rng)
    b = tell(sheet, q, replace(_manner(sheet, fact, q, rng, loose), loose=loose), rng)
    slot = next(iter(b.loose & a.at.keys() & b.at.keys()), "")
    kind = KIND[sheet.event.slots[slot][0]] if slot else ""
    return _row(sheet, fact, "same", (kind, "compatible" if slot else ""), (a, b), slot)


def _manner(sheet: Sheet, fact: str, frame: Frame, rng: Rng, wanted: frozenset[str] = frozenset()) -> Manner:
    style, wrap, tail = rng.choice(STYLES), "", None
    if frame.mood == "" and not _SPEAKS.search(frame.text) and rng.random() < 0.15:
        wrap = _saying(_speaker(sheet, rng), rng)
    if style == "detail" and not wrap and frame.mood == "":
        others = [f for other in sheet.event.facts if other != fact for f in _frames(sheet, other, " ")]
        tail = rng.choice([f for f in others if not f.slots & wanted] or others)
    return Manner(style, wanted, frozenset(), wrap, tail)


def _speaker(sheet: Sheet, rng: Rng) -> str:
    people = [f"{{{s}}}" for s, (sort, _) in sheet.event.slots.items() if sort == "person"]
    return rng.choice([*fillers()["speakers"], *people])


def _saying(who: str, rng: Rng) -> str:
    return rng.choice(_SAYINGS).replace("{who}", who)


def differing(sheet: Sheet, fact: str, kind: str, rng: Rng) -> Pair | None:
    """A pair that differs in a fact as the kind says; nothing where the fact does not allow it."""
    if kind in {"polarity", "modality"}:
        return _mooded(sheet, fact, kind, rng)
    if kind == "attribution":
        return _attributed(sheet, fact, rng)
    frames = _frames(sheet, fact)
    slots = sorted(s for s, (sort, _) in sheet.event.slots.items() if KIND[sort] == kind)
    able = [s for s in slots if sum(s in f.slots for f in frames) > 1]
    if not able:
        return None
    slot = rng.choice(able)
    p, q = _two([f for f in frames if slot in f.slots], rng)
    other = replace(sheet, values=sheet.values | {slot: another(sheet, slot, rng)})
    wanted = frozenset({slot})
    a = tell(sheet, p, _manner(sheet, fact, p, rng, wanted), rng)
    b = tell(other, q, _manner(sheet, fact, q, rng, wanted), rng)
    return _row(sheet, fact, "differs", (kind, "compatible" if kind == "wording" else "conflict"), (a, b), slot)


def _mooded(sheet: Sheet, fact: str, kind: str, rng: Rng) -> Pair | None:
    own, others = _frames(sheet, fact), _frames(sheet, fact, "!" if kind == "polarity" else "?")
    p = rng.choice(own)
    if kind == "modality" and (not others or rng.random() < 0.5):
        q = rng.choice(_frames(sheet, fact, " "))
        manner = replace(_manner(sheet, fact, q, rng), wrap=rng.choice(_HEDGES), tail=None)
    elif others:
        q = rng.choice(others)
        manner = _manner(sheet, fact, q, rng)
    else:
        return None
    a = tell(sheet, p, replace(_manner(sheet, fact, p, rng), wrap=""), rng)
    sort = "conflict" if kind == "polarity" else "compatible"
    return _row(sheet, fact, "differs", (kind, sort), (a, tell(sheet, q, manner, rng)), "")


def _attributed(sheet: Sheet, fact: str, rng: Rng) -> Pair | None:
    frames = [f for f in _frames(sheet, fact, " ") if not _SPEAKS.search(f.text)]
    if not frames:
        return None
    p, q = _two(frames, rng)
    one, other = rng.sample([*fillers()["speakers"], _speaker(sheet, rng)], 2)
    a = tell(sheet, p, replace(_manner(sheet, fact, p, rng), wrap=_saying(one, rng), tail=None), rng)
    b = tell(sheet, q, replace(_manner(sheet, fact, q, rng), wrap=_saying(other, rng), tail=None), rng)
    return _row(sheet, fact, "differs", ("attribution", "compatible"), (a, b), "")


def _apart(sheet: Sheet, fact: str, label: str, rng: Rng) -> Pair | None:
    """Two facts of one event; or facts of two events, half of them events of one sort that their names tell apart."""
    other, second = sheet, rng.choice([f for f in sheet.event.facts if f != fact])
    p = rng.choice(_frames(sheet, fact))
    named = frozenset(s for s in p.slots if sheet.event.slots[s][0] in PLACED)
    if label == "unrelated":
        alike = rng.random() < 0.5 and named
        other = draw(sheet.event if alike else rng.choice([e for e in events() if e != sheet.event]), rng)
        second = fact if alike else rng.choice(list(other.event.facts))
        frames = [f for f in _frames(other, second) if not alike or named & f.slots]
        if alike and any(other.values[s] == sheet.values[s] for s in named):
            return None
    else:
        frames = _frames(other, second)
    q = rng.choice(frames)
    a, b = (tell(s, f, Manner(rng.choice(STYLES[:-1]), named), rng) for s, f in ((sheet, p), (other, q)))
    return _row(sheet, fact, label, ("", ""), (a, b), "")


def _row(sheet: Sheet, fact: str, label: str, what: tuple[str, str], sides: tuple[Clause, Clause], slot: str) -> Pair:
    """Write a pair."""
    a, b = sides
    return Pair(
        event=sheet.event.name, fact=fact, label=label, kind=what[0], sort=what[1], a=a.text, b=b.text,
        a_at=a.at.get(slot), b_at=b.at.get(slot), a_holds_b=label == "same" and _holds(a, b),
        b_holds_a=label == "same" and _holds(b, a), styles=(a.style, b.style),
    )  # fmt: skip


def _holds(a: Clause, b: Clause) -> bool:
    """Whether a fills each slot of b, and none less exactly."""
    return b.at.keys() <= a.at.keys() and not (a.loose & b.at.keys()) - b.loose


def write_pairs(out: Path, count: int) -> None:
    """Write pairs as JSON lines, compressed: the same bytes for the same count."""
    lines = "".join(json.dumps(asdict(pair), ensure_ascii=False) + "\n" for pair in pairs(count))
    out.write_bytes(gzip.compress(lines.encode(), 9, mtime=0))


# ------------------------------------------------------------------------------------------------ stories


def write_story(folder: Path, rng: Rng) -> None:
    """Write four accounts of one event, and what they agree on and differ in."""
    sheet = draw(rng.choice(events()), rng)
    texts: dict[str, list[str]] = {f"a{n}": [] for n in range(1, 5)}
    labels: dict[str, list[object]] = {"claims": [], "conflicts": [], "not_conflicts": []}
    for fact in sheet.event.facts:
        chosen = sorted(rng.sample(sorted(texts), rng.choice((2, 3, 3, 4))))
        pair = _planted(sheet, fact, rng)
        said = dict(zip(rng.sample(chosen, 2), (pair.a, pair.b), strict=True))
        for account in chosen:
            said.setdefault(account, _same(sheet, fact, rng).a if not pair.sort else "")
        said = {account: text for account, text in said.items() if text}
        for account, text in said.items():
            texts[account].append(text)
        labels["claims"].append({"id": fact, "gist": fact, "statements": list(said.items()), "agree": "partly"})
        (a, b), slot = list(said.items())[:2], "wording" if pair.kind == "modality" else pair.kind
        if pair.label == "differs":
            labels["conflicts"].append({"id": fact, "a": a, "b": b, "slot": slot, "kind": pair.sort, "why": pair.kind})
        elif pair.sort:
            labels["not_conflicts"].append({"a": a, "b": b, "why": "one account is less exact"})
    folder.mkdir(parents=True, exist_ok=True)
    for account, sentences in texts.items():
        rng.shuffle(sentences)
        title = rng.choice([say_headline(sheet, rng), sheet.event.name.capitalize()])
        day = f"{sheet.today.day} {sheet.today:%B %Y}"
        (folder / f"{account}.txt").write_text(
            "\n\n".join([title, f"Published: {day}", *sentences]) + "\n", encoding="utf-8"
        )
    text = json.dumps({"about": sheet.event.name, **labels}, ensure_ascii=False, indent=1)
    (folder / "labels.json").write_text(text, encoding="utf-8")


def say_headline(sheet: Sheet, rng: Rng) -> str:
    """A headline of the event, else its name."""
    frames = [f for fact in sheet.event.facts for f in _frames(sheet, fact, "~")]
    return tell(sheet, rng.choice(frames), Manner("summary"), rng).text if frames else sheet.event.name


def _planted(sheet: Sheet, fact: str, rng: Rng) -> Pair:
    """A difference in three facts of four where the fact allows one, else an agreement."""
    if rng.random() < 0.75:
        for kind in _weighted(rng):
            if pair := differing(sheet, fact, kind, rng):
                return pair
    return _same(sheet, fact, rng)


def _weighted(rng: Rng) -> list[str]:
    return sorted(KINDS, key=lambda kind: -(rng.random() ** (1 / WEIGHTS[KINDS.index(kind)])))


def main(what: str, out: Path, count: int) -> None:
    """Write so many pairs or stories; of 0 as many as the recipes use."""
    if what == "pairs":
        write_pairs(out, count or COUNT)
        return
    rng = random.Random(21)
    for n in range(count or STORIES):
        write_story(out / f"p{n:03d}", rng)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 0)
