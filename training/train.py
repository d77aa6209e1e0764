"""Train the reader on PolNeAR.

    python -m training.train DATA OUT [--encoder PRETRAINED.pt] [--epochs 5] [--seed 1]

Writes ``OUT/last.pt`` after every epoch (network, averaged weights, optimiser, position: training
goes on from it when started again), ``OUT/epoch-N.pt`` (averaged weights) and ``OUT/log.jsonl``.
"""

from __future__ import annotations

import argparse
import copy
import json
import math
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import nn

from accordingto.reading.scores import FLAT
from accordingto.reading.viterbi import best_path
from accordingto.reading.windows import cut_windows, most_central
from training.base import load_encoder, load_tokenizer
from training.batches import IGNORED, Inputs, Sample, Targets, make_inputs, make_targets, random_windows
from training.corpus import Piece, Reading, read_polnear
from training.nesting import find_openings, nest
from training.net import ReaderNet


@dataclass(frozen=True)
class Recipe:
    """Everything a run depends on beside the data."""

    epochs: int = 5
    seed: int = 1
    batch: int = 8
    encoder_rate: float = 2.5e-4
    head_rate: float = 1e-3
    warm_up: float = 0.05
    average: float = 0.999
    nested: float = 0.06
    hidden_pieces: float = 0.05
    cue_weight: float = 0.5
    own_weight: float = 1.0
    link_weight: float = 0.3


class Average:
    """Exponential moving average of a network's weights (Polyak & Juditsky, 1992)."""

    def __init__(self, net: nn.Module, decay: float) -> None:
        self.net = copy.deepcopy(net).eval()
        self.decay = decay

    @torch.no_grad()
    def update(self, net: nn.Module, step: int) -> None:
        """Move towards ``net``; faster at first, so that the start is forgotten."""
        decay = min(self.decay, (1 + step) / (10 + step))
        torch._foreach_lerp_(list(self.net.parameters()), list(net.parameters()), 1 - decay)


def loss_of(net: ReaderNet, inputs: Inputs, targets: Targets, annotator: torch.Tensor, recipe: Recipe) -> torch.Tensor:
    """Weighted sum of the heads' losses, each a word."""
    with torch.autocast("cpu", torch.bfloat16):
        hidden = net.encode(inputs.pieces, inputs.seen, inputs.features, inputs.first, annotator)
    words = int(inputs.mask.sum())
    flat = net.flat_crf.loss(hidden.flat.float(), targets.flat, inputs.mask)
    known = torch.where(inputs.mask, targets.cue, IGNORED)
    cue = nn.functional.cross_entropy(hidden.cue.float().transpose(1, 2), known, ignore_index=IGNORED, reduction="sum")
    total = flat + recipe.cue_weight * cue
    if len(targets.row):
        own = net.own(hidden, targets.row, targets.start, targets.end)
        total = total + recipe.own_weight * net.own_crf.loss(own, targets.own, inputs.mask[targets.row])
    if len(targets.span):
        scores = net.link(hidden, targets.row, targets.start, targets.end, targets.span, targets.span_row)
        total = total + recipe.link_weight * nn.functional.cross_entropy(scores, targets.span_cue, reduction="sum")
    return total / words


def epoch_samples(readings: list[Reading], recipe: Recipe, epoch: int) -> list[Sample]:
    """One random annotation of each article, nested here and there, cut at random, longest first in groups."""
    rng = np.random.default_rng([recipe.seed, epoch])
    openings = find_openings(readings, load_tokenizer())
    annotators = sorted({r.annotator for r in readings})
    by_name: dict[str, list[Reading]] = {}
    for reading in readings:
        by_name.setdefault(reading.name, []).append(reading)
    samples = []
    for name in sorted(by_name):
        choice = by_name[name][int(rng.integers(len(by_name[name])))]
        changed = nest(choice, openings, recipe.nested, rng)
        samples += [
            Sample(changed, window, annotators.index(choice.annotator)) for window in random_windows(changed.words, rng)
        ]
    return [samples[i] for i in rng.permutation(len(samples))]


def hide_pieces(inputs: Inputs, share: float, mask_id: int, generator: torch.Generator) -> None:
    """Replace a share of the pieces by the mask, in place: no word may be all that a label rests on."""
    hidden = torch.rand(inputs.pieces.shape, generator=generator) < share
    hidden[:, 0] = False
    inputs.pieces[hidden & inputs.seen.bool()] = mask_id


def exact_scores(gold: list[set[tuple[str, Piece]]], found: list[set[tuple[str, Piece]]]) -> dict[str, float]:
    """Exact F1 of pieces a role, in percent."""
    scores = {}
    for role in ("source", "cue", "content"):
        g, f = ([{p for p in s if p[0] == role} for s in part] for part in (gold, found))
        right = sum(len(a & b) for a, b in zip(g, f, strict=True))
        scores[role] = 200 * right / max(1, sum(map(len, g)) + sum(map(len, f)))
    return scores


def flat_pieces(labels: list[int]) -> set[tuple[str, Piece]]:
    """Role and piece of every labelled stretch."""
    pieces: set[tuple[str, Piece]] = set()
    start, role = 0, ""
    for i, label in enumerate([*(FLAT[k] for k in labels), "O"]):
        if role and (label != f"I-{role}"):
            pieces.add((role, (start, i)))
            role = ""
        if label.startswith("B-"):
            start, role = i, label[2:]
    return pieces


