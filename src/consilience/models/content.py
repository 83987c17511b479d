"""What tells an article's lines from a site's furniture: two pairs of boosted forests and two tables of log-odds."""

from collections.abc import Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from consilience.models.listed import words_of
from consilience.models.trees import Floats, Forest
from consilience.models.word_odds import WordOdds


class ContentForests:
    """The shipped scorer: a first look at every line, and a second that also sees the first looks around it."""

    def __init__(self, paths: Iterable[Path], name: str) -> None:
        self.name = name
        tables: dict[str, NDArray[np.generic]] = {}
        for path in paths:
            with np.load(path, allow_pickle=False) as arrays:
                tables |= {key: arrays[key] for key in arrays.files}
        self.words = WordOdds(_odds(tables, "words"))
        self.page_words = WordOdds(_odds(tables, "page_words"))
        self.boxes = _odds(tables, "boxes")
        self.headline = _weights(tables)
        self._forests = {key: Forest(tables[key].tobytes()) for key in ("lines1", "lines2", "pages1", "pages2")}

    def first(self, table: Floats, *, page: bool) -> Floats:
        """Score each line or block by its own features."""
        return self._forests["pages1" if page else "lines1"](table)

    def second(self, table: Floats, *, page: bool) -> Floats:
        """Score each line or block by its own features and the first scores around it."""
        return self._forests["pages2" if page else "lines2"](table)


def _odds(tables: dict[str, NDArray[np.generic]], name: str) -> dict[str, float]:
    values = (tables[f"{name}/odds"].astype(np.float32) / 40).tolist()
    return dict(zip(words_of(tables[f"{name}/words"]), values, strict=True))


def _weights(tables: dict[str, NDArray[np.generic]]) -> dict[str, float]:
    return dict(zip(words_of(tables["headline/signs"]), tables["headline/weights"].tolist(), strict=True))
