"""Matrix products on the thread that asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from accordingto.reading.encoder.outputs import Floats

ONE_THREAD = 1 << 18
"""Multiplications up to which OpenBLAS uses one thread only (``interface/gemm.c``: 65,536 times 4)."""
ROWS = 8
"""Rows that its kernels take at once: of blocks of so many, the sums are those of the whole."""


def product(rows: Floats, weights: Floats) -> Floats:
    """Return ``rows`` (n, k) times ``weights`` (k, m), a few rows at a time.

    Larger products would wake a thread on every core, and wait for them longer than the product takes.
    """
    step = max(ONE_THREAD // max(weights.size, 1) // ROWS, 1) * ROWS
    if len(rows) <= step:
        return rows @ weights
    found = np.empty((len(rows), weights.shape[1]), dtype=np.float32)
    for low in range(0, len(rows), step):
        np.matmul(rows[low : low + step], weights, out=found[low : low + step])
    return found
