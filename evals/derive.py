"""Make copies of an article in known ways: the ground truth that real reuse never comes with.

A method changes a text at one of three strengths; every copy is made by a fixed seed from the text itself, so the same
data gives the same copies. The word substitutes are ours (``synonyms.txt``); nothing here is used by the stages.
"""

import random
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

from consilience.text import word_list
from evals.grammar import passive
from evals.roundtrip import round_trip

LIGHT, MIDDLE, STRONG = STRENGTHS = (1, 2, 3)
_SHARE = {LIGHT: 0.35, MIDDLE: 0.65, STRONG: 1.0}  # of the places where a method can change something

_SENTENCE = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[A-Z“\"‘(])")
_NUMBER = re.compile(r"(?<![\w.,$€£])(\d{1,6})(?![\w.,]|\.\d)")
_SAID = re.compile(
    r"^(?P<what>[^\"“”]{30,}?), (?P<who>[^,\"“”]{3,60}? (?:said|says|told|added|stated)[^,\"“”]{0,40})\.$"
)
_LEADING = re.compile(
    r"^(?P<first>(?:On|In|At|After|Before|During|Since|When|While|As|Although|If) [^,\"“”]{4,80}), "
    r"(?P<rest>[^\"“”]{20,})\.$"
)
_JOINED = re.compile(r"^(?P<a>[^\"“”]{25,}), (?P<join>but|and|while|although|because) (?P<b>[^\"“”]{20,})\.$")
_ASIDE = re.compile(
    r"^(?P<who>[A-Z][^,\"“”]{3,60}), (?:who|which) (?P<aside>[^,\"“”]{8,90}), (?P<rest>[^\"“”]{15,})\.$"
)
_FIRST_NAME = re.compile(r"\b([A-Z][a-z]+) ([A-Z][a-z]{2,})\b")
_LONG_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{5,}\b")
_SMALL = dict(enumerate(word_list("no one two three four five six seven eight nine ten eleven twelve")))

Change = Callable[[str, random.Random], str]
Method = Callable[[str, str, int, random.Random], str]


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
    """Cut a paragraph where a mark of its end stands before a capital."""
    return [s for s in _SENTENCE.split(paragraph) if s.strip()]


def paragraphs(text: str) -> list[str]:
    """The lines of a text that hold something."""
    return [p for p in (line.strip() for line in text.split("\n")) if p]


def _each_sentence(change: Change, text: str, rng: random.Random, share: float = 1.0) -> str:
    """Change a share of the sentences."""
    return "\n\n".join(
        " ".join(change(s, rng) if rng.random() < share else s for s in sentences(p)) for p in paragraphs(text)
    )


def _spin(sentence: str, rng: random.Random, share: float) -> str:
    def swap(match: re.Match[str]) -> str:
        word = match.group()
        options = _substitutes().get(word.lower(), ())
        if not options or rng.random() > share:
            return word
        chosen = rng.choice(options)
        return chosen.capitalize() if word[0].isupper() else chosen

    return re.sub(r"[A-Za-z]+(?:-[a-z]+)?", swap, sentence)


def _turn(sentence: str, rng: random.Random) -> str:
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


def _split(sentence: str, rng: random.Random) -> str:
    """Make two sentences of one: at a joint of clauses, or of what stands aside."""
    if m := _ASIDE.match(sentence):
        return f"{m['who']} {m['rest']}. {m['who'].split()[-1]} {m['aside']}."
    if m := _JOINED.match(sentence):
        return f"{m['a']}. {m['join'].capitalize()} {m['b']}."
    return sentence


def _join(paragraph: str, rng: random.Random, share: float) -> str:
    """Make one sentence of two neighbours."""
    own: list[str] = []
    for sentence in sentences(paragraph):
        plain = own and not {*'"“”'} & {*own[-1], *sentence} and own[-1].endswith(".")
        if plain and rng.random() < share / 2:
            own[-1] = f"{own[-1][:-1]}, {rng.choice(('and', 'while', 'as'))} {_lower(sentence)}"
        else:
            own.append(sentence)
    return " ".join(own)


def _noise(sentence: str, rng: random.Random, share: float) -> str:
    """Round, spell out or mistype a number, drop a first name, misspell a name: what careless rewriting does."""

    def number(m: re.Match[str]) -> str:
        value = int(m[1])
        if rng.random() > share or 1900 <= value < 2100:
            return m[1]
        return _SMALL.get(value) or (str(round(value, -1)) if rng.random() < 0.7 else str(value + 1))

    def name(m: re.Match[str]) -> str:
        at = rng.randrange(2, len(m[0]) - 2)
        return m[0][:at] + m[0][at + 1] + m[0][at] + m[0][at + 2 :] if rng.random() < share / 4 else m[0]

    sentence = _FIRST_NAME.sub(lambda m: m[2] if rng.random() < share / 2 else m[0], _NUMBER.sub(number, sentence))
    return _LONG_NAME.sub(name, sentence)


