"""Rules that move words between the parts of an attribution, on marked sentences."""

from __future__ import annotations

import pytest

from accordingto.reading.addressees import Named
from accordingto.reading.marks import respect_marks
from accordingto.reading.pieces import Piece
from accordingto.reading.reader import without_addressee
from accordingto.reading.words import split_words
from tests.reading.parts import WORDPIECE, marked, plain


@pytest.mark.parametrize(
    ("article", "cue", "content"),
    [
        ("[s|Orr] [q|is said] [c|to have answered, “Not now.”]", "is said to have answered", "“Not now.”"),
        ("[s|Orr] [q|is said] [c|to be in Vest]", "is said", "to be in Vest"),
        ("[s|Orr] [q|said] [c|to have known would help]", "said", "to have known would help"),
    ],
)
def test_what_is_said_to_have_been_said_is_one_cue(article: str, cue: str, content: str) -> None:
    found, wording = marked(article)
    text = plain(article)
    (one,) = respect_marks(found, split_words(text, WORDPIECE), text)
    assert (wording.text(one.cue), wording.text(one.content[0])) == (cue, content)


def test_who_is_told_is_not_part_of_what_is_said() -> None:
    found, wording = marked("[s|Orr] [q|urged] [c|the board to wait].")
    one = without_addressee(found[0], Named(Piece(2, 4)))
    assert [wording.text(piece) for piece in one.content] == ["to wait"]
    assert one.source == found[0].source


def test_who_is_told_is_no_source() -> None:
    found, _ = marked("[s|The board] [q|was advised] [c|to wait].")
    assert without_addressee(found[0], Named(Piece(0, 2))).source == ()
    assert without_addressee(found[0], None) == found[0]
