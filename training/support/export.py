"""Export the trained support network to the files of a model: int8 layers, and int8 vectors of word pieces.

python -m training.support.export CHECKPOINT.pt MODELS
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import numpy as np
import torch
from torch import nn

from accordingto.reading.encoder.support import NETWORK, OUTPUTS, VECTORS
from accordingto.reading.support.packing import MARKS
from training.base import load_encoder
from training.graph import OPSET, attended, fuse, quantise
from training.support.net import OUT_OF_REACH, SIDE, SupportNet

LARGEST = 127
"""The largest value in int8."""


class OneStatement(nn.Module):
    """The exported part of the network, for one statement without batch dimension or padding."""

    def __init__(self, net: SupportNet) -> None:
        super().__init__()
        self.net = net

    def forward(self, vectors: torch.Tensor, marks: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Return the scores of the verdicts, and the attention weights of the pieces (n,).

        ``vectors`` (n, width) are those of the word pieces, ``marks`` (n, marks) their marks.
        """
        net, side = self.net, marks[:, SIDE]
        for at, own in enumerate(net.marks):
            vectors = vectors + own(marks[:, at])
        states = net.bert.embeddings(inputs_embeds=vectors.unsqueeze(0), token_type_ids=side.unsqueeze(0))
        for layer in net.bert.encoder.layer:
            states = attended(layer, states)
        pointing = net.point(states[0]).squeeze(-1)
        pointing = torch.where(side == 1, pointing, torch.full_like(pointing, OUT_OF_REACH))
        decides = torch.softmax(pointing, 0)
        mean = (decides.unsqueeze(-1) * states[0]).sum(0)
        mixed = nn.functional.gelu(net.mid(torch.cat([states[0, 0], mean], 0)))
        return net.out(mixed), decides


def write_network(net: SupportNet, models: Path) -> None:
    """Write ``support.onnx`` and ``support.npz`` into the folder of a model."""
    words = net.bert.embeddings.word_embeddings.weight.detach().numpy().astype(np.float32)
    scale = np.abs(words).max(axis=1) / LARGEST + 1e-9
    small = np.round(words / scale[:, None]).astype(np.int8)
    mean = (small * scale[:, None]).mean(axis=0)
    np.savez(models / VECTORS, words=small, scale=scale, mean=mean.astype(np.float32))
    write_layers(net, models)


def write_layers(net: SupportNet, models: Path) -> None:
    """Write only ``support.onnx``, for a network with the word vectors that the folder already has."""
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / NETWORK
        _write_onnx(net, plain)
        quantise(plain, models / NETWORK)


def _write_onnx(net: SupportNet, path: Path) -> None:
    marks = torch.zeros(30, len(MARKS), dtype=torch.long)
    marks[10:, SIDE] = 1
    names = ["vectors", "marks", OUTPUTS[1]]
    with torch.no_grad():
        torch.onnx.export(
            OneStatement(net).eval(),
            (torch.randn(30, net.bert.config.hidden_size), marks),
            str(path),
            opset_version=OPSET,
            dynamo=False,
            input_names=["vectors", "marks"],
            output_names=list(OUTPUTS),
            dynamic_axes={name: {0: "n"} for name in names},
        )
    fuse(path, net.bert.config, OUTPUTS)


def main() -> None:
    """Read the arguments and write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("models", type=Path)
    args = parser.parse_args()
    net = SupportNet(load_encoder())
    net.load_state_dict(torch.load(args.checkpoint, weights_only=True))
    write_network(net.eval(), args.models)


if __name__ == "__main__":
    main()
