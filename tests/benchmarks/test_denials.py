"""Pairs that disagree, made by program. They need no PyTorch, so they are tested."""

from __future__ import annotations

import numpy as np

from benchmarks.stancepairs import Pair
from training.denials import make_denials, opposite

BODIES = {"0": "The tolls will double.\nBoats pay in May.", "1": "A whale was seen.\nIt was grey."}
PAIRS = [
    Pair("Tolls will double", "0", "agree"),
    Pair("Whale seen", "1", "agree"),
    Pair("Tolls will double", "1", "unrelated"),
    Pair("Whale seen", "0", "unrelated"),
]


def test_an_opposite_says_the_contrary() -> None:
    rng = np.random.default_rng(1)
    made = {opposite("Tolls will double", rng) for _ in range(200)}
    assert "Tolls will not double" in made
    assert "Officials deny that Tolls will double" in made
    assert "Tolls will double" not in made


def test_what_denies_its_headline_disagrees_and_other_denials_change_nothing() -> None:
    made = make_denials(PAIRS, BODIES, 200, np.random.default_rng(1))
    assert {pair.stance for pair, _ in made} == {"agree", "disagree"}
    for pair, text in made:
        body = BODIES[pair.body]
        added = [line for line in text.split("\n") if line not in body.split("\n")]
        own = next(p.headline for p in PAIRS if p.body == pair.body and p.stance == "agree")
        turned = pair.headline != own
        denied = any(own in line for line in added)
        assert len(added) <= 1
        assert pair.stance == ("agree" if turned == denied else "disagree")


def test_the_same_seed_gives_the_same_pairs() -> None:
    made = [make_denials(PAIRS, BODIES, 20, np.random.default_rng(3)) for _ in range(2)]
    assert made[0] == made[1]
