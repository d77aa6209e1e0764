"""What was fitted behind the network: the weights of a regression and of a choice, and trees, as data.

What they ask of is known to ``attributions/confidence.py``, ``actors/confidence.py`` and
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
"""Its name in the folder of a model."""
VERSION = 3
"""Of the form of the file."""
MOST_ODDS = 6.0
"""Largest logarithm of odds that a probability counts for."""


class Logistic(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A logistic regression, and the probability from which its answer is used."""

    weights: dict[str, float]
    """By feature."""
    bias: float
    threshold: float

    def chance(self, features: Mapping[str, float]) -> float:
        """Return the probability, 0 to 1, for some values of all features."""
        odds = self.bias + sum(weight * features[name] for name, weight in self.weights.items())
        return 1 / (1 + math.exp(-max(min(odds, 50.0), -50.0)))


class Linear(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """A score that adds up: the highest of some candidates is chosen."""

    weights: dict[str, float]
    """By feature, with its group before it: "he: same noun"."""

    @cached_property
    def by_group(self) -> dict[str, dict[str, float]]:
        """The weights of each group, by feature."""
        found: dict[str, dict[str, float]] = {}
        for name, weight in self.weights.items():
            group, _, feature = name.partition(": ")
            found.setdefault(group, {})[feature] = weight
        return found

    def score(self, group: str, features: Iterable[tuple[str, float]]) -> float:
        """Return the score for some values of a group's features; those that are missing count nothing."""
        weights = self.by_group[group]
        return sum([weights[name] * value for name, value in features])


class Calibration(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The regression, the trees and the choice of a model, and what they were fitted to."""

    version: int
    encoder: str
    """Version of the encoder whose scores they are fitted to."""
    provenance: str
    """What they were fitted on, in words."""
    attribution: Logistic
    """Whether what was read is an attribution."""
    actor: Boosted
    """Whether a source is whom the reader takes it to be."""
    ranking: Linear
    """Which of those a source without a name may mean it does; without weights none is chosen."""


class _Versioned(msgspec.Struct):
    """A calibration of any version."""

    version: int


def log_odds(chance: float) -> float:
    """Return the natural logarithm of the odds of a probability, at most ``MOST_ODDS`` either way."""
    if chance <= 0 or chance >= 1:
        return math.copysign(MOST_ODDS, chance - 0.5)
    return max(-MOST_ODDS, min(MOST_ODDS, math.log(chance / (1 - chance))))


def read_calibration(folder: Path) -> Calibration:
    """Read the calibration of a model. Raises ``ValueError`` where it is damaged or of another version."""
    encoded = (folder / FILE).read_bytes()
    version = msgspec.json.decode(encoded, type=_Versioned).version
    if version != VERSION:
        raise ValueError(f"{FILE} has version {version} and should have {VERSION}")
    return msgspec.json.decode(encoded, type=Calibration)
