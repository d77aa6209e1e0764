"""From a checkpoint to the files the package ships.

    python -m training.export CHECKPOINT.pt MODELS

Writes ``reader.onnx`` (int8), ``heads.npz`` and ``tokenizer.json`` into MODELS, and ``reader.fp32.onnx``
beside the checkpoint, so that the two can be compared.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch

from accordingto.reading.scores import Heads
from training.base import load_encoder, load_tokenizer
from training.graph import quantise, write_onnx
from training.net import ReaderNet


def load_net(checkpoint: Path) -> ReaderNet:
    """The network of a checkpoint, ready to be exported."""
    weights = torch.load(checkpoint, weights_only=True)
    net = ReaderNet(load_encoder(), len(weights["annotator.weight"]))
    net.load_state_dict(weights)
    return net.eval()


def heads_of(net: ReaderNet) -> Heads:
    """The small weights that numpy applies behind the encoder."""
    with torch.no_grad():
        flat, own = net.flat_crf.scores(), net.own_crf.scores()
        arrays = (*flat, *own, net.own_distance.weight, net.own_out.weight.T, net.own_out.bias)
        return Heads(*(np.ascontiguousarray(a.numpy(), dtype=np.float32) for a in arrays))


def export(checkpoint: Path, folder: Path) -> Path:
    """Write the int8 model to ``folder`` and the fp32 one beside the checkpoint; the latter's folder."""
    net = load_net(checkpoint)
    plain = checkpoint.parent / f"{checkpoint.stem}-fp32"
    for target in (plain, folder):
        target.mkdir(parents=True, exist_ok=True)
        np.savez(target / "heads.npz", **vars(heads_of(net)))
        load_tokenizer().save(str(target / "tokenizer.json"), pretty=False)
    write_onnx(net, plain / "reader.onnx")
    quantise(plain / "reader.onnx", folder / "reader.onnx")
    return plain


def main() -> None:
    """Read the arguments and run."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("folder", type=Path)
    args = parser.parse_args()
    export(args.checkpoint, args.folder)


if __name__ == "__main__":
    main()
