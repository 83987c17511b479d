"""Articles as sequences of weighed sentences, ready to be held against each other."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from consilience.models import Vocabulary
from consilience.records import Article, Block, Quote, Sentence
from consilience.text import fold, overlap, stem

_HEADLINES = {"title", "heading"}  # short and formulaic: two accounts of one event share them without copying
_PLAIN = {"NOUN", "VERB", "ADJ", "ADV"}
_NAMING = {"PROPN", "NUM"}


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence: all its words in order, and the weights of those that mean something."""

    article: str
    start: int
    end: int
    words: tuple[str, ...]  # folded, in order, punctuation left out
    starts: tuple[int, ...]  # where each of them stands
    ends: tuple[int, ...]
    content: dict[str, float]  # stems of content words to weights
    naming: frozenset[str]  # those that name or count: independent accounts share them too
    quoted: bool  # mostly someone's direct speech


def units(
    articles: list[Article],
    blocks: list[Block],
    sentences: list[Sentence],
    quotes: list[Quote],
    vocabulary: Vocabulary,
) -> dict[str, list[Unit]]:
    """Weigh the sentences of every article of a saga by how rare their words are at large and in the saga."""
    text = {a.article_id: a.text for a in articles}
    told = {(b.article_id, b.n) for b in blocks if b.kind not in _HEADLINES}
    ordered = sorted((s for s in sentences if (s.article_id, s.block) in told), key=lambda s: (s.article_id, s.start))
    speech = {a: [(q.start, q.end) for q in quotes if q.article_id == a and q.kind == "direct"] for a in text}
    spread = Counter(key for s in ordered for key in set(_keys(s, text[s.article_id]).values()))
    weight = _weights(spread, len(articles), vocabulary)
    out: dict[str, list[Unit]] = {a: [] for a in sorted(text)}
    for sentence in ordered:
        out[sentence.article_id].append(_unit(sentence, text[sentence.article_id], weight, speech[sentence.article_id]))
    return out


def _weights(spread: Counter[str], articles: int, vocabulary: Vocabulary) -> dict[str, float]:
    """Rarity at large, less for the words of the topic, which stand in sentence after sentence of every account."""
    keys = sorted(spread)
    rarity = np.log(1 + vocabulary.documents / vocabulary.counts(keys)) if keys else np.zeros(0)
    return {k: float(r) / (1 + max(0.0, spread[k] / articles - 1)) for k, r in zip(keys, rarity, strict=True)}


def _keys(sentence: Sentence, text: str) -> dict[int, str]:
    """Stems of the content words, by token."""
    return {
        n: stem(fold(text[sentence.starts[n] : sentence.ends[n]]))
        for n, pos in enumerate(sentence.pos)
        if pos in _PLAIN or pos in _NAMING
    }


def _unit(sentence: Sentence, text: str, weight: dict[str, float], speech: Iterable[tuple[int, int]]) -> Unit:
    keys = _keys(sentence, text)
    spoken = [n for n, p in enumerate(sentence.pos) if p not in {"PUNCT", "SYM", "SPACE"}]
    inside = sum(overlap(sentence.start, sentence.end, a, b) for a, b in speech)
    return Unit(
        article=sentence.article_id,
        start=sentence.start,
        end=sentence.end,
        words=tuple(fold(text[sentence.starts[n] : sentence.ends[n]]) for n in spoken),
        starts=tuple(sentence.starts[n] for n in spoken),
        ends=tuple(sentence.ends[n] for n in spoken),
        content={key: weight[key] for key in keys.values()},
        naming=frozenset(key for n, key in keys.items() if sentence.pos[n] in _NAMING),
        quoted=inside * 2 > sentence.end - sentence.start,
    )
