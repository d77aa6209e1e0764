"""Distil the shipped reader into one with fewer layers, which is faster and a little less accurate.

    python -m training.student.distil DATA MODELS OUT.pt

The student is initialised with some of the layers of the shipped reader (``KEPT``) and with its embeddings,
convolutions and heads, and learns to reproduce the shipped reader's outputs on unannotated news. The
embeddings and the heads stay fixed, so the computations that numpy does after the graph are unchanged.
``training.student.small`` makes a model of OUT.pt. The texts are DATA/news and the train ledgers; articles
that share a paragraph with a dev ledger are left out.
"""

from __future__ import annotations

import argparse
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import nn

from accordingto.reading.encoder.outputs import CUE
from accordingto.reading.encoder.tokens import tokenize
from corpora.events import read_news
from corpora.ledgers import paths_of, text_of
from training.base import load_wordpiece
from training.batches import make_inputs, random_windows
from training.graph import shown
from training.net import Hidden, Inputs, ReaderNet
from training.student.shipped import net_of
from training.train import Average

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from accordingto.reading.encoder.tokens import Tokens
    from accordingto.reading.encoder.windows import EncoderWindow
    from accordingto.reading.encoder.wordpiece import WordPiece

KEPT = (0, 2, 4)
"""Layers of the shipped reader with which the student is initialised."""
STEPS = 500
BATCH = 16
RATE = 5e-4
WARM_UP = 50
AVERAGE = 0.995
OFTEN = 3
"""How often each train ledger is read in one pass over the news."""
BUFFER = 200
"""Number of articles whose windows are sorted by length together, so that batches have little padding."""
LONG_PARAGRAPH = 80
"""Minimum length in characters of a paragraph that shows that two articles are the same."""
TREE_WEIGHT = 0.2
"""Weight of the losses of tags and arcs, on which less depends than on the other outputs."""


@dataclass(frozen=True)
class Seen:
    """The results of a network for a batch: its layers' states by piece, word vectors, and graph outputs."""

    layers: list[torch.Tensor]
    hidden: Hidden
    shown: tuple[torch.Tensor, ...]


def texts_of(data: Path) -> list[str]:
    """Return the texts to learn from: news, and those of the train ledgers ``OFTEN`` times."""
    known = {
        line
        for path in paths_of(data / "ledgers", "dev")
        for line in text_of(path).read_text("utf-8").splitlines()
        if len(line) >= LONG_PARAGRAPH
    }
    news = [told.article.text for told in read_news(data / "news" / "articles.jsonl.gz")]
    fresh = [text for text in news if known.isdisjoint(text.splitlines())]
    print(f"{len(news)} articles of news, {len(news) - len(fresh)} of them left out", flush=True)
    told = [text_of(path).read_text("utf-8") for path in paths_of(data / "ledgers", "train")]
    return fresh + told * OFTEN


def batches(
    texts: list[str], wordpiece: WordPiece, rng: np.random.Generator
) -> Iterator[list[tuple[Tokens, EncoderWindow]]]:
    """Yield batches of windows in random order, without end; the windows of a batch have similar lengths."""
    while True:
        order = rng.permutation(len(texts))
        for start in range(0, len(order), BUFFER):
            parts = []
            for at in order[start : start + BUFFER]:
                words = tokenize(texts[at], wordpiece)
                parts += [(words, window) for window in random_windows(words, rng)]
            parts.sort(key=lambda part: part[0].bounds[part[1].end] - part[0].bounds[part[1].start])
            cut = [parts[i : i + BATCH] for i in range(len(parts) % BATCH, len(parts), BATCH)]
            for i in rng.permutation(len(cut)):
                yield cut[i]


def seen_by(net: ReaderNet, inputs: Inputs) -> Seen:
    """Return the results of a network for a batch."""
    layers: list[torch.Tensor] = []

    def keep(_: nn.Module, __: object, out: torch.Tensor | tuple[torch.Tensor, ...]) -> None:
        layers.append(out[0] if isinstance(out, tuple) else out)

    hooks = [layer.register_forward_hook(keep) for layer in net.encoder.encoder.layer]
    with torch.autocast("cpu", torch.bfloat16):
        hidden = net.encode(inputs)
        told = shown(net, hidden.words)
    for hook in hooks:
        hook.remove()
    return Seen([states.float() for states in layers], hidden, tuple(one.float() for one in told))


def loss_between(student: ReaderNet, teacher: ReaderNet, inputs: Inputs) -> dict[str, torch.Tensor]:
    """Return the losses of the student against the teacher on a batch, by the name of what is compared."""
    with torch.no_grad():
        theirs = seen_by(teacher, inputs)
    ours = seen_by(student, inputs)
    words, pieces = inputs.mask, inputs.seen.bool()
    step = len(theirs.layers) // len(ours.layers)
    paired = list(zip(ours.layers, theirs.layers[step - 1 :: step], strict=True))
    outputs = list(zip(ours.shown, theirs.shown, strict=True))
    found = {
        "layers": sum(_apart(a, b, pieces) for a, b in paired) / len(paired),
        "words": _apart(ours.hidden.words, theirs.hidden.words, words),
        "outputs": sum(_apart(a, b, words) for a, b in outputs) / len(outputs),
        "flat": _unlike(ours.hidden.flat, theirs.hidden.flat, words),
        "cue": _unlike(ours.hidden.cue, theirs.hidden.cue, words),
        "tag": TREE_WEIGHT
        * _unlike(student.tree.tag(ours.hidden.words), teacher.tree.tag(theirs.hidden.words), words),
    }
    apart = ~(words.unsqueeze(2) & words.unsqueeze(1))
    our_arcs, their_arcs = (
        net.tree.arcs(of.hidden.words).masked_fill(apart, -1e4)
        for net, of in ((student, ours), (teacher, theirs))
    )
    found["arcs"] = TREE_WEIGHT * _unlike(our_arcs, their_arcs, words)
    our_spans, their_spans = (
        net.refer.spans(of.hidden.words)[words] for net, of in ((student, ours), (teacher, theirs))
    )
    found["spans"] = _unsure(our_spans, their_spans)
    row, start, end = _cues(theirs.hidden.cue, words)
    if len(row):
        own, _ = student.own(ours.hidden, row, start, end)
        with torch.no_grad():
            wanted, _ = teacher.own(theirs.hidden, row, start, end)
        found["own"] = _unlike(own, wanted, words[row])
    return found


