"""The token reader on onnxruntime: a small transformer that says of every word what it may be."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Encoding

from consilience.models.base import NAME_LABELS, SIGNALS, Parser, TokenColumns
from consilience.models.onnx import abreast, open_tokenizer, session

MAX_PIECES = 254  # word pieces read at once; a longer paragraph is cut between sentences
SHAPES = 8  # how many there are: none, and those that ``shape`` numbers


@lru_cache(maxsize=100_000)
def shape(word: str) -> int:
    """Number how a word is written, which the uncased pieces hide."""
    if not any(c.isalnum() for c in word):
        return 1
    if any(c.isdigit() for c in word):
        return 2
    if word.islower():
        return 3
    if word.isupper():
        return 4 if len(word) > 1 else 5
    return 6 if word[0].isupper() and word[1:].islower() else 7


def shapes(text: str, encoding: Encoding) -> list[int]:
    """Number the shape of the word that each piece belongs to; pieces inside a word have the shape of all of it."""
    spans: dict[int, tuple[int, int]] = {}
    for n, (start, end) in zip(encoding.word_ids, encoding.offsets, strict=True):
        if n is not None:
            spans[n] = (spans.get(n, (start, end))[0], end)
    known = {n: shape(text[start:end]) for n, (start, end) in spans.items()}
    return [0 if n is None else known[n] for n in encoding.word_ids]


class TokenReader:
    """Reads one window of text at a time: int8 activations are scaled over all that is read together."""

    def __init__(self, files: dict[str, Path]) -> None:
        by_suffix = {path.suffix: path for path in files.values()}
        self._tokenizer = open_tokenizer(by_suffix[".json"], None)
        self._first, self._last = self._tokenizer.encode("").ids
        self._session = session(by_suffix[".onnx"])

    def __call__(self, text: str, sentences: list[TokenColumns]) -> Iterator[NDArray[np.uint8]]:
        """Read a text; for each of its sentences a row a token: probabilities and certainties, on a scale of 0..255."""
        encoding = self._tokenizer.encode(text, add_special_tokens=False)
        begins = np.array([start for start, _ in encoding.offsets], np.int64)
        written = shapes(text, encoding)
        cuts = [*np.searchsorted(begins, [s.start for s in sentences]).tolist(), len(begins)]
        for first, last in windows(cuts):
            inside = slice(cuts[first], min(cuts[last], cuts[first] + MAX_PIECES))
            rows = self._rows(encoding.ids[inside], written[inside])
            for s in sentences[first:last]:
                yield rows[np.searchsorted(begins[inside], s.starts).clip(max=len(rows) - 1)]

    def _rows(self, pieces: list[int], written: list[int]) -> NDArray[np.uint8]:
        """A row a piece; one of nothing where there is no piece."""
        if not pieces:
            return np.zeros((1, len(SIGNALS)), np.uint8)
        feed = {"pieces": [[self._first, *pieces, self._last]], "shapes": [[0, *written, 0]]}
        values = self._session.run(None, {name: np.array(row, np.int64) for name, row in feed.items()})[0][0, 1:-1]
        return np.asarray((values * 255 + 0.5).clip(0, 255), np.uint8)


def windows(cuts: list[int]) -> Iterator[tuple[int, int]]:
    """Pack consecutive sentences into windows; the cuts are the pieces at which each begins, and the end."""
    first = 0
    for last in range(1, len(cuts) - 1):
        if cuts[last + 1] - cuts[first] > MAX_PIECES:
            yield first, last
            first = last
    if len(cuts) > 1:
        yield first, len(cuts) - 1


class ReadingParser:
    """A parser whose sentences also carry what the token reader says of each token."""

    def __init__(self, parser: Parser, reader: TokenReader) -> None:
        self._parser, self._reader = parser, reader

    def __call__(self, texts: list[str]) -> list[list[TokenColumns]]:
        """Parse and read each text alone."""
        return abreast(self._read, zip(texts, self._parser(texts), strict=True))

    def _read(self, parsed: tuple[str, list[TokenColumns]]) -> list[TokenColumns]:
        return [_with(s, rows) for s, rows in zip(parsed[1], self._reader(*parsed), strict=True)]


def _with(sentence: TokenColumns, rows: NDArray[np.uint8]) -> TokenColumns:
    best = rows[:, : len(NAME_LABELS)].argmax(axis=1).tolist()
    return replace(sentence, names=tuple(NAME_LABELS[k] for k in best), signals=rows.tobytes())
