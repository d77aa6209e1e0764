"""What a reader of news expects of an expression of time, in invented sentences."""

from __future__ import annotations

import pytest

from tests.reading.parts import times_in

PUBLISHED = "2024-07-17"
"""A Wednesday."""


def read(text: str, published: str | None = PUBLISHED) -> dict[str, str | None]:
    return {time.text: time.value for time in times_in(text, published)}


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        # Days of the week, by what is said of them.
        ("She won on Tuesday.", "Tuesday", "2024-07-16"),
        ("She won't come on Tuesday.", "Tuesday", "2024-07-23"),
        ("The wedding is on Saturday.", "Saturday", "2024-07-20"),
        ("The pact had been due to expire Friday.", "Friday", "2024-07-12"),
        ("A majority expect her to win Thursday's debate.", "Thursday", "2024-07-18"),
        ("The board will discuss Monday's fire.", "Monday", "2024-07-15"),
        ("They meet this coming Monday.", "this coming Monday", "2024-07-22"),
        ("They met this past Friday.", "this past Friday", "2024-07-12"),
        ("Following Monday's debate, tolls rose.", "Monday", "2024-07-15"),
        ("The talks ran from Friday to Sunday.", "Sunday", "2024-07-14"),
        ("The truce runs through Sunday.", "Sunday", "2024-07-21"),
        ("The quay is shut for two weeks from Friday.", "two weeks", "P2W"),
        ("He was jailed for a week on Tuesday.", "Tuesday", "2024-07-16"),
        ('"We lost," she wept. She vowed to show a table, "redrawn", by Monday.', "Monday", "2024-07-22"),
        ("She promised to show a table, “corrected in its figures”, by Monday.", "Monday", "2024-07-22"),
        ("She promised a corrected table by Monday.", "Monday", "2024-07-22"),
        # Days of a month, and months.
        ("They met on March 3 and 4.", "4", "2024-03-04"),
        ("He was held on March 3, 2012. On July 4 he was freed.", "July 4", "2024-07-04"),
        ("It opens in March of next year.", "March of next year", "2025-03"),
        ("It opened in October last year.", "October last year", "2023-10"),
        ("In May he won.", "May", "2024-05"),
        ("If they win the seat in November, tolls rise.", "November", "2024-11"),
        ("Filed on 2-27-1998 in Vest.", "2-27-1998", "1998-02-27"),
        # Weeks, months, quarters, years, seasons.
        ("In the week ended July 6, prices fell.", "the week", "2024-W27"),
        ("For the quarter ended July 31, profit fell.", "the quarter", "2024-Q2"),
        ("Profit rose in the first fiscal quarter.", "the first fiscal quarter", "2024-Q1"),
        ("It will be done by the end of the decade.", "the end of the decade", "202"),
        ("It will be done by end-2025.", "end-2025", "2025"),
        ("She starred in 2003's comedy.", "2003", "2003"),
        ("He was a poet (1902-1987).", "1902-1987", "1902/1987"),
        ("In the third quarter, sales were 4, from 3 in the 2022 period.", "the 2022 period", "2022-Q3"),
        ("It made 4 in the first nine months, from 3 a year earlier.", "a year earlier", "2023"),
        (
            "Sales in the third quarter rose from the same period last year.",
            "the same period last year",
            "2023-Q3",
        ),
        # So long ago.
        # Times of day.
        ("She left at 10:30 this morning.", "10:30 this morning", "2024-07-17T10:30"),
        ("It opened at 7:30 Monday night.", "7:30 Monday night", "2024-07-15T19:30"),
        ("It will be open from 9 a.m. to 5 p.m. on Saturday.", "9 a.m.", "2024-07-20T09:00"),
        # Durations and sets.
        ("It is delayed another year.", "another year", "P1Y"),
        # Vague.
        ("It is closed these days.", "these days", "PRESENT_REF"),
        ("He hopes for a brighter tomorrow.", "tomorrow", "FUTURE_REF"),
    ],
)
def test_what_a_reader_expects(text: str, words: str, value: str | None) -> None:
    found = read(text)
    assert words in found, found
    assert found[words] == value


@pytest.mark.parametrize(
    "text",
    [
        "Election Day later came to mean little.",
        "He hosts Norland Now.",
        "It was the third time in as many weeks.",
        "It was founded in the year 0.",
        "On another day it rained.",
        "They left shortly before the vote.",
        "It is the 15th bridge.",
    ],
)
def test_what_says_no_time(text: str) -> None:
    assert read(text) == {}


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("Tolls rise on 1/8/2024.", "2024-07-05", "2024-01-08"),
        ("Tolls rise on 1/8/2024, and again on 13/8/2024.", "2024-07-05", "2024-08-01"),
        ("Tolls rise on 1/8/2024, not on 8/13/2024 or 13/8/2024.", "2024-07-05", "2024-01-08"),
        ("Tolls rise on 1/8/2024. Printed on 5/7/2024.", "2024-07-05", "2024-08-01"),
        ("Tolls rise on 1/8/2024. Printed on 7/5/2024.", "2024-07-05", "2024-01-08"),
        ("Tolls rise on 1/8/2024. Printed on 5/7/2024.", None, "2024-01-08"),
    ],
)
def test_a_text_tells_whether_its_days_stand_before_its_months(
    text: str, published: str | None, value: str
) -> None:
    assert read(text, published)["1/8/2024"] == value


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It opens in March of next year.", "March", "XXXX-03"),
    ],
)
def test_without_a_day_of_publication_it_stays_relative(text: str, words: str, value: str | None) -> None:
    found = {time.text: time for time in times_in(text, None)}
    assert (found[words].value, found[words].anchor) == (value, None)


@pytest.mark.parametrize("text", ["It fell in the third quarter.", "It fell last winter."])
def test_there_is_no_year_0(text: str) -> None:
    assert list(read(text, "0001-01-01").values()) == [None]
