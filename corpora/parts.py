"""Attributions reduced to what is scored: the offsets of source, cue and content."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from accordingto.types import Ledger, Span

Role = Literal["source", "cue", "content"]
ROLES: tuple[Role, ...] = ("source", "cue", "content")


class Piece(NamedTuple):
    """A span of an article, as offsets in code points, the end exclusive."""

    start: int
    end: int


Pieces = tuple[Piece, ...]


@dataclass(frozen=True)
class Parts:
    """The parts of one attribution of a corpus or a ledger."""

    id: str
    source: Pieces
    """Empty if no source is named."""
    cue: Pieces
    content: Pieces

    def of(self, role: Role) -> Pieces:
        """Return the pieces of one role."""
        return {"source": self.source, "cue": self.cue, "content": self.content}[role]


def pieces(spans: Iterable[Span]) -> Pieces:
    """Reduce spans to their offsets."""
    return tuple(Piece(span.start, span.end) for span in spans)


def top_level(ledger: Ledger) -> tuple[Parts, ...]:
    """Return the attributions that are not nested, which are those that a flat corpus can evaluate."""
    return tuple(
        Parts(a.id, pieces(a.source), pieces(a.cue), pieces(a.content))
        for a in ledger.attributions
        if a.parent is None
    )


def offsets(of: Iterable[Piece]) -> frozenset[int]:
    """Return the offsets of all characters in the pieces."""
    return frozenset(i for piece in of for i in range(piece.start, piece.end))


def jaccard(one: frozenset[int], other: frozenset[int]) -> float:
    """Return the Jaccard index of two sets; 0 if both are empty."""
    return len(one & other) / len(one | other) if one or other else 0.0
