"""Find numbers and say what each counts, of whom, how exactly, and of which whole it is a part."""

import re
from collections.abc import Iterator
from dataclasses import replace

from consilience.records import Article, Quantity, Sentence, TimeExpression
from consilience.stages.annotate.counted import Counted, counted_after, counted_by_age
from consilience.stages.annotate.numerals import parse_number, parse_ordinal
from consilience.stages.annotate.quantity_grammar import (
    AFTER,
    AGE,
    AGED,
    CHANGE,
    CHANGE_NOUN,
    HALF_DOZEN,
    MODIFIER,
    ORDINAL,
    RATIO,
    SHARE,
    VAGUE,
    Amount,
    modifier_of,
    read_ratio,
    read_share,
    read_vague,
    values,
)
from consilience.text import content_id, overlap

_AGE_UNITS = {"year": "a", "month": "mo", "week": "wk", "day": "d"}
_INCLUDING = re.compile(r"(?i)\b(?:including|of\s+whom|of\s+which|among\s+them|of\s+those)\b[^.;]{0,40}$")
_OF_THE = re.compile(r"(?i)^\s*(?:out\s+)?of\s+(?:the\s+|its\s+|their\s+|some\s+|about\s+)*$")


def find_quantities(
    articles: list[Article], sentences: list[Sentence], times: list[TimeExpression]
) -> Iterator[Quantity]:
    """Find the quantities of each sentence, in the order of the text. Dates and times of day are none."""
    text_of = {a.article_id: a.text for a in articles}
    for sentence in sorted(sentences, key=lambda s: (s.article_id, s.start)):
        if sentence.article_id not in text_of:
            continue
        taken = [
            (t.start - sentence.start, t.end - sentence.start)
            for t in times
            if t.article_id == sentence.article_id and t.sentence == sentence.n and t.kind in ("date", "time")
        ]
        yield from _in_sentence(text_of[sentence.article_id][sentence.start : sentence.end], sentence, taken)


def _in_sentence(words: str, sentence: Sentence, taken: list[tuple[int, int]]) -> list[Quantity]:
    found, named = [], 0
    for amount in _amounts(words, taken):
        counted = _counted(words, sentence, amount) if amount.start >= named else None
        if counted is not None:
            found.append(_quantity(words, sentence, amount, counted))
            named = max(named, counted.end if counted.kind == "count" else 0)  # "two new 737 jets": one number
    return _with_parts(words, sentence, _restated(words, sentence, found))


def _restated(words: str, sentence: Sentence, found: list[Quantity]) -> list[Quantity]:
    """Give what stands in brackets the modifier and change of what it restates: "almost 296 hp (224 kW)"."""
    for i in range(1, len(found)):
        before, own = found[i - 1], found[i]
        between = words[before.end - sentence.start : own.start - sentence.start]
        if not re.fullmatch(r"\s*[(/]\s*", between) or own.modifier or own.change != "level":
            continue
        value = own.low if own.low is not None else own.high
        low, high = (value, own.high) if before.modifier not in ("at-most", "less-than") else (None, own.high)
        high = None if before.modifier in ("at-least", "more-than") else high
        found[i] = replace(own, modifier=before.modifier, change=before.change, low=low, high=high)
    return found


def _amounts(words: str, taken: list[tuple[int, int]]) -> list[Amount]:
    """All amounts that overlap neither a date nor one another, ages and shares before plain numbers."""
    kept: list[Amount] = []
    for amount in _candidates(words):
        blocked = taken + [(k.start, k.number_end) for k in kept]
        if not any(overlap(amount.start, amount.number_end, start, end) for start, end in blocked):
            kept.append(amount)
    return sorted(kept, key=lambda a: a.start)


def _candidates(words: str) -> Iterator[Amount]:
    for pattern in (AGE, AGED):
        yield from (a for m in pattern.finditer(words) if (a := _age(m)) is not None)
    yield from (a for m in SHARE.finditer(words) if (a := read_share(m)) is not None)
    yield from (a for m in RATIO.finditer(words) if (a := read_ratio(m)) is not None)
    yield from (Amount(m.start(), m.end(), m.end(), n, n, "", "") for m in HALF_DOZEN.finditer(words)
                if (n := 6.0 if "half" in m[0].lower() else 12.0))  # fmt: skip
    yield from (read_vague(m) for m in VAGUE.finditer(words))
    yield from values(words)
    for m in ORDINAL.finditer(words):
        number = parse_ordinal(m[0])
        if number is not None:
            yield Amount(m.start(), m.end(), m.end(), float(number), float(number), "ordinal", "")


