"""Corrections as training data: what was read, what it should have been, and the text around it."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from msgspec import Struct

from accordingto.corrections.applying import Applied, Corrected, Sourced
from accordingto.corrections.changes import Change, Missing, OfAttribution
from accordingto.types import Act, Attribution, Certainty, Ledger, Polarity, Span, Strength


class Labels(Struct, frozen=True, kw_only=True):
    """An attribution as labels. Its spans are of the lesson's text, not of the article's."""

    source: tuple[Span, ...]
    """The words naming who vouches."""
    cue: tuple[Span, ...]
    """The words that attribute."""
    content: tuple[Span, ...]
    """What is attributed."""
    hedges: tuple[Span, ...]
    """The words that hedge."""
    actor: str | None
    """Name of the actor the source refers to, as the article gives it; null where nobody is known."""
    typed: str | None
    """Name of the source that a person typed in; null where nobody did."""
    act: Act | None
    """What the source does with the content."""
    certainty: Certainty | None
    """The article's stance to the attribution."""
    addressee: tuple[Span, ...]
    """The words that name whom it was said to."""
    strength: Strength | None
    """How certain the source presents the content as being."""
    polarity: Polarity | None
    """Whether the content is affirmed, or negated or denied."""


class Lesson(Struct, frozen=True, kw_only=True):
    """One correction that applies, with the sentences it is about."""

    correction: str
    """Id of the correction."""
    kind: str
    """Its kind ("source_is", "missing" …)."""
    author: str
    """Who made it."""
    made: str
    """ISO 8601 datetime at which it was made."""
    reason: str
    """Why."""
    article: str
    """Id of the article that was read."""
    reader: str
    """Version of the program and hash of the model that read it."""
    start: int
    """Offset of the text in the article's."""
    text: str
    """The sentences, as the article has them."""
    before: Labels | None
    """What was read, with the corrections before this one; null where nothing was."""
    after: Labels | None
    """What it should have been; null where nothing is attributed."""


def lessons(state: Corrected) -> Iterator[Lesson]:
    """Yield a lesson for each correction of an attribution that was applied, in their order."""
    return (_lesson(state.ledger, one) for one in state.applied if one.attribution is not None)


def teaches(change: Change) -> bool:
    """Return whether a change is of an attribution, so that it gives a lesson where it applies."""
    return isinstance(change, OfAttribution | Missing)


def lesson_line(lesson: Lesson) -> bytes:
    """Write a lesson as one line of JSON in UTF-8, the newline included."""
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
    """Return the sentences in which some spans stand."""
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
