"""How rare a word, name or number is in news: a table by hash, so that it holds no word of any article.

``python -m training.stories.rarity DATA`` counts it (``rarity.npz``).
"""

from __future__ import annotations

import io
from functools import cache
from importlib.resources import files
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

FILE = "rarity.npz"
"""Its name in this package."""
PLACES = 1 << 18
"""Places of the table. Terms that share one count as often as both."""
STEP = 0.04
"""Of the natural logarithm of how many articles have a term, in the table's whole numbers."""

KINDS = ("words", "names", "lead", "numbers", "years")
"""The fields of ``Terms``, each a part of an outline. A term of two kinds is two."""
_SEEDS = {kind: crc32(kind.encode()) for kind in KINDS}


def hashes(kind: str, terms: list[str]) -> NDArray[np.uint32]:
    """Return the numbers that stand for terms of a kind."""
    seed = _SEEDS[kind]
    return np.array([crc32(term.encode("utf-8", "replace"), seed) for term in terms], dtype=np.uint32)


class Rarity:
    """How many of some articles have a term."""

    def __init__(self, articles: int, table: NDArray[np.uint8]) -> None:
        self._most = float(np.log(articles + 1))
        self._table = table

    def of(self, terms: NDArray[np.uint32]) -> NDArray[np.float32]:
        """Return the inverse document frequency of hashed terms, at most that of what no article has."""
        found: NDArray[np.float32] = self._most - STEP * self._table[terms % PLACES].astype(np.float32)
        return found


@cache
def bundled() -> Rarity:
    """Return the table of this package."""
    data = (files(__package__) / FILE).read_bytes()
    with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
        return Rarity(int(arrays["articles"]), arrays["table"])
