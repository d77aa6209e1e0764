"""Quoted words are spoken on a day of their own. All bodies are invented."""

from __future__ import annotations

import pytest

from accordingto.reading.text.quotations import find_quotes
from accordingto.reading.text.sentences import split_sentences
from accordingto.reading.times.speech_dates import SpeechDays, as_spoken
from accordingto.reading.times.timex import find_times
from accordingto.types import Time


def read(text: str, published: str | None) -> tuple[Time, ...]:
    times = find_times(text, published)
    spoken = SpeechDays(text, times, split_sentences(text), find_quotes(text), published)
    return as_spoken(times, spoken, published)


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
    times = read(text, "2024-07-17")
    (found,) = [time for time in times if time.text == words]
    assert (found.value, found.anchor) == (value, anchor)


def test_a_day_of_speech_with_its_year_tells_where_publication_does_not() -> None:
    text = '"We open tomorrow," he said on July 2, 2024.'
    times = read(text, None)
    assert [(time.value, time.anchor) for time in times] == [
        ("2024-07-03", "2024-07-02"),
        ("2024-07-02", None),
    ]


@pytest.mark.parametrize(
    "text",
    [
        'Ina Orr said she would resign on Friday. "I will explain it tomorrow," she added.',
        'Ina Orr said it would close on Friday. "We hope to reopen tomorrow," she said.',
        'Ina Orr said it would close on Friday and "reopen tomorrow".',
        'Ina Orr, who was elected last Monday, said: "We open tomorrow."',
        'The council announced tolls last Thursday. "They begin tomorrow," Ina Orr said.',
        'The council announced tolls on Monday, and "they begin tomorrow", Ina Orr said.',
        'Lund wrote his will on 3 May 2019. "I sign it tomorrow," he said.',
        'Lund wrote his will on 3 May 2019: "I sign it tomorrow."',
        '"We open tomorrow," Ina Orr told reporters the pier closed on Monday.',
        '"We open tomorrow," Ina Orr said, adding that Lund wrote on Monday.',
        '"We open tomorrow," said Ina Orr, who was elected on Monday.',
        '"We open tomorrow." Ina Orr said on Monday that she was glad.',
        '"I am glad," Ina Orr said on Monday. "We open tomorrow," Tor Lund said.',
        'Ina Orr wrote on 3 June 2031: "We open tomorrow."',
        '"We open tomorrow," she said on Friday 7 March.',
        'Ina Orr said Tuesday would be better: "We open tomorrow."',
    ],
)
def test_a_day_of_something_else_is_not_that_of_speech(text: str) -> None:
    (found,) = [time for time in read(text, "2031-03-05") if time.text == "tomorrow"]
    assert (found.value, found.anchor) == ("2031-03-06", "2031-03-05")


@pytest.mark.parametrize(
    "text",
    [
        '"We open tomorrow," Ina Orr told the Vest Herald at a meeting of the board on Monday.',
        '"We open tomorrow," said Ina Orr, the mayor, on Monday.',
        '"We open tomorrow," Ina Orr, who leads the board, said on Monday.',
        '"We open tomorrow," she wrote to the board on Monday.',
        'Ina Orr on Monday told reporters: "We open tomorrow."',
        'Ina Orr said on Monday that the pier would "open tomorrow".',
        '"We are glad," she said on Monday. "We open tomorrow."',
        '"We are glad," she said on Monday, "and we open tomorrow."',
        '"We are glad," Ina Orr said on Monday. "We open tomorrow," she added.',
        '"Do we open tomorrow?" Ina Orr asked on Monday.',
    ],
)
def test_the_clause_that_introduces_a_quotation_names_its_day(text: str) -> None:
    (found,) = [time for time in read(text, "2031-03-05") if time.text == "tomorrow"]
    assert (found.value, found.anchor) == ("2031-03-04", "2031-03-03")
