from __future__ import annotations

import pytest

from accordingto.watchlist import watch_items
from accordingto.watchlist.dues import last_day
from tests.watchlist.ledgers import PUBLISHED, read


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2031-03-14", "2031-03-14"),
        ("2031-03-14T10:30", "2031-03-14T10:30"),
        ("2031-03-14TNI", "2031-03-14"),
        ("2031-03-14T24:00", "2031-03-14"),
        ("2031-02", "2031-02-28"),
        ("2031", "2031-12-31"),
        ("2031-W11", "2031-03-16"),
        ("2031-W11-WE", "2031-03-16"),
        ("2031-Q2", "2031-06-30"),
        ("2031-H1", "2031-06-30"),
        ("2031-03-01/2031-03-05", "2031-03-05"),
        ("2031-02-30", None),
        ("2031-13", None),
        ("2031-W60", None),
        ("0000", None),
        ("203", None),
        ("2031-FA", "2031-11-30"),
        ("XXXX-WXX-5", None),
        ("FUTURE_REF", None),
        ("P3D", None),
        (None, None),
    ],
)
def test_the_last_day_of_a_value(value: str | None, day: str | None) -> None:
    assert last_day(value) == day


def due(words: str, published: str | None = PUBLISHED) -> tuple[str | None, str | None, bool]:
    """When what a source promises falls due."""
    marked = f"[[q1.source|Orr]] [[q1.cue|promised]] [[q1.content|{words}]]."
    (item,) = watch_items(read(marked, published=published))
    return item.due, item.due_span.text if item.due_span else None, item.vague


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("to pay by 1 May 2031", ("2031-05-01", "1 May 2031", False)),
        ("to pay next month", ("2031-04-30", "next month", False)),
        ("to pay by 2035", ("2035-12-31", "2035", False)),
        ("to pay before 2035", ("2035-01-01", "2035", False)),
        ("to pay in mid-December", ("2031-12-15", "mid-December", False)),
        ("to pay at the beginning of May", ("2031-05-01", "the beginning of May", False)),
        ("to pay in the middle of 2032", ("2032-06-30", "the middle of 2032", False)),
        ("that the May 9 rise will be debated on 1 April", ("2031-04-01", "1 April", False)),
        ("that Monday's vote will be repeated on 1 April", ("2031-04-01", "1 April", False)),
        ("to hold a May 9 hearing", ("2031-05-09", "May 9", False)),
        ("that on 1 April it will debate the May 9 rise", ("2031-04-01", "1 April", False)),
        ("to pay early next year", (None, "early next year", True)),
        ("to pay early on Tuesday", ("2031-03-11", "early on Tuesday", False)),
        ("to pay soon", (None, "soon", True)),
        ("to pay in the coming weeks", (None, "the coming weeks", True)),
        ("to pay in a few weeks", (None, "a few weeks", True)),
        ("to pay what was lost on 3 March 2031", (None, None, False)),
        ("to pay on 2 May 2031 if the court agrees by 1 April 2031", ("2031-05-02", "2 May 2031", False)),
        ("to leave if the port does not pay by 1 April 2031", ("2031-04-01", "1 April 2031", False)),
        ("to pay", (None, None, False)),
        ("to pay every Friday", (None, None, False)),
        ("to pay more than today in 2035", ("2035-12-31", "2035", False)),
        ("to pay today", ("2031-03-10", "today", False)),
        ("to pay this week", ("2031-03-16", "this week", False)),
    ],
)
def test_when_a_promise_falls_due(words: str, expected: tuple[str | None, str | None, bool]) -> None:
    assert due(words) == expected


def test_this_week_is_the_week_that_begins_where_it_is_said_on_a_sunday() -> None:
    assert due("to pay later this week", "2031-03-16") == ("2031-03-23", "later this week", False)
    assert due("to pay on Sunday", "2031-03-16") == ("2031-03-16", "Sunday", False)


def test_without_a_day_of_publication_only_whole_days_and_terms_are_due() -> None:
    assert due("to pay on 1 May 2031", None) == ("2031-05-01", "1 May 2031", False)
    assert due("to pay by 2050", None) == ("2050-12-31", "2050", False)
    assert due("to do what was done in 2012", None)[0] is None
    assert due("to pay on Friday", None) == (None, "Friday", False)
