"""Find the names in one sentence: what the tagger says, corrected by gazetteers, head words and shape."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from consilience import gazetteer
from consilience.models import NameTagger
from consilience.stages.annotate import lexicon as lex
from consilience.stages.annotate.tagging import Document, tag
from consilience.stages.annotate.words import Words

_TAGGED, _LISTED = 0.8, 0.6  # scores of names that the tagger finds, and of those that lists add
_EDGE = re.compile(r"[\W_]+")
_POSSESSIVE = {"'s", "’s", "'", "’", "s'"}
_ARTICLES = {"the", "a", "an", "this", "that", "its", "his", "her", "their", "our"}
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&.-]{1,7}s?")
_NOT_ACRONYMS = frozenset(
    "TV AM PM CEO MP MPs OK GDP DNA PHOTO VIDEO UPDATE ID HIV GMT EST IT II III IV VI CCTV SUV AI PR".split()
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name as a range of tokens of one sentence. ``start`` and ``end`` are offsets into the article."""

    sentence: int
    first: int
    last: int  # token after the last
    start: int
    end: int
    kind: str
    score: float


def make(words: Words, first: int, last: int, kind: str, score: float) -> Name:
    """Make a name of a range of tokens."""
    s = words.sentence
    return Name(s.n, first, last, s.starts[first], s.ends[last - 1], kind, score)


def names_in(words: Words, document: Document, tagger: NameTagger) -> list[Name]:
    """List the names of a sentence in order, none overlapping another."""
    tagged = (make(words, first, last, kind, _TAGGED) for first, last, kind in tag(tagger, words, document))
    found = [_kind(words, n) for guess in tagged if (n := _trim(words, guess))]
    return without_overlap(found + list(_missed(words, found)))


def without_overlap(names: list[Name]) -> list[Name]:
    """Keep the outermost of overlapping names, the first where they are equally long."""
    kept: list[Name] = []
    for name in sorted(names, key=lambda n: (n.start - n.end, n.start, -n.score, n.kind)):
        if all(name.end <= k.start or k.end <= name.start for k in kept):
            kept.append(name)
    return sorted(kept, key=lambda n: n.start)


def _trim(words: Words, name: Name) -> Name | None:
    first, last = name.first, name.last
    while first < last and (words.low[first] in _ARTICLES or not _EDGE.sub("", words.low[first])):
        first += 1
    while first < last and (words.low[last - 1] in _POSSESSIVE or not _EDGE.sub("", words.low[last - 1])):
        last -= 1
    if name.kind == "person":
        while first < last - 1 and words.low[first].strip(".") in lex.TITLES:
            first += 1
    if first >= last or not any(c.isupper() for w in words.raw[first:last] for c in w):
        return None
    return make(words, first, last, name.kind, name.score)


def _kind(words: Words, name: Name) -> Name:
    """Decide the kind where a gazetteer or a head word knows better than the parser."""
    said = words.said(name.first, name.last)
    if kind := known_kind(said):
        return replace(name, kind=kind, score=0.9)
    low = words.low[name.first : name.last]
    head = low[low.index("of") - 1] if "of" in low[1:] else low[-1]
    if len(low) > 1 and head in lex.ORG_HEADS and name.kind != "organization":
        return replace(name, kind="organization", score=0.8)
    if name.kind in {"person", "other"} and gazetteer.is_place(said) and not _titled(words, name.first):
        return replace(name, kind="place", score=0.7)
    if name.kind != "person" and _titled(words, name.first) and low[0] in lex.GIVEN_NAMES:
        return replace(name, kind="person", score=0.8)
    return name


def known_kind(said: str) -> str:
    """Name the kind of a folded name that can only be one thing, else ""."""
    if said in gazetteer.demonyms():
        return "other"
    if said in gazetteer.countries() or said in gazetteer.regions():
        return "place"
    if said in lex.KNOWN_ORGS or said in lex.KNOWN_ORG_PHRASES:
        return "organization"
    return ""


def _titled(words: Words, first: int) -> bool:
    return first > 0 and words.low[first - 1].strip(".") in lex.TITLES


def _missed(words: Words, found: list[Name]) -> Iterator[Name]:
    """Names that the parser left out: gazetteer entries, acronyms, capitals after a title."""
    taken = {k for n in found for k in range(n.first, n.last)}
    k = 0
    while k < len(words.raw):
        last = next((e for e in range(min(k + 5, len(words.raw)), k, -1) if _unseen(words, taken, k, e)), k)
        if last > k:
            yield _kind(words, make(words, k, last, _unseen(words, taken, k, last), 0.6))
        k = max(last, k + 1)


def _unseen(words: Words, taken: set[int], first: int, last: int) -> str:
    if any(k in taken for k in range(first, last)) or not words.raw[first][:1].isupper():
        return ""
    said, raw = words.said(first, last), words.raw[first]
    if said == "us" and raw != "US":
        return ""
    if (kind := known_kind(said)) and all(w[:1].isupper() or w in {"of", "and", "the"} for w in words.raw[first:last]):
        return kind
    proper = words.sentence.tags[first] in {"NNP", "NNPS"}
    if last == first + 1 and proper and _ACRONYM.fullmatch(raw) and raw not in _NOT_ACRONYMS and not words.shouts:
        return "organization"
    return ""
