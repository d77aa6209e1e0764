"""Reading the support network of an exported model back from its int8 graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch
from transformers import BertConfig, BertModel

from accordingto.reading.encoder.support import NETWORK, VECTORS
from training.base import base_folder
from training.student.shipped import layers_in, weights_in
from training.support.net import SupportNet

if TYPE_CHECKING:
    from pathlib import Path


def support_net_of(models: Path) -> SupportNet:
    """Return the support network of a model's folder, in evaluation mode."""
    import onnx

    weights = weights_in(onnx.load(models / NETWORK))
    unnamed = iter(values for name, values in weights.items() if name.startswith("onnx::MatMul_"))
    config = BertConfig.from_pretrained(base_folder(), attention_probs_dropout_prob=0.0)
    state = {name.removeprefix("net."): values for name, values in weights.items() if name.startswith("net.")}
    state |= layers_in(weights, unnamed, config.num_hidden_layers, "bert.encoder.layer")
    state["point.weight"] = state["point.weight"].T
    state["mid.weight"], state["out.weight"] = next(unnamed).T, next(unnamed).T
    with np.load(models / VECTORS, allow_pickle=False) as arrays:
        state["bert.embeddings.word_embeddings.weight"] = arrays["words"] * arrays["scale"][:, None]
    net = SupportNet(BertModel(config, add_pooling_layer=False))
    tensors = {name: torch.from_numpy(np.array(values, dtype=np.float32)) for name, values in state.items()}
    net.load_state_dict(tensors)
    return net.eval()