def _apart(ours: torch.Tensor, theirs: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    """Return the mean squared distance, divided by the variance of the teacher's values."""
    wanted = theirs[mask]
    return (ours[mask] - wanted).square().mean() / (wanted - wanted.mean(0)).square().mean()


def _unlike(ours: torch.Tensor, theirs: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    """Return the mean Kullback-Leibler divergence per word; the last axis has the scores of the classes."""
    log, wanted = ours[mask].log_softmax(-1), theirs[mask].log_softmax(-1)
    return (wanted.exp() * (wanted - log)).sum(-1).mean()


def _unsure(ours: torch.Tensor, theirs: torch.Tensor) -> torch.Tensor:
    """Return the divergence of yes/no scores, summed over the spans that begin at a word; mean over words."""
    chance = theirs.sigmoid()
    loss = nn.functional.binary_cross_entropy_with_logits
    return (loss(ours, chance, reduction="sum") - loss(theirs, chance, reduction="sum")) / len(ours)


def _cues(scores: torch.Tensor, mask: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Return the batch rows, first words and ends of the cues that the teacher finds, each of shape (k,)."""
    labels = scores.argmax(2).masked_fill(~mask, CUE.index("O"))
    found = []
    for row, column in torch.nonzero(labels == CUE.index("B-cue")).tolist():
        end = column + 1
        while end < labels.shape[1] and labels[row, end] == CUE.index("I-cue"):
            end += 1
        found.append((row, column, end))
    row, start, end = torch.tensor(found, dtype=torch.long).reshape(-1, 3).T
    return row, start, end


def student_of(models: Path, kept: Sequence[int] = KEPT) -> ReaderNet:
    """Return the initial student; only its layers, convolutions and first layer norm have gradients."""
    student = net_of(models, kept)
    student.encoder.set_attn_implementation("eager")  # the fused one is three times as slow backwards
    for parameter in student.parameters():
        parameter.requires_grad = False
    for part in (student.encoder.encoder, student.encoder.embeddings.LayerNorm, student.mixer):
        for parameter in part.parameters():
            parameter.requires_grad = True
    return student


def rate_at(step: int, steps: int) -> float:
    """Return the factor for ``RATE`` at a step: it rises for ``WARM_UP`` steps, then falls to 0 linearly."""
    return min((step + 1) / WARM_UP, (steps - step) / max(1, steps - WARM_UP))


def distil(data: Path, models: Path, out: Path, start: Path | None, steps: int, seed: int) -> None:
    """Train the student and write its averaged weights to ``out``, every hundred steps and at the end.

    With ``start`` it continues from weights written before, with the learning rates of a new run.
    """
    torch.manual_seed(seed)
    wordpiece = load_wordpiece()
    teacher, student = net_of(models).requires_grad_(False), student_of(models)
    if start is not None:
        student.load_state_dict(torch.load(start, weights_only=True))
    average = Average(student, AVERAGE)
    learning = [one for one in student.parameters() if one.requires_grad]
    optimizer = torch.optim.AdamW(learning, lr=RATE, weight_decay=0.01, fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: rate_at(step, steps))
    out.parent.mkdir(parents=True, exist_ok=True)
    began, means, pieces = time.time(), dict[str, float](), 0
    stream = batches(texts_of(data), wordpiece, np.random.default_rng(seed))
    for step in range(steps):
        inputs = make_inputs(next(stream), wordpiece)
        pieces += int(inputs.seen.sum())
        losses = loss_between(student, teacher, inputs)
        optimizer.zero_grad()
        sum(losses.values(), torch.zeros(())).backward()
        nn.utils.clip_grad_norm_(learning, 1.0)
        optimizer.step()
        schedule.step()
        average.update(student, step)
        for name, loss in losses.items():
            means[name] = loss.item() + 0.98 * (means.get(name, loss.item()) - loss.item())
        if step % 20 == 19:
            told = " ".join(f"{name} {value:.3f}" for name, value in means.items())
            print(f"step {step + 1}/{steps} {told}; {pieces} pieces {time.time() - began:.0f} s", flush=True)
        if step % 100 == 99 or step == steps - 1:
            part = out.with_suffix(".part")
            torch.save(average.net.state_dict(), part)
            part.replace(out)


def main() -> None:
    """Read the arguments and run."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("models", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--start", type=Path)
    parser.add_argument("--steps", type=int, default=STEPS)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    distil(args.data, args.models, args.out, args.start, args.steps, args.seed)


if __name__ == "__main__":
    main()
