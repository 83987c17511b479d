"""Count the background vocabulary: in how many documents a stem stands, and how often it is capitalised.

    python -m training.vocabulary PAGES.jsonl.gz OUT.npz

PAGES is the development part of the Web Content eXtraction Benchmark (CC BY 4.0); only word counts are kept.
"""

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from consilience.models.listed import listed
from consilience.text import fold, stem, words


def texts(path: Path) -> Iterator[str]:
    """The main text of each page."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["text"]


def main(pages: Path, out: Path) -> None:
    """Count the stems of all texts, and keep those of two documents and more."""
    documents, seen, capital, inside = 0, Counter[str](), Counter[str](), Counter[str]()
    for text in texts(pages):
        documents += 1
        own = set()
        for start, end in words(text):
            word = text[start:end]
            if word[0].isdigit():
                continue
            key = stem(fold(word))
            own.add(key)
            # only words inside a sentence tell whether they are names
            if text[max(0, start - 2) : start].strip(" ").isalnum() or text[max(0, start - 2) : start] == ", ":
                inside[key] += 1
                capital[key] += word[0].isupper()
        seen.update(own)
    stems = sorted(s for s, n in seen.items() if n > 1)
    np.savez_compressed(
        out,
        documents=np.int32(documents),
        stems=listed(stems),
        counts=np.array([seen[s] for s in stems], np.uint16),
        capitals=np.array([capital[s] / inside[s] if inside[s] else 0.5 for s in stems], np.float16),
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
