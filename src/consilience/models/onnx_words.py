"""Vectors of words in context on onnxruntime: answerai-colbert-small, mapped to few dimensions."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from consilience.models.onnx import abreast, open_tokenizer, session

MAX_PIECES = 160  # sentences of news fit; what stands after is not aligned
_DOCUMENT = "[unused1]"  # tells the model that the text is to be found, not a question (Khattab and Zaharia 2020)


class OnnxWordEncoder:
    """Encode one text at a time: int8 activations are scaled over the batch, so a batch would change the vectors.

    The network's last layer is mapped by ``word_map.npz``: the mean is taken off, and the first principal
    components are kept, each divided by the fourth root of its variance (between none and full whitening).
    """

    def __init__(self, files: dict[str, Path], name: str) -> None:
        self.name = name
        by_name = {path.name: path for path in files.values()}
        self._tokenizer = open_tokenizer(by_name["tokenizer.json"], MAX_PIECES)
        self._marker = self._tokenizer.token_to_id(_DOCUMENT)
        self._session = session(by_name["model.onnx"])
        with np.load(by_name["word_map.npz"], allow_pickle=False) as arrays:
            self._mean, self._map = arrays["mean"].astype(np.float32), arrays["map"].astype(np.float32)

    def __call__(self, texts: list[str]) -> list[tuple[list[int], NDArray[np.float32]]]:
        """Give for each text the offsets at which the pieces of words begin, and one row a piece."""
        return abreast(self._one, texts)

    def _one(self, text: str) -> tuple[list[int], NDArray[np.float32]]:
        starts, rows = self.plain(text)
        return starts, np.asarray((rows - self._mean) @ self._map, np.float32)

    def plain(self, text: str) -> tuple[list[int], NDArray[np.float32]]:
        """Give the rows of the network itself, at unit length: what the map is made from."""
        encoding = self._tokenizer.encode(text)
        ids = [encoding.ids[0], self._marker, *encoding.ids[1:]]
        feed = {"input_ids": ids, "attention_mask": [1] * len(ids), "token_type_ids": [0] * len(ids)}
        out = self._session.run(None, {name: np.array([row], np.int64) for name, row in feed.items()})[0][0]
        rows = out[2:-1].astype(np.float32)
        return [start for start, _ in encoding.offsets[1:-1]], rows / np.linalg.norm(rows, axis=1, keepdims=True)
