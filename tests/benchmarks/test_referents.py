from __future__ import annotations

from benchmarks.referents import counterpart, read_referents, trimmed
from corpora.parts import Piece


def test_marks_at_the_end_are_nobodys() -> None:
    text = "Mara Prell, the pilot,” she …"
    assert trimmed(Piece(0, 11), text) == Piece(0, 10)
    assert trimmed(Piece(12, 23), text) == Piece(12, 21)
    assert trimmed(Piece(28, 29), text) == Piece(28, 29)


def test_the_place_that_overlaps_most_is_the_counterpart() -> None:
    places = [Piece(0, 4), Piece(5, 15), Piece(5, 12)]
    assert counterpart(Piece(5, 12), places) == 2
    assert counterpart(Piece(6, 15), places) == 1
    assert counterpart(Piece(3, 9), places) is None
    assert counterpart(Piece(0, 1), []) is None


def test_what_the_reader_finds_stands_in_the_text() -> None:
    text = "Mara Prell said the harbour was closed. She said that it would open on Friday."
    (referents,) = read_referents([text])
    mentions = [{text[m.start : m.end] for m in r.mentions} for r in referents]
    assert {"Mara Prell", "She"} in mentions
    assert all(len(r.sure) == len(r.mentions) for r in referents)
