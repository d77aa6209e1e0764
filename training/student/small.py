"""Make the small model from a checkpoint of ``training.student.distil``.

    python -m training.student.small CHECKPOINT.pt

Writes ``reader.onnx`` (int8), ``confidence.json``, ``kinds.json`` and ``MODEL_CARD.md`` into the folder
``small`` of the bundled model, with which it shares all other files. ``confidence.json`` and ``kinds.json``
are copies of the large model's. The former is to be fitted again, by ``training.calibrate`` with the folder
``small``; the latter stays as it is.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import torch

from accordingto.reading.encoder.calibration import FILE as CALIBRATION
from accordingto.reading.encoder.kinds import FILE as KINDS
from accordingto.reading.encoder.model import BUNDLED, SMALL
from accordingto.reading.encoder.network import version_of
from training.graph import quantise, write_onnx
from training.student.distil import KEPT, student_of

CARD = """# The small model

Encoder {version}. Written by `python -m training.student.small`; do not edit by hand.

This is the reader's model (`../MODEL_CARD.md`) with three of its six layers, numbers {layers}. It keeps the
embeddings, convolutions and heads, and was then trained to predict what the larger model predicts (`python -m
training.student.distil`) on texts without annotation: a tenth of 14,000 news articles of 40 US and British
outlets (Baly et al., EMNLP 2020, Article-Bias-Prediction; the collection is under Apache-2.0, and the texts
belong to the outlets), and the texts of the 356 training ledgers. The network was trained on no other labels,
and the folder contains none of the texts.

- `reader.onnx`: the encoder with its projections, in int8 ({size:.1f} MB), for ONNX Runtime on a CPU.
- `confidence.json`: as for the larger model, but fitted to this one by the same command (`python -m
  training.calibrate`).
- `kinds.json`: the weights of the larger model, not fitted again.

All other files are shared with the larger model. `docs/results.md` compares the speed and the accuracy of the
two. The small model is for archives that would take too long to read otherwise; a newsroom should read its
own texts with the larger one. What the larger one is not for, the small one is not for either.
"""


def make_small(checkpoint: Path) -> None:
    """Write the small model of a checkpoint into its folder in the package."""
    student = student_of(BUNDLED)
    student.load_state_dict(torch.load(checkpoint, weights_only=True))
    SMALL.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        write_onnx(student.eval(), Path(folder, "plain.onnx"))
        quantise(Path(folder, "plain.onnx"), SMALL / "reader.onnx")
    before, after = (version_of(one / "reader.onnx") for one in (BUNDLED, SMALL))
    for name in (CALIBRATION, KINDS):
        told = (BUNDLED / name).read_text("utf-8").replace(f'"{before}"', f'"{after}"', 1)
        (SMALL / name).write_text(told, "utf-8")
    layers = ", ".join(str(layer + 1) for layer in KEPT)
    size = (SMALL / "reader.onnx").stat().st_size / 1e6
    (SMALL / "MODEL_CARD.md").write_text(CARD.format(version=after, layers=layers, size=size), "utf-8")


def main() -> None:
    """Read the arguments and run."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("checkpoint", type=Path)
    make_small(parser.parse_args().checkpoint)


if __name__ == "__main__":
    main()
