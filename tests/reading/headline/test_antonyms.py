"""Acts that rule each other out. All people are invented."""

from __future__ import annotations

import pytest

from accordingto.reading.headline.antonyms import is_denial, is_opposite
from tests.reading.headline.claims import asked, body_of, line_of


@pytest.mark.parametrize(
    ("one", "other", "opposite"),
    [
        ("praises", "condemned", True),
        ("praises", "applauded", False),
        ("opens", "closing", True),
        ("rows", "closed", False),
    ],
)
def test_two_acts_rule_each_other_out(one: str, other: str, opposite: bool) -> None:
    assert is_opposite(line_of(one), 0, line_of(other), 0) == opposite
    assert is_opposite(line_of(other), 0, line_of(one), 0) == opposite


def test_a_headline_that_only_denies_is_a_denial() -> None:
    body = body_of("It rained.")

    assert is_denial(asked("Tolls at port do not rise", body))
    assert not is_denial(asked("Tolls at port rise", body))
