"""The words that make a term of a time. All examples are invented."""

from __future__ import annotations

import re

import pytest

from accordingto.reading.times.term_words import EDGE, FOR, FROM, GIVEN, IN, TASK, THROUGH, UNTIL


@pytest.mark.parametrize(
    ("pattern", "before"),
    [
        (UNTIL, "The board must know by "),
        (UNTIL, "It is shut until the end of "),
        (UNTIL, "The deadline for bids was moved to "),
        (THROUGH, "The truce holds through the "),
        (EDGE, "by the end of "),
        (FOR, "It is shut for up to "),
        (FOR, "It is shut over the next "),
        (IN, "It opens within "),
        (GIVEN, "The court gave the town "),
        (GIVEN, "The town has only "),
    ],
)
def test_words_before_a_term(pattern: re.Pattern[str], before: str) -> None:
    assert pattern.search(before)


@pytest.mark.parametrize(
    ("pattern", "before"),
    [
        (UNTIL, "The board met by the harbour on "),
        (THROUGH, "They were halfway through "),
        (THROUGH, "They were half through "),
        (FOR, "It was shut for "),
        (IN, "It opens in the "),
        (GIVEN, "The town had "),
    ],
)
def test_words_before_no_term(pattern: re.Pattern[str], before: str) -> None:
    assert not pattern.search(before)


@pytest.mark.parametrize(
    ("between", "joins"), [(" of the ruling on ", True), (" after ", True), (" and on ", False)]
)
def test_a_date_behind_a_duration_may_begin_it(between: str, joins: bool) -> None:
    assert bool(FROM.fullmatch(between)) == joins


@pytest.mark.parametrize(
    ("behind", "is_task"),
    [(" to reply", True), (" in which to reply", True), (" to live", False), (", it said", False)],
)
def test_a_task_stands_behind_the_time_for_it(behind: str, is_task: bool) -> None:
    assert bool(TASK.match(behind)) == is_task
