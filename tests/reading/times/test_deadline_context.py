"""What stands around an expression of time. All bodies are invented."""

from __future__ import annotations

import pytest

from accordingto.reading.text.quotations import find_quotes
from accordingto.reading.text.sentences import split_sentences
from accordingto.reading.times.deadline_context import DeadlineContext
from accordingto.reading.times.speech_dates import SpeechDays
from accordingto.reading.times.timex import find_times

PUBLISHED = "2031-03-12"
"""A Wednesday."""


def context_of(text: str) -> DeadlineContext:
    times, sentences = find_times(text, PUBLISHED), split_sentences(text)
    spoken = SpeechDays(text, times, sentences, find_quotes(text), PUBLISHED)
    return DeadlineContext(text, PUBLISHED, times, sentences, spoken)


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("It rained. The board will meet on Friday. It rained.", "future"),
        ("It will rain. The board met on Friday. It will rain.", "past"),
        ("It rained. The meeting on Friday. It rained.", "none"),
    ],
)
def test_the_tense_is_that_of_the_sentence(text: str, tense: str) -> None:
    context = context_of(text)

    assert context.tense(context.times[0]) == tense


def test_the_tense_behind_is_that_of_the_verb_that_follows() -> None:
    context = context_of("The board will meet, but by Friday it had left.")

    assert context.tense(context.times[0]) == "future"
    assert context.tense_behind(context.times[0]) == "past"


def test_the_days_beside_are_those_of_the_sentence_without_its_own() -> None:
    context = context_of(
        "On 3 March it rained. It asked on 4 March and 5 March for ten days. On 6 March it rained."
    )
    asked = next(time for time in context.times if time.kind == "duration")

    assert context.days_beside(asked) == ["2031-03-04", "2031-03-05"]


def test_the_days_beside_quoted_words_are_those_of_the_paragraph_outside_the_quotation() -> None:
    context = context_of(
        "It rained on 3 March. “We close in ten days, on 4 March,” said Orr. It was 5 March.\nOn 6 March."
    )
    quoted = next(time for time in context.times if time.kind == "duration")

    assert context.days_beside(quoted) == ["2031-03-03", "2031-03-05"]


def test_quoted_words_were_spoken_on_the_day_that_their_clause_names() -> None:
    context = context_of("“We close in ten days,” Orr said on Monday.")

    assert context.day_spoken(context.times[0]) == ["2031-03-10"]
    assert context.day_spoken(context.times[1]) == []
