"""What a run of training depends on beside the data and the weights it starts from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Recipe:
    """Passes, rates and weights; a weight multiplies the loss a word of a head."""

    epochs: int = 4
    seed: int = 1
    batch: int = 8
    encoder_rate: float = 2.5e-4
    head_rate: float = 1e-3
    warm_up: float = 0.05
    average: float = 0.999
    nested: float = 0.06
    referring: int = 4
    judging: int = 0
    hidden_pieces: float = 0.05
    cue_weight: float = 0.5
    own_weight: float = 1.0
    link_weight: float = 0.3
    refer_weight: float = 0.5
    fact_weight: float = 0.3


POLISH = Recipe(epochs=2, seed=2, encoder_rate=1e-4, head_rate=4e-4, nested=0.15, referring=1, judging=4)
"""Two more epochs on weights that are trained: lower rates, more nesting, factuality for the first time."""
