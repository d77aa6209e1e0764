"""Train the reader on whole ledgers, PolNeAR, GUM and sentences with judged events, in mixed order.

    python -m training.train DATA OUT --encoder PRETRAINED.pt
    python -m training.train DATA OUT --start EPOCH.pt      (a further epoch after the first run)
    python -m training.train DATA OUT --teacher FOLDER      (the teacher, from MPNet-base in a folder)

After every epoch it writes ``OUT/epoch-N.pt`` (averaged weights) and ``OUT/log.jsonl``; then and every
``SAVED`` steps ``OUT/last.pt`` (network, averaged weights, optimiser and position, from which training
continues when it is started again).
"""

from __future__ import annotations

import argparse
import copy
import json
import time
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from torch import nn

from accordingto.reading.encoder.outputs import OWN
from training import factuality
from training.base import load_encoder, load_teacher, load_wordpiece
from training.batches import IGNORED, Targets, make_inputs, make_targets
from training.dev import evaluate
from training.epochs import Batch, Told, epoch_batches, read_corpora
from training.heads import fields, tree
from training.heads.refer import Cut, loss_of_links, loss_on
from training.net import Hidden, Inputs, ReaderNet
from training.polnear import read_polnear
from training.recipe import POLISH, TEACHER, Recipe

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transformers import BertModel, MPNetModel

    from accordingto.reading.encoder.tokens import Tokens
    from accordingto.reading.encoder.windows import EncoderWindow
    from training.polnear import Reading

SAVED = 200
"""Number of steps after which a run writes what it needs to continue."""


class Average:
    """Exponential moving average of a network's weights (Polyak & Juditsky, 1992)."""

    def __init__(self, net: ReaderNet, decay: float) -> None:
        self.net = copy.deepcopy(net).eval()
        self.decay = decay

    @torch.no_grad()
    def update(self, net: ReaderNet, step: int) -> None:
        """Move the average towards ``net``; faster at first, so that the initial weights are forgotten."""
        decay = min(self.decay, (1 + step) / (10 + step))
        torch._foreach_lerp_(list(self.net.parameters()), list(net.parameters()), 1 - decay)


