"""Attributions with how they are presented: the act, how sure the outlet is of it, how sure the source is."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

import msgspec

from accordingto.reading.attributions.acts import act_of, signature_of
from accordingto.reading.attributions.certainty import vouched
from accordingto.reading.attributions.factuality import stance_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from accordingto.reading.encoder.piece_tables import PieceTables
    from accordingto.reading.syntax.document import Document
    from accordingto.types import Attribution, Span

FACTIVE = "+/+"
"""The signature of cues like "reveal": a study that reveals something has found it."""


def presented(
    doc: Document, attributions: Iterable[Attribution], turns: frozenset[str], tables: PieceTables
) -> list[Attribution]:
    """Return the attributions of a document with act, certainty, hedges, strength and polarity.

    ``turns`` are the ids of those that are turns of a transcript, whose cue is no verb; ``tables`` are those
    of the model.
    """
    sentences = doc.sentences
    starts = [sentence.start for sentence in sentences]
    quoted = [(quote.start, quote.end) for quote in doc.quotations]
    result = []
    for one in attributions:
        at = bisect_right(starts, one.cue[0].start) - 1
        sentence = sentences[at] if at >= 0 and one.cue[0].start < sentences[at].end else None
        said, content = joined_text(one.cue), joined_text(one.content)
        act = "say" if one.id in turns else act_of(said, content, tables)
        if one.source_kind == "document" and act == "say" and signature_of(said, content) == FACTIVE:
            act = "find"
        stance = stance_of(act, joined_text(one.source), said, content)
        vouch = vouched(doc.text, one.source, one.cue, one.content, sentence, quoted)
        result.append(
            msgspec.structs.replace(
                one,
                act=act,
                certainty=vouch.certainty,
                hedges=vouch.hedges,
                strength=stance.strength,
                polarity=stance.polarity,
            )
        )
    return result


def joined_text(spans: Iterable[Span]) -> str:
    """Return the words of some spans, joined by spaces."""
    return " ".join(span.text for span in spans)
