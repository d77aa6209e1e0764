from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.reading.lexicons.time_words import time_roles
from accordingto.reading.times.grammar import Grammar, Rule
from accordingto.reading.times.timex import find_stretches, find_times
from accordingto.reading.times.tokens import words_of_time
from accordingto.types import Time
from tests.reading.parts import document, times_in

PUBLISHED = "2024-07-17"
"""A Wednesday."""


def times(text: str, published: str | None = PUBLISHED) -> list[Time]:
    return list(times_in(text, published))


def only(text: str, published: str | None = PUBLISHED) -> Time:
    found = times(text, published)
    assert len(found) == 1, [t.text for t in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The quay opened on March 22, 2013.", "March 22, 2013", "2013-03-22"),
        ("The quay opened on 22 March 2013.", "22 March 2013", "2013-03-22"),
        ("The quay opened on the 22nd of March, 2013.", "the 22nd of March, 2013", "2013-03-22"),
        ("The quay opened Friday, March 22, 2013.", "Friday, March 22, 2013", "2013-03-22"),
        ("The quay opened on Mar. 22, '13.", "Mar. 22, '13", "2013-03-22"),
        ("Filed 2013-03-22 in Vest.", "2013-03-22", "2013-03-22"),
        ("Filed 3/22/2013 in Vest.", "3/22/2013", "2013-03-22"),
        ("Filed 22.03.2013 in Vest.", "22.03.2013", "2013-03-22"),
        ("It opened in March 2013.", "March 2013", "2013-03"),
        ("It opened in 2013.", "2013", "2013"),
        ("It opened in early 2013.", "early 2013", "2013"),
        ("It opened in mid-March.", "mid-March", "2024-03"),
        ("It opened in the 1990s.", "the 1990s", "199"),
        ("It opened in the '90s.", "the '90s", "199"),
        ("It opened in the nineties.", "the nineties", "199"),
        ("A 19th-century quay.", "19th-century", "18"),
        ("It opened in nineteen ninety-one.", "nineteen ninety-one", "1991"),
        ("It opened in the summer of 1998.", "the summer of 1998", "1998-SU"),
        ("Tolls rose in fiscal 1990's third quarter.", "fiscal 1990's third quarter", "1990-Q3"),
        ("Tolls rose in the second half of 2013.", "the second half of 2013", "2013-H2"),
        ("It shut for Easter 2013.", "Easter 2013", "2013-03-31"),
        ("It shut on Thanksgiving Day 2023.", "Thanksgiving Day 2023", "2023-11-23"),
        ("The regatta of March 3-5, 2014, was cancelled.", "March 3-5, 2014", "2014-03-03/2014-03-05"),
        ("The plan for 1994-95 was dropped.", "1994-95", "1994/1995"),
        ("It was built in the 1930s.", "the 1930s", "193"),
        ("She was born on 29 February 2024.", "29 February 2024", "2024-02-29"),
    ],
)
def test_dates_are_read_as_they_are_written(text: str, words: str, value: str) -> None:
    found = only(text)
    assert (found.text, found.value, found.kind) == (words, value, "date")


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The board met Friday.", "Friday", "2024-07-12"),
        ("She will be sworn in on January 20.", "January 20", "2025-01-20"),
        ("The board met on Wednesday.", "Wednesday", "2024-07-17"),
        ("The board will meet Friday.", "Friday", "2024-07-19"),
        ("The board is due to meet on Tuesday.", "Tuesday", "2024-07-23"),
        ("The vote is scheduled for Monday.", "Monday", "2024-07-22"),
        ("On Monday, the board will vote.", "Monday", "2024-07-22"),
        ("She spoke last Wednesday.", "last Wednesday", "2024-07-10"),
        ("She speaks next Tuesday.", "next Tuesday", "2024-07-23"),
        ("She was elected in November.", "November", "2023-11"),
        ("She will retire in November.", "November", "2024-11"),
        ("She was elected on July 2.", "July 2", "2024-07-02"),
        ("The bill takes effect on Jan. 2.", "Jan. 2", "2025-01-02"),
        ("The bill will be due on Jan. 2.", "Jan. 2", "2025-01-02"),
        ("They left yesterday.", "yesterday", "2024-07-16"),
        ("They leave the day after tomorrow.", "the day after tomorrow", "2024-07-19"),
        ("They left last week.", "last week", "2024-W28"),
        ("They leave next month.", "next month", "2024-08"),
        ("They left two years ago.", "two years ago", "2022"),
        ("They left a couple months ago.", "a couple months ago", "2024-05"),
        ("They left ten days ago.", "ten days ago", "2024-07-07"),
        ("They left last summer.", "last summer", "2023-SU"),
        ("They left in the third quarter.", "the third quarter", "2024-Q3"),
        ("They left in the fourth quarter.", "the fourth quarter", "2023-Q4"),
        ("They met over the weekend.", "the weekend", "2024-W28-WE"),
        ("They met in the week of March 4.", "the week of March 4", "2024-W10"),
        ("The levy ends by Christmas.", "Christmas", "2024-12-25"),
    ],
)
def test_what_is_relative_is_resolved_against_publication(text: str, words: str, value: str) -> None:
    found = [t for t in times(text) if t.text == words]
    assert [t.value for t in found] == [value]
    assert found[0].anchor == PUBLISHED


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The levy came in March 2013. Later that year it went.", "Later that year", "2013"),
        ("The levy came on March 4, 2013. It went the same day.", "the same day", "2013-03-04"),
        ("The levy came on March 4, 2013. It went two weeks later.", "two weeks later", "2013-03-18"),
        ("Tolls rose in the third quarter of 2013, from 4% a year earlier.", "a year earlier", "2012-Q3"),
        ("The levy came in 2013. It went the same day.", "the same day", None),
    ],
)
def test_what_refers_back_is_resolved_against_the_last_date(text: str, words: str, value: str | None) -> None:
    found = [t for t in times(text) if t.text == words]
    assert [t.value for t in found] == [value]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It will open Friday at 3:30 p.m. EST.", "3:30 p.m. EST", "2024-07-19T15:30"),
        ("It opened at 9 a.m. Tuesday.", "9 a.m. Tuesday", "2024-07-16T09:00"),
        ("It opened at 7pm.", "7pm", "2024-07-17T19:00"),
        ("It opened at 8 o'clock.", "8 o'clock", "2024-07-17T08:00"),
        ("It opened on the morning of Feb. 28.", "the morning of Feb. 28", "2024-02-28TMO"),
        ("It opened at noon.", "noon", "2024-07-17T12:00"),
        ("It opened at 15:30 GMT.", "15:30 GMT", "2024-07-17T15:30"),
        ("It opened yesterday morning.", "yesterday morning", "2024-07-16TMO"),
        ("It opened Friday night.", "Friday night", "2024-07-12TNI"),
        ("It opens tonight.", "tonight", "2024-07-17TNI"),
        ("It opened last night.", "last night", "2024-07-16TNI"),
        ("Sent 2013-03-22T15:30:00Z.", "2013-03-22T15:30:00Z", "2013-03-22T15:30:00Z"),
    ],
)
def test_times_of_day(text: str, words: str, value: str) -> None:
    found = [t for t in times(text) if t.kind == "time"]
    assert [(t.text, t.value) for t in found] == [(words, value)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It was shut for three weeks.", "three weeks", "P3W"),
        ("A 50-day delay.", "50-day", "P50D"),
        ("Over the last two years tolls rose.", "the last two years", "P2Y"),
        ("It was shut for the last 24 hours.", "the last 24 hours", "PT24H"),
        ("It took half an hour.", "half an hour", "PT30M"),
        ("It took a year and a half.", "a year and a half", "P1Y6M"),
        ("It took two and a half hours.", "two and a half hours", "PT2H30M"),
        ("It took one hundred and five years.", "one hundred and five years", "P105Y"),
        ("It took twenty-one days.", "twenty-one days", "P21D"),
        ("It took nearly two decades.", "nearly two decades", "P20Y"),
        ("It takes a few days.", "a few days", "PXD"),
        ("It takes 12 to 18 months.", "12 to 18 months", "PXM"),
        ("It was shut for weeks.", "weeks", "PXW"),
    ],
)
def test_durations(text: str, words: str, value: str) -> None:
    found = only(text)
    assert (found.text, found.value, found.kind, found.anchor) == (words, value, "duration", None)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It sails every Monday.", "every Monday", "XXXX-WXX-1"),
        ("It sails on Mondays.", "Mondays", "XXXX-WXX-1"),
        ("It sails daily.", "daily", "P1D"),
        ("It sails every two weeks.", "every two weeks", "P2W"),
        ("It sails every other week.", "every other week", "P2W"),
        ("It sails each July.", "each July", "XXXX-07"),
        ("It sails on Tuesday nights.", "Tuesday nights", "XXXX-WXX-2TNI"),
    ],
)
def test_sets(text: str, words: str, value: str) -> None:
    found = only(text)
    assert (found.text, found.value, found.kind) == (words, value, "set")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The quay is now shut.", "PRESENT_REF"),
        ("The quay is currently shut.", "PRESENT_REF"),
        ("The quay was recently shut.", "PAST_REF"),
        ("It was not so in the past.", "PAST_REF"),
        ("It will be so in the future.", "FUTURE_REF"),
        ("It has been so in recent months.", "PAST_REF"),
        ("She left years ago.", "PAST_REF"),
    ],
)
def test_vague_words_point_to_now_the_past_or_the_future(text: str, value: str) -> None:
    assert only(text).value == value


