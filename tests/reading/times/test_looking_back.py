"""Durations up to today, and from today on. All examples are invented."""

from __future__ import annotations

import pytest

from accordingto.reading.times.clause_tense import Tense
from accordingto.reading.times.looking_back import goes_on, looks_back


@pytest.mark.parametrize(
    ("before", "back"),
    [
        ("The tolls are at their lowest in ", True),
        ("It was the first strike in ", True),
        ("The board’s biggest loss in ", True),
        ("It had no such debts at any time in ", True),
        ("The forest will be cleared in ", False),
        ("The pier opens in ", False),
        ("It was the first strike, and the next will be in ", False),
    ],
)
def test_what_is_the_first_of_its_kind_looks_back(before: str, back: bool) -> None:
    assert looks_back(before) == back


@pytest.mark.parametrize(
    ("before", "said", "tense", "ahead"),
    [
        ("The lease was extended for another ", "for another ", "past", True),
        ("The pier is to stay shut another ", "another ", "none", True),
        ("The board will wait another ", "another ", "future", True),
        ("Shut for another ", "for another ", "none", True),
        ("Shut another ", "another ", "none", False),
        ("The town endured another ", "another ", "past", False),
        ("Orr worked there for another ", "for another ", "past", False),
    ],
)
def test_another_year_goes_on_by_its_verb(before: str, said: str, tense: Tense, ahead: bool) -> None:
    assert goes_on(before, said, tense) == ahead
