"""Train a larger support network, over MPNet, and a student that learns from it.

    python -m training.support.larger DATA MODELS BODIES.jsonl TEACHER.pt BASE OUT

TEACHER.pt are the weights that ``training.train --teacher BASE`` has written, BASE the folder of MPNet-base:
the larger network starts from that reader's encoder, which has read news. It is written to
``OUT/larger.pt``, and not trained again if that is there. The student starts from the support network in
MODELS and learns what the larger one and the old one say of each sample, and the labels. The mean of the
student's weights and the old ones is written to ``OUT/support.pt``. ``support.onnx`` in
MODELS is replaced, after which ``training.support.fit`` has to be run; the word vectors stay. BODIES.jsonl is
that of ``training.support.further``. It takes some two hours on one core.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch

from accordingto.reading.encoder.model import Model
from accordingto.reading.encoder.wordpiece import WordPiece
from training.base import load_teacher
from training.support.export import write_layers
from training.support.further import batches_of, lowered, mean_of, samples_in, taught_by
from training.support.net import LargerSupportNet, SupportNet
from training.support.samples import Sample
from training.support.shipped import support_net_of
from training.support.train import loss_of

SHARES = {
    "hard": 1.0,
    "printed": 1.0,
    "hard altered": 0.4,
    "printed altered": 0.3,
    "own words": 0.2,
    "public": 0.06,
    "news": 0.8,
    "news altered": 0.35,
    "news later": 0.35,
}
"""Share of each kind of sample that an epoch of the larger network has."""
SHARES_TAUGHT = SHARES | {"news": 1.0, "hard altered": 0.6, "news altered": 0.6, "news later": 0.6}
"""The same for the student."""
STEPS, STEPS_TAUGHT = 900, 850
RATES, RATES_TAUGHT = (4e-5, 4e-4), (8e-5, 3e-4)
"""Learning rates of the encoder, and of the layers above it."""
OF_LARGER = 0.65
"""Share of the larger network in what the student is taught; the rest is the network of MODELS."""
BY_LABELS = 0.3
"""Weight of the labels in the student's loss; the rest is that of the teachers' outputs."""
OF_STUDENT = 0.6
"""Weight of the student in the mean of the weights."""


def larger_net(reader: Path, base: Path) -> LargerSupportNet:
    """Return an untrained larger network with the encoder of a reader that was trained on MPNet."""
    encoder = load_teacher(base)
    weights = torch.load(reader, weights_only=True)
    own = {key.removeprefix("encoder."): x for key, x in weights.items() if key.startswith("encoder.")}
    encoder.load_state_dict(own)
    return LargerSupportNet(encoder)


def larger_of(
    samples: Mapping[str, Sequence[Sample]], reader: Path, base: Path, wordpiece: WordPiece, seed: int
) -> SupportNet:
    """Return the larger network, trained on the labels."""
    batches = batches_of(samples, SHARES, STEPS, wordpiece, seed)
    return lowered(larger_net(reader, base), batches, loss_of, RATES, wordpiece, seed)


def main() -> None:
    """Read the arguments, train and write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name in ("data", "models", "bodies", "teacher", "base", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--seed", type=int, default=3)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(args.seed)
    model, kept = Model(args.models), args.out / "larger.pt"
    samples = samples_in(args.data, model, args.bodies, args.seed)
    if kept.exists():
        larger = larger_net(args.teacher, args.base)
        larger.load_state_dict(torch.load(kept, weights_only=True))
    else:
        larger = larger_of(samples, args.teacher, args.base, model.wordpiece, args.seed)
        torch.save(larger.state_dict(), kept)
    batches = batches_of(samples, SHARES_TAUGHT, STEPS_TAUGHT, model.wordpiece, args.seed)
    before = support_net_of(args.models)
    loss = taught_by(((larger.eval(), OF_LARGER), (before, 1 - OF_LARGER)), BY_LABELS)
    start = support_net_of(args.models)
    student = lowered(start, batches, loss, RATES_TAUGHT, model.wordpiece, args.seed)
    net = mean_of(student, before, OF_STUDENT, args.models)
    torch.save(net.state_dict(), args.out / "support.pt")
    write_layers(net, args.models)


if __name__ == "__main__":
    main()
