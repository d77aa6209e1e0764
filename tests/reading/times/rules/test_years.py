"""Years, decades and centuries. All texts are invented; 10 March 2031 is a Monday."""

from __future__ import annotations

import pytest

from tests.reading.parts import times_in


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It was built in 1987.", ["1987"]),
        ("It was built in the 1980s.", ["198"]),
        ("It was built in nineteen ninety-one.", ["1991"]),
        ("It was built in the 19th century.", ["18"]),
        ("It cost $1987.", []),
    ],
)
def test_four_digits_and_words_are_years(text: str, values: list[str]) -> None:
    assert [one.value for one in times_in(text, "2031-03-10")] == values