def _age(match: re.Match[str]) -> Amount | None:
    low = parse_number(match["n"])
    high = parse_number(match["m"]) if match["m"] else low
    if low is None or high is None:
        return None
    unit = _AGE_UNITS[match.groupdict().get("unit", "year").lower().removesuffix("s")]
    start = match.start("n") if "unit" in match.groupdict() else match.start()
    return Amount(start, match.end(), match.end(), low, high, "age", unit)


def _counted(words: str, sentence: Sentence, amount: Amount) -> Counted | None:
    """What an amount counts; None when the number is part of a name or stands for nothing."""
    if amount.kind in ("age", "ordinal"):
        return counted_by_age(words, sentence, amount)
    return counted_after(words, sentence, amount)


def _quantity(words: str, sentence: Sentence, amount: Amount, counted: Counted) -> Quantity:
    modifier = _modifier(words, amount)
    low, high = _bounds(amount, modifier)
    start, end = sentence.start + amount.start, sentence.start + min(amount.end, counted.number_end or amount.end)
    return Quantity(
        quantity_id=content_id("quantity", sentence.article_id, start, end),
        article_id=sentence.article_id,
        sentence=sentence.n,
        start=start,
        end=end,
        kind=counted.kind,
        low=low,
        high=high,
        modifier=modifier,
        unit=counted.unit,
        of=" ".join(words[counted.start : counted.end].split()) if counted.end else "",
        of_start=sentence.start + counted.start if counted.end else None,
        of_end=sentence.start + counted.end if counted.end else None,
        change=_change(words, amount),
        part_of="",
    )


def _modifier(words: str, amount: Amount) -> str:
    if amount.vague:
        return "dozens"
    before = MODIFIER.search(words[: amount.start])
    if before:
        return modifier_of(before["m"])
    after = AFTER.search(words[amount.end :])
    if after is None:
        return ""
    return "at-most" if after["less"] else "at-least"


def _bounds(amount: Amount, modifier: str) -> tuple[float | None, float | None]:
    low, high = amount.low, amount.high
    if modifier in ("at-least", "more-than"):
        return low, None if low == high else high
    if modifier in ("at-most", "less-than"):
        return (None if low == high else low), high
    return low, high


def _change(words: str, amount: Amount) -> str:
    before = words[: amount.start]
    if words[amount.start] == "+":
        return "increase"
    match = CHANGE.search(before) or CHANGE_NOUN.search(before)
    if match is None:
        return "level"
    return "increase" if match["up"] else "decrease"


def _with_parts(words: str, sentence: Sentence, found: list[Quantity]) -> list[Quantity]:
    """Link each part to its whole: "3,500 troops, including 2,500 …", "300 of the 900 passengers"."""
    linked: list[Quantity] = []
    for i, quantity in enumerate(found):
        whole = _whole(words, sentence, found, i)
        if whole:
            unit = quantity.unit or whole.unit  # "300 of the 900 passengers": both count passengers
            quantity = replace(quantity, part_of=whole.quantity_id, unit=unit)  # noqa: PLW2901
        linked.append(quantity)
    return linked


def _whole(words: str, sentence: Sentence, found: list[Quantity], i: int) -> Quantity | None:
    part = found[i]
    if part.kind not in ("count", "percent"):
        return None
    after = found[i + 1] if i + 1 < len(found) else None
    if (
        after
        and after.kind == "count"
        and _OF_THE.search(words[part.end - sentence.start : after.start - sentence.start])
    ):
        return after
    if _INCLUDING.search(words[: part.start - sentence.start]):
        wholes = [q for q in found[:i] if q.kind == "count" and _size(q) >= _size(part)]
        return wholes[-1] if wholes else None
    return None


def _size(quantity: Quantity) -> float:
    return quantity.low if quantity.low is not None else quantity.high or 0.0
