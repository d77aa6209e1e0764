"""Train the reader on PolNeAR, GUM and sentences with judged events, in turns.

    python -m training.train DATA OUT --encoder PRETRAINED.pt
    python -m training.train DATA OUT --start EPOCH.pt      (polish what the first run gave)

Writes ``OUT/last.pt`` after every epoch (network, averaged weights, optimiser, position: training goes
on from it when started again), ``OUT/epoch-N.pt`` (averaged weights) and ``OUT/log.jsonl``.
"""

from __future__ import annotations

import argparse
import copy
import json
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import nn

from accordingto.reading.encoder.outputs import FACTS
from training import factuality
from training.base import load_encoder, load_wordpiece
from training.batches import IGNORED, Sample, Targets, make_inputs, make_targets, random_windows
from training.dev import evaluate
from training.factuality import Judged, read_factuality
from training.gum import Referring, read_referring
from training.nesting import Frames, find_frames, nest
from training.net import Inputs, ReaderNet
from training.polnear import Reading, read_polnear
from training.recipe import POLISH, Recipe
from training.refer import Cut, loss_on

if TYPE_CHECKING:
    from accordingto.reading.encoder.tokens import Tokens
    from accordingto.reading.encoder.windows import EncoderWindow

Batch = list[Sample] | Cut | tuple[Judged, ...]
"""What a step learns from: windows of PolNeAR, a document of GUM, or sentences with judged events."""


JUDGED = 48
"""Sentences with judged events in a batch."""


class Average:
    """Exponential moving average of a network's weights (Polyak & Juditsky, 1992)."""

    def __init__(self, net: ReaderNet, decay: float) -> None:
        self.net = copy.deepcopy(net).eval()
        self.decay = decay

    @torch.no_grad()
    def update(self, net: ReaderNet, step: int) -> None:
        """Move towards ``net``; faster at first, so that the start is forgotten."""
        decay = min(self.decay, (1 + step) / (10 + step))
        torch._foreach_lerp_(list(self.net.parameters()), list(net.parameters()), 1 - decay)


