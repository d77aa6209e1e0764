"""Sentences that somebody said have no claim in common: no claim holds both, and neither denies the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from accordingto.stories.story import Cited

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from accordingto.stories.match.statement import Statement

    At = tuple[int, int]


class RejectedLink(Struct, frozen=True, kw_only=True):
    """Words of two articles, or of one, that somebody said have no claim in common."""

    one: Cited
    """Words of a sentence."""
    other: Cited
    """Words of the other; a sentence with itself does not deny what it tells."""


class Apart:
    """Pairs of sentences of a story that have no claim in common, whatever they share."""

    def __init__(
        self, rejected: Iterable[RejectedLink], sentences: Sequence[Statement], paths: Sequence[str]
    ) -> None:
        self._pairs = frozenset(
            frozenset((_at(one), _at(other)))
            for link in rejected
            for one in _touched(link.one, sentences, paths)
            for other in _touched(link.other, sentences, paths)
        )

    def are(self, one: Statement, other: Statement) -> bool:
        """Return whether somebody said so of two sentences."""
        return bool(self._pairs) and frozenset((_at(one), _at(other))) in self._pairs


def _touched(words: Cited, sentences: Sequence[Statement], paths: Sequence[str]) -> list[Statement]:
    """Return the sentences of which some words are."""
    return [
        one
        for one in sentences
        if paths[one.article] == words.path and one.start < words.span.end and one.end > words.span.start
    ]


def _at(one: Statement) -> At:
    return one.article, one.start
