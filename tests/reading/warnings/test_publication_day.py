"""Doubts about the day that is given, and embargoes. All places are invented."""

from __future__ import annotations

import pytest
from msgspec import structs

from accordingto.reading.warnings.publication_day import doubts_about_day, find_embargo
from tests.reading.times.test_datelines import BODY, article


def test_another_day_than_the_printed_one_is_doubted() -> None:
    (doubt,) = doubts_about_day(article("Published: 3 March 2031" + BODY, published="2031-05-03"))
    assert doubt.code == "date_conflict"
    assert [span.text for span in doubt.spans] == ["3 March 2031"]


def test_an_embargo_is_warned_of() -> None:
    under = structs.replace(article(BODY), embargo="2031-03-04T06:00:00+02:00")

    assert [warning.code for warning in find_embargo(under)] == ["embargo"]
    assert find_embargo(article(BODY)) == []


@pytest.mark.parametrize(
    ("published", "retrieved", "doubted"),
    [
        ("2031-03-03", None, False),
        ("2031-03-04T00:30:00+02:00", None, False),
        (None, "2031-03-04T10:00:00Z", False),
        ("2031-03-03", "2031-03-03T10:00:00Z", False),
        ("2031-03-03", "2031-02-03T10:00:00Z", True),
    ],
)
def test_a_day_after_the_retrieval_is_doubted(
    published: str | None, retrieved: str | None, doubted: bool
) -> None:
    one = article("Published: 3 March 2031" + BODY, published, retrieved)
    assert bool(doubts_about_day(one)) is doubted
