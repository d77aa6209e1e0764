"""Reading the network of an exported model back from its int8 graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch
from transformers import BertConfig, BertModel

from training.base import base_folder
from training.heads.crf import FORBIDDEN
from training.net import ReaderNet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from onnx import ModelProto

MIXER_LAYERS = 5
HEADS_WITHOUT_BIAS = ("refer.right", "refer.inside", "tree.relating", "fields.teller", "fields.told")
"""Heads whose weights have no name in the graph, in the order of the graph."""


def net_of(models: Path, kept: Sequence[int] | None = None) -> ReaderNet:
    """Return the network of a model's folder in evaluation mode; ``kept`` are its layers to take, or all.

    Heads that are not exported have the random weights of a new network. Raises ``ValueError`` if weights are
    missing or superfluous.
    """
    import onnx

    weights = weights_in(onnx.load(models / "reader.onnx"))
    layers = sum(name.startswith("Attention_") and name.endswith("qkv_weight") for name in weights)
    state = _named(weights, layers)
    kept = range(layers) if kept is None else kept
    for name in [name for name in state if name.startswith("encoder.encoder.layer.")]:
        at, _, rest = name.removeprefix("encoder.encoder.layer.").partition(".")
        values = state.pop(name)
        if int(at) in kept:
            state[f"encoder.encoder.layer!{kept.index(int(at))}.{rest}"] = values
    state = {name.replace("!", "."): values for name, values in state.items()}
    state |= _behind(models)
    config = BertConfig.from_pretrained(
        base_folder(), num_hidden_layers=len(kept), attention_probs_dropout_prob=0.0
    )
    net = ReaderNet(BertModel(config, add_pooling_layer=False), 1)
    lacking, odd = net.load_state_dict(state, strict=False)
    exported = [name for name in lacking if name.startswith(("encoder", "mixer", "case", "quote", "gap"))]
    if exported or odd:
        raise ValueError(f"{models}: the graph lacks {exported} and has {odd}")
    return net.eval()


BEHIND = {
    "own_distance.weight": "own_distance",
    "refer.span_width": "span_width",
    "refer.distance.weight": "pair_distance",
    "refer.match.weight": "pair_match",
    "refer.forms.weight": "pair_forms",
    "refer.quoted.weight": "pair_quoted",
    "tree.way.weight": "relation_way",
    "own_out.bias": "own_bias",
    "refer.kind.bias": "kind_bias",
    "refer.form.bias": "form_bias",
    "refer.later.bias": "later_bias",
    "refer.new.bias": "new_bias",
    "tree.out.bias": "relation_bias",
    "fields.out.bias": "field_bias",
}
"""Weights that numpy applies after the graph, by their names in the network and in ``heads.npz``."""
BEHIND_TURNED = {
    "own_out.weight": "own_out",
    "refer.kind.weight": "kind_out",
    "refer.form.weight": "form_out",
    "refer.later.weight": "later_out",
    "refer.earlier.weight": "earlier_out",
    "refer.new.weight": "new_out",
    "refer.out.weight": "pair_out",
    "refer.alike.weight": "pair_alike",
    "tree.out.weight": "relation_out",
    "fields.out.weight": "field_out",
}
"""The same for matrices that are transposed there."""


def _behind(models: Path) -> dict[str, torch.Tensor]:
    """Return the weights that numpy applies after the graph."""
    with np.load(models / "heads.npz", allow_pickle=False) as arrays:
        state = {name: arrays[there] for name, there in BEHIND.items()}
        state |= {name: arrays[there].T for name, there in BEHIND_TURNED.items()}
        state["tree.distance.weight"] = arrays["arc_distance"][:, None]
        for head in ("flat", "own"):
            for part in ("step", "start"):
                values = arrays[f"{head}_{part}"]
                state[f"{head}_crf.{part}"] = np.where(values < FORBIDDEN / 2, 0, values)
        return {name: torch.from_numpy(np.array(values, np.float32)) for name, values in state.items()}


def weights_in(graph: ModelProto) -> dict[str, np.ndarray]:
    """Return every weight of a graph by its name there, dequantised to single precision."""
    from onnx import numpy_helper

    plain = {one.name: numpy_helper.to_array(one) for one in graph.graph.initializer}
    found = {}
    for name, values in plain.items():
        if name.endswith("_quantized"):
            base = name.removesuffix("_quantized")
            zero = plain[f"{base}_zero_point"].astype(np.float32)
            found[base] = (values.astype(np.float32) - zero) * plain[f"{base}_scale"]
        elif not name.endswith(("_scale", "_zero_point")):
            found[name] = values
    return found


def layers_in(
    weights: Mapping[str, np.ndarray], unnamed: Iterator[np.ndarray], layers: int, prefix: str
) -> dict[str, np.ndarray]:
    """Return the weights of a graph's layers by their names in an encoder, after ``prefix``.

    ``unnamed`` yields the weights whose names the graph has not kept, in its order; those of the layers are
    consumed.
    """
    state = {}
    for at in range(layers):
        layer = f"{prefix}.{at}"
        for part, values, bias in zip(
            ("query", "key", "value"),
            np.split(weights[f"Attention_{at}_qkv_weight"], 3, axis=1),
            np.split(weights[f"Attention_{at}_qkv_bias"], 3),
            strict=True,
        ):
            state[f"{layer}.attention.self.{part}.weight"] = values.T
            state[f"{layer}.attention.self.{part}.bias"] = bias
        for part in ("attention.output.dense", "intermediate.dense", "output.dense"):
            state[f"{layer}.{part}.weight"] = next(unnamed).T
    return state


def _named(weights: dict[str, np.ndarray], layers: int) -> dict[str, torch.Tensor]:
    """Return the weights by their names in the network."""
    state = {}
    for name, values in weights.items():
        if name.startswith("net."):
            is_table = "embeddings" in name or name.startswith(("net.case", "net.quote", "net.gap"))
            turned = values.ndim == 2 and not is_table
            state[name.removeprefix("net.")] = values.T if turned else values
    unnamed = iter(values for name, values in weights.items() if name.startswith("onnx::MatMul_"))
    state |= layers_in(weights, unnamed, layers, "encoder.encoder.layer")
    mixed = ("mixer.down", *(f"mixer.layers.{at}" for at in range(MIXER_LAYERS)), "mixer.up")
    for part in (*mixed, *HEADS_WITHOUT_BIAS):
        state[f"{part}.weight"] = next(unnamed).T
    (annotator,) = (values for name, values in weights.items() if name.startswith("onnx::Add_"))
    state["annotator.weight"] = annotator[None]
    return {name: torch.from_numpy(np.array(values)) for name, values in state.items()}
