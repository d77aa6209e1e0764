"""The view model of a story's quotations: the fullest version of each, and word diffs of the others."""

from __future__ import annotations

from msgspec import Struct

from accordingto.export.story.wording import CHANGES, NOBODY, VARIANTS
from accordingto.export.story.words import Piece, Quoter, word_diff
from accordingto.export.wording import joined
from accordingto.stories.story import QuotePlace, Story


class Printing(Struct, frozen=True, kw_only=True):
    """One version of a quotation, as one or more articles print it."""

    names: tuple[tuple[str, bool], ...]
    """Names of the articles, each with whether it is a copy of another article."""
    label: str
    """How it differs from the fullest version, in words; empty for the same words."""
    pieces: tuple[Piece, ...]
    """Its words, as a diff to the fullest version."""

    @property
    def is_copy(self) -> bool:
        """Whether only copies print it."""
        return all(is_copy for _, is_copy in self.names)


class QuoteRow(Struct, frozen=True, kw_only=True):
    """A quotation with all its versions."""

    id: str
    """Its id in the story."""
    speaker: str
    """The speaker, or ``NOBODY``."""
    printings: tuple[Printing, ...]
    """Its versions, the fullest first; articles that print the same words share one."""


def quote_rows(story: Story, quoter: Quoter) -> tuple[QuoteRow, ...]:
    """Return the quotations of a story."""
    rows = []
    for quote in story.quotes:
        full = quote.where[0]
        printings: dict[tuple[str, tuple[Piece, ...]], list[str]] = {}
        for place in quote.where:
            is_same = place.variant == "same" and not place.changes
            pieces = (Piece(joined(full.spans)),) if is_same else word_diff(full.spans, place.spans)
            label = "" if is_same else variant_in_words(place)
            printings.setdefault((label, pieces), []).append(place.path)
        rows.append(
            QuoteRow(
                id=quote.id,
                speaker=quote.speaker or NOBODY,
                printings=tuple(
                    Printing(
                        names=tuple((quoter.names[path], path in quoter.copies) for path in paths),
                        label=label,
                        pieces=pieces,
                    )
                    for (label, pieces), paths in printings.items()
                ),
            )
        )
    return tuple(rows)


def variant_in_words(place: QuotePlace) -> str:
    """Return in words how a version differs from the fullest one: "other words; changes a hedge"."""
    kinds = dict.fromkeys(change.kind for change in place.changes)
    said_already = {"cut": "left_out", "altered": "words"}.get(place.variant)
    told = [CHANGES[kind] for kind in kinds if kind != said_already]
    return "; ".join([VARIANTS[place.variant], *told])
