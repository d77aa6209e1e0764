"""The choice among those a source may be, by weights that were learned from ledgers drawn by hand."""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING

from accordingto.reading.actors.candidates import NOBODY, Candidates
from accordingto.reading.actors.entities import Identity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.actors.entities import Entities
    from accordingto.reading.attributions.decode import AttributionDraft
    from accordingto.reading.encoder.calibration import Linear
    from accordingto.reading.encoder.mentions import MentionDraft
    from accordingto.reading.syntax.trees import Trees


class Ranking:
    """Chooses who a pronoun or description that is a source refers to."""

    def __init__(
        self,
        entities: Entities,
        found: Sequence[AttributionDraft],
        trees: Trees,
        weights: Linear,
    ) -> None:
        self._entities, self._weights = entities, weights
        self._candidates = Candidates(entities, found, trees)

    def choose(self, i: int, phrase: MentionDraft, speakers: Sequence[Identity | None]) -> Identity | None:
        """Move a source to whom it most likely refers, and return that; None where it is not compared."""
        rows = self._candidates.features(i, phrase, speakers) if self._weights.weights else {}
        if not rows:
            return None
        scores = {at: self._weights.score(row) for at, row in rows.items()}
        best = max(scores, key=scores.__getitem__)
        sure = 1 / sum(exp(score - scores[best]) for score in scores.values())
        before = self._entities.identity(phrase)
        who = Identity(self._entities.begin() if best == NOBODY else best, sure)
        if best != before.cluster:
            self._entities.move(phrase, who)
            self._candidates.profiles.forget(before.cluster, who.cluster)
        return who