@torch.no_grad()
def evaluate(net: ReaderNet, dev: list[Reading]) -> dict[str, float]:
    """Exact F1 of the flat tags on dev, at the word level."""
    step, start = (x.detach().numpy() for x in net.flat_crf.scores())
    cls, sep = _specials()
    gold, found = [], []
    for reading in dev:
        windows = cut_windows(reading.words)
        owner = most_central(reading.words, windows)
        emissions = np.zeros((len(reading.words), len(FLAT)), dtype=np.float32)
        for k, window in enumerate(windows):
            inputs = make_inputs([(reading.words, window)], cls, sep)
            with torch.autocast("cpu", torch.bfloat16):
                hidden = net.encode(inputs.pieces, inputs.seen, inputs.features, inputs.first, None)
            mine = owner[window.start : window.end] == k
            emissions[window.start : window.end][mine] = hidden.flat[0].float().numpy()[mine]
        found.append(flat_pieces(best_path(emissions[None], step, start)[0].tolist()))
        parts = ((role, p) for a in reading.attributions for role in ("source", "cue", "content") for p in getattr(a, role))
        gold.append(set(parts))
    return exact_scores(gold, found)


def _specials() -> tuple[int, int]:
    tokenizer = load_tokenizer()
    return int(tokenizer.token_to_id("[CLS]")), int(tokenizer.token_to_id("[SEP]"))


def make_optimizer(net: ReaderNet, recipe: Recipe, steps: int) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    """AdamW with two rates and linear warm-up and decay."""
    body = list(net.encoder.parameters())
    inside = {id(p) for p in body}
    heads = [p for p in net.parameters() if id(p) not in inside]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": recipe.encoder_rate}, {"params": heads, "lr": recipe.head_rate}], weight_decay=0.01, fused=True
    )
    warm = max(1, int(steps * recipe.warm_up))

    def shape(step: int) -> float:
        return min((step + 1) / warm, max(0.0, (steps - step) / (steps - warm)))

    return optimizer, torch.optim.lr_scheduler.LambdaLR(optimizer, shape)


def train(data: Path, out: Path, encoder: Path | None, recipe: Recipe) -> None:
    """Run the recipe; see the module's docstring for what is written."""
    torch.manual_seed(recipe.seed)
    out.mkdir(parents=True, exist_ok=True)
    tokenizer = load_tokenizer()
    cls, sep = _specials()
    readings = read_polnear(data / "polnear/train", tokenizer)
    dev = read_polnear(data / "polnear/dev", tokenizer)
    net = ReaderNet(load_encoder(encoder), len({r.annotator for r in readings}))
    average = Average(net, recipe.average)
    per_epoch = [epoch_samples(readings, recipe, e) for e in range(recipe.epochs)]
    steps = sum(math.ceil(len(s) / recipe.batch) for s in per_epoch)
    optimizer, schedule = make_optimizer(net, recipe, steps)
    generator = torch.Generator().manual_seed(recipe.seed)
    step, first = 0, 0
    if (out / "last.pt").exists():
        state = torch.load(out / "last.pt", weights_only=True)
        net.load_state_dict(state["net"])
        average.net.load_state_dict(state["average"])
        optimizer.load_state_dict(state["optimizer"])
        schedule.load_state_dict(state["schedule"])
        generator.set_state(state["generator"])
        torch.set_rng_state(state["rng"])
        step, first = state["step"], state["epoch"]
    for epoch in range(first, recipe.epochs):
        net.train()
        began, mean = time.time(), 0.0
        samples = per_epoch[epoch]
        for at in range(0, len(samples), recipe.batch):
            batch = samples[at : at + recipe.batch]
            inputs = make_inputs([(s.reading.words, s.window) for s in batch], cls, sep)
            hide_pieces(inputs, recipe.hidden_pieces, tokenizer.token_to_id("[MASK]"), generator)
            targets = make_targets(batch, inputs.first.shape[1])
            loss = loss_of(net, inputs, targets, torch.tensor([s.annotator for s in batch]), recipe)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            average.update(net, step)
            step += 1
            mean = loss.item() if at == 0 else 0.98 * mean + 0.02 * loss.item()
            if step % 50 == 0:
                print(f"epoch {epoch + 1} step {step}/{steps} loss {mean:.4f} {time.time() - began:.0f} s", flush=True)
        torch.save(average.net.state_dict(), out / f"epoch-{epoch + 1}.pt")
        torch.save(
            {
                "net": net.state_dict(), "average": average.net.state_dict(), "optimizer": optimizer.state_dict(),
                "schedule": schedule.state_dict(), "generator": generator.get_state(), "rng": torch.get_rng_state(),
                "step": step, "epoch": epoch + 1,
            },
            out / "last.pt",
        )
        row = {"epoch": epoch + 1, "loss": round(mean, 4), "seconds": round(time.time() - began)}
        row |= {k: round(v, 2) for k, v in evaluate(average.net, dev).items()}
        print(row, flush=True)
        with open(out / "log.jsonl", "a", encoding="utf-8") as log:
            log.write(json.dumps(row) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--encoder", type=Path)
    parser.add_argument("--epochs", type=int, default=Recipe.epochs)
    parser.add_argument("--seed", type=int, default=Recipe.seed)
    args = parser.parse_args()
    train(args.data, args.out, args.encoder, Recipe(epochs=args.epochs, seed=args.seed))


if __name__ == "__main__":
    main()
