"""What the regression weighs."""

from __future__ import annotations

import pytest

from accordingto.reading.support.features import features_of
from tests.reading.parts import bundled
from tests.reading.support.texts import compared


@pytest.mark.parametrize(
    ("statement", "feature", "value"),
    [
        ("Port raises harbour tolls", "same", 1.0),
        ("Port raises harbour tolls", "lacking", 0.0),
        ("Blast kills 20 in Vestby", "numbers_kept", 1.0),
        ("Blast kills 12 in Vestby", "numbers_kept", 0.0),
        ("Blast kills 12 in Vestby", "numbers_lacking", 1.0),
        ("Council will close ferry line in June", "hedging", 1.0),
        ("Council could close ferry line in June", "sure_hedging", 0.0),
        ("Port does not raise harbour tolls", "denies_alone", 1.0),
        ("All ferry workers fled", "whole_alone", 1.0),
        ("Orr: Ferry line was never safe", "named", 1.0),
        ("Ferry line was never safe", "named", 0.0),
    ],
)
def test_a_feature_tells_what_it_says(statement: str, feature: str, value: float) -> None:
    assert features_of(compared(statement))[feature] == pytest.approx(value)


def test_what_is_on_somebodys_word_counts_only_where_the_headline_does_not_say_so() -> None:
    bare, said = compared("Ferry line was never safe"), compared("Ferry line was never safe, Orr says")

    assert features_of(bare)["bare_voiced"] > 0.5
    assert features_of(said)["bare_voiced"] == 0.0


def test_the_bundled_table_has_a_weight_for_every_feature_and_no_other() -> None:
    assert list(features_of(compared("Port raises harbour tolls"))) == list(bundled().support.table.features)
