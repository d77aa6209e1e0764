"""Regressions for kinds of actors and of sources, and for the strength and polarity of attributions.

The network learned the entity types of GUM (``mentions.KINDS``), in whose texts hardly any organisation
speaks. These tables are data of the model, fitted on whole ledgers, and on names in GUM of entities that do
not speak. Their features are defined in ``actors/kinds.py``, ``actors/source_kinds.py`` and
``attributions/strengths.py``.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, get_args

import msgspec
import numpy as np

from accordingto.types import Polarity, Strength

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from accordingto.reading.encoder.outputs import Floats
    from accordingto.types import ActorKind, SourceKind

FILE = "kinds.json"
"""Name of the file in a model's folder."""
SOURCE_KINDS: tuple[SourceKind, ...] = ("named", "unnamed", "collective", "document", "outlet")
"""The kinds of sources, in the order of the columns of ``KindTables.sources``."""
VERSION = 4
"""Version of the file's format."""
ACTOR_KINDS: tuple[ActorKind, ...] = ("person", "organization", "outlet", "place", "group", "document")
"""The kinds of actors, in the order of the columns of ``KindTables.actors``."""
STRENGTHS: tuple[Strength, ...] = get_args(Strength)
"""The strengths, from the strongest to the weakest: the columns of ``KindTables.strengths``."""
POLARITIES: tuple[Polarity, ...] = get_args(Polarity)
"""The polarities, in the order of the columns of ``KindTables.polarities``."""
MENTION_KINDS = (*ACTOR_KINDS, "other")
"""The kinds of actors, and "other" for what is no actor: a law, a prize, a month."""


class Regressions(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """One-vs-rest logistic regressions, one per kind."""

    features: dict[str, tuple[float, ...]]
    """Weights by feature, one per kind."""
    bias: tuple[float, ...]
    vector: tuple[tuple[float, ...], ...] = ()
    """Weights of the network's vector: one row per dimension, or empty if the vector is not used."""

    def chances(self, rows: Floats) -> Floats:
        """Return the probabilities (n, kinds), normalised to add up to 1.

        A row has the values of the features in order, then the network's vector if that is used.
        """
        weights, bias = self._arrays
        scores = rows @ weights + bias
        each = 1 / (1 + np.exp(-np.clip(scores, -30, 30)))
        chances: Floats = each / each.sum(axis=1, keepdims=True)
        return chances

    def score(self, features: Mapping[str, float]) -> Floats:
        """Return the scores of the kinds for some values of features, by name; unknown ones count nothing."""
        known = [(self.features[name], value) for name, value in features.items() if name in self.features]
        rows = np.array([row for row, _ in known], dtype=np.float64).reshape(-1, len(self.bias))
        found: Floats = (np.array([value for _, value in known]) @ rows + self.bias).astype(np.float32)
        return found

    @cached_property
    def _arrays(self) -> tuple[Floats, Floats]:
        weights = np.array([*self.features.values(), *self.vector], dtype=np.float32)
        return weights, np.array(self.bias, dtype=np.float32)


class KindTables(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The regressions for kinds of actors and sources, strengths and polarities, and their origin."""

    version: int
    encoder: str
    """Version of the encoder whose vectors they are fitted to."""
    provenance: str
    """The data that they were fitted on, in words."""
    actors: Regressions
    """Over ``MENTION_KINDS``, for a mention."""
    sources: Regressions
    """Over ``SOURCE_KINDS``, for the source of an attribution."""
    network: float
    """Weight of the network's own scores of the source kind beside ``sources``."""
    strengths: Regressions
    """Over ``STRENGTHS``, for an attribution; the highest score is the likeliest."""
    network_of_strengths: float
    """Weight of the network's own scores of the strength beside ``strengths``."""
    polarities: Regressions
    """Over ``POLARITIES``, for an attribution; the highest score is the likeliest."""
    network_of_polarities: float
    """Weight of the network's own scores of the polarity beside ``polarities``."""


def read_kinds(folder: Path) -> KindTables:
    """Read the tables in a model's folder.

    Raises ``ValueError`` if the file is damaged or has another version.
    """
    found = msgspec.json.decode((folder / FILE).read_bytes(), type=KindTables)
    if found.version != VERSION:
        raise ValueError(f"{FILE} has version {found.version} and should have {VERSION}")
    tables = (
        (found.actors, MENTION_KINDS),
        (found.sources, SOURCE_KINDS),
        (found.strengths, STRENGTHS),
        (found.polarities, POLARITIES),
    )
    for table, kinds in tables:
        if any(len(row) != len(kinds) for row in (*table.features.values(), *table.vector, table.bias)):
            raise ValueError(f"{FILE} should have {len(kinds)} weights for each feature")
    return found
