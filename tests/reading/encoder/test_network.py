"""Tests of networks in the ONNX format."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import numpy as np
import pytest

from accordingto.reading.encoder.model import BUNDLED
from accordingto.reading.encoder.network import OnnxNetwork
from accordingto.reading.encoder.support import NETWORK, OUTPUTS
from accordingto.reading.support.packing import MARK_SIZES


def test_a_network_gives_the_outputs_that_are_asked_for_in_their_order() -> None:
    network = OnnxNetwork(BUNDLED / NETWORK)
    feed: dict[str, np.ndarray] = {
        "vectors": np.ones((4, 384), np.float32),
        "marks": np.zeros((4, len(MARK_SIZES)), np.int64),
    }

    both = network.run(OUTPUTS, feed)
    last = network.run(OUTPUTS[1:], feed)

    assert network.outputs == set(OUTPUTS)
    assert len(both) == 2
    assert np.array_equal(both[1], last[0])


def test_a_file_that_is_no_network_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "reader.onnx"
    file.write_bytes(b"not a network")

    with pytest.raises(Exception, match=r"(?i)protobuf|model"):
        OnnxNetwork(file)


def test_a_loaded_network_does_not_hold_its_file_beside_its_weights() -> None:
    OnnxNetwork(BUNDLED / NETWORK)  # what is loaded once for all networks
    tracemalloc.start()
    kept = OnnxNetwork(BUNDLED / NETWORK)
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert kept.outputs
    assert held < 2**20
