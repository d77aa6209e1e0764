"""What a reader of news expects of an expression of time, in invented sentences."""

from __future__ import annotations

import pytest

from accordingto.reading.times.timex import find_times

PUBLISHED = "2024-07-17"
"""A Wednesday."""


def read(text: str, published: str | None = PUBLISHED) -> dict[str, str | None]:
    return {time.text: time.value for time in find_times(text, published)}


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        # Days of the week, by what is said of them.
        ("She won on Tuesday.", "Tuesday", "2024-07-16"),
        ("She won't come on Tuesday.", "Tuesday", "2024-07-23"),
        ("The wedding is on Saturday.", "Saturday", "2024-07-20"),
        ("It had been due to expire Friday.", "Friday", "2024-07-12"),
        ("A majority expect her to win Thursday's debate.", "Thursday", "2024-07-18"),
        ("The board will discuss Monday's fire.", "Monday", "2024-07-15"),
        ("They meet this coming Monday.", "this coming Monday", "2024-07-22"),
        ("They met this past Friday.", "this past Friday", "2024-07-12"),
        ("Following Monday's debate, tolls rose.", "Monday", "2024-07-15"),
        ("They meet Monday through Friday.", "Friday", "2024-07-26"),
        ("The talks ran from Friday to Sunday.", "Sunday", "2024-07-14"),
        ("The truce runs through Sunday.", "Sunday", "2024-07-21"),
        ("They met three Fridays ago.", "three Fridays ago", "2024-06-28"),
        ("They meet a week from Friday.", "a week from Friday", "2024-07-26"),
        ("They meet two weeks from Friday.", "two weeks from Friday", "2024-08-02"),
        ("The quay is shut for two weeks from Friday.", "two weeks", "P2W"),
        ("He was jailed for a week on Tuesday.", "Tuesday", "2024-07-16"),
        ("They will meet on Friday week.", "Friday week", "2024-07-26"),
        ("They meet the Friday after next.", "the Friday after next", "2024-07-26"),
        ("They meet the Tuesday after the vote.", "the Tuesday after", "XXXX-WXX-2"),
        ("They meet on the first Tuesday of next month.", "the first Tuesday of next month", "2024-08-06"),
        ("They met on the fifth Monday of the month.", "the fifth Monday of the month", "2024-07-29"),
        ("They met on the fifth Friday of the month.", "the fifth Friday of the month", None),
        ("They meet on the first Tuesday of every month.", "the first Tuesday of every month", "XXXX-WXX-2"),
        ("She promised to show a table, “corrected in its figures”, by Monday.", "Monday", "2024-07-22"),
        ('"We lost," she wept. She vowed to show a table, "redrawn", by Monday.', "Monday", "2024-07-22"),
        ("She promised a corrected table by Monday.", "Monday", "2024-07-22"),
        # Days of a month, and months.
        ("Pay came on the 15th.", "the 15th", "2024-07-15"),
        ("Pay will come by the 15th.", "the 15th", "2024-08-15"),
        ("Pay comes on the 1st of next month.", "the 1st of next month", "2024-08-01"),
        ("They met on March 3 and 4.", "4", "2024-03-04"),
        ("They ran from 3 to 5 March.", "3 to 5 March", "2024-03-03/2024-03-05"),
        ("It was held from July to August 2011.", "July", "2011-07"),
        ("It was held from December to February 2012.", "December", "2011-12"),
        ("It ran from March 3 through April 5, 2011.", "March 3", "2011-03-03"),
        ("He was held on March 3, 2012, and on Sept. 4 was freed.", "Sept. 4", "2012-09-04"),
        ("He was held on March 3, 2012. On July 4 he was freed.", "July 4", "2024-07-04"),
        ("It opens in March of next year.", "March of next year", "2025-03"),
        ("It opened in October last year.", "October last year", "2023-10"),
        ("In May he won.", "May", "2024-05"),
        ("If they win the seat in November, tolls rise.", "November", "2024-11"),
        ("Filed on 2-27-1998 in Vest.", "2-27-1998", "1998-02-27"),
        # Weeks, months, quarters, years, seasons.
        ("They met the week before last.", "the week before last", "2024-W27"),
        ("They meet the year after next.", "the year after next", "2026"),
        ("It was dry two summers ago.", "two summers ago", "2022-SU"),
        ("In the week ended July 6, prices fell.", "the week", "2024-W27"),
        ("For the quarter ended July 31, profit fell.", "the quarter", "2024-Q2"),
        ("Tolls rise in FY2027.", "FY2027", "2027"),
        ("Tolls rise in FY 2026-27.", "FY 2026-27", "2026"),
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
        ("It fell a year ago today.", "a year ago today", "2023-07-17"),
        ("It fell 20 years ago this month.", "20 years ago this month", "2004-07"),
        ("They met a week ago Friday.", "a week ago Friday", "2024-07-05"),
        ("They met two nights ago.", "two nights ago", "2024-07-15TNI"),
        ("They met half a century ago.", "half a century ago", "1974"),
        ("It was cut 65 million years ago.", "65 million years ago", "PAST_REF"),
        # Times of day.
        ("She left at 10:30 this morning.", "10:30 this morning", "2024-07-17T10:30"),
        ("It opens at 6 tonight.", "6 tonight", "2024-07-17T18:00"),
        ("It opens at 9 tomorrow morning.", "9 tomorrow morning", "2024-07-18T09:00"),
        ("It opened at 7:30 Monday night.", "7:30 Monday night", "2024-07-15T19:30"),
        ("It will be open from 9 a.m. to 5 p.m. on Saturday.", "9 a.m.", "2024-07-20T09:00"),
        ("He left before dawn on Friday.", "dawn on Friday", "2024-07-12TMO"),
        # Durations and sets.
        ("He waited 1 hour 20 minutes.", "1 hour 20 minutes", "PT1H20M"),
        ("She was away for two years and three months.", "two years and three months", "P2Y3M"),
        ("It was over the past year and a half.", "the past year and a half", "P1Y6M"),
        ("It takes a day or two.", "a day or two", "PXD"),
        ("He waited a quarter of an hour.", "a quarter of an hour", "PT15M"),
        ("It is delayed another year.", "another year", "P1Y"),
        ("The bi-monthly bulletin was off.", "bi-monthly", "P2M"),
        # Vague.
        ("They will meet in due course.", "in due course", "FUTURE_REF"),
        ("They will meet shortly.", "shortly", "FUTURE_REF"),
        ("They met the other day.", "the other day", "PAST_REF"),
        ("They met a while ago.", "a while ago", "PAST_REF"),
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
        ("They met three Fridays ago.", "three Fridays ago", "XXXX-WXX-5"),
        ("They meet a week from Friday.", "a week from Friday", "XXXX-WXX-5"),
        ("They met on the 15th.", "the 15th", "XXXX-XX-15"),
        ("They meet the week after next.", "the week after next", None),
        ("They met two nights ago.", "two nights ago", None),
        ("It opens in March of next year.", "March", "XXXX-03"),
        ("It was dry two summers ago.", "two summers ago", None),
        ("They met on the first Monday of last month.", "the first Monday of last month", None),
    ],
)
def test_without_a_day_of_publication_it_stays_relative(text: str, words: str, value: str | None) -> None:
    found = {time.text: time for time in find_times(text, None)}
    assert (found[words].value, found[words].anchor) == (value, None)


@pytest.mark.parametrize(
    "text", ["It fell in the third quarter.", "It fell last winter.", "It was dry 9 summers ago."]
)
def test_there_is_no_year_0(text: str) -> None:
    assert list(read(text, "0001-01-01").values()) == [None]
