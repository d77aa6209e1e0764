"""The network that tells whether a statement follows from sentences, and the regression on its scores.

It is separate from the reader's encoder and is loaded when the first statement is checked. Its word vectors
are in a file of their own, since they are also used to compare words.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from accordingto.errors import ModelError
from accordingto.reading.encoder.network import OnnxNetwork, version_of
from accordingto.types import Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from numpy.typing import NDArray

    from accordingto.reading.encoder.outputs import Floats

NETWORK, VECTORS, TABLE = "support.onnx", "support.npz", "support.json"
"""Names of its files in a model's folder."""
VERDICTS: tuple[Verdict, ...] = (
    "supported",
    "attribution_dropped",
    "hedge_dropped",
    "overstated",
    "unsupported",
    "contradicted",
)
"""The verdicts, in the order of the network's scores and of the weights in the table."""
OUTPUTS = ("scores", "pointing")
SCORED = ("together", "alone")
"""Kinds of network scores: of the nearest sentences together, and the highest, per verdict, of any of them
alone."""
VERSION = 2
"""Version of the table's format."""


class SupportTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A multinomial logistic regression over features and the network's scores, and what it was fitted to."""

    version: int
    network: str
    """First digits of the hash of the network that it was fitted to."""
    provenance: str
    """The data that it was fitted on, in words."""
    features: dict[str, tuple[float, ...]]
    """Weights by feature, one for each of ``VERDICTS``."""
    scores: tuple[float, ...]
    """Weights of the network's scores, one for each of ``SCORED``."""
    bias: tuple[float, ...]
    thresholds: dict[Verdict, float]
    """The probability from which each verdict is given."""

    def chances(self, features: Mapping[str, float], scores: Floats) -> dict[Verdict, float]:
        """Return the probability of each verdict, given a value for every feature and the network's scores.

        ``scores`` has a row for each of ``SCORED`` and a column for each of ``VERDICTS``.
        """
        total = np.array(self.bias) + np.array(self.scores) @ scores.astype(np.float64)
        for name, weights in self.features.items():
            total = total + features[name] * np.array(weights)
        odds = np.exp(total - total.max())
        return dict(zip(VERDICTS, (odds / odds.sum()).tolist(), strict=True))


class SupportNetwork:
    """A cross-encoder over a statement and sentences, run on one thread of the CPU.

    Its files in the model's ``folder`` are read on first use, which raises ``ModelError`` if one of them is
    damaged or was fitted to another network.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def width(self) -> int:
        """Number of dimensions of a word vector."""
        return len(self._vectors["mean"])

    def vectors(self, pieces: NDArray[np.int64]) -> Floats:
        """Return the context-free vectors (n, width) of word pieces, minus the mean of the vocabulary."""
        found: Floats = self._raw(pieces) - self._vectors["mean"]
        return found

    def run(self, pieces: NDArray[np.int64], marks: NDArray[np.int64]) -> tuple[Floats, Floats]:
        """Return the scores of ``VERDICTS``, and a weight for each piece; the weights add up to 1."""
        scores, pointing = self._network.run(OUTPUTS, {"vectors": self._raw(pieces), "marks": marks})
        return scores, pointing

    def _raw(self, pieces: NDArray[np.int64]) -> Floats:
        table = self._vectors
        found: Floats = table["words"][pieces].astype(np.float32) * table["scale"][pieces, None]
        return found

    @cached_property
    def table(self) -> SupportTable:
        """The regression on features and scores; ``ModelError`` if its file does not fit the network."""
        try:
            found = msgspec.json.decode((self._folder / TABLE).read_bytes(), type=SupportTable)
        except (OSError, msgspec.MsgspecError) as error:
            raise self._misfit(TABLE, f"cannot be read ({error})") from error
        if found.version != VERSION:
            raise self._misfit(TABLE, f"has version {found.version} and should have {VERSION}")
        rows = [found.bias, *found.features.values()]
        if len(found.scores) != len(SCORED):
            raise self._misfit(TABLE, f"should have {len(SCORED)} weights for the network's scores")
        if any(len(row) != len(VERDICTS) for row in rows) or set(found.thresholds) != set(VERDICTS):
            raise self._misfit(TABLE, f"should have {len(VERDICTS)} weights for each feature, and thresholds")
        if found.network != self.version:
            raise self._misfit(TABLE, f"fitted to network {found.network} and not {self.version}")
        return found

    @cached_property
    def version(self) -> str:
        """First 8 hexadecimal digits of the SHA-256 of the network's file."""
        return version_of(self._folder / NETWORK)

    @cached_property
    def _vectors(self) -> dict[str, np.ndarray]:
        try:
            with np.load(self._folder / VECTORS, allow_pickle=False) as arrays:
                return {name: arrays[name] for name in ("words", "scale", "mean")}
        except Exception as error:  # a damaged archive makes numpy raise errors of any type
            raise self._misfit(VECTORS, f"cannot be read ({error})") from error

    @cached_property
    def _network(self) -> OnnxNetwork:
        try:
            return OnnxNetwork(self._folder / NETWORK)
        except Exception as error:  # native code of onnxruntime raises errors of any type
            raise self._misfit(NETWORK, f"cannot be loaded ({error})") from error

    def _misfit(self, name: str, what: str) -> ModelError:
        return ModelError(
            f"{self._folder / name}: {what}; install the package again, or fit this file again: "
            "python -m training.support.fit DATA FOLDER"
        )
