"""Numbers that are others in the body."""

from __future__ import annotations

import pytest

from accordingto.reading.headline.figures import find_differing
from accordingto.types import Span


@pytest.mark.parametrize(
    ("headline", "sentence", "found"),
    [
        ("Blast kills 12 people", "A blast killed 20 people.", ("12", "20")),
        ("Tolls rise by 5%", "Tolls rose by 3% on Monday.", ("5", "3")),
        ("Blast kills 20 people", "A blast killed twenty people.", None),
        ("Blast kills 12 people", "A blast killed 20 sheep.", None),
        ("Blast kills 12 people", "A blast killed 20 people and hurt 30 people.", None),
        ("Blast kills many", "A blast killed 20 people.", None),
    ],
)
def test_a_number_differs_from_the_one_of_the_same_thing(
    headline: str, sentence: str, found: tuple[str, str] | None
) -> None:
    text = f"{headline}\n\n{sentence}"
    start = len(headline) + 2
    pair = find_differing(text, Span(0, len(headline), headline), Span(start, len(text), sentence))

    assert (tuple(span.text for span in pair) if pair else None) == found
