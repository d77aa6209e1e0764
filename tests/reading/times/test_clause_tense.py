"""What a verb in the present says of the time behind it."""

from __future__ import annotations

import pytest

from tests.reading.parts import times_in

PUBLISHED = "2026-03-10"
"""A Tuesday."""


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The judge rules that Orr lied in June.", "2025-06"),
        ("Orr announces the sale in October.", "2025-10"),
        ("The court opens the trial that Orr left in June.", "2025-06"),
        ("The hall opens to those who fled in June.", "2025-06"),
        ("Orr returns from a trip he began in June.", "2025-06"),
        ("The board meets Orr, who left in June.", "2025-06"),
    ],
)
def test_what_stands_in_another_clause_is_not_scheduled(text: str, value: str) -> None:
    assert [time.value for time in times_in(text, PUBLISHED)] == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Ballots close on 17 June.", "2026-06-17"),
        ("Voters go to the polls in October.", "2026-10"),
        ("Voting ends at 8 p.m. Tuesday.", "2026-03-10T20:00"),
        ("Parliament votes on Thursday.", "2026-03-12"),
        ("The deal expires in May.", "2026-05"),
        ("The rule takes effect in June.", "2026-06"),
        ("The film premieres in October.", "2026-10"),
        ("The fair closes at the end of May.", "2026-05"),
        ("Polls close in most of the country on Thursday.", "2026-03-12"),
        ("The series starts with two of the best in October.", "2026-10"),
    ],
)
def test_what_is_on_a_timetable_is_to_come(text: str, value: str) -> None:
    assert [time.value for time in times_in(text, PUBLISHED)] == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Volunteers helped rescue twelve people on Thursday.", "2026-03-05"),
        ("Snow stopped play on Thursday.", "2026-03-05"),
        ("Orr made clear on Thursday that he would pay.", "2026-03-05"),
        ("Orr will help rescue them on Thursday.", "2026-03-12"),
        ("Orr wants to help them win in November.", "2026-11"),
    ],
)
def test_a_bare_infinitive_is_past_if_its_verb_is(text: str, value: str) -> None:
    assert [time.value for time in times_in(text, PUBLISHED)] == [value]
