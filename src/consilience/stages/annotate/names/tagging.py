"""Tag the capitalised stretches of a sentence with kinds of names, by a small conditional random field.

The field reads words, shapes, gazetteers, the parser's tags, what the token reader says, and what the rest of the
article says about the same word, the last once more as odds that need no weights (``elsewhere.py``). Its weights are
hashed (Weinberger et al. 2009, feature hashing) and learned by ``training/names.py``; decoding is Viterbi's.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from consilience.models import NameTagger
from consilience.stages.annotate.names import lexicon as lex
from consilience.stages.annotate.names.elsewhere import Odds, heard
from consilience.stages.annotate.names.words import Words
from consilience.text import word_set

KINDS = ("person", "organization", "place", "other")
LABELS = ("O", *(f"{mark}-{kind}" for kind in KINDS for mark in "BI"))
_TELLING = frozenset(["title", "given", "org", "known", "spot", "thing", "country", "people", "city"])
_GAP = 3  # lower-case words that may stand inside a name ("of the", "bin al-")
_LINKS = word_set(
    """
    of the and for in on de la du del der den von van al el bin ibn bint & - ' ’ / . , 's ’s
    """
)
_SHAPES = ((re.compile("[A-Z]"), "X"), (re.compile("[a-z]"), "x"), (re.compile("[0-9]"), "d"))


@dataclass(frozen=True, slots=True)
class Document:
    """What an article as a whole says about its words."""

    read: dict[str, str]  # folded word to the token reader's most frequent kind for it
    lower: frozenset[str]  # words that also stand in lower case
    after_title: frozenset[str]
    ends_person: frozenset[str]  # last words of the reader's longer persons
    elsewhere: dict[int, Odds]  # sentence to what the same words elsewhere say of its tokens

    @classmethod
    def of(cls, sentences: list[Words]) -> "Document":
        """Read all sentences of the article."""
        lower = {low for w in sentences for raw, low in zip(w.raw, w.low, strict=True) if raw.islower()}
        capital = [(w, k) for w in sentences if not w.shouts for k, raw in enumerate(w.raw) if raw[:1].isupper()]
        votes: dict[str, Counter[str]] = defaultdict(Counter)
        for w, k in capital:
            votes[w.low[k]][w.sentence.names[k][2:]] += 1
        titled = {w.low[k] for w, k in capital if k and w.low[k - 1].strip(".") in lex.TITLES}
        ends = {w.low[k] for w, k in capital if _ends_person(w.sentence.names, k)}
        return cls(_frequent(votes), frozenset(lower), frozenset(titled), frozenset(ends), heard(sentences))


def _ends_person(names: tuple[str, ...], k: int) -> bool:
    return names[k] == "I-person" and names[k + 1 : k + 2] != ("I-person",)


def _frequent(votes: dict[str, Counter[str]]) -> dict[str, str]:
    """The most frequent label of each word, the first by the alphabet where several are."""
    return {word: min(count, key=lambda label: (-count[label], label)) for word, count in votes.items()}


def stretches(words: Words) -> Iterator[tuple[int, int]]:
    """Cut out the ranges of tokens that may hold names: capitals, and short lower-case links between them."""
    first = last = -1
    for k in (k for k, w in enumerate(words.raw) if _opens(w)):
        if first < 0 or k - last > _GAP or any(words.low[j] not in _LINKS for j in range(last, k)):
            if first >= 0:
                yield first, last
            first = k
        last = max(k + 1, _tail(words, k + 1))
    if first >= 0:
        yield first, last


@lru_cache(maxsize=100_000)
def _opens(word: str) -> bool:
    """Whether a name can stand where a word is written so: with a capital, or in letters that have none."""
    return any(c.isupper() for c in word) or (word[:1].isalpha() and not word.islower())


def _tail(words: Words, k: int) -> int:
    """Take in what may belong to a name behind its capital: a number, a hyphen with its second half."""
    if k < len(words.low) and words.low[k] == "-" and k + 1 < len(words.low):
        return k + 2
    return k + 1 if k < len(words.low) and words.low[k][:1].isdigit() else k


def features(words: Words, document: Document, first: int, last: int, size: int) -> list[NDArray[np.int64]]:
    """Hash the features of every token of a stretch."""
    shared = _hashed(_outline(words, first, last), size)
    return [
        np.array([*shared, *_spelled(words.raw[k], words.low[k], size), *_hashed(_token(words, document, k), size)])
        for k in range(first, last)
    ]


@lru_cache(maxsize=100_000)
def _spelled(raw: str, low: str, size: int) -> tuple[int, ...]:
    """Hash what a word shows by itself: how it begins and ends."""
    return tuple(_hashed((f for n in (1, 2, 3, 4) for f in (f"p{n}={raw[:n]}", f"x{n}={low[-n:]}")), size))


def _hashed(names: Iterable[str], size: int) -> list[int]:
    return [crc32(name.encode("utf-8", "surrogatepass")) % size for name in names]


def _outline(words: Words, first: int, last: int) -> list[str]:
    """Features that all tokens of a stretch share: its words outside and inside, its length."""
    before = words.low[first - 1] if first else "^"
    after = words.low[last] if last < len(words.low) else "$"
    shape = "caps" if words.shouts else "heading" if words.heading else "text"
    length = min(last - first, 6)
    inside = {h for k in range(first, last) for h in words.hints[k] if h in _TELLING}
    head = words.low[last - 1]
    pair = words.said(max(0, first - 2), first)
    return [
        f"before={before}",
        f"before2={pair}",
        f"after={after}",
        f"around={before}|{after}",
        f"len={length}|{shape}",
        f"way={shape}",
        f"end={head}",
        f"endx={head[-3:]}|{length}",
        f"open={words.low[first]}",
        f"inside={'.'.join(sorted(inside))}",
        f"hints={'.'.join(words.hints[first])}|{'.'.join(words.hints[last - 1])}",
    ]


def _token(words: Words, document: Document, k: int) -> Iterator[str]:
    s, raw, low = words.sentence, words.raw[k], words.low[k]
    for step in (-2, -1, 0, 1, 2):
        at = k + step
        word = words.low[at] if 0 <= at < len(words.low) else "#"
        yield f"w{step}={word}"
        if 0 <= at < len(words.low) and abs(step) < 2:
            yield f"s{step}={shape(words.raw[at])}"
            yield f"t{step}={s.tags[at]}"
            yield f"g{step}={'.'.join(words.hints[at])}"
    previous = words.low[k - 1] if k else "^"
    following = words.low[k + 1] if k + 1 < len(words.low) else "$"
    yield f"wp={previous} {low}"
    yield f"wn={low} {following}"
    hint = ".".join(words.hints[k])
    yield f"sg={shape(raw)}|{hint}|{previous}"
    yield f"pg={'.'.join(words.hints[k - 1]) if k else '^'}|{hint}"
    yield f"gn={hint}|{'.'.join(words.hints[k + 1]) if k + 1 < len(words.low) else '$'}"
    yield f"ty={shape(raw)}|{s.tags[k]}"
    yield f"dep={s.deps[k]}|{s.tags[k]}"
    yield f"head={s.lemmas[s.heads[k]]}"
    yield f"start={k == 0}|{shape(raw)}"
    yield f"lower={low in document.lower}|{k == 0}"
    yield from _read(words, document, k)
    yield f"known={low in document.after_title}{low in document.ends_person}"
    yield "bias"


def _read(words: Words, document: Document, k: int) -> Iterator[str]:
    """What the token reader says of the word, of its neighbours, and of the same word elsewhere in the article."""
    if not words.signals:
        return
    best = [_likeliest(words, at) for at in (k - 1, k, k + 1)]
    for label, odds in words.signals.names(k):
        yield f"r={label}|{odds}"
    yield f"r-={best[0]}|{best[1]}"
    yield f"r+={best[1]}|{best[2]}"
    yield f"r3={'|'.join(best)}"
    yield f"rs={best[1]}|{shape(words.raw[k])}"
    own = document.read.get(words.low[k], "")
    following = document.read.get(words.low[k + 1], "") if k + 1 < len(words.low) else "$"
    yield f"rdoc={own}|{best[1]}"
    yield f"rdoc+={own}|{following}"


def _likeliest(words: Words, k: int) -> str:
    return words.sentence.names[k] if 0 <= k < len(words.low) else "#"


@lru_cache(maxsize=100_000)
def shape(word: str) -> str:
    """Fold a word to its pattern of capitals, small letters and digits, runs shortened ("McCain": "XxXx")."""
    out = word
    for pattern, mark in _SHAPES:
        out = pattern.sub(mark, out)
    return re.sub(r"(.)\1+", r"\1\1", out)[:8]


def tag(tagger: NameTagger, words: Words, document: Document) -> Iterator[tuple[int, int, str]]:
    """Yield token ranges of names with their kinds."""
    for first, last in stretches(words):
        if words.signals and all(words.signals.nameless(k) for k in range(first, last)):
            continue
        rows = features(words, document, first, last, tagger.size)
        labels = [LABELS[i] for i in tagger(rows, document.elsewhere[words.sentence.n][first:last])]
        yield from ((first + a, first + b, kind) for a, b, kind in runs(labels))


def runs(labels: list[str]) -> Iterator[tuple[int, int, str]]:
    """Read BIO labels as ranges; an I after another kind opens a range of its own."""
    k = 0
    while k < len(labels):
        kind, last = labels[k][2:], k + 1
        while last < len(labels) and labels[last] == f"I-{kind}":
            last += 1
        if kind:
            yield k, last, kind
        k = last
