"""Who is not meant by "he": whoever says of somebody "he" in full sentences speaks of another."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache
from typing import TYPE_CHECKING

from accordingto.reading.lexicons import word_class

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from accordingto.reading.attributions.decode import AttributionDraft
    from accordingto.reading.encoder.mentions import MentionDraft
    from accordingto.reading.syntax.document import Document


def third_persons(
    items: Sequence[MentionDraft], found: Sequence[AttributionDraft], doc: Document
) -> Iterator[tuple[int, int]]:
    """Yield each "he" or "she" in a quoted sentence with each phrase that names its speaker, by index.

    “He lied,” Orr said: he is not Orr. Of a few quoted words that is not sure: Orr said he “paid his debts”.
    """
    starts = [item.piece.start for item in items]
    pronouns = [
        i for i, item in enumerate(items) if item.form == "pronoun" and doc.lower[starts[i]] in _sexed()
    ]
    places = [starts[i] for i in pronouns]
    for one in found:
        for source in one.source:
            begun = range(bisect_left(starts, source.start), bisect_right(starts, source.start))
            inside = [i for i in begun if items[i].piece.end <= source.end]
            if _is_in_a_sentence(source.start, doc) or not inside:
                continue
            speaker = max(inside, key=lambda i: items[i].piece.end)
            for piece in one.content:
                for at in range(bisect_left(places, piece.start), bisect_left(places, piece.end)):
                    if _is_in_a_sentence(places[at], doc):
                        yield pronouns[at], speaker


@cache
def _sexed() -> frozenset[str]:
    return word_class("male-pronouns") | word_class("female-pronouns")


def _is_in_a_sentence(at: int, doc: Document) -> bool:
    """Return whether a token stands in quotation marks that hold a sentence: they begin with a capital."""
    offset = doc.start[at]
    for quotes in (doc.quotations, doc.single_quotations):
        before = bisect_right(quotes, offset, key=lambda one: one.start) - 1
        if before >= 0 and offset < quotes[before].end:
            words = doc.text[quotes[before].start : quotes[before].end]
            return next((c for c in words if c.isalnum()), "").isupper()
    return False
