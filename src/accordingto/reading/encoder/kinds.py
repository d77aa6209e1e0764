"""What sort of actor a mention is: logistic regressions, one a kind, as data of the model.

The network learned the kinds of GUM (``mentions.KINDS``), in whose texts hardly any organisation speaks. This
table was fitted on the actors of whole ledgers, to the vector by which the network judges a mention and to
what is seen of its words; which features those are is known to ``actors/kinds.py``.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import msgspec
import numpy as np

if TYPE_CHECKING:
    from pathlib import Path

    from accordingto.reading.encoder.outputs import Floats
    from accordingto.types import ActorKind

FILE = "kinds.json"
"""Its name in the folder of a model."""
VERSION = 1
"""Of the form of the file."""
ACTOR_KINDS: tuple[ActorKind, ...] = ("person", "organization", "outlet", "place", "group", "document")
"""Kinds of actors that are told apart, in the order of the columns of the table."""


class KindTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """The weights of the regression, and what they were fitted to."""

    version: int
    encoder: str
    """Version of the encoder whose vectors they are fitted to."""
    provenance: str
    """What they were fitted on, in words."""
    features: dict[str, tuple[float, ...]]
    """Weights of what is seen of the words, by feature: one for each of ``ACTOR_KINDS``."""
    vector: tuple[tuple[float, ...], ...]
    """Weights of the network's vector: a row for each of its numbers."""
    bias: tuple[float, ...]

    def chances(self, rows: Floats, vectors: Floats) -> Floats:
        """Return the probabilities (mentions, kinds) of the kinds of some mentions.

        ``rows`` has the values of the features, in their order, ``vectors`` the network's vectors.
        """
        of_words, of_vectors, bias = self._arrays
        scores = rows @ of_words + vectors @ of_vectors + bias
        each = 1 / (1 + np.exp(-np.clip(scores, -30, 30)))
        chances: Floats = each / each.sum(axis=1, keepdims=True)
        return chances

    @cached_property
    def _arrays(self) -> tuple[Floats, Floats, Floats]:
        arrays = (list(self.features.values()), self.vector, self.bias)
        of_words, of_vectors, bias = (np.array(one, dtype=np.float32) for one in arrays)
        return of_words, of_vectors, bias


def read_kinds(folder: Path) -> KindTable:
    """Read the table of a model. Raises ``ValueError`` where it is damaged or of another version."""
    found = msgspec.json.decode((folder / FILE).read_bytes(), type=KindTable)
    if found.version != VERSION:
        raise ValueError(f"{FILE} has version {found.version} and should have {VERSION}")
    if any(len(row) != len(ACTOR_KINDS) for row in (*found.features.values(), *found.vector, found.bias)):
        raise ValueError(f"{FILE} should have {len(ACTOR_KINDS)} weights of each feature")
    return found
