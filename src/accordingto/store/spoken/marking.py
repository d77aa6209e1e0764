"""Marking of the search words in the statements that were found."""

from __future__ import annotations

from collections.abc import Iterable

from accordingto.store.passages import Piece, Terms, excerpt
from accordingto.store.spoken.expression import parse

LONGEST = 700
"""Limit of characters of a content that are shown."""


def marked(text: str, contents: Iterable[str]) -> list[tuple[Piece, ...]]:
    """Return each content with the words of a typed search marked. Raises ``TooBroad``."""
    terms = Terms(term for group in parse(text).groups for term in group)
    return [excerpt(content, terms, LONGEST) for content in contents]
