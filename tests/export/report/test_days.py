from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.export.report.days import day_of, extent_of, moment, short_day


@pytest.mark.parametrize(
    ("value", "first", "last", "label"),
    [
        ("2031-03-04", "2031-03-04", "2031-03-04", "4 March 2031"),
        ("2031-03-04T16:30", "2031-03-04", "2031-03-04", "4 March 2031"),
        ("2031-03-04TEV", "2031-03-04", "2031-03-04", "4 March 2031"),
        ("2031-W10", "2031-03-03", "2031-03-09", "3 to 9 March 2031"),
        ("2031-W14", "2031-03-31", "2031-04-06", "31 March to 6 April 2031"),
        ("2031-W01", "2030-12-30", "2031-01-05", "30 December 2030 to 5 January 2031"),
        ("2031-W10-WE", "2031-03-08", "2031-03-09", "8 to 9 March 2031"),
        ("2031-02", "2031-02-01", "2031-02-28", "February 2031"),
        ("2031-SP", "2031-03-01", "2031-05-31", "spring 2031"),
        ("2031-WI", "2031-12-01", "2032-02-29", "winter 2031/32"),
        ("2031-Q4", "2031-10-01", "2031-12-31", "Q4 2031"),
        ("2031-H2", "2031-07-01", "2031-12-31", "H2 2031"),
        ("2031", "2031-01-01", "2031-12-31", "2031"),
        ("199", "1990-01-01", "1999-12-31", "the 1990s"),
        ("19", "1900-01-01", "1999-12-31", "1900 to 1999"),
        ("2031-03-04/2031-04", "2031-03-04", "2031-04-30", "4 March 2031 to April 2031"),
    ],
)
def test_a_value_covers_its_days(value: str, first: str, last: str, label: str) -> None:
    extent = extent_of(value)
    assert extent is not None
    assert (extent.first.isoformat(), extent.last.isoformat(), extent.label) == (first, last, label)


@pytest.mark.parametrize(
    "value",
    [None, "", "PRESENT_REF", "P6M", "PXY", "XXXX-SU", "2031-02-30", "2031-13", "2031-W54", "0000", "00",
     "000", "9999-WI", "99999", "2031/2030", "2031/", "/", "2031/2032/2033", "T16:30", "\u0662031"],
)  # fmt: skip
def test_what_names_no_days_has_none(value: str | None) -> None:
    assert extent_of(value) is None


@given(st.text("0123456789-WQHSPUFAIT/X", max_size=12))
def test_no_value_is_too_odd(value: str) -> None:
    extent = extent_of(value)
    assert extent is None or extent.first <= extent.last


@pytest.mark.parametrize(
    ("written", "day", "shown"),
    [
        ("2031-03-04", "4 Mar 2031", "4 Mar 2031"),
        ("2031-12-24T17:30:09Z", "24 Dec 2031", "24 Dec 2031, 17:30"),
        ("2031-03", "2031-03", "2031-03"),
        ("T17:30", "T17:30", "T17:30"),
        ("spring", "spring", "spring"),
    ],
)
def test_days_are_written_short(written: str, day: str, shown: str) -> None:
    assert (short_day(written), moment(written)) == (day, shown)


def test_a_day_is_one_that_exists() -> None:
    assert day_of("2031-03-04T10:00:00Z") == date(2031, 3, 4)
    assert day_of("2031-02-30") is day_of("soon") is day_of(None) is None