@pytest.mark.parametrize(
    "text",
    [
        "Vest beat Norland 3-2.",
        "It cost $2,000, or 1,000 crowns.",
        "See section 2003 of the act.",
        "Version 2.0.1 is out.",
        "She lives at 1600 Quay Street.",
        "Call 555-1234.",
        "Some 2000 people came.",
        "The 44-year-old pilot rowed.",
        "He reads the Sunday Times and USA Today.",
        "The daily Harbour Post is for sale.",
        "Future earnings will suffer.",
        "It is open 24 hours a day.",
        "Vik's 1987 Falke was found.",
        "They may march.",
        "A quarter of the crew left for a second term.",
        "Prices fall where they spring up.",
        "Theresa May said nothing.",
        "She rowed in the morning mail boat No. 1990.",
    ],
)
def test_numbers_and_names_are_no_times(text: str) -> None:
    assert times(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "February 30",
        "31 June 2025",
        "31 April 2023",
        "Feb. 29, 2023",
        "2013-02-30",
        "13/13/2013",
    ],
)
def test_impossible_dates_have_no_value(text: str) -> None:
    found = only(f"It is dated {text}.")
    assert (found.value, found.anchor) == (None, None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The board met Friday.", "XXXX-WXX-5"),
        ("The board met on March 22.", "XXXX-03-22"),
        ("The board met in March.", "XXXX-03"),
        ("The board met in the third quarter.", "XXXX-Q3"),
        ("The board met at 10 a.m.", "XXXX-XX-XXT10:00"),
        ("The board met yesterday.", None),
        ("The board met last week.", None),
        ("The board met two years ago.", None),
        ("The board met on March 22, 2013.", "2013-03-22"),
        ("The board met for three weeks.", "P3W"),
    ],
)
@pytest.mark.parametrize("published", [None, "", "some day"])
def test_without_a_day_of_publication_nothing_relative_is_resolved(
    text: str, value: str | None, published: str | None
) -> None:
    found = only(text, published)
    assert (found.value, found.anchor) == (value, None)


