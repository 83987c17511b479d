"""How networks run on onnxruntime."""

from pathlib import Path

import onnxruntime

# Joins an addition with the layer norm after it, in a kernel six times slower than both apart (onnxruntime 1.31).
_SLOW = ["SkipLayerNormFusion"]


def session(model: Path | bytes, threads: int = 1) -> onnxruntime.InferenceSession:
    """Open a network, a file or the bytes of one; threads do not spin while they wait."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    source = model if isinstance(model, bytes) else str(model)
    return onnxruntime.InferenceSession(source, options, disabled_optimizers=_SLOW)
