"""Teach the name tagger: Worldwide newswire and our own news in, ``models/weights/names.npz`` out.

Usage: ``python -m training.names DATA_FOLDER READER`` where the folder holds token files as ``evals/entities.py`` reads
them, and the other is the reader of one half (``training/halves.py``): what it has seen is taught without it.
Our own news (``training/named_news.py``) no reader has seen. A fifth of all documents, drawn by the hash of their text,
is held out and only measured. Runs on one core in about four minutes. CoNLL data must not be given: its licence allows
measuring only.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from consilience.models import Parser
from consilience.models.name_field import NameField
from consilience.models.spacy_parser import SpacyParser
from consilience.stages.annotate.names import tagging
from consilience.stages.annotate.names.words import Words
from consilience.stages.annotate.sentences import parse
from consilience.text import content_id
from evals.entities import Document, documents, gold_spans, reading
from training import named_news
from training.halves import parser, unseen

SIZE = 1 << 20
EPOCHS = 6
SEEN = 2  # a feature met less often is left out
RATE = 0.1
DECAY = 2e-6
DROP = 0.25  # share of features left out of a training step, so that no single hint (the parser's guess) rules
SEED = 20261121
OUT = Path(__file__).parent.parent / "src/consilience/models/weights/names.npz"
Sequence = tuple[list[Any], list[int]]


def held_out(document: Document) -> bool:
    """Draw a fifth of the documents by their text."""
    return int(content_id(*(w for s in document.sentences for w, _ in s))[:8], 16) % 5 == 0


def sequences(document: Document, parser: Parser) -> Iterator[Sequence]:
    """Hash the features of every stretch of a document and read its gold labels."""
    read = reading(document)
    text = read.article.text
    gold = {}
    for sentence, places in zip(document.sentences, read.tokens, strict=True):
        for first, last, kind in gold_spans(sentence):
            start, end = places[first][0], places[last - 1][1]
            gold.update({at: ("B" if at == start else "I") + "-" + kind for at in range(start, end)})
    parsed = [Words.of(s, text) for s in parse([read.article], read.blocks, [], parser=parser)]
    whole = tagging.Document.of(parsed)
    for words in parsed:
        for first, last in tagging.stretches(words):
            labels = [gold.get(at, "O") for at in words.sentence.starts[first:last]]
            rows = tagging.features(words, whole, first, last, SIZE)
            yield rows, [tagging.LABELS.index(label) for label in labels]


def shouted(document: Document) -> Document:
    """Write every other sentence as a headline: in capitals or with capitalised words."""
    case = (str.upper, str.title)
    return Document([[(case[k % 2](w), label) for w, label in s] for k, s in enumerate(document.sentences)])


def _sums(logits: Any) -> Any:
    top = logits.max(axis=-1, keepdims=True)
    return (top + np.log(np.exp(logits - top).sum(axis=-1, keepdims=True)))[..., 0]


def gradient(scores: Any, transition: Any, gold: list[int]) -> tuple[Any, Any]:
    """Gradient of the negative log-likelihood by the forward-backward algorithm (Lafferty et al. 2001)."""
    steps, labels = scores.shape
    alpha, beta = np.empty_like(scores), np.zeros_like(scores)
    alpha[0] = transition[-1] + scores[0]
    for t in range(1, steps):
        alpha[t] = _sums((alpha[t - 1][:, None] + transition[:-1]).T) + scores[t]
    for t in range(steps - 2, -1, -1):
        beta[t] = _sums(transition[:-1] + (scores[t + 1] + beta[t + 1])[None, :])
    total = _sums(alpha[-1])
    emit = np.exp(alpha + beta - total)
    move = np.zeros_like(transition)
    move[-1] = emit[0]
    for t in range(1, steps):
        move[:-1] += np.exp(alpha[t - 1][:, None] + transition[:-1] + (scores[t] + beta[t])[None, :] - total)
    for t, label in enumerate(gold):
        emit[t, label] -= 1
        move[gold[t - 1] if t else labels, label] -= 1
    return emit, move


def frequent(data: list[Sequence]) -> list[Sequence]:
    """Leave out the features that are met too seldom to be learned."""
    counts = np.zeros(SIZE, np.int64)
    for rows, _ in data:
        for ids in rows:
            counts[ids] += 1
    return [([ids[counts[ids] >= SEEN] for ids in rows], gold) for rows, gold in data]


def train(data: list[Sequence]) -> NameField:
    """Fit the field by AdaGrad (Duchi et al. 2011), one stretch a step."""
    rng = np.random.default_rng(SEED)
    labels = len(tagging.LABELS)
    weight, weight_sum = np.zeros((SIZE, labels), np.float32), np.full((SIZE, labels), 1e-6, np.float32)
    move, move_sum = np.zeros((labels + 1, labels), np.float32), np.full((labels + 1, labels), 1e-6, np.float32)
    for epoch in range(EPOCHS):
        for k in rng.permutation(len(data)):
            rows, gold = data[k]
            kept = [ids[rng.random(len(ids)) > DROP] for ids in rows]
            scores = np.array([weight[ids].sum(axis=0) for ids in kept])
            emit, step = gradient(scores, move, gold)
            for ids, g in zip(kept, emit, strict=True):
                weight_sum[ids] += g * g
                weight[ids] -= RATE * g / np.sqrt(weight_sum[ids])
            move_sum += step * step
            move -= RATE * step / np.sqrt(move_sum)
        weight *= 1 - DECAY * len(data)
        print(f"epoch {epoch + 1} of {EPOCHS}", flush=True)
    return NameField(weight, move)


def key(document: Document) -> str:
    """What draws the half of a document: its first sentences."""
    return " ".join(w for s in document.sentences[:3] for w, _ in s)


def main(folder: Path, reader: Path) -> None:
    """Teach the field on newswire, on headlines made of it and on our own news, and write it."""
    reading, plain = parser(reader), SpacyParser()
    taught, own = ([d for d in ds if not held_out(d)] for ds in (documents(folder), named_news.documents()))
    data = [s for d in taught for s in sequences(d, reading if unseen(key(d)) else plain)]
    data += [s for d in taught[::6] for s in sequences(shouted(d), reading if unseen(key(d)) else plain)]
    data += [s for d in own for s in sequences(d, reading)]
    field = train(frequent(data))
    OUT.parent.mkdir(exist_ok=True)
    np.savez_compressed(OUT, emission=field.emission.astype(np.float16), transition=field.transition)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
