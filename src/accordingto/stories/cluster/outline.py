"""An article in a few hundred numbers: what stories are compared by."""

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
"""How much each kind of term counts in the likeness of two articles."""
MOST_TERMS = 160
"""Terms that are kept of an article, the weightiest."""
MOST_NAMES = 8
"""Names that are kept of an article, to show."""


@dataclass(frozen=True, eq=False)
class Outline:
    """What an article is about, and when it appeared."""

    day: int | None
    """Day of publication, counted from the year 1; None if unknown."""
    terms: NDArray[np.uint32]
    """Hashes of its weightiest terms, in order."""
    weights: NDArray[np.float32]
    """How much each counts; the squares add up to 1, unless the article says nothing."""
    named: NDArray[np.bool_]
    """Which of the terms are names."""
    names: tuple[str, ...] = ()
    """The names that tell it best from others, in small letters."""


def outline_of(article: Article, rarity: Rarity | None = None) -> Outline:
    """Return the outline of an article; its ledger is not needed."""
    return outlined(terms_of(article.text), day_of(article), rarity or bundled())


def outlined(terms: Terms, day: int | None, rarity: Rarity) -> Outline:
    """Return the outline of an article by what it speaks of.

    Every kind of term is a vector of length 1, whatever the article has most of, and all of them together
    are one again: two articles without a number are compared by the rest.
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
