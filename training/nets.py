"""What the recipes of the transformers share: packing, one step in two precisions, and writing what ships."""

import random
from pathlib import Path
from typing import Any, Protocol, TypeVar

import torch
from torch import nn
from torch.nn import functional

HIDDEN, HEADS = 384, 12
BUDGET = 2400  # pieces in a batch


class Layer(nn.Module):
    """A layer of BERT (Devlin et al. 2019)."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv, self.out = nn.Linear(HIDDEN, 3 * HIDDEN), nn.Linear(HIDDEN, HIDDEN)
        self.wide, self.narrow = nn.Linear(HIDDEN, 4 * HIDDEN), nn.Linear(4 * HIDDEN, HIDDEN)
        self.norm1, self.norm2 = nn.LayerNorm(HIDDEN, 1e-12), nn.LayerNorm(HIDDEN, 1e-12)

    def forward(self, x: Any, mask: Any) -> Any:
        count, length, _ = x.shape
        q, k, v = self.qkv(x).view(count, length, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4)
        weights = q @ k.transpose(-1, -2) * (HIDDEN // HEADS) ** -0.5
        if mask is not None:
            weights = weights + mask
        mixed = weights.softmax(-1) @ v
        x = self.norm1(x + self.out(mixed.transpose(1, 2).reshape(count, length, HIDDEN)))
        return self.norm2(x + self.narrow(functional.gelu(self.wide(x))))


def placed(layer: Layer, at: str, given: dict[str, Any]) -> dict[Any, str]:
    """Join a layer's query, key and value as BERT's file names them; name the rest."""
    for end in ("weight", "bias"):
        parts = [given[f"{at}attention.self.{part}.{end}"] for part in ("query", "key", "value")]
        getattr(layer.qkv, end).data = torch.cat(parts)
    return {
        layer.out: at + "attention.output.dense",
        layer.norm1: at + "attention.output.LayerNorm",
        layer.wide: at + "intermediate.dense",
        layer.narrow: at + "output.dense",
        layer.norm2: at + "output.LayerNorm",
    }


def fill(named: dict[Any, str], given: dict[str, Any]) -> None:
    """Copy weights and biases into modules by the names that BERT's file gives them."""
    for module, name in named.items():
        module.weight.data, module.bias.data = given[name + ".weight"].clone(), given[name + ".bias"].clone()


class Pieces(Protocol):
    """A text as numbers, of some length."""

    @property
    def pieces(self) -> list[int]:
        """The word pieces."""


T = TypeVar("T", bound=Pieces)


def batches(items: list[T], rng: random.Random) -> list[list[T]]:
    """Pack texts of like length."""
    packed: list[list[T]] = [[]]
    for one in sorted(items, key=lambda i: len(i.pieces) + rng.random() * 6):
        if packed[-1] and len(one.pieces) * (len(packed[-1]) + 1) > BUDGET:
            packed.append([])
        packed[-1].append(one)
    rng.shuffle(packed)
    return packed


class Descent:
    """AdamW for a network that works in bfloat16, beside one that keeps its weights in float32."""

    def __init__(self, exact: nn.Module, fast: nn.Module, rate: float) -> None:
        both = zip(exact.parameters(), fast.parameters(), strict=True)
        self._pairs = [(m, h) for m, h in both if m.requires_grad]
        self._optimizer = torch.optim.AdamW([m for m, _ in self._pairs], lr=rate, weight_decay=0.01, fused=True)

    def step(self, cost: Any, rate: float) -> float:
        """Follow the gradient of a cost of the fast network."""
        self._optimizer.param_groups[0]["lr"] = rate
        cost.backward()
        for m, h in self._pairs:
            m.grad, h.grad = h.grad.float(), None
        nn.utils.clip_grad_norm_([m for m, _ in self._pairs], 1.0)
        self._optimizer.step()
        with torch.no_grad():
            for m, h in self._pairs:
                h.copy_(m)
        return float(cost.detach())


def write(shipped: nn.Module, given: dict[str, Any], output: str, rows: bool, out: Path) -> None:
    """Write a network as ONNX with int8 weights; its inputs vary in length, and the output where it has ``rows``.

    Signed weights meet the fast kernels; they are of seven bits, as eight saturate where the processor has no VNNI.
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic

    plain = out.with_suffix(".plain.onnx")
    torch.onnx.export(
        shipped.eval(),
        tuple(given.values()),
        str(plain),
        input_names=list(given),
        output_names=[output],
        dynamic_axes={name: {1: "n"} for name in (*given, *([output] if rows else []))},
        opset_version=17,
        dynamo=False,
    )
    quantize_dynamic(plain, out, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    plain.unlink()
