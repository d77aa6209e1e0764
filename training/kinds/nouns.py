"""Fitting the kinds of nouns without context, on the word vectors at the input of the network.

The examples are the nouns of descriptions, each with its word vector, so that nouns without any example can
be classified, too. The values that the regressions of ``actors.py`` see for a noun are fitted without its
article.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import NamedTemporaryFile

import numpy as np
from numpy.typing import NDArray

from accordingto.reading.actors.kinds import FEATURES
from accordingto.reading.encoder.kinds import MENTION_KINDS
from accordingto.reading.encoder.model import Model
from accordingto.reading.encoder.nouns import FILE, STEP, UNTOLD
from training.kinds.examples import Examples, Indices
from training.logistic import Cases, Fit, Floats, fit

PULL = 1.0
"""Strength of the L2 penalty; values of 0.3 to 10 give accuracies within a point of each other."""
FOLDS = 3
LEAST = 6.0
"""Logarithms of probabilities are at least minus this; lower ones are raised to it."""
FIRST = FEATURES.index(f"noun: {MENTION_KINDS[0]}")
"""Column of the first feature of a noun."""


@dataclass(frozen=True)
class NounTable:
    """Logarithms of the probabilities of kinds for the words of a vocabulary."""

    logarithms: Floats
    """Shape (pieces, kinds)."""
    ids: dict[str, int]
    """Index of each word piece."""

    def told(self, examples: Examples) -> Examples:
        """Return the examples with the features of their nouns filled in from this table."""
        rows = examples.rows.copy()
        for i, noun in enumerate(examples.noun.tolist()):
            piece = self.ids.get(noun)
            rows[i, FIRST : FIRST + len(MENTION_KINDS)] = UNTOLD if piece is None else self.logarithms[piece]
        return replace(examples, rows=rows)


class NounFit:
    """Fitting of noun tables on the word vectors of a model."""

    def __init__(self, model: Model) -> None:
        self._ids = model.wordpiece.ids
        vectors = model.support.vectors(np.arange(len(model.wordpiece.vocabulary))).astype(np.float64)
        self._vectors: Floats = vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-6)

    def fitted(self, examples: Examples) -> NounTable:
        """Return the table fitted on all examples whose noun is in the vocabulary."""
        known = [
            (self._ids[n], k)
            for n, k in zip(examples.noun.tolist(), examples.kinds.tolist(), strict=True)
            if n in self._ids
        ]
        pieces, kinds = np.array([p for p, _ in known]), np.array([k for _, k in known])
        fits = [self._fit(pieces, kinds == kind) for kind in range(len(MENTION_KINDS))]
        return NounTable(self._logarithms(fits), self._ids)

    def held_out(self, examples: Examples) -> Examples:
        """Return the examples with the features of each noun from a table fitted without its article."""
        fold = Cases(examples.rows, examples.kinds.astype(float), examples.article).folds(FOLDS)
        rows = examples.rows.copy()
        for left_out in range(FOLDS):
            outside = fold == left_out
            rows[outside] = self.fitted(examples.where(~outside)).told(examples.where(outside)).rows
        return replace(examples, rows=rows)

    def _fit(self, pieces: Indices, right: NDArray[np.bool_]) -> Fit:
        return fit(Cases(self._vectors[pieces], right.astype(float), np.zeros(len(pieces), dtype=str)), PULL)

    def _logarithms(self, fits: Sequence[Fit]) -> Floats:
        each = np.stack([one.chances(self._vectors) for one in fits], axis=1)
        found: Floats = np.maximum(np.log(each / each.sum(axis=1, keepdims=True)), -LEAST)
        return found


def write_nouns(folder: Path, logarithms: Floats) -> None:
    """Write logarithms of probabilities, shape (pieces, kinds), into a model's folder."""
    units = np.round(np.clip(-logarithms, 0, LEAST) / STEP).astype(np.uint8)
    with NamedTemporaryFile(dir=folder, suffix=".npz", delete=False) as part:
        np.savez_compressed(part, units=units)
    Path(part.name).replace(folder / FILE)  # never half written, and a link is replaced, not followed
