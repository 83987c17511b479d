"""How networks run on onnxruntime, and how texts are cut into their pieces."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import TypeVar

import onnxruntime
from tokenizers import Tokenizer, normalizers

# Joins an addition with the layer norm after it, in a kernel six times slower than both apart (onnxruntime 1.31).
_SLOW = ["SkipLayerNormFusion"]
_TYPEWRITTEN = {"’": "'", "‘": "'", "“": '"', "”": '"'}  # one text reads alike in either kind of marks
_Text = TypeVar("_Text")
_Read = TypeVar("_Read")
_ABREAST = 2  # texts read at a time: a network lets go of the interpreter while it works


def session(model: Path | bytes) -> onnxruntime.InferenceSession:
    """Open a network, a file or the bytes of one, for one thread a run: texts are too short to be shared out."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    source = model if isinstance(model, bytes) else str(model)
    return onnxruntime.InferenceSession(source, options, disabled_optimizers=_SLOW)


def open_tokenizer(model: Path, most: int | None) -> Tokenizer:
    """Open a tokenizer that reads so many pieces of each text, or all; texts are read alone, so none is padded."""
    opened = Tokenizer.from_file(str(model))
    opened.no_padding()
    marks = [normalizers.Replace(mark, plain) for mark, plain in _TYPEWRITTEN.items()]
    opened.normalizer = normalizers.Sequence([*marks, opened.normalizer] if opened.normalizer else marks)
    if most is None:
        opened.no_truncation()
    else:
        opened.enable_truncation(most)
    return opened


def abreast(read: Callable[[_Text], _Read], texts: Iterable[_Text]) -> list[_Read]:
    """Read each text alone, two at a time: half the time of one after the other where there are two cores."""
    return list(_readers().map(read, texts))


@cache
def _readers() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(_ABREAST, thread_name_prefix="reader")
