"""Phrases that refer to somebody or something, and which of them refer to the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from accordingto.reading.pieces import Piece
    from accordingto.types import MentionForm

KINDS = ("person", "organization", "place", "time", "event", "abstract", "object")
"""What a phrase refers to: the types of GUM (Zeldes, LREC 2017), animals, plants and substances as objects."""


@dataclass(frozen=True)
class Phrase:
    """A noun phrase or pronoun that refers. Phrases may stand inside each other, but do not cross."""

    piece: Piece
    """Its words: a whole noun phrase, with appositions only where the corpus has them as one."""
    kind: str
    """One of ``KINDS``."""
    form: MentionForm
    """A name (its head is a proper noun), a nominal, or a pronoun (possessives included)."""
    sure: float
    """Probability that it refers at all, 0 to 1."""


@dataclass(frozen=True)
class Cluster:
    """Phrases of one text that refer to the same."""

    phrases: tuple[Phrase, ...]
    """In the order of the text."""
    links: tuple[float, ...]
    """One a phrase: probability of its link to what stands before it; 1 for the first."""