class Run:
    """A run of a recipe over the readings, one epoch after the other."""

    def __init__(
        self,
        net: ReaderNet,
        readings: list[Reading],
        documents: list[Referring],
        judged: list[Judged],
        recipe: Recipe,
    ) -> None:
        wordpiece = load_wordpiece()
        self.net = net
        self.average = Average(net, recipe.average)
        self.recipe = recipe
        self.wordpiece = wordpiece
        frames = find_frames(readings, wordpiece)
        self.epochs = [
            epoch_batches(readings, frames, documents, judged, recipe, e) for e in range(recipe.epochs)
        ]
        self.steps = sum(len(batches) for batches in self.epochs)
        self.optimizer, self.schedule = make_optimizer(net, recipe, self.steps)
        self.generator = torch.Generator().manual_seed(recipe.seed)
        self.step = self.epoch = 0

    def run_epoch(self) -> float:
        """Train one epoch; the running mean of its loss."""
        self.net.train()
        began, mean = time.time(), 0.0
        for i, batch in enumerate(self.epochs[self.epoch]):
            loss = self.run_batch(batch)
            mean = loss if i == 0 else 0.98 * mean + 0.02 * loss
            if self.step % 50 == 0:
                seconds = time.time() - began
                print(f"step {self.step}/{self.steps} loss {mean:.4f} {seconds:.0f} s", flush=True)
        self.epoch += 1
        return mean

    def run_batch(self, batch: Batch) -> float:
        """One step; the loss a word."""
        loss = self.loss_of(batch)
        self.optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(self.net.parameters(), 1.0)
        self.optimizer.step()
        self.schedule.step()
        self.average.update(self.net, self.step)
        self.step += 1
        return loss.item()

    def loss_of(self, batch: Batch) -> torch.Tensor:
        """The loss of windows of PolNeAR, a document of GUM, or judged sentences, with some pieces hidden."""
        if isinstance(batch, tuple):
            inputs = self.inputs([(one.words, one.window) for one in batch])
            with torch.autocast("cpu", torch.bfloat16):
                hidden = self.net.encode(inputs, None)
            return self.recipe.fact_weight * factuality.loss_on(self.net, hidden, list(batch))
        if isinstance(batch, Cut):
            words = batch.document.words
            inputs = self.inputs([(words, window) for window in batch.windows])
            with torch.autocast("cpu", torch.bfloat16):
                hidden = self.net.encode(inputs, None)
            refer = self.net.refer
            return self.recipe.refer_weight * loss_on(refer, hidden.words, inputs.mask, batch).total()
        inputs = self.inputs([(s.reading.words, s.window) for s in batch])
        targets = make_targets(batch, inputs.first.shape[1])
        annotator = torch.tensor([s.annotator for s in batch])
        return loss_of(self.net, inputs, targets, annotator, self.recipe)

    def inputs(self, parts: list[tuple[Tokens, EncoderWindow]]) -> Inputs:
        """Windows as tensors, with a share of the pieces hidden."""
        inputs = make_inputs(parts, self.wordpiece)
        hide_pieces(inputs, self.recipe.hidden_pieces, self.wordpiece.mask, self.generator)
        return inputs

    def save(self, path: Path) -> None:
        """Write everything that going on needs."""
        parts = {"net": self.net, "optimizer": self.optimizer, "schedule": self.schedule}
        state = {name: part.state_dict() for name, part in parts.items()}
        state |= {"average": self.average.net.state_dict(), "step": self.step, "epoch": self.epoch}
        state |= {"generator": self.generator.get_state(), "rng": torch.get_rng_state()}
        part = path.with_suffix(".part")
        torch.save(state, part)
        part.replace(path)

    def restore(self, path: Path) -> None:
        """Go on where ``save`` was called."""
        state = torch.load(path, weights_only=True)
        self.net.load_state_dict(state["net"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.schedule.load_state_dict(state["schedule"])
        self.average.net.load_state_dict(state["average"])
        self.step, self.epoch = state["step"], state["epoch"]
        self.generator.set_state(state["generator"])
        torch.set_rng_state(state["rng"])


def loss_of(
    net: ReaderNet, inputs: Inputs, targets: Targets, annotator: torch.Tensor, recipe: Recipe
) -> torch.Tensor:
    """Weighted sum of the heads' losses, each a word."""
    with torch.autocast("cpu", torch.bfloat16):
        hidden = net.encode(inputs, annotator)
    total = net.flat_crf.loss(hidden.flat, targets.flat, inputs.mask)
    known = torch.where(inputs.mask, targets.cue, IGNORED)
    cue = nn.functional.cross_entropy(
        hidden.cue.transpose(1, 2), known, ignore_index=IGNORED, reduction="sum"
    )
    total = total + recipe.cue_weight * cue
    cues = (targets.row, targets.start, targets.end)
    if len(targets.row):
        own = net.own(hidden, *cues)
        total = total + recipe.own_weight * net.own_crf.loss(own, targets.own, inputs.mask[targets.row])
    if len(targets.span):
        scores = net.link(hidden, *cues, targets.span, targets.span_row)
        link = nn.functional.cross_entropy(scores, targets.span_cue, reduction="sum")
        total = total + recipe.link_weight * link
    return total / inputs.mask.sum()


def epoch_batches(
    readings: list[Reading],
    frames: Frames,
    documents: list[Referring],
    judged: list[Judged],
    recipe: Recipe,
    epoch: int,
) -> list[Batch]:
    """The batches of an epoch, in random order.

    Each article once, each document ``referring`` times, sentences of UW ``judging`` times and of UDS once.
    """
    rng = np.random.default_rng([recipe.seed, epoch])
    samples = epoch_samples(readings, frames, recipe, rng)
    batches: list[Batch] = [samples[at : at + recipe.batch] for at in range(0, len(samples), recipe.batch)]
    for document in documents * recipe.referring:
        batches.append(Cut(document, random_windows(document.words, rng)))
    for passing in range(recipe.judging):
        some = [one for one in judged if not passing or FACTS[one.column] == "UW"]
        order = [some[i] for i in rng.permutation(len(some))]
        batches += [tuple(order[at : at + JUDGED]) for at in range(0, len(order), JUDGED)]
    return [batches[i] for i in rng.permutation(len(batches))]


def epoch_samples(
    readings: list[Reading], frames: Frames, recipe: Recipe, rng: np.random.Generator
) -> list[Sample]:
    """One random annotation of each article, nested here and there, cut and ordered at random."""
    annotators = sorted({r.annotator for r in readings})
    by_name: dict[str, list[Reading]] = {}
    for reading in readings:
        by_name.setdefault(reading.name, []).append(reading)
    samples = []
    for name in sorted(by_name):
        choice = by_name[name][int(rng.integers(len(by_name[name])))]
        annotator = annotators.index(choice.annotator)
        changed = nest(choice, frames, recipe.nested, rng)
        samples += [Sample(changed, window, annotator) for window in random_windows(changed.words, rng)]
    return [samples[i] for i in rng.permutation(len(samples))]


def hide_pieces(inputs: Inputs, share: float, mask_id: int, generator: torch.Generator) -> None:
    """Replace a share of the pieces by the mask, in place: no word may be all that a label rests on."""
    hidden = torch.rand(inputs.pieces.shape, generator=generator) < share
    hidden[:, 0] = False
    inputs.pieces[hidden & inputs.seen.bool()] = mask_id


def make_optimizer(
    net: ReaderNet, recipe: Recipe, steps: int
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    """AdamW with two rates, warmed up and decayed linearly."""
    body = list(net.encoder.parameters())
    inside = {id(p) for p in body}
    heads = [p for p in net.parameters() if id(p) not in inside]
    groups = [{"params": body, "lr": recipe.encoder_rate}, {"params": heads, "lr": recipe.head_rate}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    warm = max(1, int(steps * recipe.warm_up))

    def shape(step: int) -> float:
        return min((step + 1) / warm, max(0.0, (steps - step) / (steps - warm)))

    return optimizer, torch.optim.lr_scheduler.LambdaLR(optimizer, shape)


def train(data: Path, out: Path, encoder: Path | None, start: Path | None, recipe: Recipe) -> None:
    """Run the recipe; see the module's docstring for what is written."""
    torch.manual_seed(recipe.seed)
    out.mkdir(parents=True, exist_ok=True)
    wordpiece = load_wordpiece()
    readings = read_polnear(data / "polnear/train", wordpiece)
    dev = read_polnear(data / "polnear/dev", wordpiece)
    net = ReaderNet(load_encoder(encoder), len({r.annotator for r in readings}))
    if start is not None:
        net.load_state_dict(torch.load(start, weights_only=True))
    documents = read_referring(data / "gum", "train", wordpiece)
    judged = [
        one
        for corpus, name in zip(FACTS, ("UW", "UDS_IH2"), strict=True)
        for one in read_factuality(data / f"factuality/{name}/train.jsonl", corpus, wordpiece)
    ]
    run = Run(net, readings, documents, judged, recipe)
    if (out / "last.pt").exists():
        run.restore(out / "last.pt")
    while run.epoch < recipe.epochs:
        began = time.time()
        loss = run.run_epoch()
        torch.save(run.average.net.state_dict(), out / f"epoch-{run.epoch}.pt")
        run.save(out / "last.pt")
        row = {"epoch": run.epoch, "loss": round(loss, 4), "seconds": round(time.time() - began)}
        row |= {role: round(f1, 2) for role, f1 in evaluate(run.average.net, dev, run.wordpiece).items()}
        print(row, flush=True)
        with (out / "log.jsonl").open("a", encoding="utf-8") as log:
            log.write(json.dumps(row) + "\n")


def main() -> None:
    """Read the arguments and run."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--encoder", type=Path)
    parser.add_argument("--start", type=Path)
    args = parser.parse_args()
    recipe = POLISH if args.start else Recipe()
    train(args.data, args.out, args.encoder, args.start, recipe)


if __name__ == "__main__":
    main()
