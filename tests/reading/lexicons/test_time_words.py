from __future__ import annotations

import pytest

from accordingto.reading.lexicons.time_words import meaning, time_roles


@pytest.mark.parametrize(
    ("word", "role", "value"),
    [("march", "MONTH", "3"), ("monday", "WEEKDAY", "1"), ("harbour", "MONTH", "")],
)
def test_a_word_means_something_in_its_roles_only(word: str, role: str, value: str) -> None:
    assert meaning(word, role) == value


def test_a_word_can_play_several_roles() -> None:
    assert len(time_roles()["second"]) > 1
