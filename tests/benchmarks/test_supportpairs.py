"""Headlines beside bodies: what is chosen and what is counted. It needs no PyTorch, so it is tested."""

from __future__ import annotations

import pytest

from accordingto.reading.encoder.model import BUNDLED
from accordingto.reading.encoder.wordpiece import WordPiece
from accordingto.reading.headline.alignment import Body, lines_of
from accordingto.reading.text.sentences import split_sentences
from training.supportpairs import MOST_PIECES, pair_up

HEADLINE = "Harbour tolls to double in May"
LEAD = "The council met on Monday. It sat for three hours. "
FILLER = "Gulls were heard over the square, and the band played on until the lamps were lit. "
TELLING = "The harbour tolls will double in May, said Mayor Ada Orr. "


@pytest.fixture(scope="module")
def wordpiece() -> WordPiece:
    return WordPiece.from_file(BUNDLED / "vocab.txt")


def body_of(text: str) -> Body:
    return Body(lines_of(text, split_sentences(text)))


def test_the_lead_and_the_most_alike_sentence_are_taken(wordpiece: WordPiece) -> None:
    found = pair_up(HEADLINE, body_of(LEAD + 20 * FILLER + TELLING), wordpiece)
    assert found.lines[:2] == (0, 1)
    assert found.lines[-1] == 22
    assert list(found.lines) == sorted(found.lines)


def test_a_pair_fits_the_model(wordpiece: WordPiece) -> None:
    found = pair_up(20 * HEADLINE, body_of(40 * TELLING), wordpiece)
    assert len(found.pieces) == len(found.segments) == MOST_PIECES
    assert found.pieces[0] == wordpiece.cls
    ends = [i for i, piece in enumerate(found.pieces) if piece == wordpiece.sep]
    assert ends == [41, MOST_PIECES - 1]
    assert list(found.segments) == [0] * 42 + [1] * (MOST_PIECES - 42)


def test_words_of_denial_are_counted_where_they_stand(wordpiece: WordPiece) -> None:
    plain = pair_up(HEADLINE, body_of(LEAD + TELLING), wordpiece).features
    denied = pair_up(HEADLINE, body_of(LEAD + TELLING + "The mayor denied it."), wordpiece).features
    asked = pair_up(HEADLINE + "?", body_of(LEAD + TELLING), wordpiece).features
    assert (denied != plain).any()
    assert denied[6:13].tolist() == plain[6:13].tolist()
    assert (asked[5], plain[5]) == (1, 0)


def test_a_denial_far_down_is_taken_before_what_is_more_alike(wordpiece: WordPiece) -> None:
    text = LEAD + 12 * "The harbour is deep. " + "The report was false. "
    assert 14 in pair_up(HEADLINE, body_of(text), wordpiece).lines
