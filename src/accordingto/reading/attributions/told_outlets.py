"""Outlets that are told something, which are the channel as well: "told the Harbour Post", "told Fox 35"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.reading.attributions.audience import is_listed
from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.lexicons import given_names, word_class

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.lexicons.outlets import Outlets
    from accordingto.reading.syntax.document import Document


def with_told_outlets(
    channels: Sequence[tuple[TokenSpan, ...]],
    addressees: Sequence[TokenSpan | None],
    doc: Document,
    outlets: Outlets,
) -> list[tuple[TokenSpan, ...]]:
    """Return the channels of each attribution, adding its addressee if that is an outlet.

    Only the name of the addressee counts, or that with which it begins ("Fox 35", "ABC's "This Week""), not
    the kind that the model gives it.
    """
    result = []
    for pieces, piece in zip(channels, addressees, strict=True):
        if piece is None or not _is_told_outlet(piece, doc, outlets) or any(map(piece.shared, pieces)):
            result.append(pieces)
        else:
            result.append(tuple(sorted((*pieces, piece))))
    return result


def _is_told_outlet(piece: TokenSpan, doc: Document, outlets: Outlets) -> bool:
    """Return whether an addressee is an outlet, or a part of one; its journalists are not."""
    if outlets.is_outlet(doc.text_of(piece)):
        return True
    start = piece.start + (doc[piece.start] in word_class("determiners"))
    ends = range(piece.end - 1, start, -1)
    end = next((at for at in ends if outlets.is_outlet(doc.text_of(TokenSpan(start, at)))), None)
    if end is None or doc.kind(piece) == "person" or doc.trees.relations[piece.end - 1] == "flat":
        return False  # "CNN's Ida Orr"
    goes_on = doc[end].isdigit() or doc.is_apostrophe(end)
    is_one = goes_on or outlets.is_certain(doc.text_of(TokenSpan(start, end)))
    return is_one and not any(_is_journalist(TokenSpan(at, piece.end), doc) for at in range(end, piece.end))


def _is_journalist(piece: TokenSpan, doc: Document) -> bool:
    """Return whether a phrase is a person or begins with a role or a given name."""
    return doc.kind(piece) == "person" or doc[piece.start] in given_names() or is_listed(doc[piece.start])
