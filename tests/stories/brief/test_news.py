from __future__ import annotations

import pytest

from accordingto.stories.brief.news import other_figures
from accordingto.stories.match.statement import Statement, statements
from tests.stories.ledgers import told


def only(text: str) -> Statement:
    (found,) = statements(0, told(text, "a"))
    return found


@pytest.mark.parametrize(
    ("before", "now", "words"),
    [
        ("The storm killed 19 sailors.", "The storm killed 23 sailors.", ["23"]),
        ("Cracks were found in two of its pillars.", "Cracks were found in three pillars.", ["three"]),
        ("It cost 1.5 million crowns.", "It cost 2 million crowns.", ["2"]),
        ("The storm killed 19 sailors.", "The storm killed nineteen sailors.", []),
        ("The storm killed 19 sailors.", "The storm killed about 23 sailors.", []),
        ("The storm killed 19 sailors.", "The storm sank 23 boats.", []),
        ("Of 40 sailors it killed 19 sailors.", "The storm killed 23 sailors.", []),
        ("The storm killed sailors.", "The storm killed 23 sailors.", []),
    ],
)
def test_another_figure_counts_the_same_things(before: str, now: str, words: list[str]) -> None:
    assert [span.text for span in other_figures(only(before), only(now))] == words
