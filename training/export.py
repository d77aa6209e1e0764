"""Export a checkpoint to the files that the package ships.

    python -m training.export DATA CHECKPOINT.pt MODELS

Writes ``reader.onnx`` (int8), ``heads.npz``, ``vocab.txt``, ``confidence.json``, ``kinds.json``,
``nouns.npz`` and ``MODEL_CARD.md`` into MODELS, and the fp32 model beside the checkpoint. Both are evaluated
on PolNeAR dev; if int8 loses more than 0.4 points of exact F1 in any role, nothing is written to MODELS and
the exit code is 1. Confidence and kinds are not fitted yet: ``training.kinds.actors``,
``training.calibrate`` and ``training.kinds.sources`` do that, in this order.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

import numpy as np
import torch

from accordingto.reading import Reader
from accordingto.reading.encoder.outputs import Heads
from accordingto.types import Article
from corpora.parts import ROLES, top_level
from corpora.polnear import read_instances
from corpora.spans import score_spans
from training.base import base_folder, load_encoder
from training.calibrate import write_unfitted
from training.card import write_card
from training.graph import quantise, write_onnx
from training.kinds.actors import write_unfitted as write_unfitted_kinds
from training.net import ReaderNet

MOST_LOST = 0.4
"""Maximum loss of exact F1, in points, by int8 in any role."""


def load_net(checkpoint: Path) -> ReaderNet:
    """Return the network of a checkpoint in evaluation mode."""
    weights = torch.load(checkpoint, weights_only=True)
    net = ReaderNet(load_encoder(), len(weights["annotator.weight"]))
    net.load_state_dict(weights)
    return net.eval()


def heads_of(net: ReaderNet) -> Heads:
    """Return the small weights that numpy applies after the encoder."""
    with torch.no_grad():
        flat, own = net.flat_crf.scores(), net.own_crf.scores()
        arrays = (*flat, *own, net.own_distance.weight, net.own_out.weight.T, net.own_out.bias)
        arrays += (*net.refer.small_weights(), *net.tree.small_weights(), *net.fields.small_weights())
        return Heads(*(np.ascontiguousarray(a.numpy(), dtype=np.float32) for a in arrays))


def write_models(net: ReaderNet, plain: Path, small: Path) -> None:
    """Write the fp32 model to ``plain`` and the int8 one to ``small``."""
    for folder in (plain, small):
        folder.mkdir(parents=True, exist_ok=True)
        np.savez(folder / "heads.npz", **vars(heads_of(net)))
        shutil.copyfile(base_folder() / "vocab.txt", folder / "vocab.txt")
    write_onnx(net, plain / "reader.onnx")
    quantise(plain / "reader.onnx", small / "reader.onnx")
    for folder in (plain, small):
        write_unfitted(folder)
        write_unfitted_kinds(folder)


def dev_scores(model: Path, corpus: Path) -> dict[str, float]:
    """Return the exact F1, by role, of a model's ledgers on PolNeAR dev, in percent."""
    texts = {p.stem: p.read_bytes().decode("utf-8") for p in sorted((corpus / "dev/text").glob("*.txt"))}
    reader = Reader(model)
    ledgers = {name: reader.read(Article(id=name, text=text)) for name, text in texts.items()}
    scores = score_spans(
        read_instances(corpus), texts, {name: top_level(ledger) for name, ledger in ledgers.items()}
    )
    return {role: scores.roles[role].f1 for role in ROLES}


def export(data: Path, checkpoint: Path, models: Path) -> bool:
    """Write and compare the fp32 and int8 models, and copy the int8 one to ``models`` if it is good enough.

    Returns whether it was.
    """
    plain, small = (checkpoint.parent / f"{checkpoint.stem}-{kind}" for kind in ("fp32", "int8"))
    write_models(load_net(checkpoint), plain, small)
    for folder in (plain, small):
        for path in models.glob("support.*"):  # without the second network no model can be read
            shutil.copyfile(path, folder / path.name)
    before, after = (dev_scores(folder, data / "polnear") for folder in (plain, small))
    for role in ROLES:
        print(f"{role:8s} fp32 {before[role]:.2f}  int8 {after[role]:.2f}")
    if any(before[role] - after[role] > MOST_LOST for role in ROLES):
        print(f"int8 loses more than {MOST_LOST} points; nothing was installed", file=sys.stderr)
        return False
    models.mkdir(parents=True, exist_ok=True)
    for path in sorted(small.iterdir()):
        shutil.copyfile(path, models / path.name)
    write_card(models, Reader(models).version, before, after)
    return True


def main() -> None:
    """Read the arguments and run."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("models", type=Path)
    args = parser.parse_args()
    sys.exit(not export(args.data, args.checkpoint, args.models))


if __name__ == "__main__":
    main()
