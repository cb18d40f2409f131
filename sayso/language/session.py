"""Opening a model in onnxruntime, the same way for every network."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path


def open_session(path: Path, threads: int) -> Any:
    """The session of a model; threads: of its matrix products."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
    options.log_severity_level = 3
    options.add_session_config_entry("session.intra_op.allow_spinning", "0" if threads > 1 else "1")
    # onnxruntime's own fusion of skip connection and norm is slower than the two nodes: see training/export.py.
    settings = {"providers": ["CPUExecutionProvider"], "disabled_optimizers": ["SkipLayerNormFusion"]}
    return onnxruntime.InferenceSession(str(path), options, **settings)


__all__ = ["open_session"]
