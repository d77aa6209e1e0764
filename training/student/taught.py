"""Teach the shipped reader what a larger network says of unannotated news, beside the annotated corpora.

    python -m training.student.taught DATA MODELS TEACHER.pt BASE OUT

TEACHER.pt are the weights that ``training.train --teacher BASE`` has written, BASE the folder of MPNet-base.
The student is initialised with the network of MODELS, and all of it learns. Every step has batches of
annotated text, as in training, and articles of DATA/news and the train ledgers without their annotations,
on which it approaches the teacher's scores (``training.student.lessons``). Of mentions and their antecedents
the teacher knows less than the shipped network, which has seen more of GUM; there the student stays near the
latter's. Articles that share a paragraph with a dev ledger are left out. It writes ``OUT/last.pt`` and
``OUT/epoch-1.pt``, as ``training.train`` does.
"""

from __future__ import annotations

import argparse
from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch

from accordingto.reading.encoder.tokens import tokenize
from training.base import load_teacher, load_wordpiece
from training.batches import make_inputs, random_windows
from training.epochs import epoch_batches, read_corpora
from training.gum import Referring
from training.net import ReaderNet
from training.polnear import read_polnear
from training.recipe import TAUGHT
from training.student.distil import texts_of
from training.student.lessons import Lesson, losses_of, mention_losses
from training.student.shipped import net_of
from training.train import Run

if TYPE_CHECKING:
    from accordingto.reading.encoder.wordpiece import WordPiece
    from training.epochs import Batch
    from training.recipe import Recipe

ARTICLES = 3000
"""Number of lessons."""
LONGEST = 1200
"""Maximum number of word pieces of an article that is learned from; the rest is left out."""
WEIGHTS = {"cue": 0.5, "tag": 0.2, "arcs": 0.2, "relations": 0.2, "fields": 0.5, "spans": 0.5, "links": 0.5}
"""Weights of the losses of lessons, those of the heads' own losses in ``Recipe``; 1 for those not listed."""


class TaughtRun(Run):
    """A training run that has lessons among its batches."""

    def __init__(self, net: ReaderNet, teacher: ReaderNet, batches: list[Batch], recipe: Recipe) -> None:
        super().__init__(net, [batches], recipe)
        self.teacher = teacher
        self.before = deepcopy(net).eval().requires_grad_(False)
        self.told = dict[str, float]()

    def loss_of(self, batch: Batch) -> torch.Tensor:
        """Return the loss of a batch per word; for a lesson, the divergence from the teachers.

        The teachers see every word piece, the student all but those hidden from it.
        """
        if not isinstance(batch, Lesson):
            return super().loss_of(batch)
        parts = [(batch.document.words, window) for window in batch.windows]
        ours, mask = self.encoded(parts)
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            whole = make_inputs(parts, self.wordpiece)
            theirs, kept = self.teacher.encode(whole), self.before.encode(whole)
        losses = losses_of(self.net, self.teacher, ours, theirs, mask)
        losses |= mention_losses(self.net, self.before, ours, kept, mask, batch)
        for name, loss in losses.items():
            value = loss.item() / int(mask.sum())
            self.told[name] = value + 0.98 * (self.told.get(name, value) - value)
        weighed = [WEIGHTS.get(name, 1.0) * loss for name, loss in losses.items()]
        return torch.stack(weighed).sum() / mask.sum()

    def save(self, path: Path) -> None:
        """Write everything that is needed to continue, and print the divergences, running means by head."""
        super().save(path)
        print(" ".join(f"{name} {value:.4f}" for name, value in self.told.items()), flush=True)


def lessons_of(texts: list[str], wordpiece: WordPiece, rng: np.random.Generator) -> list[Lesson]:
    """Return the texts as lessons, cut into windows at random and to ``LONGEST`` word pieces."""
    none = np.empty(0, dtype=np.int64)
    lessons = []
    for text in texts:
        words = tokenize(text, wordpiece)
        windows = [one for one in random_windows(words, rng) if words.bounds[one.end] <= LONGEST]
        if windows:
            document = Referring("", "news", text, words, none.reshape(-1, 2), none, none, none)
            lessons.append(Lesson(document, windows))
    return lessons


def student_of(models: Path, annotators: int) -> ReaderNet:
    """Return the network of a model's folder with an embedding for each annotator of the training data.

    The folder has only that of the whole ledgers, from which the others start.
    """
    shipped = net_of(models)
    shipped.encoder.set_attn_implementation("eager")  # the fused one is three times as slow backwards
    net = ReaderNet(shipped.encoder, annotators)
    state = shipped.state_dict()
    state["annotator.weight"] = state["annotator.weight"].expand(annotators, -1).clone()
    net.load_state_dict(state)
    return net


def teach(data: Path, models: Path, weights: Path, base: Path, out: Path, articles: int) -> None:
    """Train the student on annotated text and ``articles`` lessons, and write it to the folder ``out``."""
    torch.manual_seed(TAUGHT.seed)
    wordpiece = load_wordpiece()
    corpora = read_corpora(data, wordpiece)
    teacher = ReaderNet(load_teacher(base), len(corpora.annotators))
    teacher.load_state_dict(torch.load(weights, weights_only=True))
    teacher.eval().requires_grad_(False)
    rng = np.random.default_rng(TAUGHT.seed)
    texts = texts_of(data)
    chosen = [texts[i] for i in rng.permutation(len(texts))[:articles]]
    batches = [*epoch_batches(corpora, TAUGHT, 0), *lessons_of(chosen, wordpiece, rng)]
    ordered = [batches[i] for i in rng.permutation(len(batches))]
    student = student_of(models, len(corpora.annotators))
    for ours, theirs in ((student.flat_crf, teacher.flat_crf), (student.own_crf, teacher.own_crf)):
        ours.load_state_dict(theirs.state_dict())  # emissions are comparable under the same transitions
    run = TaughtRun(student, teacher, ordered, TAUGHT)
    run.run_all(out, read_polnear(data / "polnear/dev", wordpiece))


def main() -> None:
    """Read the arguments and run."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name in ("data", "models", "teacher", "base", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--articles", type=int, default=ARTICLES)
    args = parser.parse_args()
    teach(args.data, args.models, args.teacher, args.base, args.out, args.articles)


if __name__ == "__main__":
    main()
