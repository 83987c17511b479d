"""What one part of an article knows of a name, the other parts may use: parts of longer names; joined words cut."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from consilience import gazetteer
from consilience.stages.annotate.names import lexicon as lex
from consilience.stages.annotate.names.spans import Name, make, without_overlap
from consilience.stages.annotate.names.words import Words
from consilience.text import word_set

_JOINED = re.compile(r"([A-Z][a-z]{2,})([A-Z][a-z]*)")
# What names of bodies are said without: "Lotra" is the Lotra Federation.
_LEFT_OUT = word_set("federation association foundation group inc ltd plc llc corp corporation company")
_WELD = re.compile(r"([a-z]+)([A-Z][a-z]{2,})")


def harmonise(article: list[Words], names: list[Name]) -> list[Name]:
    """Give parts of longer names their kind all over an article, and find names again where they were missed."""
    by_sentence = {w.sentence.n: w for w in article}
    said = _said(names, by_sentence)
    parts = _parts(names, said)
    settled = [replace(n, kind=_settle(n, said[n], parts)) for n in names]
    kinds = _kinds(names, said)
    families = _families(names, said)
    settled = [
        _unwelded(_unverbed(n, by_sentence[n.sentence], families), by_sentence[n.sentence], kinds) for n in settled
    ]
    known = dict.fromkeys(_openings(names, said, article), "organization") | _kinds(
        settled, _said(settled, by_sentence)
    )
    found = [
        m for words in article for m in _again(words, known, [n for n in settled if n.sentence == words.sentence.n])
    ]
    return without_overlap(settled + found)


def _said(names: list[Name], by_sentence: dict[int, Words]) -> dict[Name, str]:
    return {n: by_sentence[n.sentence].said(n.first, n.last) for n in names}


def _parts(names: list[Name], said: dict[Name, str]) -> dict[str, str]:
    """Words of the article's longer names that may stand for them: parts of persons, first words of organisations."""
    long = [n for n in names if n.last - n.first > 1]
    bodies = {
        said[n].split()[0]: "organization"
        for n in long
        if n.kind == "organization" and not said[n].endswith(" administration")
    }
    people = {w: "person" for n in long if n.kind == "person" for w in said[n].split()}
    known = gazetteer.countries().keys() | gazetteer.regions() | gazetteer.demonyms().keys()
    return {
        w: kind for w, kind in (bodies | people).items() if len(w) > 2 and w not in known and w not in lex.ORG_HEADS
    }


def _openings(names: list[Name], said: dict[Name, str], article: list[Words]) -> Iterator[str]:
    """Two words or more that the longer names of bodies begin with, before what says that they are one or where.

    No common words, which the article has in small letters as well, and no name of a place or a person.
    """
    small = {w for words in article for w in words.raw if w.islower()}
    for n in names:
        cut = said[n].split() if n.kind == "organization" else []
        ends = [
            k for k, w in enumerate(cut) if k > 1 and (w in _LEFT_OUT or (k == len(cut) - 1 and gazetteer.state(w)))
        ]
        own = cut[: ends[0]] if ends else []
        of_others = gazetteer.is_place(" ".join(own)) or any(w in gazetteer.demonyms() for w in own)
        if own and not of_others and own[0] not in lex.GIVEN_NAMES and not small.issuperset(own):
            yield " ".join(own)


def _families(names: list[Name], said: dict[Name, str]) -> set[str]:
    """Family names of the article's persons that are nobody's given name."""
    full = [said[n].split() for n in names if n.kind == "person" and n.last - n.first > 1]
    single = {said[n] for n in names if n.kind == "person" and n.last - n.first == 1}
    return {w[-1] for w in full} & single - lex.GIVEN_NAMES


def _unverbed(name: Name, words: Words, families: set[str]) -> Name:
    """Cut what a headline's capitals have joined to a known family name: "Lund Vows", "Lund Willing"."""
    tail = range(name.first + 1, name.last)
    joined = name.kind == "person" and tail and words.low[name.first] in families
    if joined and all(_no_name(words, k) for k in tail):
        return make(words, name.first, name.first + 1, name.kind, name.score)
    return name


def _no_name(words: Words, k: int) -> bool:
    tagged = words.sentence.tags[k].startswith(("VB", "JJ", "RB", "IN", "MD"))
    return tagged or (words.low[k].endswith(("ed", "ing", "ays")) and words.low[k] not in lex.GIVEN_NAMES)


def _kinds(names: list[Name], said: dict[Name, str]) -> dict[str, str]:
    """Choose one kind for every form by the weight of its mentions."""
    votes: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for n in names:
        votes[said[n]][n.kind] += n.score
    return {form: max(sorted(kinds), key=kinds.__getitem__) for form, kinds in votes.items()}


def _settle(name: Name, said: str, parts: dict[str, str]) -> str:
    """Choose the kind of a name that is part of a longer one."""
    kind = parts.get(said, name.kind)
    if kind == "person":
        return "place" if name.kind == "place" and gazetteer.is_large(said) else kind
    return kind if name.kind in {"person", "other"} else name.kind


def _again(words: Words, known: dict[str, str], found: list[Name]) -> Iterator[Name]:
    """Find known forms that the sentence holds and that no name covers, joined words included."""
    taken = {k for n in found for k in range(n.first, n.last)}
    k = 0
    while k < len(words.raw):
        ends = range(min(k + 6, len(words.raw)), k, -1) if k not in taken and words.raw[k][:1].isupper() else ()
        last = next((e for e in ends if _fits(words, known, taken, k, e)), 0)
        if last:
            yield make(words, k, last, known[words.said(k, last)], 0.7)
        elif k not in taken and not words.raw[k][1:].islower():  # a capital inside
            yield from _cut(words, known, k)
        k = max(last, k + 1)


def _fits(words: Words, known: dict[str, str], taken: set[int], first: int, last: int) -> bool:
    if words.said(first, last) not in known or any(k in taken for k in range(first, last)):
        return False
    capital = words.raw[last - 1][:1].isupper()
    ordinary = words.sentence.pos[first] not in {"PROPN", "NOUN", "ADJ", "X"} or words.low[first] in lex.TITLES
    return capital and not (last == first + 1 and ordinary)


def _cut(words: Words, known: dict[str, str], k: int) -> Iterator[Name]:
    """Cut the name out of a word that a damaged text has joined to another ("BidenA", "exitIraq")."""
    raw, at = words.raw[k], words.sentence.starts[k]
    for pattern, group in ((_JOINED, 1), (_WELD, 2)):
        if match := pattern.fullmatch(raw):
            form = match.group(group).casefold()
            kind = known.get(form) or ("place" if form in gazetteer.countries() else "")
            if kind and len(form) > 3:
                start, end = match.span(group)
                yield replace(make(words, k, k + 1, kind, 0.6), start=at + start, end=at + end)
                return


def _unwelded(name: Name, words: Words, kinds: dict[str, str]) -> Name:
    """Leave out what a damaged text has joined to the last word of a name: "BidenA", "IranIt", "Lund.@handle"."""
    raw, start = words.raw[name.last - 1], words.sentence.starts[name.last - 1]
    if "@" in raw[1:]:
        return replace(name, end=start + len(raw[: raw.index("@", 1)].rstrip(".,;:")))
    match = _JOINED.fullmatch(raw)
    form = match.group(1).casefold() if match else ""
    known = form in gazetteer.countries() or (form in kinds and name.last - name.first == 1)
    return replace(name, end=start + len(form), kind=kinds.get(form, name.kind)) if len(form) > 3 and known else name
