"""Quantities on sentences with their numbers, units and changes (NewsQuant, Almasian et al. 2023).

Three F1 measures over all quantities of all texts: the value alone; value and unit; value and change.
The set writes a change as a sign: ``=``, ``~`` (about), ``>`` and ``<`` (bounds), ``up`` and ``down``.
Units are compared as codes where both sides name a known unit or currency, else as nouns in the singular.
"""

import hashlib
import json
import re
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from consilience.models import Parser, load
from consilience.records import Article, Block, Quantity
from consilience.stages.annotate.quantities.quantities import find_quantities
from consilience.stages.annotate.quantities.units import singular, unit_code
from consilience.stages.annotate.sentences import parse
from consilience.stages.annotate.time.times import find_times
from consilience.text import content_id
from evals.accounts import plain_article, plain_block

_FROM = re.compile(r"(?i)\bfrom\s+(?:about\s+)?$")
_TO = re.compile(r"(?i)^(?:[^.;]|\.(?=\S)|U\.S\.){0,40}\bto\s+(?:about\s+)?$")
_SIGNS = {"about": "~", "more-than": ">", "at-least": ">", "less-than": "<", "at-most": "<"}
_CHANGES = {"increase": "up", "decrease": "down"}


@dataclass(frozen=True)
class Fact:
    """A quantity in the set's terms."""

    low: float
    high: float
    units: frozenset[str]  # every form by which the unit may be known
    change: str


@dataclass(frozen=True)
class Item:
    """A text with its gold quantities."""

    text: str
    gold: tuple[Fact, ...]


def read_items(data: Path) -> list[Item]:
    """Read every JSON list of texts with quantities below a folder (or the one file given)."""
    files = [data] if data.is_file() else sorted(data.rglob("*.json"))
    items = []
    for path in files:
        rows = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(rows, list) and rows and all("quantities" in r for r in rows if isinstance(r, dict)):
            items += [Item(r["text"], tuple(f for q in r["quantities"] if (f := _gold(q)))) for r in rows]
    return items


def _gold(quantity: dict[str, str]) -> Fact | None:
    ends = re.fullmatch(r"\s*(-?[\d.e+]+)(?:\s*-\s*(-?[\d.e+]+))?\s*", str(quantity["value"]))
    if ends is None:
        return None
    low = float(ends[1])
    units = _forms(quantity["unit"]) | _forms(quantity["normalized_unit"])
    return Fact(low, float(ends[2] or low), units, quantity["change"])


def _forms(unit: str) -> frozenset[str]:
    """A unit as codes and as bare nouns: "pound-feet of torque", "US$ per barrel"."""
    unit = {"p": "pence", "PS": "pound sterling"}.get(unit.strip(), unit.strip())  # as the texts write them
    if unit in ("", "-"):
        return frozenset({""})
    if aged := re.fullmatch(r"(?:(\w+)(?:-old| of age)|age)", unit):
        return frozenset({f"{unit_code(aged[1]) if aged[1] else 'a'} of age"})
    base, _, per = re.sub(r"\s+an?\s+(?=\w+$)", " per ", unit).partition(" per ")
    code = unit_code(unit) or unit_code(base) or unit_code(re.split(r"\s+(?:of|wide|long)\b", base)[0])
    known = "/".join([code, unit_code(per) or singular(per)] if per and code and not unit_code(unit) else [code])
    nouns = " ".join(singular(w) for w in re.findall(r"[\w-]+", unit.lower()) if w not in ("of", "and", "the", "per"))
    if per and not code:
        nouns = f"{nouns.removesuffix(singular(per)).strip()}/{unit_code(per) or singular(per)}"
    return frozenset({known} if code else {nouns})


def our_facts(items: list[Item]) -> list[list[Fact]]:
    """What the project's stages find."""
    parser = load(Parser)
    return [_facts_of(item, parser) for item in items]


def _facts_of(item: Item, parser: Any) -> list[Fact]:
    article, blocks = _article(item.text)
    sentences = list(parse([article], blocks, [], parser=parser))
    times = list(find_times([article], sentences))
    found = list(find_quantities([article], sentences, times))
    # the set leaves out ordinals and ages that stand bare behind a name ("Ida Marsh, 52,")
    bare_ages = (q for q in found if q.kind == "age" and item.text[q.start : q.end].isdigit())
    left_out = {q.quantity_id for q in bare_ages}
    kept = [q for q in found if q.kind != "ordinal" and q.quantity_id not in left_out]
    return _joined(item.text, kept)


def _joined(text: str, found: list[Quantity]) -> list[Fact]:
    """The set writes "fell from 208 pounds to 193" as one range; we give the old level and the new."""
    facts: list[Fact] = []
    before = None
    for quantity in found:
        fact = _ours(quantity)
        if before is not None and _FROM.search(text[: before.start]) and _TO.match(text[before.end : quantity.start]):
            facts[-1] = Fact(facts[-1].low, fact.high, facts[-1].units | fact.units, "=")
        else:
            facts.append(fact)
        before = quantity
    return facts


