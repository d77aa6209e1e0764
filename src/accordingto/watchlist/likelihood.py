"""How likely a claim is one to be watched: a logistic regression over ``evidence.py``, its weights as data.

``python -m training.watch.fit DATA`` fits them (``weights.json``) on watch lists drawn by hand.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from msgspec import Struct, json

FILE = "weights.json"
"""Its name in this package."""


class Weights(Struct, frozen=True, forbid_unknown_fields=True):
    """A logistic regression, and the probability from which a claim is listed."""

    provenance: str
    """What they were fitted on, in words."""
    weights: dict[str, float]
    """By feature."""
    bias: float
    threshold: float


@cache
def bundled() -> Weights:
    """Return the weights of this package."""
    return json.decode((files(__package__) / FILE).read_bytes(), type=Weights)


def chance(features: Mapping[str, float], table: Weights) -> float:
    """Return the probability, 0 to 1, that a claim with these features is to be watched."""
    odds = table.bias + sum(
        weight * value for name, weight in table.weights.items() if (value := features[name])
    )
    return 1 / (1 + math.exp(-odds))
