"""How networks run on onnxruntime."""

from pathlib import Path

import onnxruntime

# Joins an addition with the layer norm after it, in a kernel six times slower than both apart (onnxruntime 1.31).
_SLOW = ["SkipLayerNormFusion"]


def session(path: Path, threads: int = 1) -> onnxruntime.InferenceSession:
    """Open a network; threads do not spin while they wait."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(str(path), options, disabled_optimizers=_SLOW)
