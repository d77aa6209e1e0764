"""Kinds that the wording of a content tells. All people are invented."""

from __future__ import annotations

import pytest

from accordingto.reading.attributions.moods import gives_order, kinds_in_order, kinds_told, opening_of
from accordingto.reading.syntax.plain_words import words_in


@pytest.mark.parametrize(
    ("content", "order"),
    [
        ("Tell the board at once.", True),
        ("“Don’t wait for the ferry.”", True),
        ("Never has it rained so.", False),
        ("The board told us.", False),
    ],
)
def test_an_order_begins_with_its_verb(content: str, order: bool) -> None:
    assert gives_order(words_in(content)) == order


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("we promise to close the port", {"promise"}),
        ("the board must close the port", {"directive"}),
        ("the port will close", {"prediction"}),
        ("the port closed", set()),
        ("the board must have closed the port", set()),
        ("Should tolls rise, we leave", set()),
        ("their will is known", set()),
    ],
)
def test_words_inside_a_claim_tell_its_kind(text: str, kinds: set[str]) -> None:
    assert kinds_told(words_in(text), "inside") == kinds


def test_what_opens_a_claim_is_left_out() -> None:
    assert opening_of(words_in("“and that the port")) == ["the", "port"]
    assert opening_of(words_in("“")) == []


def test_every_kind_but_the_plain_one_is_tried_once() -> None:
    assert kinds_in_order() == ("question", "directive", "promise", "threat", "prediction", "opinion")
