"""Networks in the ONNX format, run on one thread of the CPU: the only module that loads onnxruntime."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np


class OnnxNetwork:
    """A network, loaded from the bytes of its file. Raises onnxruntime's own errors if they are damaged."""

    def __init__(self, file: bytes) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(file, options, providers=["CPUExecutionProvider"])
        self.outputs: frozenset[str] = frozenset(one.name for one in self._session.get_outputs())
        """Names of its outputs."""

    def run(self, outputs: Sequence[str], feed: Mapping[str, np.ndarray]) -> list[np.ndarray]:
        """Return the arrays of the named outputs, in that order; ``feed`` has all inputs by name."""
        found: list[np.ndarray] = self._session.run(outputs, feed)
        return found
