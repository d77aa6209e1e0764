"""Anchors: spans stored with the text around them, so that they can be found again in a changed text.

A correction names its place by an anchor. So it still applies to a ledger made by another model, and to a
text that was edited in other places.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from accordingto.types import Span

AROUND = 32
"""Most characters of context that an anchor stores on each side."""
LEAST_ALIKE = 0.5
"""Least share of the stored context that must be unchanged for a moved place to be accepted."""


class Anchor(Struct, frozen=True, kw_only=True):
    """Spans of a text, with the text around them."""

    spans: tuple[Span, ...]
    """The spans, in order; more than one if the words are discontinuous."""
    prefix: str
    """Up to 32 characters before the first span."""
    suffix: str
    """Up to 32 characters after the last span."""


def anchor(text: str, spans: tuple[Span, ...]) -> Anchor:
    """Return the anchor of some spans of a text; ``spans`` must not be empty."""
    start, end = spans[0].start, spans[-1].end
    return Anchor(spans=spans, prefix=text[max(0, start - AROUND) : start], suffix=text[end : end + AROUND])


def locate(anchor: Anchor, text: str) -> tuple[Span, ...] | None:
    """Find the spans of an anchor in a text; None if they are gone or could be in several places.

    If the words and the whole context are unchanged at the old offsets, those are returned. Otherwise all
    spans must occur shifted by the same distance, with at least half of the context unchanged, and there must
    be only one such place, or only one with the whole context.
    """
    spans = anchor.spans
    if not spans or any(span.start >= span.end or not span.text for span in spans):
        return None
    if _stand(spans, text, 0) and _alike(anchor, text, 0) == 1:
        return spans
    likely = [
        (shift, alike)
        for shift in _shifts(spans, text)
        if (alike := _alike(anchor, text, shift)) >= LEAST_ALIKE
    ]
    certain = [shift for shift, alike in likely if alike == 1]
    shifts = certain or [shift for shift, _ in likely]
    if len(shifts) != 1:
        return None
    return tuple(Span(s.start + shifts[0], s.end + shifts[0], s.text) for s in spans)


def _stand(spans: tuple[Span, ...], text: str, shift: int) -> bool:
    return all(s.start + shift >= 0 and text[s.start + shift : s.end + shift] == s.text for s in spans)


def _shifts(spans: tuple[Span, ...], text: str) -> Iterator[int]:
    """Yield the shift (in characters) of every place where all spans occur."""
    at = text.find(spans[0].text)
    while at >= 0:
        if _stand(spans, text, at - spans[0].start):
            yield at - spans[0].start
        at = text.find(spans[0].text, at + 1)


def _alike(anchor: Anchor, text: str, shift: int) -> float:
    """Return the share (0 to 1) of the context that is unchanged at a shift, counted outward."""
    start, end = anchor.spans[0].start + shift, anchor.spans[-1].end + shift
    whole = len(anchor.prefix) + len(anchor.suffix)
    before = text[max(0, start - len(anchor.prefix)) : start]
    after = text[end : end + len(anchor.suffix)]
    same = _shared(anchor.prefix[::-1], before[::-1]) + _shared(anchor.suffix, after)
    return same / whole if whole else 1.0


def _shared(one: str, other: str) -> int:
    """Return the length of the common prefix of two texts."""
    for at, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return at
    return min(len(one), len(other))