def _article(text: str) -> tuple[Article, list[Block]]:
    article_id = content_id(text)
    return plain_article(article_id, text), [plain_block(article_id, 0, 0, len(text))]


def _ours(quantity: Quantity) -> Fact:
    low = quantity.low if quantity.low is not None else quantity.high
    high = quantity.high if quantity.high is not None else quantity.low
    assert low is not None and high is not None
    sign = _SIGNS.get(quantity.modifier, "=")  # the set writes one sign: "up about 19 percent" is "~"
    change = sign if sign != "=" else _CHANGES.get(quantity.change, sign)
    return Fact(low, high, _our_units(quantity), change)


def _our_units(quantity: Quantity) -> frozenset[str]:
    if quantity.kind == "age":
        return frozenset({f"{quantity.unit} of age"})
    if quantity.unit == "1":  # a share: the set names what is shared, or nothing
        return _forms(quantity.of) | {""}
    if quantity.kind != "count":
        return frozenset({quantity.unit})
    phrase = re.split(r"\s+(?:in|from|at|on)\s+", quantity.of)[0]  # the set leaves out where, but not of what
    return _forms(phrase) | _forms(phrase.split(" of ")[0]) | {quantity.unit}


def quantulum_facts(items: list[Item]) -> list[list[Fact]]:
    """The baseline: quantulum3, which knows no changes."""
    from quantulum3 import classifier, parser

    classifier.USE_CLF = False  # its pickled classifier does not load beside today's scikit-learn
    return [[_quantulum(q) for q in _parsed(parser, item.text)] for item in items]


def _parsed(parser: Any, text: str) -> list[Any]:
    try:
        return list(parser.parse(text))
    except (ValueError, TypeError, KeyError, AttributeError, IndexError):  # it stumbles over some texts
        return []


def _quantulum(quantity: Any) -> Fact:
    name = "" if quantity.unit.name == "dimensionless" else quantity.unit.name
    spread = float(quantity.uncertainty or 0.0)
    return Fact(float(quantity.value) - spread, float(quantity.value) + spread, _forms(name), "=")


def score(items: list[Item], found: list[list[Fact]]) -> dict[str, float]:
    """F1 of the value, of value and unit, of value and change."""
    hits = {"value_f1": 0, "value_unit_f1": 0, "value_change_f1": 0}
    total = sum(len(i.gold) for i in items) + sum(map(len, found))
    for item, facts in zip(items, found, strict=True):
        hits["value_f1"] += _matched(item.gold, facts, lambda a, b: True)
        hits["value_unit_f1"] += _matched(item.gold, facts, lambda a, b: bool(a.units & b.units))
        hits["value_change_f1"] += _matched(item.gold, facts, lambda a, b: a.change == b.change)
    return {name: 2 * n / total if total else 0.0 for name, n in hits.items()}


def _matched(gold: tuple[Fact, ...], found: list[Fact], same: Any) -> int:
    free, hits = list(found), 0
    for wanted in gold:
        hit = next((f for f in free if _same_value(wanted, f) and same(wanted, f)), None)
        if hit is not None:
            free.remove(hit)
            hits += 1
    return hits


def _same_value(a: Fact, b: Fact) -> bool:
    return all(abs(x - y) <= 1e-6 * max(1.0, abs(x)) for x, y in ((a.low, b.low), (a.high, b.high)))


def development(items: list[Item]) -> list[Item]:
    """The seven eighths of the texts that may be looked at; chosen by the hash of the text."""
    return [i for i in items if hashlib.sha256(i.text.encode()).digest()[-1] % 8 != 7]


def failures(items: list[Item], found: list[list[Fact]]) -> dict[str, int]:
    """Count what went wrong, by kind."""
    counts: Counter[str] = Counter()
    for item, facts in zip(items, found, strict=True):
        values = _matched(item.gold, facts, lambda a, b: True)
        counts["missed"] += len(item.gold) - values
        counts["spurious"] += len(facts) - values
        counts["unit"] += values - _matched(item.gold, facts, lambda a, b: bool(a.units & b.units))
        counts["change"] += values - _matched(item.gold, facts, lambda a, b: a.change == b.change)
    return dict(counts)


def run(data: Path) -> dict[str, Any]:
    """Score the project's stages and the baseline on a folder of such texts."""
    items = read_items(data)
    began = time.perf_counter()
    found = our_facts(items)
    seconds = time.perf_counter() - began
    looked_at = development(items)
    kept = [(i, f) for i, f in zip(items, found, strict=True) if i not in looked_at]
    return {
        **score(items, found),
        "held_out": score([i for i, _ in kept], [f for _, f in kept]),
        "n": len(items),
        "seconds": seconds,
        "baselines": {"quantulum3": score(items, quantulum_facts(items))},
        "failures": failures(items, found),
    }
