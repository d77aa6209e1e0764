"""The hyperparameters of a training run."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Recipe:
    """Passes over the data, learning rates and loss weights.

    A weight multiplies the loss of a head per word. ``telling``, ``referring`` and ``judging`` are the
    numbers of passes over ledgers, GUM and judged sentences in an epoch; ``articles`` is the share of
    PolNeAR's articles in it, and ``nested`` the share of suitable sentences that are put inside another
    attribution. The gradients of ``accumulated`` batches are added before the weights change.
    """

    epochs: int = 3
    seed: int = 1
    batch: int = 8
    accumulated: int = 1
    encoder_rate: float = 2.5e-4
    head_rate: float = 1e-3
    warm_up: float = 0.05
    average: float = 0.999
    articles: float = 1.0
    nested: float = 0.06
    telling: int = 2
    referring: int = 2
    judging: int = 2
    hidden_pieces: float = 0.05
    cue_weight: float = 0.5
    own_weight: float = 1.0
    beside_weight: float = 0.3
    field_weight: float = 0.5
    refer_weight: float = 0.5
    link_weight: float = 0.3
    tree_weight: float = 0.2
    fact_weight: float = 0.3


POLISH = Recipe(
    epochs=1, seed=2, encoder_rate=1e-4, head_rate=4e-4, articles=0.2, telling=1, referring=5, judging=0
)
"""A further epoch on trained weights: lower rates, more coreference (GUM), less of PolNeAR."""

TEACHER = Recipe(
    epochs=2,
    accumulated=2,
    encoder_rate=5e-5,
    head_rate=7e-4,
    warm_up=0.1,
    average=0.998,
    articles=0.4,
    telling=3,
    referring=2,
    judging=0,
    hidden_pieces=0.1,
)
"""The teacher: more of whole ledgers, less of the rest, lower rates, no judged sentences."""

TAUGHT = Recipe(
    epochs=1,
    seed=3,
    accumulated=3,
    encoder_rate=2e-4,
    head_rate=5e-4,
    average=0.998,
    articles=1.0,
    telling=2,
    referring=3,
    judging=0,
    beside_weight=0.0,
)
"""The shipped reader taught by a larger one: annotated text among many lessons, for exported heads alone."""
