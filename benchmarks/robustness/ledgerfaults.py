"""Faults that no ledger may have, whatever was read: in spans, their order, and sentences without a claim."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from accordingto.types import Ledger, Mention, Sentence, Span, Time

PLACED = (Span, Sentence, Mention, Time)
"""Types that have a place in the text, and its words."""


def faults(ledger: Ledger) -> Iterator[str]:
    """Yield what is wrong with a ledger: nothing, if it is sound.

    Every span has at least one character, and its words are those at its place. The pieces of a part or of a
    claim are in the order of the text and do not overlap. Every sentence is, at least in part, in a claim.
    """
    text = ledger.article.text
    for path, span in _placed(ledger, ""):
        if not (0 <= span.start < span.end <= len(text) and text[span.start : span.end] == span.text):
            yield f"{path}: {span.start} to {span.end} is not {span.text!r}"
    for name, pieces in _parts(ledger):
        if any(after.start < before.end for before, after in pairwise(pieces)):
            yield f"{name}: its pieces overlap, or are not in order"
    claimed = sorted((span.start, span.end) for claim in ledger.claims for span in claim.content)
    for sentence in ledger.sentences:
        if not any(start < sentence.end and sentence.start < end for start, end in claimed):
            yield f"{sentence.id} lies in no claim"


def _parts(ledger: Ledger) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """Yield everything that consists of pieces, with its name."""
    for one in ledger.attributions:
        for part in ("source", "cue", "content", "channel", "addressee_span", "hedges"):
            yield f"{part} of {one.id}", getattr(one, part)
    for claim in ledger.claims:
        yield f"content of {claim.id}", claim.content
        yield f"condition of {claim.id}", claim.condition


def _placed(value: object, path: str) -> Iterator[tuple[str, Span | Sentence | Mention | Time]]:
    """Yield everything within a value that has a place in the text, with its path."""
    if isinstance(value, PLACED):
        yield path, value
    elif isinstance(value, Struct):
        for field in value.__struct_fields__:
            yield from _placed(getattr(value, field), f"{path}.{field}")
    elif isinstance(value, tuple):
        for one in value:
            yield from _placed(one, path)
