"""Co-reference clusters that the reader finds in a text, and the matching of mentions of two sides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from accordingto.reading import Reader
from accordingto.types import Article
from corpora.parts import Piece, Pieces

ENOUGH = 0.5  # overlap (Jaccard, by characters) from which two mentions are the same phrase


@dataclass(frozen=True)
class Referent:
    """Somebody or something, with every place where it is mentioned."""

    mentions: Pieces
    sure: tuple[float, ...]
    """For each mention, the probability that it belongs here, 0 to 1."""


def read_referents(texts: Iterable[str]) -> list[list[Referent]]:
    """Return the clusters that the bundled reader finds in each text."""
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
    """Return a place without the punctuation and spaces at its end, such as a comma after an apposition."""
    end = place.end
    while end > place.start and not text[end - 1].isalnum():
        end -= 1
    return Piece(place.start, end) if end > place.start else place


def counterpart(place: Piece, among: Sequence[Piece]) -> int | None:
    """Return the index of the first place that overlaps most; None if none overlaps by ``ENOUGH``."""
    likeness = [_likeness(place, other) for other in among]
    best = max(likeness, default=0.0)
    return likeness.index(best) if best >= ENOUGH else None


def _likeness(one: Piece, other: Piece) -> float:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared / (max(one.end, other.end) - min(one.start, other.start)) if shared > 0 else 0.0
