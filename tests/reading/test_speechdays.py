"""Quoted words are spoken on a day of their own. All bodies are invented."""

from __future__ import annotations

import pytest

from accordingto.reading.quotes import find_quotes
from accordingto.reading.speechdays import as_spoken
from accordingto.reading.timex import find_times


@pytest.mark.parametrize(
    ("text", "words", "value", "anchor"),
    [
        ('"We open tomorrow," he said on Monday.', "tomorrow", "2024-07-16", "2024-07-15"),
        ('"We open tomorrow," he told reporters Monday.', "tomorrow", "2024-07-16", "2024-07-15"),
        ('On Monday, Vik told reporters: "We opened last week."', "last week", "2024-W28", "2024-07-15"),
        ('"We met a week ago," she wrote on July 2.', "a week ago", "2024-06-25", "2024-07-02"),
        ('"We open tomorrow," he said.', "tomorrow", "2024-07-18", "2024-07-17"),
        ('"We open tomorrow," he said after Monday\'s fire.', "tomorrow", "2024-07-18", "2024-07-17"),
        ('"We open tomorrow," he said of the plan of Monday.', "tomorrow", "2024-07-18", "2024-07-17"),
        ('"We open tomorrow," he said Monday and said Tuesday.', "tomorrow", "2024-07-18", "2024-07-17"),
        ('It opens tomorrow. "Good," he said on Monday.', "tomorrow", "2024-07-18", "2024-07-17"),
        ('"We opened on May 3," he said on Monday.', "May 3", "2024-05-03", "2024-07-17"),
        (
            '"We open tomorrow."\n\nHe said on Monday that he was glad.',
            "tomorrow",
            "2024-07-18",
            "2024-07-17",
        ),
    ],
)
def test_what_is_quoted_is_told_from_the_day_of_speech(
    text: str, words: str, value: str, anchor: str
) -> None:
    times = as_spoken(find_times(text, "2024-07-17"), text, "2024-07-17", find_quotes(text))
    (found,) = [time for time in times if time.text == words]
    assert (found.value, found.anchor) == (value, anchor)


def test_a_day_of_speech_with_its_year_tells_where_publication_does_not() -> None:
    text = '"We open tomorrow," he said on July 2, 2024.'
    times = as_spoken(find_times(text, None), text, None, find_quotes(text))
    assert [(time.value, time.anchor) for time in times] == [
        ("2024-07-03", "2024-07-02"),
        ("2024-07-02", None),
    ]
