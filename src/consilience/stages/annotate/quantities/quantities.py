"""Find numbers and say what each counts, of whom, how exactly, and of which whole it is a part."""

import re
from collections.abc import Iterator
from dataclasses import replace

from consilience.records import Article, Quantity, Sentence, TimeExpression
from consilience.stages.annotate.numerals import TENS, parse_number, parse_ordinal
from consilience.stages.annotate.quantities.counted import Counted, counted_after, counted_by_age
from consilience.stages.annotate.quantities.grammar import (
    AFTER,
    AGE,
    AGE_DECADE,
    AGE_GROUP,
    AGED,
    BARE_SHARE,
    CHANGE,
    CHANGE_NOUN,
    CHANGE_OF,
    HALF_DOZEN,
    HINT,
    MODIFIER,
    NAME_AGE,
    NTH,
    ORDINAL,
    RATIO,
    SHARE,
    VAGUE,
    Amount,
    modifier_of,
    read_bare_share,
    read_ratio,
    read_share,
    read_vague,
    values,
)
from consilience.stages.annotate.quantities.unsaid import counts_people, unit_of_subject
from consilience.stages.annotate.quantities.votes import Vote, votes
from consilience.text import content_id, overlap, squeeze

_YEARS = range(1500, 2200)  # "levels will rise by 2120" tells no number
_AGE_UNITS = {"year": "a", "month": "mo", "week": "wk", "day": "d"}
_INCLUDING = re.compile(r"(?i)\b(?:including|of\s+whom|of\s+which|among\s+them|of\s+those)\b[^.;]{0,40}$")
_VOTES = re.compile(r"\d\s?[-–—]\s?\d|\bto\s+\d|(?i:against|opposed|abst|favou?r)")
_BY = re.compile(r"^\s*(?:,|and)\s+[^,;:]{1,30}\s+by\s+(?:about\s+|around\s+)?$")
_GOES_ON = re.compile(r"^(?!.*[;:]).{0,60}\b(?:and|but|or|while)\b[^,]{0,40}$")
_OF_WHOM = re.compile(r"(?i)\s+of\s+(?:whom|which|them|those)\b")
_OF_THE_FIRST = re.compile(r"(?i)^\s*(?:out\s+)?of\s+(?:the\s+|its\s+|their\s+)?(?:about\s+|some\s+)?$")
_OF_THE = re.compile(  # "of the mine's", "states out of"
    r"(?i)^\s*(?:(?:[\w-]+\s+){0,2}out\s+)?of\s+(?:the\s+|its\s+|their\s+|some\s+|about\s+)*"
    r"(?:(?:[\w.-]+\s+){0,3}[\w.-]+(?:['’]s|s['’])\s+)?$"
)

_AGES = (  # each with signs of which a sentence that holds it has one
    (AGE, ("old", "age")),
    (AGED, ("age",)),
    (NAME_AGE, (",",)),
    (AGE_GROUP, ("under", "over", "above", "below")),
)


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
            named = max(
                named, counted.end if counted.kind in ("count", "rate") else 0
            )  # "two new 737 jets": one number
    found = _with_votes(words, sentence, found)
    found = _with_parts(words, sentence, _completed(words, sentence, _restated(words, sentence, found)))
    return [_unsaid(sentence, q) for q in found]


def _with_votes(words: str, sentence: Sentence, found: list[Quantity]) -> list[Quantity]:
    """Add the numbers of a vote that stand joined ("52-48"), and give those found bare their unit."""
    cast = {sentence.start + v.start: v for v in votes(words)} if _VOTES.search(words) else {}
    if not cast:
        return found
    known = {q.start for q in found if q.start in cast}
    free = [s for s in cast if not any(q.start < s < q.end for q in found)]  # "61 to 70 members" is a range
    made = [_cast(words, sentence, cast[start]) for start in free if start not in known]
    told = [_of_votes(words, sentence, q, cast[q.start]) if _is_bare(q, cast) else q for q in found]
    return sorted(told + made, key=lambda q: q.start)


def _is_bare(quantity: Quantity, cast: dict[int, Vote]) -> bool:
    """Whether a number found is one of a vote and counts nothing else: one value, of votes or of nothing."""
    cast_as = quantity.unit in {"", "vote", "abstention"} and quantity.low == quantity.high
    return quantity.start in cast and cast_as


def _cast(words: str, sentence: Sentence, vote: Vote) -> Quantity:
    amount = Amount(vote.start, vote.end, vote.end, vote.value, vote.value, "count", "vote")
    return _of_votes(words, sentence, _quantity(words, sentence, amount, Counted("count", "vote", 0, 0)), vote)


def _of_votes(words: str, sentence: Sentence, quantity: Quantity, vote: Vote) -> Quantity:
    if vote.of is None:
        return replace(quantity, unit="vote")
    start, end = vote.of
    spoken = squeeze(words[start:end])
    return replace(quantity, unit="vote", of=spoken, of_start=sentence.start + start, of_end=sentence.start + end)


