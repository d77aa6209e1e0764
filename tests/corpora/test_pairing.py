from __future__ import annotations

import pytest

from accordingto.types import Attribution, Span
from corpora.ledgers import GoldAttribution
from corpora.pairing import pair_up, same_name

TEXT = "Lund reportedly denied it. Officials fear floods."


def at(words: str) -> tuple[Span, ...]:
    start = TEXT.index(words)
    return (Span(start, start + len(words), words),)


def ours(id: str, cue: str, content: str) -> Attribution:
    return Attribution(id=id, cue=at(cue), content=at(content), form="indirect", confidence=0.5)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Mara Prell", "Prell", True),
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
    gold = [
        GoldAttribution(id="A1", cue=at("denied"), content=at("it")),
        GoldAttribution(id="A2", cue=at("fear"), content=at("floods")),
    ]
    far = ours("q2", "fear", "it. Officials fear floods")
    assert {id: one.id for id, one in pair_up(gold, [ours("q1", "denied", "it"), far]).items()} == {
        "A1": "q1"
    }


def test_the_best_pairs_come_first_and_each_is_used_once() -> None:
    gold = [
        GoldAttribution(id="A1", cue=at("reportedly denied"), content=at("it. Officials")),
        GoldAttribution(id="A2", cue=at("denied"), content=at("it. Officials fear")),
    ]
    near = ours("q1", "denied", "it. Officials fear")
    assert {id: one.id for id, one in pair_up(gold, [near]).items()} == {"A2": "q1"}
    both = pair_up(gold, [ours("q0", "reportedly", "it. Officials fear"), near])
    assert {id: one.id for id, one in both.items()} == {"A1": "q0", "A2": "q1"}
