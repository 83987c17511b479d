"""Articles as sequences of weighed sentences, ready to be held against each other."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from consilience.models import Vocabulary
from consilience.records import Article, Block, Quote, Sentence
from consilience.text import fold, overlap, stem

# short and formulaic: two accounts of one event share them without copying
_FORMULAIC = {"title", "heading", "dateline", "byline"}
_PLAIN = {"NOUN", "VERB", "ADJ", "ADV"}
_NAMING = {"PROPN", "NUM"}


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence: all its words in order, and the weights of those that mean something."""

    article: str
    start: int
    end: int
    words: tuple[str, ...]  # folded, in order, punctuation left out
    stems: tuple[str, ...]  # of the words
    starts: tuple[int, ...]  # where each of them stands
    ends: tuple[int, ...]
    content: dict[str, float]  # stems of content words to weights
    naming: frozenset[str]  # those that name or count: independent accounts share them too
    total: float  # weight of all its content
    quoted: bool  # mostly someone's direct speech


@dataclass(frozen=True, slots=True)
class Text:
    """The sentences of an account with what finds them again, made once for all that it is held against."""

    units: list[Unit]
    postings: dict[str, list[int]]  # content stems to the sentences they stand in
    grams: tuple[frozenset[str], frozenset[str]]  # runs of two and of three stems in its own words


def text_of(own: list[Unit]) -> Text:
    """Index an account's sentences. Direct speech is not in its own words."""
    postings = defaultdict(list)
    for n, unit in enumerate(own):
        for key in unit.content:
            postings[key].append(n)
    told = [u for u in own if not u.quoted]
    runs = tuple(frozenset(g for u in told for g in grams(u.stems, size)) for size in (2, 3))
    return Text(own, dict(postings), (runs[0], runs[1]))


def grams(stems: tuple[str, ...], size: int) -> Iterable[str]:
    """Runs of neighbouring stems, words of grammar included."""
    return (" ".join(run) for run in zip(*(stems[n:] for n in range(size)), strict=False))


def units(
    articles: list[Article],
    blocks: list[Block],
    sentences: list[Sentence],
    quotes: list[Quote],
    vocabulary: Vocabulary,
) -> dict[str, list[Unit]]:
    """Weigh the sentences of every article of a saga by how rare their words are at large and in the saga."""
    text = {a.article_id: a.text for a in articles}
    told = {(b.article_id, b.n) for b in blocks if b.kind not in _FORMULAIC}
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
    folded = tuple(fold(text[sentence.starts[n] : sentence.ends[n]]) for n in spoken)
    inside = sum(overlap(sentence.start, sentence.end, a, b) for a, b in speech)
    content = {key: weight[key] for key in keys.values()}
    return Unit(
        article=sentence.article_id,
        start=sentence.start,
        end=sentence.end,
        words=folded,
        stems=tuple(stem(word) for word in folded),
        starts=tuple(sentence.starts[n] for n in spoken),
        ends=tuple(sentence.ends[n] for n in spoken),
        content=content,
        naming=frozenset(key for n, key in keys.items() if sentence.pos[n] in _NAMING),
        total=sum(content.values()),
        quoted=inside * 2 > sentence.end - sentence.start,
    )
