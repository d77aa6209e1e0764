"""By when: the terms that a text sets. All bodies are invented."""

from __future__ import annotations

import pytest

from accordingto.reading.deadlines import with_deadlines
from accordingto.reading.timex import find_times


def terms(text: str, published: str | None) -> list[tuple[str, str | None]]:
    times = with_deadlines(find_times(text, published), text, published)
    assert [time.id for time in times] == [f"t{i}" for i in range(1, len(times) + 1)]
    return [(time.text, time.value) for time in times if time.kind == "deadline"]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("The board will decide by August 1, 2025.", "2025-08-01"),
        ("The board is delaying the tolls for another 50 days.", "2025-09-03"),
        ("The board must answer within three weeks.", "2025-08-05"),
        ("The pier stays closed until the end of September 2025.", "2025-09-30"),
        ("It will open in two months.", "2025-09-15"),
        ("The board must know by September 2025.", "2025-09-01"),
        ("The tolls were lifted within six months.", None),
        ("It opened in two months.", None),
        ("It had to open by May 1, 2024.", None),
        ("It was closed for 50 days.", None),
    ],
)
def test_a_term_ends_on_a_day(text: str, due: str | None) -> None:
    assert [value for _, value in terms(text, "2025-07-15")] == ([due] if due else [])


def test_without_the_day_of_publication_only_given_days_are_terms() -> None:
    text = "The board will decide by August 1, 2025, or within three weeks."
    assert [value for _, value in terms(text, None)] == ["2025-08-01"]
    assert terms("It will decide by February 30, 2026.", None) == []
