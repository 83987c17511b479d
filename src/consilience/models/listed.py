"""Lists of words in files of arrays: the bytes of one text, a word a line."""

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray


def listed(words: Iterable[str]) -> NDArray[np.uint8]:
    """Write words, none of which holds a line end, as an array."""
    return np.frombuffer("\n".join(words).encode("utf-8"), np.uint8)


def words_of(array: NDArray[Any]) -> list[str]:
    """Read the words of an array."""
    return bytes(array).decode("utf-8").split("\n")
