"""Nearest vectors through an approximate index."""

import numpy as np
from numpy.typing import NDArray


def nearest(vectors: NDArray[np.float32], count: int) -> NDArray[np.uint64]:
    """Find for each unit vector the rows of the ``count`` nearest, itself included (HNSW, Malkov and Yashunin 2018).

    The index is filled in the order of the rows by one thread, so that the same rows always give the same answer.
    """
    # onnxruntime crashes when it is loaded after usearch, so it goes first
    import onnxruntime  # noqa: F401, PLC0415
    from usearch.index import Index  # noqa: PLC0415

    index = Index(ndim=vectors.shape[1], metric="ip", dtype="f16")
    index.add(np.arange(len(vectors)), vectors, threads=1)
    return np.asarray(index.search(vectors, count, threads=1).keys)
