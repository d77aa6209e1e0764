"""Anchors: words of a text and what stands around them, and where they stand in a text now.

A correction names its place by an anchor. So it finds its place in a reading by another model, and in a text
that was edited elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from accordingto.types import Span

AROUND = 32
"""Characters of the text that an anchor keeps before and behind its words, at the most."""
LEAST_ALIKE = 0.5
"""Share of what stood around the words that still stands there, for a place to be theirs."""


class Anchor(Struct, frozen=True, kw_only=True):
    """Words of a text, with what stands around them."""

    spans: tuple[Span, ...]
    """The words, in order; several where a part is in pieces."""
    prefix: str
    """Up to 32 characters before the first."""
    suffix: str
    """Up to 32 characters after the last."""


def anchor(text: str, spans: tuple[Span, ...]) -> Anchor:
    """Anchor some spans of a text; they must not be none."""
    start, end = spans[0].start, spans[-1].end
    return Anchor(spans=spans, prefix=text[max(0, start - AROUND) : start], suffix=text[end : end + AROUND])


def locate(anchor: Anchor, text: str) -> tuple[Span, ...] | None:
    """Find the words of an anchor in a text; None where they are gone or could be in several places.

    They are at their old place if the words and everything around them are the same. At another place, all
    pieces must have the same distances and half of the text around them, and there must be only one such
    place, or only one with all of that text.
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
    """By how much the words have moved, for every place where all of them stand."""
    at = text.find(spans[0].text)
    while at >= 0:
        if _stand(spans, text, at - spans[0].start):
            yield at - spans[0].start
        at = text.find(spans[0].text, at + 1)


def _alike(anchor: Anchor, text: str, shift: int) -> float:
    """Return the share of what stood around the words that stands around them here, counted outward."""
    start, end = anchor.spans[0].start + shift, anchor.spans[-1].end + shift
    whole = len(anchor.prefix) + len(anchor.suffix)
    before = text[max(0, start - len(anchor.prefix)) : start]
    after = text[end : end + len(anchor.suffix)]
    same = _shared(anchor.prefix[::-1], before[::-1]) + _shared(anchor.suffix, after)
    return same / whole if whole else 1.0


def _shared(one: str, other: str) -> int:
    """Return how many characters two texts have in common at their beginning."""
    for at, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return at
    return min(len(one), len(other))
