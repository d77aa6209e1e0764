"""What sort of actor a mention is, how a source is presented and how sure it is: regressions, as data.

The network learned the kinds of GUM (``mentions.KINDS``), in whose texts hardly any organisation speaks.
These tables were fitted on whole ledgers, and on the names in GUM of what does not speak; which features they
have is known to ``actors/kinds.py``, ``actors/source_kinds.py`` and ``attributions/strengths.py``.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, get_args

import msgspec
import numpy as np

from accordingto.types import Strength

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from accordingto.reading.encoder.outputs import Floats
    from accordingto.types import ActorKind, SourceKind

FILE = "kinds.json"
"""Its name in the folder of a model."""
SOURCE_KINDS: tuple[SourceKind, ...] = ("named", "unnamed", "collective", "document", "outlet")
"""Kinds of sources that are told apart, in the order of the columns of theirs."""
VERSION = 3
"""Of the form of the file."""
ACTOR_KINDS: tuple[ActorKind, ...] = ("person", "organization", "outlet", "place", "group", "document")
"""Kinds of actors that are told apart, in the order of the columns of the table."""
STRENGTHS: tuple[Strength, ...] = get_args(Strength)
"""How sure a source may be, in the order of the columns of that table."""
MENTION_KINDS = (*ACTOR_KINDS, "other")
"""Those, and what is no actor: a law, a prize, a month."""


class Regressions(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """Logistic regressions, one a kind: each tells it from all others."""

    features: dict[str, tuple[float, ...]]
    """Weights by feature, one for each kind."""
    bias: tuple[float, ...]
    vector: tuple[tuple[float, ...], ...] = ()
    """Weights of the network's vector, where it is asked: a row for each of its numbers."""

    def chances(self, rows: Floats) -> Floats:
        """Return the probabilities (n, kinds) for some values of the features, and the numbers of vectors."""
        weights, bias = self._arrays
        scores = rows @ weights + bias
        each = 1 / (1 + np.exp(-np.clip(scores, -30, 30)))
        chances: Floats = each / each.sum(axis=1, keepdims=True)
        return chances

    def score(self, features: Mapping[str, float]) -> Floats:
        """Return the scores of the kinds for some values of features, by name; unknown ones count nothing."""
        known = [(self.features[name], value) for name, value in features.items() if name in self.features]
        rows = np.array([row for row, _ in known], dtype=np.float64).reshape(-1, len(self.bias))
        found: Floats = np.array([value for _, value in known]) @ rows + self.bias
        return found

    @cached_property
    def _arrays(self) -> tuple[Floats, Floats]:
        weights = np.array([*self.features.values(), *self.vector], dtype=np.float32)
        return weights, np.array(self.bias, dtype=np.float32)


class KindTables(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What tells kinds of actors and of sources, and strengths, and what it was fitted to."""

    version: int
    encoder: str
    """Version of the encoder whose vectors they are fitted to."""
    provenance: str
    """What they were fitted on, in words."""
    actors: Regressions
    """Of ``MENTION_KINDS``, for a mention."""
    sources: Regressions
    """Of ``SOURCE_KINDS``, for the source of an attribution."""
    network: float
    """How much the network's own judgement of the kind of a source counts beside that."""
    strengths: Regressions
    """Of ``STRENGTHS``, for an attribution; the highest score is the likeliest."""
    network_of_strengths: float
    """How much the network's scores of those count beside that."""


def read_kinds(folder: Path) -> KindTables:
    """Read the table of a model. Raises ``ValueError`` where it is damaged or of another version."""
    found = msgspec.json.decode((folder / FILE).read_bytes(), type=KindTables)
    if found.version != VERSION:
        raise ValueError(f"{FILE} has version {found.version} and should have {VERSION}")
    tables = (
        (found.actors, MENTION_KINDS),
        (found.sources, SOURCE_KINDS),
        (found.strengths, STRENGTHS),
    )
    for table, kinds in tables:
        if any(len(row) != len(kinds) for row in (*table.features.values(), *table.vector, table.bias)):
            raise ValueError(f"{FILE} should have {len(kinds)} weights of each feature")
    return found
