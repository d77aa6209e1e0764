"""Corrections exported as training data: labels before and after, with the sentences around them."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from msgspec import Struct

from accordingto.corrections.applying import Applied, Corrected, Sourced
from accordingto.corrections.changes import Change, Missing, OfAttribution
from accordingto.types import Act, Attribution, Certainty, Ledger, Polarity, Span, Strength


class Labels(Struct, frozen=True, kw_only=True):
    """The labels of an attribution. Its offsets are relative to the lesson's text, not the article's."""

    source: tuple[Span, ...]
    """The words that name the source."""
    cue: tuple[Span, ...]
    """The words that attribute."""
    content: tuple[Span, ...]
    """The attributed words."""
    hedges: tuple[Span, ...]
    """The words that hedge."""
    actor: str | None
    """Name of the actor that the source refers to, as in the article; null if it is not known."""
    typed: str | None
    """Name of the source that a person typed in; null if no one did."""
    act: Act | None
    """Speech act of the source."""
    certainty: Certainty | None
    """The article's stance towards the attribution."""
    addressee: tuple[Span, ...]
    """The words that name the addressee."""
    strength: Strength | None
    """How certain the source presents the content to be."""
    polarity: Polarity | None
    """positive if the content is affirmed, negative if it is negated or denied."""


class Lesson(Struct, frozen=True, kw_only=True):
    """One applied correction as a training example, with the sentences around it."""

    correction: str
    """Id of the correction."""
    kind: str
    """Kind of the correction ("source_is", "missing" …)."""
    author: str
    """Name of the person who made it."""
    made: str
    """ISO 8601 datetime at which it was made."""
    reason: str
    """The author's reason; may be empty."""
    article: str
    """Id of the article."""
    reader: str
    """Version of the program and hash of the model that read the article."""
    start: int
    """Offset of ``text`` in the article's text."""
    text: str
    """The sentences around the attribution, as they are in the article."""
    before: Labels | None
    """Labels before this correction, with all earlier ones applied; null if it added the attribution."""
    after: Labels | None
    """Labels after this correction; null if it removed the attribution."""


def lessons(state: Corrected) -> Iterator[Lesson]:
    """Yield a lesson for each applied correction of an attribution, in the order of the corrections."""
    return (_lesson(state.ledger, one) for one in state.applied if one.attribution is not None)


def teaches(change: Change) -> bool:
    """Return whether a change is about an attribution, so that it yields a lesson if it applies."""
    return isinstance(change, OfAttribution | Missing)


def lesson_line(lesson: Lesson) -> bytes:
    """Return a lesson as one line of JSON in UTF-8, including the newline."""
    return msgspec.json.encode(lesson) + b"\n"


def _lesson(ledger: Ledger, applied: Applied) -> Lesson:
    correction, article = applied.correction, ledger.article
    stood = [one.attribution for one in (applied.before, applied.after) if one is not None]
    start, end = _window(ledger, [span for one in stood for span in _spans(one)])
    return Lesson(
        correction=correction.id,
        kind=str(correction.change.__struct_config__.tag),
        author=correction.author,
        made=correction.made,
        reason=correction.reason,
        article=article.id,
        reader=ledger.reader,
        start=start,
        text=article.text[start:end],
        before=_labels(applied.before, start),
        after=_labels(applied.after, start),
    )


def _spans(one: Attribution) -> tuple[Span, ...]:
    return (*one.source, *one.cue, *one.content, *one.hedges, *one.addressee_span)


def _window(ledger: Ledger, spans: list[Span]) -> tuple[int, int]:
    """Return the offsets of the sentences that some spans overlap, extended to contain all of the spans."""
    low, high = min(span.start for span in spans), max(span.end for span in spans)
    around = [s for s in ledger.sentences if s.start < high and low < s.end]
    return min([low, *(s.start for s in around)]), max([high, *(s.end for s in around)])


def _labels(read: Sourced | None, start: int) -> Labels | None:
    if read is None:
        return None
    one = read.attribution

    def shifted(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(Span(span.start - start, span.end - start, span.text) for span in spans)

    return Labels(
        source=shifted(one.source),
        cue=shifted(one.cue),
        content=shifted(one.content),
        hedges=shifted(one.hedges),
        actor=read.actor,
        typed=read.typed,
        act=one.act,
        certainty=one.certainty,
        addressee=shifted(one.addressee_span),
        strength=one.strength,
        polarity=one.polarity,
    )
