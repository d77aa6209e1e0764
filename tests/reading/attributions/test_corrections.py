"""What an outlet takes back. All people are invented."""

from __future__ import annotations

import pytest

from accordingto.reading.attributions.corrections import takes_back


@pytest.mark.parametrize(
    ("source", "cue", "is_taken_back"),
    [
        ("this article", "wrongly said", True),
        ("this article", "originally said", True),
        ("a headline", "misstated", True),
        ("an earlier version of this story", "said", True),
        ("a previous version of the article", "identified", True),
        ("the original version of this report", "stated", True),
        ("an earlier version of this story", "did not mention", False),
        ("an earlier version of the bill", "said", False),
        ("an earlier version of the report", "said", False),
        ("the article", "originally said", False),
        ("the new version of this story", "says", False),
        ("an earlier story", "said", False),
        ("orr", "wrongly said", False),
    ],
)
def test_an_outlet_takes_back_what_its_own_text_said(source: str, cue: str, *, is_taken_back: bool) -> None:
    assert takes_back(source.split(), cue.split()) == is_taken_back
