"""Clusters of places in a text: as the reader finds them, and how places of two sides are matched."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from accordingto.reading import Reader
from accordingto.types import Article
from corpora.parts import Piece, Pieces

ENOUGH = 0.5  # overlap (Jaccard, by characters) from which two places are the same phrase


@dataclass(frozen=True)
class Referent:
    """Somebody or something, with every place where it is mentioned."""

    mentions: Pieces
    sure: tuple[float, ...]
    """One a mention: how likely it belongs here, 0 to 1."""


def read_referents(texts: Iterable[str]) -> list[list[Referent]]:
    """Give what the bundled reader finds each text to refer to."""
    reader = Reader(any_language=True)
    return [
        [
            Referent(
                tuple(Piece(mention.start, mention.end) for mention, _ in pairs),
                tuple(sure for _, sure in pairs),
            )
            for pairs in reader.refer(Article(id="", text=text))
        ]
        for text in texts
    ]


def trimmed(place: Piece, text: str) -> Piece:
    """Give a place without the marks and spaces at its end: a comma after an apposition is nobody's."""
    end = place.end
    while end > place.start and not text[end - 1].isalnum():
        end -= 1
    return Piece(place.start, end) if end > place.start else place


def counterpart(place: Piece, among: Sequence[Piece]) -> int | None:
    """Give the index of the place that overlaps most, the first of several; None where none does enough."""
    likeness = [_likeness(place, other) for other in among]
    best = max(likeness, default=0.0)
    return likeness.index(best) if best >= ENOUGH else None


def _likeness(one: Piece, other: Piece) -> float:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared / (max(one.end, other.end) - min(one.start, other.start)) if shared > 0 else 0.0
