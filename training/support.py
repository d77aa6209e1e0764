"""Train the model that judges a headline beside a body, on FNC-1.

    python -m training.support DATA OUT --split subject
    python -m training.support DATA OUT --split subject --start EPOCH.pt      (polish what the first run gave)
    python -m training.support DATA OUT --split subject --start EPOCH.pt --measure test

The first two write ``OUT/epoch-N.pt`` and ``OUT/log.jsonl``, the last prints how good weights are. The
splits are those of ``benchmarks.stancepairs``.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import nn

from accordingto.reading.headline.alignment import Body, lines_of
from accordingto.reading.text.sentences import split_sentences
from benchmarks.fnc1 import Result, evaluate
from benchmarks.stancepairs import SPLITS, STANCES, Corpus, Pair, Part, Split, read_corpus
from training.base import load_encoder, load_wordpiece
from training.denials import make_denials
from training.supportnet import Example, SupportNet, make_batch
from training.supportpairs import pair_up

LEANING = {"disagree": -0.5, "unrelated": 1.0}
"""Added to the scores of stances, as training counts them otherwise than they occur. Chosen on dev."""


@dataclass(frozen=True)
class Recipe:
    """What a run depends on beside the data."""

    epochs: int = 1
    seed: int = 1
    batch: int = 16
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    warm_up: float = 0.08
    unrelated: int = 1500
    """Unrelated pairs an epoch: half of them of the fifth that shares most with its body."""
    disagree: float = 2.5
    """How much more a pair counts that disagrees: there are few."""
    frozen: int = 2
    """The lowest layers of the encoder that stay as they were."""
    denials: int = 0
    """Pairs made by program (``training.denials``), drawn once."""


POLISH = Recipe(seed=2, encoder_rate=1e-4, disagree=2.0, denials=1800)
"""A second pass over weights that are trained."""


def read_examples(corpus: Corpus, part: Part) -> list[Example]:
    """The pairs of a part as the network takes them."""
    return as_examples((pair, corpus.bodies[pair.body]) for pair in corpus.parts[part])


def as_examples(pairs: Iterable[tuple[Pair, str]]) -> list[Example]:
    """Pairs, each with the text of its body, as the network takes them. Half a minute for all of train."""
    wordpiece = load_wordpiece()
    bodies: dict[str, Body] = {}
    examples = []
    for pair, text in pairs:
        if text not in bodies:
            bodies[text] = Body(lines_of(text, split_sentences(text)))
        examples.append(Example(pair, pair_up(pair.headline, bodies[text], wordpiece)))
    return examples


def epoch_batches(
    examples: Sequence[Example], recipe: Recipe, rng: np.random.Generator
) -> list[list[Example]]:
    """All related pairs and some unrelated ones, in random order."""
    related = [one for one in examples if not one.unrelated]
    apart = sorted((one for one in examples if one.unrelated), key=lambda one: -one.pairing.features[0])
    alike, rest = apart[: len(apart) // 5], apart[len(apart) // 5 :]
    for some in (alike, rest):
        related += [some[i] for i in rng.permutation(len(some))[: recipe.unrelated // 2]]
    order = [related[i] for i in rng.permutation(len(related))]
    return [order[at : at + recipe.batch] for at in range(0, len(order), recipe.batch)]


def train(data: Path, split: Split, out: Path, start: Path | None, recipe: Recipe) -> None:
    """Run the recipe; see the module's docstring for what is written."""
    torch.manual_seed(recipe.seed)
    rng = np.random.default_rng(recipe.seed)
    out.mkdir(parents=True, exist_ok=True)
    corpus = read_corpus(data / "fnc1", split)
    examples, dev = read_examples(corpus, "train"), read_examples(corpus, "dev")
    net = SupportNet(load_encoder(), len(examples[0].pairing.features))
    net.scale_to(examples)
    if start is not None:
        net.load_state_dict(torch.load(start, weights_only=True))
    examples += as_examples(make_denials(corpus.parts["train"], corpus.bodies, recipe.denials, rng))
    epochs = [epoch_batches(examples, recipe, rng) for _ in range(recipe.epochs)]
    optimizer, schedule = make_optimizer(net, recipe, sum(map(len, epochs)))
    weight = torch.tensor([recipe.disagree if stance == "disagree" else 1.0 for stance in STANCES])
    for epoch, batches in enumerate(epochs, 1):
        began, mean = time.time(), 0.0
        net.train()
        for step, batch in enumerate(batches):
            loss = run_batch(net, batch, weight)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            mean = 0.98 * mean + 0.02 * loss.item() if step else loss.item()
            if step % 50 == 49:
                print(f"{epoch}: step {step + 1}/{len(batches)} loss {mean:.4f}", flush=True)
        torch.save(net.state_dict(), out / f"epoch-{epoch}.pt")
        found = result_of(net.eval(), dev, corpus.unrelated)
        row = {"epoch": epoch, "loss": round(mean, 4), "seconds": round(time.time() - began)} | figures(found)
        print(row, flush=True)
        with (out / "log.jsonl").open("a", encoding="utf-8") as log:
            log.write(json.dumps(row) + "\n")


