"""Continue the training of a model's support network with printed and altered headlines of news.

    python -m training.support.further DATA MODELS BODIES.jsonl OUT.pt

First the network of MODELS is trained further. Then a student learns from the mean of the outputs of the old
and the new network, and from the labels. The result is the mean of the student's weights and the old ones:
each step alone is better on hard headlines and no better on printed ones. BODIES.jsonl has ledgers; those of
news articles that it lacks are read and added. ``support.onnx`` in MODELS is replaced, after which
``training.support.fit`` has to be run; the word vectors stay. It takes some 50 minutes on one core, including
the reading.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

import numpy as np
import torch

from accordingto.reading.encoder.model import Model
from accordingto.reading.encoder.wordpiece import WordPiece
from training.support.cases import body_of, cases_in, read_bodies
from training.support.export import write_layers
from training.support.net import SupportNet
from training.support.news import straight_news
from training.support.printed import Headlined
from training.support.samples import Sample, own_samples, printed_samples, public_samples
from training.support.shipped import support_net_of
from training.support.train import Batch, Descent, epoch_of, loss_of, tensors_of

ARTICLES, IN_OWN_WORDS = 2453, 450
"""Number of news articles whose headlines are used, and of those from which statements are made, too."""
SHARES = {
    "hard": 1.0,
    "printed": 1.0,
    "hard altered": 0.45,
    "printed altered": 0.3,
    "own words": 0.25,
    "public": 0.06,
    "news": 1.0,
    "news altered": 0.8,
    "news later": 0.7,
}
"""Share of each kind of sample that an epoch has."""
SHARES_TAUGHT = SHARES | {"news altered": 0.4, "news later": 0.4}
"""The same for the student, since printed headlines are mostly supported."""
STEPS, STEPS_TAUGHT = 1500, 800
RATES, RATES_TAUGHT = (8e-5, 3e-4), (6e-5, 2e-4)
"""Learning rates of the encoder, and of the layers above it."""
BY_LABELS = 0.5
"""Weight of the labels in the student's loss; the rest is that of the teachers' outputs."""
OF_STUDENT = 0.6
"""Weight of the student in the mean of the weights."""

Loss = Callable[[SupportNet, Batch, Sequence[Sample]], torch.Tensor]


def lowered(
    net: SupportNet,
    batches: Iterator[list[Sample]],
    loss: Loss,
    rates: tuple[float, float],
    wordpiece: WordPiece,
    seed: int,
) -> SupportNet:
    """Return the network after an optimisation step for each batch, in evaluation mode.

    ``rates`` are the learning rates of the encoder and of the layers above it.
    """
    given = list(batches)
    descent, noise, began = Descent.of(net, *rates, len(given)), np.random.default_rng(seed), time.time()
    net.train()
    for at, batch in enumerate(given, 1):
        found = loss(net, tensors_of(batch, wordpiece, noise), batch)
        descent.step(found)
        if at % 20 == 0:
            print(f"step {at} loss {found.item():.3f} {time.time() - began:.0f} s", flush=True)
    return net.eval()


def batches_of(
    samples: Mapping[str, Sequence[Sample]],
    shares: Mapping[str, float],
    steps: int,
    wordpiece: WordPiece,
    seed: int,
) -> Iterator[list[Sample]]:
    """Yield ``steps`` batches, epoch after epoch."""
    rng = random.Random(seed)
    epochs = (batch for _ in range(steps) for batch in epoch_of(samples, shares, wordpiece, rng))
    return islice(epochs, steps)


def taught_by(teachers: Sequence[tuple[SupportNet, float]], by_labels: float = BY_LABELS) -> Loss:
    """Return a loss function that compares a student with its teachers' output and the labels.

    Each teacher's share is beside it; they add up to 1. ``by_labels`` is the weight of the labels.
    """

    def loss(net: SupportNet, tensors: Batch, batch: Sequence[Sample]) -> torch.Tensor:
        pieces, marks, mask, _ = tensors
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            outputs = [share * torch.softmax(one(pieces, marks, mask)[0], 1) for one, share in teachers]
        heard: list[torch.Tensor] = []
        hook = net.register_forward_hook(lambda _net, _given, found: heard.append(found[0]))
        labels = loss_of(net, tensors, batch)
        hook.remove()
        teaching = -(torch.stack(outputs).sum(0) * torch.log_softmax(heard[0], 1)).sum(1).mean()
        return by_labels * labels + (1 - by_labels) * teaching

    return loss


def mean_of(net: SupportNet, other: SupportNet, share: float, models: Path) -> SupportNet:
    """Return a network with the weighted mean of two networks' weights; ``share`` is that of the first.

    ``models`` is a model's folder from which the network's structure is read.
    """
    found, others = support_net_of(models), other.state_dict()
    state = {
        name: share * value + (1 - share) * others[name] if value.is_floating_point() else value
        for name, value in net.state_dict().items()
    }
    found.load_state_dict(state)
    return found.eval()


def samples_in(data: Path, model: Model, bodies: Path, seed: int) -> dict[str, list[Sample]]:
    """Return the training samples by kind."""
    cases = [one for one in cases_in(data) if one.part == "train"]
    names = dict.fromkeys(one.article for one in cases)
    news = list(straight_news(data))
    random.Random(seed).shuffle(news)
    texts = [(name, body_of(data, name)) for name in names]
    texts += [(one.name, one.text) for one in news[:ARTICLES]]
    ledgers = read_bodies(texts, bodies)
    printed = [ledgers[one.name] for one in news[:ARTICLES]]
    found = own_samples([ledgers[name] for name in names], cases, model, seed)
    found += own_samples(printed[:IN_OWN_WORDS], [], model, seed)
    headlines = {one.name: Headlined(one.name, one.headline, one.day) for one in news}
    found += printed_samples(printed, headlines, model, seed)
    found += public_samples(data, model, seed)
    return {kind: [one for one in found if one.kind == kind] for kind in SHARES}


def main() -> None:
    """Read the arguments, train and write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name in ("data", "models", "bodies", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--seed", type=int, default=2)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    model = Model(args.models)
    samples = samples_in(args.data, model, args.bodies, args.seed)
    print({kind: len(kinds) for kind, kinds in samples.items()}, flush=True)
    wordpiece, before = model.wordpiece, support_net_of(args.models)
    batches = batches_of(samples, SHARES, STEPS, wordpiece, args.seed)
    further = lowered(support_net_of(args.models), batches, loss_of, RATES, wordpiece, args.seed)
    batches = batches_of(samples, SHARES_TAUGHT, STEPS_TAUGHT, wordpiece, args.seed)
    start = mean_of(further, before, 0.5, args.models)
    student = lowered(
        start, batches, taught_by(((before, 0.5), (further, 0.5))), RATES_TAUGHT, wordpiece, args.seed
    )
    net = mean_of(student, before, OF_STUDENT, args.models)
    torch.save(net.state_dict(), args.out)
    write_layers(net, args.models)


if __name__ == "__main__":
    main()
