from __future__ import annotations

import pytest

from accordingto.reading.times.firms import names_of_firms
from accordingto.reading.times.timex import find_times
from accordingto.reading.times.tokens import words_of_time


@pytest.mark.parametrize(
    "text",
    [
        "The rule was drawn up by March & Sons.",
        "Orr & May sold the boat.",
        "Sunday Brothers Inc. sued the port.",
        "Monday & Partners said so.",
        "The June Company moved.",
        "March and Sons built it.",
        "Winter Ltd. sold two mills.",
    ],
)
def test_a_firm_is_no_time(text: str) -> None:
    assert find_times(text, "2031-03-12") == ()


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("It is open Friday & Saturday.", ["Friday", "Saturday"]),
        ("It moved in May & Orr did not.", ["May"]),
        ("On Monday Brothers Inc. sued the port.", ["Monday"]),
        ("It opened Friday, Orr & Sons said.", ["Friday"]),
        ("It opened on Friday and company is expected.", ["Friday"]),
    ],
)
def test_a_day_beside_a_firm_stays_one(text: str, times: list[str]) -> None:
    assert [time.text for time in find_times(text, "2031-03-12")] == times


def test_the_places_of_the_words_are_given() -> None:
    assert names_of_firms(words_of_time("Orr & May and Friday & Co.")) == {6, 14}
