"""Attributions with how they are presented: the act, how sure the outlet is of it, how sure the source is.

The network reads these fields from the words, and knows what the rules answer (``fields.py``).
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

import msgspec

from accordingto.reading.attributions.acts import act_of
from accordingto.reading.attributions.certainty import vouched
from accordingto.reading.attributions.factuality import stance_of
from accordingto.reading.attributions.fields import with_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from accordingto.reading.encoder.model import Model
    from accordingto.reading.encoder.outputs import Floats
    from accordingto.reading.text.quotations import Quote
    from accordingto.types import Attribution, Sentence, Span


def presented(
    text: str,
    attributions: Iterable[Attribution],
    turns: frozenset[str],
    sentences: Sequence[Sentence],
    quotes: Iterable[Quote],
    model: Model,
    scores: Floats,
) -> list[Attribution]:
    """Return the attributions of a text with act, certainty, hedges, strength and polarity.

    ``turns`` are the ids of those that are turns of a transcript, whose cue is no verb; ``sentences`` and
    ``quotes`` are those of the text, in order; ``scores`` is what ``field_scores`` gives for each.
    """
    starts = [sentence.start for sentence in sentences]
    quoted = [(quote.start, quote.end) for quote in quotes]
    result = []
    for one, row in zip(attributions, scores, strict=True):
        at = bisect_right(starts, one.cue[0].start) - 1
        sentence = sentences[at] if at >= 0 and one.cue[0].start < sentences[at].end else None
        said, content = words_of(one.cue), words_of(one.content)
        act = act_of(said, content, model.tables)
        stance = stance_of(act, words_of(one.source), said, content)
        vouch = vouched(text, one.source, one.cue, one.content, sentence, quoted)
        answers = {
            "act": act,
            "certainty": vouch.certainty,
            "strength": stance.strength,
            "polarity": stance.polarity,
        }
        if not one.source:
            answers["source_kind"] = "none"
        import os
        if os.environ.get("X_RULES") == "0":
            answers = {}
        values = with_rules(row, answers, model.heads.field_rules)
        result.append(
            msgspec.structs.replace(
                one,
                hedges=vouch.hedges,
                **({} if os.environ.get("X_FIELDS") != "rule" else {}),
                act="say" if one.id in turns else values["act"],
                certainty=values["certainty"],
                strength=values["strength"],
                polarity=values["polarity"],
                **({"source_kind": values["source_kind"]} if os.environ.get("X_KIND") else {}),
            )
        )
    return result


def words_of(spans: Iterable[Span]) -> str:
    """Return the words of some spans, joined by spaces."""
    return " ".join(span.text for span in spans)