def test_an_empty_line_ends_an_expression() -> None:
    assert times("It opened in March\n\n2013 was quiet.")[0].text == "March"
    assert only("It opened in March\n2013.").text == "March\n2013"


def test_an_unknown_role_in_a_pattern_is_an_error() -> None:
    with pytest.raises(ValueError, match="NOROLE"):
        Grammar([Rule("NOROLE", lambda *_: None)], ())


MORE = (
    "of the in 1 31 99 1990 9999 '89 1990s 10:30 3.30 ½ 22nd 1,000 12-25 , . - – ’s p.m. ٣ İ ²"
    " Easter Thanksgiving"
)
WORDS = st.sampled_from([*time_roles(), *MORE.split(), "\n\n", "\0"])
CASED = st.builds(lambda word, how: how(word), WORDS, st.sampled_from([str, str.capitalize, str.upper]))
TEXTS = st.one_of(
    st.text(), st.lists(CASED, max_size=40).map(" ".join), st.lists(CASED, max_size=20).map("".join)
)
DAYS = st.one_of(st.none(), st.text(max_size=12), st.dates().map(lambda day: day.isoformat()))


@given(TEXTS, DAYS)
def test_any_text_gives_times_that_stand_in_it_in_order(text: str, published: str | None) -> None:
    end = 0
    for number, found in enumerate(find_times(text, published), 1):
        assert found.id == f"t{number}"
        assert end <= found.start < found.end <= len(text)
        assert found.text == text[found.start : found.end]
        assert found.kind != "deadline"
        end = found.end


@given(TEXTS)
def test_what_is_read_has_a_value_or_none_and_anchors_are_dates(text: str) -> None:
    for found in find_times(text, PUBLISHED):
        assert found.value != ""
        assert found.anchor is None or (len(found.anchor) == 10 and found.value is not None)


DATE = (
    r"(?:[0-9X]{4}(?:-(?:[0-9X]{2}(?:-[0-9X]{2})?|W[0-9X]{2}(?:-(?:WE|[1-7]))?|Q[1-4]|H[12]|SP|SU|FA|WI))?"
    r"|XXXX-WXX-[1-7])"
)
VALUE = re.compile(
    rf"{DATE}(?:T(?:\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d:?\d\d)?|MO|MI|AF|EV|NI|DT))?"
    rf"|{DATE}/{DATE}|\d{{2,3}}|BC\d{{4}}|(?:PAST|PRESENT|FUTURE)_REF"
    r"|P(?:[\dX.]+(?:ML|CE|DE|WE|[YMQWD]))*(?:T(?:[\dX.]+[HMS])+)?"
)
"""What TIMEX3 allows as a value."""


