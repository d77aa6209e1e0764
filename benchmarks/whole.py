"""What gold ledgers say beside their attributions: the outlet's own voice, and the headline."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from accordingto.types import HeadlineCheck, Ledger, Span, Verdict
from corpora.parts import jaccard, offsets, pieces

OWN_VOICE = "the outlet's own voice is a claim of the outlet"
HEADLINE = "verdict on the headline, of those given"
GIVEN = "a verdict on the headline is given"
COVERED = "sentence lies in a claim"
HALF = 0.5
"""Share of a stretch of the outlet's own voice that has to lie in its claims."""
LEAST = 0.3
"""Share of a sentence that has to lie in claims or attributions."""
Spans = Span | tuple[Span, ...]


class GoldStatement(Struct, frozen=True):
    """Something that the outlet says itself."""

    span: Spans


class GoldHeadline(Struct, frozen=True):
    """A proposition of the headline."""

    span: Spans
    verdict: Verdict


def checks(
    own_voice: tuple[GoldStatement, ...], headline: tuple[GoldHeadline, ...], ledger: Ledger
) -> Iterator[tuple[str, bool]]:
    """Say what is right of a whole ledger, check by check."""
    own = offsets(pieces(s for c in ledger.claims if c.chain == ("outlet",) for s in c.content))
    for statement in own_voice:
        stretch = _offsets(statement.span)
        yield OWN_VOICE, len(stretch & own) >= HALF * len(stretch)
    parts = [s for a in ledger.attributions for s in (*a.source, *a.cue, *a.content)]
    claimed = offsets(pieces([*(s for c in ledger.claims for s in c.content), *parts]))
    for sentence in ledger.sentences:
        stretch = frozenset(range(sentence.start, sentence.end))
        yield COVERED, len(stretch & claimed) >= LEAST * len(stretch)
    for drawn in headline:
        at = _offsets(drawn.span)
        nearest = max(ledger.headline_checks, key=lambda c: jaccard(at, _of(c)), default=None)
        found = nearest is not None and bool(at & _of(nearest)) and nearest.verdict != "unclear"
        yield GIVEN, found
        if found and nearest is not None:
            yield HEADLINE, nearest.verdict == drawn.verdict


def _of(check: HeadlineCheck) -> frozenset[int]:
    return offsets(pieces([check.span]))


def _offsets(spans: Spans) -> frozenset[int]:
    return offsets(pieces([spans] if isinstance(spans, Span) else spans))
