"""The utterances of a story on a page: the fullest printing, and the others as word diffs of it."""

from __future__ import annotations

from msgspec import Struct

from accordingto.export.story.wording import CHANGES, NOBODY, VARIANTS
from accordingto.export.story.words import Piece, Quoter, word_diff
from accordingto.export.wording import joined
from accordingto.stories.story import QuotePlace, Story


class Printing(Struct, frozen=True, kw_only=True):
    """An utterance as some articles print it."""

    names: tuple[tuple[str, bool], ...]
    """The articles, each with whether it is a copy of another."""
    label: str
    """What it is to the fullest; empty for the fullest."""
    pieces: tuple[Piece, ...]
    """Its words, beside those of the fullest."""

    @property
    def is_copy(self) -> bool:
        """Whether only copies print it."""
        return all(is_copy for _, is_copy in self.names)


class QuoteRow(Struct, frozen=True, kw_only=True):
    """One utterance."""

    id: str
    """Its id in the story."""
    speaker: str
    """Who said it."""
    printings: tuple[Printing, ...]
    """As it is printed, the fullest first; those that print the same words are one."""


def quote_rows(story: Story, quoter: Quoter) -> tuple[QuoteRow, ...]:
    """Return the utterances of a story."""
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
    """Return what a printing is to the fullest, in words: "other words; changes a hedge"."""
    kinds = dict.fromkeys(change.kind for change in place.changes)
    said_already = {"cut": "left_out", "altered": "words"}.get(place.variant)
    told = [CHANGES[kind] for kind in kinds if kind != said_already]
    return "; ".join([VARIANTS[place.variant], *told])
