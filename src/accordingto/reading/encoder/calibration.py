"""Models fitted on the network's output, stored as data: confidence of attributions and actors, and ranking.

Their features are defined in ``attributions/confidence.py``, ``actors/confidence.py`` and
``actors/ranking/candidates.py``.
"""

from __future__ import annotations

import math
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from accordingto.reading.encoder.boosted import Boosted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

FILE = "confidence.json"
"""Name of the file in a model's folder."""
VERSION = 3
"""Version of the file's format."""
MOST_ODDS = 6.0
"""``log_odds`` clips to this magnitude."""


class Logistic(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A logistic regression, and the probability from which its answer is used."""

    weights: dict[str, float]
    """Weights by name of feature."""
    bias: float
    threshold: float

    def chance(self, features: Mapping[str, float]) -> float:
        """Return the probability, 0 to 1, given a value for every feature."""
        odds = self.bias + sum(weight * features[name] for name, weight in self.weights.items())
        return 1 / (1 + math.exp(-max(min(odds, 50.0), -50.0)))


class Linear(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """A linear score by which candidates are ranked; the candidate with the highest is chosen."""

    weights: dict[str, float]
    """Weights by feature, each prefixed with its group: "he: same noun"."""

    @cached_property
    def by_group(self) -> dict[str, dict[str, float]]:
        """The weights of each group, by feature."""
        found: dict[str, dict[str, float]] = {}
        for name, weight in self.weights.items():
            group, _, feature = name.partition(": ")
            found.setdefault(group, {})[feature] = weight
        return found

    def score(self, group: str, features: Iterable[tuple[str, float]]) -> float:
        """Return the score for values of a group's features; features that are not given count as 0."""
        weights = self.by_group[group]
        return sum([weights[name] * value for name, value in features])


class Calibration(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The three fitted models of an encoder, and what they were fitted to."""

    version: int
    encoder: str
    """Version of the encoder whose scores they are fitted to."""
    provenance: str
    """The data that they were fitted on, in words."""
    attribution: Logistic
    """Probability that a decoded attribution is one."""
    actor: Boosted
    """Probability that a source was linked to the right actor."""
    ranking: Linear
    """Ranks the candidates that a source without a name may refer to; without weights none is chosen."""


class _Versioned(msgspec.Struct):
    """The version of a calibration file, which is checked before the rest is decoded."""

    version: int


def log_odds(chance: float) -> float:
    """Return the natural log-odds of a probability, clipped to ``MOST_ODDS`` in either direction."""
    if chance <= 0 or chance >= 1:
        return math.copysign(MOST_ODDS, chance - 0.5)
    return max(-MOST_ODDS, min(MOST_ODDS, math.log(chance / (1 - chance))))


def read_calibration(folder: Path) -> Calibration:
    """Read the calibration in a model's folder.

    Raises ``ValueError`` if the file is damaged or has another version.
    """
    encoded = (folder / FILE).read_bytes()
    version = msgspec.json.decode(encoded, type=_Versioned).version
    if version != VERSION:
        raise ValueError(f"{FILE} has version {version} and should have {VERSION}")
    return msgspec.json.decode(encoded, type=Calibration)
