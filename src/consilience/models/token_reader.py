"""The token reader on onnxruntime: a small transformer that says of every word what it may be."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer

from consilience.models.base import SIGNALS, Parser, TokenColumns

MAX_PIECES = 254  # word pieces read at once; a longer paragraph is cut between sentences
SHAPES = 8


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
        self._tokenizer = Tokenizer.from_file(str(by_suffix[".json"]))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(str(by_suffix[".onnx"]), options)

    def __call__(self, text: str, starts: list[int]) -> NDArray[np.uint8]:
        """Read a text; a row for each token start: probabilities and certainties, on a scale of 0..255."""
        encoding = self._tokenizer.encode(text)
        ids = encoding.ids[: MAX_PIECES + 2]
        feed = {"pieces": np.array([ids], np.int64), "shapes": np.array([shapes(text, encoding)[: len(ids)]], np.int64)}
        values: NDArray[np.float32] = self._session.run(None, feed)[0][0]
        begins = [start for start, _ in encoding.offsets[: len(ids)]]
        at = np.searchsorted(begins[1:-1], starts, side="left").clip(max=max(0, len(begins) - 3)) + 1
        return np.asarray((values[at] * 255 + 0.5).clip(0, 255), np.uint8)

    def pieces(self, text: str) -> int:
        """Count the word pieces of a text."""
        return len(self._tokenizer.encode(text, add_special_tokens=False).ids)


class ReadingParser:
    """A parser whose sentences also carry what the token reader says of each token."""

    def __init__(self, parser: Parser, reader: TokenReader) -> None:
        self._parser, self._reader = parser, reader

    def __call__(self, texts: list[str]) -> list[list[TokenColumns]]:
        """Parse and read each text alone."""
        return [
            [s for window in self._windows(text, parsed) for s in self._read(text, window)]
            for text, parsed in zip(texts, self._parser(texts), strict=True)
        ]

    def _windows(self, text: str, sentences: list[TokenColumns]) -> Iterator[list[TokenColumns]]:
        """Pack consecutive sentences into windows."""
        window: list[TokenColumns] = []
        filled = 0
        for sentence in sentences:
            size = self._reader.pieces(text[sentence.start : sentence.end])
            if window and filled + size > MAX_PIECES:
                yield window
                window, filled = [], 0
            window.append(sentence)
            filled += size
        if window:
            yield window

    def _read(self, text: str, window: list[TokenColumns]) -> Iterator[TokenColumns]:
        first, last = window[0].start, window[-1].end
        starts = [at - first for s in window for at in s.starts]
        rows = self._reader(text[first:last], starts) if starts else np.zeros((0, len(SIGNALS)), np.uint8)
        at = 0
        for s in window:
            yield replace(s, signals=rows[at : at + len(s.starts)].tobytes())
            at += len(s.starts)
