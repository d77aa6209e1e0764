"""Mentions as examples of kinds: what is known of each, and what it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from training.logistic import Floats

Indices = NDArray[np.int64]
Rows = NDArray[np.float32]


@dataclass(frozen=True)
class Examples:
    """Mentions whose kind is known."""

    rows: Floats
    """Values of ``FEATURES``, then the network's vector."""
    kinds: Indices
    """Index of the kind of each in ``MENTION_KINDS``."""
    article: NDArray[np.str_]
    """Name of the article of each."""

    def __add__(self, other: Examples) -> Examples:
        """Return these and others."""
        return Examples(
            np.concatenate([self.rows, other.rows]),
            np.concatenate([self.kinds, other.kinds]),
            np.concatenate([self.article, other.article]),
        )


def gathered(articles: Iterable[tuple[str, Rows, Sequence[int]]]) -> Examples:
    """Return the mentions of some articles: the name of each, the rows of its mentions and their kinds."""
    rows: list[Rows] = []
    kinds: list[int] = []
    names: list[str] = []
    for name, own, told in articles:
        rows.append(own)
        kinds += told
        names += [name] * len(told)
    return Examples(np.concatenate(rows).astype(np.float64), np.array(kinds), np.array(names))
