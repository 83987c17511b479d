"""Count the map of word vectors: the directions in which the words of news differ most, from plain articles.

    python -m training.word_map STORIES OUT.npz

Principal components, each divided by the fourth root of its variance; it stands for the model's own last layer, which
the package does not carry. No labels are read and no text is kept.
"""

import sys
from pathlib import Path

import numpy as np

from consilience.models import Parser, load
from consilience.models.load import files
from consilience.models.onnx_words import OnnxWordEncoder

WIDTH, EVERY = 96, 6  # dimensions kept; every so many lines of the articles


def main(data: Path, out: Path) -> None:
    """Find the directions, and write the map."""
    lines = [line for path in sorted(data.rglob("*.txt")) for line in path.read_text(encoding="utf-8").splitlines()]
    blank = {"mean": np.zeros(1), "map": np.eye(1)}
    np.savez(out, **blank)
    encoder = OnnxWordEncoder({**files("word_encoder"), out.name: out}, "")
    sentences = [line[s.start : s.end] for line in lines[::EVERY] if line.strip() for s in load(Parser)([line])[0]]
    rows = np.concatenate([encoder.plain(sentence)[1] for sentence in sentences])
    variance, axes = np.linalg.eigh(np.cov(rows, rowvar=False))
    best = np.argsort(-variance)[:WIDTH]
    np.savez_compressed(
        out, mean=rows.mean(0).astype(np.float16), map=(axes[:, best] / variance[best] ** 0.25).astype(np.float16)
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
