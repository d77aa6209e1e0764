"""Networks in the ONNX format, run on one thread of the CPU: the only module that loads onnxruntime."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import numpy as np


def version_of(file: Path) -> str:
    """Return the first 8 hexadecimal digits of the SHA-256 of a network's file. Raises ``OSError``."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()[:8]


class OnnxNetwork:
    """A network, loaded from its file. Raises onnxruntime's own errors if it is damaged."""

    def __init__(self, file: Path) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # From bytes, onnxruntime would hold these as long as the session, beside the weights made of them.
        self._session = onnxruntime.InferenceSession(file, options, providers=["CPUExecutionProvider"])
        self.outputs: frozenset[str] = frozenset(one.name for one in self._session.get_outputs())
        """Names of its outputs."""

    def run(self, outputs: Sequence[str], feed: Mapping[str, np.ndarray]) -> list[np.ndarray]:
        """Return the arrays of the named outputs, in that order; ``feed`` has all inputs by name."""
        found: list[np.ndarray] = self._session.run(outputs, feed)
        return found
