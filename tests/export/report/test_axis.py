from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from accordingto.export.report.axis import axis_of
from accordingto.export.report.days import Extent


def day(year: int, month: int, number: int) -> Extent:
    one = date(year, month, number)
    return Extent(one, one, one.isoformat())


TODAY = date(2031, 3, 10)


def test_what_is_far_beyond_everything_else_is_left_outside() -> None:
    axis = axis_of([day(1987, 5, 1), day(2031, 3, 1), day(2031, 9, 1)], TODAY)
    assert (axis.first, axis.last) == (date(2031, 3, 1).toordinal(), date(2031, 9, 1).toordinal())
    assert axis.at(date(1987, 5, 1).toordinal()) < 0


def test_the_day_of_publication_lies_on_the_axis() -> None:
    axis = axis_of([day(2031, 4, 1)], TODAY)
    assert 0 < axis.at(TODAY.toordinal()) < axis.at(date(2031, 4, 1).toordinal()) < 100


def test_ticks_are_months_or_years() -> None:
    months = axis_of([day(2031, 1, 20), day(2031, 5, 2)], TODAY)
    assert [tick.label for tick in months.ticks()] == [
        "Jan 2031",
        "Feb 2031",
        "Mar 2031",
        "Apr 2031",
        "May 2031",
    ][1:]
    years = axis_of([day(2031, 1, 20), day(2030, 8, 1), day(2029, 4, 1), day(2034, 5, 2)], TODAY)
    assert [tick.label for tick in years.ticks()] == ["2030", "2031", "2032", "2033", "2034"]


@given(
    st.lists(st.dates().map(lambda one: Extent(one, one, "")), min_size=1, max_size=9), st.none() | st.dates()
)
def test_any_days_have_an_axis(extents: list[Extent], today: date | None) -> None:
    axis = axis_of(extents, today)
    ticks = list(axis.ticks())
    assert len(ticks) <= 8
    assert all(0 <= tick.x <= 97 for tick in ticks)
    assert any(0 <= axis.at(extent.first.toordinal()) <= 100 for extent in extents) or today is not None
