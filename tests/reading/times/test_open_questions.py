"""Questions, printed and reported, in which no term is set. All of them are invented."""

from __future__ import annotations

import pytest

from accordingto.reading.times.open_questions import stands_in_question


def asked(marked: str) -> bool:
    """Whether the time in brackets stands in a question."""
    before, _, rest = marked.partition("[")
    time, _, behind = rest.partition("]")
    text = before + time + behind
    return stands_in_question(text, 0, len(before), len(before) + len(time), len(text))


@pytest.mark.parametrize(
    "text",
    [
        "Will the pier close by [June]?",
        "“Will they pay by [Friday]?” she said.",
        "Vik asked if the pier will close by [June].",
        "Vik asked the harbour board whether it would close by [June].",
        "Lunde wondered when the board would decide by [June].",
        "Asked whether it would close by [June], Vik shrugged.",
        "Vik did not say whether the pier would close by [June].",
        "Vik didn’t say when it would close before [June].",
        "The board declined to say if it would pay by [June].",
        "It is unclear whether the pier will close by [June].",
        "The board has not decided whether to close it by [June].",
        "She wants to know how it will be done by [June].",
    ],
)
def test_a_question_sets_no_term(text: str) -> None:
    assert asked(text)


@pytest.mark.parametrize(
    "text",
    [
        "The pier will close by [June].",
        "Vik asked that the pier be closed by [June].",
        "Vik asked the board to close the pier by [June].",
        "Vik asked tenants to leave if they cannot pay by [June].",
        "The board will decide by [June] whether to close it.",
        "Vik asked if it was safe and said it would close by [June].",
        "Vik did not say why, but the pier will close by [June].",
        "Vik has not decided whether to stay and won’t decide until [June].",
        "Asked whether it would close, Vik said it would by [June].",
    ],
)
def test_what_is_said_beside_a_question_can_set_one(text: str) -> None:
    assert not asked(text)
