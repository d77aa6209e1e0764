"""The larger support network reads the same inputs as the one that learns from it."""

from __future__ import annotations

import numpy as np
import pytest

from accordingto.reading.encoder.support import VERDICTS
from accordingto.reading.support.packing import MARK_SIZES

torch = pytest.importorskip("torch", reason="PyTorch is for training, which development does not install")


def test_padding_changes_no_score_of_the_larger_network() -> None:
    from transformers import MPNetConfig, MPNetModel

    from training.support.net import SIDE, LargerSupportNet

    torch.manual_seed(0)
    config = MPNetConfig(
        vocab_size=60, hidden_size=24, num_hidden_layers=2, num_attention_heads=2, intermediate_size=32
    )
    net = LargerSupportNet(MPNetModel(config, add_pooling_layer=False)).eval()
    pieces = torch.from_numpy(np.random.default_rng(0).integers(5, 60, (1, 12)))
    marks = torch.zeros(1, 12, len(MARK_SIZES), dtype=torch.long)
    marks[:, 5:, SIDE] = 1
    mask = torch.ones(1, 12, dtype=torch.long)
    padded = [
        torch.nn.functional.pad(one, [0] * (2 * one.dim() - 4) + [0, 4]) for one in (pieces, marks, mask)
    ]
    with torch.no_grad():
        scores, pointing = net(pieces, marks, mask)
        others, elsewhere = net(*padded)

    assert scores.shape == (1, len(VERDICTS))
    assert torch.allclose(scores, others, atol=1e-5)
    assert torch.allclose(pointing, elsewhere[:, :12], atol=1e-5)
