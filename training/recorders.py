"""Models that record the features they are called with, in place of those that are to be fitted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from accordingto.reading.encoder.boosted import Boosted
from accordingto.reading.encoder.calibration import Logistic


class Recorder(Logistic, frozen=True):
    """A regression that always returns 0.5 and records the features it is called with."""

    asked: list[Mapping[str, float]]

    def chance(self, features: Mapping[str, float]) -> float:
        """Return 0.5 for any features."""
        self.asked.append(features)
        return 0.5


class ActorRecorder(Boosted, frozen=True):
    """Boosted trees that always return 0.5 and record the features they are called with."""

    asked: list[Mapping[str, float]]

    def chances(self, features: Sequence[Mapping[str, float]]) -> list[float]:
        """Return 0.5 for any features."""
        self.asked.extend(features)
        return [0.5] * len(features)
