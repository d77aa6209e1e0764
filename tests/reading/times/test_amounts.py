from __future__ import annotations

import pytest

from accordingto.reading.times.amounts import duration, number, unit_of


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("twenty - one", 21),
        ("two hundred and five", 205),
        ("three thousand", 3000),
        ("1,200", 1200),
        ("two and a half", 2.5),
        ("a million", None),
        ("none", None),
    ],
)
def test_words_and_digits_are_a_number(words: str, value: float | None) -> None:
    assert number(words.split()) == value


@pytest.mark.parametrize(
    ("amount", "unit", "value"),
    [
        (3, "days", "P3D"),
        (2, "hours", "PT2H"),
        (1.5, "years", "P1Y6M"),
        (2.5, "days", "P2DT12H"),
        (1.5, "hours", "PT1H30M"),
        (None, "weeks", "PXW"),
        (None, "decades", "PXDE"),
        (2, "decades", "P20Y"),
        (2.5, "decades", "P25Y"),
        (2, "fortnights", "P4W"),
    ],
)
def test_an_amount_of_a_unit_is_a_duration(amount: float | None, unit: str, value: str) -> None:
    assert duration(amount, unit_of(unit)) == value
