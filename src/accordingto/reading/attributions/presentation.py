"""How attributions are presented: act, certainty, strength and polarity.

The network scores these fields from the words (``fields.py``). The act comes from the lexicon if that lists
the cue, and the certainty from rules: both measured better. Strength and polarity come from regressions over
the words, the answers of rules and the network's scores (``strengths.py``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import msgspec

from accordingto.reading.attributions.acts import act_of, is_shown
from accordingto.reading.attributions.certainty import vouched
from accordingto.reading.attributions.corrections import takes_back
from accordingto.reading.attributions.fields import likeliest, scores_of
from accordingto.reading.attributions.questions import is_asked
from accordingto.reading.attributions.strengths import Said, likeliest_polarity, likeliest_strength
from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.syntax.main_clauses import clause_in
from accordingto.reading.syntax.plain_words import words_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from accordingto.reading.encoder.model import Model
    from accordingto.reading.encoder.outputs import Floats
    from accordingto.reading.syntax.document import Document
    from accordingto.types import Act, Attribution


def presented(
    doc: Document, attributions: Iterable[Attribution], turns: frozenset[str], model: Model, scores: Floats
) -> list[Attribution]:
    """Return the attributions of a document with act, certainty, hedges, strength and polarity filled in.

    ``turns`` are the ids of the attributions that are turns of a transcript, whose cue is no verb. ``scores``
    has the row of ``field_scores`` for each attribution. What is only asked is hedged if it is not nested,
    and its strength is unknown.
    """
    opened = {quote.start for quote in doc.quotations}
    result = []
    for one, row in zip(attributions, scores, strict=True):
        source, said, content = (words_in(doc, spans) for spans in (one.source, one.cue, one.content))
        first = one.cue[0].start
        is_before = all(part.start < first or part.start in opened for part in one.content)
        act = act_of(source, said, content, is_before=is_before) or cast("Act", likeliest(row, "act"))
        clause = clause_in(doc, one.content)
        words = Said(act, source, said, content, one.form, one.parent is not None, clause)
        vouch = vouched(doc, one.source, one.cue, one.content)
        is_found = one.source_kind == "document" and is_shown(said, content)  # the strength is unaffected
        cue = TokenSpan(doc.token_at(one.cue[0].start), doc.token_at(one.cue[-1].end))
        asked = is_asked(cue, doc)
        strength = likeliest_strength(words, scores_of(row, "strength"), model.kinds)
        polarity = likeliest_polarity(words, scores_of(row, "polarity"), model.kinds)
        is_unvouched = asked and one.parent is None and vouch.certainty == "reported"
        result.append(
            msgspec.structs.replace(
                one,
                act="say" if one.id in turns else "find" if is_found else act,
                certainty="hedged" if is_unvouched else vouch.certainty,
                hedges=vouch.hedges,
                strength="unknown" if asked else strength,
                polarity=words.stance.polarity if takes_back(source, said) else polarity,
            )
        )
    return result
