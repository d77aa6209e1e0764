"""What stands around an expression of time. All bodies are invented."""

from __future__ import annotations

import pytest

from accordingto.reading.times.deadline_context import DeadlineContext
from tests.reading.parts import document, times_in

PUBLISHED = "2031-03-12"
"""A Wednesday."""


def context_of(text: str) -> DeadlineContext:
    return DeadlineContext(document(text), PUBLISHED, times_in(text, PUBLISHED))


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


def test_the_days_beside_are_those_of_the_sentence_without_its_own() -> None:
    context = context_of(
        "On 3 March it rained. It asked on 4 March and 5 March for ten days. On 6 March it rained."
    )
    asked = next(time for time in context.times if time.kind == "duration")

    assert context.days_beside(asked) == ["2031-03-04", "2031-03-05"]


@pytest.mark.parametrize(
    ("text", "is_asked"),
    [
        ("Orr asked whether the pool would stay shut until 5 March.", True),
        ("They want to know whether tolls rise by 5 March.", True),
        ("Reporters asked the clerk if it would open by 5 March.", True),
        ("She declined to say if it opens by 5 March.", True),
        ("The board decides whether to pay by 5 March.", False),
        ("It must be paid by 5 March, whether or not it rains.", False),
        ("Whether it rains or not, it must be paid by 5 March.", False),
        ("They said if it is paid by 5 March all is well.", False),
        ("Will it open by Friday?", True),
        ("“Will it open by Friday?”", True),
        ("It will. By Friday?", True),
        ("By Friday.", False),
    ],
)
def test_what_stands_in_a_question_is_asked(text: str, is_asked: bool) -> None:
    context = context_of(text)

    assert context.is_asked(context.times[0]) == is_asked
