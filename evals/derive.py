"""Make copies of an article in known ways: the ground truth that real reuse never comes with.

Every copy is made by a fixed seed from the text itself, so the same data gives the same copies. The word
substitutes are ours (``synonyms.txt``); nothing here is used by the stages.
"""

import random
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

_SENTENCE = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[A-Z“\"‘(])")
_NUMBER = re.compile(r"(?<![\w.,])(\d{2,6})(?![\w.,]|\.\d)")
_SAID = re.compile(
    r"^(?P<what>[^\"“”]{30,}?), (?P<who>[^,\"“”]{3,60}? (?:said|says|told|added|stated)[^,\"“”]{0,40})\.$"
)
_LEADING = re.compile(
    r"^(?P<first>(?:On|In|At|After|Before|During|Since|When|While|As|Although|If) [^,\"“”]{4,80}), "
    r"(?P<rest>[^\"“”]{20,})\.$"
)
_JOINED = re.compile(r"^(?P<a>[^\"“”]{25,}), (?P<join>but|and|while|although|because) (?P<b>[^\"“”]{20,})\.$")
_FIRST_NAME = re.compile(r"\b([A-Z][a-z]+) ([A-Z][a-z]{2,})\b")


@cache
def _substitutes() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for line in (Path(__file__).parent / "synonyms.txt").read_text(encoding="utf-8").splitlines():
        group = line.split()
        if not line.startswith("#"):
            for word in group:
                table.setdefault(word, tuple(w for w in group if w != word))
    return table


def sentences(paragraph: str) -> list[str]:
    return [s for s in _SENTENCE.split(paragraph) if s.strip()]


def paragraphs(text: str) -> list[str]:
    return [p for p in (line.strip() for line in text.split("\n")) if p]


def _each_sentence(change: Callable[[str, random.Random], str], text: str, rng: random.Random) -> str:
    return "\n\n".join(" ".join(change(s, rng) for s in sentences(p)) for p in paragraphs(text))


def _spin(sentence: str, rng: random.Random, share: float = 0.8) -> str:
    def swap(match: re.Match[str]) -> str:
        word = match.group()
        options = _substitutes().get(word.lower(), ())
        if not options or rng.random() > share:
            return word
        chosen = rng.choice(options)
        return chosen.capitalize() if word[0].isupper() else chosen

    return re.sub(r"[A-Za-z]+", swap, sentence)


def _reorder(sentence: str, rng: random.Random) -> str:
    """Move an attribution to the front, an opening phrase to the end, or swap two clauses."""
    if m := _SAID.match(sentence):
        return f"{_upper(m['who'])} that {_lower(m['what'])}."
    if m := _LEADING.match(sentence):
        return f"{_upper(m['rest'])} {_lower(m['first'])}."
    if m := _JOINED.match(sentence):
        return f"{_upper(m['b'])}, {m['join']} {_lower(m['a'])}."
    return sentence


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _lower(text: str) -> str:
    return text if re.match(r"[A-Z][a-z]+ [A-Z]|[A-Z]{2}", text) else text[:1].lower() + text[1:]


def _noise(sentence: str, rng: random.Random) -> str:
    """Round a number, drop a first name: what careless rewriting does."""
    sentence = _NUMBER.sub(
        lambda m: str(round(int(m[1]), -1)) if rng.random() < 0.5 and int(m[1]) < 1900 else m[1], sentence
    )
    return _FIRST_NAME.sub(lambda m: m[2] if rng.random() < 0.4 else m[0], sentence)


def _foreign(sentence: str, rng: random.Random) -> str:
    """Damage as from a round trip through another language: articles, prepositions and words off."""
    changes = {
        "the": ("", "the", "the"),
        "a": ("one", "a", "the"),
        "an": ("one", "an"),
        "in": ("at", "in", "on"),
        "on": ("in", "on"),
        "of": ("of", "from"),
        "to": ("to", "for"),
        "by": ("from", "by"),
        "has": ("had", "has"),
        "have": ("had", "have"),
        "will": ("is going to", "will"),
        "would": ("will", "would"),
        "was": ("has been", "was"),
        "were": ("have been", "were"),
        "not": ("no", "not"),
        "who": ("which", "who"),
        "that": ("which", "that"),
    }

    def swap(match: re.Match[str]) -> str:
        options = changes.get(match.group())
        return rng.choice(options) if options else match.group()

    spun = _spin(sentence, rng, 0.5)
    return re.sub(r" {2,}", " ", re.sub(r"[a-z]+", swap, spun))


def _headline(title: str, rng: random.Random) -> str:
    parts = _spin(title, rng, 1.0).split(": ", 1)
    return ": ".join(reversed(parts)) if len(parts) == 2 else f"Report: {parts[0]}"


def verbatim(text: str, other: str, rng: random.Random) -> str:
    return text


def cut(text: str, other: str, rng: random.Random) -> str:
    """Keep the upper part and lose single sentences."""
    own = paragraphs(text)
    kept = own[: max(3, int(len(own) * 0.6))]
    return "\n\n".join(" ".join(s for s in sentences(p) if rng.random() > 0.15) or p for p in kept)


def merged(text: str, other: str, rng: random.Random) -> str:
    """Interleave paragraphs of two accounts."""
    a, b = paragraphs(text), paragraphs(other)
    a, b = a[: max(3, len(a) // 2)], b[: max(3, len(b) // 2)]
    return "\n\n".join(p for pair in zip(a, b, strict=False) for p in pair)


def spun(text: str, other: str, rng: random.Random) -> str:
    return _each_sentence(_spin, text, rng)


def reordered(text: str, other: str, rng: random.Random) -> str:
    """Turn clauses around, and swap neighbouring paragraphs."""
    own = paragraphs(_each_sentence(_reorder, text, rng))
    for n in range(1, len(own) - 1, 2):
        own[n], own[n + 1] = own[n + 1], own[n]
    return "\n\n".join(own)


def paraphrased(text: str, other: str, rng: random.Random) -> str:
    """Everything at once: cut, turned around, spun, numbers and names noisy."""
    return _each_sentence(lambda s, r: _noise(_spin(_reorder(s, r), r), r), cut(text, other, rng), rng)


def heavy(text: str, other: str, rng: random.Random) -> str:
    """Paraphrase every sentence twice over, lose a third of them and shuffle the rest within each paragraph."""
    own = []
    for p in paragraphs(paraphrased(text, other, rng)):
        kept = [_foreign(s, rng) for s in sentences(p) if rng.random() > 0.3]
        rng.shuffle(kept)
        own.append(" ".join(kept))
    return "\n\n".join(p for p in own if p)


def borrowed(text: str, other: str, rng: random.Random) -> str:
    """Half of one account and three paragraphs of another, all spun."""
    own, taken = paragraphs(other), [p for p in paragraphs(text) if len(p.split()) > 15][:3]
    own = [_each_sentence(_spin, p, rng) for p in own[len(own) // 2 :]]
    return "\n\n".join([*own[:2], *(_each_sentence(_spin, p, rng) for p in taken), *own[2:]])


def translated(text: str, other: str, rng: random.Random) -> str:
    return _each_sentence(_foreign, text, rng)


STRENGTHS: dict[str, Callable[[str, str, random.Random], str]] = {
    f.__name__: f for f in (verbatim, cut, merged, spun, reordered, paraphrased, heavy, borrowed, translated)
}


def derive(strength: str, title: str, text: str, other: str) -> str:
    """Make a copy with a changed headline, which stands in the first line."""
    rng = random.Random(f"{strength}\n{title}")
    return f"{_headline(title, rng)}\n\n{STRENGTHS[strength](text, other, rng)}"
