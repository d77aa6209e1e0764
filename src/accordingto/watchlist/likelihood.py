"""The probability that a claim is to be watched: a logistic regression over the features of ``evidence.py``.

``python -m training.watch.fit DATA`` fits its weights (``weights.json``) on watch lists made by hand.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from msgspec import Struct, json

FILE = "weights.json"
"""Name of the file with the weights, in this package."""


class Weights(Struct, frozen=True, forbid_unknown_fields=True):
    """The weights of the logistic regression, and its decision threshold."""

    provenance: str
    """Description of the data on which they were fitted."""
    weights: dict[str, float]
    """Weight of each feature, by its name."""
    bias: float
    """The intercept."""
    threshold: float
    """Probability from which a claim is listed."""


@cache
def bundled() -> Weights:
    """Load the weights that come with this package."""
    return json.decode((files(__package__) / FILE).read_bytes(), type=Weights)


def chance(features: Mapping[str, float], table: Weights) -> float:
    """Return the probability, 0 to 1, that a claim with these features is to be watched."""
    odds = table.bias + sum(
        weight * value for name, weight in table.weights.items() if (value := features[name])
    )
    return 1 / (1 + math.exp(-odds))
