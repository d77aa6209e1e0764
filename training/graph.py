"""Exporting the trained network as an ONNX graph, and quantising it to int8."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import torch
from torch import nn

from accordingto.reading.encoder.outputs import Scores
from training.slimming import slim_file

if TYPE_CHECKING:
    from collections.abc import Collection

    from transformers import BertConfig

    from training.net import ReaderNet

OUTPUTS = tuple(Scores.__dataclass_fields__)
"""Names of the graph's outputs, in the order in which the reader expects them."""
OPSET = 17


class OneWindow(nn.Module):
    """The exported part of the network, for one window without batch dimension, padding or attention mask.

    The cue-centred head is linear in the mean of a cue's words, so its projections are output for each word,
    and the caller averages them once the cues are known.
    """

    def __init__(self, net: ReaderNet) -> None:
        super().__init__()
        self.net = net

    def forward(
        self, pieces: torch.Tensor, features: torch.Tensor, first: torch.Tensor
    ) -> tuple[torch.Tensor, ...]:
        """Return the outputs, arrays with a row for each word.

        ``pieces`` (n,) are ids with special tokens, ``features`` (n, 3) case, quote and gap, and ``first``
        (words,) the position of each word's first piece.
        """
        net = self.net
        embedded = net.encoder.embeddings.word_embeddings(pieces) + net.case(features[:, 0])
        embedded = embedded + net.quote(features[:, 1]) + net.gap(features[:, 2])
        states = net.encoder.embeddings(inputs_embeds=embedded.unsqueeze(0))
        for layer in net.encoder.encoder.layer:
            states = attended(layer, states)
        words = states[0].index_select(0, first) + net.annotator.weight[net.reader]
        words = net.mixer(words.unsqueeze(0))[0]
        return shown(net, words)


def shown(net: ReaderNet, words: torch.Tensor) -> tuple[torch.Tensor, ...]:
    """Return the outputs of the graph for word vectors (…, words, width), in the order of ``OUTPUTS``."""
    flat = net.flat(words)
    own = net.own_word(words) + net.own_flat(flat)
    refer = net.refer
    bounds = refer.begin(words), refer.finish(words)
    spans = refer.left(words), refer.right(words), refer.inside(words)
    views = own, net.own_shift(words), net.own_scale(words)
    tree, told = net.tree, net.fields
    trees = (
        tree.tag(words),
        tree.below(words),
        tree.above(words),
        tree.related(words),
        tree.relating(words),
    )
    fields = told.said(words), told.teller(words), told.told(words), told.weight(words)
    return flat, net.cue(words), *views, *bounds, *spans, *trees, *fields


def attended(layer: nn.Module, states: torch.Tensor) -> torch.Tensor:
    """Return the states after a BERT layer, computed in the form that ONNX Runtime can fuse."""
    own = layer.attention.self
    heads, width = own.num_attention_heads, own.attention_head_size

    def split(x: torch.Tensor) -> torch.Tensor:
        return x.view(x.shape[0], x.shape[1], heads, width).permute(0, 2, 1, 3)

    query, key, value = split(own.query(states)), split(own.key(states)), split(own.value(states))
    scores = torch.matmul(query, key.transpose(-1, -2)) / width**0.5
    mixed = torch.matmul(torch.softmax(scores, dim=-1), value).permute(0, 2, 1, 3).contiguous()
    mixed = mixed.view(mixed.shape[0], mixed.shape[1], heads * width)
    states = layer.attention.output.LayerNorm(layer.attention.output.dense(mixed) + states)
    inner = nn.functional.gelu(layer.intermediate.dense(states))
    return layer.output.LayerNorm(layer.output.dense(inner) + states)


def write_onnx(net: ReaderNet, path: Path) -> None:
    """Write the network to ``path`` as an fp32 graph, with operators fused for the CPU (``fuse``)."""
    n, words = 20, 12
    example = (torch.randint(1000, 2000, (n,)), torch.zeros(n, 3, dtype=torch.long), torch.arange(words) + 1)
    with torch.no_grad():
        torch.onnx.export(
            OneWindow(net).eval(),
            example,
            str(path),
            opset_version=OPSET,
            dynamo=False,
            input_names=["pieces", "features", "first"],
            output_names=list(OUTPUTS),
            dynamic_axes={"pieces": {0: "n"}, "features": {0: "n"}, "first": {0: "words"}}
            | {name: {0: "words"} for name in OUTPUTS},
        )
    fuse(path, net.encoder.config, OUTPUTS)


def fuse(path: Path, config: BertConfig, outputs: Collection[str]) -> None:
    """Fuse attention, GELU and layer norms of the graph in a file for the CPU, in place."""
    from onnxruntime.transformers import optimizer
    from onnxruntime.transformers.fusion_options import FusionOptions

    fused = optimizer.optimize_model(
        str(path),
        model_type="bert",
        num_heads=config.num_attention_heads,
        hidden_size=config.hidden_size,
        optimization_options=FusionOptions("bert"),
        opt_level=0,
    )
    print(fused.get_fused_operator_statistics(), flush=True)
    fused.save_model_to_file(str(path))
    slim_file(path, outputs)


def quantise(source: Path, target: Path) -> None:
    """Quantise a graph to int8, dynamically: weights per output channel, activations per window."""
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantize_dynamic(
        str(source),
        str(target),
        per_channel=True,
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Gather", "Attention", "Gemm"],
        extra_options={"MatMulConstBOnly": True, "DefaultTensorType": onnx.TensorProto.FLOAT},
    )
