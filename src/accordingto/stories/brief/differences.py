"""Differences between the articles of a story: what is weaker, stronger or other than in the fullest one."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from accordingto.stories.brief.brief import DifferenceKind, StoryDifference
from accordingto.stories.match.relations import relate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from accordingto.stories.brief.shelf import Shelf
    from accordingto.stories.story import StoryClaim, StoryQuote

_KINDS: dict[str, DifferenceKind] = {kind: kind for kind in get_args(DifferenceKind)}
"""The kinds of evidence and of quotation changes that a brief lists, by name."""


def differences(shelf: Shelf) -> Iterator[StoryDifference]:
    """Yield the differences in claims, then those in quotations, each in the order of the story."""
    for claim in shelf.story.claims:
        yield from _of_claim(claim, shelf)
    for quote in shelf.story.quotes:
        yield from _of_quote(quote, shelf)


def _of_claim(claim: StoryClaim, shelf: Shelf) -> Iterator[StoryDifference]:
    first = claim.where[0]
    full = shelf.statement(first)
    for place in claim.where[1:]:
        other = shelf.statement(place)
        if full is None or other is None or place.relation not in ("weaker", "stronger"):
            continue
        related = relate(full, other)
        kind = next((_KINDS[one.kind] for one in (*related.evidence, *related.instead)), None)
        if kind and (related.relation == "weaker" or related.relation == "stronger"):
            yield StoryDifference(
                of=claim.id,
                leaning=related.relation,
                kind=kind,
                here=shelf.likest(place),
                there=shelf.likest(first),
                words=tuple(span for one in related.evidence for span in one.spans),
                instead=tuple(span for one in related.instead for span in one.spans),
            )


def _of_quote(quote: StoryQuote, shelf: Shelf) -> Iterator[StoryDifference]:
    first = quote.where[0]
    for place in quote.where[1:]:
        for change in place.changes:
            if change.kind in _KINDS:
                yield StoryDifference(
                    of=quote.id,
                    leaning="altered",
                    kind=_KINDS[change.kind],
                    here=shelf.passage(place.path, place.spans),
                    there=shelf.passage(first.path, first.spans),
                    words=change.here,
                    instead=tuple(one.span for one in change.there),
                )
