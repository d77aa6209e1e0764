"""Regressions for the kind of actor of a mention and the kind of a source, stored as data of the model.

The network learned the entity types of GUM (``mentions.KINDS``), in whose texts hardly any organisation
speaks. These tables were fitted on whole ledgers, and on names in GUM of entities that do not speak. Their
features are defined in ``actors/kinds.py`` and ``actors/source_kinds.py``.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import msgspec
import numpy as np

if TYPE_CHECKING:
    from pathlib import Path

    from accordingto.reading.encoder.outputs import Floats
    from accordingto.types import ActorKind, SourceKind

FILE = "kinds.json"
"""Name of the file in a model's folder."""
SOURCE_KINDS: tuple[SourceKind, ...] = ("named", "unnamed", "collective", "document", "outlet")
"""The kinds of sources, in the order of the columns of ``KindTables.sources``."""
VERSION = 2
"""Version of the file's format."""
ACTOR_KINDS: tuple[ActorKind, ...] = ("person", "organization", "outlet", "place", "group", "document")
"""The kinds of actors, in the order of the columns of ``KindTables.actors``."""
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

    @cached_property
    def _arrays(self) -> tuple[Floats, Floats]:
        weights = np.array([*self.features.values(), *self.vector], dtype=np.float32)
        return weights, np.array(self.bias, dtype=np.float32)


class KindTables(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The regressions for kinds of actors and of sources, and what they were fitted to."""

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


def read_kinds(folder: Path) -> KindTables:
    """Read the tables in a model's folder.

    Raises ``ValueError`` if the file is damaged or has another version.
    """
    found = msgspec.json.decode((folder / FILE).read_bytes(), type=KindTables)
    if found.version != VERSION:
        raise ValueError(f"{FILE} has version {found.version} and should have {VERSION}")
    for table, kinds in ((found.actors, MENTION_KINDS), (found.sources, SOURCE_KINDS)):
        if any(len(row) != len(kinds) for row in (*table.features.values(), *table.vector, table.bias)):
            raise ValueError(f"{FILE} should have {len(kinds)} weights for each feature")
    return found
