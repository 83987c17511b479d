"""What a word's form alone gives a spaCy network, remembered: it depends on nothing else, and most words come again."""

from itertools import accumulate
from typing import Any

import numpy as np
from numpy.typing import NDArray

_KEPT = 50_000  # forms that are remembered, in at most 30 MB


class RememberedForms:
    """Stands for the first layer of a network: texts in, an array of vectors for each out, a row a token."""

    def __init__(self, layer: Any) -> None:
        self._forms, *self._rest = layer.layers  # the first numbers a token's form, the others know only that number
        self._width = layer.get_dim("nO")
        self._known: dict[bytes, NDArray[np.float32]] = {}

    def predict(self, docs: list[Any]) -> list[NDArray[np.float32]]:
        """Work out the vectors of those forms that are new."""
        numbers = self._forms.predict(docs)
        rows = np.ascontiguousarray(np.concatenate(numbers))
        seen = rows.view(f"V{rows.shape[1] * rows.itemsize}").ravel().tolist()
        if len(self._known) > _KEPT:
            self._known.clear()
        if new := {form: n for n, form in enumerate(seen) if form not in self._known}:
            self._known.update(zip(new, self._vectors(rows[[*new.values()]]), strict=True))
        vectors = np.array([self._known[form] for form in seen], np.float32).reshape(-1, self._width)
        ends = [*accumulate(map(len, numbers))]
        return [vectors[end - len(n) : end] for n, end in zip(numbers, ends, strict=True)]

    def _vectors(self, rows: Any) -> NDArray[np.float32]:
        given = [rows]
        for layer in self._rest:
            given = layer.predict(given)
        vectors: NDArray[np.float32] = given[0]
        return vectors

    def __call__(self, _: Any, docs: list[Any], is_train: bool) -> tuple[list[NDArray[np.float32]], Any]:
        """Run as a layer of a network that is not taught any more."""
        return self.predict(docs), None
