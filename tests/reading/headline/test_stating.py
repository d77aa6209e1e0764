"""What in a headline states something."""

from __future__ import annotations

import pytest

from accordingto.reading.headline.stating import is_question, states_nothing
from tests.reading.support.texts import words_of


@pytest.mark.parametrize(
    ("words", "asks"),
    [
        ("Will it sink?", True),
        ("“Will it sink?”", True),
        ("Ferry sunk?!", True),
        ("Ferry sunk?…", True),
        ("Ferry sunk (or is it?)", True),
        ("Marn asks: ‘Will it sink?’", False),
        ("‘Will it sink?’ Marn asks", False),
    ],
)
def test_who_asks_in_quotation_marks_says_something(words: str, asks: bool) -> None:
    assert is_question(words) is asks


@pytest.mark.parametrize(
    ("words", "nothing"),
    [
        ("How to vote in Osmark", True),
        ("Why tolls rose in Vest", True),
        ("What to know about the quarry", True),
        ("When to plant in Vest", True),
        ("10 things to do in Osmark", True),
        ("Five easy ways to save on tolls", True),
        ("When tolls rise, ships leave", False),
        ("10 killed in quarry blast", False),
        ("Port raises tolls", False),
    ],
)
def test_what_only_promises_to_tell_states_nothing(words: str, nothing: bool) -> None:
    said = words_of(words)

    assert states_nothing(said, range(len(said))) is nothing
