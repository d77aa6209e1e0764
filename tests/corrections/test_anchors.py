from __future__ import annotations

import pytest

from accordingto.corrections.anchors import AROUND, anchor, locate
from accordingto.types import Span

TEXT = "The toll will rise in June, the port said. The mayor denied it on Monday, and so did the port."


def place(text: str, words: str) -> tuple[Span, ...]:
    at = text.index(words)
    return (Span(at, at + len(words), words),)


def test_an_anchor_keeps_a_little_of_what_stands_around_its_words() -> None:
    made = anchor(TEXT, place(TEXT, "denied"))

    assert made.prefix == TEXT[TEXT.index("denied") - AROUND : TEXT.index("denied")]
    assert made.suffix == TEXT[TEXT.index("denied") + 6 :][:AROUND]


def test_words_are_found_where_they_stood() -> None:
    assert locate(anchor(TEXT, place(TEXT, "denied")), TEXT) == place(TEXT, "denied")


def test_words_that_moved_are_found_again() -> None:
    edited = "Bad news. " + TEXT

    assert locate(anchor(TEXT, place(TEXT, "denied")), edited) == place(edited, "denied")


@pytest.mark.parametrize(
    "text",
    [
        TEXT.replace("denied", "confirmed"),
        "Nobody denied a thing.",
        f"New. {TEXT} {TEXT}",
        "",
    ],
)
def test_words_that_are_gone_or_stand_in_several_places_are_not_found(text: str) -> None:
    assert locate(anchor(TEXT, place(TEXT, "denied")), text) is None


def test_pieces_are_found_together_only() -> None:
    pieces = (*place(TEXT, "rise"), *place(TEXT, "denied"))

    moved = locate(anchor(TEXT, pieces), "So: " + TEXT)
    assert moved is not None and [span.start for span in moved] == [span.start + 4 for span in pieces]
    assert locate(anchor(TEXT, pieces), TEXT.replace("the port said", "they said", 1)) is None
