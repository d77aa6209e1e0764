from __future__ import annotations

import pytest

from benchmarks.ledgers.pairing import pair_up, same_name
from corpora.ledgers import GoldAttribution
from tests.benchmarks.ledgers.drawn import GOLD, LEDGER, at, ours


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Mara Prell", "Prell", True),
        ("Prell", "Mara Prell", True),
        ("Mara Prell", "Mara Quist", False),
        ("the Harbour Board", "BOARD", True),
        ("Mr. Prell", "President Prell", True),
        ("Prell’s", "“Mara” Prell,", True),
        ("The", "Prell", False),
        ("Prell", None, False),
        (None, "", True),
    ],
)
def test_names(one: str | None, other: str | None, same: bool) -> None:
    assert same_name(one, other) is same
    assert same_name(other, one) is same


def test_a_pair_shares_its_cue_and_half_of_its_content() -> None:
    pairs = pair_up(GOLD.attributions, LEDGER.attributions)
    assert {drawn: one.id for drawn, one in pairs.items()} == {"A1": "q1", "A2": "q2", "A3": "q3", "A5": "q5"}


def test_the_best_pairs_come_first_and_each_is_used_once() -> None:
    gold = [
        GoldAttribution(id="A1", cue=at("reportedly denied"), content=at("it. Officials")),
        GoldAttribution(id="A2", cue=at("denied"), content=at("it. Officials fear")),
    ]
    near = ours("q1", "", "denied", "it. Officials fear")
    assert {id: one.id for id, one in pair_up(gold, [near]).items()} == {"A2": "q1"}
    both = pair_up(gold, [ours("q0", "", "reportedly", "it. Officials fear"), near])
    assert {id: one.id for id, one in both.items()} == {"A1": "q0", "A2": "q1"}
