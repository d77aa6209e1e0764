"""On which day a term ends. All bodies are invented."""

from __future__ import annotations

import pytest

from accordingto.reading.times.term_days import days_after, days_until
from tests.reading.times.test_deadline_context import context_of


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("It will open in ten days.", ["2031-03-22"]),
        ("It opened in ten days.", []),
        ("It will open within ten days of 1 June.", ["2031-06-11"]),
        ("It asked on 1 March, and will open in ten days.", ["2031-03-22", "2031-03-11"]),
        ("It will last 30 seconds, in ten seconds.", []),
    ],
)
def test_a_duration_is_counted_from_publication_or_the_dates_beside_it(text: str, days: list[str]) -> None:
    context = context_of(text)
    at = next(i for i, time in enumerate(context.times) if time.kind == "duration")
    found = days_after(at, text[: context.times[at].start], context)

    assert [one.value for one in found] == days


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("by May 2031", ["2031-05-31", "2031-05-01"]),
        ("before May 2031", ["2031-05-01"]),
        ("by the end of May 2031", ["2031-05-31"]),
        ("by the 2040s", []),
    ],
)
def test_a_period_ends_on_its_last_day_or_before_its_first(said: str, days: list[str]) -> None:
    context = context_of(f"It will open {said}.")

    assert [one.value for one in days_until(context.times[0], said)] == days
