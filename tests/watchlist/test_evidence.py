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
        ("The port will open on 1 May.", {"will", "is the outlet's", "day ahead"}),
        ("The port won't open today.", {"will", "is the outlet's", "day of publication"}),
        ("The port opened in 2012.", {"is the outlet's"}),
        (
            "[[q1.source|Orr]] [[q1.cue|planned]] [[q1.content|to leave if it would rain]].",
            {"infinitive", "plan in its cue", "source decides", "has a condition", "strength is unknown"},
        ),
        (
            "[[q1.content|“We will appeal,”]] [[q1.source|Vik]] [[q1.cue|said]].",
            {"will", "is quoted", "speaker does it"},
        ),
    ],
)
def test_what_speaks_for_a_claim(marked: str, expected: set[str]) -> None:
    assert [found - {"is a prediction"} for found in told(marked)] == [expected]


def test_every_feature_has_a_weight_and_the_future_counts_for_more_than_the_past() -> None:
    assert list(bundled().weights) == list(FEATURES)
    none = dict.fromkeys(FEATURES, 0.0)
    assert chance(none) < bundled().threshold < chance(none | {"will": 1.0, "is a prediction": 1.0})
