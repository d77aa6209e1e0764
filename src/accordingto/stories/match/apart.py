"""Links that somebody has rejected: two sentences that are never in one claim and never deny one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from accordingto.stories.story import Cited

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from accordingto.stories.match.statement import Statement

    At = tuple[int, int]


class RejectedLink(Struct, frozen=True, kw_only=True):
    """Two passages, of one article or two, that somebody has marked as having no claim in common."""

    one: Cited
    """Words of the first sentence."""
    other: Cited
    """Words of the second; if it is the same sentence, that does not deny what it reports."""


class Apart:
    """The pairs of sentences of a story that belong to rejected links."""

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
        """Return whether somebody has rejected a link between two sentences."""
        return bool(self._pairs) and frozenset((_at(one), _at(other))) in self._pairs


def _touched(words: Cited, sentences: Sequence[Statement], paths: Sequence[str]) -> list[Statement]:
    """Return the sentences that overlap a passage."""
    return [
        one
        for one in sentences
        if paths[one.article] == words.path and one.start < words.span.end and one.end > words.span.start
    ]


def _at(one: Statement) -> At:
    return one.article, one.start
