"""Train the support network, and write it into a model's folder.

    python -m training.support.train DATA MODELS BODIES.jsonl OUT.pt [--steps N]

BODIES.jsonl has the ledgers of the articles of ``ledgers/train``, and those of ``news`` that were read; those
missing of the former are read and added. A first stage with many public pairs of claim and evidence is
followed by one with mostly our own. It takes about an hour on one core. ``support.onnx`` and ``support.npz``
in MODELS are replaced, after which ``training.support.fit`` has to be run.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import torch
from torch import nn

from accordingto.reading.encoder.model import Model
from accordingto.reading.encoder.support import VERDICTS
from accordingto.reading.encoder.wordpiece import WordPiece
from training.base import load_encoder
from training.support.cases import body_of, cases_in, read_bodies
from training.support.export import write_network
from training.support.net import SupportNet
from training.support.samples import SOFT, Sample, own_samples, public_samples

PIECES = 2560
"""Maximum number of pieces in a batch, padding included."""
TOGETHER = 400
"""Number of samples that are sorted by length before they are divided into batches."""
RATE, HEAD_RATE = 1.5e-4, 8e-4
WARM = 40
STEPS, FIRST = 1200, 180
"""Number of steps in all, and of those in the first stage."""
HIDDEN, UNMARKED = 0.04, 0.15
"""Share of pieces that are masked, and of samples without marks for the words that both sides share."""
BUDGET = 90
"""Number of pieces to which the sentences of a sample are reduced at random; deciding sentences stay."""
SMOOTHING = 0.06
POINTING = 0.25
"""Weight of the loss of the pointing scores."""
FIRST_SHARES = {"public": 0.5, "own words": 0.25, "hard altered": 0.15, "hard": 0.15}
SHARES = {
    "hard": 1.0,
    "printed": 1.0,
    "own words": 0.35,
    "hard altered": 0.45,
    "printed altered": 0.25,
    "public": 0.06,
}
"""Share of each kind of sample that an epoch has."""
WEIGHTS = {
    "own words": 0.7,
    "hard altered": 0.8,
    "printed altered": 0.6,
    "public": 0.7,
    "news": 0.8,
    "news altered": 0.7,
    "news later": 0.8,
}
"""Weight of a sample in the loss, by its kind, if it is not 1."""

Batch = tuple[torch.Tensor, ...]


def thinned(one: Sample, wordpiece: WordPiece, rng: random.Random) -> Sample:
    """Return a sample with fewer of its sentences, chosen at random; the deciding ones stay.

    It is unchanged if the deciding ones are unknown, unless it is unsupported. Samples of news are unchanged,
    too: all of them have few sentences, so that length does not give away the verdict.
    """
    if one.kind.startswith("news"):
        return one
    if not one.decides.any() and one.verdict != VERDICTS.index("unsupported"):
        return one
    ends = np.flatnonzero(one.pieces == wordpiece.sep).tolist()
    parts = [range(a + 1, b + 1) for a, b in pairwise(ends)]
    kept = [part for part in parts if one.decides[part.start : part.stop].any()]
    others = [part for part in parts if part not in kept]
    rng.shuffle(others)
    left = BUDGET - sum(map(len, kept))
    for part in others:
        if len(part) <= left:
            kept.append(part)
            left -= len(part)
    kept.sort(key=lambda part: part.start)
    at = np.concatenate([np.arange(ends[0] + 1), *(np.array(part) for part in kept)]).astype(np.int64)
    return replace(one, pieces=one.pieces[at], marks=one.marks[at], decides=one.decides[at])


def epoch_of(
    samples: Mapping[str, Sequence[Sample]],
    shares: Mapping[str, float],
    wordpiece: WordPiece,
    rng: random.Random,
) -> Iterator[list[Sample]]:
    """Yield the batches of an epoch in random order; the samples of a batch have similar lengths."""
    chosen = [
        thinned(one, wordpiece, rng)
        for kind, share in shares.items()
        for one in rng.sample(list(samples.get(kind, ())), int(share * len(samples.get(kind, ()))))
    ]
    rng.shuffle(chosen)
    batches: list[list[Sample]] = []
    for i in range(0, len(chosen), TOGETHER):
        batches.append([])
        for one in sorted(chosen[i : i + TOGETHER], key=lambda sample: len(sample.pieces)):
            if batches[-1] and (len(batches[-1]) + 1) * len(one.pieces) > PIECES:
                batches.append([])
            batches[-1].append(one)
    rng.shuffle(batches)
    yield from (batch for batch in batches if batch)


def tensors_of(batch: Sequence[Sample], wordpiece: WordPiece, rng: np.random.Generator) -> Batch:
    """Return the tensors of a batch: pieces, marks, mask and deciding pieces.

    Some pieces are masked and some marks removed at random.
    """
    size = max(len(one.pieces) for one in batch)
    pieces, mask = np.zeros((2, len(batch), size), dtype=np.int64)
    marks = np.zeros((len(batch), size, batch[0].marks.shape[1]), dtype=np.int64)
    decides = np.zeros((len(batch), size), dtype=np.float32)
    for row, one in enumerate(batch):
        length = len(one.pieces)
        pieces[row, :length], marks[row, :length] = one.pieces, one.marks
        mask[row, :length], decides[row, :length] = 1, one.decides
    hidden = (rng.random(pieces.shape) < HIDDEN) & (pieces >= 1000)
    pieces[hidden] = wordpiece.mask
    marks[rng.random(len(batch)) < UNMARKED, :, 5] = 0
    return tuple(map(torch.from_numpy, (pieces, marks, mask, decides)))


def loss_of(net: SupportNet, tensors: Batch, batch: Sequence[Sample]) -> torch.Tensor:
    """Return the loss of the verdicts plus that of the pointing scores."""
    right = torch.tensor([one.verdict for one in batch])
    weight = torch.tensor([WEIGHTS.get(one.kind, 1.0) for one in batch])
    pieces, marks, mask, decides = tensors
    with torch.autocast("cpu", torch.bfloat16):
        scores, pointing = net(pieces, marks, mask)
    chances = torch.log_softmax(scores, 1)
    one = chances.gather(1, right.clamp(max=len(VERDICTS) - 1)[:, None])[:, 0]
    plain = (1 - SMOOTHING) * one + SMOOTHING * chances.mean(1)
    loss = -torch.where(right == SOFT, torch.logsumexp(chances[:, :3], 1), plain)
    total = (loss * weight).sum() / weight.sum()
    known = decides.sum(1) > 0
    if known.any():
        target = decides[known] / decides[known].sum(1, keepdim=True)
        total = total - POINTING * (target * torch.log_softmax(pointing[known], 1)).sum(1).mean()
    return total


@dataclass(frozen=True)
class Descent:
    """The optimiser of a network with its schedule; the word vectors are not trained."""

    learned: list[nn.Parameter]
    optimizer: torch.optim.Optimizer
    schedule: torch.optim.lr_scheduler.LRScheduler

    @staticmethod
    def of(net: SupportNet, rate: float, head_rate: float, steps: int) -> Descent:
        """Return an optimiser for ``steps`` steps, with peak rates for the encoder and the layers above."""
        net.bert.embeddings.word_embeddings.weight.requires_grad_(False)
        learned = [p for p in net.parameters() if p.requires_grad]
        inner = {id(p) for p in net.bert.parameters()}
        groups = [
            {"params": [p for p in learned if id(p) in inner], "lr": rate},
            {"params": [p for p in learned if id(p) not in inner], "lr": head_rate},
        ]
        optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
        schedule = torch.optim.lr_scheduler.LambdaLR(
            optimizer, lambda s: min(1.0, (s + 1) / WARM) * max(0.02, 1 - s / steps)
        )
        return Descent(learned, optimizer, schedule)

    def step(self, loss: torch.Tensor) -> None:
        """Make one optimisation step."""
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(self.learned, 1.0)
        self.optimizer.step()
        self.schedule.step()


def train(
    samples: Mapping[str, Sequence[Sample]], steps: int, first: int, wordpiece: WordPiece, seed: int
) -> SupportNet:
    """Return the trained network; the first stage has ``first`` of the ``steps``."""
    torch.manual_seed(seed)
    rng, noise = random.Random(seed), np.random.default_rng(seed)
    net = SupportNet(load_encoder())
    descent = Descent.of(net, RATE, HEAD_RATE, steps)
    net.train()
    began, step = time.time(), 0
    while step < steps:
        stage = FIRST_SHARES if step < first else SHARES
        for batch in epoch_of(samples, stage, wordpiece, rng):
            loss = loss_of(net, tensors_of(batch, wordpiece, noise), batch)
            descent.step(loss)
            step += 1
            if step % 20 == 0:
                print(f"step {step} loss {loss.item():.3f} {time.time() - began:.0f} s", flush=True)
            if step == steps or (stage is FIRST_SHARES and step >= first):
                break
    return net.eval()


def main() -> None:
    """Read the arguments, train and write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name in ("data", "models", "bodies", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--steps", type=int, default=STEPS)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    model = Model(args.models)
    cases = [one for one in cases_in(args.data) if one.part == "train"]
    names = dict.fromkeys(one.article for one in cases)
    held = {one.article for one in cases_in(args.data)} - set(names)
    ledgers = read_bodies(((name, body_of(args.data, name)) for name in names), args.bodies)
    own = [ledger for name, ledger in ledgers.items() if name not in held]
    found = own_samples(own, cases, model, args.seed) + public_samples(args.data, model, args.seed)
    samples = {kind: [one for one in found if one.kind == kind] for kind in SHARES}
    print({kind: len(kinds) for kind, kinds in samples.items()}, flush=True)
    first = min(FIRST, args.steps // 6)
    net = train(samples, args.steps, first, model.wordpiece, args.seed)
    torch.save(net.state_dict(), args.out)
    write_network(net, args.models)


if __name__ == "__main__":
    main()