class Run:
    """A training run of a recipe, one epoch after the other."""

    def __init__(self, net: ReaderNet, epochs: list[list[Batch]], recipe: Recipe) -> None:
        self.net = net
        self.average = Average(net, recipe.average)
        self.recipe = recipe
        self.wordpiece = load_wordpiece()
        self.epochs = epochs
        self.steps = sum(len(batches) // recipe.accumulated for batches in epochs)
        self.optimizer, self.schedule = make_optimizer(net, recipe, self.steps)
        self.generator = torch.Generator().manual_seed(recipe.seed)
        self.step = self.epoch = self.done = 0

    def run_all(self, out: Path, dev: list[Reading]) -> None:
        """Train for all epochs and write the files that the module's docstring names to the folder ``out``.

        Continues where it stopped if the folder has ``last.pt``.
        """
        out.mkdir(parents=True, exist_ok=True)
        last = out / "last.pt"
        if last.exists():
            self.restore(last)
        while self.epoch < len(self.epochs):
            began = time.time()
            loss = self.run_epoch(last)
            torch.save(self.average.net.state_dict(), out / f"epoch-{self.epoch}.pt")
            self.save(last)
            row = {"epoch": self.epoch, "loss": round(loss, 4), "seconds": round(time.time() - began)}
            row |= {
                role: round(f1, 2) for role, f1 in evaluate(self.average.net, dev, self.wordpiece).items()
            }
            print(row, flush=True)
            with (out / "log.jsonl").open("a", encoding="utf-8") as log:
                log.write(json.dumps(row) + "\n")

    def run_epoch(self, last: Path) -> float:
        """Train to the end of the epoch and return the running mean of the loss.

        Everything that is needed to continue is written to ``last`` every ``SAVED`` steps.
        """
        self.net.train()
        began, mean = time.time(), 0.0
        groups = list(groups_of(self.epochs[self.epoch], self.recipe.accumulated))
        for batches in groups[self.done :]:
            loss = self.run_batches(batches)
            mean = 0.98 * mean + 0.02 * loss if mean else loss
            self.done += 1
            if self.step % 50 == 0:
                seconds = time.time() - began
                print(f"step {self.step}/{self.steps} loss {mean:.4f} {seconds:.0f} s", flush=True)
            if self.step % SAVED == 0:
                self.save(last)
        self.epoch, self.done = self.epoch + 1, 0
        return mean

    def run_batches(self, batches: Sequence[Batch]) -> float:
        """Make one optimisation step on the mean of some batches' losses per word, and return it."""
        self.optimizer.zero_grad()
        total = 0.0
        for batch in batches:
            loss = self.loss_of(batch) / len(batches)
            loss.backward()
            total += loss.item()
        nn.utils.clip_grad_norm_(self.net.parameters(), 1.0)
        self.optimizer.step()
        self.schedule.step()
        self.average.update(self.net, self.step)
        self.step += 1
        return total

    def loss_of(self, batch: Batch) -> torch.Tensor:
        """Return the loss of a batch per word, with some pieces hidden."""
        if isinstance(batch, tuple):
            hidden, _ = self.encoded([(one.words, one.window) for one in batch])
            return self.recipe.fact_weight * factuality.loss_on(self.net, hidden, list(batch))
        if isinstance(batch, Cut):
            hidden, mask = self.encoded([(batch.document.words, window) for window in batch.windows])
            refer = loss_on(self.net.refer, hidden.words, mask, batch).total()
            if batch.document.tree is None:
                return self.recipe.refer_weight * refer
            trees = tree.loss_on(self.net.tree, hidden.words, batch.windows, batch.document.tree)
            return self.recipe.refer_weight * refer + self.recipe.tree_weight * trees / mask.sum()
        if isinstance(batch, Told):
            hidden, mask = self.encoded([(s.reading.words, s.window) for s in batch.samples])
            told = loss_of(self.net, hidden, mask, make_targets(batch.samples, mask.shape[1]), self.recipe)
            links = loss_of_links(self.net.refer, hidden.words, mask, batch.cut)
            return told + self.recipe.link_weight * links / mask.sum()
        annotator = torch.tensor([s.annotator for s in batch])
        hidden, mask = self.encoded([(s.reading.words, s.window) for s in batch], annotator)
        return loss_of(self.net, hidden, mask, make_targets(batch, mask.shape[1]), self.recipe)

    def encoded(
        self, parts: list[tuple[Tokens, EncoderWindow]], annotator: torch.Tensor | None = None
    ) -> tuple[Hidden, torch.Tensor]:
        """Return the network's word vectors and emissions for some windows, and the mask of their words."""
        inputs = self.inputs(parts)
        with torch.autocast("cpu", torch.bfloat16):
            return self.net.encode(inputs, annotator), inputs.mask

    def inputs(self, parts: list[tuple[Tokens, EncoderWindow]]) -> Inputs:
        """Return windows as tensors, with a share of the pieces hidden."""
        inputs = make_inputs(parts, self.wordpiece)
        hide_pieces(inputs, self.recipe.hidden_pieces, self.wordpiece.mask, self.generator)
        return inputs

    def save(self, path: Path) -> None:
        """Write everything that is needed to continue training."""
        parts = {"net": self.net, "optimizer": self.optimizer, "schedule": self.schedule}
        state = {name: part.state_dict() for name, part in parts.items()}
        state |= {
            "average": self.average.net.state_dict(),
            "step": self.step,
            "epoch": self.epoch,
            "done": self.done,
        }
        state |= {"generator": self.generator.get_state(), "rng": torch.get_rng_state()}
        part = path.with_suffix(".part")
        torch.save(state, part)
        part.replace(path)

    def restore(self, path: Path) -> None:
        """Restore the state that ``save`` has written."""
        state = torch.load(path, weights_only=True)
        self.net.load_state_dict(state["net"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.schedule.load_state_dict(state["schedule"])
        self.average.net.load_state_dict(state["average"])
        self.step, self.epoch, self.done = state["step"], state["epoch"], state["done"]
        self.generator.set_state(state["generator"])
        torch.set_rng_state(state["rng"])


def groups_of(batches: Sequence[Batch], size: int) -> Iterator[Sequence[Batch]]:
    """Yield the batches in groups of ``size``; a smaller last group is left out."""
    for at in range(0, len(batches) - size + 1, size):
        yield batches[at : at + size]


def loss_of(
    net: ReaderNet, hidden: Hidden, mask: torch.Tensor, targets: Targets, recipe: Recipe
) -> torch.Tensor:
    """Return the weighted sum of the losses of the attribution heads, divided by the number of words."""
    total = net.flat_crf.loss(hidden.flat, targets.flat, mask)
    known = torch.where(mask, targets.cue, IGNORED)
    cue = nn.functional.cross_entropy(
        hidden.cue.transpose(1, 2), known, ignore_index=IGNORED, reduction="sum"
    )
    total = total + recipe.cue_weight * cue
    if len(targets.row):
        own, beside = net.own(hidden, targets.row, targets.start, targets.end)
        own_loss = net.own_crf.loss(own, targets.own, mask[targets.row])
        around = torch.where(mask[targets.row], targets.beside, IGNORED)
        beside_loss = nn.functional.cross_entropy(
            beside.transpose(1, 2), around, ignore_index=IGNORED, reduction="sum"
        )
        total = total + recipe.own_weight * own_loss + recipe.beside_weight * beside_loss
        total = total + recipe.field_weight * field_loss(net, hidden, targets)
    return total / mask.sum()


def field_loss(net: ReaderNet, hidden: Hidden, targets: Targets) -> torch.Tensor:
    """Return the summed loss of the fields of attributions for which any are known."""
    kept = (targets.fields != IGNORED).any(dim=1)
    if not kept.any():
        return hidden.words.sum() * 0
    row, own = targets.row[kept], targets.own[kept]
    at = torch.arange(own.shape[1]).unsqueeze(0)
    cue = (at >= targets.start[kept].unsqueeze(1)) & (at < targets.end[kept].unsqueeze(1))
    source, content = (
        (own == OWN.index(f"B-{role}")) | (own == OWN.index(f"I-{role}")) for role in ("source", "content")
    )
    scores = net.fields(hidden.words, row, (cue, source, content), targets.rules[kept])
    return fields.loss_on(scores, targets.fields[kept])


def hide_pieces(inputs: Inputs, share: float, mask_id: int, generator: torch.Generator) -> None:
    """Replace a share of the pieces by the mask token, in place, lest a label depend on one word alone."""
    hidden = torch.rand(inputs.pieces.shape, generator=generator) < share
    hidden[:, 0] = False
    inputs.pieces[hidden & inputs.seen.bool()] = mask_id


def make_optimizer(
    net: ReaderNet, recipe: Recipe, steps: int
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    """Return AdamW with separate rates for encoder and heads, and a schedule of linear warm-up and decay."""
    body = list(net.encoder.parameters())
    inside = {id(p) for p in body}
    heads = [p for p in net.parameters() if id(p) not in inside]
    groups = [{"params": body, "lr": recipe.encoder_rate}, {"params": heads, "lr": recipe.head_rate}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    warm = max(1, int(steps * recipe.warm_up))

    def shape(step: int) -> float:
        return min((step + 1) / warm, max(0.0, (steps - step) / (steps - warm)))

    return optimizer, torch.optim.lr_scheduler.LambdaLR(optimizer, shape)


def train(data: Path, out: Path, encoder: BertModel | MPNetModel, start: Path | None, recipe: Recipe) -> None:
    """Run the recipe and write the files named in the module's docstring."""
    torch.manual_seed(recipe.seed)
    wordpiece = load_wordpiece()
    corpora = read_corpora(data, wordpiece)
    net = ReaderNet(encoder, len(corpora.annotators))
    if start is not None:
        net.load_state_dict(torch.load(start, weights_only=True))
    run = Run(net, [epoch_batches(corpora, recipe, epoch) for epoch in range(recipe.epochs)], recipe)
    run.run_all(out, read_polnear(data / "polnear/dev", wordpiece))


def main() -> None:
    """Read the arguments and run."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--encoder", type=Path)
    parser.add_argument("--start", type=Path)
    parser.add_argument("--teacher", type=Path)
    args = parser.parse_args()
    if args.teacher:
        train(args.data, args.out, load_teacher(args.teacher), args.start, TEACHER)
    else:
        train(args.data, args.out, load_encoder(args.encoder), args.start, POLISH if args.start else Recipe())


if __name__ == "__main__":
    main()
