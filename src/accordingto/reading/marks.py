"""Quotation marks and colons bind: what a rule knows better than the model."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from accordingto.reading.pieces import Piece
from accordingto.reading.words import QUOTES

if TYPE_CHECKING:
    from accordingto.reading.decode import Found
    from accordingto.reading.words import Words

LONGEST_LEAD = 10
"""Words before a colon that may still belong to the cue ("asked Orr in a phone call: “Why?”")."""
_REPORTED = frozenset({"said", "believed", "reported", "alleged", "thought", "understood", "rumoured"})
_BE = frozenset({"is", "are", "was", "were"})
_OUTSIDE, _OPENING, _, _CLOSING = range(len(QUOTES))


def respect_marks(found: list[Found], words: Words, text: str) -> list[Found]:
    """Attributions whose parts do not cut through quotations.

    "Is said to have answered" is one cue. A cue ends before a quotation that it does not hold whole; the
    content after it begins there. A content that is a few words, a colon and one quotation is the quotation.
    """
    joined = (_with_infinitive(one, words, text) for one in found)
    return [_without_lead(_with_whole_quotes(one, words), words, text) for one in joined]


def _with_infinitive(one: Found, words: Words, text: str) -> Found:
    """The whole cue of "is said to have answered": what was said is what follows."""
    said = [_word(words, text, at) for at in range(one.cue.start, one.cue.end)]
    if said[-1] not in _REPORTED or _BE.isdisjoint(said) or not one.source:
        return one
    for piece in one.content:
        first = [_word(words, text, at) for at in range(piece.start, min(piece.start + 2, piece.end))]
        if piece.start == one.cue.end and first == ["to", "have"] and len(piece) > 4:
            end = piece.start + 3
            start = end + 1 if _word(words, text, end) == "," else end
            content = tuple(Piece(start, p.end) if p == piece else p for p in one.content)
            return replace(one, cue=Piece(one.cue.start, end), content=content)
    return one


def _word(words: Words, text: str, at: int) -> str:
    return text[words.start[at] : words.end[at]].lower()


def _with_whole_quotes(one: Found, words: Words) -> Found:
    for at in range(one.cue.start + 1, one.cue.end):
        if words.quote[at] == _OPENING and not (words.quote[at : one.cue.end] == _CLOSING).any():
            content = tuple(Piece(at, p.end) if p.start == one.cue.end else p for p in one.content)
            return replace(one, cue=Piece(one.cue.start, at), content=content)
    return one


def _without_lead(one: Found, words: Words, text: str) -> Found:
    return replace(one, content=tuple(_quotation_of(p, one.cue, words, text) for p in one.content))


def _quotation_of(piece: Piece, cue: Piece, words: Words, text: str) -> Piece:
    """The quotation that a piece right after a cue ends in, where a colon introduces it; else the piece."""
    if not 0 <= piece.start - cue.end <= 1 or words.quote[piece.start] != _OUTSIDE:
        return piece
    for at in range(piece.start, min(piece.end - 1, piece.start + LONGEST_LEAD)):
        if text[words.start[at]] == ":" and words.quote[at + 1] == _OPENING:
            rest = words.quote[at + 1 : piece.end]
            return Piece(at + 1, piece.end) if np.all(rest != _OUTSIDE) else piece
    return piece
