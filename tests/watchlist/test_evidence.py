from __future__ import annotations

import pytest

from accordingto.watchlist.evidence import FEATURES, evidence
from accordingto.watchlist.likelihood import bundled, chance
from accordingto.watchlist.watch import claims_in_place
from tests.watchlist.ledgers import read


def told(marked: str) -> list[set[str]]:
    """The features that each claim has."""
    return [{name for name, has in evidence(place).items() if has} for place in claims_in_place(read(marked))]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "The port will open on 1 May.",
            {"will", "day ahead", "day ahead behind in or on", "day ahead, event", "is a prediction"},
        ),
        (
            "The port won't open today.",
            {"will", "will not", "is negative", "day of publication", "is a prediction"},
        ),
        ("The port opened in 2012.", {"past", "year past"}),
        (
            "The court sits on 14 March.",
            {"day ahead", "day ahead behind in or on", "day ahead, present"},
        ),
        (
            "[[q1.source|Orr]] [[q1.cue|planned]] [[q1.content|to leave if it would rain]].",
            {
                "infinitive",
                "plan in its cue",
                "intention in its cue",
                "source decides",
                "has a condition",
                "strength is unknown",
                "is short",
            },
        ),
        (
            "[[q1.content|“We will appeal,”]] [[q1.source|Vik]] [[q1.cue|said]].",
            {"will", "we will", "is quoted", "speaker does it", "is short", "is a prediction"},
        ),
        ("[[q1.source|Vik]] [[q1.cue|will back]] [[q1.content|the bill]].", {"will in its cue", "is short"}),
        (
            "[[q1.source|Vik]] [[q1.cue|said]] [[q1.content|the long pier that was lost would be built]].",
            {"would", "past"},
        ),
    ],
)
def test_what_speaks_for_a_claim(marked: str, expected: set[str]) -> None:
    assert told(marked) == [expected]


def test_every_feature_has_a_weight_and_the_future_counts_for_more_than_the_past() -> None:
    table = bundled()
    assert list(table.weights) == list(FEATURES)
    none = dict.fromkeys(FEATURES, 0.0)
    assert chance(none, table) < table.threshold < chance(none | {"will": 1.0, "is a prediction": 1.0}, table)
