"""Whether a clause of saying has the day as its own. All people are invented."""

from __future__ import annotations

import pytest

from accordingto.reading.times.speech_tags import names_day
from accordingto.reading.times.tokens import words_of_time


def said(clause: str) -> list[str]:
    return [word.text for word in words_of_time(clause)]


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("she told reporters in Vestby on", ""),
        ("Orr said", ""),
        ("On", ", Orr said"),
        ("Orr, who leads the board, said on", ""),
    ],
)
def test_the_day_is_that_of_speech(before: str, behind: str) -> None:
    assert names_day(said(before), said(behind))


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("Orr said she would resign on", ""),
        ("Orr said", "was too early"),
        ("it rained on", ""),
        ("Orr told the board that it met on", ""),
    ],
)
def test_the_day_belongs_to_another_verb(before: str, behind: str) -> None:
    assert not names_day(said(before), said(behind))
