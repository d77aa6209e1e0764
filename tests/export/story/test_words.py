from __future__ import annotations

import pytest

from accordingto.export.story.words import Piece, Quoter, word_diff
from accordingto.stories.brief.brief import Passage
from accordingto.types import Span


def span(text: str, start: int = 0) -> Span:
    return Span(start, start + len(text), text)


@pytest.mark.parametrize(
    ("full", "other", "shown"),
    [
        (
            "Nobody should be on that bridge.",
            "nobody should go on that bridge",
            ["nobody should", "-be", "+go", "on that bridge"],
        ),
        ("It will not sail, she said.", "It will sail", ["It will", "-not", "sail", "-she said."]),
        ("It will sail.", "Perhaps it will sail.", ["+Perhaps", "it will sail."]),
        ("It will sail.", "It [the ferry] will sail.", ["It [the ferry] will sail."]),
    ],
)
def test_a_printing_is_shown_word_by_word_beside_the_fullest(full: str, other: str, shown: list[str]) -> None:
    signs = {"gone": "-", "added": "+", "plain": ""}

    assert [f"{signs[one.kind]}{one.text}" for one in word_diff([span(full)], [span(other)])] == shown


def test_words_are_marked_and_white_space_is_one_blank() -> None:
    text = "The old\nferry may  have sunk."
    passage = Passage(path="a", outlet="Post", published="2031-03-10T08:00", spans=(span(text, 10),))
    said = Quoter({"a": "Post (1)"}, frozenset("a"), lambda path, at: f"/{path}#{at}").said(
        passage, [Span(24, 27, "may")]
    )

    assert said.pieces == (Piece("The old ferry "), Piece("may", "marked"), Piece(" have sunk."))
    assert (said.name, said.day, said.place, said.href) == ("Post (1)", "2031-03-10", "10–39", "/a#10")
    assert said.is_copy


def test_what_has_no_day_says_so() -> None:
    passage = Passage(path="a", spans=(span("It sank."), span("Nobody died.", 20)))
    said = Quoter({"a": "a"}, frozenset(), lambda path, at: None).said(passage)

    assert said.day == "no day"
    assert "".join(piece.text for piece in said.pieces) == "It sank. … Nobody died."
