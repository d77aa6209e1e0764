"""The outline of an article: weighted, hashed terms, by which articles are compared for clustering."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from accordingto.stories.cluster.days import day_of
from accordingto.stories.cluster.rarity import KINDS, Rarity, bundled, hashes
from accordingto.stories.cluster.terms import Terms, terms_of
from accordingto.types import Article

WEIGHTS: dict[str, float] = {"words": 1.0, "names": 1.0, "lead": 1.0, "numbers": 1.0, "years": 0.5}
"""Weight of each kind of term in the similarity of two articles."""
MOST_TERMS = 160
"""Maximum number of terms that are kept of an article, those of the highest weight."""
MOST_NAMES = 8
"""Maximum number of names that are kept of an article for display."""


@dataclass(frozen=True, eq=False)
class Outline:
    """The weighted terms of an article and its day; ``terms``, ``weights``, ``named`` have equal length."""

    day: int | None
    """Day of publication as ``date.toordinal`` counts it; None if unknown."""
    terms: NDArray[np.uint32]
    """Hashes of its terms of the highest weight, in ascending order."""
    weights: NDArray[np.float32]
    """Weight of each term; the squares of all terms of the article, also those not kept, add up to 1."""
    named: NDArray[np.bool_]
    """Whether each term is a name."""
    names: tuple[str, ...] = ()
    """The names of the highest weight, in lower case."""


def outline_of(article: Article, rarity: Rarity | None = None) -> Outline:
    """Return the outline of an article, without its ledger. ``rarity`` defaults to the bundled table."""
    return outlined(terms_of(article.text), day_of(article), rarity or bundled())


def outlined(terms: Terms, day: int | None, rarity: Rarity) -> Outline:
    """Return the outline of an article from its terms.

    The weights of each kind of term are normalised to a vector of length 1, so that no kind outweighs others
    by its mere number, and so are all of them together: articles without numbers are compared by the rest.
    """
    parts: list[tuple[NDArray[np.uint32], NDArray[Any]]] = []
    spelled: NDArray[np.uint32] = np.empty(0, np.uint32)
    names: tuple[str, ...] = ()
    for kind in KINDS:
        counts: Counter[str] = getattr(terms, kind)
        if not counts:
            continue
        which = hashes(kind, list(counts))
        counted = 1 + np.log(np.fromiter(counts.values(), dtype=np.float32))
        weights = counted if kind == "years" else counted * rarity.of(which)
        if kind == "names":
            best = sorted(zip(weights.tolist(), counts, strict=True), key=lambda pair: (-pair[0], pair[1]))
            names = tuple(name for _, name in best[:MOST_NAMES])
            spelled = which
        length = float(np.sqrt((weights**2).sum()))
        if length:
            parts.append((which, weights * (WEIGHTS[kind] ** 0.5 / length)))
    if not parts:
        return Outline(day, spelled, np.empty(0, np.float32), np.empty(0, np.bool_))
    which, at = np.unique(np.concatenate([which for which, _ in parts]), return_inverse=True)
    weights = np.bincount(at, np.concatenate([weights for _, weights in parts]))
    kept = np.sort(np.lexsort((which, -weights))[:MOST_TERMS])
    weights = weights / np.sqrt((weights**2).sum())
    return Outline(day, which[kept], weights[kept].astype(np.float32), np.isin(which[kept], spelled), names)
