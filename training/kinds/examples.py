"""Mentions with their features and their kinds, as training examples."""

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
    """Values of ``FEATURES``, then the network's vector, for each mention."""
    kinds: Indices
    """Index of each mention's kind in ``MENTION_KINDS``."""
    article: NDArray[np.str_]
    """Name of each mention's article."""
    noun: NDArray[np.str_]
    """The noun of a description; empty for names and pronouns."""

    def where(self, chosen: NDArray[np.bool_]) -> Examples:
        """Return the examples for which ``chosen`` is true."""
        return Examples(self.rows[chosen], self.kinds[chosen], self.article[chosen], self.noun[chosen])

    def __add__(self, other: Examples) -> Examples:
        """Return these examples followed by others."""
        return Examples(
            np.concatenate([self.rows, other.rows]),
            np.concatenate([self.kinds, other.kinds]),
            np.concatenate([self.article, other.article]),
            np.concatenate([self.noun, other.noun]),
        )


def gathered(articles: Iterable[tuple[str, Rows, Sequence[int], Sequence[str]]]) -> Examples:
    """Return the mentions of all articles as examples, from each article's name, rows, kinds and nouns."""
    rows: list[Rows] = []
    kinds: list[int] = []
    names: list[str] = []
    nouns: list[str] = []
    for name, own, told, words in articles:
        rows.append(own)
        kinds += told
        names += [name] * len(told)
        nouns += words
    all_rows = np.concatenate(rows).astype(np.float64)
    return Examples(all_rows, np.array(kinds), np.array(names), np.array(nouns))
