from __future__ import annotations

import pytest

from accordingto.reading.decode import Found
from accordingto.reading.marks import respect_marks
from accordingto.reading.model import BUNDLED
from accordingto.reading.pieces import Piece
from accordingto.reading.wordpiece import WordPiece
from accordingto.reading.words import split_words

WORDPIECE = WordPiece.from_file(BUNDLED / "vocab.txt")


def respected(text: str, cue: str, content: str) -> tuple[str, str]:
    """Cue and content as they come out, given as they go in."""
    words = split_words(text, WORDPIECE)

    def piece(part: str) -> Piece:
        at = text.index(part)
        inside = [i for i in range(len(words)) if at <= words.start[i] < at + len(part)]
        return Piece(inside[0], inside[-1] + 1)

    def said(part: Piece) -> str:
        return text[words.start[part.start] : words.end[part.end - 1]]

    (one,) = respect_marks([Found(piece(cue), (), (piece(content),), 1.0)], words, text)
    return said(one.cue), said(one.content[0])


@pytest.mark.parametrize(
    ("text", "cue", "content", "expected"),
    [
        (
            "Orr asked Lund in a call: “Why now?”",
            "asked",
            "Lund in a call: “Why now?”",
            ("asked", "“Why now?”"),
        ),
        (
            "Orr has called “a farce” of it",
            "has called “a",
            "farce” of it",
            ("has called", "“a farce” of it"),
        ),
        ("Orr “warned” that it rained", "“warned”", "that it rained", ("“warned”", "that it rained")),
        ("Orr said one thing: it rained", "said", "one thing: it rained", ("said", "one thing: it rained")),
        (
            "Orr said it was clear: “no” and left",
            "said",
            "it was clear: “no” and left",
            ("said", "it was clear: “no” and left"),
        ),
    ],
)
def test_parts_do_not_cut_through_quotations(
    text: str, cue: str, content: str, expected: tuple[str, str]
) -> None:
    assert respected(text, cue, content) == expected


def test_a_source_does_not_run_from_the_headline_into_the_text() -> None:
    words = split_words("Tolls fall, says minister\n\nBo Orr is ill", WORDPIECE)
    found = Found(Piece(3, 4), (Piece(4, 7),), (Piece(0, 2),), 1.0)

    assert respect_marks([found], words, "Tolls fall, says minister\n\nBo Orr is ill")[0].source == (
        Piece(4, 5),
    )
