"""Do two names mean the same? Named features of their spellings, and a score learned from labelled pairs."""

import re
from dataclasses import dataclass

from rapidfuzz.distance import JaroWinkler, Levenshtein

from consilience import gazetteer
from consilience.models import NameScorer
from consilience.stages.entities.spelling import consonants, operations, similarity, skeleton, words
from consilience.text import word_set

_SMALL = frozenset(["of", "the", "and", "for", "in", "on", "de", "la", "du", "&"])
_NUMBERS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_DIGITS = dict(zip(_NUMBERS, "123456789", strict=True))
_IN_SHORT = frozenset(["us", "uk", "un", "eu"])
_ALIKE = 0.5  # words less alike than this are not put side by side
_FIGURES = re.compile(r"\d+")
# Legal forms say nothing about which company is meant.
_FORMS = word_set(
    """
    inc ltd limited llc plc corp corporation co company gmbh ag sa spa nv bv oy ab as srl sarl pjsc ojsc jsc ooo
    oao zao pao pte pty kg kgaa aktiengesellschaft holding holdings group joint stock
    """
)


@dataclass(frozen=True, slots=True)
class Alignment:
    """Words of two names put side by side: pairs with their likeness, and what is left over of either."""

    pairs: tuple[tuple[str, str, float], ...]
    left: tuple[str, ...]
    right: tuple[str, ...]


def align(a: tuple[str, ...], b: tuple[str, ...], least: float = _ALIKE) -> Alignment:
    """Pair the words of two names greedily, the most alike first; each word is used once."""
    ranked = sorted(
        ((similarity(x, y), -abs(i - j), -i, -j) for i, x in enumerate(a) for j, y in enumerate(b)), reverse=True
    )
    free_a, free_b = dict(enumerate(a)), dict(enumerate(b))
    pairs = []
    for score, _, i, j in ranked:
        if score >= least and -i in free_a and -j in free_b:
            pairs.append((free_a.pop(-i), free_b.pop(-j), score))
    return Alignment(tuple(pairs), tuple(free_a.values()), tuple(free_b.values()))


def initials(name: tuple[str, ...]) -> str:
    """First letters of the words that count; what is short already stays: "US Air Force" is the USAF."""
    return "".join(w if w in _IN_SHORT else _DIGITS.get(w, w[0]) for w in name if w not in _SMALL)


def match_names(a: str, b: str, kind: str, *, scorer: NameScorer) -> tuple[float, tuple[str, ...]]:
    """Score whether two names of one kind mean the same, 0..1, with the features that made the score."""
    one, two = sorted((_words(a, kind), _words(b, kind)))  # the same in both directions
    if not one or not two:
        return float(a == b), ("empty=1",)
    if one == two:
        return 1.0, ("same=1.000",)
    if kind == "organization" and is_acronym(one, two):
        return 0.9, ("acronym=1.000",)
    features = compare(one, two, scorer)
    features["numbers"] = float(_FIGURES.findall(a) != _FIGURES.findall(b))
    features["person"] = float(kind == "person")
    return scorer(features), tuple(f"{name}={value:.3f}" for name, value in features.items())


def _words(name: str, kind: str) -> tuple[str, ...]:
    cut = words(name)
    return tuple(w for w in cut if w not in _FORMS) or cut if kind == "organization" else cut


def is_acronym(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Say whether one name consists of the first letters of the other's words."""
    short, long = sorted((a, b), key=len)
    spelled = "".join(short)
    if len(long) < 2 or not 1 < len(spelled) <= len(long) + 1 or spelled in long:
        return False  # the US is no "US soldiers"
    own = long[1:] if long[0] in gazetteer.countries() else long
    return spelled in {initials(long), initials(own), "".join(w if w in _IN_SHORT else w[0] for w in long)}


def compare(a: tuple[str, ...], b: tuple[str, ...], scorer: NameScorer) -> dict[str, float]:
    """Measure two names, cut into words, against each other: as strings, as sounds, word by word, edit by edit."""
    return _strings(a, b, scorer) | _word_by_word(a, b, scorer)


def _strings(a: tuple[str, ...], b: tuple[str, ...], scorer: NameScorer) -> dict[str, float]:
    """Features of the names written in one word: their letters, their sounds, their consonants."""
    one, two = "".join(a), "".join(b)
    sound, other = "".join(map(skeleton, a)), "".join(map(skeleton, b))
    bones, others = "".join(map(consonants, a)), "".join(map(consonants, b))
    return {
        "letters": Levenshtein.normalized_similarity(one, two),
        "sorted": Levenshtein.normalized_similarity(" ".join(sorted(a)), " ".join(sorted(b))),
        "jaro_winkler": JaroWinkler.similarity(one, two),
        "sounds": Levenshtein.normalized_similarity(sound, other),
        "consonants": Levenshtein.normalized_similarity(bones, others),
        "letters_apart": Levenshtein.distance(one, two),
        "sounds_apart": Levenshtein.distance(sound, other),
        "consonants_apart": Levenshtein.distance(bones, others),
        "edits": scorer.weigh(operations(one, two)),
        "length": min(len(one), len(two)),
        "onset": float(sound[:1] == other[:1]),
    }


def _word_by_word(a: tuple[str, ...], b: tuple[str, ...], scorer: NameScorer) -> dict[str, float]:
    """Features of the alignment: how alike the pairs are, how much is left over, how first and last words agree."""
    match = align(a, b)
    sizes = [len(x) + len(y) for x, y, _ in match.pairs]
    edits = [operations(x, y) for x, y, _ in match.pairs]
    weights = [scorer.weigh(e) for e in edits]
    left, right = sum(map(len, match.left)), sum(map(len, match.right))
    size_a, size_b = sum(map(len, a)), sum(map(len, b))
    return {
        "mean": sum(s * n for (*_, s), n in zip(match.pairs, sizes, strict=True)) / max(1, sum(sizes)),
        "least": min((s for *_, s in match.pairs), default=0.0),
        "paired": len(match.pairs) / max(len(a), len(b)),
        "over": (left + right) / (size_a + size_b),
        "over_both": min(left, right) / max(1, min(size_a, size_b)),
        "first": similarity(a[0], b[0]),
        "last": similarity(a[-1], b[-1]),
        "words": min(len(a), len(b)),
        "words_apart": abs(len(a) - len(b)),
        "word_edits": sum(weights),
        "worst_word": min(weights, default=0.0),
        "count_edits": sum(map(len, edits)),
        "most_edits": max(map(len, edits), default=0),
    }
