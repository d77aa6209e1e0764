"""The training data of an epoch in batches: ledgers, PolNeAR, GUM and sentences judged for factuality."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from training.batches import Sample, random_windows
from training.factuality import FACTS, Judged, read_factuality
from training.gum import Referring, read_referring
from training.heads.refer import Cut
from training.ledgers import ANNOTATOR, WholeLedger, read_ledgers
from training.nesting import Frames, find_frames, nest
from training.polnear import Reading, read_polnear

if TYPE_CHECKING:
    from pathlib import Path

    from accordingto.reading.encoder.wordpiece import WordPiece
    from training.recipe import Recipe


DOUBTED = 0.5
"""Share of the borderline attributions that are left out at random."""
SHARE_OF_UDS = 0.25
"""Share of the UDS sentences drawn at random in a pass over judged sentences: UDS has far more than UW."""
JUDGED = 48
"""Number of sentences with judged events in a batch."""


@dataclass(frozen=True)
class Told:
    """A whole ledger, cut into windows that cover its article once."""

    samples: list[Sample]
    cut: Cut


@dataclass(frozen=True)
class Corpora:
    """The training data."""

    readings: list[Reading]
    frames: Frames
    ledgers: list[WholeLedger]
    documents: list[Referring]
    judged: list[Judged]

    @property
    def annotators(self) -> list[str]:
        """The annotators of PolNeAR, and at the end that of the ledgers."""
        return [*sorted({r.annotator for r in self.readings}), ANNOTATOR]


Batch = list[Sample] | Told | Cut | tuple[Judged, ...]
"""The data of one step: windows of PolNeAR, a ledger, a document of GUM, or judged sentences."""


def read_corpora(data: Path, wordpiece: WordPiece) -> Corpora:
    """Read all training data from a folder."""
    readings = read_polnear(data / "polnear/train", wordpiece)
    judged = [
        one
        for corpus, name in zip(FACTS, ("UW", "UDS_IH2"), strict=True)
        for one in read_factuality(data / f"factuality/{name}/train.jsonl", corpus, wordpiece)
    ]
    return Corpora(
        readings,
        find_frames(readings, wordpiece),
        read_ledgers(data / "ledgers", "train", wordpiece),
        read_referring(data / "gum", "train", wordpiece),
        judged,
    )


def epoch_batches(corpora: Corpora, recipe: Recipe, epoch: int) -> list[Batch]:
    """Return the batches of an epoch, in random order.

    They have the recipe's share ``articles`` of PolNeAR once, each ledger ``telling`` times and each document
    of GUM ``referring`` times; in the last epoch also the judged sentences, ``judging`` times.
    """
    rng = np.random.default_rng([recipe.seed, epoch])
    samples = epoch_samples(corpora, recipe, rng)
    batches: list[Batch] = [samples[at : at + recipe.batch] for at in range(0, len(samples), recipe.batch)]
    batches += [told_of(ledger, rng) for ledger in corpora.ledgers * recipe.telling]
    batches += [Cut(one, random_windows(one.words, rng)) for one in corpora.documents * recipe.referring]
    for _ in range(recipe.judging if epoch == recipe.epochs - 1 else 0):
        some = [one for one in corpora.judged if FACTS[one.column] == "UW" or rng.random() < SHARE_OF_UDS]
        order = [some[i] for i in rng.permutation(len(some))]
        batches += [tuple(order[at : at + JUDGED]) for at in range(0, len(order), JUDGED)]
    return [batches[i] for i in rng.permutation(len(batches))]


def told_of(ledger: WholeLedger, rng: np.random.Generator) -> Told:
    """Return a ledger cut into windows at random, without a random half of its borderline attributions."""
    left_out = {i for i in sorted(ledger.doubtful) if rng.random() < DOUBTED}
    kept = tuple(a for i, a in enumerate(ledger.reading.attributions) if i not in left_out)
    reading = replace(ledger.reading, attributions=kept)
    windows = random_windows(reading.words, rng)
    return Told([Sample(reading, window, -1) for window in windows], Cut(ledger.referring, windows))


def epoch_samples(corpora: Corpora, recipe: Recipe, rng: np.random.Generator) -> list[Sample]:
    """Return windows of PolNeAR in random order: a random annotation of each article, cut at random, and with
    some attributions nested in others (``nesting.py``)."""
    annotators = corpora.annotators
    by_name: dict[str, list[Reading]] = {}
    for reading in corpora.readings:
        by_name.setdefault(reading.name, []).append(reading)
    samples = []
    for name in sorted(by_name):
        if recipe.articles < 1 and rng.random() >= recipe.articles:
            continue
        choice = by_name[name][int(rng.integers(len(by_name[name])))]
        annotator = annotators.index(choice.annotator)
        changed = nest(choice, corpora.frames, recipe.nested, rng)
        samples += [Sample(changed, window, annotator) for window in random_windows(changed.words, rng)]
    return [samples[i] for i in rng.permutation(len(samples))]
