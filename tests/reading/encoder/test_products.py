"""Products are those of numpy, and cost the time of one thread."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest

from accordingto.reading.encoder.products import ONE_THREAD, ROWS, product


def _random(*shape: int) -> np.ndarray:
    return np.random.default_rng(len(shape)).normal(size=shape).astype(np.float32)


@pytest.mark.parametrize("rows", [0, 1, 7, 16, 17, 300])
@pytest.mark.parametrize("columns", [1, 5, 128, 700])
def test_is_the_product_of_numpy(rows: int, columns: int) -> None:
    left, right = _random(rows, 128), _random(128, columns)
    np.testing.assert_allclose(product(left, right), left @ right, rtol=1e-4, atol=1e-5)


def test_takes_transposed_weights() -> None:
    left, right = _random(90, 64), _random(200, 64)
    np.testing.assert_allclose(product(left, right.T), left @ right.T, rtol=1e-4, atol=1e-5)


def test_weights_larger_than_a_block_are_taken_a_few_rows_at_a_time() -> None:
    left, right = _random(3 * ROWS + 1, 600), _random(600, 600)
    assert right.size > ONE_THREAD
    np.testing.assert_allclose(product(left, right), left @ right, rtol=1e-3, atol=1e-4)


ALONE = """
import time
import numpy as np
from accordingto.reading.encoder.products import product

left, right = np.ones((300, 128), np.float32), np.ones((128, 128), np.float32)
spent, own = time.process_time(), time.thread_time()
for _ in range(200):
    product(left, right)
own = time.thread_time() - own
print((time.process_time() - spent) / own)
"""
"""Run in a process of its own, as threads that other tests have left behind take time of this one."""


def test_keeps_to_its_thread() -> None:
    made = subprocess.run([sys.executable, "-c", ALONE], capture_output=True, text=True, check=True)

    assert float(made.stdout) < 1.5
