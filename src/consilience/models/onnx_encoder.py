"""The sentence encoder on onnxruntime: bge-small, whose first token stands for the text, at unit length."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from consilience.models.onnx import abreast, open_tokenizer, session

MAX_TOKENS = 256  # news claims and leads fit; longer texts are cut
SIZE = 384  # numbers of a vector


class OnnxEncoder:
    """Encode one text at a time: int8 activations are scaled over the batch, so a batch would change the vectors."""

    def __init__(self, files: dict[str, Path], name: str) -> None:
        self.name = name
        by_name = {path.name: path for path in files.values()}
        self._tokenizer = open_tokenizer(by_name["tokenizer.json"], MAX_TOKENS)
        self._session = session(by_name["model.onnx"])
        self._inputs = [i.name for i in self._session.get_inputs()]

    def __call__(self, texts: list[str]) -> NDArray[np.float32]:
        """Encode each text alone, one unit row a text."""
        rows = abreast(self._one, texts)
        return np.stack(rows) if rows else np.zeros((0, SIZE), np.float32)

    def _one(self, text: str) -> NDArray[np.float32]:
        encoding = self._tokenizer.encode(text)
        columns = {
            "input_ids": encoding.ids,
            "attention_mask": encoding.attention_mask,
            "token_type_ids": encoding.type_ids,
        }
        feed = {name: np.asarray([columns[name]], np.int64) for name in self._inputs}
        vector = self._session.run(None, feed)[0][0, 0].astype(np.float32)
        return np.asarray(vector / np.linalg.norm(vector), np.float32)
