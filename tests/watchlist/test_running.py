"""What was done in a month, week or year that goes on is no item; what is to come in it is one."""

from __future__ import annotations

import pytest

from accordingto.types import Time
from accordingto.watchlist import watch_items
from accordingto.watchlist.running import without_over
from tests.watchlist.ledgers import read

FIFTH = "2031-06-05"


@pytest.mark.parametrize(
    "marked",
    [
        "[[q1.content|The plan was drawn up in June]], [[q1.source|Orr]] [[q1.cue|said]].",
        "In June the board made a plan.",
        "The harbour's plan was rejected this year.",
    ],
)
def test_what_was_done_in_a_running_period_is_done(marked: str) -> None:
    assert watch_items(read(marked, published=FIFTH)) == ()


@pytest.mark.parametrize(
    ("marked", "due"),
    [
        (
            "[[q1.source|Orr]] [[q1.cue|said]] [[q1.content|the plan would be drawn up in June]].",
            "2031-06-30",
        ),
        ("[[q1.source|Orr]] [[q1.cue|promised]] [[q1.content|to pay this week]].", "2031-06-08"),
        ("The plan was expected in June.", "2031-06-30"),
        ("The plan was to be drawn up in June.", "2031-06-30"),
        ("The board was told to pay by the end of June.", "2031-06-30"),
        ("The plan announced on Monday is to be voted on this week.", "2031-06-08"),
    ],
)
def test_what_is_to_come_in_one_is_due_at_its_end(marked: str, due: str) -> None:
    items = watch_items(read(marked, published=FIFTH))

    assert [one.due for one in items] == [due]


@pytest.mark.parametrize(("word", "is_left"), [("in", False), ("for", True), ("until", True)])
def test_what_it_was_done_for_is_not_over(word: str, is_left: bool) -> None:
    june = Time(id="t1", start=27, end=31, text="June", value="2031-06", kind="date")

    assert without_over([june], f"The plan was drawn up {word} June", FIFTH) == [june] * is_left
