"""Count the whitening of article vectors: their mean and covariance over short news texts.

    python -m training.whitening TEXTS.jsonl OUT.npz

TEXTS holds rows of ``title``, ``text``, ``story_id``; only the half of its stories that ``training/story_likeness.py``
learns from is read, of which no label counts here. No text is kept.
"""

import json
import sys
from pathlib import Path

import numpy as np

from evals.stories import embedded, plain
from training.story_likeness import taught

SHRINKAGE = 0.1  # of the mean variance, added to that of each direction: the faintest are mostly noise


def main(texts: Path, out: Path) -> None:
    """Count mean and whitening matrix, and write them."""
    rows = taught([json.loads(line) for line in texts.read_text(encoding="utf-8").splitlines()])
    found = plain(embedded(rows))
    variance, axes = np.linalg.eigh(np.cov(found, rowvar=False))
    variance = np.maximum(variance, 0) + SHRINKAGE * variance.mean()
    turn = (axes / np.sqrt(variance)) @ axes.T
    np.savez_compressed(out, mean=found.mean(0).astype(np.float32), turn=turn.astype(np.float16))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
