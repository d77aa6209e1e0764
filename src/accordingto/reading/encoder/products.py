"""Matrix products that stay on the calling thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from accordingto.reading.encoder.outputs import Floats

ONE_THREAD = 1 << 18
"""Multiplications up to which OpenBLAS uses a single thread (``interface/gemm.c``: 65,536 times 4)."""
ROWS = 8
"""Rows that OpenBLAS kernels process at once; in blocks of a multiple, results equal the whole product's."""


def product(rows: Floats, weights: Floats) -> Floats:
    """Return the matrix product of ``rows`` (n, k) and ``weights`` (k, m), computed in blocks of rows.

    A larger product would start a thread on every core, and waiting for them takes longer than the product.
    """
    step = max(ONE_THREAD // max(weights.size, 1) // ROWS, 1) * ROWS
    if len(rows) <= step:
        return rows @ weights
    found = np.empty((len(rows), weights.shape[1]), dtype=np.float32)
    for low in range(0, len(rows), step):
        np.matmul(rows[low : low + step], weights, out=found[low : low + step])
    return found