def make_optimizer(
    net: SupportNet, recipe: Recipe, steps: int
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    """AdamW with two rates, warmed up and decayed linearly; embeddings and lowest layers stay."""
    net.encoder.embeddings.requires_grad_(False)
    net.encoder.encoder.layer[: recipe.frozen].requires_grad_(False)
    body = [one for one in net.encoder.parameters() if one.requires_grad]
    groups = [
        {"params": body, "lr": recipe.encoder_rate},
        {"params": [*net.hidden.parameters(), *net.out.parameters()], "lr": recipe.head_rate},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    warm = max(1, int(steps * recipe.warm_up))

    def shape(step: int) -> float:
        return min((step + 1) / warm, max(0.0, (steps - step) / (steps - warm)))

    return optimizer, torch.optim.lr_scheduler.LambdaLR(optimizer, shape)


def run_batch(net: SupportNet, batch: list[Example], weight: torch.Tensor) -> torch.Tensor:
    """The loss of a batch, ``weight`` giving what each stance counts."""
    inputs, stances = make_batch(batch)
    with torch.autocast("cpu", torch.bfloat16):
        scores = net(*inputs)
    return nn.functional.cross_entropy(scores.float(), stances, weight=weight)


@torch.no_grad()
def result_of(net: SupportNet, examples: list[Example], unrelated: float) -> Result:
    """How good the network's answers are."""
    leaning = torch.tensor([LEANING.get(stance, 0.0) for stance in STANCES])
    order = sorted(examples, key=lambda one: len(one.pairing.pieces))
    pairs = []
    for at in range(0, len(order), 64):
        batch = order[at : at + 64]
        with torch.autocast("cpu", torch.bfloat16):
            best = (net(*make_batch(batch)[0]) + leaning).argmax(1).tolist()
        pairs += [(one.pair.stance, STANCES[i]) for one, i in zip(batch, best, strict=True)]
    return evaluate(pairs, unrelated)


def figures(result: Result) -> dict[str, float]:
    """Score, macro F1 and each stance's F1, in per cent."""
    named = {"score": result.score, "macro": result.macro}
    named |= {stance: one.f1 for stance, one in result.stances.items()}
    return {name: round(value, 2) for name, value in named.items()}


def measure(data: Path, split: Split, weights: Path, part: Part) -> dict[str, float]:
    """How good trained weights are on a part."""
    corpus = read_corpus(data / "fnc1", split)
    state = torch.load(weights, weights_only=True)
    net = SupportNet(load_encoder(), len(state["mean"]))
    net.load_state_dict(state)
    return figures(result_of(net.eval(), read_examples(corpus, part), corpus.unrelated))


def main() -> None:
    """Read the arguments and run."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--split", choices=SPLITS, required=True)
    parser.add_argument("--start", type=Path)
    parser.add_argument("--measure", choices=("dev", "test"))
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    if args.measure:
        print(measure(args.data, args.split, args.start, args.measure))
        return
    train(args.data, args.split, args.out, args.start, POLISH if args.start else Recipe())


if __name__ == "__main__":
    main()
