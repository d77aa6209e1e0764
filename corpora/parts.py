"""Attributions reduced to what is scored: the pieces of source, cue and content."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from accordingto.types import Ledger, Span

Role = Literal["source", "cue", "content"]
ROLES: tuple[Role, ...] = ("source", "cue", "content")


class Piece(NamedTuple):
    """A stretch of an article, as code-point offsets, the end exclusive."""

    start: int
    end: int


Pieces = tuple[Piece, ...]


@dataclass(frozen=True)
class Parts:
    """One attribution of a corpus or of a ledger."""

    id: str
    source: Pieces
    """Empty where nobody is named."""
    cue: Pieces
    content: Pieces

    def of(self, role: Role) -> Pieces:
        """Give the pieces of one role."""
        return {"source": self.source, "cue": self.cue, "content": self.content}[role]


def pieces(spans: Iterable[Span]) -> Pieces:
    """Reduce spans to their offsets."""
    return tuple(Piece(span.start, span.end) for span in spans)


def top_level(ledger: Ledger) -> tuple[Parts, ...]:
    """Give the attributions of a ledger that stand in no other: all that a flat corpus can judge."""
    return tuple(
        Parts(a.id, pieces(a.source), pieces(a.cue), pieces(a.content))
        for a in ledger.attributions
        if a.parent is None
    )


def offsets(of: Iterable[Piece]) -> frozenset[int]:
    """Give the offset of every character in the pieces."""
    return frozenset(i for piece in of for i in range(piece.start, piece.end))


def jaccard(one: frozenset[int], other: frozenset[int]) -> float:
    """Size of what two sets share over the size of both together; 0 for two empty ones."""
    return len(one & other) / len(one | other) if one or other else 0.0