_FOREIGN = {
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


def _foreign(sentence: str, rng: random.Random, share: float) -> str:
    """Damage as on translated sites: small words off, words doubled, joined or out of order, odd choices of word."""

    def swap(match: re.Match[str]) -> str:
        options = _FOREIGN.get(match.group())
        return rng.choice(options) if options and rng.random() < share else match.group()

    own = re.sub(r"[a-z]+", swap, _spin(sentence, rng, 0.6 * share)).split()
    for n in range(len(own) - 2, 0, -1):
        chance = rng.random() / share
        if chance < 0.02:
            own[n : n + 2] = [own[n] + own[n + 1]]
        elif chance < 0.04:
            own.insert(n, own[n])
        elif chance < 0.1 and own[n].isalpha() and own[n + 1].isalpha():
            own[n], own[n + 1] = own[n + 1], own[n]
    return " ".join(own)


def _headline(title: str, text: str, strength: int, rng: random.Random) -> str:
    """Spin a headline, turn it around, or make one of the lead."""
    if strength == STRONG and paragraphs(text):
        return " ".join(_spin(sentences(paragraphs(text)[0])[0], rng, 0.8).split()[:9]).rstrip(",.;")
    parts = _spin(title, rng, 1.0).split(": ", 1)
    return ": ".join(reversed(parts)) if len(parts) == 2 else f"Report: {parts[0]}"


def verbatim(text: str, other: str, strength: int, rng: random.Random) -> str:
    """Leave the words as they are: only the headline is another."""
    return text


def cut(text: str, other: str, strength: int, rng: random.Random) -> str:
    """Keep the upper part and lose single sentences."""
    own = paragraphs(text)
    kept = own[: max(3, int(len(own) * (1 - 0.2 * strength)))]
    return "\n\n".join(" ".join(s for s in sentences(p) if rng.random() > 0.1 * strength) or p for p in kept)


def merged(text: str, other: str, strength: int, rng: random.Random) -> str:
    """Interleave paragraphs of two accounts."""
    a, b = ((own := paragraphs(t))[: max(3, len(own) // (strength + 1))] for t in (text, other))
    return "\n\n".join(p for pair in zip(a, b, strict=False) for p in pair)


def spun(text: str, other: str, strength: int, rng: random.Random) -> str:
    """Put other words of the same meaning."""
    return _each_sentence(lambda s, r: _spin(s, r, _SHARE[strength]), text, rng)


def reordered(text: str, other: str, strength: int, rng: random.Random) -> str:
    """Turn clauses around, swap neighbouring paragraphs, shuffle the sentences within each."""
    own = paragraphs(_each_sentence(_turn, text, rng))
    for n in range(1, len(own) - 1, 2) if strength > LIGHT else ():
        own[n], own[n + 1] = own[n + 1], own[n]
    for n, p in enumerate(own) if strength == STRONG else ():
        shuffled = sentences(p)
        rng.shuffle(shuffled)
        own[n] = " ".join(shuffled)
    return "\n\n".join(own)


def voiced(text: str, other: str, strength: int, rng: random.Random) -> str:
    """Turn active sentences passive, and spin a little."""
    return _each_sentence(lambda s, r: _spin(passive(s), r, 0.2 * strength), text, rng, _SHARE[strength])


def resentenced(text: str, other: str, strength: int, rng: random.Random) -> str:
    """Split sentences and join others, and spin a little."""
    apart = _each_sentence(lambda s, r: _spin(_split(s, r), r, 0.2 * strength), text, rng, _SHARE[strength])
    return "\n\n".join(_join(p, rng, _SHARE[strength]) for p in paragraphs(apart))


def noisy(text: str, other: str, strength: int, rng: random.Random) -> str:
    """Spin a little, and make the mistakes of careless rewriting."""
    return _each_sentence(lambda s, r: _noise(_spin(s, r, 0.2 * strength), r, _SHARE[strength]), text, rng)


def paraphrased(text: str, other: str, strength: int, rng: random.Random) -> str:
    """Everything at once; at full strength a third of the sentences is lost, the rest shuffled in each paragraph."""
    share = _SHARE[strength]
    text = cut(text, other, strength, rng)
    for change in (_split, _turn, lambda s, r: passive(s)):
        text = _each_sentence(change, text, rng, share)
    text = "\n\n".join(_join(p, rng, share) for p in paragraphs(text))
    text = _each_sentence(lambda s, r: _noise(_spin(s, r, share), r, share / 2), text, rng)
    return reordered(text, other, STRONG, rng) if strength == STRONG else text


def borrowed(text: str, other: str, strength: int, rng: random.Random) -> str:
    """Half of one account and some paragraphs of another, all spun."""
    own, taken = paragraphs(other), [p for p in paragraphs(text) if len(p.split()) > 15][: 6 - strength]
    own = [_each_sentence(lambda s, r: _spin(s, r, _SHARE[strength]), p, rng) for p in own[len(own) // 2 :]]
    taken = [_each_sentence(lambda s, r: _spin(s, r, _SHARE[strength]), p, rng) for p in taken]
    return "\n\n".join([*own[:2], *taken, *own[2:]])


def translated(text: str, other: str, strength: int, rng: random.Random) -> str:
    """Damage the text as a bad translation does."""
    return _each_sentence(lambda s, r: _foreign(s, r, _SHARE[strength]), text, rng)


def roundtrip(text: str, other: str, strength: int, rng: random.Random) -> str:
    """Through another language and back by Apertium: a near pair, a further one, two pairs in turn."""
    return round_trip("\n\n".join(paragraphs(text)), strength)


METHODS: dict[str, Method] = {
    f.__name__: f
    for f in (
        verbatim,
        cut,
        merged,
        spun,
        reordered,
        voiced,
        resentenced,
        noisy,
        paraphrased,
        borrowed,
        translated,
        roundtrip,
    )
}


def derive(method: str, strength: int, title: str, text: str, other: str) -> str:
    """Make a copy with a changed headline, which stands in the first line."""
    rng = random.Random(f"{method}\n{strength}\n{title}")
    return f"{_headline(title, text, strength, rng)}\n\n{METHODS[method](text, other, strength, rng)}"