def _completed(words: str, sentence: Sentence, found: list[Quantity]) -> list[Quantity]:
    """Give a number the unit or change it leaves out, from the one before: "killed 35 people and wounded 82"."""
    for i in range(1, len(found)):
        before, own = found[i - 1], found[i]
        between = words[before.end - sentence.start : own.start - sentence.start]
        if own.change == "level" and _BY.search(between):  # "were down 2.3%, the others by 2.6%"
            found[i] = own = replace(own, change=before.change)
        other = own.unit == "other" and before.kind == "count"  # "40 people and wounded 12 others"
        if (own.unit and not other) or own.kind != "count" or not before.unit or not _GOES_ON.search(between):
            continue
        if counts_people(sentence, own.start) and not counts_people(sentence, before.start):
            continue  # "destroyed 12 homes and killed five"
        found[i] = replace(own, unit=before.unit, kind=before.kind if before.kind != "ordinal" else "count")
    return found


def _unsaid(sentence: Sentence, quantity: Quantity) -> Quantity:
    """Give a bare number what it counts by the verb beside it: people who were hurt, deaths that rose to it."""
    if quantity.kind != "count" or quantity.unit not in ("", "other"):
        return quantity
    if counts_people(sentence, quantity.start):
        return replace(quantity, unit="person")
    year = quantity.low in _YEARS and quantity.end - quantity.start == len("2030")
    return replace(quantity, unit=quantity.unit or ("" if year else unit_of_subject(sentence, quantity.start)))


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
    for amount in _candidates(words) if HINT.search(words.lower()) else ():
        blocked = taken + [(k.start, k.end) for k in kept]
        if not any(overlap(amount.start, amount.number_end, start, end) for start, end in blocked):
            kept.append(amount)
    return sorted(kept, key=lambda a: a.start)


def _candidates(words: str) -> Iterator[Amount]:
    """Readings of the numbers of a sentence, the more particular ones first."""
    held = words.lower().__contains__
    for pattern in (pattern for pattern, signs in _AGES if any(map(held, signs))):
        yield from (a for m in pattern.finditer(words) if (a := _age(m)) is not None)
    yield from (a for m in AGE_DECADE.finditer(words) if (a := _decade(m)) is not None)
    yield from (read_bare_share(m) for m in BARE_SHARE.finditer(words))
    yield from (a for m in NTH.finditer(words) if (a := _ordinal(m)) is not None)
    for m in HALF_DOZEN.finditer(words):
        number = 6.0 if "half" in m[0].lower() else 12.0
        yield Amount(m.start(), m.end(), m.end(), number, number, "", "")
    yield from (a for m in SHARE.finditer(words) if (a := read_share(m)) is not None)
    yield from (a for m in RATIO.finditer(words) if (a := read_ratio(m)) is not None)
    yield from (read_vague(m) for m in VAGUE.finditer(words))
    ordinals = [a for m in ORDINAL.finditer(words) if (a := _ordinal(m)) is not None]
    yield from (a for a in ordinals if "-" in words[a.start : a.end])
    yield from values(words)
    yield from ordinals


def _ordinal(match: re.Match[str]) -> Amount | None:
    number = parse_ordinal(match[0])
    if number is None:
        return None
    return Amount(match.start(), match.end(), match.end(), float(number), float(number), "ordinal", "")


def _age(match: re.Match[str]) -> Amount | None:
    group = match.groupdict()
    low = parse_number(match["n"])
    high = parse_number(group["m"]) if group.get("m") else low
    if low is None or high is None:
        return None
    unit = _AGE_UNITS[group.get("unit", "year").lower().removesuffix("s")]
    start = match.start() if match[0].lower().startswith("age") else match.start("n")
    return Amount(start, match.end(), match.end(), low, high, "age", unit)


def _decade(match: re.Match[str]) -> Amount | None:
    """An age known to ten years: "in his 30s", "in her late forties"."""
    low = float(match["n"] or TENS.get(f"{match['tens'].lower()}y", 0))
    start = match.start("n") if match["n"] else match.start("tens")
    return Amount(start, match.end(), match.end(), low, low + 9, "age", "a") if low else None


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
        of=squeeze(words[counted.start : counted.end]) if counted.end else "",
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
    match = CHANGE.search(before) or CHANGE_NOUN.search(before) or CHANGE_OF.search(before)
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
    before, after = words[: part.start - sentence.start], words[part.end - sentence.start :]
    following = found[i + 1] if i + 1 < len(found) else None
    if following and following.kind == "count" and _OF_THE.search(after[: following.start - part.end]):
        return following
    wholes = [q for q in found[:i] if q.kind == "count" and _size(q) >= _size(part)]
    listed_from = _INCLUDING.search(before)
    if listed_from:  # "15 people, including 13 students and two teachers": parts of the people both
        wholes = [q for q in wholes if q.end - sentence.start <= listed_from.start()]
        return wholes[-1] if wholes else None
    if wholes and _OF_WHOM.match(after):
        return wholes[-1]
    return wholes[-1] if wholes and _OF_THE_FIRST.search(words[: wholes[-1].start - sentence.start]) else None


def _size(quantity: Quantity) -> float:
    return quantity.low if quantity.low is not None else quantity.high or 0.0
