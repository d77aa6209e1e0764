"""Verbs behind a hedging adverb that was found as the cue: in "led Orr to allegedly urge a ban", Orr urges.

In the training corpus the cue is often the adverb alone, and the content the rest of the sentence. Where
somebody was found as its source, the verb right behind the adverb tells what he is said to have done.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from accordingto.reading.attributions.acts import entry_of
from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.lexicons import word_class
from accordingto.reading.syntax.plain_words import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.attributions.decode import AttributionDraft
    from accordingto.reading.syntax.document import Document
    from accordingto.types import Act

DEEDS: frozenset[Act] = frozenset({"decide", "other"})
"""Acts whose verbs may well be deeds: "allegedly used money"."""


def with_hedged_verbs(found: Sequence[AttributionDraft], doc: Document) -> list[AttributionDraft]:
    """Return the attributions; the verb of attribution after a hedging adverb belongs to the cue."""
    return [_with_verb(one, doc) for one in found]


def _with_verb(one: AttributionDraft, doc: Document) -> AttributionDraft:
    verb = one.cue.end
    if not one.source or not one.content or doc.lower[verb - 1] not in word_class("hedging-adverbs"):
        return one
    first = one.content[0]
    if first.start != verb or len(first) < 2 or not doc.trees.tags[verb].startswith("VERB"):
        return one
    rest = (TokenSpan(verb + 1, first.end), *one.content[1:])
    entry = entry_of(words_of(doc, [TokenSpan(verb, verb + 1)]), words_of(doc, rest))
    if entry is None or entry.act in DEEDS:
        return one
    return replace(one, cue=TokenSpan(one.cue.start, verb + 1), content=rest)
