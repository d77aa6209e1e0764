"""Correcting the spans of an attribution's source, cue or content; nesting and claims are updated."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Literal

from msgspec import structs

from accordingto.corrections.chains import moved
from accordingto.corrections.changes import OtherBounds
from accordingto.corrections.placing import attribution_at, inside, overlap, placed, shown
from accordingto.corrections.refusing import Refused
from accordingto.types import Attribution, Ledger, Span

_OPENING, _CLOSING = '"“„«', '"”“»'


def with_bounds(ledger: Ledger, change: OtherBounds) -> tuple[Ledger, Attribution]:
    """Return the ledger with the new spans of a part, and the attribution as it was. Raises ``Refused``."""
    one = attribution_at(ledger, change.attribution)
    words = placed(ledger, change.words) if change.words is not None else ()
    if not words and change.part != "source":
        raise Refused("no_words", f"the {change.part}")
    if words == getattr(one, change.part):
        return ledger, one
    match change.part:
        case "source":
            kind = (one.source_kind if one.source_kind != "none" else None) if words else "none"
            new = structs.replace(one, source=words, source_kind=kind)
        case "cue":
            new = structs.replace(one, cue=words)
        case "content":
            new = structs.replace(one, content=words, form=form_of(words), times=times_in(ledger, words))
    check_pieces(words)
    if change.part == "source":
        attributions = tuple(new if other.id == one.id else other for other in ledger.attributions)
        return structs.replace(ledger, attributions=attributions), one
    return moved(ledger, one, new), one


def check_pieces(words: tuple[Span, ...]) -> None:
    """Raise ``Refused`` if the spans of a part overlap or are not in the order of the text."""
    for first, second in pairwise(words):
        if second.start < first.end:
            raise Refused("parts_overlap", f"{shown(first.text)} and {shown(second.text)}")


def check_parts(ledger: Ledger, one: Attribution) -> None:
    """Raise ``Refused`` if the parts of an attribution conflict with each other or with other attributions.

    The cue must not overlap the content, and two contents must be nested or disjoint. This is checked only
    when a correction is made, not when it is applied again to another model's ledger.
    """
    if overlap(one.cue, one.content):
        raise Refused("parts_overlap", f"the cue {shown(one.cue[0].text)} stands in the content")
    for other in ledger.attributions:
        if other.id == one.id:
            continue
        if (other.cue, other.content) == (one.cue, one.content):
            raise Refused("same_as_another", shown(one.cue[0].text))
        if _cross(one.content, other.content):
            raise Refused("crosses_another", shown(other.content[0].text))


def form_of(content: tuple[Span, ...]) -> Literal["direct", "mixed", "indirect"]:
    """Return whether a content is quoted entirely, partly or not at all, by its quotation marks alone."""
    words = [span.text.strip(" \n,.;:!?") for span in content]
    if all(text[:1] in _OPENING and text[-1:] in _CLOSING and len(text) > 1 for text in words):
        return "direct"
    return "mixed" if any(mark in text for text in words for mark in _OPENING + _CLOSING) else "indirect"


def times_in(ledger: Ledger, content: tuple[Span, ...]) -> tuple[str, ...]:
    """Return the ids of the temporal expressions within a content."""
    return tuple(time.id for time in ledger.times if inside(time, content))


def _cross(some: tuple[Span, ...], others: tuple[Span, ...]) -> bool:
    """Return whether two contents overlap and neither contains the other."""
    return overlap(some, others) and not (_within(some, others) or _within(others, some))


def _within(some: Iterable[Span], others: tuple[Span, ...]) -> bool:
    return all(inside(span, others) for span in some)
