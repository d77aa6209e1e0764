"""Document frequencies of words, names and numbers in news, by hash: the table has no words of articles.

``python -m training.stories.rarity DATA`` makes the table (``rarity.npz``).
"""

from __future__ import annotations

import io
from functools import cache
from importlib.resources import files
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

FILE = "rarity.npz"
"""Name of the table's file in this package."""
PLACES = 1 << 18
"""Number of entries in the table. Terms that share an entry have the frequency of both together."""
STEP = 0.04
"""Unit of the table's integers, which stand for the natural logarithm of 1 + the articles with a term."""

KINDS = ("words", "names", "lead", "numbers", "years")
"""The fields of ``Terms``, each a part of an outline. The same word in two of them makes two terms."""
_SEEDS = {kind: crc32(kind.encode()) for kind in KINDS}


def hashes(kind: str, terms: list[str]) -> NDArray[np.uint32]:
    """Return the CRC-32 of each term, seeded by its kind, one of ``KINDS``."""
    seed = _SEEDS[kind]
    return np.array([crc32(term.encode("utf-8", "replace"), seed) for term in terms], dtype=np.uint32)


class Rarity:
    """A table of document frequencies by the hash of a term."""

    def __init__(self, articles: int, table: NDArray[np.uint8]) -> None:
        self._most = float(np.log(articles + 1))
        self._table = table

    def of(self, terms: NDArray[np.uint32]) -> NDArray[np.float32]:
        """Return the inverse document frequencies of hashed terms; the maximum is that of an unseen term."""
        found: NDArray[np.float32] = self._most - STEP * self._table[terms % PLACES].astype(np.float32)
        return found


@cache
def bundled() -> Rarity:
    """Return the table that comes with the package."""
    data = (files(__package__) / FILE).read_bytes()
    with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
        return Rarity(int(arrays["articles"]), arrays["table"])
