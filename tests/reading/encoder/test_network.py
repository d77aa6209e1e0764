"""Tests of networks in the ONNX format."""

from __future__ import annotations

import numpy as np
import pytest

from accordingto.reading.encoder.model import BUNDLED
from accordingto.reading.encoder.network import OnnxNetwork
from accordingto.reading.encoder.support import NETWORK, OUTPUTS
from accordingto.reading.support.packing import MARK_SIZES


def test_a_network_gives_the_outputs_that_are_asked_for_in_their_order() -> None:
    network = OnnxNetwork((BUNDLED / NETWORK).read_bytes())
    feed: dict[str, np.ndarray] = {
        "vectors": np.ones((4, 384), np.float32),
        "marks": np.zeros((4, len(MARK_SIZES)), np.int64),
    }

    both = network.run(OUTPUTS, feed)
    last = network.run(OUTPUTS[1:], feed)

    assert network.outputs == set(OUTPUTS)
    assert len(both) == 2
    assert np.array_equal(both[1], last[0])


def test_a_file_that_is_no_network_is_refused() -> None:
    with pytest.raises(Exception, match=r"(?i)protobuf|model"):
        OnnxNetwork(b"not a network")
