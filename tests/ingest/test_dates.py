from __future__ import annotations

import pytest

from accordingto.ingest import Given, iso_date


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2031-05-04", "2031-05-04"),
        (" 20310504 ", "2031-05-04"),
        ("2031-05-04T09:30:00.000Z", "2031-05-04T09:30:00+00:00"),
        ("2031-05-04 09:30+0200", "2031-05-04T09:30:00+02:00"),
        ("2031-05-04 09:30:00 +0200", "2031-05-04T09:30:00+02:00"),
        ("2031-05-04T09:30", "2031-05-04T09:30:00"),
        ("20310504T0930", "2031-05-04T09:30:00"),
        ("2031-W18-7", "2031-05-04"),
        ("2031-05-04+02:00", "2031-05-04"),
        ("2031-05-04Z", "2031-05-04"),
        ("20310504-0200", "2031-05-04"),
    ],
)
def test_dates_get_one_spelling(written: str, date: str) -> None:
    assert iso_date(written) == date
    assert iso_date(date) == date


@pytest.mark.parametrize(
    "written",
    [
        "",
        "yesterday",
        "2031",
        "2031-13-01",
        "4 May 2031",
        "0001-01-01T00:00:00Z",
        "1935010203",
        "1935010203000",
        "20310504AB",
        "20310504 AB",
        "2031W18712",
        "203105041200",
    ],
)  # fmt: skip
def test_anything_else_is_an_error(written: str) -> None:
    with pytest.raises(ValueError, match=r"is not an ISO 8601|is before the year"):
        iso_date(written)
    with pytest.raises(ValueError, match=r"is not an ISO 8601|is before the year"):
        Given(published=written)
