"""The pair reader on onnxruntime: a transformer that reads two sentences against each other."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from consilience.models.base import READINGS
from consilience.models.onnx import abreast, open_tokenizer, session

MAX_PIECES = 200  # word pieces of each text; what stands after is not read
_BEGIN, _END = "[CLS]", "[SEP]"


class OnnxPairReader:
    """Reads one pair at a time: int8 activations are scaled over all that is read together."""

    def __init__(self, files: dict[str, Path], name: str) -> None:
        self.name = name
        by_suffix = {path.suffix: path for path in files.values()}
        self._tokenizer = open_tokenizer(by_suffix[".json"], MAX_PIECES)
        self._begin, self._end = (self._tokenizer.token_to_id(mark) for mark in (_BEGIN, _END))
        self._session = session(by_suffix[".onnx"])

    def __call__(self, pairs: list[tuple[str, str]]) -> NDArray[np.float32]:
        """Give the probability of each of ``READINGS``, a row a pair."""
        return np.array(abreast(self._one, pairs), np.float32).reshape(-1, len(READINGS))

    def _one(self, pair: tuple[str, str]) -> NDArray[np.float32]:
        first, second = ([*self._pieces(text), self._end] for text in pair)
        pieces = [self._begin, *first, *second]
        sides = [0] * (len(first) + 1) + [1] * len(second)
        feed = {"pieces": np.array([pieces], np.int64), "sides": np.array([sides], np.int64)}
        return np.asarray(self._session.run(None, feed)[0][0], np.float32)

    def _pieces(self, text: str) -> list[int]:
        return list(self._tokenizer.encode(text, add_special_tokens=False).ids)