@given(TEXTS, DAYS)
def test_every_value_is_one_of_timeml(text: str, published: str | None) -> None:
    for found in find_times(text, published):
        assert found.value is None or VALUE.fullmatch(found.value), (found.text, found.value)


@pytest.mark.parametrize(
    "text",
    [
        "It opens in 400,000 days.",
        "It lasts for 10^12 years.",
        "It opens in 9,999 years.",
        "It opened 9999 years ago.",
        "It opened 99,999 decades ago.",
        "The year 0000 was quiet, and so was 9999.",
        "Sent 9999-12-31T23:59:59+14:00 and 0000-01-01.",
    ],
)
@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31", "2031-02-03T23:30:00-11:00", None])
def test_what_leaves_the_calendar_has_no_value(text: str, published: str | None) -> None:
    for found in find_times(text, published):
        assert found.value is None or VALUE.fullmatch(found.value)


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "-",
        "1-",
        "000,",
        "1/",
        "the ",
        "next ",
        "two years ago ",
        "'",
        "moved Monday ",
        "12:",
        "\n",
        "will ",
    ],
)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    begun = time.process_time()
    find_times(text, PUBLISHED)
    assert time.process_time() - begun < 30


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Ina Orr praised the plan on Monday.", "2024-07-15"),
        ("The board rejected its plans on Tuesday.", "2024-07-16"),
        ("The board rejected Orr's plan on Tuesday.", "2024-07-16"),
        ("The board plans a vote on Tuesday.", "2024-07-23"),
        ("A company that plans a strike on Tuesday is hiring.", "2024-07-23"),
        ("People close to the mayor said on Monday that it rains.", "2024-07-15"),
        ("A person close to the matter told the paper on Monday.", "2024-07-15"),
        ("The pier is likely to be quickly closed on Tuesday.", "2024-07-23"),
        ("Tolls will be raised on Tuesday.", "2024-07-23"),
    ],
)
def test_nouns_and_hearers_make_nothing_future(text: str, value: str) -> None:
    assert only(text).value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("She promised to mend every boat in the harbour by 3 March.", "2025-03-03"),
        ("It asks that the old quay be closed by 3 March.", "2025-03-03"),
        ("The old quay was closed by 3 March.", "2024-03-03"),
    ],
)
def test_what_is_promised_or_asked_for_is_to_come(text: str, value: str) -> None:
    assert only(text).value == value


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("In November 2016 the board left.\n\nIt will open in March.", ["2016-11", "2025-03"]),
    ],
)
def test_a_story_of_long_ago_goes_on_in_its_years(text: str, values: list[str]) -> None:
    assert [time.value for time in times(text, "2024-11-05")] == values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The port’s Friday deadline to expand the quay is known.", "2024-07-19"),
        ("Orr planned on Friday to speak.", "2024-07-12"),
        ("The board is expected on Friday to vote.", "2024-07-19"),
        ("He plans on Friday to speak.", "2024-07-19"),
    ],
)
def test_a_deed_lies_behind_whatever_it_is_about(text: str, value: str) -> None:
    assert only(text).value == value


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("She is charged under 18 USC 1924.", []),
        ("She is charged under 18 U.S.C. § 1924 and 45 CFR 2018.", []),
        ("The 2020 Act was passed.", ["2020"]),
        ("House Bill 2014 was passed.", []),
        ("She met the future mayor.", []),
        ("She met the future King Orr.", []),
        ("She planned for the future and left.", ["FUTURE_REF"]),
        ("In the future tolls rise.", ["FUTURE_REF"]),
        ("It ended an hours-long debate.", ["PTXH"]),
        ("It ended a days-long strike.", ["PXD"]),
        ("It ended a years-long feud.", ["PXY"]),
        ("It ended a day-long strike.", ["P1D"]),
    ],
)
def test_what_only_looks_like_a_time(text: str, values: list[str]) -> None:
    assert [time.value for time in times(text)] == values


def test_a_time_is_on_the_day_behind_that_of_another_zone() -> None:
    found = times("The ship will dock at 2 a.m. local time (0100 GMT) on Friday.")

    assert [time.value for time in found] == ["2024-07-19T02:00", "2024-07-19T01:00", "2024-07-19"]


def test_an_expression_is_read_by_itself_against_any_day() -> None:
    words = words_of_time("by Friday")

    (found,) = find_stretches(words, "2031-03-12", document("by Friday"))

    assert (found.start, found.end, found.reading.value, found.reading.anchor) == (
        1,
        2,
        "2031-03-14",
        "2031-03-12",
    )
